"""Papers that go back for repair and come again."""

from datetime import timedelta

import pytest

from desktop.db.store import Session
from desktop.domain.cases.cases import CaseStage
from desktop.domain.refusal import Refusal, Stale
from desktop.services.cases.cases import advance, new_case, open_case
from desktop.services.cases.file import steps_of
from desktop.services.cases.repairs import record_resubmission, repairs_of, return_for_repair
from tests.case_office import TODAY, lead_to, pass_warnings, proposal, small_office, tick_all

WHY = ("Berkas tidak terbaca.", "Salinan belum disahkan.")


@pytest.fixture
def case(session: Session) -> int:
    case_id = new_case(session, proposal(small_office(session)), TODAY)
    lead_to(session, case_id, CaseStage.CHECKING)
    return case_id


def test_a_case_in_repair_waits_and_says_so(session: Session, case: int) -> None:
    tick_all(session, case)
    pass_warnings(session, case)
    return_for_repair(session, case, WHY, "Lampirkan aslinya", TODAY)
    assert [missing.field for missing in open_case(session, case, TODAY).missing] == ["repair"]
    with pytest.raises(Refusal):
        advance(session, case, TODAY)


def test_papers_handed_in_again_let_the_case_go_on(session: Session, case: int) -> None:
    tick_all(session, case)
    pass_warnings(session, case)
    return_for_repair(session, case, WHY, "", TODAY)
    record_resubmission(session, case, TODAY + timedelta(days=3), "Dipindai ulang", TODAY + timedelta(days=3))
    assert advance(session, case, TODAY) is CaseStage.CONSULTATION


def test_rounds_are_kept_the_newest_first(session: Session, case: int) -> None:
    for number in (1, 2):
        return_for_repair(session, case, WHY[:number], "", TODAY)
        record_resubmission(session, case, TODAY, f"Perbaikan {number}", TODAY)
    assert [(len(row.reasons), row.resubmission) for row in repairs_of(session, case)] == [
        (2, "Perbaikan 2"),
        (1, "Perbaikan 1"),
    ]
    assert [step.action for step in steps_of(session, case)][-4:] == ["repair", "resubmitted"] * 2


def test_the_timeline_tells_why(session: Session, case: int) -> None:
    return_for_repair(session, case, WHY, "Lampirkan aslinya", TODAY)
    [row] = repairs_of(session, case)
    assert row.why == "Berkas tidak terbaca; Salinan belum disahkan; Lampirkan aslinya"
    assert (steps_of(session, case)[-1].note, row.returned_by) == (row.why, "Penguji")


@pytest.mark.parametrize("reasons", [(), (" ",)])
def test_a_return_needs_a_reason(session: Session, case: int, reasons: tuple[str, ...]) -> None:
    with pytest.raises(Refusal) as refused:
        return_for_repair(session, case, reasons, "", TODAY)
    assert refused.value.fields.keys() == {"reasons"}


def test_papers_go_back_once_at_a_time(session: Session, case: int) -> None:
    return_for_repair(session, case, WHY, "", TODAY)
    with pytest.raises(Refusal):
        return_for_repair(session, case, WHY, "", TODAY)


def test_nothing_comes_again_that_did_not_go(session: Session, case: int) -> None:
    with pytest.raises(Refusal):
        record_resubmission(session, case, TODAY, "Lengkap", TODAY)


@pytest.mark.parametrize(
    ("days", "said", "field"), [(-1, "Lengkap", "date"), (1, "Lengkap", "date"), (0, " ", "repaired")]
)
def test_a_resubmission_is_checked(session: Session, case: int, days: int, said: str, field: str) -> None:
    return_for_repair(session, case, WHY, "", TODAY)
    with pytest.raises(Refusal) as refused:
        record_resubmission(session, case, TODAY + timedelta(days=days), said, TODAY)
    assert refused.value.fields.keys() == {field}


def test_a_round_that_somebody_else_ended_is_stale(session: Session, case: int) -> None:
    return_for_repair(session, case, WHY, "", TODAY)
    with pytest.raises(Stale):
        record_resubmission(session, case, TODAY, "Lengkap", TODAY, version=7)


def test_only_checked_papers_go_back(session: Session, case: int) -> None:
    lead_to(session, case, CaseStage.CONSULTATION)
    with pytest.raises(Refusal):
        return_for_repair(session, case, WHY, "", TODAY)
