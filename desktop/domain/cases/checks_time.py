"""Checks of days: time in the post, retirement, end of a contract, elections."""

from datetime import date

from desktop.domain.cases.check_rules import CheckRule
from desktop.domain.cases.move_facts import MoveFacts
from desktop.domain.dates import shown_date
from desktop.domain.employees.employees import EmployeeKind
from desktop.text import _

USUAL_RETIREMENT_AGE = 58


def months_between(start: date, end: date) -> int:
    """Whole months from `start` to `end`."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def retirement_day(birth: date, age: int) -> date:
    """First day of the month after the birthday on which the employee reaches `age`."""
    year, month = birth.year + age, birth.month + 1
    return date(year + 1, 1, 1) if month == 13 else date(year, month, 1)


def before_post(facts: MoveFacts, _rule: CheckRule) -> str:
    """Nobody leaves a post before taking it up."""
    if facts.post_since is None or facts.day > facts.post_since:
        return ""
    return _("The move would take effect before the present post was taken up, on {day}.").format(
        day=shown_date(facts.post_since)
    )


def tenure(facts: MoveFacts, rule: CheckRule) -> str:
    """At the shortest two years in a post."""
    held = _months_held(facts)
    if held is None or held >= rule.limit:
        return ""
    return _("In the present post for {held} months; the least is {least} months.").format(held=held, least=rule.limit)


def long_tenure(facts: MoveFacts, rule: CheckRule) -> str:
    """At the longest five years in a post: it speaks for a move."""
    held = _months_held(facts)
    if held is None or held <= rule.limit:
        return ""
    return _("In the present post for {held} months already; the most is {most} months.").format(
        held=held, most=rule.limit
    )


def _months_held(facts: MoveFacts) -> int | None:
    if facts.post_since is None or facts.day <= facts.post_since:
        return None
    return months_between(facts.post_since, facts.day)


def retires_soon(facts: MoveFacts, rule: CheckRule) -> str:
    """Who retires soon hardly gets used to a new post."""
    day = _retires_on(facts)
    if day is None or facts.day >= day or months_between(facts.day, day) >= rule.limit:
        return ""
    return _("Reaches the retirement age in {months} months, on {day}.").format(
        months=months_between(facts.day, day), day=shown_date(day)
    )


def retired(facts: MoveFacts, _rule: CheckRule) -> str:
    """Who has retired by then cannot move."""
    day = _retires_on(facts)
    if day is None or facts.day < day:
        return ""
    return _("Retires on {day}, before the move would take effect.").format(day=shown_date(day))


def _retires_on(facts: MoveFacts) -> date | None:
    if facts.birth_date is None:
        return None
    return retirement_day(facts.birth_date, facts.retirement_age or USUAL_RETIREMENT_AGE)


def contract_ended(facts: MoveFacts, _rule: CheckRule) -> str:
    """The contract's last day lies before the TMT."""
    ends = _contract_ends(facts)
    if ends is None or facts.day <= ends:
        return ""
    return _("The contract ends on {day}, before the move would take effect.").format(day=shown_date(ends))


def contract_ends_soon(facts: MoveFacts, rule: CheckRule) -> str:
    """Little of the contract is left after the TMT."""
    ends = _contract_ends(facts)
    if ends is None or facts.day > ends or months_between(facts.day, ends) >= rule.limit:
        return ""
    return _("The contract ends soon after the move, on {day}: settle its extension first.").format(
        day=shown_date(ends)
    )


def _contract_ends(facts: MoveFacts) -> date | None:
    return facts.contract_ends if facts.employee_kind is EmployeeKind.PPPK else None


def election_freeze(facts: MoveFacts, _rule: CheckRule) -> str:
    """Officials are not replaced around an election without the minister's written consent."""
    moved = facts.official or (facts.demands is not None and facts.demands.official)
    if not moved:
        return ""
    for freeze in facts.freezes:
        if freeze.starts_on <= facts.day <= freeze.ends_on and not freeze.consent_number.strip():
            return _(
                "Officials may not be replaced from {start} to {end} ({name}) without the written consent of the "
                "Minister of Home Affairs."
            ).format(start=shown_date(freeze.starts_on), end=shown_date(freeze.ends_on), name=freeze.name)
    return ""
