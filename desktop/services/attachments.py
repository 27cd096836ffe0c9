"""Papers kept with an employee, a case, an objection or a letter: each content once, found by its hash."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypedDict, Unpack

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from desktop.db.changes import actor_of, audit
from desktop.db.tables import Attachment, ChecklistItem, FileContent
from desktop.db.tables.base import now
from desktop.domain.employees.names import check_line, clean_text
from desktop.domain.refusal import Refusal
from desktop.exchange.files import refusal_of_file, write_whole
from desktop.text import _

LARGEST = 20 * 1024 * 1024
PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
FILE_PATTERNS = "*.pdf *.jpg *.jpeg *.png"
"""What a file dialog offers to choose."""

# A PDF may have a few bytes of rubbish before its header; readers look at the first kilobyte.
_PDF_HEADER_WITHIN = 1024
_OTHER_KINDS = (b"MZ", b"PK", b"\x7fELF", b"#!", b"<")
"""Programs, archives and web pages may carry the header of a PDF a little further on."""
_LAST_MARKS = {PDF: b"%%EOF", JPEG: b"\xff\xd9", PNG: b"IEND"}
"""What stands near the end of a whole file of each kind, and is missing where a scan or a copy broke off."""
_SUFFIXES = {PDF: (".pdf",), JPEG: (".jpg", ".jpeg"), PNG: (".png",)}


class PaperOf(TypedDict, total=False):
    """What a paper belongs to; one or several."""

    employee_id: int
    case_id: int
    checklist_item_id: int
    objection_id: int
    letter_id: int
    decree_id: int
    talk_id: int
    sitting_id: int
    commitment_id: int


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A paper as a list shows it."""

    id: int
    name: str
    media_type: str
    size: int
    added_at: datetime
    added_by: str
    note: str
    removed_reason: str
    version: int
    checklist_item_id: int | None
    paper: str
    """The line of the checklist that it was attached to, by name."""
    decree_id: int | None
    talk_id: int | None
    commitment_id: int | None


