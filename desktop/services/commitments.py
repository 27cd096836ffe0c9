"""Promises to an employee: given for a case, and linked to the objection whose settlement they are."""

from datetime import date

from sqlalchemy.orm import Session

from desktop.db.changes import actor_of
from desktop.db.tables import CaseStep, Commitment, Objection, TransferCase
from desktop.domain.names import check_line, clean_text
from desktop.domain.refusal import Refusal
from desktop.domain.support import COMMITMENT_KIND_WORDS, CommitmentKind
from desktop.text import _

PROMISED = "promised"
"""Action of the step that tells of a promise."""


def promise(
    session: Session,
    case_id: int,
    kind: CommitmentKind | None,
    text: str,
    owner: str,
    due_on: date | None,
    objection_id: int | None = None,
) -> int:
    """Record a promise with who keeps it and until when; its id."""
    if session.get(TransferCase, case_id) is None:
        raise Refusal(_("This case is not there any more."), _("Load the list again."))
    if objection_id is not None:
        _refuse_other_case(session, case_id, objection_id)
    written, keeper = clean_text(text), check_line(owner)
    faults = {
        name: fault
        for name, fault in (
            ("kind", "" if kind else _("Choose what the promise is about.")),
            ("text", "" if written else _("Write what is promised.")),
            ("owner", "" if keeper else _("Write who keeps the promise.")),
            ("due_on", "" if due_on else _("Write until when it is kept.")),
        )
        if fault
    }
    if faults or kind is None:
        raise Refusal(_("The promise cannot be recorded yet."), _("See the fields marked in red."), faults)
    row = Commitment(case_id=case_id, objection_id=objection_id, kind=kind, text=written, owner=keeper, due_on=due_on)
    session.add(row)
    note = f"{_(COMMITMENT_KIND_WORDS[kind])}: {written}"
    session.add(CaseStep(case_id=case_id, actor=actor_of(session), action=PROMISED, note=note))
    session.flush()
    return row.id


def _refuse_other_case(session: Session, case_id: int, objection_id: int) -> None:
    objection = session.get(Objection, objection_id)
    if objection is None or objection.case_id != case_id:
        raise Refusal(_("This objection does not belong to the case."), _("Open the objection again."))
