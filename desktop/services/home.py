"""What the home page shows: cases by stage, deadlines, and what needs the officer's hands today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop.db.tables import CaseRepair, Decree, Employee, TransferCase, Unit
from desktop.domain.cases.cases import CASE_STAGE_WORDS, CaseStage
from desktop.domain.cases.facts import CaseAction
from desktop.domain.cases.stages import may
from desktop.domain.dates import shown_date
from desktop.domain.employees.employees import display_name
from desktop.domain.review.review import TECHNICAL_BODY_WORDS
from desktop.domain.support.support import SOON_DAYS
from desktop.services.cases.facts import case_facts
from desktop.services.cases.follow_ups import AFTER_STAGES, due_follow_ups
from desktop.services.cases.list import OPEN_STAGES, cases_by_stage
from desktop.services.cases.made_moves import MadeMove, untold_moves
from desktop.services.cases.steps import delivery_days_due
from desktop.services.cases.waiting import late_opinions, open_repairs
from desktop.services.objections.lists import due_soon
from desktop.services.support.open_care import CARE_KIND_WORDS, CareKind, pressing_care
from desktop.services.units.establishment import places_by_unit
from desktop.text import N_, _, ngettext

MOST_CASES = 40
MOST_SHORTAGES = 5
_ON_THE_WAY = (
    TransferCase.stage == CaseStage.DELIVERY,
    TransferCase.delivered_on.is_(None),
    Decree.decided_on.is_not(None),
)
_NAME = (Employee.title_before, Employee.name, Employee.title_after)
OBJECTIONS_WITHIN = 14
"""Days ahead in which an objection to be answered is shown."""


class TaskKind(StrEnum):
    """What a line of the home page leads to."""

    CASE = "case"
    OBJECTION = "objection"
    PROMISE = "promise"
    SUPPORT = "support"
    FOLLOW_UP = "follow_up"
    OPINION = "opinion"
    REPAIR = "repair"


TASK_KIND_WORDS = {
    TaskKind.CASE: N_("Case"),
    TaskKind.OBJECTION: N_("Objection"),
    TaskKind.PROMISE: N_("Promise"),
    TaskKind.SUPPORT: N_("Support"),
    TaskKind.FOLLOW_UP: N_("Follow-up"),
    TaskKind.OPINION: N_("Technical opinion"),
    TaskKind.REPAIR: N_("Repair of papers"),
}
_OF_CARE = {CareKind.PROMISE: TaskKind.PROMISE, CareKind.SUPPORT: TaskKind.SUPPORT}


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, with the days left where the law sets a day."""

    kind: TaskKind
    id: int
    """Of the objection, or of the case, whatever of it waits."""
    number: str
    who: str
    stage: str
    what: str
    """Empty for a case: its next step takes all the rules, and is told by `next_steps`."""
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
    """The page as of `today`: deadlines first by days left, then what waits longest.

    The `outline` leaves out what takes the calendar of holidays, which the first page of the day need not wait for.
    """
    counts = cases_by_stage(session)
    stages = tuple((stage, counts.get(stage, 0)) for stage in CaseStage if stage in OPEN_STAGES)
    tasks = [*_deliveries(session, today, outline=outline), *_cases(session, today)]
    tasks += [*_care(session, today), *_follow_ups(session, today), *_repairs(session, today)]
    if not outline:
        tasks += [*_objections(session, today), *_opinions(session, today)]
    tasks.sort(key=lambda task: (task.days_left is None, task.days_left or 0))
    return HomeView(_has_employees(session), untold_moves(session), stages, tuple(tasks))


def next_steps(session: Session, case_ids: Iterable[int], today: date) -> dict[int, str]:
    """What each of these cases needs for its next step; cases that are gone meanwhile are left out."""
    found = session.scalars(select(TransferCase).where(TransferCase.id.in_(case_ids)))
    return {case.id: _next_step(session, case, today) for case in found}


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
            _(TASK_KIND_WORDS[TaskKind.OBJECTION]),
            _("Answer the objection against {number}.").format(number=row.decree_number),
            row.days_left,
            row.due_on,
        )
        for row in due_soon(session, today, OBJECTIONS_WITHIN)
    ]


