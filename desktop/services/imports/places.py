"""Units and posts while a workbook is taken in: found by code or name, made where the workbook is their source.

Everything happens in memory until `write`, so that a check without writing takes the same way.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from desktop.db.changes import note_bulk_change
from desktop.domain.employees.names import search_key
from desktop.domain.employees.posts import PostKind
from desktop.services.imports.codes import post_level
from desktop.services.imports.employees import PostNamed, UnitNamed
from desktop.text import _

UNIT_COLUMNS = ("siasn_id", "name", "name_key", "parent_id", "path", "district", "latitude", "longitude")
POST_COLUMNS = (
    *("siasn_id", "title", "title_key", "kind", "level", "echelon", "job_class", "retirement_age"),
    *("least_education", "education_fields", "least_grade"),
)
Row = dict[str, Any]
Met = tuple[int | None, str, bool]
"""A unit, what is to be said about the way it is named, and whether that keeps the row out."""
_EMPTY = (None, "")
_GOVERNMENT = "pemerintah "


@dataclass
class Book:
    """Rows of one table by id, with what was added and what was changed."""

    table: str
    columns: tuple[str, ...]
    key: str
    """The column by which names are compared."""
    rows: dict[int, Row] = field(default_factory=dict)
    added: list[int] = field(default_factory=list)
    changed: set[int] = field(default_factory=set)
    steps: int = 0
    """How often anything was added or changed."""
    put_aside: dict[int, str] = field(default_factory=dict)
    """Why rows were put aside, by id."""
    by_siasn: dict[str, int] = field(default_factory=dict)
    by_key: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def read(cls, session: Session, table: str, columns: tuple[str, ...], key: str) -> "Book":
        """All rows of `table`."""
        book = cls(table, columns, key)
        names = ", ".join(("id", "removed_at", "removed_reason", *columns))
        statement = f"SELECT {names} FROM {table} ORDER BY id"  # noqa: S608  # names of our own tables
        for number, removed, reason, *values in session.connection().exec_driver_sql(statement):
            book._keep(number, dict(zip(columns, values, strict=True)))
            if removed is not None:
                book.put_aside[number] = reason
        return book

    def add(self, row: Row) -> int:
        """A new row; its id is given now, so that others can point to it."""
        number = max(self.rows, default=0) + 1
        self._keep(number, {column: row.get(column) for column in self.columns})
        self.added.append(number)
        self.steps += 1
        return number

    def living(self, numbers: list[int]) -> list[int]:
        """Those of `numbers` that were not put aside, or all if all were."""
        return [number for number in numbers if number not in self.put_aside] or numbers

    def refusal(self, number: int | None) -> str:
        """Why nobody can come to a row that was put aside; empty for any other."""
        if number not in self.put_aside:
            return ""
        name = self.rows[number]["name" if self.key == "name_key" else "title"]
        sentence = _("{name} was put aside here ({reason}). Bring it back first, or correct the workbook.")
        return sentence.format(name=name, reason=self.put_aside[number])

    def complete(self, number: int, **values: Any) -> None:
        """Fill what is still empty."""
        self.change(number, **{name: value for name, value in values.items() if self.rows[number][name] in _EMPTY})

    def change(self, number: int, **values: Any) -> None:
        """Change what `values` says otherwise and does not leave empty."""
        row = self.rows[number]
        news = {name: value for name, value in values.items() if value not in _EMPTY and row[name] != value}
        if not news:
            return
        row.update(news)
        self.changed.add(number)
        self.steps += 1
        if "siasn_id" in news:
            self.by_siasn[news["siasn_id"]] = number
        if self.key in news:
            self.by_key[news[self.key]].append(number)

    def write(self, session: Session) -> None:
        """Write what was added and changed."""
        run = session.connection().exec_driver_sql
        marks = ", ".join("?" * (len(self.columns) + 1))
        if self.added:
            rows = [self._tuple(number, ("id", *self.columns)) for number in self.added]
            run(f"INSERT INTO {self.table} (id, {', '.join(self.columns)}) VALUES ({marks})", rows)  # noqa: S608
        changed = sorted(self.changed.difference(self.added))
        if changed:
            values = ", ".join(f"{column} = ?" for column in self.columns)
            rows = [self._tuple(number, (*self.columns, "id")) for number in changed]
            run(f"UPDATE {self.table} SET {values}, version = version + 1 WHERE id = ?", rows)  # noqa: S608
        if self.added or changed:
            note_bulk_change(session, self.table)

    def _keep(self, number: int, row: Row) -> None:
        self.rows[number] = row
        self.by_key[row[self.key]].append(number)
        if row["siasn_id"]:
            self.by_siasn[row["siasn_id"]] = number

    def _tuple(self, number: int, columns: Iterable[str]) -> tuple[Any, ...]:
        row = self.rows[number]
        # Text columns hold no NULL; the others may.
        return tuple(number if column == "id" else _stored(column, row[column]) for column in columns)


_NULLABLE = frozenset({"siasn_id", "parent_id", "latitude", "longitude", "job_class", "retirement_age"})


def _stored(column: str, value: Any) -> Any:
    if column in _NULLABLE:
        return None if value == "" else value
    return "" if value is None else value


class Units:
    """The unit tree as the workbook is read into it."""

    def __init__(self, session: Session) -> None:
        self.book = Book.read(session, "unit", UNIT_COLUMNS, "name_key")
        self.known_before = bool(self.book.rows)
        self._met: dict[UnitNamed, Met] = {}
        self._doubtful: dict[int, str] = {}
        """Why units that were made need a look, told at each row that names them."""
        self._spelling: dict[str, str] = {}

    def learn_spelling(self, named: Iterable[UnitNamed]) -> None:
        """Call a new unit as most rows write it, not as the first happens to."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for unit in named:
            if unit.siasn_id and unit.name == unit.written:
                counts[unit.siasn_id][unit.name] += 1
        self._spelling = {code: spellings.most_common(1)[0][0] for code, spellings in counts.items()}

    def name(self, number: int | None) -> str:
        """Name of a unit."""
        return str(self.book.rows[number]["name"]) if number else ""

    def of(self, named: UnitNamed) -> Met:
        """The unit that a row names; made if the row gives its code and name, refused if it cannot be told."""
        met = self._met.get(named)
        if met is None:
            met = self._met[named] = self._meet(named)
        return met

    def find(self, siasn_id: str, name: str) -> int | None:
        """The unit with this code, or the only one with this name and no other code."""
        if siasn_id in self.book.by_siasn:
            return self.book.by_siasn[siasn_id]
        same = [
            number
            for number in self.book.by_key.get(search_key(name), ())
            if not siasn_id or not self.book.rows[number]["siasn_id"]
        ]
        same = self.book.living(same)
        return same[0] if len(same) == 1 else None

    def make(self, siasn_id: str, name: str, parent: int | None, **more: Any) -> int:
        """A new unit under `parent`."""
        values = {"siasn_id": siasn_id or None, "name": name, "name_key": search_key(name), "parent_id": parent}
        return self.book.add({**values, **more})

    def put_under(self, number: int, parent: int | None) -> None:
        """Give a unit the parent it lacks, unless the parent stands below it."""
        if self.book.rows[number]["parent_id"] is None:
            self.move_under(number, parent)

    def move_under(self, number: int, parent: int | None) -> bool:
        """Give a unit this parent, unless the parent stands below it; whether it stands there now."""
        if parent is not None and number in self._line(parent):
            return False
        self.book.change(number, parent_id=parent)
        return True

    def found_or_made(self, name: str, government: str = "") -> int | None:
        """The unit called `name`, made under the `government` if it is new."""
        if not name:
            return None
        number = self.find("", name)
        if number is None and not self.book.by_key.get(search_key(name)):
            number = self.make("", name, None)
        if number is not None and government and search_key(government) != search_key(name):
            self.put_under(number, self.found_or_made(government))
        return number

    def gather_under_government(self) -> None:
        """Put units without a parent under the government, where the tree knows exactly one."""
        roots = [number for number, row in self.book.rows.items() if row["parent_id"] is None]
        governments = [number for number in roots if self.book.rows[number]["name_key"].startswith(_GOVERNMENT)]
        if len(governments) == 1:
            for number in roots:
                if number != governments[0]:
                    self.put_under(number, governments[0])

    def write(self, session: Session) -> None:
        """Write the tree, with the path of each unit that is new or has moved."""
        for number in self.book.rows:
            path = "".join(f"/{step}" for step in reversed(self._line(number))) + "/"
            self.book.change(number, path=path)
        # A unit is written after the one above it, which it points to.
        self.book.added.sort(key=lambda number: len(self._line(number)))
        self.book.write(session)

    def _line(self, number: int) -> list[int]:
        """The unit and those above it."""
        line = [number]
        while (parent := self.book.rows[line[-1]]["parent_id"]) is not None and parent not in line:
            line.append(parent)
        return line

    def _meet(self, named: UnitNamed) -> Met:
        number = self.find(named.siasn_id, named.name)
        if reason := self.book.refusal(number):
            return None, reason, True
        if number is not None:
            return number, self._doubtful.get(number) or self._join(number, named), False
        if not named.name:
            return None, _("The unit {code} is not known and has no name.").format(code=named.siasn_id), True
        if not named.siasn_id and self.known_before:
            if self.book.by_key.get(search_key(named.name)):
                return None, _("Several units are called so; give the unit's code (UNOR ID)."), True
            return None, _("No unit is called so. Correct the name, or add the unit first."), True
        number = self.make(named.siasn_id, self._spelling.get(named.siasn_id, named.name), self._parent_of(named))
        if self.known_before:
            reason = _("The unit {name} ({code}) was not known; it is added to the tree. Check that it exists.")
            self._doubtful[number] = reason.format(name=named.name, code=named.siasn_id)
        return number, self._doubtful.get(number) or self._join(number, named), False

    def _join(self, number: int, named: UnitNamed) -> str:
        row = self.book.rows[number]
        self.book.complete(number, siasn_id=named.siasn_id)
        self.put_under(number, self._parent_of(named))
        if not named.name or named.written == row["name"]:
            return ""
        if search_key(named.name) != row["name_key"]:
            reason = _("The code {code} belongs to the unit {name}, which was taken.")
            return reason.format(code=named.siasn_id, name=row["name"])
        return _("Read as the unit {name}.").format(name=row["name"])

    def _parent_of(self, named: UnitNamed) -> int | None:
        own = search_key(named.name)
        for name in (named.parent, named.government):
            if name and search_key(name) != own:
                return self.found_or_made(name, named.government)
        return None


