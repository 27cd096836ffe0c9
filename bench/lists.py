"""The list of 1,000,000 employees in its window: opening it, jumping to its end, and reading one page of it."""

import argparse
import json
import os
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from sqlalchemy.orm import Session

from bench.population import populate
from desktop.db.store import Store
from desktop.services.employees.employees import EmployeeQuery, employee_rows, search_ids
from desktop.ui.background import Background
from desktop.ui.employees.columns import COLUMNS
from desktop.ui.style import Theme, apply_theme
from desktop.ui.tables import BLOCK, LazyRows, TableView

JUMPS = 200
READS = 2_000
_RAW = (
    "SELECT e.id, e.nip, e.title_before, e.name, e.title_after, e.kind, e.legal_status, e.sex, e.birth_date, e.grade, "
    "e.grade_since, e.unit_id, coalesce(u.name, ''), e.post_id, coalesce(p.title, ''), e.post_since, e.removed_reason "
    "FROM employee e LEFT JOIN unit u ON u.id = e.unit_id LEFT JOIN post p ON p.id = e.post_id "
    "WHERE e.id IN (SELECT value FROM json_each(?))"
)


def main(arguments: list[str]) -> None:
    """Print how long opening, jumping and reading take, measured in one run on one database."""
    parser = argparse.ArgumentParser(prog="bench lists", description=__doc__)
    parser.add_argument("--employees", type=int, default=1_000_000)
    parser.add_argument("--database", type=Path, help="keep the made-up office here and use it again")
    chosen = parser.parse_args(arguments)
    application = QApplication.instance() or QApplication([])
    if isinstance(application, QApplication):
        apply_theme(application, Theme.LIGHT)
    with tempfile.TemporaryDirectory() as folder:
        path = populate(chosen.database or Path(folder, "office.db"), chosen.employees)
        print(f"{chosen.employees:,} employees")
        background = Background(Store(path))
        _window(background, Path(folder, "state.ini"))
        with background.store.read() as session:
            _reads(session, chosen.employees)
        background.close()


def _window(background: Background, state: Path) -> None:
    rows = LazyRows(background, COLUMNS, employee_rows, lambda row: row.id)
    table = TableView(rows, "bench", QSettings(str(state), QSettings.Format.IniFormat))
    table.resize(1166, 668)
    table.show()
    begun = time.perf_counter()
    background.ask(table, rows.set_ids, search_ids, EmployeeQuery())
    _wait(background, lambda: bool(rows.ids) and rows.row_at(0) is not None)
    table.repaint()
    opened = (time.perf_counter() - begun) * 1000
    print(f"opening the whole list                 {opened:9.1f} ms, off the window's thread")
    chance = random.Random(3)
    frozen, full = [], []
    for jump in range(JUMPS):
        position = len(rows.ids) - 1 if jump % 2 else chance.randrange(len(rows.ids))
        begun = time.perf_counter()
        table.scrollTo(rows.index(position, 0), table.ScrollHint.PositionAtCenter)
        table.repaint()
        frozen.append((time.perf_counter() - begun) * 1000)
        _wait(background, lambda position=position: rows.row_at(position) is not None)
        table.repaint()
        full.append((time.perf_counter() - begun) * 1000)
        rows.forget_rows()
    print(_line("jump, the window's own part", frozen))
    print(_line("jump until the rows are painted", full) + "   (aim: p99 <= 33)")
    table.deleteLater()


def _wait(background: Background, done: Callable[[], bool]) -> None:
    while not (done() and background.idle()):
        QApplication.processEvents()


def _reads(session: Session, employees: int) -> None:
    chance = random.Random(5)
    cursor = session.connection().connection.cursor()
    pages = [[chance.randrange(1, employees + 1) for _ in range(BLOCK)] for _ in range(READS // 10)]
    ways: tuple[tuple[list[float], Callable[[list[int]], object]], ...] = (
        ([], lambda page: cursor.execute(_RAW, (json.dumps(page),)).fetchall()),
        ([], lambda page: employee_rows(session, page)),
    )
    for turn in range(READS):
        page = pages[turn % len(pages)]
        # Whoever reads a page second finds it in memory, so they take turns.
        for taken, read in ways if turn % 2 else reversed(ways):
            begun = time.perf_counter()
            read(page)
            taken.append((time.perf_counter() - begun) * 1000)
    raw, ours = (taken for taken, _read in ways)
    print(_line(f"a page of {BLOCK} rows, raw SQL", raw))
    ratio = sorted(ours)[READS // 2] / sorted(raw)[READS // 2]
    print(_line(f"a page of {BLOCK} rows, as the list reads it", ours) + f"   {ratio:.2f} x (aim <= 1.3)")


def _line(title: str, times: list[float]) -> str:
    ordered = sorted(times)
    last = len(ordered) - 1
    return f"{title:38} p50 {ordered[last // 2]:9.2f} ms   p99 {ordered[round(last * 0.99)]:9.2f} ms"
