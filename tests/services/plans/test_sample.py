"""What a plan proposes for the office of the shared data without anything set: what an officer would have found."""

from dataclasses import replace

import pytest

from desktop.db.store import Store
from desktop.domain.cases.check_rules import Severity
from desktop.domain.plans.asked import Asked
from desktop.domain.plans.gathered import Gathered, Person, Slot, case_kind
from desktop.domain.plans.ledger import ledger_of
from desktop.domain.plans.model import POINT, Standing
from desktop.domain.plans.reasons import explaining
from desktop.domain.plans.rules import OF_POST, REPLACED, WEIGHED
from desktop.planner.solver import solve
from desktop.services.cases.move_facts import ProposedMove, check_proposal
from desktop.services.plans.facts import gather
from desktop.services.plans.solving import losses_of
from tests.services.import_office import DATA, TODAY, take_in
from tests.services.plan_facts_office import DAY
from tests.services.plan_office import drained

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the shared data lies beside the clone")
Moves = list[tuple[Person, Slot, Slot]]


@pytest.fixture
def office(store: Store) -> Store:
    take_in(store, DATA / "office" / "formasi.xlsx", DATA / "office" / "pegawai.xlsx")
    return store


def proposed(found: Gathered) -> Moves:
    solution = solve(found.problem)
    assert solution.standing is Standing.PROVED
    taken = ((found.people[who], found.slots[found.problem.arc_slot[arc]]) for who, arc in enumerate(solution.chosen))
    return [(who, found.slots[who.slot], to) for who, to in taken if found.slots[who.slot] != to]


def test_a_plan_finds_what_an_officer_would(office: Store) -> None:
    with office.read() as session:
        found = gather(session, Asked(DAY), TODAY)
        moves = proposed(found)
        nurses = [to for _who, _old, to in moves if "Puskesmas" in to.unit and to.post.startswith(("Perawat", "Bidan"))]
        assert len(nurses) > 3
        assert all((to.need or 0) > to.before for to in nurses)
        for who, old, to in moves:
            assert not to.post.startswith(("Kepala", "Lurah", "Camat", "Sekretaris")), who.name
            assert old.post == to.post or {old.post, to.post} <= {
                *("Pengelola Data dan Informasi", "Pengelola Layanan Operasional"),
            }
            move = ProposedMove(who.id, case_kind(who.kind, structural=False), to.unit_id, to.post_id, DAY)
            against = {one.code for one in check_proposal(session, move, TODAY) if one.severity is not Severity.INFO}
            assert against <= REPLACED | WEIGHED | OF_POST


def test_no_move_is_proposed_for_crumbs(office: Store) -> None:
    """One move fewer loses points; without one certain move a colleague may step in, which loses next to nothing."""
    with office.read() as session:
        found = gather(session, Asked(DAY), TODAY)
    best = solve(found.problem)
    ledger = ledger_of(found, best.chosen)
    fewer = solve(replace(found.problem, most_moves=len(ledger.steps) - 1))
    assert fewer.cost - best.cost > 3 * POINT
    figures = drained(explaining(found, best, losses_of(found.problem, best))).figures
    assert figures.closing == figures.gaps_before - figures.gaps_after == 38
    assert figures.closing + figures.levelling == figures.moves == 39


def test_the_fullest_places_give_and_the_emptiest_take(office: Store) -> None:
    with office.read() as session:
        moves = proposed(gather(session, Asked(DAY), TODAY))
    left = {(old.unit_id, old.post_id) for _who, old, _to in moves}
    filled = {(to.unit_id, to.post_id) for _who, _old, to in moves}
    for _who, old, to in moves:
        if old.post == to.post and not {(old.unit_id, old.post_id)} & filled and not {(to.unit_id, to.post_id)} & left:
            assert old.before / max(old.need or 0, 1) > to.before / max(to.need or 0, 1)
