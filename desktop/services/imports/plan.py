"""What taking in a workbook of employees would change: who is new, who differs, who stays as they are."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from typing import Any

from sqlalchemy.orm import Session

from desktop.domain.cases.progress import Progress
from desktop.domain.dates import shown_date
from desktop.services.entries.list import AwaitedMove, awaited_moves
from desktop.services.imports.employees import VALUES, EmployeeRow
from desktop.services.imports.faults import Faults
from desktop.services.imports.places import Posts, Units
from desktop.text import _

COLUMNS = (*VALUES, "unit_id", "post_id")
BATCH = 2_000
USUAL_SHARE = 0.8
"""Where so many rows agree on a unit's parent, only the others are named."""
_QUESTIONS = 400
PLACE = {name: place for place, name in enumerate(COLUMNS)}
_NIP, _SIASN, _NAME, _SPOKEN = PLACE["nip"], PLACE["siasn_id"], PLACE["name_key"], PLACE["name"]


@dataclass(frozen=True, slots=True)
class Known:
    """An employee as the database has him."""

    id: int
    removed_reason: str | None
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """A new employee: all columns, and the row they came from."""

    values: tuple[Any, ...]
    row: EmployeeRow


@dataclass(frozen=True, slots=True)
class Changed:
    """An employee whose record differs from the workbook."""

    id: int
    old: tuple[Any, ...]
    values: tuple[Any, ...]
    row: EmployeeRow

    def differs(self, *columns: str) -> bool:
        """Whether one of `columns` is changed."""
        return any(self.old[PLACE[name]] != self.values[PLACE[name]] for name in columns)

    def differences(self) -> dict[str, list[Any]]:
        """Old and new value of each changed column."""
        pairs = zip(COLUMNS, self.old, self.values, strict=True)
        return {name: [old, new] for name, old, new in pairs if old != new}


@dataclass
class EmployeePlan:
    """What is to be written; `faults` are those that only the database could show."""

    units: Units
    posts: Posts
    headings: dict[str, str]
    today: date
    was_left: Callable[[int, int | None, int | None], bool]
    """Whether an employee held a post in a unit before, and left it."""
    faults: Faults = field(default_factory=Faults)
    added: list[Added] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    unchanged: int = 0
    met: dict[int, dict[str, list[EmployeeRow]]] = field(default_factory=dict)
    """Rows that name a unit unknown before, by unit and by the parent that they give it."""
    awaited: dict[int, AwaitedMove] = field(default_factory=dict)
    """By employee: moves that were entered in SIASN and that no export has shown yet."""
    shown: list[AwaitedMove] = field(default_factory=list)
    """Those of them that this workbook shows."""

    def begin(self, row: EmployeeRow) -> None:
        """What is found from now on is about `row`."""
        self.faults.begin(row.row, row.values[_NIP], row.values[_SPOKEN])

    def warn(self, column: str, value: Any, reason: str) -> None:
        """A warning in the present row."""
        self.faults.warn(self.headings.get(column, column), "" if value is None else value, reason)

    def reject(self, column: str, value: Any, reason: str) -> None:
        """A refusal of the present row."""
        self.faults.reject(self.headings.get(column, column), "" if value is None else value, reason)


def plan_employees(
    session: Session, rows: Sequence[EmployeeRow], headings: dict[str, str], today: date
) -> Generator[Progress, None, EmployeePlan]:
    """Compare `rows` with the database; nothing is written."""
    plan = EmployeePlan(Units(session), Posts(session), headings, today, _was_left(session))
    plan.awaited = awaited_moves(session)
    plan.units.learn_spelling(row.unit for row in rows if row.unit)
    seen: dict[str, int] = {}
    occupied = session.connection().exec_driver_sql("SELECT 1 FROM employee LIMIT 1").first() is not None
    done = 0
    for batch in _batches(rows):
        known = _known(session, batch) if occupied else {}
        for row in batch:
            plan.begin(row)
            if not _is_twice(plan, row, seen):
                _place(plan, row, known)
        done += len(batch)
        yield Progress(done, len(rows), _("Comparing with the database"))
    _doubt_units(plan)
    return plan


