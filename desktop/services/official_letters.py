"""Letters of every kind that is made on a page: composed from wording and facts, previewed, issued.

A kind costs its wording in `resources/letters/<code>.toml` and a `KindOfLetter` (`desktop/services/letter_kinds.py`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.tables import Letter
from desktop.domain.dates import shown_date
from desktop.domain.letter_limits import check_letter
from desktop.domain.letters import DecreeFacts, OfficialLetter
from desktop.domain.names import check_line
from desktop.domain.refusal import Refusal
from desktop.letters.letter import draw_letter
from desktop.letters.official_wording import Filling, OfficialWording, filled_body, filled_lines
from desktop.letters.wording import fill
from desktop.services.case_rows import check_version
from desktop.services.letter_choice import kind_by_code
from desktop.services.letter_kinds import SIGNER, Entered, Gathered, KindOfLetter, OfficialDraft
from desktop.services.letter_making import (
    LetterDesk,
    LetterPreview,
    Making,
    new_letter,
    number_on,
    numbered,
    print_doubts,
    proof,
)
from desktop.services.letter_parts import as_head_signs, office_for_letters
from desktop.services.letter_subjects import columns_of, letter_subject, tell_timeline
from desktop.services.letterheads import letterhead_for
from desktop.services.numbering import next_number
from desktop.services.signatories import list_signatories, signature_on
from desktop.services.wordings import wording_on
from desktop.text import _

Facts = OfficialLetter | DecreeFacts


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """One letter to be made: its kind, what it is about, what was settled and what stands in the kind's own fields."""

    code: str
    about_id: int
    draft: OfficialDraft
    entered: Entered = field(default_factory=dict)

    def all_entered(self) -> Entered:
        """The own fields, with who signs."""
        return {**self.entered, SIGNER: self.draft.signatory_id}


@dataclass(frozen=True, slots=True)
class OfficialPreview(LetterPreview):
    """A letter as it would be printed, and what its wording says where the officer wrote nothing."""

    proposed: OfficialDraft


def letter_desk(session: Session, code: str, about_id: int, today: date) -> LetterDesk[LetterOrder]:
    """What the officer begins with: today, the only signatory, and what the case fills of the kind's own fields."""
    kind = kind_by_code(code)
    subject = letter_subject(session, kind.about, about_id)
    signers = tuple(list_signatories(session))
    fit = [row.id for row in signers if row.valid_on(today)]
    draft = OfficialDraft(today, fit[0] if len(fit) == 1 else None)
    return LetterDesk(
        about_id=about_id,
        about_number=subject.number,
        about_name=subject.name,
        version=subject.version,
        draft=LetterOrder(code, about_id, draft, kind.begin(session, about_id, today)),
        next_number=number_on(session, kind.kind, today),
        signatories=signers,
        may_issue=True,
    )


def preview_letter(session: Session, order: LetterOrder) -> OfficialPreview:
    """The letter as it would be printed, under the number that it would get; nothing is taken or kept."""
    kind = kind_by_code(order.code)
    made = proof(session, _making(session, kind, order))
    warnings = tuple(_doubts(session, kind, order, made.facts))
    return OfficialPreview(made.pdf, made.number, warnings, proposed_draft(session, order))


def letter_doubts(session: Session, order: LetterOrder) -> tuple[str, ...]:
    """What deserves a look before the letter is issued, without drawing it."""
    kind = kind_by_code(order.code)
    number = number_on(session, kind.kind, order.draft.day, order.draft.number, order.draft.classification)
    return tuple(_doubts(session, kind, order, compose(session, order, number)))


def issue_letter(session: Session, order: LetterOrder, today: date, version: int | None = None) -> int:
    """Number, draw and keep a letter in one transaction; its id. `version` is that of what it is about, as it was read.

    Whatever refuses or fails on the way leaves nothing behind: the number is free again.
    """
    kind = kind_by_code(order.code)
    subject = letter_subject(session, kind.about, order.about_id)
    check_version(subject.version, version)
    letter = new_letter(session, _making(session, kind, order), today)
    letter.case_id, letter.employee_id = subject.case_id, subject.employee_id
    letter.signatory_id = order.draft.signatory_id
    for column, row_id in columns_of(subject).items():
        setattr(letter, column, row_id)
    session.add(letter)
    session.flush()
    kind.issued(session, order.about_id, letter)
    tell_timeline(session, subject, _(kind.title), letter.number)
    return letter.id


