"""Checks on many moves at once find what they find one by one."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.cases.checks import CHECK_CODES, CheckRule, Severity, check_move
from desktop.domain.cases.circumstances import CircumstanceKind
from desktop.domain.cases.move_facts import Demands, Freeze, LifeFact, MoveFacts, Penalty, Rating, Relative, Study
from desktop.domain.distances import kilometres
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.employees.posts import PostKind
from desktop.domain.plans.checks import PlanChecks, way_now
from desktop.domain.plans.gathered import case_kind
from desktop.domain.plans.places import PostTo, UnitTo
from desktop.domain.plans.rules import REPLACED

DAY = date(2027, 1, 1)
LIMITS = {"tenure": 24, "long_tenure": 60, "retires_soon": 12, "contract_ends_soon": 3, "distance": 25}
RULES = {code: CheckRule(Severity.WARNING, "Pasal", LIMITS.get(code, 0)) for code in CHECK_CODES}

grades = st.sampled_from(("", "II/c", "III/b", "IX"))
levels = st.sampled_from(("", "15", "30", "40"))
fields = st.sampled_from(("", "Hukum", "S-1 Ilmu Hukum", "Keperawatan"))
days = st.sampled_from((None, date(1969, 1, 31), date(1990, 5, 2), date(2026, 6, 1), DAY, date(2027, 2, 1)))
spots = st.sampled_from((None, (0.5, 101.4), (0.6, 101.5), (0.9, 101.9)))
lives = st.builds(LifeFact, st.sampled_from(CircumstanceKind), days, days)
penalties = st.builds(Penalty, st.sampled_from(("light", "heavy")), days, days)
ratings = st.builds(Rating, st.sampled_from((2024, 2025, 2026)), st.sampled_from(("1", "3")))


@st.composite
def people(draw: st.DrawFn) -> MoveFacts:
    kind = draw(st.sampled_from(EmployeeKind))
    return MoveFacts(
        kind=case_kind(kind, structural=False),
        employee_kind=kind,
        legal_status=draw(st.sampled_from(("01", "03", "15", "99"))),
        day=DAY,
        birth_date=draw(days),
        appointed_on=draw(days),
        contract_ends=draw(days),
        grade=draw(grades),
        studies=tuple(draw(st.lists(st.builds(Study, levels, fields), max_size=2))),
        post_since=draw(days),
        from_unit_id=draw(st.sampled_from((None, 1, 2))),
        from_post_id=draw(st.sampled_from((None, 1, 2))),
        official=draw(st.booleans()),
        other_case=draw(st.sampled_from(("", "7/2026"))),
        penalties=tuple(draw(st.lists(penalties, max_size=2))),
        ratings=tuple(draw(st.lists(ratings, max_size=2))),
        freezes=tuple(draw(st.lists(st.just(Freeze("Pilkada", DAY, DAY)), max_size=1))),
        life=tuple(draw(st.lists(lives, max_size=2))),
        home=draw(spots),
        from_spot=draw(spots),
    )


@st.composite
def posts(draw: st.DrawFn) -> list[PostTo]:
    demands = st.builds(Demands, grades, levels, st.lists(fields.filter(bool), max_size=2).map(tuple))
    ages = st.sampled_from((None, 58, 60))
    return [PostTo(at, "Perawat", PostKind.FUNCTIONAL, draw(demands), draw(ages)) for at in (1, 2)]


units = [
    UnitTo(at, "Puskesmas", f"/{at}/", spot=spot) for at, spot in ((1, (0.5, 101.4)), (2, (0.8, 101.8)), (3, None))
]
relatives = st.lists(st.just(Relative("Ayu", "spouse")), max_size=1).map(tuple)


@given(st.lists(people(), min_size=1, max_size=6), posts(), relatives)
def test_many_at_once_find_the_same_as_one_by_one(found: list[MoveFacts], there: list[PostTo], near: Any) -> None:
    checks = PlanChecks(RULES)
    rules = {code: rule for code, rule in RULES.items() if code not in REPLACED}
    for person in found:
        for post in there:
            for unit in units:
                age = post.retirement_age or 58
                to: dict[str, Any] = {"to_unit_id": unit.id, "to_post_id": post.id}
                to |= {"to_spot": unit.spot, "demands": post.demands}
                alone = check_move(replace(person, **to, relatives=near, retirement_age=age), rules)
                at_once = (
                    *checks.of_person(person),
                    *checks.of_post(person, 58, post),
                    *checks.of_unit(person, unit, near),
                )
                assert set(at_once) == set(alone)
                assert len(at_once) == len(alone)


@given(people(), st.sampled_from(units))
def test_a_unit_without_relatives_is_asked_only_where_it_is_far(person: MoveFacts, unit: UnitTo) -> None:
    start = person.home or person.from_spot
    away = kilometres(start, unit.spot) if start and unit.spot else None
    checks = PlanChecks(RULES)
    assert checks.far(away, way_now(person)) == bool(checks.of_unit(person, unit, ()))


def test_every_check_has_its_part() -> None:
    always = {code: CheckRule(Severity.INFO, "") for code in CHECK_CODES}
    parts = PlanChecks(always)._rules.values()
    assert sorted([*(code for part in parts for code in part), *REPLACED]) == sorted(CHECK_CODES)
