"""Takes in task sheets (ABK): rows of one post in a unit and a year are one sheet, taken in whole or not at all."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Establishment
from desktop.domain.cases.progress import Progress
from desktop.domain.employees.names import LONGEST_LINE, search_key
from desktop.domain.figures import read_figure
from desktop.domain.needs.tasks import (
    MOST_MINUTES,
    MOST_PEOPLE,
    Rounding,
    Task,
    checked_tasks,
    fault_of,
    workload,
)
from desktop.domain.refusal import Refusal
from desktop.exchange.cells import clean_line, whole_of_cell, written
from desktop.exchange.headings import TASK_FIELDS, Recognised
from desktop.exchange.reader import Cell, Sheet
from desktop.services.imports.faults import Faults
from desktop.services.imports.places import Posts, Units
from desktop.services.needs.tasks import EARLIEST, LATEST, TaskSheet, save_task_sheet, task_sheet
from desktop.text import _

BATCH = 200
Place = tuple[str, str, str, int]
"""Code and name of the unit, title of the post, year (0: the present one)."""
_ROUNDED = {"TERDEKAT": Rounding.NEAREST, "KE ATAS": Rounding.UP, "KE BAWAH": Rounding.DOWN}
ROUNDING_CELLS = {rounding: word for word, rounding in _ROUNDED.items()}
"""How a sheet writes the rounding: plain words, the same in every language of the screens."""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One row of a sheet; without a task it is refused, and its whole sheet with it."""

    row: int
    place: Place
    task: Task | None
    effective_minutes: int | None = None
    rounding: Rounding | None = None
    blank: bool = False
    """Whether it only names the post, as an exported sheet does where no task stands yet."""


class TaskReader:
    """Reads rows of task sheets; a row without unit and post goes on with those above, as merged cells do."""

    def __init__(self, sheet: Sheet, recognised: Recognised, faults: Faults) -> None:
        places = recognised.places()
        self.faults = faults
        self.headings = {key: sheet.headings[place] for key, place in places.items()}
        self._at = {item.key: places.get(item.key, len(sheet.headings)) for item in TASK_FIELDS}
        self._above: TaskRow | None = None

    def read(self, number: int, cells: Sequence[Cell]) -> TaskRow | None:
        """What row `number` says; None where it cannot be told which sheet it belongs to."""
        self.faults.begin(number)
        row = [*cells, *[""] * (max(self._at.values()) + 1 - len(cells))]
        given = {key: row[place] for key, place in self._at.items()}
        line = {key: clean_line(written(cell)) for key, cell in given.items()}
        above = self._above
        if above is None or line["unit"] or line["unit_id"] or line["post"]:
            above = self._above = self._begin(number, given, line)
        if above is None:
            return None
        if not any(line[key] for key in ("task", "result", "volume", "minutes")):
            return TaskRow(number, above.place, None, blank=True)
        return TaskRow(number, above.place, self._task(number, given, line), above.effective_minutes, above.rounding)

    def _begin(self, number: int, given: dict[str, Cell], line: dict[str, str]) -> TaskRow | None:
        """The sheet that a row begins."""
        for key in ("unit", "post"):
            if not line[key]:
                self.faults.reject(self.headings[key], given[key], _("It is missing."))
        year = self._whole("year", given["year"], (EARLIEST, LATEST))
        effective = self._whole("effective_minutes", given["effective_minutes"], (1, MOST_MINUTES))
        rounding = _ROUNDED.get(line["rounding"].upper())
        if line["rounding"] and rounding is None:
            known = ", ".join(_ROUNDED)
            reason = _("This rounding is not known; write one of: {known}.").format(known=known)
            self.faults.reject(self.headings["rounding"], given["rounding"], reason)
        if self.faults.refused_row == number:
            return None
        place = (line["unit_id"], line["unit"], line["post"], year or 0)
        return TaskRow(number, place, None, effective, rounding)

    def _task(self, number: int, given: dict[str, Cell], line: dict[str, str]) -> Task | None:
        figures = [self._figure(key, given[key]) for key in ("volume", "minutes")]
        if len(line["result"]) > LONGEST_LINE:
            self.faults.reject(self.headings["result"], given["result"], _("This is too long."))
        if not line["task"]:
            self.faults.reject(self.headings["task"], given["task"], _("It is missing."))
        if self.faults.refused_row == number:
            return None
        task = Task(line["task"], line["result"], *figures)
        if fault := fault_of(task):
            self.faults.reject(self.headings["volume"], given["volume"], fault)
            return None
        return task

    def _figure(self, key: str, cell: Cell) -> float:
        if isinstance(cell, (int, float)) and not isinstance(cell, bool):
            return float(cell)
        try:
            return read_figure(written(cell))
        except Refusal as refusal:
            self.faults.reject(self.headings[key], cell, refusal.title if cell != "" else _("It is missing."))
            return 0.0

    def _whole(self, key: str, cell: Cell, bounds: tuple[int, int]) -> int | None:
        number = whole_of_cell(cell)
        if number is not None and bounds[0] <= number <= bounds[1]:
            return number
        if cell != "":
            reason = _("Not a whole number from {least} to {most}.").format(least=bounds[0], most=bounds[1])
            self.faults.reject(self.headings[key], cell, reason)
        return None


