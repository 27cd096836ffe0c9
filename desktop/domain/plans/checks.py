"""The checks of the case engine on very many moves: each is asked once for all the moves that it cannot tell apart.

A check that looks at the employee alone is asked once for the employee, one that compares a post's demands with grade
and studies once for all employees alike in them, and so on. The verdicts are the same as asking one by one.
"""

from collections.abc import Mapping
from dataclasses import replace

from desktop.domain.cases.check_rules import CheckResult, CheckRule
from desktop.domain.cases.checks import CHECK_CODES, check_move
from desktop.domain.cases.checks_life import is_far
from desktop.domain.cases.move_facts import MoveFacts, Relative
from desktop.domain.distances import kilometres
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.plans.places import PostTo, UnitTo
from desktop.domain.plans.rules import OF_POST, REPLACED

_AGE = frozenset({"retired", "retires_soon"})
_SAME_POST = frozenset({"contract_keeps_post"})
_OFFICIAL = frozenset({"election_freeze"})
_UNIT = frozenset({"kinship", "distance"})
OF_PERSON = frozenset(CHECK_CODES) - OF_POST - _AGE - _SAME_POST - _OFFICIAL - _UNIT - REPLACED
"""Checks that look at nothing of where the move leads: what they find bars every place."""

_Key = tuple[object, ...]
Found = tuple[CheckResult, ...]


class PlanChecks:
    """The verdicts on moves of many employees, by the rules of one office; what was asked before is remembered."""

    def __init__(self, rules: Mapping[str, CheckRule]) -> None:
        self._rules = {
            part: {code: rule for code, rule in rules.items() if code in part}
            for part in (OF_PERSON, OF_POST, _AGE, _SAME_POST, _OFFICIAL, _UNIT)
        }
        self._known: dict[_Key, Found] = {}
        self._far = rules.get("distance")

    def of_person(self, person: MoveFacts) -> Found:
        """What speaks against every move of the employee; `person` has no destination."""
        return check_move(person, self._rules[OF_PERSON])

    def of_post(self, person: MoveFacts, held_age: int | None, post: PostTo) -> Found:
        """What speaks against the post moved to, wherever it is."""
        age = post.retirement_age or held_age
        moved = (person, post, age)
        found = (
            *self._shared(moved, OF_POST, (person.grade, person.studies, post.id)),
            *self._shared(moved, _AGE, (person.birth_date, age, person.day)),
            *self._shared(moved, _OFFICIAL, (person.official, post.demands.official, person.freezes, person.day)),
        )
        if person.employee_kind is not EmployeeKind.PPPK:
            return found
        return (*found, *self._shared(moved, _SAME_POST, (person.from_post_id, post.id)))

    def of_unit(self, person: MoveFacts, unit: UnitTo, relatives: tuple[Relative, ...]) -> Found:
        """What speaks against the unit moved to."""
        return check_move(
            replace(person, to_unit_id=unit.id, to_spot=unit.spot, relatives=relatives), self._rules[_UNIT]
        )

    def far(self, away: float | None, now: float) -> bool:
        """Whether `of_unit` would find the way too long: `away` kilometres from home, else from the present unit."""
        return self._far is not None and away is not None and is_far(away, now, self._far.limit)

    def fit(self, person: MoveFacts, post: PostTo) -> tuple[int, int]:
        """How many of the post's demands on grade and studies the employee meets, and how many there are."""
        asked = sum(map(bool, (post.demands.grade, post.demands.education, post.demands.fields)))
        failed = self._shared((person, post, None), OF_POST, (person.grade, person.studies, post.id))
        return asked - len(failed), asked

    def _shared(self, moved: tuple[MoveFacts, PostTo, int | None], part: frozenset[str], key: _Key) -> Found:
        key = (part, *key)
        found = self._known.get(key)
        if found is None:
            person, post, age = moved
            facts = replace(person, to_post_id=post.id, demands=post.demands, retirement_age=age)
            found = self._known[key] = check_move(facts, self._rules[part])
        return found


def way_now(person: MoveFacts) -> float:
    """Kilometres from home to the present unit; 0 where one of them is not on the map."""
    return kilometres(person.home, person.from_spot) if person.home and person.from_spot else 0.0
