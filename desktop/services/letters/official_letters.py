"""Letters of every kind that is made on a page: composed from wording and facts, previewed, issued.

A kind costs its wording in `resources/letters/<code>.toml` and a `KindOfLetter` (`services/wording/letter_kinds.py`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Letter
from desktop.domain.agencies import heads_another
from desktop.domain.letters.letters import DecreeFacts, LetterStatus, OfficialLetter
from desktop.domain.letters.limits import check_letter
from desktop.domain.letters.official_words import title_case
from desktop.domain.refusal import Refusal
from desktop.letters.letter import draw_letter
from desktop.letters.official_wording import Filling, OfficialWording, filled_body, filled_lines
from desktop.letters.wording import fill
from desktop.services.case_rows import check_version
from desktop.services.letters.choice import kind_by_code
from desktop.services.letters.making import (
    LetterDesk,
    LetterPreview,
    Making,
    new_letter,
    number_on,
    order_doubts,
    print_doubts,
    proof,
)
from desktop.services.letters.subjects import columns_of, letter_subject, tell_timeline
from desktop.services.settings import office as current_office
from desktop.services.wording.letter_entries import checked
from desktop.services.wording.letter_kinds import ENTERED, SIGNER, Entered, Gathered, KindOfLetter, OfficialDraft
from desktop.services.wording.letter_parts import about_signer, as_head_signs, office_for_letters
from desktop.services.wording.letterheads import letterhead_for
from desktop.services.wording.signatories import list_signatories, signature_on
from desktop.services.wording.wordings import wording_on
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


def letter_desk(session: Session, code: str, about_id: int, day: date) -> LetterDesk[LetterOrder]:
    """What a letter of `day` begins with: the only signatory, and what the case fills of the kind's own fields."""
    kind = kind_by_code(code)
    subject = letter_subject(session, kind.about, about_id)
    signers = tuple(list_signatories(session))
    fit = [row.id for row in signers if row.valid_on(day)]
    draft = OfficialDraft(day, fit[0] if len(fit) == 1 else None)
    return LetterDesk(
        about_id=about_id,
        about_number=subject.number,
        about_name=subject.name,
        version=subject.version,
        day=day,
        draft=LetterOrder(code, about_id, draft, kind.begin(session, about_id, day)),
        next_number=number_on(session, kind.kind, day),
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
    if kind.keeps:
        told = {name: order.entered.get(name) or "" for name in kind.keeps}
        letter.snapshot = {**letter.snapshot, ENTERED: told}
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
    """What the kind gathers, with who signs."""
    gathered = kind.gather(session, order.about_id, order.draft.day, order.all_entered())
    places = {**about_signer(session, order.draft.signatory_id), **gathered.filling.places}
    return replace(gathered, filling=replace(gathered.filling, places=places))


def _settled(wording: OfficialWording, draft: OfficialDraft, filling: Filling) -> OfficialDraft:
    """The draft with what the wording says wherever the officer wrote nothing; what was written stands as written."""
    written = draft.copies
    return replace(
        draft,
        nature=checked("nature", draft.nature) or fill(wording.nature, filling.places),
        enclosures=checked("enclosures", draft.enclosures) or fill(wording.enclosures, filling.places),
        subject=checked("subject", draft.subject, 500) or fill(wording.subject, filling.places),
        copies=_copies(wording, filling)
        if written is None
        else tuple(checked("copies", line, 300) for line in written if line.strip()),
    )


def _copies(wording: OfficialWording, filling: Filling) -> tuple[str, ...]:
    """Whom the wording sends copies to, but for who signs and who is written to."""
    have = {line.casefold() for line in filled_lines(wording.receiver, filling)}
    have.add(f"yth. {filling.places.get('penanda_jabatan', '')}".casefold())
    return tuple(line for line in filled_lines(wording.copies, filling) if line.casefold() not in have)


def _making(session: Session, kind: KindOfLetter, order: LetterOrder) -> Making[Facts]:
    draft = order.draft
    gather, own = partial(compose, session, order), draft.classification
    return Making(kind.kind, draft.day, draft.number, gather, draw_letter, wording=kind.code, classification=own)


def _head_doubt(session: Session, facts: Facts) -> Iterator[str]:
    """That the kop of the office stands above the signature of who heads another one."""
    office = current_office(session)
    ours = facts.letterhead.lines == office.letterhead_lines()
    if isinstance(facts, OfficialLetter) and ours and heads_another(facts.signature.title, office.name):
        sentence = _("The letterhead is that of {office}, but {title} signs; choose a letterhead for who signs.")
        yield sentence.format(office=title_case(office.name), title=title_case(facts.signature.title))


def _issued_before(session: Session, kind: KindOfLetter, about_id: int) -> Iterator[str]:
    """That the same letter about the same thing stands already."""
    (about,) = columns_of(letter_subject(session, kind.about, about_id)).items()
    same = (Letter.kind == kind.kind, Letter.status != LetterStatus.VOID, getattr(Letter, about[0]) == about[1])
    stands = select(Letter.number, Letter.snapshot).where(*same).order_by(Letter.id.desc())
    for number, snapshot in session.execute(stands):
        if snapshot.get("wording", {}).get("code") == kind.code:
            yield _("Such a letter was issued already: {number}.").format(number=number)
            return


def _doubts(session: Session, kind: KindOfLetter, order: LetterOrder, facts: Facts) -> Iterator[str]:
    """What deserves a look before the letter is issued; none of it forbids."""
    yield from kind.doubts(session, order.about_id, order.draft.day, order.all_entered())
    yield from print_doubts(session, kind.kind, facts)
    yield from _head_doubt(session, facts)
    yield from _issued_before(session, kind, order.about_id)
    yield from order_doubts(session, kind.kind, order.draft.day, order.draft.classification, order.draft.number)