@dataclass
class TaskPlan:
    """The sheets that are to be written; `faults` are those that only the whole could show."""

    units: Units
    posts: Posts
    headings: dict[str, str]
    today: date
    sheets: list[TaskSheet] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)
    new_rows: int = 0
    changed_rows: int = 0
    unchanged: int = 0


def plan_tasks(
    session: Session, rows: Sequence[TaskRow], headings: dict[str, str], today: date
) -> Generator[Progress, None, TaskPlan]:
    """Gather `rows` to sheets and compare these with the database; nothing is written."""
    plan = TaskPlan(Units(session), Posts(session), headings, today)
    gathered: dict[Place, list[TaskRow]] = {}
    for row in rows:
        gathered.setdefault(row.place, []).append(row)
    seen: dict[tuple[int, int, int], int] = {}
    for done, (place, lines) in enumerate(gathered.items(), 1):
        _place(session, plan, place, lines, seen)
        if done % BATCH == 0:
            yield Progress(done, len(gathered), _("Comparing with the database"))
    return plan


def write_tasks(session: Session, plan: TaskPlan) -> Generator[Progress, None, None]:
    """Write every sheet of `plan`; the need follows from its tasks."""
    for done, sheet in enumerate(plan.sheets):
        if done % BATCH == 0:
            yield Progress(done, len(plan.sheets), _("Writing task sheets"))
        save_task_sheet(session, sheet)


def _place(
    session: Session,
    plan: TaskPlan,
    place: Place,
    lines: Sequence[TaskRow],
    seen: dict[tuple[int, int, int], int],
) -> None:
    plan.unchanged += sum(line.blank for line in lines)
    lines = [line for line in lines if not line.blank]
    if not lines:
        return
    broken = [line.row for line in lines if line.task is None]
    if broken:
        reason = _("Row {row} of the same task sheet has a fault; a sheet is taken in whole.").format(row=broken[0])
        _reject(plan, [line for line in lines if line.task is not None], "task", reason)
        return
    unit, post = _unit(plan, place, lines), _post(session, plan, place, lines)
    if unit is None or post is None:
        return
    key = (unit, post, place[3] or plan.today.year)
    if key in seen:
        reason = _("The same unit, post and year stand in row {first} already under another name.")
        _reject(plan, lines, "post", reason.format(first=seen[key]))
        return
    seen[key] = lines[0].row
    _compare(session, plan, key, lines)


def _compare(session: Session, plan: TaskPlan, key: tuple[int, int, int], lines: Sequence[TaskRow]) -> None:
    known = task_sheet(session, *key)
    first = lines[0]
    try:
        tasks = checked_tasks([line.task for line in lines if line.task is not None])
    except Refusal as refusal:
        _reject(plan, lines, "task", refusal.title)
        return
    sheet = TaskSheet(
        unit_id=known.unit_id,
        post_id=known.post_id,
        year=known.year,
        tasks=tasks,
        effective_minutes=first.effective_minutes or known.effective_minutes,
        rounding=first.rounding or known.rounding,
        note=known.note,
    )
    need = workload(tasks, sheet.effective_minutes, sheet.rounding).need
    if need > MOST_PEOPLE:
        _reject(plan, lines, "task", _("These tasks would need {count} people.").format(count=need))
        return
    # A number that was typed over the same tasks stays: taking an export in again changes nothing.
    if known.version and _counted(sheet) == _counted(known):
        plan.unchanged += len(lines)
        return
    plan.sheets.append(sheet)
    if known.version:
        plan.changed_rows += len(lines)
    else:
        plan.new_rows += len(lines)


def _counted(sheet: TaskSheet) -> tuple[object, ...]:
    """What the need of a sheet follows from."""
    return (sheet.tasks, sheet.effective_minutes, sheet.rounding)


def _unit(plan: TaskPlan, place: Place, lines: Sequence[TaskRow]) -> int | None:
    number = plan.units.find(place[0], place[1])
    if number is None:
        reason = _("No unit, or more than one, is called so; give its code (KODE UNOR) or add it first.")
        _reject(plan, lines, "unit", reason, place[1])
    elif reason := plan.units.book.refusal(number):
        _reject(plan, lines, "unit", reason, place[1])
        return None
    return number


def _post(session: Session, plan: TaskPlan, place: Place, lines: Sequence[TaskRow]) -> int | None:
    """The post of this title; of several kinds with one title, the one that is needed anywhere."""
    same = plan.posts.book.living(list(plan.posts.book.by_key.get(search_key(place[2]), ())))
    if len(same) > 1:
        used = session.scalars(select(Establishment.post_id).where(Establishment.post_id.in_(same)).distinct()).all()
        same = list(used)
    if len(same) == 1:
        return same[0]
    _reject(plan, lines, "post", _("No post, or more than one, is called so; correct the title or add it."), place[2])
    return None


def _reject(plan: TaskPlan, lines: Sequence[TaskRow], key: str, reason: str, value: str = "") -> None:
    for line in lines:
        plan.faults.begin(line.row)
        plan.faults.reject(plan.headings[key], value or (line.task.task if line.task else ""), reason)
