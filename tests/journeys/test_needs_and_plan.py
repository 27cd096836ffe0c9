"""From what is missing to cases: the health centres lack nurses, a plan is worked out, read, played with and opened."""

from PySide6.QtWidgets import QLabel, QSlider, QTableView

from desktop.domain.cases.cases import CaseStage
from desktop.services.cases.list import CaseQuery, case_ids, case_rows
from desktop.ui.plans.page import PlanPage
from tests.journeys.conftest import Hand
from tests.journeys.test_looking_around import try_sample_office

NURSE = "Perawat Terampil"


def cells(table: QTableView, row: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def find_the_most_pressing(hand: Hand) -> None:
    hand.do("go.needs")
    hand.settle()
    hand.turn("needs.tabs", "Paling mendesak")
    hand.settle()
    table = hand.seen("needs.gaps.table", QTableView)
    hand.until(lambda: table.model().rowCount() > 3)
    for row in range(4):
        found = cells(table, row)
        assert NURSE in found
        assert any(cell.startswith("UPT Puskesmas") for cell in found)


def begin_plan(hand: Hand) -> PlanPage:
    """A new plan about everybody."""
    hand.do("go.plans")
    hand.click("plans.new")
    page = hand.program.shell.page()
    assert isinstance(page, PlanPage)
    return page


def work_out(hand: Hand) -> None:
    hand.click("plan.solve")
    hand.until(lambda: "Terbukti" in hand.seen("plan.proof", QLabel).text())


def take_nurse(hand: Hand, page: PlanPage, to_unit: str) -> str:
    """Stand on the first nurse who would go to `to_unit`; the name."""
    at, row = next(
        (at, row)
        for at, row in enumerate(page.moves.rows.rows)
        if row.to_post == NURSE and row.to_unit == to_unit and not row.pinned
    )
    page.moves.table.select_position(at)
    hand.settle()
    return row.who.name


def test_from_the_lack_of_nurses_to_their_cases(hand: Hand) -> None:
    try_sample_office(hand)
    find_the_most_pressing(hand)
    page = begin_plan(hand)
    work_out(hand)
    pinned = take_nurse(hand, page, "UPT Puskesmas Sungai Ukai")
    gives = hand.seen("plan.why.0", QLabel).text()
    assert "UPT Puskesmas Sungai Ukai" in gives
    assert NURSE in gives
    hand.click("plan.pin")
    banned = take_nurse(hand, page, "UPT Puskesmas Lembah Damai")
    hand.click("plan.ban")
    goes = {row.who.name: row.to_unit for row in page.moves.rows.rows}
    assert goes[pinned] == "UPT Puskesmas Sungai Ukai"
    assert goes.get(banned) != "UPT Puskesmas Lembah Damai"
    hand.turn("plan.tabs", "Yang diminta")
    hand.seen("plan.weight.wish", QSlider).setValue(0)
    work_out(hand)
    moves = len(page.moves.rows.rows)
    assert moves > 5
    hand.click("plan.moves.all")
    hand.click("plan.open")
    hand.write("planOpen.reason", "Pemerataan tenaga kesehatan")
    hand.click("planOpen.open")
    with hand.program.shell.background.store.read() as session:
        drafts = case_rows(session, case_ids(session, CaseQuery(stages=frozenset({CaseStage.DRAFT}))))
    assert len(drafts) == moves + 1  # one draft is the sample office's own
    hand.turn("plan.tabs", "Perkara")
    assert hand.seen("plan.outcome", QTableView).model().rowCount() == moves
