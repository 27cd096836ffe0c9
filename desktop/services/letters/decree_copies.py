"""Extracts for each person of a decree and true copies of it; both bear the decree's number and take none."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from desktop.db.tables import Decree, Employee, Letter
from desktop.domain.cases.cases import DecreeState
from desktop.domain.employees.nip import grouped
from desktop.domain.letters.decree_copies import CONFIRMED, copy_of, extract_of
from desktop.domain.letters.letters import Authentication, DecreeFacts, DecreeForm, LetterKind, LetterStatus
from desktop.domain.letters.snapshot import from_plain
from desktop.domain.refusal import Refusal
from desktop.letters.letter import draw_letter
from desktop.services.case_rows import add_step, found_case
from desktop.services.decree_rows import PARTED
from desktop.services.letter_lists import cases_of_letter
from desktop.services.letters.making import LetterPreview, Making, kept_letter, print_doubts, proof_of
from desktop.services.letters.story import later_of_decree
from desktop.services.numbers.numbering import TakenNumber
from desktop.services.wording.signatories import SignatoryRow, list_signatories, signature_on
from desktop.text import _

DECREES = (LetterKind.DECREE, LetterKind.COLLECTIVE_DECREE)
_KINDS = {DecreeForm.EXTRACT: LetterKind.EXTRACT, DecreeForm.COPY: LetterKind.COPY}
_NAMES = {DecreeForm.EXTRACT: "Petikan", DecreeForm.COPY: "Salinan"}
"""As the register tells them apart from the decree whose number they bear."""


@dataclass(frozen=True, slots=True)
class CopyDraft:
    """What the officer settles: the day and who authenticates."""

    day: date
    signatory_id: int | None = None


@dataclass(frozen=True, slots=True)
class CopyDesk:
    """What the officer begins with when extracts or copies of a decree are to be made."""

    letter_id: int
    number: str
    cases: tuple[tuple[int, str], ...]
    """The cases of the decree, each with its employee."""
    made: frozenset[int]
    """Cases that have their extract already."""
    signatories: tuple[SignatoryRow, ...]
    doubts: tuple[str, ...]


def copy_desk(session: Session, letter_id: int) -> CopyDesk:
    """Who the decree is about, who has an extract, and who may authenticate."""
    letter = _decree_letter(session, letter_id)
    made = select(Letter.case_id).where(*_standing(letter, DecreeForm.EXTRACT))
    return CopyDesk(
        letter_id=letter.id,
        number=letter.number,
        cases=cases_of_letter(session, letter.id),
        made=frozenset(case_id for case_id in session.scalars(made) if case_id is not None),
        signatories=tuple(list_signatories(session)),
        doubts=_decree_doubts(session, letter),
    )


def preview_extract(session: Session, letter_id: int, case_id: int, draft: CopyDraft) -> LetterPreview:
    """The extract for the employee of a case as it would be printed."""
    letter = _decree_letter(session, letter_id)
    return _preview(session, letter, _making(session, letter, draft, case_id))


def preview_copy(session: Session, letter_id: int, draft: CopyDraft) -> LetterPreview:
    """The true copy as it would be printed."""
    letter = _decree_letter(session, letter_id)
    return _preview(session, letter, _making(session, letter, draft, None))


def issue_extract(session: Session, letter_id: int, case_id: int, draft: CopyDraft, today: date) -> int:
    """Draw and keep the extract for the employee of a case; the letter's id. Each gets one, unless it was made void."""
    source = _decree_letter(session, letter_id)
    case = found_case(session, case_id)
    before = session.scalar(
        select(Letter.number).where(*_standing(source, DecreeForm.EXTRACT), Letter.case_id == case_id)
    )
    if before is not None:
        raise Refusal(
            _("The employee has an extract of this decree already: {number}.").format(number=before),
            _("Make it void first if it is to be made anew."),
        )
    letter = _issue(session, source, _making(session, source, draft, case_id), draft, today)
    letter.case_id, letter.employee_id = case_id, case.employee_id
    extract = _("Extract of a decree")
    add_step(session, case, "letter", f"{extract} – {letter.number}")
    return letter.id


