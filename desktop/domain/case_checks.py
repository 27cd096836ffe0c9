"""The rules that a proposed move is held against when its case opens, each with its article.

How to add one: a function of `MoveFacts` and its `CheckRule` that returns the sentence of what it found or "",
its line in `_CHECKS`, and its rule in `resources/reference/checks.toml`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.cases import CaseKind
from desktop.domain.dates import shown_date
from desktop.domain.employees import ACTIVE_STATUSES, LEGAL_STATUSES, EmployeeKind
from desktop.text import N_, _

STUDY_OR_DISCIPLINE = frozenset({"03", "15"})
"""Legal statuses that count as active but speak against a move (tugas belajar, hukuman disiplin)."""
INSIDE_KINDS = frozenset({CaseKind.WITHIN, CaseKind.RELOCATION, CaseKind.ROTATION, CaseKind.SWAP})
USUAL_RETIREMENT_AGE = 58


class Severity(StrEnum):
    """How far a check stops a move."""

    INFO = "info"
    WARNING = "warning"
    BLOCK = "block"


SEVERITY_WORDS = {
    Severity.INFO: N_("Good to know"),
    Severity.WARNING: N_("Warning"),
    Severity.BLOCK: N_("Not possible"),
}


@dataclass(frozen=True, slots=True)
class CheckRule:
    """What the office's reference data say of one check; `months` is its limit where it has one."""

    severity: Severity
    article: str
    months: int = 0


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found, how grave it is and where it is written; `field` mends it."""

    code: str
    severity: Severity
    what: str
    article: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class MoveFacts:
    """The proposed move as the checks see it; `day` is its TMT, or today while none is asked for."""

    kind: CaseKind
    employee_kind: EmployeeKind
    legal_status: str
    day: date
    birth_date: date | None = None
    retirement_age: int | None = None
    """BUP of the post moved to, else of the post held."""
    post_since: date | None = None
    from_unit_id: int | None = None
    from_post_id: int | None = None
    to_unit_id: int | None = None
    to_post_id: int | None = None
    need: int | None = None
    """Need of the unit for the post (ABK); None where it was never set."""
    holders: int = 0
    incoming: int = 0
    """Employees whom other open cases bring to the post."""
    outgoing: int = 0
    """Employees whom other open cases take away from it."""
    other_case: str = ""
    """Register number of another open case of this employee."""


def check_move(facts: MoveFacts, rules: Mapping[str, CheckRule]) -> tuple[CheckResult, ...]:
    """All that speaks against the move, the gravest first; a check without a rule is switched off."""
    found = [
        CheckResult(code, rules[code].severity, what, rules[code].article, field)
        for code, field, check in _CHECKS
        if code in rules and (what := check(facts, rules[code]))
    ]
    return tuple(sorted(found, key=lambda result: -list(Severity).index(result.severity)))


def months_between(start: date, end: date) -> int:
    """Whole months from `start` to `end`."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def retirement_day(birth: date, age: int) -> date:
    """First day of the month after the birthday on which the employee reaches `age`."""
    year, month = birth.year + age, birth.month + 1
    return date(year + 1, 1, 1) if month == 13 else date(year, month, 1)


def _other_case(facts: MoveFacts, _rule: CheckRule) -> str:
    if not facts.other_case:
        return ""
    return _("This employee already has an open case, {number}.").format(number=facts.other_case)


def _not_active(facts: MoveFacts, _rule: CheckRule) -> str:
    if facts.legal_status in ACTIVE_STATUSES:
        return ""
    status = LEGAL_STATUSES.get(facts.legal_status, facts.legal_status) or "-"
    return _("The employee is not active: legal status {status}.").format(status=status)


def _study_or_discipline(facts: MoveFacts, _rule: CheckRule) -> str:
    if facts.legal_status not in STUDY_OR_DISCIPLINE:
        return ""
    return _("Legal status {status}: make sure that nothing stands against the move.").format(
        status=LEGAL_STATUSES[facts.legal_status]
    )


