"""The task sheet of a post in a unit and a year (ABK): the need follows from what is typed into it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from desktop.db.changes import audit, note_bulk_change
from desktop.db.tables import Employee, Establishment, NeedTask, Post, Unit
from desktop.domain.employees.names import clean_text
from desktop.domain.needs.tasks import (
    MOST_PEOPLE,
    Rounding,
    Task,
    Workload,
    check_effective_minutes,
    checked_tasks,
    workload,
)
from desktop.domain.refusal import Refusal
from desktop.services.employee_histories import refuse_stale
from desktop.services.settings import office
from desktop.services.units.establishment import HOLDS, open_year
from desktop.text import _

EARLIEST, LATEST = 2000, 2100


@dataclass(frozen=True, slots=True)
class TaskSheet:
    """The tasks of a post in a unit in a year, and the need that is recorded; `version` is 0 before anything is."""

    unit_id: int
    post_id: int
    year: int
    tasks: tuple[Task, ...] = ()
    effective_minutes: int = 75_000
    rounding: Rounding = Rounding.NEAREST
    need: int = 0
    typed: bool = False
    """Whether the recorded need is a number of its own, which does not follow from the tasks."""
    note: str = ""
    version: int = 0

    def workload(self) -> Workload:
        """What the tasks come to."""
        return workload(self.tasks, self.effective_minutes, self.rounding)


@dataclass(frozen=True, slots=True)
class PostNeed:
    """A post of a unit in a year: its need, what its tasks come to, and how many hold it."""

    post_id: int
    title: str
    need: int
    holders: int
    tasks: int
    minutes: float
    """Working minutes of its tasks in a year."""
    people: float | None
    """The exact need; None where the number was typed."""
    recorded: bool = True
    """Whether the need of this year is recorded; else the post is only held."""


@dataclass(frozen=True, slots=True)
class UnitNeeds:
    """The needs of a unit in a year, post by post, and the years that are recorded, the newest first."""

    unit_id: int
    unit: str
    year: int
    years: tuple[int, ...]
    posts: tuple[PostNeed, ...]

    @property
    def need(self) -> int:
        """Need of the unit: the sum of its posts."""
        return sum(post.need for post in self.posts)

    @property
    def holders(self) -> int:
        """How many the unit has."""
        return sum(post.holders for post in self.posts)

    @property
    def minutes(self) -> float:
        """Minutes of all tasks."""
        return sum(post.minutes for post in self.posts)


@dataclass(frozen=True, slots=True)
class YearNeed:
    """One year in the history of a post's need in a unit."""

    year: int
    need: int
    tasks: int
    minutes: float
    effective_minutes: int | None
    rounding: Rounding | None


@dataclass(frozen=True, slots=True)
class SheetSource:
    """A sheet with tasks that another can be copied from."""

    unit_id: int
    post_id: int
    year: int
    unit: str
    post: str
    tasks: int


def default_year(session: Session, unit_id: int, today: date) -> int:
    """The year to be worked on: the newest that the unit has, or else the present one."""
    newest = session.scalar(select(func.max(Establishment.year)).where(Establishment.unit_id == unit_id))
    return newest or today.year


def post_title(session: Session, post_id: int) -> str:
    """Title of a post; empty if there is none."""
    return session.scalar(select(Post.title).where(Post.id == post_id)) or ""


def unit_needs(session: Session, unit_id: int, year: int) -> UnitNeeds:
    """The posts that a unit needs in `year`, and those that are held without a need."""
    name = session.scalar(select(Unit.name).where(Unit.id == unit_id))
    if name is None:
        raise Refusal(_("This unit is not there any more."), _("Choose another unit."))
    of_unit = Establishment.unit_id == unit_id
    rows = session.scalars(select(Establishment).where(of_unit, Establishment.year == year)).all()
    tasks = tasks_of(session, [row.id for row in rows])
    held = _held(session, unit_id)
    wanted = {row.post_id: row for row in rows}
    titled = select(Post.id, Post.title).where(Post.id.in_(wanted.keys() | held.keys()))
    posts = [
        _post_need(number, title, wanted.get(number), tasks, held.get(number, 0))
        for number, title in session.execute(titled.order_by(Post.title_key, Post.id))
    ]
    years = session.scalars(
        select(Establishment.year).where(of_unit).distinct().order_by(Establishment.year.desc())
    ).all()
    return UnitNeeds(unit_id, name, year, tuple(years), tuple(posts))


