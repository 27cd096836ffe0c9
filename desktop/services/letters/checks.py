"""Whether a paper or a file is a letter of this office, and whether it still says what was issued.

All of it is told from the database alone: by the code in the foot, by the fingerprint of a file, and, where a
file is neither, by what its lines say.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import SequenceMatcher
from enum import StrEnum

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from desktop.db.tables import Attachment, FileContent, Letter, LetterCorrection
from desktop.domain.dates import shown_date
from desktop.domain.letters.check_code import check_code, near_codes, read_code
from desktop.domain.letters.letters import LetterKind, LetterStatus, OfficialLetter
from desktop.domain.letters.texts import Facts
from desktop.domain.refusal import Refusal
from desktop.services.attachments import PDF, Upload, accepted
from desktop.services.letter_lists import letter_rows
from desktop.services.letters.corrections import facts_of
from desktop.services.letters.pdf_text import codes_of, pdf_lines, said_lines
from desktop.services.letters.story import NamedLetter, later_of_decree, replacement_of
from desktop.text import N_, _

MOST_DIFFERENCES = 100
MOST_NEAR = 3


class Verdict(StrEnum):
    """What a paper or file turned out to be."""

    CODE = "code"
    GENUINE = "genuine"
    SIGNED = "signed"
    EXTENDED = "extended"
    REWRITTEN = "rewritten"
    CORRECTED = "corrected"
    CHANGED = "changed"
    SEVERAL = "several"
    UNREADABLE = "unreadable"
    DAMAGED = "damaged"
    UNKNOWN = "unknown"


VERDICT_WORDS = {
    Verdict.CODE: N_("The code is that of a letter of this office. Compare the paper with it, line by line."),
    Verdict.GENUINE: N_("Genuine and unchanged: the file is the issued letter, to the last byte."),
    Verdict.SIGNED: N_("Genuine: the file is the signed letter that is kept here, to the last byte."),
    Verdict.EXTENDED: N_(
        "The issued letter, whole and unchanged, with something added to it afterwards, such as an electronic "
        "signature; this file is not the one that is kept here."
    ),
    Verdict.REWRITTEN: N_(
        "The words are those of the issued letter, but the file was written anew by another program: what is not "
        "text, such as a seal, cannot be vouched for."
    ),
    Verdict.CORRECTED: N_("An earlier version: the letter was corrected afterwards and this one does not count."),
    Verdict.CHANGED: N_("Not genuine: it bears the code of a letter of this office, but it says something else."),
    Verdict.SEVERAL: N_("The file holds several letters of this office: check each of them by itself."),
    Verdict.UNREADABLE: N_(
        "The file holds pictures only, no text, as a scan or a print to a file does, and it is none that is kept here: "
        "its words cannot be told. Type the code that stands in the foot of the page and compare line by line."
    ),
    Verdict.DAMAGED: N_(
        "The record of this letter in the database is damaged: it proves nothing until it is brought back from a "
        "backup."
    ),
    Verdict.UNKNOWN: N_("Not a letter of this office: neither the code nor the file is known here."),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """Lines that differ: as issued, and as they stand in the file; one of both may be empty."""

    issued: str
    found: str


@dataclass(frozen=True, slots=True)
class SaidOfLetter:
    """What the issued letter says, to be compared with a paper."""

    id: int
    kind: LetterKind
    status: LetterStatus
    number: str
    dated: date
    subject: str
    whom: str
    signer: str
    code: str
    void_reason: str = ""
    replaced_by: NamedLetter | None = None
    later: tuple[str, ...] = ()
    """What became of its decree since: corrected, cancelled."""
    damaged: bool = False
    """Whether the stored bytes or facts no longer fit their fingerprints."""


@dataclass(frozen=True, slots=True)
class LetterCheck:
    """The answer: what it is, which letter, and what differs."""

    verdict: Verdict
    letter: SaidOfLetter | None = None
    corrected_at: datetime | None = None
    reason: str = ""
    differences: tuple[Difference, ...] = ()
    pdf: bytes = b""
    """The stored pages, to be looked at beside the paper; those of the version that was meant."""
    bears_signature: bool = False
    """Whether the file holds an electronic signature that can be looked into."""
    near: tuple[tuple[str, str], ...] = ()
    """Codes of letters that an unknown one may have been meant for, each with the letter's number."""


