"""Checks of the employee: status, discipline, appraisals, and what PPPK and CPNS may not do."""

from datetime import date

from desktop.domain.cases.cases import CaseKind
from desktop.domain.cases.check_rules import CheckRule
from desktop.domain.cases.move_facts import MoveFacts, Penalty
from desktop.domain.dates import shown_date
from desktop.domain.employees.employees import ACTIVE_STATUSES, LEGAL_STATUSES, EmployeeKind
from desktop.domain.employees.history_entries import SEVERITY_WORDS
from desktop.text import _

STUDY_LEAVE = "03"
UNDER_DISCIPLINE = "15"
INSIDE_KINDS = frozenset({CaseKind.WITHIN, CaseKind.RELOCATION, CaseKind.ROTATION, CaseKind.SWAP})
GOOD_RATINGS = frozenset({"1", "2", "sangat baik", "baik", "amat baik"})
"""At least Baik (PermenPANRB 6/2022), in its codes and in the words of older scales (REGULATION 4.7)."""
YEARS_APPRAISED = 2


def other_case(facts: MoveFacts, _rule: CheckRule) -> str:
    """One employee, one open case."""
    if not facts.other_case:
        return ""
    return _("This employee already has an open case, {number}.").format(number=facts.other_case)


def not_active(facts: MoveFacts, _rule: CheckRule) -> str:
    """Who is not in service cannot be moved."""
    if facts.legal_status in ACTIVE_STATUSES:
        return ""
    status = LEGAL_STATUSES.get(facts.legal_status, facts.legal_status) or "-"
    return _("The employee is not active: legal status {status}.").format(status=status)


def study_leave(facts: MoveFacts, _rule: CheckRule) -> str:
    """Who studies for the office is bound to it."""
    if facts.legal_status != STUDY_LEAVE:
        return ""
    return _("The employee is on study assignment: make sure that no service bond stands against the move.")


def discipline(facts: MoveFacts, _rule: CheckRule) -> str:
    """A penalty that lasts on the TMT."""
    active = [penalty for penalty in facts.penalties if lasts(penalty, facts.day)]
    if active:
        return _penalty_words(active[0])
    if facts.legal_status != UNDER_DISCIPLINE:
        return ""
    return _("Legal status {status}: make sure that nothing stands against the move.").format(
        status=LEGAL_STATUSES[facts.legal_status]
    )


def lasts(penalty: Penalty, day: date) -> bool:
    """A light penalty without an end is a reprimand, done once it is spoken."""
    if penalty.starts_on is not None and penalty.starts_on > day:
        return False
    return penalty.severity != "light" if penalty.ends_on is None else penalty.ends_on >= day


def _penalty_words(penalty: Penalty) -> str:
    severity = _(SEVERITY_WORDS.get(penalty.severity, penalty.severity)).lower()
    if penalty.ends_on is None:
        return _("A disciplinary penalty ({severity}) lasts on this day; its end is not recorded.").format(
            severity=severity
        )
    return _("A disciplinary penalty ({severity}) lasts until {day}.").format(
        severity=severity, day=shown_date(penalty.ends_on)
    )


def performance(facts: MoveFacts, _rule: CheckRule) -> str:
    """No appraisal of the last two years may lie below Baik."""
    years = _years(facts)
    poor = [one for one in facts.ratings if one.year in years and one.rating.strip().casefold() not in GOOD_RATINGS]
    if not poor:
        return ""
    listed = ", ".join(str(one.year) for one in sorted(poor, key=lambda one: one.year))
    return _("The appraisal (SKP) lies below “Baik”: {years}.").format(years=listed)


def no_appraisal(facts: MoveFacts, _rule: CheckRule) -> str:
    """Years of service among the last two whose appraisal is not recorded."""
    known = {one.year for one in facts.ratings}
    served = facts.appointed_on.year if facts.appointed_on else 0
    missing = [str(year) for year in _years(facts) if year not in known and year > served]
    return _("No appraisal (SKP) is recorded for {years}.").format(years=", ".join(missing)) if missing else ""


def _years(facts: MoveFacts) -> range:
    return range(facts.day.year - YEARS_APPRAISED, facts.day.year)


def contract_only_relocates(facts: MoveFacts, _rule: CheckRule) -> str:
    """A PPPK moves inside the agency only, by relocation."""
    contract = facts.employee_kind is EmployeeKind.PPPK
    if contract and facts.kind is not CaseKind.RELOCATION:
        return _("A PPPK can only be relocated within the agency: choose the kind “Relocation of PPPK”.")
    if not contract and facts.kind is CaseKind.RELOCATION:
        return _("Relocation is only for PPPK: choose another kind of case.")
    return ""


def contract_keeps_post(facts: MoveFacts, _rule: CheckRule) -> str:
    """The contract names a post."""
    moved = None not in (facts.from_post_id, facts.to_post_id) and facts.from_post_id != facts.to_post_id
    if facts.employee_kind is not EmployeeKind.PPPK or not moved:
        return ""
    return _("A PPPK keeps the basic post when relocated, but the destination is another post.")


def candidate_stays(facts: MoveFacts, _rule: CheckRule) -> str:
    """Only a PNS may go to another agency."""
    if facts.employee_kind is not EmployeeKind.CPNS or facts.kind in INSIDE_KINDS:
        return ""
    return _("A CPNS cannot be moved to another agency before becoming PNS.")
