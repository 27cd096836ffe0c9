"""Where a plan begins: empty from the list of plans, or from the units and posts whose needs are looked at."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Post, Unit
from desktop.domain.dates import shown_month
from desktop.domain.employees.posts import POST_KIND_WORDS, PostKind
from desktop.domain.plans.asked import Asked, Scope
from desktop.domain.refusal import Refusal
from desktop.services.needs.staffing import gap_table
from desktop.services.plans.plans import free_name, new_plan
from desktop.services.units.units import subtree
from desktop.text import _

LONGEST_NAME = 90
"""Of a unit inside the name of a plan."""


@dataclass(frozen=True, slots=True)
class ShownNeeds:
    """Which needs an officer looks at when a plan is begun: None means all of them, or no particular day."""

    day: date | None = None
    unit_id: int | None = None
    """The unit with all below it."""
    kind: PostKind | None = None
    post_id: int | None = None


def begin_plan(session: Session, today: date, shown: ShownNeeds | None = None) -> int:
    """Keep a new plan for what is shown under a name of its own; its id.

    Its day is the one that is looked at, or the first of the next month where that is not to come.
    """
    seen = shown or ShownNeeds()
    day = seen.day if seen.day and seen.day > today else _first_of_next_month(today)
    units = () if seen.unit_id is None else (seen.unit_id,)
    asked = Asked(day, Scope(unit_ids=units, post_ids=_posts(session, seen, day, today)))
    return new_plan(session, free_name(session, _named(session, seen, day)), asked)


def _posts(session: Session, seen: ShownNeeds, day: date, today: date) -> tuple[int, ...]:
    """The post that is looked at, or those of the kind that are needed or held in the units on the day."""
    if seen.post_id is not None:
        return (seen.post_id,)
    if seen.kind is None:
        return ()
    below = None if seen.unit_id is None else subtree(session, seen.unit_id)
    there = {place.post_id for place in gap_table(session, [day], below, today=today)}
    of_kind = select(Post.id).where(Post.kind == seen.kind, Post.removed_at.is_(None)).order_by(Post.title_key, Post.id)
    found = tuple(number for number in session.scalars(of_kind) if number in there)
    if not found:
        # No post at all would mean every post.
        raise Refusal(
            _("No post of this kind is needed or held there."), _("Choose another kind of post, then begin the plan.")
        )
    return found


def _named(session: Session, seen: ShownNeeds, day: date) -> str:
    """By the month of the moves, and by what the plan looks at."""
    parts = []
    if seen.unit_id is not None:
        parts.append(session.get_one(Unit, seen.unit_id).name[:LONGEST_NAME])
    if seen.kind is not None:
        parts.append(_(POST_KIND_WORDS[seen.kind]))
    if seen.post_id is not None:
        parts.append(session.get_one(Post, seen.post_id).title[:LONGEST_NAME])
    what = ", ".join(parts)
    words = _("Plan {month}: {what}") if what else _("Plan {month}")
    return words.format(month=shown_month(day), what=what)


def _first_of_next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
