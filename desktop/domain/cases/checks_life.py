"""Checks of the employee's life: relatives, conflicts of interest, health, family, the way to work.

Parts of it are specific personal data (UU 27/2022 art. 4(2)): a sentence names the kind and what to consider, never
what exactly it is.
"""

from collections.abc import Callable

from desktop.domain.cases.check_rules import CheckRule
from desktop.domain.cases.circumstances import CircumstanceKind
from desktop.domain.cases.move_facts import MoveFacts
from desktop.domain.distances import kilometres
from desktop.domain.employees.history_entries import RELATION_WORDS
from desktop.text import N_, _

_CONSIDER = {
    CircumstanceKind.HEALTH: N_(
        "A circumstance of health is recorded: consider the work and the way to the new place with the employee."
    ),
    CircumstanceKind.DISABILITY: N_(
        "A disability is recorded: make sure that the new place of work is accessible and equipped."
    ),
    CircumstanceKind.SMALL_CHILD: N_(
        "The employee cares for a small child: consider working hours and the way to the new place."
    ),
    CircumstanceKind.CARE: N_(
        "The employee cares for a relative: consider the distance and the working hours of the new place."
    ),
    CircumstanceKind.SPOUSE_ELSEWHERE: N_(
        "The spouse is in service elsewhere: consider whether the move brings the family together or apart."
    ),
}


def kinship(facts: MoveFacts, _rule: CheckRule) -> str:
    """No relative works in the destination, leads it or signs the decree."""
    if not facts.relatives:
        return ""
    nearest = max(facts.relatives, key=lambda one: (one.signs, one.leads))
    words = _("A relative works in the destination unit: {name} ({relation}).")
    if nearest.leads:
        words = _("A relative leads the destination: {name} ({relation}).")
    if nearest.signs:
        words = _("A relative signs the decrees of this office: {name} ({relation}).")
    return words.format(name=nearest.name, relation=_(RELATION_WORDS.get(nearest.relation, "")).lower())


def undeclared(facts: MoveFacts, _rule: CheckRule) -> str:
    """Every question on conflicts of interest is answered."""
    if not facts.declaration.asked or not facts.declaration.unanswered:
        return ""
    return _("The declaration on conflicts of interest is not complete: {count} questions are open.").format(
        count=facts.declaration.unanswered
    )


def conflict(facts: MoveFacts, _rule: CheckRule) -> str:
    """What was answered with yes was reviewed."""
    if not facts.declaration.unreviewed:
        return ""
    return _("A conflict of interest is declared and not reviewed yet.")


def circumstance(kind: CircumstanceKind) -> Callable[[MoveFacts, CheckRule], str]:
    """The check of one kind of circumstance, on the day of the move."""

    def check(facts: MoveFacts, _rule: CheckRule) -> str:
        holds = any(
            one.kind is kind
            and (one.starts_on is None or one.starts_on <= facts.day)
            and (one.ends_on is None or one.ends_on >= facts.day)
            for one in facts.life
        )
        return _(_CONSIDER[kind]) if holds else ""

    return check


def distance(facts: MoveFacts, rule: CheckRule) -> str:
    """The new place of work does not lie far from home, or else from the present one; a shorter way is no matter."""
    start = facts.home or facts.from_spot
    if start is None or facts.to_spot is None or facts.to_unit_id is None:
        return ""
    away = kilometres(start, facts.to_spot)
    now = kilometres(facts.home, facts.from_spot) if facts.home and facts.from_spot else 0.0
    if not is_far(away, now, rule.limit):
        return ""
    words = _("The new place of work lies {away} km from home as the crow flies; more than {limit} km.")
    if facts.home is None:
        words = _("The new place of work lies {away} km from the present one as the crow flies; more than {limit} km.")
    return words.format(away=round(away), limit=rule.limit)


def is_far(away: float, now: float, limit: int) -> bool:
    """Whether a way of `away` kilometres is too long where the present one is `now` (0 where that is not known)."""
    return away > limit and away > now
