"""A letter that nobody signed yet is corrected under its own number; a signed one gets a replacement that names it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import actor_of, audit
from desktop.db.tables import FileContent, Letter, LetterCorrection
from desktop.domain.dates import letter_date
from desktop.domain.letters.check_code import check_code
from desktop.domain.letters.letters import LETTER_KIND_WORDS, DecreeFacts, LetterKind, LetterStatus, OfficialLetter
from desktop.domain.letters.life import check_correctable, check_replaceable
from desktop.domain.letters.limits import check_decree, check_letter
from desktop.domain.letters.snapshot import from_plain, to_plain
from desktop.domain.letters.texts import Facts, FactText, opened_with, texts_of, with_texts
from desktop.domain.refusal import Refusal
from desktop.letters.letter import draw_letter
from desktop.letters.style import PageStyle
from desktop.services.case_rows import add_step, check_version, found_case, reason_given, unfilled
from desktop.services.decree_rows import standing_decree, takes_effect
from desktop.services.letter_lists import status_of
from desktop.services.letters.decree_facts import DecreeDraft, gather_decree
from desktop.services.letters.letters import found_letter
from desktop.services.letters.making import Making, new_letter, number_on, print_doubts, proof
from desktop.services.letters.story import is_of_decree, replacement_of
from desktop.services.settings import office
from desktop.services.wording.letter_marks import follow_number
from desktop.services.wording.letter_parts import as_head_signs
from desktop.services.wording.letterheads import letterhead_for, picture_of
from desktop.services.wording.signatories import SignatoryRow, list_signatories, signature_on
from desktop.text import _


@dataclass(frozen=True, slots=True)
class CorrectionDesk:
    """A letter opened to be corrected or replaced: its texts, and what may be chosen beside them."""

    letter_id: int
    version: int
    number: str
    """Of a correction the letter's own, of a replacement the one that it would get."""
    kind: LetterKind
    texts: tuple[FactText, ...]
    gathers: bool
    """Whether what the letter decides can be taken anew from the records of its case."""
    signatories: tuple[SignatoryRow, ...] = ()
    """Who may sign a replacement."""
    signatory_id: int | None = None


@dataclass(frozen=True, slots=True)
class CorrectedLetter:
    """What the officer wrote: the texts by name, whether the records are to be read anew, and why."""

    texts: Mapping[str, str]
    anew: bool = False
    reason: str = ""
    signatory_id: int | None = None
    """Of a replacement only."""


@dataclass(frozen=True, slots=True)
class CorrectionPreview:
    """The pages as they would be printed, and what deserves a look."""

    pdf: bytes
    number: str
    warnings: tuple[str, ...]


def facts_of(letter: Letter) -> Facts:
    """All that an issued letter says, read from its snapshot."""
    plain = letter.snapshot["facts"]
    return from_plain(DecreeFacts, plain) if "clauses" in plain else from_plain(OfficialLetter, plain)


def correction_desk(session: Session, letter_id: int) -> CorrectionDesk:
    """An unsigned letter with its texts, to be corrected."""
    letter = found_letter(session, letter_id)
    _check_may_correct(session, letter)
    gathers = letter.kind is LetterKind.DECREE and letter.case_id is not None
    return CorrectionDesk(letter.id, letter.version, letter.number, letter.kind, texts_of(facts_of(letter)), gathers)


def preview_correction(session: Session, letter_id: int, corrected: CorrectedLetter) -> CorrectionPreview:
    """The letter as it would be after the correction; nothing is kept."""
    letter = found_letter(session, letter_id)
    _check_may_correct(session, letter)
    facts = _corrected(session, letter, corrected)
    return CorrectionPreview(_drawn(session, letter, facts)[0], letter.number, _doubts(session, letter, facts))


def correct_letter(session: Session, letter_id: int, corrected: CorrectedLetter, version: int | None = None) -> None:
    """Give an unsigned letter new words under its own number; what it said before is kept with the reason."""
    letter = found_letter(session, letter_id)
    check_version(letter.version, version)
    _check_may_correct(session, letter)
    reason = reason_given(corrected.reason)
    facts = _corrected(session, letter, corrected)
    _rewrite(session, letter, facts, reason)


