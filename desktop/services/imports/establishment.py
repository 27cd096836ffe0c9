"""Takes in the sheet of units, posts and needs: the unit tree, the posts, and the need of one year."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from desktop.db.changes import note_bulk_change
from desktop.domain.cases.progress import Progress
from desktop.domain.employees.education import education_code
from desktop.domain.employees.grades import read_grade
from desktop.domain.employees.names import LONGEST_LINE, search_key
from desktop.domain.refusal import Refusal
from desktop.exchange.cells import clean_line, decimal_of_cell, whole_of_cell, written
from desktop.exchange.headings import ESTABLISHMENT_FIELDS, Recognised
from desktop.exchange.reader import Cell, Sheet
from desktop.services.imports.codes import read_post_kind, report
from desktop.services.imports.employees import PostNamed
from desktop.services.imports.faults import Faults
from desktop.services.imports.places import Posts, Units
from desktop.text import _

BATCH = 500
MOST_NEEDED = 10_000
EARLIEST, LATEST = 2000, 2100
Key = tuple[int, int, int]
"""Unit, post and year."""


@dataclass(frozen=True, slots=True)
class EstablishmentRow:
    """One good row: a unit, a post in it, and how many of it the unit needs."""

    row: int
    unit_id: str
    unit: str
    parent: str
    place: dict[str, Any]
    """District and coordinates of the unit."""
    post: PostNamed
    traits: dict[str, Any]
    """What the post requires and when its holders retire."""
    need: int
    year: int = 0
    """0: the present one."""


class EstablishmentReader:
    """Reads rows of one sheet; faults go to `faults`."""

    def __init__(self, sheet: Sheet, recognised: Recognised, faults: Faults) -> None:
        places = recognised.places()
        self.faults = faults
        self.headings = {key: sheet.headings[place] for key, place in places.items()}
        self._at = {item.key: places.get(item.key, len(sheet.headings)) for item in ESTABLISHMENT_FIELDS}

    def read(self, number: int, cells: Sequence[Cell]) -> EstablishmentRow | None:
        """What row `number` says, or None if it is refused."""
        self.faults.begin(number)
        row = [*cells, *[""] * (max(self._at.values()) + 1 - len(cells))]
        given = {key: row[place] for key, place in self._at.items()}
        line = {key: clean_line(written(cell)) for key, cell in given.items()}
        for key in ("unit", "post"):
            self._check_name(key, given[key], line[key])
        need = whole_of_cell(given["need"])
        if need is None or not 0 <= need <= MOST_NEEDED:
            reason = _("The need must be a whole number from 0 to {most}.").format(most=MOST_NEEDED)
            self.faults.reject(self.headings["need"], given["need"], reason)
        year = self._year(given["year"])
        kind = read_post_kind("", line["post_kind"], line["post"])
        report(self.faults, self.headings, kind.remarks)
        if self.faults.refused_row == number or need is None:
            return None
        place = {
            "district": line["district"],
            "latitude": self._number("latitude", given["latitude"], decimal_of_cell, (-90, 90)),
            "longitude": self._number("longitude", given["longitude"], decimal_of_cell, (-180, 180)),
        }
        post = PostNamed("", line["post"], kind.value, "")
        return EstablishmentRow(
            row=number,
            unit_id=line["unit_id"],
            unit=line["unit"],
            parent=line["parent"],
            place=place,
            post=post,
            traits=self._traits(given, line),
            need=need,
            year=year,
        )

    def _check_name(self, key: str, cell: Cell, line: str) -> None:
        if not line:
            self.faults.reject(self.headings[key], cell, _("It is missing."))
        elif len(line) > LONGEST_LINE or line[0] in "=+@":
            self.faults.reject(self.headings[key], cell, _("This is no name."))

    def _year(self, cell: Cell) -> int:
        """The year of the need; an older sheet has no such column, and means the present one."""
        year = whole_of_cell(cell)
        if year is not None and EARLIEST <= year <= LATEST:
            return year
        if cell != "":
            self.faults.reject(self.headings["year"], cell, _("Not a likely year."))
        return 0

    def _traits(self, given: dict[str, Cell], line: dict[str, str]) -> dict[str, Any]:
        return {
            "job_class": self._number("job_class", given["job_class"], whole_of_cell, (1, 17)),
            "retirement_age": self._number("retirement_age", given["retirement_age"], whole_of_cell, (50, 75)),
            "least_education": self._education(line["least_education"]),
            "education_fields": line["education_fields"],
            "least_grade": self._grade(line["least_grade"]),
        }

    def _number(
        self, key: str, cell: Cell, read: Callable[[Cell], float | None], bounds: tuple[int, int]
    ) -> float | None:
        number = read(cell)
        if number is not None and bounds[0] <= number <= bounds[1]:
            return number
        if cell != "":
            reason = _("Not a number from {least} to {most}; it was left empty.")
            self.faults.warn(self.headings[key], cell, reason.format(least=bounds[0], most=bounds[1]))
        return None

    def _education(self, name: str) -> str:
        code = education_code(name)
        if name and not code:
            reason = _("This level of education is not known; it was left empty.")
            self.faults.warn(self.headings["least_education"], name, reason)
        return code

    def _grade(self, name: str) -> str:
        try:
            return read_grade(name).code if name else ""
        except Refusal as refusal:
            self.faults.warn(self.headings["least_grade"], name, str(refusal))
            return ""


@dataclass
class EstablishmentPlan:
    """What is to be written; `faults` are those that only the whole could show."""

    units: Units
    posts: Posts
    headings: dict[str, str]
    year: int
    faults: Faults = field(default_factory=Faults)
    added: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Unit, post, year and need."""
    changed: list[tuple[int, int]] = field(default_factory=list)
    """Need and id of the row."""
    new_rows: int = 0
    changed_rows: int = 0
    unchanged: int = 0
    not_moved: list[tuple[int, int, int]] = field(default_factory=list)
    """Row, unit and its wanted parent, where the parent stood below the unit."""


