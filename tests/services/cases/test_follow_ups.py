"""Follow-ups fall due by themselves and are filled in, corrected or skipped with a reason."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from desktop.db.tables import CaseStep, TransferCase
from desktop.domain.cases.cases import CaseStage
from desktop.domain.evaluation.evaluation import FOLLOW_UP_MONTHS, FollowUpState, follow_up_day
from desktop.domain.refusal import Refusal, Stale
from desktop.services.cases.cases import new_case, open_case
from desktop.services.cases.follow_ups import (
    FollowUpEntry,
    due_follow_ups,
    follow_ups_of,
    record_follow_up,
    skip_follow_up,
)
from tests.case_office import TMT, lead_to, proposal, small_office

DUE = follow_up_day(TMT, 3)


@pytest.fixture
def case_id(session):
    number = new_case(session, proposal(small_office(session)), date(2026, 11, 2))
    lead_to(session, number, CaseStage.SUPPORT, TMT)
    return number


def seen(months=3, day=DUE, **texts):
    told = {"person": "Betah", "origin": "Terisi", "destination": "Terbantu"} | texts
    return FollowUpEntry(months, day, **told)


def states(session, case_id, today):
    return [row.state for row in follow_ups_of(session, case_id, today)]


def test_they_fall_due_by_themselves(session, case_id):
    assert due_follow_ups(session, DUE - timedelta(days=15)) == []
    (due,) = due_follow_ups(session, DUE - timedelta(days=14))
    assert (due.case_id, due.employee, due.months, due.days_left) == (case_id, "Rina Batubara, S.E.", 3, 14)
    year = follow_up_day(TMT, 12)
    assert [(one.months, one.days_left) for one in due_follow_ups(session, year)][-1] == (12, 0)
    assert states(session, case_id, DUE + timedelta(days=1)) == [FollowUpState.OVERDUE, *[FollowUpState.LATER] * 2]


def test_what_was_seen_is_kept_and_told_in_the_timeline(session, case_id):
    record_follow_up(session, case_id, seen(done_by="Ibu Sekretaris"), DUE)
    first = follow_ups_of(session, case_id, DUE)[0]
    assert (first.state, first.entry.person, first.entry.done_by) == (FollowUpState.DONE, "Betah", "Ibu Sekretaris")
    assert due_follow_ups(session, DUE) == []
    last = session.scalars(select(CaseStep).order_by(CaseStep.id.desc())).first()
    assert (last.action, last.note) == ("follow_up", "Setelah 3 bulan")


def test_it_may_be_a_fortnight_early_and_not_more(session, case_id):
    early = DUE - timedelta(days=15)
    with pytest.raises(Refusal, match="jatuh tempo"):
        record_follow_up(session, case_id, seen(day=early), early)
    with pytest.raises(Refusal, match="Terlalu awal"):
        record_follow_up(session, case_id, seen(day=early), DUE)
    record_follow_up(session, case_id, seen(day=DUE - timedelta(days=14)), DUE)


@pytest.mark.parametrize("field", ["person", "origin", "destination"])
def test_the_person_and_both_units_are_asked_about(session, case_id, field):
    with pytest.raises(Refusal) as refused:
        record_follow_up(session, case_id, seen(**{field: "  "}), DUE)
    assert list(refused.value.fields) == [field]


def test_a_skipped_one_has_its_reason_and_may_still_be_filled_in(session, case_id):
    with pytest.raises(Refusal, match="alasan"):
        skip_follow_up(session, case_id, 3, " ", DUE)
    skip_follow_up(session, case_id, 3, "Pegawai cuti besar", DUE)
    row = follow_ups_of(session, case_id, DUE)[0]
    assert (row.state, row.skipped) == (FollowUpState.SKIPPED, "Pegawai cuti besar")
    record_follow_up(session, case_id, seen(), DUE, row.version)
    assert states(session, case_id, DUE)[0] is FollowUpState.DONE
    with pytest.raises(Refusal, match="sudah diisi"):
        skip_follow_up(session, case_id, 3, "Keliru", DUE, row.version + 1)


def test_a_correction_does_not_overwrite_a_newer_one(session, case_id):
    record_follow_up(session, case_id, seen(), DUE)
    record_follow_up(session, case_id, seen(person="Mulai betah"), DUE, 1)
    with pytest.raises(Stale):
        record_follow_up(session, case_id, seen(person="Lain"), DUE, 1)


def test_they_belong_to_the_stages_after_the_move(session, case_id):
    case = session.get_one(TransferCase, case_id)
    case.stage = CaseStage.HANDOVER
    with pytest.raises(Refusal, match="tahap"):
        record_follow_up(session, case_id, seen(), DUE)
    assert due_follow_ups(session, DUE) == []


def test_all_three_let_the_case_be_closed(session, case_id):
    year = follow_up_day(TMT, 12)
    lead_to(session, case_id, CaseStage.EVALUATION, year)
    assert len(open_case(session, case_id, year).missing) == 3
    for months in FOLLOW_UP_MONTHS:
        record_follow_up(session, case_id, seen(months, follow_up_day(TMT, months)), year)
    assert open_case(session, case_id, year).missing == ()