def mark_electronic(session: Session, letter_id: int, *, marked: bool, version: int | None = None) -> None:
    """Let an unsigned letter say at its foot that it is signed electronically elsewhere, or no longer."""
    letter = found_letter(session, letter_id)
    check_version(letter.version, version)
    _check_may_correct(session, letter)
    settled = office(session)
    if settled.electronic_footer != "yes" or not settled.electronic_sentence.strip():
        sentence = _("Letters are not marked for SRIKANDI or BSrE here.")
        raise Refusal(sentence, _("Settings: allow the mark and write its sentence."))
    facts = replace(facts_of(letter), footnote=settled.electronic_sentence.strip() if marked else "")
    reason = _("To be signed in SRIKANDI or BSrE") if marked else _("To be signed on paper")
    _rewrite(session, letter, facts, reason)


def _rewrite(session: Session, letter: Letter, facts: Facts, reason: str) -> None:
    """New words and bytes under the old number; those that stood before are kept."""
    if to_plain(facts) == to_plain(facts_of(letter)):
        raise Refusal(_("The correction changes nothing."), _("Change what is wrong, or leave the letter as it is."))
    _keep_version(session, letter, reason)
    pdf, snapshot, code = _drawn(session, letter, facts)
    letter.subject = " ".join(facts.subject.split())
    letter.snapshot, letter.check_code = snapshot, code
    letter.pdf, letter.sha256 = pdf, hashlib.sha256(pdf).hexdigest()
    # What was printed before is another paper.
    letter.status = LetterStatus.ISSUED
    audit(session, "correct", Letter.__tablename__, letter.id, {"number": letter.number, "reason": reason})
    if letter.case_id is not None:
        add_step(session, found_case(session, letter.case_id), "letter_corrected", f"{letter.number} – {reason}")
    session.flush()


def replacement_desk(session: Session, letter_id: int, today: date) -> CorrectionDesk:
    """A signed letter whose replacement is begun: its texts, with the sentence that names it in front."""
    letter = found_letter(session, letter_id)
    _check_may_replace(session, letter)
    signers = tuple(list_signatories(session))
    fit = [row.id for row in signers if row.valid_on(today)]
    same = letter.signatory_id if letter.signatory_id in fit else None
    return CorrectionDesk(
        letter.id,
        letter.version,
        number_on(session, letter.kind, today),
        letter.kind,
        texts_of(opened_with(facts_of(letter), naming(letter))),
        gathers=False,
        signatories=signers,
        signatory_id=same or (fit[0] if len(fit) == 1 else None),
    )


def preview_replacement(session: Session, letter_id: int, corrected: CorrectedLetter, today: date) -> CorrectionPreview:
    """The replacement as it would be printed, under the number that it would get; nothing is taken or kept."""
    letter = found_letter(session, letter_id)
    _check_may_replace(session, letter)
    made = proof(session, _making(session, letter, corrected, today))
    return CorrectionPreview(made.pdf, made.number, _doubts(session, letter, made.facts))


def replace_letter(
    session: Session, letter_id: int, corrected: CorrectedLetter, today: date, version: int | None = None
) -> int:
    """Issue a letter of its own number and day that stands in the place of a signed one; its id."""
    letter = found_letter(session, letter_id)
    check_version(letter.version, version)
    _check_may_replace(session, letter)
    made = new_letter(session, _making(session, letter, corrected, today), today)
    made.replaces_id, made.signatory_id = letter.id, corrected.signatory_id
    for owner in ("case_id", "objection_id", "employee_id", "sitting_id"):
        setattr(made, owner, getattr(letter, owner))
    session.add(made)
    session.flush()
    follow_number(session, letter, made)
    if letter.case_id is not None:
        kind = _(LETTER_KIND_WORDS[letter.kind])
        note = _("{kind} {number}, in place of {old}").format(kind=kind, number=made.number, old=letter.number)
        add_step(session, found_case(session, letter.case_id), "letter", note)
    return made.id


def naming(letter: Letter) -> str:
    """The sentence by which a replacement names the letter in whose place it stands; legal wording, not translated."""
    return f"Surat ini merupakan pengganti surat nomor {letter.number} tanggal {letter_date(letter.dated)}."


def _check_may_correct(session: Session, letter: Letter) -> None:
    check_correctable(status_of(session, letter.id))
    if letter.source_id is not None:
        raise Refusal(_("An extract or a copy says what its decree says."), _("Make it void, then make it anew."))
    taken = select(Letter.number).where(Letter.source_id == letter.id, Letter.status != LetterStatus.VOID).limit(1)
    extract = session.scalar(taken)
    if extract is not None:
        raise Refusal(
            _("{number} was taken from this decree.").format(number=extract),
            _("Make the extracts and copies void first; they would say something else."),
        )


