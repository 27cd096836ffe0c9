"""Names of the sheets on which needs go out: which day and which part of the organisation they are of."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Unit
from desktop.text import _


def sheet_name(session: Session, unit_id: int | None, day: date) -> str:
    """The day before the unit, for Excel shows no more than the first 31 letters."""
    name = session.scalar(select(Unit.name).where(Unit.id == unit_id)) or _("All units")
    return f"{day:%d-%m-%Y} {name}"