def _care(session: Session, today: date) -> list[Task]:
    """Promises and support that are late, or due soon; the page of promises has those that are one too many."""
    return [
        Task(
            _OF_CARE[row.care],
            row.case_id,
            row.number,
            row.employee,
            _(CARE_KIND_WORDS[row.care]),
            _("{what}: {who}").format(what=row.text, who=row.owner) if row.owner else row.text,
            row.days_left,
            row.due_on,
        )
        for row in pressing_care(session, today, today + timedelta(days=SOON_DAYS), MOST_CASES)
    ]


def _follow_ups(session: Session, today: date) -> list[Task]:
    return [
        Task(
            TaskKind.FOLLOW_UP,
            row.case_id,
            row.number,
            row.employee,
            _(TASK_KIND_WORDS[TaskKind.FOLLOW_UP]),
            _("See how the employee is doing after {months} months.").format(months=row.months),
            row.days_left,
            row.due_on,
        )
        for row in due_follow_ups(session, today)
    ]


def _opinions(session: Session, today: date) -> list[Task]:
    return [
        Task(
            TaskKind.OPINION,
            row.case_id,
            row.number,
            row.employee,
            _(TASK_KIND_WORDS[TaskKind.OPINION]),
            _("{body}, asked for on {day}, is late: ask again.").format(
                body=_(TECHNICAL_BODY_WORDS[row.body]), day=shown_date(row.asked_on)
            ),
            (row.due_on - today).days,
            row.due_on,
        )
        for row in late_opinions(session, today)
    ]


def _repairs(session: Session, today: date) -> list[Task]:
    words = _("With the proposer since {day} ({count} days).")
    return [
        Task(
            TaskKind.REPAIR,
            row.case_id,
            row.number,
            row.employee,
            _(TASK_KIND_WORDS[TaskKind.REPAIR]),
            words.format(day=shown_date(row.returned_on), count=row.days),
        )
        for row in open_repairs(session, today)
    ]


def _deliveries(session: Session, today: date, *, outline: bool) -> list[Task]:
    """Decrees on their way to the employee, with the day until when they should be there."""
    found = session.execute(
        select(TransferCase, *_NAME, Decree.decided_on, Decree.id)
        .join(Employee, Employee.id == TransferCase.employee_id)
        .join(Decree, Decree.id == TransferCase.decree_id)
        .where(*_ON_THE_WAY)
        .order_by(Decree.decided_on, TransferCase.id)
        .limit(MOST_CASES)
    ).all()
    decided = {decree: day for *_row, day, decree in found if day is not None}
    due = {} if outline else delivery_days_due(session, decided)
    return [_case(case, names, due.get(decree), today) for case, *names, _decided, decree in found]


def _cases(session: Session, today: date) -> list[Task]:
    """The cases that wait longest for a step, and after them those that only wait for their follow-ups.

    Papers that are out for repair and decrees on their way have lines of their own.
    """
    out = select(CaseRepair.case_id).where(CaseRepair.resubmitted_on.is_(None))
    on_the_way = select(TransferCase.id).join(Decree, Decree.id == TransferCase.decree_id).where(*_ON_THE_WAY)
    here = or_(TransferCase.stage != CaseStage.CHECKING, TransferCase.id.not_in(out))
    found = session.execute(
        select(TransferCase, *_NAME)
        .join(Employee, Employee.id == TransferCase.employee_id)
        .where(TransferCase.stage.in_(OPEN_STAGES), here, TransferCase.id.not_in(on_the_way))
        .order_by(TransferCase.stage.in_(AFTER_STAGES), TransferCase.stage_since, TransferCase.id)
        .limit(MOST_CASES)
    )
    return [_case(case, names, None, today) for case, *names in found]


def _case(case: TransferCase, names: Sequence[str], due: date | None, today: date) -> Task:
    days_left = None if due is None else (due - today).days
    stage = _(CASE_STAGE_WORDS[case.stage])
    return Task(TaskKind.CASE, case.id, case.number, display_name(*names), stage, "", days_left, due)


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
