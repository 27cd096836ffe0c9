"""What a letter is about: a case, an objection or a sitting, by the few facts that every letter of it shares."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from desktop.db.tables import Employee, LetterDraft, Objection, Sitting, TransferCase
from desktop.domain.cases.cases import CaseStage
from desktop.domain.dates import shown_date
from desktop.domain.employees.employees import display_name
from desktop.domain.letters.letters import LetterAbout
from desktop.domain.refusal import Refusal
from desktop.services.case_rows import add_step, found_case
from desktop.services.objections.rows import of_id
from desktop.text import _


@dataclass(frozen=True, slots=True)
class LetterSubject:
    """One case, objection or sitting, and the rows that a letter about it belongs to."""

    about: LetterAbout
    id: int
    number: str
    """How the office calls it."""
    name: str
    """Name of its employee; empty for a sitting."""
    version: int
    stage: CaseStage | None = None
    """Of a case only."""
    case_id: int | None = None
    employee_id: int | None = None


def letter_subject(session: Session, about: LetterAbout, about_id: int) -> LetterSubject:
    """What the letter is about; refused if it is gone."""
    if about is LetterAbout.SITTING:
        sitting = _sitting(session, about_id)
        number = _("Sitting of {day}").format(day=shown_date(sitting.held_on))
        return LetterSubject(about, sitting.id, number, "", sitting.version)
    if about is LetterAbout.OBJECTION:
        objection = of_id(session, Objection, about_id)
        name = _named(session, objection.employee_id)
        of_case = (None, objection.case_id, objection.employee_id)
        return LetterSubject(about, objection.id, objection.number, name, objection.version, *of_case)
    case = found_case(session, about_id)
    name = _named(session, case.employee_id)
    return LetterSubject(about, case.id, case.number, name, case.version, case.stage, case.id, case.employee_id)


def subject_of_draft(draft: LetterDraft) -> tuple[LetterAbout, int]:
    """What a kept draft is about."""
    for about, about_id in (
        (LetterAbout.CASE, draft.case_id),
        (LetterAbout.OBJECTION, draft.objection_id),
        (LetterAbout.SITTING, draft.sitting_id),
    ):
        if about_id is not None:
            return about, about_id
    raise Refusal(_("This draft belongs to nothing."), _("Throw it away and begin anew."))


def columns_of(subject: LetterSubject) -> dict[str, int]:
    """The column by which a letter or a draft refers to what it is about."""
    names = {LetterAbout.CASE: "case_id", LetterAbout.OBJECTION: "objection_id", LetterAbout.SITTING: "sitting_id"}
    return {names[subject.about]: subject.id}


def tell_timeline(session: Session, subject: LetterSubject, title: str, number: str) -> None:
    """Write into the timeline of the case that a letter was issued; a sitting has none."""
    if subject.case_id is not None:
        of = subject.number if subject.about is LetterAbout.OBJECTION else ""
        note = " – ".join(filter(None, (of, title, number)))
        add_step(session, session.get_one(TransferCase, subject.case_id), "letter", note)


def _sitting(session: Session, sitting_id: int) -> Sitting:
    sitting = session.get(Sitting, sitting_id)
    if sitting is None:
        raise Refusal(_("This record does not exist any more."), _("Look for it in the list again."))
    return sitting


def _named(session: Session, employee_id: int) -> str:
    employee = session.get_one(Employee, employee_id)
    return display_name(employee.title_before, employee.name, employee.title_after)