def issue_copy(session: Session, letter_id: int, draft: CopyDraft, today: date) -> int:
    """Draw and keep a true copy of the decree; the letter's id."""
    source = _decree_letter(session, letter_id)
    letter = _issue(session, source, _making(session, source, draft, None), draft, today)
    letter.case_id, letter.employee_id = source.case_id, source.employee_id
    return letter.id


def _decree_letter(session: Session, letter_id: int) -> Letter:
    letter = session.get(Letter, letter_id)
    if letter is None or letter.kind not in DECREES:
        raise Refusal(_("Extracts and copies are made of decrees only."), _("Choose a decree in the register."))
    if letter.status is LetterStatus.VOID:
        raise Refusal(_("The decree {number} is void.").format(number=letter.number), _("Choose one that holds."))
    decree = session.get(Decree, letter.decree_id) if letter.decree_id is not None else None
    if decree is not None and decree.state is DecreeState.CANCELLED:
        raise Refusal(_("The decree {number} was cancelled.").format(number=letter.number), _("Choose one that holds."))
    return letter


def _standing(source: Letter, form: DecreeForm) -> list[ColumnElement[bool]]:
    """What extracts or copies of a decree meet that were not made void."""
    return [Letter.source_id == source.id, Letter.kind == _KINDS[form], Letter.status != LetterStatus.VOID]


def _making(session: Session, source: Letter, draft: CopyDraft, case_id: int | None) -> Making[DecreeFacts]:
    form = DecreeForm.COPY if case_id is None else DecreeForm.EXTRACT
    gather = partial(_gather, session, source, draft, case_id)
    return Making(_KINDS[form], draft.day, source.number, gather, draw_letter)


def _gather(session: Session, source: Letter, draft: CopyDraft, case_id: int | None, _number: str) -> DecreeFacts:
    """The frozen words of the decree, as an extract or a copy."""
    decree = from_plain(DecreeFacts, source.snapshot["facts"])
    if draft.day < decree.day:
        sentence = _("The extract or copy is dated before its decree.")
        raise Refusal(sentence, _("Correct the date."), {"day": sentence})
    signature = signature_on(session, draft.signatory_id, draft.day, show_nip=True)
    if case_id is None:
        return copy_of(decree, Authentication(CONFIRMED[DecreeForm.COPY], signature))
    case = found_case(session, case_id)
    employee = session.get_one(Employee, case.employee_id)
    if case.stage in PARTED:
        raise Refusal(
            _("The decree does not move {employee} any more.").format(employee=employee.name),
            _("See the page of its case."),
        )
    confirmed = Authentication(CONFIRMED[DecreeForm.EXTRACT], signature)
    extract = extract_of(decree, grouped(employee.nip), confirmed)
    if extract is None:
        raise Refusal(
            _("The decree {number} does not name {employee}.").format(number=source.number, employee=employee.name),
            _("Choose the decree of this case."),
        )
    return extract


def _issue(session: Session, source: Letter, making: Making[DecreeFacts], draft: CopyDraft, today: date) -> Letter:
    """Keep the sheet under the decree's number and its own place among the decree's sheets of that kind."""
    form = DecreeForm.EXTRACT if making.kind is LetterKind.EXTRACT else DecreeForm.COPY
    counter = f"{form}:{source.id}"
    last = session.scalar(select(func.max(Letter.running_number)).where(Letter.counter == counter)) or 0
    taken = TakenNumber(f"{source.number} ({_NAMES[form]} {last + 1})", counter, last + 1)
    letter = kept_letter(session, making, taken, making.gather(source.number), today)
    letter.source_id, letter.signatory_id = source.id, draft.signatory_id
    session.add(letter)
    session.flush()
    return letter


def _preview(session: Session, source: Letter, making: Making[DecreeFacts]) -> LetterPreview:
    made = proof_of(session, making, source.number)
    doubts = (*_decree_doubts(session, source), *print_doubts(session, making.kind, made.facts))
    return LetterPreview(made.pdf, made.number, doubts)


def _decree_doubts(session: Session, source: Letter) -> tuple[str, ...]:
    later = later_of_decree(session, source)
    decree = session.get(Decree, source.decree_id) if source.decree_id else None
    if decree is None or decree.signed_on is not None:
        return later
    return (
        *later,
        _("The decree is not recorded as signed yet: an extract or a copy confirms a signed one."),
    )
