"""Start of the window, against a bare window with one table: first paint, and first painted rows."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from desktop.db.migrate import migrate
from desktop.db.store import Store
from desktop.domain.office import Office
from desktop.services.sample.sample import make_sample
from desktop.services.settings import save_office

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 11
AIMS = {"window": 1.15, "rows": 2.5}

BARE = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("window", time.time(), flush=True)
        QTimer.singleShot(0, application.quit)

application = QApplication([])
window = Window()
window.setCentralWidget(QTableWidget(30, 6))
window.resize(1366, 768)
window.show()
application.exec()
"""
OURS = """
import gc, sys, time
gc.disable()  # as desktop/__main__.py does
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from desktop import app

def mark(name):
    if name not in seen:
        seen.add(name)
        print(name, time.time(), flush=True)

def painted(window, event, original=app.MainWindow.paintEvent):
    original(window, event)
    mark("window")

class Eye(QObject):
    def eventFilter(self, viewport, event):
        if event.type() == QEvent.Type.Paint and viewport.parent().model().rowCount():
            mark("rows")
            program.application.quit()
        return False

def page_shown(_index):
    for table in program.window.stack.currentWidget().findChildren(QTableView):
        table.viewport().installEventFilter(eye)

seen = set()
app.MainWindow.paintEvent = painted
program = app.Program(app.places(Path(sys.argv[1])))
from PySide6.QtWidgets import QTableView
eye = Eye()
program.window.stack.currentChanged.connect(page_shown)
program.run()
"""


def main(arguments: list[str]) -> None:
    """Measure in turns, so that what else the computer does strikes both alike; print ratios of the medians."""
    rounds = int(arguments[0]) if arguments else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "mutasi.db"
        _sample(database)
        bare, window, rows = [], [], []
        for _round in range(rounds):
            bare.append(_marks(BARE)["window"])
            ours = _marks(OURS, str(database))
            window.append(ours["window"])
            rows.append(ours["rows"])
    for name, figures in (("bare window", bare), ("first paint", window), ("first rows", rows)):
        middle, least = statistics.median(figures), min(figures)
        print(f"{name:12} {middle * 1000:6.0f} ms  (least {least * 1000:.0f})")
    print(f"first paint / bare: {_ratio(window, bare):.2f}  (aim {AIMS['window']})")
    print(f"first rows / bare:  {_ratio(rows, bare):.2f}  (aim {AIMS['rows']})")


def _ratio(ours: list[float], bare: list[float]) -> float:
    return statistics.median(ours) / statistics.median(bare)


def _marks(code: str, *arguments: str) -> dict[str, float]:
    """Seconds from the start of the process to each mark that it prints."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an officer's second start has its bytecode
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    lines = [line.split() for line in done.stdout.splitlines()]
    return {name: float(moment) - began for name, moment in reversed(lines)}


def _sample(database: Path) -> None:
    """The sample office, as an officer's database would be."""
    migrate(database, database.with_suffix(".before"))
    store = Store(database, "bench")
    with store.write() as session:
        save_office(session, Office("PEMERINTAH KOTA CONTOH", "BADAN KEPEGAWAIAN", "WALI KOTA CONTOH", "", "Contoh"))
    with store.write() as session:
        for _step in make_sample(session, date.today()):  # noqa: DTZ011
            pass
    store.close()


if __name__ == "__main__":
    main(sys.argv[1:])
