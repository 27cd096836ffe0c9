"""Papers kept with an employee, a case, an objection or a letter: each content once, found by its hash."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import actor_of, audit
from desktop.db.tables import Attachment, FileContent
from desktop.db.tables.base import now
from desktop.domain.names import check_line, clean_text
from desktop.domain.refusal import Refusal
from desktop.exchange.files import refusal_of_file, write_whole
from desktop.text import _

LARGEST = 20 * 1024 * 1024
PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
FILE_PATTERNS = "*.pdf *.jpg *.jpeg *.png"
"""What a file dialog offers to choose."""

# A PDF may have a few bytes of rubbish before its header; readers look at the first kilobyte.
_PDF_HEADER_WITHIN = 1024


class PaperOf(TypedDict, total=False):
    """What a paper belongs to; one or several."""

    employee_id: int
    case_id: int
    checklist_item_id: int
    objection_id: int
    letter_id: int
    decree_id: int


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
    if b"%PDF-" in content[:_PDF_HEADER_WITHIN]:
        return PDF
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    return PNG if content.startswith(b"\x89PNG\r\n\x1a\n") else ""


def attach(session: Session, name: str, content: bytes, **owner: Unpack[PaperOf]) -> int:
    """Keep `content` under `name` with its owner; the same bytes are stored only once."""
    media_type = _accepted(content)
    sha256 = hashlib.sha256(content).hexdigest()
    if session.scalar(select(FileContent.sha256).where(FileContent.sha256 == sha256)) is None:
        session.add(FileContent(sha256=sha256, size=len(content), content=content))
        session.flush()
    # The name is text to show: nothing of it is ever used as a path.
    shown = check_line(name.replace("\\", "/").rsplit("/", 1)[-1][-300:]) or _("Paper")
    row = Attachment(sha256=sha256, name=shown, media_type=media_type, added_by=actor_of(session), **owner)
    session.add(row)
    session.flush()
    return row.id


def attachment_content(session: Session, attachment_id: int) -> bytes:
    """The bytes of a paper."""
    content = session.scalar(
        select(FileContent.content)
        .join(Attachment, Attachment.sha256 == FileContent.sha256)
        .where(Attachment.id == attachment_id)
    )
    if content is None:
        raise _gone()
    return content


def attachments_of(session: Session, **owner: Unpack[PaperOf]) -> list[AttachmentRow]:
    """The papers of an owner, the newest first."""
    return [row for row in all_attachments_of(session, **owner) if not row.removed_reason]


def all_attachments_of(session: Session, **owner: Unpack[PaperOf]) -> list[AttachmentRow]:
    """The papers of an owner with those that were put aside."""
    columns = (
        Attachment.id,
        Attachment.name,
        Attachment.media_type,
        FileContent.size,
        Attachment.added_at,
        Attachment.added_by,
        Attachment.note,
        Attachment.removed_reason,
        Attachment.version,
    )
    query = select(*columns).join(FileContent, FileContent.sha256 == Attachment.sha256)
    for key, value in owner.items():
        query = query.where(getattr(Attachment, key) == value)
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


def _accepted(content: bytes) -> str:
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
    return media_type


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
