"""Takes the workbook of wishes and skills in again: a row is kept or told with its fault, no record is lost."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Employee, Post, Unit
from desktop.domain.cases.consultation import SkillKind
from desktop.domain.employees.names import search_key
from desktop.domain.employees.nearest_names import nearest_name, squeezed
from desktop.domain.evaluation.reports import Grid, Paragraph
from desktop.domain.refusal import Refusal
from desktop.exchange.cells import clean_line, day_of_cell, whole_of_cell, written
from desktop.exchange.headings import normal
from desktop.exchange.reader import Cell, read_sheet
from desktop.services.cases.participation import (
    SkillEntry,
    SkillRow,
    WishEntry,
    WishRow,
    save_skill,
    save_wish,
    skills_of,
    wishes_of,
)
from desktop.services.imports.faults import Faults, RowFault
from desktop.services.reports import About, PrintedReport, printed
from desktop.services.wishes.sheets import HEADINGS, SKILL_CELLS, WISH_CELL
from desktop.text import _

_NEEDED = ("NIP", "JENIS")
_KINDS = {search_key(cell): kind for kind, cell in SKILL_CELLS.items()}
_NO_RANK = 10_000


@dataclass(frozen=True, slots=True)
class Stated:
    """What one row of the workbook says of an employee: a wish, or a skill."""

    row: int
    employee_id: int
    wish: WishEntry | None = None
    skill: SkillEntry | None = None


@dataclass(frozen=True, slots=True)
class WishIntake:
    """A workbook as it was read: what can be taken in, and the rows that cannot."""

    rows: tuple[Stated, ...]
    faults: tuple[RowFault, ...]
    empty: int
    """Rows that state nothing, as most of a sheet do."""

    @property
    def people(self) -> int:
        """How many employees state something."""
        return len({row.employee_id for row in self.rows})


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many lines are new, changed, and as they were; `faults` are those that only the record could show."""

    new: int
    changed: int
    same: int
    faults: tuple[RowFault, ...] = ()


def read_wishes(session: Session, path: Path, today: date) -> WishIntake:
    """What the workbook says; raises Refusal where it is no sheet of wishes. It only reads."""
    sheet, places = read_sheet(path, _recognised)
    if places is None:
        raise Refusal(
            _("This is no sheet of wishes: the columns {columns} are not all there.").format(
                columns=", ".join((*_NEEDED, *HEADINGS[6:8]))
            ),
            _("Export the sheet here, fill it in, and choose it again."),
        )
    reader = _Reader(places, Faults(), today, _Names(session))
    stated: list[Stated] = []
    empty = 0
    for number, cells in enumerate(sheet.rows, sheet.first_row):
        found = reader.read(number, cells)
        if found is not None:
            stated.append(found)
        elif reader.faults.refused_row != number:
            empty += 1
    return WishIntake(tuple(stated), tuple(reader.faults.rejected()), empty)


def take_in_wishes(session: Session, intake: WishIntake, today: date) -> TakenIn:
    """Record what was read. Wishes of the sheet come first, in its order; those that it does not name stay behind."""
    counts = [0, 0, 0]
    faults = Faults()
    for person, rows in rows_by_person(intake).items():
        for kept in (*_wishes(session, person, rows, faults, today), *_skills(session, person, rows, faults, today)):
            counts[kept] += 1
    return TakenIn(counts[_NEW], counts[_CHANGED], counts[_SAME], tuple(faults.rejected()))


def print_faults(session: Session, faults: Sequence[RowFault], now: datetime) -> PrintedReport:
    """The rows that were not taken in, to be corrected in the workbook."""
    headings = (_("Row"), _("Column"), _("What stands there"), _("Why"), _("Employee"))
    rows = (
        (str(one.row), one.column, one.value, one.reason, ", ".join(filter(None, (one.name, one.nip))))
        for one in sorted(faults, key=lambda one: one.row)
    )
    grid = Grid(headings, tuple(rows), (0.5, 1.8, 1.8, 3.0, 2.2), right=frozenset({0}))
    told = _("Correct these rows in the workbook and take it in again; what was recorded already stays as it is.")
    about = About(Employee.__tablename__)
    return printed(session, _("Rows not taken in"), "", (grid, Paragraph(told)), now, about=about, landscape=True)


_NEW, _CHANGED, _SAME = range(3)


