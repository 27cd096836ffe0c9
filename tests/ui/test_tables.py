"""Lists that hold all ids, and rows only where the officer looks."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from desktop.ui.icons import icon
from desktop.ui.tables import BLOCK, BLOCKS_KEPT, Column, LazyRows, Rows, TableView
from tests.ui.conftest import NotingShell, settle


@dataclass(frozen=True)
class Person:
    id: int
    name: str


COLUMNS = (
    Column("name", "Name", 200, lambda row: row.name),
    Column("number", "Number", 80, lambda row: str(row.id), right=True, icon=lambda _row: icon("account")),
    Column("note", "Note", 80, lambda _row: "", shown=False, sortable=False, tip=lambda row: f"Tip {row.id}"),
)
GONE = 5


class Fetcher:
    """Rows of ids, and how often they were asked for; one row is gone from the database."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def __call__(self, _session: Session, ids: Sequence[int]) -> list[Person]:
        self.asked.append(ids[0])
        return [Person(one, f"Orang {one}") for one in ids if one != GONE]


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher()


@pytest.fixture
def rows(shell: NotingShell, fetcher: Fetcher) -> LazyRows[Person]:
    return LazyRows(shell.background, COLUMNS, fetcher, lambda row: row.id)


@pytest.fixture
def view(qtbot: QtBot, shell: NotingShell, rows: LazyRows[Person]) -> TableView:
    view = TableView(rows, "people.list", shell.state)
    qtbot.addWidget(view)
    return view


def text_at(rows: LazyRows[Person], position: int) -> str:
    return str(rows.data(rows.index(position, 0)))


def test_a_row_is_fetched_when_it_is_looked_at(qtbot: QtBot, rows: LazyRows[Person], fetcher: Fetcher) -> None:
    rows.set_ids(array("q", range(1_000_000)))
    assert (rows.rowCount(), fetcher.asked) == (1_000_000, [])
    assert text_at(rows, 999_999) == ""
    qtbot.waitUntil(lambda: text_at(rows, 999_999) == "Orang 999999")
    assert fetcher.asked == [999_999 // BLOCK * BLOCK]


def test_rows_at_hand_show_at_once(rows: LazyRows[Person], fetcher: Fetcher) -> None:
    rows.set_ids(array("q", [7, 8]), [Person(7, "Tujuh"), Person(8, "Delapan")])
    assert ([text_at(rows, 0), text_at(rows, 1)], fetcher.asked) == (["Tujuh", "Delapan"], [])


def test_the_rest_of_a_begun_block_is_fetched(qtbot: QtBot, rows: LazyRows[Person]) -> None:
    rows.set_ids(array("q", range(100, 200)), [Person(100, "Seratus")])
    assert text_at(rows, 0) == "Seratus"
    qtbot.waitUntil(lambda: text_at(rows, 50) == "Orang 150")


def test_a_row_that_is_gone_is_not_asked_for_again_and_again(
    qtbot: QtBot, shell: NotingShell, rows: LazyRows[Person], fetcher: Fetcher
) -> None:
    rows.set_ids(array("q", [GONE, 6]))
    for _look in range(3):
        assert text_at(rows, 0) == ""
        settle(qtbot, shell)
    assert (text_at(rows, 1), len(fetcher.asked)) == ("Orang 6", 1)


def test_what_belongs_to_an_older_question_is_dropped(qtbot: QtBot, shell: NotingShell, rows: LazyRows[Person]) -> None:
    rows.set_ids(array("q", range(10)))
    text_at(rows, 0)
    rows.set_ids(array("q", [77]))
    settle(qtbot, shell)
    qtbot.waitUntil(lambda: text_at(rows, 0) == "Orang 77")
    assert rows.rowCount() == 1


def test_only_a_few_blocks_are_kept(qtbot: QtBot, shell: NotingShell, rows: LazyRows[Person]) -> None:
    rows.set_ids(array("q", range(BLOCK * (BLOCKS_KEPT + 10))))
    for block in range(BLOCKS_KEPT + 10):
        text_at(rows, block * BLOCK)
    settle(qtbot, shell)
    assert len(rows._blocks) == BLOCKS_KEPT


def test_forgotten_rows_are_fetched_anew(
    qtbot: QtBot, shell: NotingShell, rows: LazyRows[Person], fetcher: Fetcher
) -> None:
    rows.set_ids(array("q", [1, 2]))
    text_at(rows, 0)
    settle(qtbot, shell)
    rows.forget_rows()
    text_at(rows, 0)
    settle(qtbot, shell)
    assert len(fetcher.asked) == 2


def test_an_empty_list_has_nothing_to_forget(rows: LazyRows[Person]) -> None:
    rows.set_ids(array("q"))
    rows.forget_rows()
    assert rows.rowCount() == 0


def test_columns_say_how_they_show(rows: LazyRows[Person]) -> None:
    rows.set_ids(array("q", [7]), [Person(7, "Tujuh")])
    alignment = rows.data(rows.index(0, 1), Qt.ItemDataRole.TextAlignmentRole)
    assert alignment & Qt.AlignmentFlag.AlignRight
    assert not rows.data(rows.index(0, 1), Qt.ItemDataRole.DecorationRole).isNull()
    assert rows.data(rows.index(0, 2), Qt.ItemDataRole.ToolTipRole) == "Tip 7"
    assert rows.data(rows.index(0, 0), Qt.ItemDataRole.ToolTipRole) == "Tujuh"


def test_a_row_on_its_way_has_no_tip_and_no_icon(rows: LazyRows[Person], shell: NotingShell, qtbot: QtBot) -> None:
    rows.set_ids(array("q", [7]))
    roles = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.DecorationRole)
    assert [rows.data(rows.index(0, 1), role) for role in roles] == [None, None]


