"""The heat table of 500 units by 200 posts with 100,000 employees: opening it, against an empty one and its query."""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sqlcipher3.dbapi2 as sqlite
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from bench.population import populate
from desktop.db.store import Store
from desktop.services.needs.matrix import MatrixQuery, NeedMatrix, need_matrix
from desktop.services.needs.ranking import pressing_gaps
from desktop.ui.background import Background
from desktop.ui.needs.heat_model import NOTHING, HeatModel
from desktop.ui.needs.heat_view import HeatView
from desktop.ui.style import Theme, apply_theme

SIZE = (1166, 620)
RUNS = 7
FRAME = 1000 / 60
ALL_NEEDS = (
    "INSERT INTO establishment (unit_id, post_id, year, need, note, version) "
    "SELECT unit.id, post.id, ?, abs(random()) % 4 + 1, '', 1 FROM unit, post WHERE post.id <= ?"
)


def main(arguments: list[str]) -> None:
    """Print the medians of the query, of an empty table, and of opening the full one."""
    parser = argparse.ArgumentParser(prog="bench needs", description=__doc__)
    parser.add_argument("--employees", type=int, default=100_000, help="200 of them make a unit")
    parser.add_argument("--posts", type=int, default=200)
    chosen = parser.parse_args(arguments)
    application = QApplication.instance() or QApplication([])
    if isinstance(application, QApplication):
        apply_theme(application, Theme.LIGHT)
    with tempfile.TemporaryDirectory() as folder:
        path = populate(Path(folder, "office.db"), chosen.employees)
        _fill(path, chosen.posts)
        background = Background(Store(path))
        _measure(background)
        background.close()


def _fill(path: Path, posts: int) -> None:
    """Every unit needs every post, and the employees hold those posts."""
    connection = sqlite.connect(path, isolation_level=None)
    connection.execute("BEGIN")
    connection.execute("UPDATE employee SET post_id = post_id % ? + 1", (posts,))
    connection.execute(ALL_NEEDS, (_today().year, posts))
    connection.execute("COMMIT")
    connection.close()


def _measure(background: Background) -> None:
    today = _today()
    query = MatrixQuery(today)
    with background.store.read() as session:
        ranked = _median(lambda: pressing_gaps(session, today, today))
        matrix = need_matrix(session, query, today)
    model = HeatModel()
    view = HeatView(model, "bench.heat")
    view.resize(*SIZE)
    view.show()

    def ask(show: Callable[[NeedMatrix], object]) -> None:
        # Waiting as the program does: a loop that asks again and again would take the processor from the query.
        loop = QEventLoop()

        def come_home(found: NeedMatrix) -> None:
            show(found)
            loop.quit()

        background.ask(view, come_home, need_matrix, query, today)
        loop.exec()

    def open_empty() -> None:
        model.show_matrix(NOTHING)
        _paint(view)

    def open_full() -> None:
        ask(model.show_matrix)
        _paint(view)

    def scroll() -> None:
        view.scrollTo(model.index(len(matrix.units) - 1, len(matrix.posts) - 1))
        _paint(view)
        view.scrollTo(model.index(0, 0))
        _paint(view)

    def show_found() -> None:
        model.show_matrix(matrix)
        _paint(view)

    asked, full = _taking_turns(lambda: ask(lambda _found: None), open_full)
    busy = _median(show_found, time.process_time)
    empty, shown, scrolled = _median(open_empty), _median(show_found), _median(scroll) / 2
    print(f"{len(matrix.units)} units x {len(matrix.posts)} posts, {len(matrix.cells):,} cells")
    print(f"query alone                    {asked:8.1f} ms")
    print(f"empty table                    {empty:8.1f} ms")
    print(f"opening, painted               {full:8.1f} ms")
    print(f"beyond query and empty table   {full - asked - empty:8.1f} ms")
    print(f"the window's part of it        {shown:8.1f} ms   (aim <= {2 * FRAME:.1f}, two frames)")
    print(f"… in time of the processor     {busy:8.1f} ms")
    print(f"jump across the table          {scrolled:8.1f} ms")
    print(f"ranked list of gaps, its query {ranked:8.1f} ms")
    view.deleteLater()


def _paint(view: HeatView) -> None:
    view.executeDelayedItemsLayout()
    view.viewport().repaint()
    for names in (view.horizontalHeader(), view.verticalHeader()):
        names.viewport().repaint()


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the need of this year


def _taking_turns(*acts: Callable[[], object]) -> list[float]:
    """Medians of what is done in turns, for a busy machine slows them alike."""
    times: list[list[float]] = [[] for _act in acts]
    for _run in range(RUNS):
        for taken, act in zip(times, acts, strict=True):
            taken.append(_time_of(act))
    return [median(taken) for taken in times]


def _median(act: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    return median(_time_of(act, clock) for _run in range(RUNS))


def _time_of(act: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    begun = clock()
    act()
    return (clock() - begun) * 1000
