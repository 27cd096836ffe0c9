"""Checks of a proposed move: each finds its own fault and nothing else."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.case_checks import CHECK_CODES, MoveFacts, Severity, check_move, months_between, retirement_day
from desktop.domain.cases import CaseKind
from desktop.domain.employees import EmployeeKind
from desktop.services.case_kinds import shipped_checks

SOUND = MoveFacts(
    kind=CaseKind.WITHIN,
    employee_kind=EmployeeKind.PNS,
    legal_status="01",
    day=date(2026, 12, 1),
    birth_date=date(1985, 3, 17),
    post_since=date(2020, 1, 2),
    from_unit_id=1,
    from_post_id=1,
    to_unit_id=2,
    to_post_id=1,
    need=2,
    holders=1,
)
FAULTS = [
    ("other_case", {"other_case": "2026/0001"}, Severity.BLOCK),
    ("not_active", {"legal_status": "99"}, Severity.BLOCK),
    ("not_active", {"legal_status": ""}, Severity.BLOCK),
    ("study_or_discipline", {"legal_status": "15"}, Severity.WARNING),
    ("retired", {"birth_date": date(1968, 11, 30)}, Severity.BLOCK),
    ("retires_soon", {"birth_date": date(1969, 6, 1)}, Severity.WARNING),
    ("same_place", {"to_unit_id": 1}, Severity.BLOCK),
    ("contract_only_relocates", {"employee_kind": EmployeeKind.PPPK, "legal_status": "71"}, Severity.BLOCK),
    ("contract_only_relocates", {"kind": CaseKind.RELOCATION}, Severity.BLOCK),
    ("candidate_stays", {"employee_kind": EmployeeKind.CPNS, "kind": CaseKind.CENTRAL}, Severity.BLOCK),
    ("tenure", {"post_since": date(2024, 12, 2)}, Severity.WARNING),
    ("before_post", {"post_since": date(2026, 12, 1)}, Severity.BLOCK),
    ("before_post", {"day": date(1, 1, 1)}, Severity.BLOCK),
    ("room", {"holders": 2}, Severity.WARNING),
    ("room", {"incoming": 1}, Severity.WARNING),
    ("no_need_set", {"need": None}, Severity.INFO),
]


def test_a_sound_move_is_not_spoken_against() -> None:
    assert check_move(SOUND, shipped_checks()) == ()


@pytest.mark.parametrize(("code", "fault", "severity"), FAULTS)
def test_a_fault_is_found_with_its_article(code: str, fault: dict[str, object], severity: Severity) -> None:
    (found,) = check_move(replace(SOUND, **fault), shipped_checks())  # type: ignore[arg-type]
    assert (found.code, found.severity) == (code, severity)
    assert found.article
    assert found.what.endswith(".")


@pytest.mark.parametrize("since", [date(2024, 12, 1), date(2020, 1, 1), None])
def test_two_years_or_an_unknown_start_are_enough(since: date | None) -> None:
    assert check_move(replace(SOUND, post_since=since), shipped_checks()) == ()


def test_a_contract_employee_may_be_relocated_but_keeps_the_post() -> None:
    contract = replace(SOUND, employee_kind=EmployeeKind.PPPK, legal_status="71", kind=CaseKind.RELOCATION)
    assert check_move(contract, shipped_checks()) == ()
    (found,) = check_move(replace(contract, to_post_id=9), shipped_checks())
    assert found.code == "contract_keeps_post"


def test_the_gravest_comes_first() -> None:
    found = check_move(replace(SOUND, holders=2, need=2, legal_status="99"), shipped_checks())
    assert [one.severity for one in found] == [Severity.BLOCK, Severity.WARNING]


def test_a_rule_taken_out_is_switched_off() -> None:
    rules = {code: rule for code, rule in shipped_checks().items() if code != "room"}
    assert check_move(replace(SOUND, holders=9), rules) == ()


def test_every_check_has_its_rule() -> None:
    assert set(shipped_checks()) == set(CHECK_CODES)


@given(st.dates(date(1950, 1, 1), date(2005, 12, 31)), st.sampled_from([58, 60, 65]))
def test_retirement_begins_with_the_month_after_the_birthday(birth: date, age: int) -> None:
    day = retirement_day(birth, age)
    assert day.day == 1
    assert months_between(birth, day) == age * 12 + (0 if birth.day > 1 else 1)