def test_a_short_table_shows_its_rows() -> None:
    history = Rows(COLUMNS)
    history.set_rows([Person(1, "Satu"), Person(2, "Dua")])
    assert [history.data(history.index(at, 0)) for at in range(history.rowCount())] == ["Satu", "Dua"]
    assert (history.row_at(1), history.row_at(2), history.row_at(-1)) == (Person(2, "Dua"), None, None)


def test_the_header_asks_for_an_order(qtbot: QtBot, view: TableView) -> None:
    with qtbot.waitSignal(view.sorted) as asked:
        view.horizontalHeader().setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    assert asked.args == ["number", True]


def test_a_column_without_order_asks_for_none(qtbot: QtBot, view: TableView) -> None:
    with qtbot.assertNotEmitted(view.sorted):
        view.horizontalHeader().setSortIndicator(2, Qt.SortOrder.AscendingOrder)


def test_showing_an_order_asks_for_none(qtbot: QtBot, view: TableView) -> None:
    with qtbot.assertNotEmitted(view.sorted):
        view.show_sorting("number", descending=True)
    assert view.horizontalHeader().sortIndicatorSection() == 1


def test_the_row_that_is_chosen_is_told(qtbot: QtBot, view: TableView, rows: LazyRows[Person]) -> None:
    rows.set_ids(array("q", [7, 8]), [Person(7, "Tujuh"), Person(8, "Delapan")])
    with qtbot.waitSignal(view.picked) as told:
        view.select_position(1)
    assert (told.args, view.selected_positions()) == ([1], [1])


def test_enter_opens_the_row(qtbot: QtBot, view: TableView, rows: LazyRows[Person]) -> None:
    rows.set_ids(array("q", [7]), [Person(7, "Tujuh")])
    view.select_position(0)
    with qtbot.waitSignal(view.opened) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [0]


def test_columns_are_chosen_in_a_menu(view: TableView) -> None:
    assert view.shown_columns() == ["name", "number"]
    actions = view.columns_menu().actions()
    actions[1].trigger()
    actions[2].trigger()
    assert view.shown_columns() == ["name", "note"]


def test_chosen_columns_are_remembered(
    qtbot: QtBot, shell: NotingShell, view: TableView, rows: LazyRows[Person]
) -> None:
    view.columns_menu().actions()[2].trigger()
    view.horizontalHeader().moveSection(2, 0)
    again = TableView(rows, "people.list", QSettings(shell.state.fileName(), QSettings.Format.IniFormat))
    qtbot.addWidget(again)
    assert again.shown_columns() == ["note", "name", "number"]


def test_a_column_of_a_newer_version_is_shown_beside_the_remembered(
    qtbot: QtBot, shell: NotingShell, view: TableView
) -> None:
    view.horizontalHeader().resizeSection(0, 300)
    newer = Rows((*COLUMNS, Column("new", "New", 90, lambda _row: "")))
    again = TableView(newer, "people.list", shell.state)
    qtbot.addWidget(again)
    assert "new" in again.shown_columns()
    assert "note" not in again.shown_columns()
    assert again.columnWidth(3) > 0


def test_columns_fit_until_the_officer_chooses_their_widths(qtbot: QtBot, shell: NotingShell) -> None:
    rows: Rows[str] = Rows((Column("a", "A", 300, str), Column("b", "B", 300, str)))
    for chosen in (None, 280):
        view = TableView(rows, "wide.table", shell.state)
        qtbot.addWidget(view)
        view.resize(420, 200)
        view.show()
        assert (view.horizontalScrollBar().maximum() > 0) is (chosen is not None)
        view.setColumnWidth(0, 280)
        view.setColumnWidth(1, 290)
        view.hide()
        assert view.columnWidth(0) == 280


def test_a_title_too_wide_for_its_column_is_elided_and_told_whole(qtbot: QtBot, tmp_path: Path) -> None:
    rows: Rows[str] = Rows((Column("few", "Too few months", 40, str, right=True), Column("a", "a", 90, str)))
    table = TableView(rows, "x.table", QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(table)
    assert table.horizontalHeader().textElideMode() is Qt.TextElideMode.ElideRight
    assert rows.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) == "Bulan kurang"


def test_focus_alone_picks_no_row_and_down_picks_the_first(
    qtbot: QtBot, view: TableView, rows: LazyRows[Person]
) -> None:
    rows.set_ids(array("q", [1, 2, 3]))
    picked: list[int] = []
    view.picked.connect(picked.append)
    view.show()
    qtbot.waitActive(view)
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(view.hasFocus)
    assert not picked
    assert not view.currentIndex().isValid()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert picked == [0]
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.currentIndex().row() == 0
