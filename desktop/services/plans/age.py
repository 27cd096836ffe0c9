"""Whether what a plan rests on has changed since it was worked out, by the audit trail."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import AuditEntry

RESTS_ON = frozenset(
    {"employee", "post_history", "grade_history", "education_history", "performance", "discipline", "training"}
    | {"family_tie", "circumstance", "wish", "skill", "unit", "post", "establishment", "skill_need"}
    | {"transfer_case", "election_freeze", "rule_change", "setting", "import_run"}
)
"""Tables whose rows decide how a plan comes out."""
_CHANGES = frozenset({"add", "edit", "delete", "remove", "restore", "import"})
"""Deeds of the audit trail that change something, unlike a look, a print or an export."""


def last_change(session: Session) -> datetime | None:
    """When something that plans rest on last changed; the trail is read from its end, where it usually is."""
    return session.scalars(
        select(AuditEntry.at)
        .where(AuditEntry.table_name.in_(RESTS_ON), AuditEntry.action.in_(_CHANGES))
        .order_by(AuditEntry.id.desc())
        .limit(1)
    ).first()


def is_overtaken(solved_at: datetime | None, changed_at: datetime | None) -> bool:
    """Whether a plan that was worked out at `solved_at` rests on records that changed later."""
    return solved_at is not None and changed_at is not None and changed_at > solved_at