def compose(session: Session, order: LetterOrder, number: str) -> Facts:
    """All that the letter will say; refuses with what is missing or too long."""
    kind, draft = kind_by_code(order.code), order.draft
    if kind.decree is not None:
        return kind.decree(session, order.about_id, draft, order.all_entered(), number)
    settled, wording = office_for_letters(session), wording_on(session, kind.code, draft.day)
    gathered = _gathered(session, kind, order)
    filling, places = gathered.filling, gathered.filling.places
    signature = signature_on(session, draft.signatory_id, draft.day, show_nip=True)
    said = _settled(wording, draft, filling)
    facts = OfficialLetter(
        letterhead=letterhead_for(session, draft.signatory_id, signature.title),
        number=number,
        nature=said.nature,
        enclosures=said.enclosures,
        subject=said.subject,
        receiver=filled_lines(wording.receiver, filling),
        place=settled.place,
        day=draft.day,
        body=filled_body(wording, filling),
        signature=as_head_signs(signature, signature.title),
        copies=said.copies or (),
        shape=wording.shape,
        title=fill(wording.title, places),
        sender=fill(wording.sender, places),
        role=fill(wording.role, places),
        opening=fill(wording.opening, places),
        parties=gathered.parties,
        annex=gathered.annex,
    )
    check_letter(facts)
    return facts


def proposed_draft(session: Session, order: LetterOrder) -> OfficialDraft:
    """What the wording says of nature, enclosures, subject and copies; as far as it is filled already."""
    kind = kind_by_code(order.code)
    bare = OfficialDraft(order.draft.day, order.draft.signatory_id)
    if kind.decree is not None:
        return bare
    wording = wording_on(session, kind.code, order.draft.day)
    try:
        filling = _gathered(session, kind, order).filling
    except Refusal:
        # What is missing is told with the preview; until then only what needs no facts is proposed.
        filling = Filling({})
    return _settled(wording, bare, filling)


def _gathered(session: Session, kind: KindOfLetter, order: LetterOrder) -> Gathered:
    return kind.gather(session, order.about_id, order.draft.day, order.all_entered())


def _settled(wording: OfficialWording, draft: OfficialDraft, filling: Filling) -> OfficialDraft:
    """The draft with what the wording says wherever the officer wrote nothing; what was written stands as written."""
    written = draft.copies
    return replace(
        draft,
        nature=check_line(draft.nature) or fill(wording.nature, filling.places),
        enclosures=check_line(draft.enclosures) or fill(wording.enclosures, filling.places),
        subject=check_line(draft.subject, 500) or fill(wording.subject, filling.places),
        copies=filled_lines(wording.copies, filling)
        if written is None
        else tuple(check_line(line) for line in written if line.strip()),
    )


def _making(session: Session, kind: KindOfLetter, order: LetterOrder) -> Making[Facts]:
    draft = order.draft
    gather, own = partial(compose, session, order), draft.classification
    return Making(kind.kind, draft.day, draft.number, gather, draw_letter, wording=kind.code, classification=own)


def _doubts(session: Session, kind: KindOfLetter, order: LetterOrder, facts: Facts) -> Iterator[str]:
    """What deserves a look before the letter is issued; none of it forbids."""
    yield from kind.doubts(session, order.about_id, order.draft.day, order.all_entered())
    yield from print_doubts(session, kind.kind, facts)
    if order.draft.number:
        return
    place = next_number(session, numbered(session, kind.kind, order.draft.classification), order.draft.day)
    lower = (Letter.counter == place.counter, Letter.running_number < place.running)
    latest = session.scalar(select(func.max(Letter.dated)).where(*lower))
    if latest is not None and latest > order.draft.day:
        yield _("A letter with a lower number is dated later, {day}.").format(day=shown_date(latest))