def _check_may_replace(session: Session, letter: Letter) -> None:
    check_replaceable(status_of(session, letter.id))
    if is_of_decree(letter) or ("clauses" in letter.snapshot["facts"] and letter.source_id is None):
        raise Refusal(
            _("A signed decree is not replaced by a letter."),
            _("On the page of its case it is corrected (ralat) or cancelled by a new decree."),
        )
    if letter.source_id is not None:
        raise Refusal(_("An extract or a copy says what its decree says."), _("Make it void, then make it anew."))
    other = replacement_of(session, letter.id)
    if other is not None:
        raise Refusal(
            _("{number} stands in its place already.").format(number=other.number),
            _("Open that letter; it can be corrected or replaced itself."),
        )


def _corrected(session: Session, letter: Letter, corrected: CorrectedLetter) -> Facts:
    """The facts with what the officer wrote; with what the case's records say now where that is asked for."""
    before = facts_of(letter)
    base = _gathered(session, letter, before) if corrected.anew and isinstance(before, DecreeFacts) else before
    facts = with_texts(base, corrected.texts)
    _check_limits(facts)
    return facts


def _gathered(session: Session, letter: Letter, before: DecreeFacts) -> DecreeFacts:
    """What the decree would say if it were made now, of the same day, number, signatory and TMT."""
    if letter.decree_id is None or letter.case_id is None or letter.kind is not LetterKind.DECREE:
        raise Refusal(_("This letter cannot be taken from the records anew."), _("Correct its texts."))
    case = found_case(session, letter.case_id)
    draft = DecreeDraft(
        day=letter.dated,
        signatory_id=letter.signatory_id,
        effective_on=takes_effect(case, standing_decree(session, case)),
        number=letter.number,
        noting=before.noting,
        copies=before.copies,
    )
    return gather_decree(session, letter.case_id, draft, letter.number)


def _making(session: Session, letter: Letter, corrected: CorrectedLetter, day: date) -> Making[Facts]:
    return Making(letter.kind, day, "", partial(_replacing, session, letter, corrected, day), draw_letter)


def _replacing(session: Session, letter: Letter, corrected: CorrectedLetter, day: date, number: str) -> Facts:
    """The facts of the replacement: the officer's texts, of today, under a number of its own, signed by who may."""
    before = opened_with(facts_of(letter), naming(letter))
    facts = with_texts(before, corrected.texts)
    if isinstance(facts, DecreeFacts):
        raise Refusal(_("A signed decree is not replaced by a letter."), _("See the page of its case."))
    if letter.number not in " ".join(passage.text for passage in facts.body):
        raise unfilled(_("The letter does not name the one that it replaces."), "body.0")
    signature = signature_on(session, corrected.signatory_id, day, show_nip=True)
    signature = as_head_signs(signature, signature.title)
    kop = letterhead_for(session, corrected.signatory_id, signature.title)
    facts = replace(facts, number=number, day=day, signature=signature, letterhead=kop)
    _check_limits(facts)
    return facts


def _check_limits(facts: Facts) -> None:
    if isinstance(facts, DecreeFacts):
        check_decree(facts)
    else:
        check_letter(facts)


def _drawn(session: Session, letter: Letter, facts: Facts) -> tuple[bytes, dict[str, object], str]:
    """The pages as the letter was set before, the new snapshot and the new code."""
    style = from_plain(PageStyle, letter.snapshot["style"])
    code = check_code(to_plain(facts))
    pdf = draw_letter(facts, style, picture_of(session, letter.snapshot["emblem"]), code)
    return pdf, {**letter.snapshot, "facts": to_plain(facts)}, code


def _keep_version(session: Session, letter: Letter, reason: str) -> None:
    """Put the letter as it stands aside, bytes and all."""
    if session.get(FileContent, letter.sha256) is None:
        session.add(FileContent(sha256=letter.sha256, size=len(letter.pdf), content=letter.pdf))
        session.flush()
    session.add(
        LetterCorrection(
            letter_id=letter.id,
            actor=actor_of(session),
            reason=reason,
            snapshot=letter.snapshot,
            sha256=letter.sha256,
            check_code=letter.check_code,
        )
    )


def _doubts(session: Session, letter: Letter, facts: Facts) -> tuple[str, ...]:
    return tuple(print_doubts(session, letter.kind, facts))