def _doubt_units(plan: EmployeePlan) -> None:
    """Name the rows by which a unit of a new tree would have two parents: one of them is likely a slip."""
    for number, parents in plan.met.items():
        total = sum(map(len, parents.values()))
        usual = max(parents, key=lambda name: len(parents[name]))
        trusted = {usual} if len(parents[usual]) >= USUAL_SHARE * total else set()
        if len(parents) == 1:
            continue
        for row in chain.from_iterable(parents[name] for name in parents if name not in trusted):
            plan.begin(row)
            reason = _("The workbook puts the unit {name} under several parents: {parents}. Check that it exists.")
            written = "" if row.unit is None else row.unit.written
            plan.warn("unit", written, reason.format(name=plan.units.name(number), parents=", ".join(parents)))


def _batches(rows: Iterable[EmployeeRow]) -> Iterator[list[EmployeeRow]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _is_twice(plan: EmployeePlan, row: EmployeeRow, seen: dict[str, int]) -> bool:
    """Whether an earlier row is the same person, by NIP or SIASN id."""
    nip, siasn = row.values[_NIP], row.values[_SIASN]
    for column, value in (("nip", nip), ("siasn_id", siasn)):
        first = seen.get(value) if value else None
        if first is not None:
            reason = _("The same person stands in row {first} and again in row {second}; the second was not taken.")
            plan.reject(column, value, reason.format(first=first, second=row.row))
            return True
    seen[nip] = row.row
    if siasn:
        seen[siasn] = row.row
    return False


def _known(session: Session, batch: Sequence[EmployeeRow]) -> dict[str, Known]:
    """Those of the batch whom the database has, by NIP and by SIASN id."""
    found: dict[str, Known] = {}
    run = session.connection().exec_driver_sql
    for start in range(0, len(batch), _QUESTIONS):
        part = batch[start : start + _QUESTIONS]
        nips = tuple(row.values[_NIP] for row in part)
        siasn = tuple(row.values[_SIASN] for row in part if row.values[_SIASN])
        for column, values in (("nip", nips), ("siasn_id", siasn)):
            marks = ", ".join("?" * len(values))
            statement = (
                f"SELECT id, CASE WHEN removed_at IS NULL THEN NULL ELSE removed_reason END, {', '.join(COLUMNS)} "  # noqa: S608
                f"FROM employee WHERE {column} IN ({marks})"
            )
            for number, removed, *kept in run(statement, values):
                known = Known(number, removed, tuple(kept))
                found[kept[_NIP]] = known
                if kept[_SIASN]:
                    found[kept[_SIASN]] = known
    return found


def _place(plan: EmployeePlan, row: EmployeeRow, known: dict[str, Known]) -> None:
    by_nip = known.get(row.values[_NIP])
    by_siasn = _by_siasn(plan, row, known)
    siasn = None if by_siasn is None and row.values[_SIASN] in known else row.values[_SIASN]
    if by_nip and by_siasn and by_nip.id != by_siasn.id:
        plan.reject("nip", row.values[_NIP], _("The NIP and the SIASN id belong to two different employees here."))
        return
    found = by_siasn or by_nip
    if found is not None and found.removed_reason is not None:
        reason = _("This employee was put aside here ({reason}). Bring the record back first.")
        plan.reject("nip", row.values[_NIP], reason.format(reason=found.removed_reason))
        return
    unit = _unit(plan, row) if row.unit else None
    if plan.faults.refused_row == row.row:
        return
    post = plan.posts.of(row.post)
    if reason := plan.posts.book.refusal(post):
        plan.reject("post", plan.posts.title(post), reason)
        return
    values = (siasn, *row.values[1:], unit, post)
    if found is not None and found.id in plan.awaited:
        _look_for_move(plan, plan.awaited[found.id], unit, post)
    if found is None:
        plan.added.append(Added(_with_defaults(values), row))
    elif values == found.values:
        plan.unchanged += 1
    else:
        _compare(plan, found, values, row)


def _look_for_move(plan: EmployeePlan, move: AwaitedMove, unit: int | None, post: int | None) -> None:
    """Whether the workbook shows a move that was entered in SIASN."""
    if (unit, post) == (move.unit_id, move.post_id):
        plan.shown.append(move)
        return
    reason = _("The move of this employee was entered in SIASN on {day}, but this workbook does not show it.")
    plan.warn("unit", plan.units.name(unit) if unit else "", reason.format(day=shown_date(move.entered_on)))


def _by_siasn(plan: EmployeePlan, row: EmployeeRow, known: dict[str, Known]) -> Known | None:
    """Whom the SIASN id belongs to; the id of somebody of another NIP and name is left out, or it would overwrite."""
    found = known.get(row.values[_SIASN]) if row.values[_SIASN] else None
    if found is None or found.values[_NIP] == row.values[_NIP] or found.values[_NAME] == row.values[_NAME]:
        return found
    reason = _("This SIASN id belongs to {name} here, who has another NIP; the id was left out.")
    plan.warn("siasn_id", row.values[_SIASN], reason.format(name=found.values[PLACE["name"]]))
    return None


def _unit(plan: EmployeePlan, row: EmployeeRow) -> int | None:
    named = row.unit
    if named is None:
        return None
    unit, reason, refused = plan.units.of(named)
    if reason:
        (plan.reject if refused else plan.warn)("unit", named.written, reason)
    if unit and named.parent and not plan.units.known_before:
        plan.met.setdefault(unit, {}).setdefault(named.parent, []).append(row)
    return unit


def _with_defaults(values: tuple[Any, ...]) -> tuple[Any, ...]:
    kind, status = PLACE["kind"], PLACE["legal_status"]
    if values[kind] and values[status]:
        return values
    filled = list(values)
    grade = values[PLACE["grade"]]
    filled[kind] = filled[kind] or ("pppk" if grade and "/" not in grade else "pns")
    filled[status] = filled[status] or ("71" if filled[kind] == "pppk" else "01")
    return tuple(filled)


def _compare(plan: EmployeePlan, found: Known, values: tuple[Any, ...], row: EmployeeRow) -> None:
    merged = [old if new is None or new == "" else new for new, old in zip(values, found.values, strict=True)]
    _keep_newer(plan, found, merged, ("unit_id", "post_id"), "post_since")
    _keep_newer(plan, found, merged, ("grade",), "grade_since")
    if not values[PLACE["post_since"]]:
        _keep_left(plan, found, merged)
    if merged[_NIP] != found.values[_NIP]:
        reason = _("The NIP was {old} here; the SIASN id shows that it is the same person.")
        plan.warn("nip", merged[_NIP], reason.format(old=found.values[_NIP]))
    if tuple(merged) == found.values:
        plan.unchanged += 1
    else:
        plan.changed.append(Changed(found.id, found.values, tuple(merged), row))


def _keep_newer(plan: EmployeePlan, found: Known, merged: list[Any], columns: tuple[str, ...], since: str) -> None:
    """A decree carried out here is newer than an export made before it: the export does not undo it."""
    places = [PLACE[name] for name in columns]
    here, there = found.values[PLACE[since]], merged[PLACE[since]]
    if not here or not there or there >= here or all(merged[place] == found.values[place] for place in places):
        return
    for place in (*places, PLACE[since]):
        merged[place] = found.values[place]
    reason = _("The workbook says since {there}, the record here is newer (since {here}) and was kept.")
    days = {"there": date.fromisoformat(there), "here": date.fromisoformat(here)}
    plan.warn(since, days["there"], reason.format(**{name: shown_date(day) for name, day in days.items()}))


def _keep_left(plan: EmployeePlan, found: Known, merged: list[Any]) -> None:
    """A workbook without the date that names a post left meanwhile is older: it does not undo the move."""
    unit, post = PLACE["unit_id"], PLACE["post_id"]
    same = (merged[unit], merged[post]) == (found.values[unit], found.values[post])
    if same or not plan.was_left(found.id, merged[unit], merged[post]):
        return
    merged[unit], merged[post] = found.values[unit], found.values[post]
    reason = _("The record here shows that this post was left meanwhile; it was kept. The workbook gives no date.")
    plan.warn("post_since", "", reason)


def _was_left(session: Session) -> Callable[[int, int | None, int | None], bool]:
    statement = (
        "SELECT 1 FROM post_history WHERE employee_id = ? AND unit_id IS ? AND post_id IS ? "
        "AND ends_on IS NOT NULL AND removed_at IS NULL LIMIT 1"
    )

    def was_left(employee: int, unit: int | None, post: int | None) -> bool:
        return session.connection().exec_driver_sql(statement, (employee, unit, post)).first() is not None

    return was_left
