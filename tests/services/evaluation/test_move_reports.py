"""The report of the moves of a period: which moves, their sums, and what goes out."""

from datetime import date, datetime

import pytest
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from desktop.db.tables import AuditEntry, Commitment, TransferCase
from desktop.domain.cases.cases import CaseStage
from desktop.domain.refusal import Refusal
from desktop.services.evaluation.move_report_prints import export_moves, print_moves
from desktop.services.evaluation.move_reports import Changed, MoveQuery, Promises, move_report, moves_by_month
from tests.case_office import TMT
from tests.measured_office import measured_office

NOW = datetime(2027, 12, 15, 9, 0)  # noqa: DTZ001  # the clock of a workstation
WINTER = MoveQuery(date(2026, 11, 1), date(2027, 1, 31))


@pytest.fixture
def made(session):
    return measured_office(session)


def test_a_move_belongs_to_the_period_of_its_day(session, made):
    (move,) = move_report(session, WINTER).moves
    assert (move.case.id, move.moved_on, move.days) == (made.case_id, TMT, 21)
    assert move_report(session, MoveQuery(date(2026, 1, 1), date(2026, 11, 30))).moves == ()


@pytest.mark.parametrize(("unit", "found"), [("from_unit", 1), ("to_unit", 1), ("none", 0)])
def test_a_unit_narrows_it_to_moves_out_of_and_into_it(session, made, unit, found):
    unit_id = getattr(made.office, unit, 999)
    report = move_report(session, MoveQuery(WINTER.first, WINTER.last, unit_id))
    assert len(report.moves) == found


def test_a_case_that_ended_otherwise_was_no_move(session, made):
    session.get_one(TransferCase, made.case_id).stage = CaseStage.CANCELLED
    session.flush()
    assert move_report(session, WINTER).moves == ()


def test_promises_and_changes_are_counted_by_kind(session, made):
    for kept, broken in ((TMT, None), (None, TMT), (None, None)):
        session.add(Commitment(case_id=made.case_id, kind="housing", fulfilled_on=kept, broken_on=broken))
    session.flush()
    report = move_report(session, WINTER)
    assert report.moves[0].promises == Promises(1, 1, 1)
    assert report.moves[0].changed == Changed(better=1, alike=1)
    assert [(row.moves, row.days, row.changed.better) for row in report.kinds] == [(1, 21, 1)]


def test_many_moves_into_a_unit_make_its_numbers_better_once(session, made):
    first = session.get_one(TransferCase, made.case_id)
    skipped = {"id", "version", "number"}
    values = {name: getattr(first, name) for name in TransferCase.__table__.columns.keys() if name not in skipped}  # noqa: SIM118
    session.add(TransferCase(**values, number="2"))
    session.flush()
    report = move_report(session, WINTER)
    assert [move.changed for move in report.moves] == [Changed(better=1, alike=1)] * 2
    assert [(row.moves, row.changed) for row in report.kinds] == [(2, Changed(better=1, alike=1))]


def test_months_without_a_move_are_counted_too(session, made):
    assert [count for _month, count in moves_by_month(move_report(session, WINTER))] == [0, 1, 0]


def test_a_period_that_ends_before_it_begins_is_refused(session):
    with pytest.raises(Refusal, match="berakhir sebelum"):
        move_report(session, MoveQuery(WINTER.last, WINTER.first))


def test_it_goes_out_as_a_workbook(session, made, tmp_path):
    assert export_moves(session, tmp_path / "mutasi.xlsx", WINTER) == 1
    rows = [[cell.value for cell in row] for row in load_workbook(tmp_path / "mutasi.xlsx").active.iter_rows()]
    line = dict(zip(*rows, strict=True))
    assert (line["Pegawai"], line["Hari ke SK"], line["Indikator lebih baik"]) == ("Rina Batubara, S.E.", 21, 1)
    assert session.query(AuditEntry).filter_by(action="export").count() == 1


def test_the_printed_report_says_what_changed(session, made):
    report = print_moves(session, WINTER, NOW)
    text = "\n".join(page.get_textpage().get_text_range() for page in PdfDocument(report.pdf))
    assert "Mutasi satu periode" in text
    assert "Lebih baik, berbarengan dengan mutasi." in text
    told = " ".join(text.split())
    assert "tidak membuktikan sebab" in told
    assert "Dari 2 indikator unit, 1 dapat disebut berbeda (1 lebih baik, 0 lebih buruk); 1 tidak" in told
    assert "Mutasi periode ini yang menyangkut unit tersebut: 1." in told


def test_an_empty_period_says_so(session):
    report = print_moves(session, WINTER, NOW)
    assert "Tidak ada mutasi" in PdfDocument(report.pdf)[0].get_textpage().get_text_range()
