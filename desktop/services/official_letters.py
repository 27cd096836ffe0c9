"""Letters in the shape of a surat dinas: composed from wording and facts, previewed, issued for a case.

A kind costs its wording in `resources/letters/<kind>.toml` and a module that gathers its `Filling`, as
`desktop/services/explanation.py` does.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.tables import Letter
from desktop.domain.dates import shown_date
from desktop.domain.letter_limits import check_letter
from desktop.domain.letters import LETTER_KIND_WORDS, LetterKind, OfficialLetter
from desktop.domain.names import check_line
from desktop.letters.letter import draw_letter
from desktop.letters.official_wording import Filling, filled_body, filled_lines, official_wording
from desktop.letters.wording import fill
from desktop.services.case_rows import add_step, edited_case
from desktop.services.letter_making import LetterPreview, Making, new_letter, print_doubts, proof
from desktop.services.letter_parts import as_head_signs, letterhead_of, office_for_letters
from desktop.services.letter_settings import letter_settings
from desktop.services.numbering import next_number
from desktop.services.signatories import signature_on
from desktop.text import _


@dataclass(frozen=True, slots=True)
class OfficialDraft:
    """What the officer settles of any such letter; what is empty is taken from counter and wording."""

    day: date
    signatory_id: int | None = None
    number: str = ""
    nature: str = ""
    enclosures: str = ""
    subject: str = ""
    copies: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class OfficialOrder:
    """One letter to be made: its kind, what the officer settled, and the facts that fill the wording."""

    kind: LetterKind
    draft: OfficialDraft
    gather: Callable[[], Filling]


def default_draft(kind: LetterKind, filling: Filling, day: date, signatory_id: int | None) -> OfficialDraft:
    """The draft that the wording proposes, whole, so that the officer sees what will be printed."""
    wording = official_wording(kind.value)
    return OfficialDraft(
        day=day,
        signatory_id=signatory_id,
        nature=wording.nature,
        enclosures=wording.enclosures,
        subject=fill(wording.subject, filling.places),
        copies=filled_lines(wording.copies, filling),
    )


def preview_official(session: Session, order: OfficialOrder) -> LetterPreview:
    """The letter as it would be printed, under the number that it would get; nothing is taken or kept."""
    made = proof(session, _making(session, order))
    return LetterPreview(made.pdf, made.number, tuple(_doubts(session, order, made.facts)))


def issue_official(
    session: Session, case_id: int, order: OfficialOrder, today: date, version: int | None = None
) -> int:
    """Number, draw and keep a letter of a case in one transaction; the letter's id."""
    case = edited_case(session, case_id, version)
    letter = new_letter(session, _making(session, order), today)
    letter.case_id, letter.employee_id, letter.signatory_id = case.id, case.employee_id, order.draft.signatory_id
    session.add(letter)
    session.flush()
    add_step(session, case, "letter", f"{_(LETTER_KIND_WORDS[order.kind])} – {letter.number}")
    return letter.id


def compose(session: Session, order: OfficialOrder, number: str) -> OfficialLetter:
    """All that the letter will say; refuses with what is missing or too long."""
    settled, draft, wording = office_for_letters(session), order.draft, official_wording(order.kind.value)
    filling = order.gather()
    signature = signature_on(session, draft.signatory_id, draft.day, show_nip=True)
    copies = wording.copies if draft.copies is None else draft.copies
    facts = OfficialLetter(
        letterhead=letterhead_of(settled, signature.title),
        number=number,
        nature=check_line(draft.nature) or wording.nature,
        enclosures=check_line(draft.enclosures) or wording.enclosures,
        subject=check_line(draft.subject, 500) or fill(wording.subject, filling.places),
        receiver=filled_lines(wording.receiver, filling),
        place=settled.place,
        day=draft.day,
        body=filled_body(wording, filling),
        signature=as_head_signs(signature, signature.title),
        copies=_copies(copies, filling, written=draft.copies is not None),
        shape=wording.shape,
        title=fill(wording.title, filling.places),
        sender=fill(wording.sender, filling.places),
        role=fill(wording.role, filling.places),
        opening=fill(wording.opening, filling.places),
    )
    check_letter(facts)
    return facts


def _copies(lines: tuple[str, ...], filling: Filling, *, written: bool) -> tuple[str, ...]:
    """What the officer wrote stands as written; the wording's lines are filled."""
    return tuple(check_line(line) for line in lines if line.strip()) if written else filled_lines(lines, filling)


def _making(session: Session, order: OfficialOrder) -> Making[OfficialLetter]:
    draft = order.draft
    return Making(order.kind, draft.day, draft.number, partial(compose, session, order), draw_letter)


def _doubts(session: Session, order: OfficialOrder, facts: OfficialLetter) -> Iterator[str]:
    """What deserves a look before the letter is issued; none of it forbids."""
    yield from print_doubts(session, order.kind, facts)
    if order.draft.number:
        return
    place = next_number(session, letter_settings(session, order.kind), order.draft.day)
    lower = (Letter.counter == place.counter, Letter.running_number < place.running)
    latest = session.scalar(select(func.max(Letter.dated)).where(*lower))
    if latest is not None and latest > order.draft.day:
        yield _("A letter with a lower number is dated later, {day}.").format(day=shown_date(latest))
