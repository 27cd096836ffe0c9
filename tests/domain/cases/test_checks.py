"""Checks of a proposed move: each finds its own fault at its own edge, and nothing else."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.cases.cases import CaseKind
from desktop.domain.cases.checks import (
    CHECK_CODES,
    CHECK_WORDS,
    LIMIT_WORDS,
    CheckRule,
    MoveFacts,
    Severity,
    check_move,
)
from desktop.domain.cases.checks_time import months_between, retirement_day
from desktop.domain.cases.circumstances import CircumstanceKind
from desktop.domain.cases.move_facts import Declaration, Demands, Freeze, LifeFact, Penalty, Rating, Relative, Study
from desktop.domain.employees.employees import EmployeeKind
from desktop.services.rules.case_kinds import shipped_checks

DAY = date(2026, 12, 1)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
SOUND = MoveFacts(
    kind=CaseKind.WITHIN,
    employee_kind=EmployeeKind.PNS,
    legal_status="01",
    day=DAY,
    birth_date=date(1985, 3, 17),
    appointed_on=date(2010, 1, 1),
    grade="III/b",
    studies=(Study("40", "S-1 Ilmu Hukum"),),
    post_since=date(2022, 1, 2),
    from_unit_id=1,
    from_post_id=1,
    to_unit_id=2,
    to_post_id=1,
    demands=Demands("III/a", "35", ("Hukum", "Administrasi Negara")),
    need=2,
    holders=1,
    ratings=(Rating(2024, "2"), Rating(2025, "1")),
    declaration=Declaration(asked=True),
    home=(0.57, 101.42),
    from_spot=(0.58, 101.43),
    to_spot=(0.63, 101.40),
)
CONTRACT = replace(SOUND, employee_kind=EmployeeKind.PPPK, legal_status="71", grade="IX", kind=CaseKind.RELOCATION)
OFFICIAL = replace(SOUND, official=True)
ELECTION = Freeze("Pilkada", date(2026, 9, 1), DAY)
FAR = (1.67, 101.45)

FAULTS: list[tuple[str, MoveFacts, Mapping[str, Any]]] = [
    ("other_case", SOUND, {"other_case": "2026/0001"}),
    ("not_active", SOUND, {"legal_status": "99"}),
    ("not_active", SOUND, {"legal_status": ""}),
    ("study_leave", SOUND, {"legal_status": "03"}),
    ("discipline", SOUND, {"legal_status": "15"}),
    ("discipline", SOUND, {"penalties": (Penalty("medium", date(2026, 6, 1), DAY),)}),
    ("discipline", SOUND, {"penalties": (Penalty("heavy", DAY, date(2027, 11, 30)),)}),
    ("discipline", SOUND, {"penalties": (Penalty("heavy"),)}),
    ("discipline", SOUND, {"penalties": (Penalty("light", None, AFTER),)}),
    ("retired", SOUND, {"birth_date": date(1968, 11, 30)}),
    ("retires_soon", SOUND, {"birth_date": date(1968, 12, 1)}),
    ("retires_soon", SOUND, {"birth_date": date(1969, 10, 31)}),
    ("no_origin", SOUND, {"from_unit_id": None}),
    ("same_place", SOUND, {"to_unit_id": 1}),
    ("contract_only_relocates", CONTRACT, {"kind": CaseKind.WITHIN}),
    ("contract_only_relocates", SOUND, {"kind": CaseKind.RELOCATION}),
    ("contract_keeps_post", CONTRACT, {"to_post_id": 9}),
    ("contract_ended", CONTRACT, {"contract_ends": BEFORE}),
    ("contract_ends_soon", CONTRACT, {"contract_ends": DAY}),
    ("contract_ends_soon", CONTRACT, {"contract_ends": date(2027, 2, 28)}),
    ("candidate_stays", SOUND, {"employee_kind": EmployeeKind.CPNS, "kind": CaseKind.CENTRAL}),
    ("tenure", SOUND, {"post_since": date(2024, 12, 2)}),
    ("tenure", SOUND, {"post_since": BEFORE}),
    ("long_tenure", SOUND, {"post_since": date(2021, 11, 1)}),
    ("before_post", SOUND, {"post_since": DAY}),
    ("before_post", SOUND, {"day": date(1, 1, 1), "ratings": (), "appointed_on": DAY}),
    ("election_freeze", OFFICIAL, {"freezes": (ELECTION,)}),
    ("election_freeze", SOUND, {"demands": Demands(official=True), "freezes": (replace(ELECTION, starts_on=DAY),)}),
    ("election_freeze", OFFICIAL, {"freezes": (replace(ELECTION, consent_number="1/SJ"), ELECTION)}),
    ("second_holder", SOUND, {"demands": Demands(structural=True), "seated": ("Dewi Sari",)}),
    ("rank", SOUND, {"grade": "II/d"}),
    ("rank", SOUND, {"grade": ""}),
    ("education", SOUND, {"studies": (Study("30", "Hukum"),), "demands": Demands(education="35")}),
    ("education", SOUND, {"studies": (), "demands": Demands(education="15")}),
    ("education_field", SOUND, {"studies": (Study("40", "Kimia"),)}),
    ("education_field", SOUND, {"studies": (Study("30", "Hukum"), Study("40", "Kimia"))}),
    ("performance", SOUND, {"ratings": (Rating(2024, "3"), Rating(2025, "1"))}),
    ("performance", SOUND, {"ratings": (Rating(2024, "Baik"), Rating(2025, "Kurang"))}),
    ("no_appraisal", SOUND, {"ratings": (Rating(2025, "2"),)}),
    ("no_appraisal", SOUND, {"ratings": (), "appointed_on": None}),
    ("room", SOUND, {"holders": 2}),
    ("room", SOUND, {"incoming": 1}),
    ("room", SOUND, {"need": 0, "holders": 0}),
    ("no_need_set", SOUND, {"need": None}),
    ("kinship", SOUND, {"relatives": (Relative("Budi", "spouse"),)}),
    ("conflict", SOUND, {"declaration": Declaration(asked=True, unreviewed=1)}),
    ("undeclared", SOUND, {"declaration": Declaration(asked=True, unanswered=2)}),
    ("distance", SOUND, {"to_spot": FAR}),
    ("distance", SOUND, {"to_spot": FAR, "home": None}),
    ("health", SOUND, {"life": (LifeFact(CircumstanceKind.HEALTH, None, DAY),)}),
    ("disability", SOUND, {"life": (LifeFact(CircumstanceKind.DISABILITY),)}),
    ("small_child", SOUND, {"life": (LifeFact(CircumstanceKind.SMALL_CHILD, DAY),)}),
    ("care", SOUND, {"life": (LifeFact(CircumstanceKind.CARE, BEFORE, AFTER),)}),
    ("spouse_elsewhere", SOUND, {"life": (LifeFact(CircumstanceKind.SPOUSE_ELSEWHERE, DAY, DAY),)}),
]
SOUND_ENOUGH: list[tuple[MoveFacts, Mapping[str, Any]]] = [
    (SOUND, {}),
    (CONTRACT, {"contract_ends": date(2027, 3, 1)}),
    (CONTRACT, {"contract_ends": None}),
    (SOUND, {"contract_ends": BEFORE}),
    (SOUND, {"post_since": date(2024, 12, 1)}),
    (SOUND, {"post_since": date(2021, 11, 2)}),
    (SOUND, {"post_since": None}),
    (SOUND, {"birth_date": None}),
    (SOUND, {"birth_date": date(1969, 11, 30)}),
    (SOUND, {"penalties": (Penalty("heavy", None, BEFORE),)}),
    (SOUND, {"penalties": (Penalty("medium", AFTER, None),)}),
    (SOUND, {"penalties": (Penalty("light", date(2026, 1, 1)),)}),
    (SOUND, {"freezes": (ELECTION,)}),
    (OFFICIAL, {"freezes": (replace(ELECTION, ends_on=BEFORE),)}),
    (OFFICIAL, {"freezes": (replace(ELECTION, starts_on=AFTER, ends_on=AFTER),)}),
    (OFFICIAL, {"freezes": (replace(ELECTION, consent_number="100.2/1/SJ"),)}),
    (SOUND, {"demands": Demands(), "seated": ("Dewi Sari",)}),
    (SOUND, {"grade": "III/a"}),
    (SOUND, {"grade": "I"}),
    (SOUND, {"studies": (Study("30", "Kimia"), Study("35", "Administrasi Negara"))}),
    (SOUND, {"ratings": (Rating(2023, "5"), Rating(2024, "Sangat Baik"), Rating(2025, "2"))}),
    (SOUND, {"ratings": (Rating(2025, "2"),), "appointed_on": date(2024, 3, 1)}),
    (SOUND, {"holders": 2, "outgoing": 1}),
    (SOUND, {"declaration": Declaration(unanswered=6)}),
    (SOUND, {"home": FAR, "to_spot": (0.60, 101.43)}),
    (SOUND, {"home": None, "from_spot": None, "to_spot": FAR}),
    (SOUND, {"to_spot": None}),
    (SOUND, {"life": (LifeFact(CircumstanceKind.HEALTH, AFTER),)}),
    (SOUND, {"life": (LifeFact(CircumstanceKind.CARE, None, BEFORE),)}),
]


@pytest.mark.parametrize(("code", "sound", "fault"), FAULTS)
def test_a_fault_is_found_with_its_article(code: str, sound: MoveFacts, fault: Mapping[str, Any]) -> None:
    (found,) = check_move(replace(sound, **fault), shipped_checks())
    assert (found.code, found.severity) == (code, shipped_checks()[code].severity)
    assert found.article
    assert found.what.endswith(".")


@pytest.mark.parametrize(("sound", "change"), SOUND_ENOUGH)
def test_a_sound_move_is_not_spoken_against(sound: MoveFacts, change: Mapping[str, Any]) -> None:
    assert check_move(replace(sound, **change), shipped_checks()) == ()


def test_every_check_is_tried() -> None:
    assert {code for code, _sound, _fault in FAULTS} == set(CHECK_CODES)


def test_who_leaves_the_region_is_not_held_against_a_destination() -> None:
    gone = replace(SOUND, kind=CaseKind.CENTRAL, to_unit_id=None, to_post_id=None, demands=None, need=None, to_spot=FAR)
    assert check_move(gone, shipped_checks()) == ()


def test_the_gravest_comes_first() -> None:
    found = check_move(replace(SOUND, holders=2, need=2, legal_status="99"), shipped_checks())
    assert [one.severity for one in found] == [Severity.BLOCK, Severity.WARNING]


def test_a_rule_taken_out_is_switched_off() -> None:
    rules = {code: rule for code, rule in shipped_checks().items() if code != "room"}
    assert check_move(replace(SOUND, holders=9), rules) == ()


def test_the_office_settles_severity_and_limit() -> None:
    rules = {"distance": CheckRule(Severity.INFO, "Perwako", 1)}
    (found,) = check_move(SOUND, rules)
    assert (found.severity, found.article) == (Severity.INFO, "Perwako")


def test_every_check_has_its_rule_and_its_name() -> None:
    assert set(shipped_checks()) == set(CHECK_CODES) == set(CHECK_WORDS)
    assert {code for code, rule in shipped_checks().items() if rule.limit} == set(LIMIT_WORDS)


@pytest.mark.parametrize(
    ("leads", "signs", "word"), [(False, False, "bekerja"), (True, False, "memimpin"), (True, True, "menandatangani")]
)
def test_the_nearest_relative_is_named(leads: bool, signs: bool, word: str) -> None:  # rows of a table
    relatives = (Relative("Ani", "sibling"), Relative("Budi", "spouse", leads, signs))
    (found,) = check_move(replace(SOUND, relatives=relatives), shipped_checks())
    assert word in found.what


@pytest.mark.parametrize("kind", CircumstanceKind)
def test_a_circumstance_is_told_without_its_text(kind: CircumstanceKind) -> None:
    (found,) = check_move(replace(SOUND, life=(LifeFact(kind),)), shipped_checks())
    assert found.code == kind.value


@given(st.dates(date(1950, 1, 1), date(2005, 12, 31)), st.sampled_from([58, 60, 65]))
def test_retirement_begins_with_the_month_after_the_birthday(birth: date, age: int) -> None:
    day = retirement_day(birth, age)
    assert day.day == 1
    assert months_between(birth, day) == age * 12 + (0 if birth.day > 1 else 1)


DAYS = st.dates(date(2020, 1, 1), date(2060, 1, 1))


def codes(facts: MoveFacts) -> set[str]:
    return {one.code for one in check_move(facts, shipped_checks())}


@given(DAYS, DAYS)
def test_a_later_day_never_makes_younger(one: date, other: date) -> None:
    sooner, later = sorted((one, other))
    for code in ("retired", "long_tenure"):
        assert code not in codes(replace(SOUND, day=sooner)) or code in codes(replace(SOUND, day=later))
    if sooner > date(2022, 1, 2) and "tenure" in codes(replace(SOUND, day=later)):
        assert "tenure" in codes(replace(SOUND, day=sooner))


@given(DAYS, DAYS, DAYS)
def test_a_contract_that_lasts_longer_is_no_worse(day: date, one: date, other: date) -> None:
    shorter, longer = (replace(CONTRACT, day=day, contract_ends=ends) for ends in sorted((one, other)))
    assert "contract_ended" not in codes(longer) or "contract_ended" in codes(shorter)
    assert not {"contract_ended", "contract_ends_soon"} <= codes(shorter)


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_one_more_place_never_takes_room_away(need: int, holders: int, incoming: int, outgoing: int) -> None:
    tight = replace(SOUND, need=need, holders=holders, incoming=incoming, outgoing=outgoing)
    assert "room" not in codes(replace(tight, need=need + 1)) or "room" in codes(tight)
    assert check_move(tight, shipped_checks()) == check_move(tight, shipped_checks())
