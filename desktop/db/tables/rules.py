"""What the office changed of the shipped rules, and the times in which officials may not be moved."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop.db.tables.base import Code, Day, Key, Line, Removable, Table, Text, Versioned, now


class RuleChange(Table):
    """One change of a shipped rule; the newest of a subject and code counts, one without content resets it."""

    __tablename__ = "rule_change"

    id: Mapped[Key]
    subject: Mapped[Code]
    """"kind", "check", "reasons" or "scores"."""
    code: Mapped[Code]
    content: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    note: Mapped[Text]
    """Why it was changed."""
    at: Mapped[datetime] = mapped_column(default=now)
    actor: Mapped[Line]

    __table_args__ = (Index(None, "subject", "code"),)


class ElectionFreeze(Versioned, Removable, Table):
    """A time in which officials are not replaced without the minister's consent (UU 10/2016 arts. 71(2), 162(3))."""

    __tablename__ = "election_freeze"

    id: Mapped[Key]
    name: Mapped[Line]
    starts_on: Mapped[Day]
    ends_on: Mapped[Day]
    article: Mapped[Line]
    consent_number: Mapped[Line]
    consent_on: Mapped[Day | None]
    note: Mapped[Text]
