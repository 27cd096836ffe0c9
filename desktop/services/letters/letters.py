"""Decrees previewed, issued, read again and made void; an issued letter keeps its words, its bytes and its number."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Decree, Employee, Letter
from desktop.db.tables.base import now
from desktop.domain.cases.cases import CaseStage
from desktop.domain.employees.employees import display_name
from desktop.domain.letters.letters import DecreeFacts, LetterKind, LetterStatus, Signature
from desktop.domain.letters.life import may_void
from desktop.domain.letters.snapshot import from_plain
from desktop.domain.refusal import Refusal
from desktop.exchange.files import write_whole
from desktop.letters.letter import draw_letter
from desktop.services.case_rows import add_step, edited_case, found_case, in_stage, reason_given
from desktop.services.cases.steps import attach_decree, detach_decree, free_cases
from desktop.services.letter_lists import cases_of_letter, letter_rows, status_of
from desktop.services.letters.decree_facts import DecreeDraft, default_copies, gather_decree
from desktop.services.letters.decree_warnings import decree_warnings
from desktop.services.letters.making import LetterDesk, LetterPreview, Making, new_letter, number_on, proof
from desktop.services.letters.story import LetterLife, is_of_decree, life_of
from desktop.services.noted_papers import noted_papers
from desktop.services.wording.letter_marks import follow_number
from desktop.services.wording.signatories import list_signatories
from desktop.text import _


@dataclass(frozen=True, slots=True)
class LetterFile:
    """An issued letter with its bytes."""

    id: int
    kind: LetterKind
    status: LetterStatus
    number: str
    dated: date
    subject: str
    case_id: int | None
    employee_id: int | None
    employee: str
    signed_by: str
    issued_at: datetime
    issued_by: str
    sha256: str
    void_reason: str
    pdf: bytes
    version: int
    cases: tuple[tuple[int, str], ...]
    """The cases that it is about, each with its employee."""
    life: LetterLife


def decree_desk(session: Session, case_id: int, day: date) -> LetterDesk[DecreeDraft]:
    """The draft of a decree of `day` for a case: the case's TMT, the only signatory, papers and copies."""
    case = found_case(session, case_id)
    employee = session.get_one(Employee, case.employee_id)
    signers = tuple(list_signatories(session))
    fit = [row.id for row in signers if row.valid_on(day)]
    draft = DecreeDraft(
        day=day,
        signatory_id=fit[0] if len(fit) == 1 else None,
        effective_on=case.effective_on,
        noting=noted_papers(session, [case_id], day),
        copies=default_copies(session, case_id, day),
    )
    return LetterDesk(
        about_id=case.id,
        about_number=case.number,
        about_name=display_name(employee.title_before, employee.name, employee.title_after),
        version=case.version,
        day=day,
        draft=draft,
        next_number=number_on(session, LetterKind.DECREE, day),
        signatories=signers,
        may_issue=case.stage is CaseStage.DECREE and case.decree_id is None,
    )


def next_decree_number(session: Session, day: date) -> str:
    """The number that a decree of `day` would get now."""
    return number_on(session, LetterKind.DECREE, day)


def preview_decree(session: Session, case_id: int, draft: DecreeDraft) -> LetterPreview:
    """The decree as it would be printed, under the number that it would get; nothing is taken or kept."""
    made = proof(session, _making(session, case_id, draft))
    return LetterPreview(made.pdf, made.number, _doubts(session, case_id, draft, made.facts))


def draft_warnings(session: Session, case_id: int, draft: DecreeDraft) -> tuple[str, ...]:
    """What deserves a look before the decree of a case is issued, without drawing it."""
    number = number_on(session, LetterKind.DECREE, draft.day, draft.number, draft.classification)
    return _doubts(session, case_id, draft, gather_decree(session, case_id, draft, number))


def issue_decree(session: Session, case_id: int, draft: DecreeDraft, today: date, version: int | None = None) -> int:
    """Number, draw and keep the decree of a case in one transaction; the letter's id.

    Whatever refuses or fails on the way leaves nothing behind: the number is free again.
    """
    case = edited_case(session, case_id, version)
    in_stage(case, CaseStage.DECREE)
    letter = new_letter(session, _making(session, case_id, draft), today)
    letter.case_id, letter.employee_id, letter.signatory_id = case.id, case.employee_id, draft.signatory_id
    letter.decree_id = attach_decree(session, case_id, letter.number, draft.day, draft.effective_on)
    session.add(letter)
    session.flush()
    return letter.id


