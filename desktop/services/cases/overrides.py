"""Warnings of the checks that were passed with a written reason, and what becomes of the reason when the move changes.

A reason was written for one sentence. It is kept by the code of its check, so that another language or another day
does not undo it; when the proposal changes and the check now says something else, or nothing, the reason is put aside
with a line in the timeline, and the warning asks for a new one.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import actor_of, audit
from desktop.db.tables import CheckOverride, TransferCase
from desktop.db.tables.base import now
from desktop.domain.cases.checks import Severity
from desktop.domain.refusal import Refusal
from desktop.services.case_rows import add_step, edited_case, reason_given
from desktop.services.cases.facts import case_facts
from desktop.services.rules.conflicts import ConflictLine, conflict_lines
from desktop.text import _


@dataclass(frozen=True, slots=True)
class OverrideRow:
    """A passed warning: what was said, why it was passed, by whom and when; `removed_reason` if it counts no more."""

    id: int
    code: str
    what: str
    article: str
    reason: str
    at: datetime
    actor: str
    removed_reason: str


@dataclass(frozen=True, slots=True)
class ChecksFile:
    """What a case's page shows below its checks: the passed warnings and the declaration on conflicts."""

    case_id: int
    overrides: tuple[OverrideRow, ...]
    conflicts: tuple[ConflictLine, ...]


def checks_file(session: Session, case_id: int) -> ChecksFile:
    """What was written about the checks of a case."""
    return ChecksFile(case_id, overrides_of(session, case_id), conflict_lines(session, case_id))


def overrides_of(session: Session, case_id: int, *, removed: bool = False) -> tuple[OverrideRow, ...]:
    """The warnings passed in a case, the oldest first; those that count no more only if asked for."""
    columns = (CheckOverride.id, CheckOverride.code, CheckOverride.what, CheckOverride.article, CheckOverride.reason)
    query = select(*columns, CheckOverride.at, CheckOverride.actor, CheckOverride.removed_reason)
    query = query.where(CheckOverride.case_id == case_id).order_by(CheckOverride.id)
    if not removed:
        query = query.where(CheckOverride.removed_at.is_(None))
    return tuple(OverrideRow(*row) for row in session.execute(query))


def pass_warning(
    session: Session, case_id: int, code: str, reason: str, today: date, version: int | None = None
) -> int:
    """Pass a warning that stands now with a written reason, kept with its sentence and article; gives the row's id."""
    case = edited_case(session, case_id, version)
    why = reason_given(reason)
    facts = case_facts(session, case, today)
    found = next((one for one in facts.checks if one.code == code), None)
    if found is None:
        raise Refusal(_("This warning does not stand any more."), _("Load the case again."))
    if found.severity is not Severity.WARNING:
        raise Refusal(_("Only a warning can be passed with a reason."), _("Change what stands in the way."))
    if code in facts.overridden:
        raise Refusal(_("This warning was passed already."), _("Withdraw that reason first."))
    row = CheckOverride(
        case_id=case.id, code=code, what=found.what, article=found.article, reason=why, actor=actor_of(session)
    )
    session.add(row)
    add_step(session, case, "override", _step_note(found.what, why))
    session.flush()
    return row.id


def withdraw_override(session: Session, override_id: int, reason: str, version: int | None = None) -> None:
    """Take back a reason with which a warning was passed: the warning stands again."""
    row = session.get(CheckOverride, override_id)
    if row is None or row.removed_at is not None:
        raise Refusal(_("This reason was withdrawn already."), _("Load the case again."))
    case = edited_case(session, row.case_id, version)
    if case.closed_on is not None:
        raise Refusal(_("The case has ended."), _("Its reasons can only be read."))
    _put_aside(session, case, row, reason_given(reason))


def withdraw_outdated(session: Session, case: TransferCase, today: date) -> int:
    """Put aside the reasons whose warning says something else since the proposal changed; how many there were."""
    session.flush()
    standing = {one.code: one.what for one in case_facts(session, case, today).checks}
    rows = select(CheckOverride).where(CheckOverride.case_id == case.id, CheckOverride.removed_at.is_(None))
    outdated = [row for row in session.scalars(rows) if standing.get(row.code) != row.what]
    for row in outdated:
        _put_aside(session, case, row, _("The proposal changed, and the check says something else now."))
    return len(outdated)


def _put_aside(session: Session, case: TransferCase, row: CheckOverride, reason: str) -> None:
    row.removed_at, row.removed_reason = now(), reason
    audit(session, "remove", CheckOverride.__tablename__, row.id, {"reason": reason})
    add_step(session, case, "override_end", _step_note(row.what, reason))
    session.flush()


def _step_note(what: str, reason: str) -> str:
    return _("{what} Reason: {reason}").format(what=what, reason=reason)
