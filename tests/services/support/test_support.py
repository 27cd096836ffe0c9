"""Support for who moves: proposed from the gap, taken over or dropped once, given with a training in the record."""

from datetime import date, timedelta

import pytest

from desktop.db.store import Session
from desktop.db.tables import Employee, Post, Training
from desktop.domain.cases.cases import CaseStage
from desktop.domain.employees.history_entries import TrainingEntry
from desktop.domain.refusal import Refusal, Stale
from desktop.domain.support.gaps import GapCode
from desktop.domain.support.support import CareState, SupportEntry, SupportKind, SupportStep
from desktop.services.cases.cases import advance, new_case
from desktop.services.cases.file import steps_of
from desktop.services.employee_histories import entries
from desktop.services.support.support import (
    SupportFile,
    add_support,
    correct_support,
    drop_proposal,
    drop_support,
    finish_support,
    open_support,
    reopen_support,
    support_file,
    support_of,
    take_proposal,
)
from tests.case_office import TODAY, SmallOffice, lead_to, proposal, small_office

MENTOR = SupportEntry(SupportKind.MENTORING, "Dampingi sebulan", "Sri, S.Kep.", TODAY, TODAY + timedelta(days=30))


@pytest.fixture
def office(session: Session) -> SmallOffice:
    made = small_office(session)
    session.get_one(Employee, made.employee).education_level = "40"
    session.get_one(Employee, made.employee).education_field = "Ekonomi"
    session.get_one(Post, made.other_post).education_fields = "Keperawatan; Kebidanan"
    return made


@pytest.fixture
def case(session: Session, office: SmallOffice) -> int:
    made = new_case(session, proposal(office, to_post_id=office.other_post, need="Kurang perawat"), TODAY)
    lead_to(session, made, CaseStage.SUPPORT)
    return made


def seen(session: Session, case: int, today: date = TODAY) -> SupportFile:
    session.flush()
    return support_file(session, case, today)


def proposed(session: Session, case: int) -> list[GapCode]:
    return [gap.code for gap in seen(session, case).proposals]


def test_the_gap_of_a_move_is_proposed(session: Session, case: int) -> None:
    assert proposed(session, case) == [GapCode.FIELD, GapCode.KIND, GapCode.POST, GapCode.UNIT]


def test_what_was_learned_before_closes_a_gap(session: Session, case: int, office: SmallOffice) -> None:
    session.add(Training(employee_id=office.employee, name="Pelatihan Keperawatan Dasar"))
    assert GapCode.FIELD not in proposed(session, case)


def test_a_proposal_is_taken_over_with_one_press_and_never_made_again(session: Session, case: int) -> None:
    taken = take_proposal(session, case, GapCode.UNIT, TODAY)
    (row,) = seen(session, case).rows
    assert (row.id, row.source, row.entry.kind) == (taken, GapCode.UNIT, SupportKind.ORIENTATION)
    finish_support(session, taken, (TODAY, ""), TODAY)
    assert GapCode.UNIT not in proposed(session, case)
    with pytest.raises(Refusal):
        take_proposal(session, case, GapCode.UNIT, TODAY)


def test_a_proposal_that_is_not_needed_says_why(session: Session, case: int) -> None:
    with pytest.raises(Refusal):
        drop_proposal(session, case, GapCode.KIND, "", TODAY)
    drop_proposal(session, case, GapCode.KIND, "Sudah bersertifikat", TODAY)
    (row,) = seen(session, case).rows
    assert (row.state, row.note) == (CareState.FAILED, "Sudah bersertifikat")
    assert GapCode.KIND not in proposed(session, case)
    assert steps_of(session, case)[-1].action == SupportStep.DROPPED


def test_a_training_goes_to_the_histories(session: Session, case: int, office: SmallOffice) -> None:
    made = take_proposal(session, case, GapCode.FIELD, TODAY)
    course = TrainingEntry(name="Keperawatan dasar", ends_on=TODAY, certificate_number="12/2026")
    finish_support(session, made, (TODAY, "Lulus"), TODAY, 1, course)
    (training,) = entries(session, TrainingEntry, office.employee)
    assert (training.name, training.certificate_number) == ("Keperawatan dasar", "12/2026")
    assert seen(session, case).rows[0].note == "Lulus"


def test_an_own_item_is_corrected_dropped_and_opened_again(session: Session, case: int) -> None:
    made = add_support(session, case, MENTOR)
    correct_support(session, made, SupportEntry(SupportKind.OTHER, "Antar jemput", "", None, TODAY), 1)
    session.flush()
    with pytest.raises(Stale):
        drop_support(session, made, "Tidak perlu", TODAY, 1)
    drop_support(session, made, "Tidak perlu", TODAY)
    reopen_support(session, made, "Perlu juga")
    assert [row.state for row in support_of(session, TODAY, case_id=case)] == [CareState.SOON]


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (SupportEntry(None, "Apa", due_on=TODAY), "kind"),
        (SupportEntry(SupportKind.OTHER, "", due_on=TODAY), "text"),
        (SupportEntry(SupportKind.OTHER, "Apa"), "due_on"),
        (SupportEntry(SupportKind.OTHER, "Apa", "", TODAY, TODAY - timedelta(days=1)), "due_on"),
    ],
)
def test_what_lacks_is_said_beside_its_field(session: Session, case: int, entry: SupportEntry, field: str) -> None:
    with pytest.raises(Refusal) as no:
        add_support(session, case, entry)
    assert list(no.value.fields) == [field]


def test_support_belongs_to_its_stage(session: Session, case: int) -> None:
    made = add_support(session, case, MENTOR)
    with pytest.raises(Refusal):
        advance(session, case, TODAY)
    finish_support(session, made, (TODAY, "Lancar"), TODAY)
    assert advance(session, case, TODAY) is CaseStage.EVALUATION
    assert not seen(session, case).may_change
    with pytest.raises(Refusal):
        add_support(session, case, MENTOR)


def test_what_is_late_is_found_over_all_cases(session: Session, case: int) -> None:
    made = add_support(session, case, MENTOR)
    assert open_support(session, TODAY, TODAY) == ()
    (late,) = open_support(session, TODAY + timedelta(days=31), TODAY + timedelta(days=31))
    assert (late.id, late.state, late.entry.mentor) == (made, CareState.OVERDUE, MENTOR.mentor)