def plan_establishment(
    session: Session, rows: Sequence[EstablishmentRow], headings: dict[str, str], today: date
) -> Generator[Progress, None, EstablishmentPlan]:
    """Compare `rows` with the database for the year of `today`; nothing is written."""
    plan = EstablishmentPlan(Units(session), Posts(session), headings, today.year)
    statement = "SELECT unit_id, post_id, year, id, need FROM establishment"
    stored = session.connection().exec_driver_sql(statement)
    known = {(unit, post, year): (number, need) for unit, post, year, number, need in stored}
    seen: dict[Key, int] = {}
    for done, row in enumerate(rows, 1):
        plan.faults.begin(row.row)
        _place(plan, row, known, seen)
        if done % BATCH == 0:
            yield Progress(done, len(rows), _("Comparing with the database"))
    _move_the_others(plan)
    plan.units.gather_under_government()
    return plan


def write_establishment(session: Session, plan: EstablishmentPlan) -> Generator[Progress, None, None]:
    """Write everything that `plan` holds, in the session's transaction."""
    yield Progress(0, 0, _("Writing units and posts"))
    plan.units.write(session)
    plan.posts.book.write(session)
    run = session.connection().exec_driver_sql
    if plan.added:
        run("INSERT INTO establishment (unit_id, post_id, year, need) VALUES (?, ?, ?, ?)", plan.added)
    if plan.changed:
        # The sheet gives a number: it does not follow from the tasks any more.
        typed = "effective_minutes = NULL, rounding = NULL"
        run(f"UPDATE establishment SET need = ?, {typed}, version = version + 1 WHERE id = ?", plan.changed)  # noqa: S608
    if plan.added or plan.changed:
        note_bulk_change(session, "establishment")


def _place(
    plan: EstablishmentPlan,
    row: EstablishmentRow,
    known: dict[Key, tuple[int, int]],
    seen: dict[Key, int],
) -> None:
    steps = plan.units.book.steps + plan.posts.book.steps
    key = (_unit(plan, row), plan.posts.of(row.post) or 0, row.year or plan.year)
    if key in seen:
        reason = _("The same unit and post stand in row {first} and again in row {second}; the second was not taken.")
        heading = plan.headings["post"]
        plan.faults.reject(heading, row.post.title, reason.format(first=seen[key], second=row.row))
        return
    seen[key] = row.row
    if reason := plan.units.book.refusal(key[0]):
        plan.faults.reject(plan.headings["unit"], row.unit, reason)
        return
    if reason := plan.posts.book.refusal(key[1]):
        plan.faults.reject(plan.headings["post"], row.post.title, reason)
        return
    plan.posts.book.change(key[1], **row.traits)
    stored = known.get(key)
    if stored is None:
        plan.added.append((*key, row.need))
        plan.new_rows += 1
    elif stored[1] != row.need:
        plan.changed.append((row.need, stored[0]))
        plan.changed_rows += 1
    elif plan.units.book.steps + plan.posts.book.steps > steps:
        plan.changed_rows += 1
    else:
        plan.unchanged += 1


def _unit(plan: EstablishmentPlan, row: EstablishmentRow) -> int:
    units = plan.units
    parent = units.found_or_made(row.parent) if search_key(row.parent) != search_key(row.unit) else None
    number = units.find(row.unit_id, row.unit)
    if number is None:
        return units.make(row.unit_id, row.unit, parent, **row.place)
    # This sheet is the source of the tree: it names and places units that employees' sheets only mention.
    units.book.change(number, siasn_id=row.unit_id, name=row.unit, name_key=search_key(row.unit), **row.place)
    if parent is not None and not units.move_under(number, parent):
        plan.not_moved.append((row.row, number, parent))
    return number


def _move_the_others(plan: EstablishmentPlan) -> None:
    """Two units may have changed places, the lower one's row coming first; what is left goes round in a circle."""
    units = plan.units
    for row, number, parent in plan.not_moved:
        if not units.move_under(number, parent):
            plan.faults.begin(row)
            reason = _("The workbook puts {unit} under {parent}, which itself stands below it; it was not moved.")
            names = {"unit": units.name(number), "parent": units.name(parent)}
            plan.faults.warn(plan.headings["parent"], names["parent"], reason.format(**names))
