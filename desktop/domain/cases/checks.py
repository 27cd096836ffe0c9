"""The rules that a proposed move is held against, each with its article.

How to add one: a function of `MoveFacts` and its `CheckRule` in one of the `checks_…` modules that returns the sentence
of what it found or "", its line in `_CHECKS`, its name in `CHECK_WORDS`, and its rule in
`resources/reference/checks.toml`.
"""

from collections.abc import Callable, Mapping

from desktop.domain.cases import checks_life as life
from desktop.domain.cases import checks_person as person
from desktop.domain.cases import checks_post as post
from desktop.domain.cases import checks_time as time
from desktop.domain.cases.check_rules import SEVERITY_WORDS, CheckResult, CheckRule, Severity
from desktop.domain.cases.circumstances import CircumstanceKind
from desktop.domain.cases.move_facts import MoveFacts
from desktop.text import N_

__all__ = [
    "CHECK_CODES",
    "CHECK_WORDS",
    "LIMIT_WORDS",
    "SEVERITY_WORDS",
    "CheckResult",
    "CheckRule",
    "MoveFacts",
    "Severity",
    "check_move",
]

Check = Callable[[MoveFacts, CheckRule], str]

CHECK_WORDS: dict[str, str] = {
    "other_case": N_("Another open case of the employee"),
    "not_active": N_("Employee not in active service"),
    "study_leave": N_("Study assignment"),
    "discipline": N_("Disciplinary penalty"),
    "retired": N_("Retired on the TMT"),
    "no_origin": N_("Employee without a unit here"),
    "same_place": N_("Same post in the same unit"),
    "contract_only_relocates": N_("PPPK: relocation within the agency only"),
    "contract_ended": N_("PPPK: contract ended on the TMT"),
    "candidate_stays": N_("CPNS: no move to another agency"),
    "before_post": N_("TMT before the present post"),
    "election_freeze": N_("Officials before and after an election"),
    "second_holder": N_("Two holders of one structural post"),
    "contract_keeps_post": N_("PPPK: another basic post"),
    "contract_ends_soon": N_("PPPK: contract ends soon"),
    "tenure": N_("Least time in the present post"),
    "long_tenure": N_("Most time in the present post"),
    "retires_soon": N_("Retirement is near"),
    "rank": N_("Grade below what the post asks for"),
    "education": N_("Education below what the post asks for"),
    "education_field": N_("Field of study does not fit the post"),
    "performance": N_("Appraisal below “Baik” in the last two years"),
    "no_appraisal": N_("Appraisal of the last two years not recorded"),
    "room": N_("No room in the establishment"),
    "no_need_set": N_("Need of the post never set"),
    "kinship": N_("Relative in the destination"),
    "conflict": N_("Conflict of interest not reviewed"),
    "undeclared": N_("Declaration on conflicts of interest not complete"),
    "distance": N_("Distance to the new place of work"),
    "health": N_("Circumstance of health"),
    "disability": N_("Circumstance of disability"),
    "small_child": N_("Circumstance of a small child"),
    "care": N_("Care for a relative"),
    "spouse_elsewhere": N_("Spouse in service at another place"),
}
"""What each check is called where the office settles how grave it is."""

LIMIT_WORDS: dict[str, str] = {
    "tenure": N_("months"),
    "long_tenure": N_("months"),
    "retires_soon": N_("months"),
    "contract_ends_soon": N_("months"),
    "distance": N_("km"),
}
"""The checks whose rule has a number, and what it counts."""

# Code, field of the proposal that mends it, check.
_CHECKS: tuple[tuple[str, str, Check], ...] = (
    ("other_case", "employee", person.other_case),
    ("not_active", "employee", person.not_active),
    ("study_leave", "employee", person.study_leave),
    ("discipline", "employee", person.discipline),
    ("retired", "employee", time.retired),
    ("no_origin", "employee", post.no_origin),
    ("same_place", "post", post.same_place),
    ("contract_only_relocates", "kind", person.contract_only_relocates),
    ("contract_ended", "effective", time.contract_ended),
    ("candidate_stays", "kind", person.candidate_stays),
    ("before_post", "effective", time.before_post),
    ("election_freeze", "effective", time.election_freeze),
    ("second_holder", "post", post.second_holder),
    ("contract_keeps_post", "post", person.contract_keeps_post),
    ("contract_ends_soon", "effective", time.contract_ends_soon),
    ("tenure", "employee", time.tenure),
    ("long_tenure", "employee", time.long_tenure),
    ("retires_soon", "employee", time.retires_soon),
    ("rank", "post", post.rank),
    ("education", "post", post.education),
    ("education_field", "post", post.education_field),
    ("performance", "employee", person.performance),
    ("no_appraisal", "employee", person.no_appraisal),
    ("room", "post", post.room),
    ("no_need_set", "post", post.no_need_set),
    ("kinship", "unit", life.kinship),
    ("conflict", "conflict", life.conflict),
    ("undeclared", "conflict", life.undeclared),
    ("distance", "unit", life.distance),
    ("health", "unit", life.circumstance(CircumstanceKind.HEALTH)),
    ("disability", "unit", life.circumstance(CircumstanceKind.DISABILITY)),
    ("small_child", "unit", life.circumstance(CircumstanceKind.SMALL_CHILD)),
    ("care", "unit", life.circumstance(CircumstanceKind.CARE)),
    ("spouse_elsewhere", "unit", life.circumstance(CircumstanceKind.SPOUSE_ELSEWHERE)),
)
CHECK_CODES = tuple(code for code, _field, _check in _CHECKS)


def check_move(facts: MoveFacts, rules: Mapping[str, CheckRule]) -> tuple[CheckResult, ...]:
    """All that speaks against the move, the gravest first; a check without a rule is switched off."""
    found = [
        CheckResult(code, rules[code].severity, what, rules[code].article, field)
        for code, field, check in _CHECKS
        if code in rules and (what := check(facts, rules[code]))
    ]
    return tuple(sorted(found, key=lambda result: -list(Severity).index(result.severity)))
