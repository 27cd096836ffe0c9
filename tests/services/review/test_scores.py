"""The score sheet of a case: prepared, shown, contested, answered, final, reopened; and printed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import Circumstance, Employee, Establishment, Performance, RuleChange, TransferCase, Unit, Wish
from desktop.domain.cases.cases import CaseStage
from desktop.domain.cases.circumstances import CircumstanceKind
from desktop.domain.cases.consultation import Channel
from desktop.domain.cases.scoring import ScoreCode
from desktop.domain.refusal import Refusal
from desktop.domain.review.score_sheets import Sheet
from desktop.services.cases.cases import new_case
from desktop.services.cases.file import steps_of
from desktop.services.review.score_facts import score_facts
from desktop.services.review.score_reports import score_report
from desktop.services.review.scores import (
    Contest,
    Reply,
    Showing,
    contest_line,
    finalise_scores,
    moved_lines,
    prepare_scores,
    reopen_scores,
    reply_to_contest,
    sheet_of,
    show_scores,
)
from desktop.services.rules.score_rules import score_rules
from tests.case_office import TODAY, SmallOffice, lead_to, proposal, small_office

NOW = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001  # the clock of the workstation
SHOWING = Showing(TODAY, Channel.MEETING)
CONTEST = Contest("Rumah saya sudah pindah", TODAY)
REPLY = Reply("Alamat baru sudah dicatat", "Kabid Mutasi", TODAY, 9.5)


@pytest.fixture
def office(store: Store) -> SmallOffice:
    with store.write() as session:
        return small_office(session)


@pytest.fixture
def case(store: Store, office: SmallOffice) -> int:
    """A case in the review with a prepared sheet that nobody has seen."""
    with store.write() as session:
        return prepared_case(session, office)


def prepared_case(session: Session, office: SmallOffice) -> int:
    found = new_case(session, proposal(office), TODAY)
    lead_to(session, found, CaseStage.REVIEW)
    prepare_scores(session, found, TODAY)
    return found


def sheet(store: Store, case: int) -> Sheet:
    with store.read() as session:
        return sheet_of(session, case)


def do(store: Store, work: Callable[..., object], *args: object) -> None:
    with store.write() as session:
        work(session, *args)


def line_id(store: Store, case: int, code: ScoreCode = ScoreCode.DISTANCE) -> int:
    return next(line.id for line in sheet(store, case).lines if line.code == code)


def test_a_sheet_has_a_line_for_each_code_and_adds_them_up(store: Store, case: int) -> None:
    found = sheet(store, case)
    assert [line.code for line in found.lines] == list(ScoreCode)
    assert (found.total, found.most) == (round(sum(line.points for line in found.lines), 1), 100)


def test_facts_come_from_what_the_office_recorded(store: Store, office: SmallOffice, case: int) -> None:
    with store.write() as session:
        employee = session.get_one(Employee, office.employee)
        employee.home_latitude, employee.home_longitude = 0.50, 101.45
        for unit, latitude in ((office.from_unit, 0.60), (office.to_unit, 0.51)):
            place = session.get_one(Unit, unit)
            place.latitude, place.longitude, place.district = latitude, 101.45, "Rumbai"
        rows = [
            Wish(employee_id=employee.id, rank=1, unit_id=office.from_unit, stated_on=TODAY),
            Wish(employee_id=employee.id, rank=2, district="rumbai", stated_on=TODAY),
            Performance(employee_id=employee.id, year=2025, rating="1"),
            Performance(employee_id=employee.id, year=2019, rating="5"),
            Circumstance(employee_id=employee.id, kind=CircumstanceKind.CARE),
            Circumstance(employee_id=employee.id, kind=CircumstanceKind.HEALTH, ends_on=TODAY - timedelta(days=1)),
        ]
        session.add_all(rows)
        session.flush()
        facts = score_facts(session, session.get_one(TransferCase, case), TODAY)
    assert (facts.need, facts.holders, facts.wished.rank, facts.ratings) == (2, 0, 2, ((2025, "1"),))
    assert (facts.kilometres_now, facts.kilometres_new) == (11.1, 1.1)
    assert facts.circumstances == (CircumstanceKind.CARE,)


def test_changed_data_are_told_until_the_sheet_is_prepared_again(store: Store, office: SmallOffice, case: int) -> None:
    with store.write() as session:
        assert moved_lines(session, case, TODAY) == ()
        session.query(Establishment).update({"need": 0})
        assert moved_lines(session, case, TODAY) == ("need",)
        prepare_scores(session, case, TODAY)
        assert moved_lines(session, case, TODAY) == ()


def test_the_offices_own_weights_count(store: Store, case: int) -> None:
    with store.write() as session:
        session.add(RuleChange(subject="scores", code="need", content={"most": 40, "full": 100}))
        session.add(RuleChange(subject="scores", code="hardship", content={"most": 0}))
        session.flush()
        assert score_rules(session)[ScoreCode.NEED].most == 40
        prepare_scores(session, case, TODAY)
        codes = {line.code: line.most for line in sheet_of(session, case).lines}
    assert codes["need"] == 40
    assert "hardship" not in codes


def test_a_sheet_that_was_shown_is_not_computed_again(store: Store, case: int) -> None:
    do(store, show_scores, case, SHOWING, TODAY)
    with pytest.raises(Refusal, match="sudah diperlihatkan"):
        do(store, prepare_scores, case, TODAY)


def test_a_contested_line_is_answered_with_corrected_points_before_the_sheet_is_final(store: Store, case: int) -> None:
    do(store, show_scores, case, SHOWING, TODAY)
    line = line_id(store, case)
    before = sheet(store, case).total
    do(store, contest_line, line, CONTEST, TODAY)
    with pytest.raises(Refusal, match="belum dijawab"):
        do(store, finalise_scores, case, TODAY)
    do(store, reply_to_contest, line, REPLY, TODAY)
    do(store, finalise_scores, case, TODAY)
    assert sheet(store, case).total == before + 4.5
    with store.read() as session:
        actions = [step.action for step in steps_of(session, case)][-5:]
    assert actions == [f"scores_{one}" for one in ("prepared", "shown", "contested", "replied", "final")]


def test_a_reply_may_keep_the_points_with_words(store: Store, case: int) -> None:
    do(store, show_scores, case, SHOWING, TODAY)
    before = sheet(store, case).total
    do(store, contest_line, line_id(store, case), CONTEST, TODAY)
    do(store, reply_to_contest, line_id(store, case), Reply("Data sudah benar", "Kabid", TODAY), TODAY)
    assert sheet(store, case).total == before
    assert not sheet(store, case).contested


@pytest.mark.parametrize(
    ("work", "value", "field"),
    [
        (contest_line, Contest(" ", TODAY), "words"),
        (contest_line, Contest("Salah", TODAY - timedelta(days=1)), "date"),
        (contest_line, Contest("Salah", TODAY + timedelta(days=1)), "date"),
        (reply_to_contest, Reply("", "Kabid", TODAY), "words"),
        (reply_to_contest, Reply("Ya", "", TODAY), "by"),
        (reply_to_contest, Reply("Ya", "Kabid", None), "date"),
        (reply_to_contest, Reply("Ya", "Kabid", TODAY, 10.1), "points"),
        (reply_to_contest, Reply("Ya", "Kabid", TODAY, -1), "points"),
    ],
)
def test_what_is_entered_is_refused_by_the_field_at_fault(
    store: Store, case: int, work: Callable[..., None], value: object, field: str
) -> None:
    do(store, show_scores, case, SHOWING, TODAY)
    if work is reply_to_contest:
        do(store, contest_line, line_id(store, case), CONTEST, TODAY)
    with pytest.raises(Refusal) as refused:
        do(store, work, line_id(store, case), value, TODAY)
    assert list(refused.value.fields) == [field]


def test_a_reopened_sheet_has_to_be_shown_anew_and_keeps_what_was_said(store: Store, case: int) -> None:
    do(store, show_scores, case, SHOWING, TODAY)
    do(store, contest_line, line_id(store, case), CONTEST, TODAY)
    do(store, reopen_scores, case, "Alamat pegawai diperbaiki")
    do(store, prepare_scores, case, TODAY)
    found = sheet(store, case)
    assert (found.shown_on, found.final_on) == (None, None)
    assert [line.contest for line in found.contested] == [CONTEST.words]


def test_the_sheet_is_printed_for_the_employee(store: Store, case: int) -> None:
    with store.read() as session:
        report = score_report(session, case, NOW)
    assert report.pdf.startswith(b"%PDF-")
    assert (report.about.table, report.about.row_id) == ("transfer_case", case)


def test_preparing_is_quick(store: Store, case: int) -> None:
    times = []
    for _turn in range(5):
        start = perf_counter()
        do(store, prepare_scores, case, TODAY)
        times.append(perf_counter() - start)
    assert min(times) < 0.05


def _contest(session: Session, case: int, at: int) -> None:
    contest_line(session, sheet_of(session, case).lines[at].id, CONTEST, TODAY)


def _reply(session: Session, case: int, at: int) -> None:
    reply_to_contest(session, sheet_of(session, case).lines[at].id, Reply("Ya", "Kabid", TODAY, float(at) / 2), TODAY)


ACTIONS: list[Callable[[Session, int, int], object]] = [
    lambda session, case, _at: prepare_scores(session, case, TODAY),
    lambda session, case, _at: show_scores(session, case, SHOWING, TODAY),
    _contest,
    _contest,
    _reply,
    lambda session, case, _at: finalise_scores(session, case, TODAY),
    lambda session, case, _at: reopen_scores(session, case, "Diperiksa lagi"),
]
REOPENING = len(ACTIONS) - 1


@settings(max_examples=20, deadline=None)
@given(tried=st.lists(st.tuples(st.integers(0, REOPENING), st.integers(0, 6)), max_size=25))
def test_a_contested_sheet_is_never_final_and_a_final_one_never_changes(
    empty_database: Path, tried: list[tuple[int, int]]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "mutasi.db")
        path.write_bytes(empty_database.read_bytes())
        store = Store(path, actor="Penguji")
        with store.write() as session:
            case = prepared_case(session, small_office(session))
        before = sheet(store, case)
        for action, at in tried:
            try:
                do(store, ACTIONS[action], case, at)
            except Refusal:
                assert sheet(store, case) == before
            now = sheet(store, case)
            assert now.final_on is None or (now.shown_on is not None and not now.contested)
            assert before.final_on is None or action == REOPENING or now == before
            assert now.total == round(sum(line.effective for line in now.lines), 1)
            assert all(0 <= line.effective <= line.most for line in now.lines)
            before = now
        store.close()