class Posts:
    """The posts as the workbook is read into them."""

    def __init__(self, session: Session) -> None:
        self.book = Book.read(session, "post", POST_COLUMNS, "title_key")
        self._met: dict[PostNamed, int] = {}

    def title(self, number: int | None) -> str:
        """Title of a post."""
        return str(self.book.rows[number]["title"]) if number else ""

    def of(self, named: PostNamed | None) -> int | None:
        """The post that a row names, made if it is new."""
        if named is None:
            return None
        if named not in self._met:
            self._met[named] = self.found_or_made(named)
        return self._met[named]

    def found_or_made(self, named: PostNamed) -> int:
        """The post with this code, or this title and kind; a new one has no retirement age until it is given."""
        number = self.book.by_siasn.get(named.siasn_id) if named.siasn_id else None
        if number is None:
            key = search_key(named.title)
            number = next((one for one in self.book.by_key.get(key, ()) if self._is(one, named)), None)
        if number is None:
            level = post_level(named.title) if named.kind == PostKind.FUNCTIONAL else ""
            values = {"siasn_id": named.siasn_id or None, "title": named.title, "title_key": search_key(named.title)}
            number = self.book.add({**values, "kind": named.kind, "level": level})
        self.book.complete(number, siasn_id=named.siasn_id, echelon=named.echelon)
        return number

    def _is(self, number: int, named: PostNamed) -> bool:
        row = self.book.rows[number]
        return row["kind"] == named.kind and not (named.siasn_id and row["siasn_id"])
