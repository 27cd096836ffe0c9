"""Swaps from stated wishes: pairs and rings, everybody better off, and cases of them."""

from datetime import date

import pytest
from sqlalchemy import func, select

from desktop.db.store import Session
from desktop.db.tables import Employee, TransferCase, Unit
from desktop.domain.cases.cases import CaseKind
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.plans.asked import Scope
from desktop.domain.refusal import Refusal
from desktop.services.cases.participation import WishEntry, save_wish
from desktop.services.plans.swaps import SwapsFound, finding_swaps, open_swap
from tests.case_office import SmallOffice, small_office
from tests.services.plan_office import drained, employee

TODAY = date(2026, 11, 23)


def _third(session: Session) -> int:
    unit = Unit(name="Puskesmas Tampan", name_key="puskesmas tampan", path="/3/")
    session.add(unit)
    session.flush()
    return unit.id


def _wishing(session: Session, office: SmallOffice, ring: list[int]) -> list[int]:
    """One clerk in each unit of `ring`, each wishing for the next one's unit."""
    people = [employee(session, f"Pegawai {at}", unit, office.post) for at, unit in enumerate(ring)]
    for at, person in enumerate(people):
        save_wish(session, person, WishEntry(unit_id=ring[(at + 1) % len(ring)]), TODAY)
    return people


def _found(session: Session) -> SwapsFound:
    return drained(finding_swaps(session, Scope(), TODAY))


def test_two_who_wish_for_each_others_unit_are_a_pair(session: Session) -> None:
    office = small_office(session)
    one, other = _wishing(session, office, [office.from_unit, office.to_unit])
    (swap,) = _found(session).swaps
    assert swap.pair
    assert {(leg.who.id, leg.to_unit_id) for leg in swap.legs} == {(one, office.to_unit), (other, office.from_unit)}
    assert all("keinginan ke-1" in leg.why.lower() for leg in swap.legs)


def test_three_make_a_ring_and_a_case_each(session: Session) -> None:
    office = small_office(session)
    people = _wishing(session, office, [office.from_unit, office.to_unit, _third(session)])
    (swap,) = _found(session).swaps
    assert not swap.pair
    opened = open_swap(session, swap, TODAY)
    assert {one.employee_id for one in opened} == set(people)
    assert set(session.scalars(select(TransferCase.kind))) == {CaseKind.WITHIN}


def test_a_pair_opens_as_linked_swap_cases(session: Session) -> None:
    office = small_office(session)
    _wishing(session, office, [office.from_unit, office.to_unit])
    opened = open_swap(session, _found(session).swaps[0], TODAY, reason="Disepakati kedua unit.")
    one, other = (session.get_one(TransferCase, case.case_id) for case in opened)
    assert (one.kind, one.swap_case_id, other.swap_case_id) == (CaseKind.SWAP, other.id, one.id)
    assert one.reason.startswith("Disepakati kedua unit.")


def test_a_pair_with_a_pppk_opens_two_cases_that_its_rules_allow(session: Session) -> None:
    office = small_office(session)
    one, _other = _wishing(session, office, [office.from_unit, office.to_unit])
    session.get_one(Employee, one).kind = EmployeeKind.PPPK
    session.get_one(Employee, one).contract_ends = date(2031, 1, 1)
    opened = open_swap(session, _found(session).swaps[0], TODAY)
    kinds = {session.get_one(TransferCase, case.case_id).kind for case in opened}
    assert kinds == {CaseKind.RELOCATION, CaseKind.WITHIN}


def test_who_is_in_no_swap_is_told_why(session: Session) -> None:
    office = small_office(session)
    person = employee(session, "Sendiri", office.from_unit, office.post)
    save_wish(session, person, WishEntry(unit_id=office.to_unit), TODAY)
    found = _found(session)
    assert (found.swaps, found.people, found.unmatched[0].who.id) == ((), 1, person)
    assert "Puskesmas Rumbai" in found.unmatched[0].wish


def test_nobody_is_swapped_against_a_rule(session: Session) -> None:
    office = small_office(session)
    one, _other = _wishing(session, office, [office.from_unit, office.to_unit])
    session.get_one(Employee, one).post_since = date(2026, 10, 1)
    found = _found(session)
    assert found.swaps == ()
    assert "bulan" in next(each.why for each in found.unmatched if each.who.id == one)


def test_a_swap_is_refused_when_somebody_has_left(session: Session) -> None:
    office = small_office(session)
    one, _other = _wishing(session, office, [office.from_unit, office.to_unit])
    (swap,) = _found(session).swaps
    session.get_one(Employee, one).unit_id = _third(session)
    with pytest.raises(Refusal):
        open_swap(session, swap, TODAY)
    assert session.scalar(select(func.count()).select_from(TransferCase)) == 0
