"""What became of a letter: signed, delivered, corrected, replaced; read for its panel."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import ColumnElement, false, select, true
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Attachment, Decree, DecreeCorrection, FileContent, Letter, LetterCorrection
from desktop.domain.cases.cases import DecreeState
from desktop.domain.dates import shown_date
from desktop.domain.letters.letters import LetterKind, LetterStatus, SignedHow
from desktop.domain.letters.life import UNSIGNED, LifeStep, next_step
from desktop.domain.refusal import Refusal
from desktop.exchange.files import write_whole
from desktop.services.attachments import JPEG, PDF, PNG, StoredPaper, media_type_of
from desktop.services.cases.facts import scan_of
from desktop.services.decree_rows import cases_of
from desktop.services.settings import office
from desktop.text import _

_ENDINGS = {PDF: ".pdf", JPEG: ".jpg", PNG: ".png"}


@dataclass(frozen=True, slots=True)
class NamedLetter:
    """Another letter, by its number."""

    id: int
    number: str
    dated: date


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """One correction: when, by whom, why, and the code that the version before it bears."""

    id: int
    at: datetime
    actor: str
    reason: str
    check_code: str


@dataclass(frozen=True, slots=True)
class LetterLife:
    """How far a letter has come, and what comes next."""

    step: LifeStep | None
    of_decree: bool
    """Whether signature and delivery are those of the decree, which its cases record too."""
    signed_on: date | None = None
    signed_how: SignedHow | None = None
    signed_file: bool = False
    """Whether the signed paper or file is kept."""
    delivered_on: date | None = None
    delivered_note: str = ""
    replaces: NamedLetter | None = None
    replaced_by: NamedLetter | None = None
    corrections: tuple[CorrectionRow, ...] = ()
    sign_here: bool = False
    """Whether it can be signed with the office's own certificate."""
    may_mark: bool = False
    """Whether it can be marked, or unmarked, to be signed in SRIKANDI or BSrE."""
    marked: bool = False
    later: tuple[str, ...] = ()
    """What became of its decree since: corrected, cancelled."""


def is_of_decree(letter: Letter) -> bool:
    """Whether a letter is a decree itself, whose signing and delivery stand with the decree and its cases."""
    return letter.decree_id is not None and letter.kind in {LetterKind.DECREE, LetterKind.COLLECTIVE_DECREE}


def life_of(session: Session, letter: Letter, status: LetterStatus) -> LetterLife:
    """What became of `letter`, which has come as far as `status`."""
    of_decree = is_of_decree(letter)
    decree = session.get(Decree, letter.decree_id) if of_decree else None
    received = [case.delivered_on for case in cases_of(session, decree.id)] if decree else []
    settled, unsigned = office(session), status in UNSIGNED
    replaced_by = replacement_of(session, letter.id)
    days = [day for day in received if day is not None]
    return LetterLife(
        step=next_step(status) if replaced_by is None else None,
        of_decree=of_decree,
        signed_on=decree.signed_on if decree else letter.signed_on,
        signed_how=letter.signed_how,
        signed_file=signed_sha256(session, letter) is not None,
        delivered_on=(max(days) if days and len(days) == len(received) else None) if decree else letter.delivered_on,
        delivered_note=letter.delivered_note,
        replaces=_named(session, Letter.id == letter.replaces_id) if letter.replaces_id else None,
        replaced_by=replaced_by,
        corrections=_corrections(session, letter.id),
        sign_here=unsigned and settled.sign_here == "yes",
        may_mark=unsigned and settled.electronic_footer == "yes" and letter.source_id is None,
        marked=bool(letter.snapshot["facts"].get("footnote")),
        later=later_of_decree(session, letter),
    )


def later_of_decree(session: Session, letter: Letter) -> tuple[str, ...]:
    """What became of the decree that a letter is, or was taken from, since it was signed: corrected, cancelled."""
    source = session.get_one(Letter, letter.source_id) if letter.source_id is not None else letter
    decree = session.get(Decree, source.decree_id) if is_of_decree(source) else None
    if decree is None or source.status is LetterStatus.VOID:
        return ()
    by = select(DecreeCorrection.by_number, DecreeCorrection.corrected_on).where(
        DecreeCorrection.decree_id == decree.id, DecreeCorrection.case_id.in_([letter.case_id]) | _of_all(letter)
    )
    words = _("The decree was corrected by {number} on {day}.")
    told = [words.format(number=number, day=shown_date(day)) for number, day in session.execute(by.distinct())]
    if decree.state is DecreeState.CANCELLED:
        told.append(_("The decree was cancelled by {number}.").format(number=decree.cancelled_by or "–"))
    return tuple(told)


def _of_all(letter: Letter) -> ColumnElement[bool]:
    """Whether a letter speaks of every case of its decree."""
    return true() if letter.case_id is None else false()


def replacement_of(session: Session, letter_id: int) -> NamedLetter | None:
    """The letter that stands in the place of another one now."""
    return _named(session, (Letter.replaces_id == letter_id) & (Letter.status != LetterStatus.VOID))


def signed_sha256(session: Session, letter: Letter) -> str | None:
    """Fingerprint of the signed paper: the letter's own, or the scan that its decree keeps."""
    if letter.signed_sha256 is not None:
        return letter.signed_sha256
    scan = scan_of(session, letter.decree_id) if is_of_decree(letter) and letter.decree_id else None
    return session.get_one(Attachment, scan).sha256 if scan is not None else None


def signed_paper(session: Session, letter_id: int) -> StoredPaper:
    """The signed paper or file of a letter, to be looked at."""
    letter = session.get_one(Letter, letter_id)
    sha256 = signed_sha256(session, letter)
    if sha256 is None:
        raise Refusal(_("No signed file of this letter is kept."), _("Record the signature with its file."))
    content = session.get_one(FileContent, sha256).content
    return StoredPaper(letter_id, _("{number}, signed").format(number=letter.number), media_type_of(content), content)


def save_signed(session: Session, letter_id: int, path: Path) -> Path:
    """Write the signed file to `path`, which gets its ending if it has none; who took it stays in the audit."""
    paper = signed_paper(session, letter_id)
    ending = _ENDINGS.get(paper.media_type, ".pdf")
    target = path if path.suffix.casefold() in {*_ENDINGS.values(), ".jpeg"} else path.with_name(path.name + ending)
    write_whole(target, paper.content)
    audit(session, "export", Letter.__tablename__, letter_id, {"signed": True})
    return target


def earlier_version(session: Session, correction_id: int) -> StoredPaper:
    """The letter as it was before a correction, to be looked at."""
    row = session.get_one(LetterCorrection, correction_id)
    content = session.get_one(FileContent, row.sha256).content
    return StoredPaper(
        row.id, _("Earlier version, {code}").format(code=row.check_code), media_type_of(content), content
    )


def _named(session: Session, wanted: ColumnElement[bool]) -> NamedLetter | None:
    found = session.execute(
        select(Letter.id, Letter.number, Letter.dated).where(wanted).order_by(Letter.id.desc()).limit(1)
    ).first()
    return NamedLetter(*found) if found is not None else None


def _corrections(session: Session, letter_id: int) -> tuple[CorrectionRow, ...]:
    columns = (
        LetterCorrection.id,
        LetterCorrection.at,
        LetterCorrection.actor,
        LetterCorrection.reason,
        LetterCorrection.check_code,
    )
    found = select(*columns).where(LetterCorrection.letter_id == letter_id).order_by(LetterCorrection.id.desc())
    return tuple(CorrectionRow(*row) for row in session.execute(found))
