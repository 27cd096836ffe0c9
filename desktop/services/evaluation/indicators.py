"""Indicators of units and of employees: numbers measured month by month, typed or pasted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Employee, Indicator, IndicatorValue, Unit
from desktop.db.tables.base import now
from desktop.domain.dates import shown_month
from desktop.domain.employees.names import check_line, search_key
from desktop.domain.evaluation.before_after import MonthValue, month_number
from desktop.domain.evaluation.evaluation import Better
from desktop.domain.figures import MOST
from desktop.domain.refusal import Refusal, Stale
from desktop.services.case_rows import check_version, reason_given
from desktop.text import _


@dataclass(frozen=True, slots=True)
class IndicatorOwner:
    """Whose indicator it is: one unit, or one employee."""

    unit_id: int | None = None
    employee_id: int | None = None


@dataclass(frozen=True, slots=True)
class IndicatorFields:
    """What an officer enters about an indicator."""

    name: str = ""
    measure: str = ""
    better: Better | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator in its list, with how many months it has and the newest of them."""

    id: int
    version: int
    fields: IndicatorFields
    removed_reason: str
    months: int
    newest: MonthValue | None


@dataclass(frozen=True, slots=True)
class MonthChange:
    """A month whose value is entered, corrected or taken out (`after` None); `before` is what was read."""

    month: date
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class ChangedMonths:
    """How many months were added, corrected and taken out."""

    added: int
    corrected: int
    removed: int


def indicators_of(session: Session, owner: IndicatorOwner, *, removed: bool = False) -> list[IndicatorRow]:
    """The indicators of a unit or an employee by name; those put aside only if asked for."""
    counted = (
        select(IndicatorValue.indicator_id, func.count().label("months"), func.max(IndicatorValue.month).label("last"))
        .group_by(IndicatorValue.indicator_id)
        .where(IndicatorValue.indicator_id.in_(select(Indicator.id).where(*_owned(owner))))
        .subquery()
    )
    found = (
        select(Indicator, counted.c.months, IndicatorValue.month, IndicatorValue.value)
        .outerjoin(counted, counted.c.indicator_id == Indicator.id)
        .outerjoin(
            IndicatorValue,
            (IndicatorValue.indicator_id == Indicator.id) & (IndicatorValue.month == counted.c.last),
        )
        .where(*_owned(owner), *(() if removed else (Indicator.removed_at.is_(None),)))
    )
    rows = [_row(*each) for each in session.execute(found)]
    return sorted(rows, key=lambda row: (bool(row.removed_reason), search_key(row.fields.name), row.id))


def add_indicator(session: Session, owner: IndicatorOwner, entered: IndicatorFields) -> int:
    """Record a new indicator; its id."""
    if (owner.unit_id is None) is (owner.employee_id is None):
        raise ValueError(owner)
    there = session.get(Unit, owner.unit_id) if owner.unit_id else session.get(Employee, owner.employee_id)
    if there is None:
        raise Refusal(_("This record is not there any more."), _("Load the list again."))
    kept = _clean(entered)
    _refuse_second(session, owner, kept, None)
    row = Indicator(unit_id=owner.unit_id, employee_id=owner.employee_id)
    _write(row, kept)
    session.add(row)
    session.flush()
    return row.id


def save_indicator(session: Session, indicator_id: int, entered: IndicatorFields, version: int) -> None:
    """Correct an indicator as read at `version`."""
    row = _indicator(session, indicator_id)
    check_version(row.version, version)
    kept = _clean(entered)
    _refuse_second(session, IndicatorOwner(row.unit_id, row.employee_id), kept, row.id)
    _write(row, kept)
    session.flush()


def remove_indicator(session: Session, indicator_id: int, reason: str) -> None:
    """Put an indicator aside with a reason; its values are kept."""
    row = _indicator(session, indicator_id)
    row.removed_at, row.removed_reason = now(), reason_given(reason)
    audit(session, "remove", Indicator.__tablename__, row.id, {"reason": row.removed_reason})


def restore_indicator(session: Session, indicator_id: int) -> None:
    """Bring an indicator back."""
    row = _indicator(session, indicator_id)
    kept = IndicatorFields(row.name, row.measure, row.better, row.source)
    _refuse_second(session, IndicatorOwner(row.unit_id, row.employee_id), kept, row.id)
    row.removed_at, row.removed_reason = None, ""
    audit(session, "restore", Indicator.__tablename__, row.id)


