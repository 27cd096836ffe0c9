"""Objections on paper: the register of a year, and the days of a month."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from desktop.db.tables import Decree, Employee, Hearing, Objection
from desktop.domain.dates import shown_date, shown_month
from desktop.domain.employees.employees import display_name
from desktop.domain.employees.nip import grouped
from desktop.domain.evaluation.reports import Block, Grid, Paragraph
from desktop.domain.objections.events import EVENT_WORDS
from desktop.domain.objections.objections import (
    DECREE_EFFECT_WORDS,
    OBJECTION_GROUND_WORDS,
    OBJECTION_RESULT_WORDS,
    RULE_SET_WORDS,
)
from desktop.services.objections.events import objection_month
from desktop.services.reports import About, PrintedReport, printed
from desktop.text import _

SHARES = (0.95, 1.7, 2.0, 1.1, 1.1, 1.0, 1.5, 1.3, 1.1)
ABOUT = About(Objection.__tablename__)


def register_years(session: Session) -> list[int]:
    """Years in which objections were filed, the newest first."""
    year = func.substr(Objection.filed_on, 1, 4)
    return sorted((int(each) for each in session.scalars(select(year).distinct())), reverse=True)


def objection_register(session: Session, year: int, now: datetime) -> PrintedReport:
    """The register of the objections filed in `year`, in the order of their numbers."""
    rows = session.execute(
        select(Objection, Employee, Decree, _hearings())
        .join(Employee, Employee.id == Objection.employee_id)
        .join(Decree, Decree.id == Objection.decree_id)
        .where(Objection.filed_on.between(date(year, 1, 1), date(year, 12, 31)))
        .order_by(Objection.id)
    ).all()
    headings = (
        _("Number"),
        _("Employee"),
        _("Decree"),
        _("Filed"),
        _("Ground"),
        _("Due"),
        _("Result"),
        _("Effect"),
        _("Suit"),
    )
    blocks: list[Block] = [Grid(headings, tuple(map(_register_row, rows)), SHARES)]
    if not rows:
        blocks = [Paragraph(_("No objection was filed in {year}.").format(year=year))]
    closed = sum(row.Objection.closed_on is not None for row in rows)
    told = _("{count} objections, {closed} of them closed.").format(count=len(rows), closed=closed)
    blocks.append(Paragraph(told, quiet=True))
    subtitle = _("Year {year}").format(year=year)
    return printed(session, _("Register of objections"), subtitle, blocks, now, about=ABOUT, landscape=True)


def objection_calendar(session: Session, first: date, now: datetime) -> PrintedReport:
    """The days of the month of `first` that matter to objections."""
    month = objection_month(session, first.year, first.month, now.date()).events
    headings = (_("Day"), _("What"), _("Number"), _("Employee"), _("Working days left"), _("Calendar days left"))
    rows = tuple(
        (
            shown_date(event.day),
            _(EVENT_WORDS[event.kind]),
            event.number,
            event.employee_name,
            "" if event.done else str(event.workdays_left),
            "" if event.done else str(event.days_left),
        )
        for event in month
    )
    grid = Grid(headings, rows, (1.1, 1.7, 1.6, 2.2, 0.9, 0.9), right=frozenset({4, 5}))
    nothing = Paragraph(_("Nothing falls in this month."))
    title, subtitle = _("Calendar of objections"), shown_month(first)
    return printed(session, title, subtitle, [grid if rows else nothing], now, about=ABOUT)


def _hearings() -> Any:
    held = select(func.count(Hearing.id)).where(Hearing.objection_id == Objection.id, Hearing.removed_at.is_(None))
    return held.scalar_subquery().label("hearings")


def _register_row(row: Row[Any]) -> tuple[str, ...]:
    objection, employee, decree = row.Objection, row.Employee, row.Decree
    name = display_name(employee.title_before, employee.name, employee.title_after)
    return (
        objection.number,
        _lines((name, grouped(employee.nip))),
        _lines((decree.number, _day(decree.decided_on), _given(_("received {date}"), objection.decree_received_on))),
        _lines((_day(objection.filed_on), _("late") if objection.late else "", RULE_SET_WORDS[objection.rule_set])),
        _(OBJECTION_GROUND_WORDS[objection.ground]),
        _day(objection.answer_due_on or objection.decision_due_on),
        _lines(
            (
                _(OBJECTION_RESULT_WORDS[objection.result]) if objection.result else _("open"),
                objection.answer_number,
                _day(objection.answered_on),
                _("{count} hearings").format(count=row.hearings) if row.hearings else "",
            )
        ),
        _lines((_(DECREE_EFFECT_WORDS[objection.effect]) if objection.effect else "", objection.effect_number)),
        _lines((objection.court_number, _day(objection.court_filed_on))),
    )


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(filter(None, parts))


def _day(day: date | None) -> str:
    return "" if day is None else shown_date(day)


def _given(words: str, day: date | None) -> str:
    return "" if day is None else words.format(date=shown_date(day))
