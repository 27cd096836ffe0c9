"""Plans are kept, renamed, copied, put aside and asked anew; a change empties what was found."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.db.store import Session
from desktop.domain.plans.asked import Asked, Couple, Pin, PinKind, PostChange, Scope, Waiver, Weights
from desktop.domain.plans.found import (
    Figures,
    Found,
    GapReason,
    Move,
    MoveReason,
    PlaceCount,
    Point,
    PointCode,
    Stay,
    StayCode,
)
from desktop.domain.plans.model import Standing
from desktop.domain.refusal import Refusal, Stale
from desktop.services.plans.plans import (
    change_asked,
    copy_plan,
    keep_found,
    list_plans,
    new_plan,
    remove_plan,
    rename_plan,
    restore_plan,
    settle,
    unsettle,
)
from desktop.services.plans.reading import plan_file
from tests.case_office import SmallOffice, small_office

DAY = date(2027, 1, 1)
ASKED = Asked(
    DAY,
    Scope((), (), ()),
    Weights(wish=40),
    PostChange.SAME,
    95,
    12,
    (Waiver("tenure", "Kekurangan mendesak"),),
)


def _found(office: SmallOffice) -> Found:
    reason = MoveReason((Point(PointCode.NEED, 12.5, "Mengisi."),), 12.5, "a", "b", "c", "d", -1.5, 1)
    places = (office.from_unit, office.post, office.to_unit, office.post)
    move = Move(office.employee, *places, 1, 1, rotation=False, reason=reason)
    stay = Stay(office.contract, StayCode.RULE, "Aturan.")
    place = PlaceCount(office.to_unit, office.post, 2, 0, 1, GapReason.NOBODY, "Tidak ada.")
    figures = Figures(people=2, moves=1, gaps_before=2, gaps_after=1, branches=1)
    return Found(Standing.PROVED, figures, (move,), (stay,), (place,))


def _solved(session: Session) -> tuple[int, SmallOffice]:
    office = small_office(session)
    plan = new_plan(session, "Perawat", ASKED)
    keep_found(session, plan, 1, _found(office))
    return plan, office


def test_what_is_asked_is_read_back(session: Session) -> None:
    office = small_office(session)
    pin = Pin(PinKind.GO, office.employee, office.to_unit, office.post, "Disepakati")
    asked = replace(ASKED, pins=(pin,), couples=(Couple(office.employee, office.contract),))
    shown = plan_file(session, new_plan(session, " Perawat  2027 ", asked, "Uji"))
    assert (shown.name, shown.asked, shown.standing) == ("Perawat 2027", asked, None)
    assert (shown.pins[0].who.name, shown.pins[0].unit) == ("Rina Batubara, S.E.", "Puskesmas Rumbai")
    assert [who.name for who in shown.couples[0]] == ["Rina Batubara, S.E.", "Tono Sari, S.E."]


def test_a_name_is_given_once(session: Session) -> None:
    new_plan(session, "Perawat", ASKED)
    with pytest.raises(Refusal, match="nama"):
        new_plan(session, "perawat", ASKED)
    with pytest.raises(Refusal):
        new_plan(session, "  ", ASKED)


def test_what_was_found_is_shown_with_names(session: Session) -> None:
    plan, office = _solved(session)
    shown = plan_file(session, plan)
    (move,), (stay,), (place,) = shown.moves, shown.stays, shown.places
    assert (move.who.name, move.to_unit, move.move) == (
        "Rina Batubara, S.E.",
        "Puskesmas Rumbai",
        _found(office).moves[0],
    )
    assert (stay.who.name, stay.code, stay.why) == ("Tono Sari, S.E.", StayCode.RULE, "Aturan.")
    assert (place.unit, place.count.gap_after) == ("Puskesmas Rumbai", 1)
    assert shown.figures == _found(office).figures
    assert shown.proof.startswith("Terbukti: tidak ada susunan yang lebih baik")


def test_the_list_shows_figures_and_copies(session: Session) -> None:
    plan, _office = _solved(session)
    copy = copy_plan(session, plan)
    copied, first = list_plans(session)
    assert (first.figures, first.standing, first.cases) == (
        Figures(2, 0, 1, 0, 0, 2, 1, branches=1),
        Standing.PROVED,
        0,
    )
    assert (copied.id, copied.name, copied.copied_from) == (copy, "Perawat (2)", "Perawat")
    assert [move.who.id for move in plan_file(session, copy).moves] == [_office.employee]


def test_another_question_empties_what_was_found(session: Session) -> None:
    plan, _office = _solved(session)
    version = plan_file(session, plan).version
    change_asked(session, plan, ASKED, version)
    assert plan_file(session, plan).moves
    change_asked(session, plan, replace(ASKED, floor_percent=90), version)
    shown = plan_file(session, plan)
    assert (shown.moves, shown.standing, shown.solved_at, shown.asked.floor_percent) == ((), None, None, 90)


def test_what_was_found_for_an_older_question_is_not_kept(session: Session) -> None:
    plan, office = _solved(session)
    version = plan_file(session, plan).version
    change_asked(session, plan, replace(ASKED, floor_percent=90), version)
    with pytest.raises(Stale):
        keep_found(session, plan, version, _found(office))


def test_a_new_pin_replaces_the_old_one(session: Session) -> None:
    office = small_office(session)
    plan = new_plan(session, "Perawat", ASKED)
    for kind in (PinKind.GO, PinKind.NOT_THERE, PinKind.STAY, PinKind.NOT_THERE):
        settle(session, plan, Pin(kind, office.employee, office.to_unit, office.post), plan_file(session, plan).version)
        assert [pin.kind for pin in plan_file(session, plan).pins] == [kind]
    unsettle(session, plan, 0, plan_file(session, plan).version)
    assert plan_file(session, plan).pins == ()


def test_bans_of_other_places_stay(session: Session) -> None:
    office = small_office(session)
    plan = new_plan(session, "Perawat", ASKED)
    for unit in (office.from_unit, office.to_unit):
        pin = Pin(PinKind.NOT_THERE, office.employee, unit, office.post)
        settle(session, plan, pin, plan_file(session, plan).version)
    assert len(plan_file(session, plan).pins) == 2


def test_a_plan_put_aside_comes_back_under_a_free_name(session: Session) -> None:
    plan, _office = _solved(session)
    remove_plan(session, plan, "Sudah usang")
    assert list_plans(session) == ()
    assert list_plans(session, removed=True)[0].removed_reason == "Sudah usang"
    new_plan(session, "Perawat", ASKED)
    restore_plan(session, plan)
    assert [row.name for row in list_plans(session)] == ["Perawat", "Perawat (2)"]


def test_a_new_name_keeps_what_was_found(session: Session) -> None:
    plan, _office = _solved(session)
    rename_plan(session, plan, "Bidan", "Catatan", plan_file(session, plan).version)
    shown = plan_file(session, plan)
    assert (shown.name, shown.note, len(shown.moves)) == ("Bidan", "Catatan", 1)