def _wishes(session: Session, person: int, rows: Sequence[Stated], faults: Faults, today: date) -> Iterator[int]:
    for rank, (number, wish) in enumerate(wishes_in_order(rows), 1):
        known = next((one for one in wishes_of(session, person) if wish_key(one) == wish_key(wish)), None)
        entry = wish_to_keep(wish, known, rank)
        if known and (known.rank, known.note, known.stated_on) == (rank, entry.note, entry.stated_on):
            yield _SAME
        else:
            line = (known.id, known.version) if known else None
            if _saved(faults, number, lambda: save_wish(session, person, entry, today, line)):  # noqa: B023  # called at once
                yield _CHANGED if known else _NEW


def _skills(session: Session, person: int, rows: Sequence[Stated], faults: Faults, today: date) -> Iterator[int]:
    for number, skill in ((row.row, row.skill) for row in rows if row.skill is not None):
        known = next((one for one in skills_of(session, person) if skill_key(one) == skill_key(skill)), None)
        entry = skill_to_keep(skill, known)
        if known and entry == SkillEntry(known.kind, known.name, known.level, known.proof, known.stated_on):
            yield _SAME
        else:
            line = (known.id, known.version) if known else None
            if _saved(faults, number, lambda: save_skill(session, person, entry, today, line)):  # noqa: B023  # called at once
                yield _CHANGED if known else _NEW


def _saved(faults: Faults, number: int, save: Callable[[], int]) -> bool:
    """Whether a line could be kept; what speaks against it is told with its row."""
    try:
        save()
    except Refusal as refusal:
        faults.begin(number)
        faults.reject("", "", " ".join(refusal.fields.values()) or refusal.title)
        return False
    return True


def rows_by_person(intake: WishIntake) -> dict[int, list[Stated]]:
    """What the workbook states of each employee."""
    found: dict[int, list[Stated]] = defaultdict(list)
    for row in intake.rows:
        found[row.employee_id].append(row)
    return found


def wishes_in_order(rows: Sequence[Stated]) -> list[tuple[int, WishEntry]]:
    """The wishes among the rows with the numbers of these, the most wished first."""
    asked = [(row.row, row.wish) for row in rows if row.wish is not None]
    return sorted(asked, key=lambda pair: (pair[1].rank or _NO_RANK, pair[0]))


def wish_to_keep(wish: WishEntry, known: WishRow | None, rank: int) -> WishEntry:
    """A wish as it is recorded: what the cell cannot tell stays as it is known."""
    stated = known.stated_on if known and wish.stated_on is None else wish.stated_on
    # A cell is one line; what was written in several stays so.
    note = known.note if known and clean_line(known.note) == wish.note else wish.note
    return WishEntry(wish.unit_id, wish.post_id, wish.district, note, stated, rank)


def skill_to_keep(skill: SkillEntry, known: SkillRow | None) -> SkillEntry:
    """A skill as it is recorded: without a day it keeps the one that is known."""
    stated = known.stated_on if known and skill.stated_on is None else skill.stated_on
    return SkillEntry(skill.kind, skill.name, skill.level, skill.proof, stated)


def wish_key(wish: WishEntry | WishRow) -> tuple[int | None, int | None, str]:
    """By what a wish is known again."""
    return wish.unit_id, wish.post_id, search_key(wish.district)


def skill_key(skill: SkillEntry | SkillRow) -> tuple[SkillKind | None, str]:
    """By what a skill is known again."""
    return skill.kind, search_key(skill.name)


def _recognised(headings: tuple[str, ...]) -> dict[str, int] | None:
    """Index of each known column; None where the needed ones are not there."""
    given = [normal(heading) for heading in headings]
    places = {heading: given.index(normal(heading)) for heading in HEADINGS if normal(heading) in given}
    return places if all(heading in places for heading in (*_NEEDED, *HEADINGS[6:8])) else None


class _Names:
    """Employees by NIP, units and posts by name, as they are recorded now."""

    def __init__(self, session: Session) -> None:
        people = session.execute(select(Employee.nip, Employee.id).where(Employee.removed_at.is_(None)))
        self.people = {row.nip: row.id for row in people}
        units = session.execute(select(Unit.name_key, Unit.id, Unit.name).where(Unit.removed_at.is_(None)))
        posts = session.execute(select(Post.title_key, Post.id, Post.title).where(Post.removed_at.is_(None)))
        self.places: dict[str, dict[str, list[int]]] = {HEADINGS[6]: {}, HEADINGS[7]: {}}
        self.names: dict[str, dict[str, str]] = {HEADINGS[6]: {}, HEADINGS[7]: {}}
        for heading, rows in zip(HEADINGS[6:8], (units, posts), strict=True):
            for key, number, name in rows:
                self.places[heading].setdefault(key, []).append(number)
                self.names[heading][squeezed(name)] = name