def check_typed(session: Session, typed: str) -> LetterCheck:
    """What the code in the foot of a paper tells; refused if it cannot be a code."""
    code = read_code(typed)
    if not code:
        sentence = _("A code has ten signs, such as 7K3QM-0XTBA.")
        raise Refusal(sentence, _("It stands small at the foot of each page."), {"code": sentence})
    letter = _letter(session, Letter.check_code == code)
    if letter is not None:
        return _sound(LetterCheck(Verdict.CODE, _said(session, letter), pdf=letter.pdf))
    row = session.scalar(select(LetterCorrection).where(LetterCorrection.check_code == code))
    return LetterCheck(Verdict.UNKNOWN, near=_near(session, code)) if row is None else _earlier(session, row)


def check_file(session: Session, upload: Upload) -> LetterCheck:
    """What a file is: a letter as issued, as signed, as it was before a correction, one that was changed, or none.

    Refused if it is no paper at all, or too large to be one.
    """
    content = upload.content
    sha256 = hashlib.sha256(content).hexdigest()
    known = _by_fingerprint(session, sha256)
    if known is None:
        is_pdf = accepted(content) == PDF
        known = (_by_words(session, content) if is_pdf else None) or LetterCheck(
            Verdict.UNKNOWN if is_pdf else Verdict.UNREADABLE
        )
    return replace(known, bears_signature=b"/ByteRange" in content)


def notes_on(found: LetterCheck) -> list[str]:
    """What else counts, the gravest first: void, replaced, cancelled, corrected, damaged."""
    letter = found.letter
    words = _("Perhaps mistyped: the code {code} stands on letter {number}.")
    notes = [words.format(code=code, number=number) for code, number in found.near]
    if letter is None:
        return notes
    if letter.status is LetterStatus.VOID:
        notes.append(_("The letter is void: {reason}").format(reason=letter.void_reason))
    if letter.replaced_by is not None:
        notes.append(_("It was replaced by {number}.").format(number=letter.replaced_by.number))
    notes += letter.later
    if found.corrected_at is not None:
        day = shown_date(found.corrected_at.astimezone().date())
        notes.append(_("Corrected on {day}: {reason}").format(day=day, reason=found.reason))
    if letter.damaged and found.verdict is not Verdict.DAMAGED:
        notes.append(_("The copy in the database is damaged: bring it back from a backup."))
    return notes


def _by_fingerprint(session: Session, sha256: str) -> LetterCheck | None:
    """The letter, the signed file or the earlier version that has exactly these bytes."""
    letter = _letter(session, Letter.sha256 == sha256)
    if letter is not None:
        # The file fits the fingerprint of the letter: whatever happened to the row, the file is what was issued.
        return LetterCheck(Verdict.GENUINE, _said(session, letter), pdf=letter.pdf)
    letter = _letter(session, Letter.signed_sha256 == sha256) or _of_scan(session, sha256)
    if letter is not None:
        return LetterCheck(Verdict.SIGNED, _said(session, letter), pdf=letter.pdf)
    row = session.scalar(select(LetterCorrection).where(LetterCorrection.sha256 == sha256))
    return None if row is None else _earlier(session, row)


def _letter(session: Session, wanted: ColumnElement[bool]) -> Letter | None:
    """The letter that is meant: two copies of one decree are the same to the byte, and a void one is made anew."""
    first = (Letter.status == LetterStatus.VOID, Letter.id.desc())
    return session.scalar(select(Letter).where(wanted).order_by(*first).limit(1))


def _of_scan(session: Session, sha256: str) -> Letter | None:
    """The decree whose signed paper is kept with a case under these bytes."""
    kinds = (LetterKind.DECREE, LetterKind.COLLECTIVE_DECREE)
    scan = select(Attachment.decree_id).where(Attachment.sha256 == sha256, Attachment.removed_at.is_(None))
    found = select(Letter).where(Letter.decree_id.in_(scan), Letter.kind.in_(kinds))
    return session.scalar(found.order_by(Letter.id.desc()).limit(1))


def _near(session: Session, code: str) -> tuple[tuple[str, str], ...]:
    """The codes that differ from `code` by one slip, with the numbers of their letters; of corrected ones too."""
    near = list(near_codes(code))
    before = select(LetterCorrection.check_code, Letter.number).join(Letter, Letter.id == LetterCorrection.letter_id)
    found = [
        *session.execute(select(Letter.check_code, Letter.number).where(Letter.check_code.in_(near))),
        *session.execute(before.where(LetterCorrection.check_code.in_(near))),
    ]
    return tuple(dict.fromkeys((known, number) for known, number in found))[:MOST_NEAR]


