"""What a plan is solved from: the rules say the same as one by one, and the points add up."""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import PostHistory
from desktop.domain.employees.employees import Assignment
from desktop.domain.plans.asked import Asked, Couple, Pin, PinKind, PostChange, Scope, Together, Waiver, Weights
from desktop.domain.plans.checks import OF_PERSON
from desktop.domain.plans.found import PointCode, StayCode
from desktop.domain.plans.gap_reasons import floors_of
from desktop.domain.plans.gathered import Gathered, Person, case_kind
from desktop.domain.plans.ledger import ledger_of
from desktop.domain.plans.model import Floor
from desktop.domain.plans.points import FLOOR_PRICE
from desktop.domain.plans.rules import bars
from desktop.domain.refusal import Refusal
from desktop.planner.solver import solve
from desktop.services.cases.move_facts import ProposedMove, check_proposal
from desktop.services.plans.facts import gather, gathering
from tests.services.plan_facts_office import BEFORE_ELECTION, DAY, TODAY, hard_office


@pytest.fixture(scope="module")
def office(empty_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample office, made once and only read."""
    store = hard_office(tmp_path_factory.mktemp("plan") / "mutasi.db", empty_database)
    yield store
    store.close()


@pytest.fixture
def session(office: Store) -> Iterator[Session]:
    """A session on that office, which keeps nothing."""
    with office.read() as session:
        yield session


def planned(session: Session, day: date = DAY, **asked: Any) -> Gathered:
    asked["waived"] = tuple(Waiver(code) for code in asked.get("waived", ()))
    return gather(session, Asked(day, **asked), TODAY)


def open_to(found: Gathered, person: Person) -> list[int]:
    """Slots of the person's arcs without the own one."""
    arcs = zip(found.problem.arc_person, found.problem.arc_slot, strict=True)
    number = found.people.index(person) if person.stays is None else -1
    return [slot for who, slot in arcs if who == number and slot != person.slot]


def barring(session: Session, found: Gathered, person: Person, slot: int) -> set[str]:
    """Codes of the checks that bar the move when it is asked alone, as for a case."""
    to, held = found.slots[slot], found.slots[person.slot]
    kind = case_kind(person.kind, structural=False)
    move = ProposedMove(person.id, kind, to.unit_id, to.post_id, found.asked.day)
    same_post, waived = to.post_id == held.post_id, found.asked.waived_codes
    results = check_proposal(session, move, TODAY)
    codes = {one.code for one in results if bars(one, waived, same_post=same_post)}
    # What forbids every place is not followed up by what forbids some.
    return codes & OF_PERSON or codes


@pytest.mark.parametrize(
    ("day", "change", "waived"),
    [
        (DAY, PostChange.SAME, ()),
        (DAY, PostChange.ALIKE, ("tenure", "performance")),
        (DAY, PostChange.ANY, ("tenure", "performance", "education_field", "official")),
        (BEFORE_ELECTION, PostChange.ANY, ("tenure", "distance", "official")),
    ],
)
def test_the_rules_say_the_same_as_for_a_case(
    session: Session, day: date, change: PostChange, waived: tuple[str, ...]
) -> None:
    found, chance = planned(session, day, change=change, waived=waived), random.Random(str(change))
    seen: Counter[str] = Counter()
    people = [one for one in found.people + found.staying if one.places]
    for person in chance.sample(people, 100):
        told = {slot: {one.code for one in person.barred if slot in one.slots} for slot in open_to(found, person)}
        for one in person.barred:
            for slot in one.slots:
                told.setdefault(slot, set()).add(one.code)
        for slot in chance.sample(sorted(told), min(6, len(told))):
            if not told[slot] & {"official", "full"}:
                assert told[slot] == barring(session, found, person, slot), (person.name, found.slots[slot])
                seen.update(told[slot])
    assert len(seen) > 4


def test_points_of_an_arc_are_its_cost(session: Session) -> None:
    waived = ("tenure", "distance", "rank", "education", "education_field", "official")
    found = planned(session, change=PostChange.ANY, waived=waived)
    sums = [sum(parts) for parts in zip(*found.points.values(), strict=True)]
    assert sums == [-cost for cost in found.problem.arc_cost]
    assert {code for code, points in found.points.items() if any(points)} == set(PointCode) - {
        *(PointCode.NEED, PointCode.LEFT, PointCode.FLOOR),
    }


def test_staying_costs_nothing_and_comes_first(session: Session) -> None:
    found = planned(session)
    own = [
        arc for arc, who in enumerate(found.problem.arc_person) if arc == 0 or found.problem.arc_person[arc - 1] < who
    ]
    assert [found.problem.arc_slot[arc] for arc in own] == list(found.problem.homes)
    assert not any(found.problem.arc_cost[arc] for arc in own)


def test_everybody_has_a_seat_without_the_plan(session: Session) -> None:
    found = planned(session)
    homes = Counter(found.problem.homes)
    for number, slot in enumerate(found.slots):
        seats = found.problem.seats[number].costs
        assert slot.before == slot.fixed + homes[number]
        assert len(seats) == max(slot.need or 0, slot.before) - slot.fixed
        assert list(slot.values) == sorted(slot.values)


def test_officials_stay_unless_waived(session: Session) -> None:
    def heads(found: Gathered) -> int:
        return sum(found.slots[one.slot].post in {"Lurah", "Camat", "Kepala Sekolah Dasar"} for one in found.people)

    assert heads(planned(session)) == 0
    assert heads(planned(session, waived=("official", "tenure", "performance", "distance"))) > 0


def test_who_leads_a_unit_beside_the_post_stays_too(session: Session) -> None:
    task = select(PostHistory.employee_id).where(PostHistory.assignment == Assignment.ADDITIONAL)
    leading = set(session.scalars(task))
    assert leading
    assert not leading & {one.id for one in planned(session, waived=("tenure", "discipline")).people}
    assert leading & {one.id for one in planned(session, waived=("tenure", "discipline", "official")).people}


def test_an_excluded_place_makes_nobody_movable(session: Session) -> None:
    one, other = planned(session).people[:2]
    found = planned(session, scope=Scope(employee_ids=(one.id,)), pins=(Pin(PinKind.NOT_THERE, other.id, 1),))
    assert other.id not in {who.id for who in found.people + found.staying}


def test_a_pin_that_says_stay_is_all_there_is(session: Session) -> None:
    one = planned(session).people[0]
    found = planned(session, pins=(Pin(PinKind.STAY, one.id),))
    assert next(who.stays for who in found.staying if who.id == one.id) is StayCode.SETTLED


def test_a_pin_that_says_go_leaves_no_staying(session: Session) -> None:
    before = planned(session)
    one, to = before.people[0], before.slots[open_to(before, before.people[0])[0]]
    found = planned(session, pins=(Pin(PinKind.GO, one.id, to.unit_id, to.post_id),))
    number = next(at for at, who in enumerate(found.people) if who.id == one.id)
    slots = [
        found.slots[found.problem.arc_slot[arc]] for arc, who in enumerate(found.problem.arc_person) if who == number
    ]
    assert [(slot.unit_id, slot.post_id) for slot in slots] == [(to.unit_id, to.post_id)]
    assert not found.contradiction


def test_a_place_that_is_excluded_is_barred(session: Session) -> None:
    before = planned(session)
    one, to = before.people[0], before.slots[open_to(before, before.people[0])[0]]
    found = planned(session, pins=(Pin(PinKind.NOT_THERE, one.id, to.unit_id, reason="Belum siap"),))
    person = next(who for who in found.people + found.staying if who.id == one.id)
    assert {bar.code: bar.what for bar in person.barred if bar.code == "pin"} == {"pin": "Belum siap"}
    assert not any(found.slots[slot].unit_id == to.unit_id for slot in open_to(found, person))


def test_what_cannot_be_is_said_before_solving(session: Session) -> None:
    before = planned(session, waived=("tenure",))
    kept = next(one for one in before.staying if any(bar.code == "other_case" for bar in one.barred))
    slot = before.slots[kept.barred[0].slots[0]]
    found = planned(session, pins=(Pin(PinKind.GO, kept.id, slot.unit_id, slot.post_id),))
    assert found.contradiction.startswith(f"{kept.name} ditetapkan harus pindah ke {slot.post}, {slot.unit}, tetapi: ")
    assert "perkara" in found.contradiction


def test_who_is_there_already_need_not_move_again(session: Session) -> None:
    one = planned(session).people[0]
    here = planned(session).slots[one.slot]
    found = planned(session, pins=(Pin(PinKind.GO, one.id, here.unit_id, here.post_id),))
    assert not found.contradiction
    assert next(who.stays for who in found.staying if who.id == one.id) is StayCode.SETTLED


def test_a_couple_stays_where_one_cannot_move(session: Session) -> None:
    before = planned(session)
    free, kept = before.people[0], next(one for one in before.staying if one.stays is StayCode.RULE)
    found = planned(session, couples=(Couple(free.id, kept.id),))
    assert next(one.stays for one in found.staying if one.id == free.id) is StayCode.COUPLE
    assert found.problem.pairs == ()


@pytest.mark.parametrize("together", Together)
def test_a_couple_is_a_pair_with_the_areas_of_its_places(session: Session, together: Together) -> None:
    one, other = planned(session).people[:2]
    found = planned(session, couples=(Couple(one.id, other.id, together),))
    (pair,) = found.problem.pairs
    for here, slot in zip(pair.areas, found.slots, strict=True):
        for there, beside in zip(pair.areas, found.slots, strict=True):
            same = slot.unit_id == beside.unit_id or (
                together is Together.DISTRICT and slot.district == beside.district
            )
            assert (here == there) == (same and (slot.unit_id == beside.unit_id or slot.district != ""))


def test_nobody_is_in_two_couples(session: Session) -> None:
    with pytest.raises(Refusal):
        planned(session, couples=(Couple(1, 2), Couple(2, 3)))


def test_the_floor_of_a_place_asks_for_no_more_than_there_is(session: Session) -> None:
    found = planned(session, floor_percent=95)
    floors = {at: floor for floor in found.problem.floors for at in floor.slots}
    for at, slot in enumerate(found.slots):
        least = min(-(-(slot.need or 0) * 95 // 100), slot.before)
        assert (at in floors) == (least > slot.fixed)
        assert at not in floors or floors[at] == Floor((at,), least - slot.fixed, FLOOR_PRICE)


def test_a_full_floor_takes_nobody_from_a_place_that_is_short(session: Session) -> None:
    free, held = (planned(session, floor_percent=percent) for percent in (0, 100))
    for found, robbed in ((free, True), (held, False)):
        ledger = ledger_of(found, solve(found.problem).chosen)
        counts = zip(found.slots, ledger.before, ledger.after, strict=True)
        assert robbed == any(after < min(before, slot.need or 0) for slot, before, after in counts)
        assert not any(step.effect.floor for step in ledger.steps)
        assert not any(one.by_plan for one in floors_of(ledger))


def test_a_scope_leaves_the_others_alone(session: Session) -> None:
    whole = planned(session)
    unit = next(slot.unit_id for slot in whole.slots if "Puskesmas" in slot.unit)
    found = planned(session, scope=Scope(unit_ids=(unit,)))
    assert {slot.unit_id for slot in found.slots} == {unit}
    two = tuple(one.id for one in whole.people[:2])
    chosen = planned(session, scope=Scope(employee_ids=two))
    assert tuple(sorted(one.id for one in chosen.people + chosen.staying)) == two
    assert [slot.before for slot in chosen.slots] == [slot.before for slot in whole.slots]


def test_where_the_others_fill_every_seat_nobody_can_come(session: Session) -> None:
    whole = planned(session)
    full = {at for at, slot in enumerate(whole.slots) if slot.before >= (slot.need or 0)}
    one = next(one for one in whole.people if set(open_to(whole, one)) <= full)
    found = planned(session, scope=Scope(employee_ids=(one.id,)))
    (alone,) = found.staying
    assert alone.stays is StayCode.FULL
    assert {bar.code for bar in alone.barred} >= {"full"}


def test_how_far_it_is_never_runs_backwards(session: Session) -> None:
    steps = list(gathering(session, Asked(DAY), TODAY))
    shares = [step.done / step.total for step in steps if step.total]
    assert shares == sorted(shares)
    assert shares[-1] <= 1


def test_a_skill_that_is_missing_gives_points(session: Session) -> None:
    found = planned(session, change=PostChange.ANY, weights=Weights(skill=40))
    assert found.skills
    brought = {
        (found.people[who].id, found.slots[slot].unit_id)
        for who, slot, points in zip(
            found.problem.arc_person, found.problem.arc_slot, found.points[PointCode.SKILL], strict=True
        )
        if points > 0
    }
    assert brought <= set(found.skills)