@dataclass(frozen=True, slots=True)
class StoredPaper:
    """A paper to be looked at: its name, what it is, and its bytes."""

    id: int
    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that the officer chose: its name as text, and its bytes."""

    name: str
    content: bytes


def read_upload(path: Path) -> Upload:
    """The file at `path`, read no further than shows that it is too large."""
    try:
        with path.open("rb") as file:
            return Upload(path.name, file.read(LARGEST + 1))
    except OSError as error:
        raise refusal_of_file(error) from error


def attach_file(session: Session, path: Path, **owner: Unpack[PaperOf]) -> int:
    """Keep the file at `path` with its owner; the id of the paper."""
    upload = read_upload(path)
    return attach(session, upload.name, upload.content, **owner)


def save_attachment(session: Session, attachment_id: int, path: Path) -> None:
    """Write a paper to `path`; who took it stays in the audit trail."""
    write_whole(path, attachment_content(session, attachment_id))
    audit(session, "export", Attachment.__tablename__, attachment_id)


def media_type_of(content: bytes) -> str:
    """What `content` is, told by its first bytes and never by its name; "" if it is none of the three kinds."""
    if b"%PDF-" in content[:_PDF_HEADER_WITHIN] and not content.lstrip().startswith(_OTHER_KINDS):
        return PDF
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    return PNG if content.startswith(b"\x89PNG\r\n\x1a\n") else ""


def attach(session: Session, name: str, content: bytes, note: str = "", **owner: Unpack[PaperOf]) -> int:
    """Keep `content` under `name` with its owner; the same bytes are stored only once. `note` says what it proves."""
    media_type = accepted(content)
    sha256 = hashlib.sha256(content).hexdigest()
    if session.scalar(select(FileContent.sha256).where(FileContent.sha256 == sha256)) is None:
        session.add(FileContent(sha256=sha256, size=len(content), content=content))
        session.flush()
    shown = _shown_name(name, media_type)
    row = Attachment(sha256=sha256, name=shown, media_type=media_type, note=note, added_by=actor_of(session), **owner)
    session.add(row)
    session.flush()
    return row.id


def attachment_content(session: Session, attachment_id: int) -> bytes:
    """The bytes of a paper."""
    return stored_paper(session, attachment_id).content


def stored_paper(session: Session, attachment_id: int) -> StoredPaper:
    """A paper with its bytes."""
    row = session.execute(
        select(Attachment.id, Attachment.name, Attachment.media_type, FileContent.content)
        .join(FileContent, Attachment.sha256 == FileContent.sha256)
        .where(Attachment.id == attachment_id)
    ).first()
    if row is None:
        raise _gone()
    return StoredPaper(*row)


def attachments_of(session: Session, **owner: Unpack[PaperOf]) -> list[AttachmentRow]:
    """The papers of an owner, the newest first."""
    return [row for row in all_attachments_of(session, **owner) if not row.removed_reason]


def all_attachments_of(session: Session, **owner: Unpack[PaperOf]) -> list[AttachmentRow]:
    """The papers of an owner with those that were put aside."""
    return _rows(session, *(getattr(Attachment, key) == value for key, value in owner.items()))


def papers_of_case(session: Session, case_id: int, decree_id: int | None) -> list[AttachmentRow]:
    """The papers of a case, with the scan of its decree also where that was kept with another case of the decree."""
    own = Attachment.case_id == case_id
    return _rows(session, own if decree_id is None else or_(own, Attachment.decree_id == decree_id))


def _rows(session: Session, *wanted: ColumnElement[bool]) -> list[AttachmentRow]:
    columns: tuple[Any, ...] = (
        Attachment.id,
        Attachment.name,
        Attachment.media_type,
        FileContent.size,
        Attachment.added_at,
        Attachment.added_by,
        Attachment.note,
        Attachment.removed_reason,
        Attachment.version,
        Attachment.checklist_item_id,
        func.coalesce(ChecklistItem.name, ""),
        Attachment.decree_id,
        Attachment.talk_id,
        Attachment.commitment_id,
    )
    query = (
        select(*columns)
        .join(FileContent, FileContent.sha256 == Attachment.sha256)
        .outerjoin(ChecklistItem, ChecklistItem.id == Attachment.checklist_item_id)
        .where(*wanted)
    )
    return [AttachmentRow(*row) for row in session.execute(query.order_by(Attachment.id.desc()))]


def remove_attachment(session: Session, attachment_id: int, reason: str) -> None:
    """Put a paper aside with a reason; it can be brought back."""
    row = _found(session, attachment_id)
    row.removed_reason = _reason(reason)
    row.removed_at = now()
    audit(session, "remove", Attachment.__tablename__, row.id, {"reason": row.removed_reason})


def restore_attachment(session: Session, attachment_id: int) -> None:
    """Bring a paper back."""
    row = _found(session, attachment_id)
    row.removed_reason, row.removed_at = "", None
    audit(session, "restore", Attachment.__tablename__, row.id)


def accepted(content: bytes) -> str:
    """What kind of paper `content` is; refused if it is empty, too large, broken off or of another kind."""
    if not content:
        raise Refusal(_("The file is empty."), _("Choose another file."), {"file": _("The file is empty.")})
    if len(content) > LARGEST:
        raise Refusal(
            _("The file is larger than {limit} MB.").format(limit=LARGEST // 1024**2),
            _("Scan it with fewer dots per inch or in grey, or split it."),
        )
    media_type = media_type_of(content)
    if not media_type:
        raise Refusal(_("The file is neither PDF, JPG nor PNG."), _("Save or scan the paper as PDF."))
    if _LAST_MARKS[media_type] not in content:
        raise Refusal(
            _("The file breaks off before its end: it is damaged."), _("Scan or copy the paper again, then attach it.")
        )
    return media_type


def _shown_name(name: str, media_type: str) -> str:
    """The name as text to show: nothing of it is ever used as a path, and its ending does not tell lies."""
    line = check_line(name.replace("\\", "/").rsplit("/", 1)[-1][-300:]) or _("Paper")
    stem, dot, letters = line.rpartition(".")
    ending = dot + letters.lower()
    known = [one for endings in _SUFFIXES.values() for one in endings]
    if stem and ending in known and ending not in _SUFFIXES[media_type]:
        return stem + _SUFFIXES[media_type][0]
    return line


def _reason(reason: str) -> str:
    written = clean_text(reason)
    if not written:
        raise Refusal(_("A reason is needed."), _("Write why, in one sentence."), {"reason": _("A reason is needed.")})
    return written


def _found(session: Session, attachment_id: int) -> Attachment:
    row = session.get(Attachment, attachment_id)
    if row is None:
        raise _gone()
    return row


def _gone() -> Refusal:
    return Refusal(_("This paper is not there any more."), _("Load the list again."))
