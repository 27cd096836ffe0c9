"""A warning passes with a reason, and the reason falls when the proposal changes what the check says."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import CaseStep, CheckOverride, Employee
from desktop.domain.cases.cases import CaseStage
from desktop.domain.cases.guards import OVERRIDE
from desktop.domain.refusal import Refusal, Stale
from desktop.services.cases.cases import NewCase, advance, edit_case, missing_of, new_case, open_case
from desktop.services.cases.overrides import checks_file, overrides_of, pass_warning, withdraw_override
from tests.case_office import TMT, TODAY, SmallOffice, proposal, small_office

REASON = "Kebutuhan puskesmas mendesak"


@pytest.fixture
def warned(store: Store) -> tuple[Store, int, SmallOffice]:
    """A draft against which the time in the present post speaks."""
    with store.write() as session:
        office = small_office(session)
        session.get_one(Employee, office.employee).post_since = date(2026, 1, 1)
        return store, new_case(session, proposal(office), TODAY), office


def fields(session: Session, case_id: int) -> list[str]:
    return [one.field for one in missing_of(session, case_id, TODAY)]


def edited(session: Session, case_id: int, office: SmallOffice, **changed: object) -> None:
    new: NewCase = replace(proposal(office), **changed)  # type: ignore[arg-type]
    edit_case(session, case_id, new, open_case(session, case_id, TODAY).version, TODAY)


def test_a_passed_warning_lets_the_case_go_on(warned: tuple[Store, int, SmallOffice]) -> None:
    store, case_id, _office = warned
    with store.write() as session:
        assert fields(session, case_id) == [OVERRIDE]
        pass_warning(session, case_id, "tenure", REASON, TODAY)
        assert advance(session, case_id, TODAY) is CaseStage.CHECKING
        (kept,) = overrides_of(session, case_id)
    assert (kept.code, kept.reason, kept.actor) == ("tenure", REASON, "Penguji")
    assert "10 bulan" in kept.what or "11 bulan" in kept.what
    assert kept.article.startswith("Peraturan BKN 5/2019")


def test_the_timeline_keeps_both_steps(warned: tuple[Store, int, SmallOffice]) -> None:
    store, case_id, _office = warned
    with store.write() as session:
        override = pass_warning(session, case_id, "tenure", REASON, TODAY)
        withdraw_override(session, override, "Ternyata keliru")
        notes = {step.action: step.note for step in session.query(CaseStep)}
        assert fields(session, case_id) == [OVERRIDE]
    assert notes["override"].endswith(f"Alasan: {REASON}")
    assert notes["override_end"].endswith("Alasan: Ternyata keliru")


@pytest.mark.parametrize(
    ("code", "reason"), [("tenure", " "), ("no_appraisal", REASON), ("rank", REASON), ("nothing", REASON)]
)
def test_only_a_standing_warning_passes_and_only_with_a_reason(
    warned: tuple[Store, int, SmallOffice], code: str, reason: str
) -> None:
    store, case_id, _office = warned
    with store.write() as session, pytest.raises(Refusal):
        pass_warning(session, case_id, code, reason, TODAY)


def test_a_warning_passes_once_and_over_nobody(warned: tuple[Store, int, SmallOffice]) -> None:
    store, case_id, _office = warned
    with store.write() as session:
        version = open_case(session, case_id, TODAY).version
        pass_warning(session, case_id, "tenure", REASON, TODAY, version)
        with pytest.raises(Refusal, match="sudah dilewati"):
            pass_warning(session, case_id, "tenure", REASON, TODAY, version)
        with pytest.raises(Stale):
            pass_warning(session, case_id, "tenure", REASON, TODAY, version - 1)


def test_a_reason_falls_with_its_sentence(warned: tuple[Store, int, SmallOffice]) -> None:
    store, case_id, office = warned
    with store.write() as session:
        pass_warning(session, case_id, "tenure", REASON, TODAY)
        edited(session, case_id, office, effective_on=date(2027, 3, 1))
        assert overrides_of(session, case_id) == ()
        (gone,) = overrides_of(session, case_id, removed=True)
        assert gone.removed_reason.startswith("Usul berubah")
        assert fields(session, case_id) == [OVERRIDE]


def test_a_reason_stays_where_the_check_says_the_same(warned: tuple[Store, int, SmallOffice]) -> None:
    store, case_id, office = warned
    with store.write() as session:
        pass_warning(session, case_id, "tenure", REASON, TODAY)
        edited(session, case_id, office, reason="Pemerataan pegawai antarkelurahan")
        assert len(overrides_of(session, case_id)) == 1


def test_a_checked_case_may_get_a_new_warning_that_is_passed_afterwards(
    warned: tuple[Store, int, SmallOffice],
) -> None:
    store, case_id, office = warned
    with store.write() as session:
        pass_warning(session, case_id, "tenure", REASON, TODAY)
        advance(session, case_id, TODAY)
        edited(session, case_id, office, effective_on=date(2027, 3, 1))
        assert OVERRIDE in fields(session, case_id)
        pass_warning(session, case_id, "tenure", REASON, TODAY)
        assert OVERRIDE not in fields(session, case_id)


def test_a_withdrawn_reason_is_not_withdrawn_again(warned: tuple[Store, int, SmallOffice]) -> None:
    store, case_id, _office = warned
    with store.write() as session:
        override = pass_warning(session, case_id, "tenure", REASON, TODAY)
        withdraw_override(session, override, "Keliru")
        with pytest.raises(Refusal):
            withdraw_override(session, override, "Keliru")
        assert session.get_one(CheckOverride, override).removed_reason == "Keliru"


def test_the_page_gets_reasons_and_questions_at_once(warned: tuple[Store, int, SmallOffice]) -> None:
    store, case_id, _office = warned
    with store.write() as session:
        pass_warning(session, case_id, "tenure", REASON, TODAY)
        file = checks_file(session, case_id)
    assert (len(file.overrides), len(file.conflicts)) == (1, 6)
    assert TMT > TODAY
