"""Moves are told with their true TMT until somebody has read of them."""

from datetime import date

from desktop.db.store import Store
from desktop.db.tables import TransferCase
from desktop.domain.cases.cases import CaseStage
from desktop.services.cases.cases import new_case
from desktop.services.cases.handover import Cancellation, apply_due_moves, cancel_decree
from desktop.services.cases.made_moves import acknowledge_moves, untold_moves
from tests.case_office import TMT, TODAY, lead_to, proposal, small_office

LATER = date(2026, 12, 7)


def moved(store: Store) -> int:
    """A case whose TMT came while the program was closed."""
    with store.write() as session:
        case = new_case(session, proposal(small_office(session)), TODAY)
        lead_to(session, case, CaseStage.SUPPORT)
        assert untold_moves(session) == ()
        apply_due_moves(session, LATER)
        return case


def test_a_move_of_a_day_that_passed_is_told_with_its_tmt(store: Store) -> None:
    moved(store)
    with store.read() as session:
        (told,) = untold_moves(session)
    assert (told.employee, told.unit, told.since) == ("Rina Batubara, S.E.", "Puskesmas Rumbai", TMT)


def test_what_was_read_is_told_no_more_and_the_case_is_not_changed_by_it(store: Store) -> None:
    case = moved(store)
    with store.write() as session:
        before = session.get_one(TransferCase, case).version
    with store.write() as session:
        acknowledge_moves(session, [case])
        acknowledge_moves(session, [])
    with store.read() as session:
        assert untold_moves(session) == ()
        assert session.get_one(TransferCase, case).version == before


def test_a_cancelled_move_is_not_told(store: Store) -> None:
    case = moved(store)
    with store.write() as session:
        cancel_decree(session, case, Cancellation(LATER, "800/99", "Cacat"), LATER)
        assert untold_moves(session) == ()