def _by_words(session: Session, content: bytes) -> LetterCheck | None:
    """What a file says that is none of ours to the byte, by the codes that it prints."""
    lines = pdf_lines(content)
    if not lines:
        return LetterCheck(Verdict.UNREADABLE)
    codes = codes_of(lines)
    if len(codes) > 1 and all(_letter(session, Letter.check_code == code) is not None for code in codes):
        return LetterCheck(Verdict.SEVERAL)
    for code in codes:
        letter = _letter(session, Letter.check_code == code)
        if letter is not None:
            return _sound(_compared(LetterCheck(Verdict.CHANGED, _said(session, letter)), letter.pdf, content))
        row = session.scalar(select(LetterCorrection).where(LetterCorrection.check_code == code))
        if row is not None:
            before = session.get_one(FileContent, row.sha256).content
            told = _compared(LetterCheck(Verdict.CHANGED), before, content)
            if told.verdict is Verdict.CHANGED:
                return replace(told, letter=_earlier(session, row).letter, pdf=before)
            return _earlier(session, row)
    return None


def _compared(check: LetterCheck, issued: bytes, content: bytes) -> LetterCheck:
    """Whether the file goes on from the issued bytes, says the same, or says something else and what."""
    differences = tuple(_differences(said_lines(pdf_lines(issued)), said_lines(pdf_lines(content))))
    verdict = Verdict.CHANGED
    if not differences:
        # What is added behind the issued bytes may put other words over them: only then is it the same letter.
        verdict = Verdict.EXTENDED if content.startswith(issued) else Verdict.REWRITTEN
    return replace(check, verdict=verdict, differences=differences, pdf=issued)


def _differences(issued: list[str], found: list[str]) -> list[Difference]:
    """What differs, line by line."""
    matched = SequenceMatcher(None, issued, found, autojunk=False).get_opcodes()
    told = []
    for tag, start, end, begin, stop in matched:
        if tag != "equal":
            pairs = max(end - start, stop - begin)
            before = issued[start:end] + [""] * (pairs - (end - start))
            after = found[begin:stop] + [""] * (pairs - (stop - begin))
            told += [Difference(*pair) for pair in zip(before, after, strict=True)]
    return told[:MOST_DIFFERENCES]


def _earlier(session: Session, row: LetterCorrection) -> LetterCheck:
    letter = session.get_one(Letter, row.letter_id)
    before = session.get_one(FileContent, row.sha256).content
    said = replace(_said(session, letter), code=row.check_code)
    return LetterCheck(Verdict.CORRECTED, said, row.at, row.reason, pdf=before)


def _sound(check: LetterCheck) -> LetterCheck:
    """A damaged record vouches for nothing, whatever the code says."""
    damaged = check.letter is not None and check.letter.damaged
    return replace(check, verdict=Verdict.DAMAGED, differences=(), pdf=b"") if damaged else check


def _said(session: Session, letter: Letter) -> SaidOfLetter:
    (row,) = letter_rows(session, [letter.id])
    facts = facts_of(letter)
    return SaidOfLetter(
        id=letter.id,
        kind=letter.kind,
        status=row.status,
        number=letter.number,
        dated=letter.dated,
        subject=letter.subject,
        whom=_whom(facts, row.employee),
        signer=", ".join(filter(None, (facts.signature.name, facts.signature.title))),
        code=letter.check_code,
        void_reason=letter.void_reason,
        replaced_by=replacement_of(session, letter.id),
        later=later_of_decree(session, letter),
        damaged=_is_damaged(letter),
    )


def _whom(facts: Facts, employee: str) -> str:
    """To whom it is written, and about whom."""
    receiver = " ".join(facts.receiver) if isinstance(facts, OfficialLetter) else ""
    return "; ".join(dict.fromkeys(filter(None, (receiver, employee))))


def _is_damaged(letter: Letter) -> bool:
    if hashlib.sha256(letter.pdf).hexdigest() != letter.sha256:
        return True
    return bool(letter.check_code) and check_code(letter.snapshot["facts"]) != letter.check_code