def values_of(session: Session, indicator_id: int) -> tuple[MonthValue, ...]:
    """What was measured, the oldest month first."""
    found = select(IndicatorValue.month, IndicatorValue.value).where(IndicatorValue.indicator_id == indicator_id)
    return tuple(MonthValue(*row) for row in session.execute(found.order_by(IndicatorValue.month)))


def change_values(session: Session, indicator_id: int, changes: Sequence[MonthChange], today: date) -> ChangedMonths:
    """Enter, correct and take out months, all or none; refused if one of them was changed since it was read."""
    _indicator(session, indicator_id)
    held = select(IndicatorValue).where(IndicatorValue.indicator_id == indicator_id)
    rows = {row.month: row for row in session.scalars(held)}
    made = [_change(session, indicator_id, rows.get(change.month), change, today) for change in changes]
    session.flush()
    return ChangedMonths(made.count("add"), made.count("edit"), made.count("remove"))


def _change(session: Session, indicator_id: int, row: IndicatorValue | None, change: MonthChange, today: date) -> str:
    """Write one month; what was done with it."""
    _refuse_month(change, today)
    if (row.value if row else None) != change.before:
        raise Stale(
            _("Someone else changed {month} meanwhile.").format(month=shown_month(change.month)),
            _("Your entries are still here. Load the record again and repeat what is still needed."),
        )
    if change.after == change.before:
        return ""
    if row is None:
        session.add(IndicatorValue(indicator_id=indicator_id, month=change.month, value=change.after))
        return "add"
    if change.after is not None:
        row.value = change.after
        return "edit"
    details = {"indicator": indicator_id, "month": str(row.month), "value": row.value}
    audit(session, "remove", IndicatorValue.__tablename__, row.id, details)
    session.delete(row)
    return "remove"


def _owned(owner: IndicatorOwner) -> tuple[Any, ...]:
    if owner.unit_id is not None:
        return (Indicator.unit_id == owner.unit_id,)
    return (Indicator.employee_id == owner.employee_id,)


def _row(row: Indicator, months: int | None, month: date | None, value: float | None) -> IndicatorRow:
    fields = IndicatorFields(row.name, row.measure, row.better, row.source)
    newest = None if month is None or value is None else MonthValue(month, value)
    return IndicatorRow(row.id, row.version, fields, row.removed_reason, months or 0, newest)


def _indicator(session: Session, indicator_id: int) -> Indicator:
    row = session.get(Indicator, indicator_id)
    if row is None:
        raise Refusal(_("There is no such indicator."), _("Load the list again."))
    return row


def _clean(entered: IndicatorFields) -> IndicatorFields:
    kept = IndicatorFields(
        check_line(entered.name), check_line(entered.measure, 40), entered.better, check_line(entered.source)
    )
    asked = (
        ("name", kept.name, _("Write what is measured.")),
        ("measure", kept.measure, _("Write the unit of measure, such as minutes or patients a day.")),
        ("better", kept.better, _("Choose which direction is better.")),
        ("source", kept.source, _("Write where the numbers come from.")),
    )
    faults = {name: sentence for name, value, sentence in asked if not value}
    if faults:
        raise Refusal(_("The indicator is not complete."), _("See the red lines."), faults)
    return kept


def _refuse_second(session: Session, owner: IndicatorOwner, kept: IndicatorFields, own_id: int | None) -> None:
    """Two of the same name could not be told apart in a plot."""
    found = select(Indicator.id, Indicator.name).where(*_owned(owner), Indicator.removed_at.is_(None))
    same = [number for number, name in session.execute(found) if search_key(name) == search_key(kept.name)]
    if any(number != own_id for number in same):
        sentence = _("There is an indicator of this name already.")
        raise Refusal(sentence, _("Correct that one, or choose another name."), {"name": sentence})


def _write(row: Indicator, kept: IndicatorFields) -> None:
    row.name, row.measure, row.source = kept.name, kept.measure, kept.source
    row.better = kept.better or Better.HIGHER


def _refuse_month(change: MonthChange, today: date) -> None:
    if change.month.day != 1:
        raise ValueError(change.month)
    if month_number(change.month) > month_number(today):
        raise Refusal(
            _("{month} has not come yet.").format(month=shown_month(change.month)), _("Check the year and the month.")
        )
    if change.after is not None and not abs(change.after) < MOST:
        raise Refusal(
            _("The figure of {month} is too large.").format(month=shown_month(change.month)),
            _("Choose a larger unit of measure."),
        )
