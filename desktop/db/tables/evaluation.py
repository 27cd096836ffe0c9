"""Numbers of units and persons by month, and the follow-ups of moves."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.db.tables.base import Day, EnumText, Key, Line, Removable, Table, Text, Versioned
from desktop.domain.evaluation.evaluation import Better


class Indicator(Versioned, Removable, Table):
    """A number of a unit, or of one employee, that is measured month by month."""

    __tablename__ = "indicator"

    id: Mapped[Key]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    employee_id: Mapped[int | None] = mapped_column(ForeignKey("employee.id"), index=True)
    name: Mapped[Line]
    measure: Mapped[Line]
    """Unit of measure: "minutes", "patients a day"."""
    better: Mapped[Better] = mapped_column(EnumText(Better))
    source: Mapped[Line]
    """Where the number comes from."""


class IndicatorValue(Versioned, Table):
    """What an indicator was in one month."""

    __tablename__ = "indicator_value"

    id: Mapped[Key]
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    month: Mapped[Day]
    """First day of the month."""
    value: Mapped[float]

    __table_args__ = (UniqueConstraint("indicator_id", "month"),)


class FollowUp(Versioned, Table):
    """What was seen 3, 6 or 12 months after an employee began in the new post."""

    __tablename__ = "follow_up"

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("transfer_case.id"))
    months: Mapped[int]
    done_on: Mapped[Day]
    done_by: Mapped[Line]
    person: Mapped[Text]
    origin: Mapped[Text]
    destination: Mapped[Text]
    skipped: Mapped[Text]
    """Why nothing was looked at; empty when it was."""

    __table_args__ = (UniqueConstraint("case_id", "months"),)