def letter_pdf(session: Session, letter_id: int) -> bytes:
    """The bytes that were issued, the same each time; refused if the file was changed behind the program's back."""
    letter = found_letter(session, letter_id)
    if hashlib.sha256(letter.pdf).hexdigest() != letter.sha256:
        raise Refusal(
            _("The stored letter {number} is damaged: it does not fit its fingerprint.").format(number=letter.number),
            _("Bring back the database from a backup."),
        )
    return letter.pdf


def save_letter(session: Session, letter_id: int, path: Path) -> Path:
    """Write the issued bytes to `path`, which gets the ending .pdf if it has none; who took them stays in the audit."""
    target = path if path.suffix.casefold() == ".pdf" else path.with_name(f"{path.name}.pdf")
    write_whole(target, letter_pdf(session, letter_id))
    audit(session, "export", Letter.__tablename__, letter_id)
    return target


def open_letter(session: Session, letter_id: int) -> LetterFile:
    """An issued letter with its bytes and what became of it."""
    letter = found_letter(session, letter_id)
    (row,) = letter_rows(session, [letter_id])
    return LetterFile(
        id=row.id,
        kind=row.kind,
        status=row.status,
        number=row.number,
        dated=row.dated,
        subject=row.subject,
        case_id=row.case_id,
        employee_id=row.employee_id,
        employee=row.employee,
        signed_by=from_plain(Signature, letter.snapshot["facts"]["signature"]).name,
        issued_at=letter.issued_at,
        issued_by=row.issued_by,
        sha256=letter.sha256,
        void_reason=row.void_reason,
        pdf=letter_pdf(session, letter_id),
        version=letter.version,
        cases=cases_of_letter(session, letter_id),
        life=life_of(session, letter, row.status),
    )


def letter_facts(session: Session, letter_id: int) -> DecreeFacts:
    """What an issued decree says, read from its snapshot."""
    return from_plain(DecreeFacts, found_letter(session, letter_id).snapshot["facts"])


def note_printed(session: Session, letter_id: int) -> None:
    """Remember that a letter went to the printer; each time is a line of the audit trail."""
    letter = found_letter(session, letter_id)
    if letter.status is LetterStatus.ISSUED:
        letter.status = LetterStatus.PRINTED
    audit(session, "print", Letter.__tablename__, letter.id, {"number": letter.number})


def void_letter(session: Session, letter_id: int, reason: str) -> None:
    """Make a letter void that nobody signed yet, with the extracts and copies taken from it; its number stays used."""
    letter = found_letter(session, letter_id)
    written = reason_given(reason)
    if letter.status is LetterStatus.VOID:
        raise Refusal(_("The letter is void already."))
    if not is_of_decree(letter) and not may_void(letter.kind, status_of(session, letter_id)):
        raise Refusal(_("The letter is signed."), _("Make a replacement letter: it names this one."))
    if letter.case_id is not None and letter.kind is not LetterKind.DECREE:
        add_step(session, found_case(session, letter.case_id), "letter_void", f"{letter.number} – {written}")
    elif letter.case_id is not None:
        decree = session.get(Decree, letter.decree_id) if letter.decree_id else None
        if decree is not None and decree.signed_on is not None:
            raise Refusal(_("The decree is signed."), _("A signed decree is cancelled by a new decree."))
        detach_decree(session, letter.case_id, written)
    elif letter.kind is LetterKind.COLLECTIVE_DECREE and letter.decree_id is not None:
        free_cases(session, letter.decree_id, written)
    follow_number(session, letter, None)
    letter.status, letter.void_reason, letter.voided_at = LetterStatus.VOID, written, now()
    session.flush()
    # What confirms a decree that is void confirms nothing.
    taken = select(Letter.id).where(Letter.source_id == letter_id, Letter.status != LetterStatus.VOID)
    for other_id in session.scalars(taken).all():
        void_letter(session, other_id, written)


def found_letter(session: Session, letter_id: int) -> Letter:
    """The row of a letter; raises Refusal if there is none."""
    letter = session.get(Letter, letter_id)
    if letter is None:
        raise Refusal(_("There is no such letter."), _("Load the list again."))
    return letter


def _doubts(session: Session, case_id: int, draft: DecreeDraft, facts: DecreeFacts) -> tuple[str, ...]:
    return tuple(decree_warnings(session, found_case(session, case_id), draft, facts))


def _making(session: Session, case_id: int, draft: DecreeDraft) -> Making[DecreeFacts]:
    gather = partial(gather_decree, session, case_id, draft)
    return Making(LetterKind.DECREE, draft.day, draft.number, gather, draw_letter, "decree", draft.classification)