def task_sheet(session: Session, unit_id: int, post_id: int, year: int) -> TaskSheet:
    """The sheet as it is recorded; before it is, an empty one by the office's settings."""
    settled = office(session)
    row = _row(session, unit_id, post_id, year)
    if row is None:
        return TaskSheet(
            unit_id=unit_id,
            post_id=post_id,
            year=year,
            effective_minutes=settled.effective_minutes,
            rounding=Rounding(settled.need_rounding),
        )
    return TaskSheet(
        unit_id=unit_id,
        post_id=post_id,
        year=year,
        tasks=tasks_of(session, [row.id]).get(row.id, ()),
        effective_minutes=row.effective_minutes or settled.effective_minutes,
        rounding=row.rounding or Rounding(settled.need_rounding),
        need=row.need,
        typed=row.effective_minutes is None,
        note=row.note,
        version=row.version,
    )


def save_task_sheet(session: Session, entered: TaskSheet) -> int:
    """Keep the tasks; the need that follows from them is recorded and returned.

    The other posts of the unit are carried over into a year that is new for it. A sheet without tasks is refused, for
    its need would be nought: a number alone is set with the unit.
    """
    tasks = checked_tasks(entered.tasks)
    _check_frame(entered)
    if not tasks:
        raise Refusal(
            _("There is no task yet, so nothing can be counted."),
            _("Type the tasks, or set the need as a number with the unit."),
        )
    need = workload(tasks, entered.effective_minutes, entered.rounding).need
    if need > MOST_PEOPLE:
        raise Refusal(
            _("These tasks would need {count} people.").format(count=need), _("Look at volumes and minutes again.")
        )
    open_year(session, entered.unit_id, entered.year)
    row = _row(session, entered.unit_id, entered.post_id, entered.year)
    if row is None:
        row = Establishment(unit_id=entered.unit_id, post_id=entered.post_id, year=entered.year)
        session.add(row)
    elif entered.version:
        refuse_stale(row.version, entered.version)
    row.need, row.note = need, clean_text(entered.note)
    row.effective_minutes, row.rounding = entered.effective_minutes, entered.rounding
    session.flush()
    replace_tasks(session, row.id, tasks)
    return need


def replace_tasks(session: Session, establishment_id: int, tasks: Sequence[Task]) -> None:
    """Put `tasks` in the place of those that were kept; what they were stays in the audit trail."""
    before = tasks_of(session, [establishment_id]).get(establishment_id, ())
    if before == tuple(tasks):
        return
    row = session.get_one(Establishment, establishment_id)
    # A sheet of the same need would not be seen as changed: its version is to say that its tasks are others.
    flag_modified(row, "need")
    session.execute(delete(NeedTask).where(NeedTask.establishment_id == establishment_id))
    session.add_all(
        NeedTask(establishment_id=establishment_id, position=position, **_columns(task))
        for position, task in enumerate(tasks, 1)
    )
    session.flush()
    audit(session, "edit", NeedTask.__tablename__, row.id, {"tasks": [[*map(_plain, before)], [*map(_plain, tasks)]]})
    note_bulk_change(session, NeedTask.__tablename__)


def year_history(session: Session, unit_id: int, post_id: int) -> list[YearNeed]:
    """The need of a post in a unit year by year, the newest first."""
    of_place = (Establishment.unit_id == unit_id, Establishment.post_id == post_id)
    rows = session.scalars(select(Establishment).where(*of_place).order_by(Establishment.year.desc())).all()
    tasks = tasks_of(session, [row.id for row in rows])
    return [
        YearNeed(
            year=row.year,
            need=row.need,
            tasks=len(tasks.get(row.id, ())),
            minutes=float(workload(tasks.get(row.id, ()), 1, Rounding.NEAREST).minutes),
            effective_minutes=row.effective_minutes,
            rounding=row.rounding,
        )
        for row in rows
    ]