class _Reader:
    """Reads one row after the other; a row without NIP goes on with the employee above, as merged cells do."""

    def __init__(self, places: dict[str, int], faults: Faults, today: date, names: _Names) -> None:
        self.faults = faults
        self._places = places
        self._today = today
        self._names = names
        self._nip = ""

    def read(self, number: int, cells: Sequence[Cell]) -> Stated | None:
        """What the row states; None where it states nothing or cannot be taken in."""
        row = {heading: cells[at] if at < len(cells) else "" for heading, at in self._places.items()}
        line = {heading: clean_line(written(cell)) for heading, cell in row.items()}
        self._nip = "".join(line["NIP"].split()) or self._nip
        if not any(line.get(heading) for heading in HEADINGS[6:13]):
            return None
        self.faults.begin(number, row["NIP"], row.get("NAMA", ""))
        person = self._names.people.get(self._nip)
        if person is None:
            self._reject("NIP", row, _("No employee with this NIP is recorded."))
        stated_on = self._day(row)
        kind = search_key(line["JENIS"])
        wish, skill = None, None
        if kind == search_key(WISH_CELL):
            wish = self._wish(row, line, stated_on)
        elif kind in _KINDS:
            skill = self._skill(_KINDS[kind], line, stated_on)
        else:
            known = ", ".join((WISH_CELL, *SKILL_CELLS.values()))
            self._reject("JENIS", row, _("This kind is not known; write one of: {known}.").format(known=known))
        if self.faults.refused_row == number or person is None:
            return None
        return Stated(number, person, wish, skill)

    def _wish(self, row: dict[str, Cell], line: dict[str, str], stated_on: date | None) -> WishEntry | None:
        unit, post = (self._named(heading, row, line[heading]) for heading in HEADINGS[6:8])
        district = line.get("KECAMATAN YANG DIINGINKAN", "")
        if not any(line[heading] for heading in HEADINGS[6:8]) and not district:
            self._reject(HEADINGS[6], row, _("Choose a unit or a post, or write a district."))
            return None
        if unit is not None and district:
            self._reject("KECAMATAN YANG DIINGINKAN", row, _("Either a unit or a district: the unit has its own."))
        return WishEntry(
            unit_id=unit,
            post_id=post,
            district=district,
            note=line.get("ALASAN", ""),
            stated_on=stated_on,
            rank=whole_of_cell(row.get("URUTAN", "")),
        )

    def _skill(self, kind: SkillKind, line: dict[str, str], stated_on: date | None) -> SkillEntry | None:
        name = line.get("ISI", "")
        if not name:
            self.faults.reject("ISI", "", _("It is not given what it is."))
            return None
        return SkillEntry(kind, name, line.get("TINGKAT", ""), line.get("BUKTI", ""), stated_on)

    def _named(self, heading: str, row: dict[str, Cell], name: str) -> int | None:
        found = self._names.places[heading].get(search_key(name), []) if name else []
        if name and not found:
            near = nearest_name(name, self._names.names[heading])
            unknown = _("No such name is recorded; copy it from the list of vacancies.")
            meant = _("No such name is recorded; perhaps “{name}” is meant.").format(name=near)
            self._reject(heading, row, meant if near else unknown)
        if len(found) > 1:
            self._reject(heading, row, _("{count} have this name; record this wish by hand.").format(count=len(found)))
        return found[0] if len(found) == 1 else None

    def _day(self, row: dict[str, Cell]) -> date | None:
        cell = row.get("TANGGAL", "")
        day = day_of_cell(cell)
        if cell not in {"", None} and (day is None or date.fromisoformat(day) > self._today):
            self._reject("TANGGAL", row, _("Not a day up to today."))
            return None
        return date.fromisoformat(day) if day else None

    def _reject(self, heading: str, row: dict[str, Cell], reason: str) -> None:
        self.faults.reject(heading, row.get(heading, ""), reason)
