"""Decrees previewed, issued, read again and made void; an issued letter keeps its words, its bytes and its number."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db.changes import actor_of, audit
from desktop.db.tables import Decree, Employee, Letter
from desktop.db.tables.base import now
from desktop.domain.cases import CaseStage
from desktop.domain.dates import shown_date
from desktop.domain.employees import display_name
from desktop.domain.letters import DecreeFacts, LetterKind, LetterStatus
from desktop.domain.refusal import Refusal
from desktop.domain.snapshot import from_plain, to_plain
from desktop.exchange.files import write_whole
from desktop.letters.decree import draw_decree
from desktop.letters.style import PageStyle
from desktop.services.case_rows import edited_case, found_case, in_stage, reason_given
from desktop.services.case_steps import attach_decree, detach_decree
from desktop.services.decree_facts import DecreeDraft, default_copies, gather_decree, noted_papers
from desktop.services.decree_warnings import decree_warnings
from desktop.services.letter_lists import letter_rows
from desktop.services.letter_settings import letter_settings
from desktop.services.numbering import next_number, take_number
from desktop.services.settings import emblem, office
from desktop.services.signatories import SignatoryRow, list_signatories
from desktop.text import _


@dataclass(frozen=True, slots=True)
class DecreeDesk:
    """What the officer begins with when a decree is to be made."""

    case_id: int
    case_number: str
    employee: str
    case_version: int
    draft: DecreeDraft
    next_number: str
    signatories: tuple[SignatoryRow, ...]
    may_issue: bool
    """Whether the case is in the stage in which a decree is issued, and has none yet."""


@dataclass(frozen=True, slots=True)
class DecreePreview:
    """A decree as it would be printed, and what an officer should look at before it is issued."""

    pdf: bytes
    number: str
    warnings: tuple[str, ...]


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


def decree_desk(session: Session, case_id: int, today: date) -> DecreeDesk:
    """The draft of a decree for a case: today's date, the case's TMT, the only signatory, papers and copies."""
    case = found_case(session, case_id)
    employee = session.get_one(Employee, case.employee_id)
    signers = tuple(list_signatories(session))
    fit = [row.id for row in signers if row.valid_on(today)]
    draft = DecreeDraft(
        day=today,
        signatory_id=fit[0] if len(fit) == 1 else None,
        effective_on=case.effective_on,
        noting=noted_papers(session, case_id),
        copies=default_copies(session, case_id) if case.to_unit_id and case.to_post_id else None,
    )
    return DecreeDesk(
        case_id=case.id,
        case_number=case.number,
        case_version=case.version,
        employee=display_name(employee.title_before, employee.name, employee.title_after),
        draft=draft,
        next_number=next_number(session, letter_settings(office(session)), today).number,
        signatories=signers,
        may_issue=case.stage is CaseStage.DECREE and case.decree_id is None,
    )


def next_decree_number(session: Session, day: date) -> str:
    """The number that a decree of `day` would get now."""
    return next_number(session, letter_settings(office(session)), day).number


def preview_decree(session: Session, case_id: int, draft: DecreeDraft) -> DecreePreview:
    """The decree as it would be printed, under the number that it would get; nothing is taken or kept."""
    settings = letter_settings(office(session))
    number = draft.number or next_number(session, settings, draft.day).number
    facts = gather_decree(session, case_id, draft, number)
    pdf = draw_decree(facts, settings.style, emblem(session, office(session)))
    return DecreePreview(pdf, number, _doubts(session, case_id, draft, facts))


def draft_warnings(session: Session, case_id: int, draft: DecreeDraft) -> tuple[str, ...]:
    """What deserves a look before the decree of a case is issued, without drawing it."""
    number = draft.number or next_decree_number(session, draft.day)
    return _doubts(session, case_id, draft, gather_decree(session, case_id, draft, number))


def issue_decree(session: Session, case_id: int, draft: DecreeDraft, today: date, version: int | None = None) -> int:
    """Number, draw and keep the decree of a case in one transaction; the letter's id.

    Whatever refuses or fails on the way leaves nothing behind: the number is free again.
    """
    case = edited_case(session, case_id, version)
    in_stage(case, CaseStage.DECREE)
    _check_day(draft.day, today)
    settings = letter_settings(office(session))
    taken = take_number(session, settings, draft.day, draft.number)
    facts = gather_decree(session, case_id, draft, taken.number)
    picture = emblem(session, office(session))
    pdf = draw_decree(facts, settings.style, picture)
    letter = Letter(
        kind=LetterKind.DECREE,
        status=LetterStatus.ISSUED,
        number=taken.number,
        counter=taken.counter,
        running_number=taken.running,
        dated=draft.day,
        subject=" ".join(facts.subject.split()),
        case_id=case.id,
        decree_id=attach_decree(session, case_id, taken.number, draft.day, draft.effective_on),
        employee_id=case.employee_id,
        signatory_id=draft.signatory_id,
        issued_at=now(),
        issued_by=actor_of(session),
        snapshot=_snapshot(facts, settings.style, picture),
        sha256=hashlib.sha256(pdf).hexdigest(),
        pdf=pdf,
    )
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
        signed_by=letter_facts(session, letter_id).signature.name,
        issued_at=letter.issued_at,
        issued_by=row.issued_by,
        sha256=letter.sha256,
        void_reason=row.void_reason,
        pdf=letter_pdf(session, letter_id),
        version=letter.version,
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
    """Make a letter void that nobody signed yet; its number stays used."""
    letter = found_letter(session, letter_id)
    written = reason_given(reason)
    if letter.status is LetterStatus.VOID:
        raise Refusal(_("The letter is void already."))
    if letter.case_id is not None:
        decree = session.get(Decree, letter.decree_id) if letter.decree_id else None
        if decree is not None and decree.signed_on is not None:
            raise Refusal(_("The decree is signed."), _("A signed decree is cancelled by a new decree."))
        detach_decree(session, letter.case_id, written)
    letter.status, letter.void_reason, letter.voided_at = LetterStatus.VOID, written, now()


def found_letter(session: Session, letter_id: int) -> Letter:
    """The row of a letter; raises Refusal if there is none."""
    letter = session.get(Letter, letter_id)
    if letter is None:
        raise Refusal(_("There is no such letter."), _("Load the list again."))
    return letter


def _doubts(session: Session, case_id: int, draft: DecreeDraft, facts: DecreeFacts) -> tuple[str, ...]:
    return tuple(decree_warnings(session, found_case(session, case_id), draft, facts))


def _check_day(day: date, today: date) -> None:
    """Refuse a decree dated later than the day on which it is made."""
    if day > today:
        sentence = _("The date of the decree lies after {today}.").format(today=shown_date(today))
        raise Refusal(sentence, _("Correct the date."), {"day": sentence})


def _snapshot(facts: DecreeFacts, style: PageStyle, picture: bytes | None) -> dict[str, object]:
    """What the letter said and how it was set; of the emblem only its fingerprint, the PDF holds the rest."""
    fingerprint = hashlib.sha256(picture).hexdigest() if picture else ""
    return {"facts": to_plain(facts), "style": to_plain(style), "emblem": fingerprint}