def sheet_sources(session: Session, unit_id: int, post_id: int, year: int) -> list[SheetSource]:
    """Sheets with tasks that this one may be copied from: earlier years here first, then the same post elsewhere."""
    counted = (
        select(Establishment.unit_id, Establishment.post_id, Establishment.year, Unit.name, Post.title, func.count())
        .join(NeedTask, NeedTask.establishment_id == Establishment.id)
        .join(Unit, Unit.id == Establishment.unit_id)
        .join(Post, Post.id == Establishment.post_id)
        .where((Establishment.post_id == post_id) | (Establishment.unit_id == unit_id))
        .group_by(Establishment.id)
        .order_by(Establishment.year.desc(), Unit.name_key, Post.title_key)
    )
    found = [SheetSource(*row) for row in session.execute(counted)]
    others = [one for one in found if (one.unit_id, one.post_id, one.year) != (unit_id, post_id, year)]
    return sorted(others, key=lambda one: (one.post_id != post_id, one.unit_id != unit_id))


def copied_tasks(session: Session, source: SheetSource) -> tuple[Task, ...]:
    """The tasks of `source`, to be looked through before they are kept elsewhere."""
    row = _row(session, source.unit_id, source.post_id, source.year)
    return tasks_of(session, [row.id]).get(row.id, ()) if row else ()


def begin_year(session: Session, unit_id: int, year: int) -> None:
    """Begin a year of a unit as a copy of its last one, with all tasks."""
    _check_year(year)
    newest = session.scalar(select(func.max(Establishment.year)).where(Establishment.unit_id == unit_id))
    if newest is None:
        raise Refusal(_("This unit has no need of an earlier year to copy."), _("Type the tasks of its posts instead."))
    if newest >= year:
        raise Refusal(
            _("The needs of {year} are there already.").format(year=newest), _("Choose a later year to begin.")
        )
    open_year(session, unit_id, year)


def _check_frame(entered: TaskSheet) -> None:
    check_effective_minutes(entered.effective_minutes)
    _check_year(entered.year)


def _check_year(year: int) -> None:
    if not EARLIEST <= year <= LATEST:
        sentence = _("Not a likely year.")
        raise Refusal(sentence, "", {"year": sentence})


def _post_need(
    number: int, title: str, row: Establishment | None, tasks: dict[int, tuple[Task, ...]], held: int
) -> PostNeed:
    if row is None:
        return PostNeed(number, title, 0, held, 0, 0.0, None, recorded=False)
    own = tasks.get(row.id, ())
    load = workload(own, row.effective_minutes or 1, row.rounding or Rounding.NEAREST)
    people = load.shown_people() if row.effective_minutes else None
    return PostNeed(number, title, row.need, held, len(own), float(load.minutes), people)


def _row(session: Session, unit_id: int, post_id: int, year: int) -> Establishment | None:
    place = (Establishment.unit_id == unit_id, Establishment.post_id == post_id, Establishment.year == year)
    return session.scalars(select(Establishment).where(*place)).first()


def tasks_of(session: Session, establishment_ids: Sequence[int]) -> dict[int, tuple[Task, ...]]:
    """The tasks by the sheet they belong to, each sheet's in its order."""
    asked = select(NeedTask.establishment_id, NeedTask.task, NeedTask.result, NeedTask.volume, NeedTask.minutes)
    found: dict[int, list[Task]] = {}
    chosen = asked.where(NeedTask.establishment_id.in_(establishment_ids))
    for sheet, task, result, volume, minutes in session.execute(chosen.order_by(NeedTask.position, NeedTask.id)):
        found.setdefault(sheet, []).append(Task(task, result, volume, minutes))
    return {sheet: tuple(tasks) for sheet, tasks in found.items()}


def _held(session: Session, unit_id: int) -> dict[int, int]:
    held = select(Employee.post_id, func.count()).where(*HOLDS, Employee.unit_id == unit_id)
    counted = session.execute(held.where(Employee.post_id.is_not(None)).group_by(Employee.post_id))
    return {post: count for post, count in counted if post is not None}


def _columns(task: Task) -> dict[str, Any]:
    return {"task": task.task, "result": task.result, "volume": task.volume, "minutes": task.minutes}


def _plain(task: Task) -> list[Any]:
    return [task.task, task.result, task.volume, task.minutes]
