"""Changes of what is shipped as data: the newest of a subject and code counts, each says who changed it and why."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import actor_of
from desktop.db.tables import RuleChange
from desktop.domain.cases.rule_checks import checked_note
from desktop.domain.refusal import Refusal, Stale
from desktop.text import _

Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RuleKey:
    """Which rule it is, and the newest change that the officer saw; 0 where there was none."""

    subject: str
    code: str
    seen: int = 0


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change of a rule: when, by whom, why and what."""

    id: int
    at: datetime
    actor: str
    note: str
    reset: bool
    what: tuple[str, ...]


def changes_of(session: Session, subject: str) -> Mapping[str, list[RuleChange]]:
    """Every change of the rules of `subject` by their code, the oldest first."""
    found: defaultdict[str, list[RuleChange]] = defaultdict(list)
    for row in session.scalars(select(RuleChange).where(RuleChange.subject == subject).order_by(RuleChange.id)):
        found[row.code].append(row)
    return found


def key_of(subject: str, code: str, rows: list[RuleChange]) -> RuleKey:
    """The key under which a rule that was read with `rows` is changed."""
    return RuleKey(subject, code, rows[-1].id if rows else 0)


def history_of(
    rows: list[RuleChange], differences: Callable[[Content | None, Content | None], tuple[str, ...]]
) -> tuple[ChangeRow, ...]:
    """The changes in words, the newest first; `differences` tells what one content has that another has not."""
    told, before = [], None
    for row in rows:
        what = differences(before, row.content)
        told.append(ChangeRow(row.id, row.at, row.actor, row.note, row.content is None, what))
        before = row.content
    return tuple(reversed(told))


def write_change(session: Session, key: RuleKey, content: Content | None, note: str, shipped: Content | None) -> None:
    """Keep `content` as the newest of its rule, or go back to `shipped`; refused if stale or nothing changed."""
    why = checked_note(note)
    rows = changes_of(session, key.subject)[key.code]
    if (rows[-1].id if rows else 0) != key.seen:
        raise Stale(
            _("Someone else changed this rule while you were editing it."),
            _("Load the settings again and repeat what is still needed."),
        )
    before = rows[-1].content if rows else None
    if (content or shipped) == (before or shipped):
        raise Refusal(_("Nothing of this rule was changed."), _("It stands as you see it."))
    actor = actor_of(session)
    session.add(RuleChange(subject=key.subject, code=key.code, content=content, note=why, actor=actor))
    session.flush()
