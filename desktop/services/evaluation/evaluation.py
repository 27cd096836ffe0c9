"""The evaluation of one case: follow-ups, and the indicators of both units and the person before and after."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy import case as sql_case
from sqlalchemy.orm import Session

from desktop.db.tables import Decree, Employee, Indicator, IndicatorValue, Performance, TransferCase, Unit
from desktop.domain.cases.cases import DecreeState
from desktop.domain.dates import shown_month
from desktop.domain.employees.employees import display_name
from desktop.domain.employees.history_entries import PERFORMANCE_RATINGS
from desktop.domain.employees.names import search_key
from desktop.domain.evaluation.before_after import (
    Comparison,
    Verdict,
    compare,
    compared_months,
    comparison_words,
    month_at,
    month_number,
)
from desktop.domain.evaluation.evaluation import Better
from desktop.domain.evaluation.reports import Line, Plot
from desktop.services.case_rows import found_case
from desktop.services.cases.follow_ups import FollowUpRow, asked_units, follow_ups_of
from desktop.services.decree_rows import EFFECTIVE_ON, PARTED, standing_decree, takes_effect
from desktop.text import N_, _

MOVED_ON = func.coalesce(TransferCase.started_on, EFFECTIVE_ON)
"""The day of a move in a statement that joins case and decree: the start of duty, or else the TMT."""
MOVES = (Decree.state == DecreeState.STANDS, TransferCase.stage.not_in(PARTED))
"""What tells a move from a case that never was one, in a statement that joins case and decree."""


class Role(StrEnum):
    """Whose numbers they are, seen from the move."""

    ORIGIN = "origin"
    DESTINATION = "destination"
    PERSON = "person"


ROLE_WORDS = {Role.ORIGIN: N_("origin"), Role.DESTINATION: N_("destination"), Role.PERSON: N_("employee")}


@dataclass(frozen=True, slots=True)
class Measured:
    """One indicator over the compared months, and what may be said of it."""

    role: Role
    owner: str
    measure: str
    better: Better
    source: str
    values: tuple[float | None, ...]
    comparison: Comparison | None
    """None while there is no day of the move."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Indicators of the same name and measure, drawn in one plot."""

    name: str
    measure: str
    lines: tuple[Measured, ...]


@dataclass(frozen=True, slots=True)
class MeasuredUnit:
    """A unit that the move touched, and how many other moves touched it in the compared months."""

    role: Role
    id: int
    name: str
    others: int


@dataclass(frozen=True, slots=True)
class EvaluationFile:
    """All that the evaluation of a case shows."""

    case_id: int
    employee_id: int
    employee: str
    moved_on: date | None
    follow_ups: tuple[FollowUpRow, ...]
    asks_origin: bool
    asks_destination: bool
    units: tuple[MeasuredUnit, ...]
    months: tuple[date, ...]
    charts: tuple[Chart, ...]
    appraisals: tuple[tuple[int, str], ...]
    """Year and words of the employee's appraisals (SKP), the newest first."""


def evaluation_file(session: Session, case_id: int, today: date) -> EvaluationFile:
    """The evaluation of a case as its page shows it."""
    case = found_case(session, case_id)
    moved_on = move_day(session, case)
    months = shown_months(moved_on, today) if moved_on else ()
    name = session.execute(
        select(Employee.title_before, Employee.name, Employee.title_after).where(Employee.id == case.employee_id)
    ).one()
    asks_origin, asks_destination = asked_units(case)
    units = _units(session, case, moved_on)
    return EvaluationFile(
        case_id=case_id,
        employee_id=case.employee_id,
        employee=display_name(*name),
        moved_on=moved_on,
        follow_ups=follow_ups_of(session, case_id, today),
        asks_origin=asks_origin,
        asks_destination=asks_destination,
        units=units,
        months=months,
        charts=_charts(session, case, units, moved_on, months),
        appraisals=_appraisals(session, case.employee_id),
    )


def move_day(session: Session, case: TransferCase) -> date | None:
    """The day of the move: when duty began, or else the TMT of a decree that stands."""
    return case.started_on or takes_effect(case, standing_decree(session, case))


def shown_months(moved_on: date, today: date) -> tuple[date, ...]:
    """The compared months as far as they have come, but always that of the move."""
    last = max(month_number(today), month_number(moved_on))
    return tuple(month for month in compared_months(moved_on) if month_number(month) <= last)


def plot_of(chart: Chart, months: Sequence[date], moved_on: date | None) -> Plot:
    """A chart as a plot, for the screen and for paper."""
    numbers = [month_number(month) for month in months]
    marked = numbers.index(month_number(moved_on)) if moved_on and month_number(moved_on) in numbers else None
    return Plot(
        chart.name,
        chart.measure,
        tuple(shown_month(month) for month in months),
        tuple(Line(f"{line.owner} ({_(ROLE_WORDS[line.role])})", line.values) for line in chart.lines),
        marked,
    )


def chart_sentences(chart: Chart) -> list[str]:
    """What may be said below a chart, a sentence for each of its lines."""
    words = _("{owner}: {sentence}")
    return [
        words.format(owner=line.owner, sentence=comparison_words(line.comparison, line.measure))
        for line in chart.lines
        if line.comparison is not None
    ]


