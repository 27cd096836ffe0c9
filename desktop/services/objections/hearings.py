"""Hearings on an objection: held or still to come, corrected, put aside with a reason."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Hearing, Objection
from desktop.db.tables.base import now
from desktop.domain.dates import shown_date
from desktop.domain.employees.names import clean_text
from desktop.domain.objections.hearings import HearingEntry, checked_hearing
from desktop.domain.objections.objections import ObjectionStep
from desktop.domain.refusal import Refusal, Stale
from desktop.services.objections.rows import of_id, refuse_closed, tell_case
from desktop.text import _


@dataclass(frozen=True, slots=True)
class HearingRow:
    """A hearing as a list shows it."""

    id: int
    version: int
    entered: HearingEntry

    @property
    def held_on(self) -> date:
        """Its day."""
        if self.entered.held_on is None:
            raise ValueError("a hearing is kept only with its day")
        return self.entered.held_on


def add_hearing(session: Session, objection_id: int, entered: HearingEntry, today: date) -> int:
    """Record a hearing on an open objection, held or to come; its id."""
    objection = of_id(session, Objection, objection_id)
    refuse_closed(objection)
    hearing = Hearing(objection_id=objection.id)
    _fill(hearing, checked_hearing(entered, objection.filed_on, today))
    session.add(hearing)
    session.flush()
    tell_case(session, objection, ObjectionStep.HEARD, shown_date(hearing.held_on), hearing.held_by)
    return hearing.id


def correct_hearing(session: Session, hearing_id: int, entered: HearingEntry, version: int, today: date) -> None:
    """Correct a hearing, or complete it after it was held; of a closed objection too, for minutes come late."""
    hearing = _at_version(session, hearing_id, version)
    objection = of_id(session, Objection, hearing.objection_id)
    _fill(hearing, checked_hearing(entered, objection.filed_on, today))


def put_hearing_aside(session: Session, hearing_id: int, reason: str, version: int) -> None:
    """Take a hearing that was recorded by mistake out of the list, with the reason."""
    hearing = _at_version(session, hearing_id, version)
    written = clean_text(reason)
    if not written:
        missing = _("Write why the hearing is put aside.")
        raise Refusal(_("A reason is needed."), missing, {"reason": missing})
    hearing.removed_at, hearing.removed_reason = now(), written


def hearings_of(session: Session, objection_id: int) -> tuple[HearingRow, ...]:
    """The hearings on an objection in the order of their days."""
    found = session.scalars(
        select(Hearing)
        .where(Hearing.objection_id == objection_id, Hearing.removed_at.is_(None))
        .order_by(Hearing.held_on, Hearing.id)
    )
    return tuple(
        HearingRow(
            one.id,
            one.version,
            HearingEntry(one.held_on, one.place, one.held_by, one.present, one.minutes_number, one.summary),
        )
        for one in found
    )


def _fill(hearing: Hearing, entered: HearingEntry) -> None:
    if entered.held_on is None:
        raise ValueError("a hearing is filled only after it was checked")
    hearing.held_on, hearing.place, hearing.held_by = entered.held_on, entered.place, entered.held_by
    hearing.present, hearing.minutes_number, hearing.summary = entered.present, entered.minutes_number, entered.summary


def _at_version(session: Session, hearing_id: int, version: int) -> Hearing:
    hearing = of_id(session, Hearing, hearing_id)
    if hearing.version != version:
        raise Stale(
            _("The hearing was changed meanwhile."),
            _("What you entered is still here. Look at the newer version, then save again."),
        )
    return hearing
