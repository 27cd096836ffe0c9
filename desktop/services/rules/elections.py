"""Times around elections in which officials are not replaced without the minister's consent."""

from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import ElectionFreeze
from desktop.db.tables.base import now
from desktop.domain.employees.names import check_line, clean_text
from desktop.domain.refusal import Refusal
from desktop.services.case_rows import check_version, reason_given
from desktop.text import _

ARTICLE = "UU 10/2016 Pasal 71 ayat (2) dan Pasal 162 ayat (3)"
"""What is offered for a new time."""


@dataclass(frozen=True, slots=True)
class FreezeEntry:
    """One time as it is shown and entered; `id` is 0 for a new one."""

    name: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    article: str = ARTICLE
    consent_number: str = ""
    consent_on: date | None = None
    note: str = ""
    id: int = 0
    version: int = 0


def freezes(session: Session) -> tuple[FreezeEntry, ...]:
    """Every time that was not put aside, the newest first."""
    columns = [getattr(ElectionFreeze, field.name) for field in fields(FreezeEntry)]
    query = select(*columns).where(ElectionFreeze.removed_at.is_(None))
    return tuple(
        FreezeEntry(*row)
        for row in session.execute(query.order_by(ElectionFreeze.starts_on.desc(), ElectionFreeze.id.desc()))
    )


def save_freeze(session: Session, entry: FreezeEntry, today: date) -> int:
    """Add a time or correct one, with the consent once it is there; raises Refusal by field. Gives its id."""
    problems = {name: sentence for name, wrong, sentence in _problems(entry, today) if wrong}
    if problems or entry.starts_on is None or entry.ends_on is None:
        raise Refusal(_("Some fields need another look."), _("See the red lines."), problems)
    row = _found(session, entry.id) if entry.id else ElectionFreeze()
    if entry.id:
        check_version(row.version, entry.version)
    row.name, row.article = check_line(entry.name), check_line(entry.article)
    row.starts_on, row.ends_on = entry.starts_on, entry.ends_on
    row.consent_number, row.consent_on = check_line(entry.consent_number), entry.consent_on
    row.note = clean_text(entry.note)
    session.add(row)
    session.flush()
    return row.id


def remove_freeze(session: Session, freeze_id: int, reason: str) -> None:
    """Put a time aside with a reason: it stops no move any more."""
    row = _found(session, freeze_id)
    row.removed_at, row.removed_reason = now(), reason_given(reason)
    audit(session, "remove", ElectionFreeze.__tablename__, row.id, {"reason": row.removed_reason})
    session.flush()


def _problems(entry: FreezeEntry, today: date) -> tuple[tuple[str, bool, str], ...]:
    needed = _("This is needed.")
    starts, ends = entry.starts_on, entry.ends_on
    consent = bool(entry.consent_number.strip())
    return (
        ("name", not entry.name.strip(), needed),
        ("starts_on", starts is None, needed),
        ("ends_on", ends is None, needed),
        ("ends_on", bool(starts and ends and ends < starts), _("The end is before the beginning.")),
        ("consent_on", consent and entry.consent_on is None, _("The date of the consent is needed.")),
        ("consent_number", not consent and entry.consent_on is not None, _("The number of the consent is needed.")),
        ("consent_on", bool(entry.consent_on and entry.consent_on > today), _("This day is still to come.")),
    )


def _found(session: Session, freeze_id: int) -> ElectionFreeze:
    row = session.get(ElectionFreeze, freeze_id)
    if row is None or row.removed_at is not None:
        raise Refusal(_("This time is not there any more."), _("Load the settings again."))
    return row
