"""Which posts a plan may think of for somebody, and which rules bar."""

import pytest

from desktop.domain.cases.cases import CaseKind
from desktop.domain.cases.check_rules import CheckResult, Severity
from desktop.domain.cases.move_facts import Demands
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.employees.posts import PostKind
from desktop.domain.plans.asked import PostChange
from desktop.domain.plans.gathered import case_kind
from desktop.domain.plans.places import PostTo, thinkable
from desktop.domain.plans.rules import bars

FIELDS = Demands(fields=("Hukum",))


def general(number: int, job_class: int | None, demands: Demands = FIELDS) -> PostTo:
    return PostTo(number, "", PostKind.GENERAL, demands, job_class=job_class)


def functional(number: int, level: str, job_class: int = 8, demands: Demands = FIELDS) -> PostTo:
    return PostTo(number, "", PostKind.FUNCTIONAL, demands, level=level, job_class=job_class)


@pytest.mark.parametrize(
    ("held", "wanted", "changes"),
    [
        (general(1, 5), general(1, 5), "same alike any"),
        (general(1, 5), general(2, 5), "alike any"),
        (general(1, 5), general(2, 6), "any"),
        (general(1, 6), general(2, 5), ""),
        (general(1, None), general(2, None), ""),
        (general(1, 5), general(2, 6, Demands()), ""),
        (functional(1, "PT"), functional(2, "PT"), "any"),
        (functional(1, "PT"), functional(2, "MU"), ""),
        (functional(1, "PT"), functional(2, "PT", 7), ""),
        (functional(1, ""), functional(2, ""), ""),
        (functional(1, "PT", 9), general(2, 9), ""),
        (general(1, 9), functional(2, "PT", 9), ""),
    ],
)
def test_no_lower_post_and_no_other_kind(held: PostTo, wanted: PostTo, changes: str) -> None:
    assert [change.value for change in PostChange if thinkable(change, held, wanted)] == changes.split()


@pytest.mark.parametrize(
    ("code", "severity", "same_post", "waived", "expected"),
    [
        ("other_case", Severity.BLOCK, True, ("other_case",), True),
        ("tenure", Severity.WARNING, True, (), True),
        ("tenure", Severity.WARNING, True, ("tenure",), False),
        ("tenure", Severity.INFO, True, (), False),
        ("health", Severity.WARNING, True, (), False),
        ("health", Severity.BLOCK, True, (), True),
        ("room", Severity.BLOCK, True, (), False),
        ("rank", Severity.WARNING, True, (), False),
        ("rank", Severity.WARNING, False, (), True),
        ("rank", Severity.BLOCK, True, (), True),
    ],
)
def test_what_bars(code: str, severity: Severity, same_post: bool, waived: tuple[str, ...], expected: bool) -> None:
    assert bars(CheckResult(code, severity, "", ""), frozenset(waived), same_post=same_post) is expected


@pytest.mark.parametrize(
    ("kind", "structural", "expected"),
    [
        (EmployeeKind.PPPK, True, CaseKind.RELOCATION),
        (EmployeeKind.PNS, True, CaseKind.ROTATION),
        (EmployeeKind.CPNS, False, CaseKind.WITHIN),
    ],
)
def test_the_kind_of_case_of_a_planned_move(kind: EmployeeKind, structural: bool, expected: CaseKind) -> None:
    assert case_kind(kind, structural=structural) is expected
