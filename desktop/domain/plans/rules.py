"""Which rules keep a plan from proposing a move, which it weighs, and which it sees to by itself.

A plan is stricter than a case: a case has an officer who weighs one warning for one employee, a plan proposes to many.
So every warning keeps from moving unless the officer waives it for this plan, save those named here.
"""

from desktop.domain.cases.check_rules import CheckResult, Severity
from desktop.text import N_

REPLACED = frozenset({"same_place", "room", "second_holder", "no_need_set"})
"""Seen to by the seats of the problem: nobody comes beyond the need, a structural post has one seat."""
WEIGHED = frozenset({"health", "disability", "small_child", "care", "spouse_elsewhere", "long_tenure"})
"""Counted in points: circumstances take off for a farther way, a long time in the post gives."""
OF_POST = frozenset({"rank", "education", "education_field"})
"""What a post asks of its holder: nobody newly fails it who already holds that very post elsewhere."""

OFFICIAL, FULL, PIN = "official", "full", "pin"
"""Codes of the plan's own reasons against a place."""
PLAN_BAR_WORDS = {
    OFFICIAL: N_("Officials are appointed by selection, not by a plan"),
    FULL: N_("Filled by people about whom the plan does not decide"),
    PIN: N_("Excluded in this plan by the officer"),
}
"""The plan's own reasons against a place, beside the checks of the case engine."""
WAIVABLE_BARS = frozenset({OFFICIAL})
"""Those of the plan's own reasons that an officer can waive as well."""


def bars(found: CheckResult, waived: frozenset[str], *, same_post: bool) -> bool:
    """Whether what a check found keeps the move out of the plan."""
    if found.code in REPLACED:
        return False
    if found.severity is Severity.BLOCK:
        return True
    if found.severity is Severity.INFO or found.code in WEIGHED or found.code in waived:
        return False
    return not (same_post and found.code in OF_POST)
