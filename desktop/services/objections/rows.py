"""The rows behind an objection, read with the refusals that go with them."""

from datetime import date
from typing import TypeVar

from sqlalchemy.orm import Session

from desktop.db.changes import actor_of
from desktop.db.tables import CaseStep, Decree, Employee, Hearing, Objection, TransferCase
from desktop.domain.objections.objections import ObjectionStep
from desktop.domain.refusal import Refusal, Stale
from desktop.text import _

Row = TypeVar("Row", Objection, TransferCase, Decree, Employee, Hearing)


def of_id(session: Session, table: type[Row], row_id: int) -> Row:
    """The row of an id; refused if it is gone."""
    row = session.get(table, row_id)
    if row is None:
        raise Refusal(_("This record does not exist any more."), _("Look for it in the list again."))
    return row


def case_and_decree(session: Session, case_id: int) -> tuple[TransferCase, Decree]:
    """A case and the decree on it; refused while there is none."""
    case = of_id(session, TransferCase, case_id)
    if case.decree_id is None:
        raise Refusal(
            _("Case {number} has no decree yet, so there is nothing to object to.").format(number=case.number),
            _("Record the objection after the decree is issued."),
            {"case": _("This case has no decree yet.")},
        )
    return case, of_id(session, Decree, case.decree_id)


def decree_date(decree: Decree) -> date:
    """The date of a decree; refused while it has none."""
    day = decree.decided_on or decree.signed_on
    if day is None:
        raise Refusal(
            _("The decree has no date yet, so no deadline can be counted."),
            _("Record the date of the decree on the page of its case first."),
        )
    return day


def at_version(session: Session, objection_id: int, version: int) -> Objection:
    """An objection as the officer saw it; refused if it was changed meanwhile."""
    objection = of_id(session, Objection, objection_id)
    if objection.version != version:
        raise Stale(
            _("Objection {number} was changed meanwhile.").format(number=objection.number),
            _("What you entered is still here. Look at the newer version, then save again."),
        )
    return objection


def open_for_change(session: Session, objection_id: int, version: int) -> Objection:
    """An objection that may still be changed; refused once it is closed."""
    objection = at_version(session, objection_id, version)
    refuse_closed(objection)
    return objection


def refuse_closed(objection: Objection) -> None:
    """Refuse to change a closed objection."""
    if objection.closed_on is not None:
        raise Refusal(
            _("Objection {number} is closed.").format(number=objection.number),
            _("Reopen it first, with a reason."),
        )


def tell_case(session: Session, objection: Objection, step: ObjectionStep, *notes: str) -> None:
    """Write a line about the objection into the timeline of its case."""
    note = " – ".join(filter(None, (objection.number, *notes)))
    session.add(CaseStep(case_id=objection.case_id, actor=actor_of(session), action=step, note=note))