def unit_basis(unit: MeasuredUnit) -> str:
    """How many cases stand behind what is said of a unit."""
    if not unit.others:
        return _("{unit}: 1 case stands behind these numbers; no other move touched the unit in these months.").format(
            unit=unit.name
        )
    words = _("{unit}: {count} other moves touched the unit in these months; the numbers are those of all of them.")
    return words.format(unit=unit.name, count=unit.others)


def measured(values: Mapping[date, float], months: Sequence[date]) -> tuple[float | None, ...]:
    """Values in the order of `months`, None where nothing was measured."""
    return tuple(values.get(month) for month in months)


def monthly_values(
    session: Session, owners: Iterable[ColumnElement[bool]], first: date, last: date
) -> list[tuple[Indicator, dict[date, float]]]:
    """Indicators that belong to any of `owners`, each with its values from `first` to `last`."""
    own = [Indicator.removed_at.is_(None), or_(*owners)]
    kept: dict[int, tuple[Indicator, dict[date, float]]] = {
        row.id: (row, {}) for row in session.scalars(select(Indicator).where(*own).order_by(Indicator.id))
    }
    found = (
        select(IndicatorValue.indicator_id, IndicatorValue.month, IndicatorValue.value)
        .join(Indicator, Indicator.id == IndicatorValue.indicator_id)
        .where(*own, IndicatorValue.month.between(first, last))
    )
    for number, month, value in session.execute(found):
        kept[number][1][month] = value
    return list(kept.values())


def verdicts(charts: Iterable[Chart]) -> list[Verdict]:
    """What is said of each line of `charts`."""
    return [line.comparison.verdict for chart in charts for line in chart.lines if line.comparison]


def _units(session: Session, case: TransferCase, moved_on: date | None) -> tuple[MeasuredUnit, ...]:
    asked = zip((Role.ORIGIN, Role.DESTINATION), (case.from_unit_id, case.to_unit_id), asked_units(case), strict=True)
    inside = {unit_id: role for role, unit_id, is_asked in asked if is_asked and unit_id is not None}
    names = dict(session.execute(select(Unit.id, Unit.name).where(Unit.id.in_(inside))).all())
    others = _others(session, case, list(inside), moved_on)
    found = (MeasuredUnit(role, number, names.get(number, ""), others[number]) for number, role in inside.items())
    return tuple(sorted(found, key=lambda unit: list(Role).index(unit.role)))


def _others(session: Session, case: TransferCase, units: Sequence[int], moved_on: date | None) -> dict[int, int]:
    """How many other moves touched each of `units` in the compared months: counted in one pass over the cases."""
    if moved_on is None or not units:
        return dict.fromkeys(units, 0)
    months = compared_months(moved_on)
    after = month_at(month_number(months[-1]) + 1)
    touched = [or_(TransferCase.from_unit_id == unit, TransferCase.to_unit_id == unit) for unit in units]
    counts = [func.coalesce(func.sum(sql_case((each, 1), else_=0)), 0) for each in touched]
    counted = select(*counts).select_from(TransferCase).join(Decree, Decree.id == TransferCase.decree_id)
    within = (months[0] <= MOVED_ON, after > MOVED_ON)
    row = session.execute(counted.where(or_(*touched), TransferCase.id != case.id, *MOVES, *within)).one()
    return dict(zip(units, row, strict=True))


def _charts(
    session: Session,
    case: TransferCase,
    units: Sequence[MeasuredUnit],
    moved_on: date | None,
    months: Sequence[date],
) -> tuple[Chart, ...]:
    if moved_on is None:
        return ()
    owners: list[Any] = [Indicator.unit_id == unit.id for unit in units]
    owners.append(Indicator.employee_id == case.employee_id)
    by_unit = {unit.id: unit for unit in units}
    lines: dict[tuple[bool, str, str], list[tuple[str, Measured]]] = {}
    for row, values in monthly_values(session, owners, months[0], months[-1]):
        unit = by_unit.get(row.unit_id or 0)
        line = Measured(
            role=unit.role if unit else Role.PERSON,
            owner=unit.name if unit else _("The employee"),
            measure=row.measure,
            better=row.better,
            source=row.source,
            values=measured(values, months),
            comparison=compare(values, moved_on, row.better),
        )
        key = (unit is None, search_key(row.name), search_key(row.measure))
        lines.setdefault(key, []).append((row.name, line))
    return tuple(
        Chart(found[0][0], found[0][1].measure, tuple(sorted((line for _name, line in found), key=_by_role)))
        for _key, found in sorted(lines.items())
    )


def _by_role(line: Measured) -> int:
    return list(Role).index(line.role)


def _appraisals(session: Session, employee_id: int) -> tuple[tuple[int, str], ...]:
    found = select(Performance.year, Performance.rating).where(
        Performance.employee_id == employee_id, Performance.removed_at.is_(None)
    )
    rows = session.execute(found.order_by(Performance.year.desc()))
    return tuple((year, PERFORMANCE_RATINGS.get(rating, rating)) for year, rating in rows)