def _same_place(facts: MoveFacts, _rule: CheckRule) -> str:
    held, wanted = (facts.from_unit_id, facts.from_post_id), (facts.to_unit_id, facts.to_post_id)
    return _("The employee already holds this post in this unit.") if held == wanted and None not in wanted else ""


def _contract_only_relocates(facts: MoveFacts, _rule: CheckRule) -> str:
    contract = facts.employee_kind is EmployeeKind.PPPK
    if contract and facts.kind is not CaseKind.RELOCATION:
        return _("A PPPK can only be relocated within the agency: choose the kind “Relocation of PPPK”.")
    if not contract and facts.kind is CaseKind.RELOCATION:
        return _("Relocation is only for PPPK: choose another kind of case.")
    return ""


def _contract_keeps_post(facts: MoveFacts, _rule: CheckRule) -> str:
    moved = None not in (facts.from_post_id, facts.to_post_id) and facts.from_post_id != facts.to_post_id
    if facts.employee_kind is not EmployeeKind.PPPK or not moved:
        return ""
    return _("A PPPK keeps the basic post when relocated, but the destination is another post.")


def _candidate_stays(facts: MoveFacts, _rule: CheckRule) -> str:
    if facts.employee_kind is not EmployeeKind.CPNS or facts.kind in INSIDE_KINDS:
        return ""
    return _("A CPNS cannot be moved to another agency before becoming PNS.")


def _tenure(facts: MoveFacts, rule: CheckRule) -> str:
    if facts.post_since is None or facts.day <= facts.post_since:
        return ""
    held = months_between(facts.post_since, facts.day)
    if held >= rule.months:
        return ""
    return _("In the present post for {held} months; the least is {least} months.").format(held=held, least=rule.months)


def _before_post(facts: MoveFacts, _rule: CheckRule) -> str:
    if facts.post_since is None or facts.day > facts.post_since:
        return ""
    return _("The move would take effect before the present post was taken up, on {day}.").format(
        day=shown_date(facts.post_since)
    )


def _retires_soon(facts: MoveFacts, rule: CheckRule) -> str:
    day = _retires_on(facts)
    if day is None or facts.day >= day or months_between(facts.day, day) >= rule.months:
        return ""
    return _("Reaches the retirement age in {months} months, on {day}.").format(
        months=months_between(facts.day, day), day=shown_date(day)
    )


def _retired(facts: MoveFacts, _rule: CheckRule) -> str:
    day = _retires_on(facts)
    if day is None or facts.day < day:
        return ""
    return _("Retires on {day}, before the move would take effect.").format(day=shown_date(day))


def _retires_on(facts: MoveFacts) -> date | None:
    if facts.birth_date is None:
        return None
    return retirement_day(facts.birth_date, facts.retirement_age or USUAL_RETIREMENT_AGE)


def _room(facts: MoveFacts, _rule: CheckRule) -> str:
    if facts.to_post_id is None or facts.need is None or facts.holders + facts.incoming - facts.outgoing < facts.need:
        return ""
    return _("The destination post has no room: need {need}, holders {holders}, on the way {incoming}.").format(
        need=facts.need, holders=facts.holders, incoming=facts.incoming
    )


def _no_need_set(facts: MoveFacts, _rule: CheckRule) -> str:
    if facts.to_post_id is None or facts.need is not None:
        return ""
    return _("The need of the destination unit for this post was never set.")


_CHECKS: tuple[tuple[str, str, Callable[[MoveFacts, CheckRule], str]], ...] = (
    ("other_case", "employee", _other_case),
    ("not_active", "employee", _not_active),
    ("study_or_discipline", "employee", _study_or_discipline),
    ("retired", "employee", _retired),
    ("same_place", "post", _same_place),
    ("contract_only_relocates", "kind", _contract_only_relocates),
    ("candidate_stays", "kind", _candidate_stays),
    ("contract_keeps_post", "post", _contract_keeps_post),
    ("before_post", "effective", _before_post),
    ("tenure", "employee", _tenure),
    ("retires_soon", "employee", _retires_soon),
    ("room", "post", _room),
    ("no_need_set", "post", _no_need_set),
)
CHECK_CODES = tuple(code for code, _field, _check in _CHECKS)
