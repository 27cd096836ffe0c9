"""What the home page shows: cases by stage, deadlines, and what needs the officer's hands today."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Decree, Employee, TransferCase, Unit
from desktop.domain.case_facts import CaseAction
from desktop.domain.case_stages import may
from desktop.domain.cases import CASE_STAGE_WORDS, CaseStage
from desktop.domain.employees import display_name
from desktop.services.case_facts import case_facts
from desktop.services.case_list import OPEN_STAGES, cases_by_stage
from desktop.services.case_steps import delivery_due
from desktop.services.decree_rows import decree_size
from desktop.services.establishment import places_by_unit
from desktop.services.made_moves import MadeMove, untold_moves
from desktop.services.objection_lists import due_soon
from desktop.text import _, ngettext

MOST_CASES = 40
MOST_SHORTAGES = 5
_NAME = (Employee.title_before, Employee.name, Employee.title_after)
OBJECTIONS_WITHIN = 14
"""Days ahead in which an objection to be answered is shown."""


class TaskKind(StrEnum):
    """What a line of the home page leads to."""

    CASE = "case"
    OBJECTION = "objection"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, with the days left where the law sets a day."""

    kind: TaskKind
    id: int
    number: str
    who: str
    stage: str
    what: str
    days_left: int | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Shortage:
    """A post of a unit that has fewer holders than it needs."""

    unit_id: int
    unit: str
    post: str
    gap: int


@dataclass(frozen=True, slots=True)
class HomeView:
    """The whole page; without employees it is empty and says what to do first."""

    has_employees: bool
    moves: tuple[MadeMove, ...]
    stages: tuple[tuple[CaseStage, int], ...]
    tasks: tuple[Task, ...]


def home(session: Session, today: date, *, outline: bool = False) -> HomeView:
    """The page as of `today`: deadlines first by days left, then the cases that wait longest.

    The `outline` names the cases only: their next steps and deadlines take the rules and the calendar of
    holidays, which the first page of the day need not wait for.
    """
    counts = cases_by_stage(session)
    stages = tuple((stage, counts.get(stage, 0)) for stage in CaseStage if stage in OPEN_STAGES)
    tasks = [*_objections(session, today), *_cases(session, today, outline=outline)]
    tasks.sort(key=lambda task: (task.days_left is None, task.days_left or 0))
    return HomeView(_has_employees(session), untold_moves(session), stages, tuple(tasks))


def pressing_shortages(session: Session, most: int = MOST_SHORTAGES) -> tuple[Shortage, ...]:
    """The greatest gaps between need and holders, of units that are not put aside."""
    named = session.execute(select(Unit.id, Unit.name).where(Unit.removed_at.is_(None)))
    units = dict(named.all())
    short = [
        Shortage(unit_id, units[unit_id], place.title, place.gap)
        for unit_id, found in places_by_unit(session).items()
        for place in found
        if place.gap > 0 and unit_id in units
    ]
    return tuple(sorted(short, key=lambda row: (-row.gap, row.unit, row.post))[:most])


def _has_employees(session: Session) -> bool:
    return session.execute(select(Employee.id).limit(1)).first() is not None


def _objections(session: Session, today: date) -> list[Task]:
    return [
        Task(
            TaskKind.OBJECTION,
            row.id,
            row.number,
            row.employee_name,
            _("Objection"),
            _("Answer the objection against {number}.").format(number=row.decree_number),
            row.days_left,
            row.due_on,
        )
        for row in due_soon(session, today, OBJECTIONS_WITHIN)
    ]


def _cases(session: Session, today: date, *, outline: bool) -> list[Task]:
    found = session.execute(
        select(TransferCase, Employee, Decree.decided_on)
        .join(Employee, Employee.id == TransferCase.employee_id)
        .outerjoin(Decree, Decree.id == TransferCase.decree_id)
        .where(TransferCase.stage.in_(OPEN_STAGES))
        .order_by(TransferCase.stage_since, TransferCase.id)
        .limit(MOST_CASES)
    )
    tasks = []
    for case, employee, decided_on in found:
        who = display_name(employee.title_before, employee.name, employee.title_after)
        task = Task(TaskKind.CASE, case.id, case.number, who, _(CASE_STAGE_WORDS[case.stage]), "…")
        tasks.append(task if outline else _with_step(session, task, case, decided_on, today))
    return tasks


def _with_step(session: Session, task: Task, case: TransferCase, decided_on: date | None, today: date) -> Task:
    due = _delivery_due(session, case, decided_on)
    days_left = None if due is None else (due - today).days
    return replace(task, what=_next_step(session, case, today), days_left=days_left, due=due)


def _delivery_due(session: Session, case: TransferCase, decided_on: date | None) -> date | None:
    """Until when the decree should reach the employee, while it is on its way."""
    if case.stage is not CaseStage.DELIVERY or case.delivered_on or decided_on is None or case.decree_id is None:
        return None
    return delivery_due(session, decided_on, decree_size(session, case.decree_id))


def _next_step(session: Session, case: TransferCase, today: date) -> str:
    """What is missing for the next step, the first thing in full."""
    missing = may(case_facts(session, case, today), CaseAction.ADVANCE)
    if not missing:
        return _("Ready for the next step.")
    more = len(missing) - 1
    if not more:
        return missing[0].what
    return ngettext("{first} And {count} more.", "{first} And {count} more.", more).format(
        first=missing[0].what, count=more
    )
