"""Moves of a solved plan: what they are worth, cases of them, what became of them, on paper and side by side."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import func, select

from desktop.db.store import Session
from desktop.db.tables import Employee, Establishment, FamilyTie, TransferCase
from desktop.domain.cases.cases import ApprovalResult, CaseKind, CaseStage
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.plans.asked import Asked, Couple, Pin, PinKind, Scope
from desktop.domain.plans.found import StayCode
from desktop.domain.refusal import Refusal
from desktop.services.cases.cases import withdraw_case
from desktop.services.cases.participation import WishEntry, save_wish
from desktop.services.plans.cases import obstacles, open_cases
from desktop.services.plans.comparison import compare_plans
from desktop.services.plans.names import people_named
from desktop.services.plans.outcome import MoveState, plan_outcome
from desktop.services.plans.plans import change_asked, copy_plan, keep_found, list_plans, new_plan, suggested_couples
from desktop.services.plans.reading import PlanFile, plan_file
from desktop.services.plans.reports import export_plan, plan_report
from desktop.services.plans.solving import solving_plan
from desktop.services.plans.worth import cost_of_sending, places_for, worth_without
from tests.case_office import SmallOffice, small_office
from tests.services.plan_office import drained, employee, unit
from tests.services.review.test_approval_reports import words

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


def _office(session: Session) -> tuple[SmallOffice, list[int]]:
    """Three clerks in an office that needs one; the clinic lacks two, of whom one wishes to go there."""
    office = small_office(session)
    session.add(Establishment(unit_id=office.from_unit, post_id=office.post, year=2026, need=2))
    people = [employee(session, f"Juru {name}", office.from_unit, office.post) for name in "AB"]
    save_wish(session, people[0], WishEntry(unit_id=office.to_unit), TODAY)
    return office, people


def _solved(session: Session, **asked: Any) -> PlanFile:
    plan = new_plan(session, f"Rencana {len(list_plans(session)) + 1}", replace(Asked(date(2027, 1, 4)), **asked))
    keep_found(session, plan, 1, drained(solving_plan(session, plan, TODAY)))
    return plan_file(session, plan)


def test_the_plan_fills_the_gap_with_who_wishes_it(session: Session) -> None:
    _given, people = _office(session)
    plan = _solved(session)
    assert people[0] in {move.who.id for move in plan.moves}
    first = next(move for move in plan.moves if move.who.id == people[0])
    assert first.move.reason.wish == "Memenuhi keinginan ke-1 dari 1."
    assert "Puskesmas Rumbai" in first.move.reason.gives


def test_a_move_is_worth_what_it_points_to(session: Session) -> None:
    _given, people = _office(session)
    plan = _solved(session)
    worth = drained(worth_without(session, plan.id, people[0], TODAY))
    assert worth.points is not None
    assert worth.points > 0
    assert any(change.employee_id == people[0] for change in worth.changes)


def test_who_would_go_instead_is_named(session: Session) -> None:
    _given, people = _office(session)
    plan = _solved(session, most_moves=1)
    worth = drained(worth_without(session, plan.id, people[0], TODAY))
    (other,) = (change for change in worth.changes if change.employee_id != people[0])
    assert f": {other.name} akan ke sana sebagai gantinya" in worth.sentence


def test_sending_who_stays_costs_what_the_plan_says(session: Session) -> None:
    _office(session)
    plan = _solved(session)
    told = [stay for stay in plan.stays if stay.loss is not None]
    for stay in told:
        place = (stay.unit_id or 0, stay.post_id or 0)
        assert drained(cost_of_sending(session, plan.id, stay.who.id, place, TODAY)).points == stay.loss
    assert told


def test_places_say_which_rule_forbids_them(session: Session) -> None:
    given, people = _office(session)
    session.get_one(Employee, people[1]).post_since = date(2026, 10, 1)
    plan = _solved(session)
    places = drained(places_for(session, plan.id, people[1], TODAY))
    assert [(place.unit, place.permitted) for place in places] == [("Puskesmas Rumbai", False)]
    assert "24 bulan" in places[0].why
    barred = drained(cost_of_sending(session, plan.id, people[1], (given.to_unit, given.post), TODAY))
    assert (barred.points, barred.sentence) == (None, places[0].why)


def test_records_that_changed_are_not_priced(session: Session) -> None:
    _given, people = _office(session)
    plan = _solved(session)
    session.get_one(Employee, people[0]).unit_id = unit(session, "Lain")
    with pytest.raises(Refusal, match="berubah"):
        drained(worth_without(session, plan.id, people[0], TODAY))


def test_cases_are_opened_with_reason_and_need(session: Session) -> None:
    _given, people = _office(session)
    plan = _solved(session)
    move = next(one for one in plan.moves if one.who.id == people[0])
    (opened,) = open_cases(session, plan.id, [move.id], TODAY, reason="Hasil analisis kebutuhan.")
    case = session.get_one(TransferCase, opened.case_id)
    assert (case.kind, case.stage, case.effective_on) == (CaseKind.WITHIN, CaseStage.DRAFT, date(2027, 1, 4))
    assert case.reason.startswith("Hasil analisis kebutuhan. Puskesmas Rumbai")
    assert case.need
    shown = plan_file(session, plan.id)
    assert shown.locked
    assert next(one for one in shown.moves if one.who.id == people[0]).case_number == case.number


def test_a_pppk_is_relocated(session: Session) -> None:
    _given, people = _office(session)
    who = session.get_one(Employee, people[0])
    who.kind, who.contract_ends, who.legal_status = EmployeeKind.PPPK, date(2031, 1, 1), "71"
    plan = _solved(session)
    move = next(one for one in plan.moves if one.who.id == people[0])
    (opened,) = open_cases(session, plan.id, [move.id], TODAY)
    assert session.get_one(TransferCase, opened.case_id).kind is CaseKind.RELOCATION


def test_nothing_is_opened_of_what_changed_since(session: Session) -> None:
    _given, people = _office(session)
    plan = _solved(session)
    session.get_one(Employee, people[0]).unit_id = unit(session, "Lain")
    ids = [move.id for move in plan.moves]
    assert people[0] in {one.employee_id for one in obstacles(session, plan.id, ids, TODAY)}
    with pytest.raises(Refusal):
        open_cases(session, plan.id, ids, TODAY)
    assert session.scalar(select(func.count()).select_from(TransferCase)) == 0


def test_the_place_of_a_colleague_is_free_only_if_the_colleague_goes(session: Session) -> None:
    given, people = _office(session)
    behind = unit(session, "Kelurahan")
    session.add(Establishment(unit_id=behind, post_id=given.post, year=2026, need=0))
    session.get_one(Employee, given.employee).unit_id = given.to_unit
    pins = tuple(
        Pin(PinKind.GO, who, to, given.post) for who, to in ((people[0], given.to_unit), (given.employee, behind))
    )
    plan = _solved(session, pins=pins, scope=Scope(employee_ids=(people[0], given.employee)))
    second = [move for move in plan.moves if move.move.step == 2]
    for move in second:
        (why,) = obstacles(session, plan.id, [move.id], TODAY)
        assert "rantai yang sama" in why.why
    assert len(plan.moves) == 2


def test_a_case_that_was_refused_frees_no_place(session: Session) -> None:
    given, people = _office(session)
    behind = unit(session, "Kelurahan")
    session.add(Establishment(unit_id=behind, post_id=given.post, year=2026, need=1))
    session.scalars(select(Establishment).where(Establishment.unit_id == given.to_unit)).one().need = 1
    session.get_one(Employee, given.employee).unit_id = given.to_unit
    pins = tuple(
        Pin(PinKind.GO, who, to, given.post) for who, to in ((people[0], given.to_unit), (given.employee, behind))
    )
    plan = _solved(session, pins=pins, scope=Scope(employee_ids=(people[0], given.employee)))
    leaving, coming = sorted(plan.moves, key=lambda one: one.who.id != given.employee)
    (opened,) = open_cases(session, plan.id, [leaving.id], TODAY)
    assert obstacles(session, plan.id, [coming.id], TODAY) == ()
    withdraw_case(session, opened.case_id, "Batal", TODAY)
    (why,) = obstacles(session, plan.id, [coming.id], TODAY)
    assert "berakhir tanpa perpindahan" in why.why


def test_a_couple_goes_together(session: Session) -> None:
    given, people = _office(session)
    plan = _solved(session, couples=(Couple(people[0], people[1]),))
    moving = {move.who.id for move in plan.moves} & set(people)
    assert moving in (set(), set(people))
    assert plan.couples[0][0].id == people[0]
    assert given.employee not in moving
    if moving:
        (why,) = obstacles(session, plan.id, [next(one.id for one in plan.moves if one.who.id == people[0])], TODAY)
        assert "bersama" in why.why


def test_who_is_settled_stays(session: Session) -> None:
    _given, people = _office(session)
    plan = _solved(session, pins=(Pin(PinKind.STAY, people[0], reason="Sedang memimpin proyek"),))
    stay = next(one for one in plan.stays if one.who.id == people[0])
    assert stay.code is StayCode.SETTLED
    assert "Sedang memimpin proyek" in stay.why


def test_the_outcome_follows_the_case(session: Session) -> None:
    _given, people = _office(session)
    plan = _solved(session)
    move = next(one for one in plan.moves if one.who.id == people[0])
    (opened,) = open_cases(session, plan.id, [move.id], TODAY)
    states = {one.who.id: one for one in plan_outcome(session, plan.id, TODAY).moves}
    assert (states[people[0]].state, states[people[0]].number) == (MoveState.UNDER_WAY, opened.number)
    case = session.get_one(TransferCase, opened.case_id)
    case.stage, case.approval, case.approval_note = CaseStage.APPROVAL, ApprovalResult.REFUSED, "Unit asal kekurangan"
    outcome = plan_outcome(session, plan.id, TODAY)
    refused = next(one for one in outcome.moves if one.who.id == people[0])
    assert (refused.state, refused.end_reason) == (MoveState.NOT_APPROVED, "Unit asal kekurangan")
    assert "1 tidak disetujui" in outcome.summary
    withdraw_case(session, opened.case_id, "Pegawai mengundurkan diri", TODAY)
    ended = next(one for one in plan_outcome(session, plan.id, TODAY).moves if one.who.id == people[0])
    assert (ended.state, ended.end_reason) == (MoveState.ENDED, "Pegawai mengundurkan diri")


def test_a_plan_with_cases_is_kept_and_its_copy_is_free(session: Session) -> None:
    _office(session)
    plan = _solved(session)
    open_cases(session, plan.id, [plan.moves[0].id], TODAY)
    with pytest.raises(Refusal, match="perkara"):
        change_asked(session, plan.id, replace(plan.asked, floor_percent=50), plan.version)
    copy = plan_file(session, copy_plan(session, plan.id))
    assert not copy.locked
    change_asked(session, copy.id, replace(plan.asked, floor_percent=50), copy.version)


def test_plans_stand_side_by_side(session: Session) -> None:
    _given, people = _office(session)
    one = _solved(session)
    other = _solved(session, pins=(Pin(PinKind.STAY, people[0]),))
    found = compare_plans(session, [one.id, other.id])
    wishes = next(line for line in found.lines if line.title == "Keinginan terpenuhi")
    assert (wishes.values, wishes.best) == (("1", "0"), (0,))
    moved = next(move for move in found.moves if move.who.id == people[0])
    assert (bool(moved.to[0]), moved.to[1], moved.same) == (True, "", False)
    assert found.places[0].unit == "Puskesmas Rumbai"


def test_plans_side_by_side_say_where_the_least_staffing_is_broken(session: Session) -> None:
    given, _people = _office(session)
    session.scalars(select(Establishment).where(Establishment.unit_id == given.to_unit)).one().need = 20
    one, other = _solved(session), _solved(session, floor_percent=90)
    found = compare_plans(session, [one.id, other.id])
    (floor,) = found.floors
    assert floor.unit.endswith(", Puskesmas Rumbai")
    assert floor.values == ("–", "2 dari 20 (sebelumnya 0)")
    counted = next(line for line in found.lines if line.title == "Tempat di bawah pengisian minimum")
    assert (counted.values, counted.best) == (("–", "1"), ())


def test_no_plan_is_called_the_best_beside_one_of_other_people(session: Session) -> None:
    given, _people = _office(session)
    one, other = _solved(session), _solved(session, scope=Scope(unit_ids=(given.to_unit,)))
    found = compare_plans(session, [one.id, other.id])
    assert not any(line.best for line in found.lines)


def test_the_plan_on_paper_and_as_workbook(session: Session, tmp_path: Path) -> None:
    _office(session)
    plan = _solved(session)
    assert plan_report(session, plan.id, NOW).pdf.startswith(b"%PDF")
    path = tmp_path / "rencana.xlsx"
    assert export_plan(session, plan.id, path) == len(plan.moves)
    book = CalamineWorkbook.from_path(str(path))
    moves, places, stays = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    assert [row[3] for row in moves[1:]] == [row.who.name for row in plan.moves]
    assert [row[:5] for row in places[1:]] == [
        [one.unit, one.post, one.count.need, one.count.before, one.count.after] for one in plan.places
    ]
    assert [(row[0], row[5]) for row in stays[1:]] == [(one.who.name, one.why) for one in plan.stays]


def test_only_a_print_of_everybody_names_who_stays(session: Session) -> None:
    _given, people = _office(session)
    plan = _solved(session, pins=(Pin(PinKind.STAY, people[1], reason="Sedang cuti"),))
    short, whole = (
        words(plan_report(session, plan.id, NOW, everybody=every).pdf).split("Yang tetap, dan alasannya")[1]
        for every in (False, True)
    )
    who = people_named(session, [people[1]])[people[1]].name
    assert who in whole.split("Yang diminta")[0]
    assert who not in short.split("Yang diminta")[0]
    assert "Sedang cuti" in short


def test_a_printed_plan_has_real_signs_and_calls_a_single_move_no_chain(session: Session) -> None:
    _office(session)
    plan = _solved(session)
    assert {row.steps for row in plan.moves} == {1}
    printed = words(plan_report(session, plan.id, NOW).pdf)
    assert ": +" in printed
    assert ": -" not in printed
    assert "Rantai 1" not in printed


def test_an_unsolved_plan_is_not_printed(session: Session) -> None:
    plan = new_plan(session, "Rencana", Asked(date(2027, 1, 4)))
    with pytest.raises(Refusal):
        plan_report(session, plan, NOW)


def test_spouses_of_the_scope_are_proposed_as_couples(session: Session) -> None:
    _given, people = _office(session)
    session.add(FamilyTie(employee_id=people[0], relative_id=people[1], relation="spouse"))
    session.add(FamilyTie(employee_id=people[1], relative_id=people[0], relation="spouse"))
    asked = Asked(date(2027, 1, 4))
    (couple,) = suggested_couples(session, asked)
    assert {couple.one_id, couple.other_id} == set(people)
    assert suggested_couples(session, replace(asked, couples=(Couple(people[0], people[1]),))) == ()
    assert suggested_couples(session, replace(asked, scope=Scope(unit_ids=(_given.to_unit,)))) == ()
