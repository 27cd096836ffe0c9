"""The office itself: settings, calendar, attachments, imports and the audit trail."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import JSON

from desktop.db.tables.base import Code, Day, Key, Line, Removable, Table, Text, Versioned, now


class Setting(Versioned, Table):
    """One setting that differs from its default."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)


class OfficeDay(Versioned, Table):
    """A day that the office works or rests on, against the national calendar."""

    __tablename__ = "office_day"

    day: Mapped[Day] = mapped_column(primary_key=True)
    works: Mapped[bool] = mapped_column(default=False)
    note: Mapped[Line]


class FileContent(Table):
    """Bytes of an attachment, once for each content."""

    __tablename__ = "file_content"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Attachment(Versioned, Removable, Table):
    """A paper kept with an employee, a case, an objection, a letter or a checklist item."""

    __tablename__ = "attachment"

    id: Mapped[Key]
    sha256: Mapped[str] = mapped_column(ForeignKey("file_content.sha256"))
    name: Mapped[Line]
    media_type: Mapped[Code]
    added_at: Mapped[datetime] = mapped_column(default=now)
    added_by: Mapped[Line]
    note: Mapped[Text]
    employee_id: Mapped[int | None] = mapped_column(ForeignKey("employee.id"), index=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("transfer_case.id"), index=True)
    checklist_item_id: Mapped[int | None] = mapped_column(ForeignKey("checklist_item.id"), index=True)
    decree_id: Mapped[int | None] = mapped_column(ForeignKey("decree.id"), index=True)
    """The decree whose signed paper this is the scan of."""
    objection_id: Mapped[int | None] = mapped_column(ForeignKey("objection.id"), index=True)
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)
    talk_id: Mapped[int | None] = mapped_column(ForeignKey("talk.id"), index=True)
    sitting_id: Mapped[int | None] = mapped_column(ForeignKey("sitting.id"), index=True)
    commitment_id: Mapped[int | None] = mapped_column(ForeignKey("commitment.id"), index=True)


class ImportRun(Table):
    """A workbook that was taken in."""

    __tablename__ = "import_run"

    id: Mapped[Key]
    at: Mapped[datetime] = mapped_column(default=now)
    actor: Mapped[Line]
    file_name: Mapped[Line]
    file_sha256: Mapped[Code]
    kind: Mapped[Code]
    counts: Mapped[dict[str, Any]]


class AuditEntry(Table):
    """Who did what to which row, in order; triggers refuse to change or delete it (UU 27/2022 art. 31)."""

    __tablename__ = "audit_entry"

    id: Mapped[Key]
    at: Mapped[datetime] = mapped_column(default=now)
    actor: Mapped[Line]
    action: Mapped[Code]
    table_name: Mapped[Code]
    row_id: Mapped[int | None]
    details: Mapped[dict[str, Any]]
