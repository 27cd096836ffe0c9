"""Report of the moves of a period: by kind, how long they took, what was promised, and what changed in the units."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session, aliased

from desktop.db.tables import Commitment, Decree, Indicator, Objection, TransferCase, Unit
from desktop.domain.cases.cases import CaseKind
from desktop.domain.evaluation.before_after import CALLED, MOST_MONTHS, Verdict, compare, month_at, month_number
from desktop.domain.refusal import Refusal
from desktop.services.cases.list import CaseRow, case_rows
from desktop.services.evaluation.evaluation import MOVED_ON, MOVES, monthly_values
from desktop.services.row_blocks import in_blocks
from desktop.text import N_, _

UnitMonth = tuple[int, int]
"""A unit, and the month of a move that touched it, counted through."""
COUNTED_ONCE = N_("In the sums each unit is counted once, around its first move of the period.")


@dataclass(frozen=True, slots=True)
class MoveQuery:
    """Which moves: those begun from `first` to `last`, out of or into a unit and all below it (None: every unit)."""

    first: date
    last: date
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """How many indicators of the units may be called better or worse, and of how many nothing can be said."""

    better: int = 0
    worse: int = 0
    alike: int = 0
    too_few: int = 0

    def __add__(self, other: "Changed") -> "Changed":
        """Both together."""
        return Changed(
            self.better + other.better,
            self.worse + other.worse,
            self.alike + other.alike,
            self.too_few + other.too_few,
        )


Said = Mapping[UnitMonth, Changed]


@dataclass(frozen=True, slots=True)
class Promises:
    """How many promises were kept, broken, and are open."""

    kept: int = 0
    broken: int = 0
    open: int = 0

    def __add__(self, other: "Promises") -> "Promises":
        """Both together."""
        return Promises(self.kept + other.kept, self.broken + other.broken, self.open + other.open)


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One move of the period."""

    case: CaseRow
    moved_on: date
    unit_ids: tuple[int, ...]
    """The units of the region that the move touched."""
    days: int | None
    """Days from the draft to the decree."""
    objections: int
    promises: Promises
    changed: Changed


@dataclass(frozen=True, slots=True)
class KindRow:
    """All moves of one kind; `kind` is None for the line of all kinds."""

    kind: CaseKind | None
    moves: int
    days: float | None
    """The middle one of the days from draft to decree."""
    objections: int
    promises: Promises
    changed: Changed


@dataclass(frozen=True, slots=True)
class MoveReport:
    """The moves of a period, the newest first, and the sums by kind."""

    query: MoveQuery
    unit: str
    moves: tuple[MoveRow, ...]
    kinds: tuple[KindRow, ...]


def move_report(session: Session, query: MoveQuery) -> MoveReport:
    """The moves that `query` asks for, with what changed."""
    if query.first > query.last:
        sentence = _("The period ends before it begins.")
        raise Refusal(sentence, _("Check the dates."), {"first": sentence})
    found = session.execute(_moves(session, query)).all()
    ids = [row[0] for row in found]
    rows = {row.id: row for block in in_blocks(ids) for row in case_rows(session, block)}
    objections, promises = _objections(session, query), _promises(session, query)
    said = _changes(session, {(unit, month_number(row[1])) for row in found for unit in row[4:6] if unit is not None})
    moves = tuple(
        MoveRow(
            rows[case_id],
            moved_on,
            (touched := tuple(dict.fromkeys(unit_id for unit_id in units if unit_id is not None))),
            None if decided_on is None else (decided_on - opened_on).days,
            objections.get(case_id, 0),
            promises.get(case_id, Promises()),
            sum((said[unit_id, month_number(moved_on)] for unit_id in touched), Changed()),
        )
        for case_id, moved_on, opened_on, decided_on, *units in found
        if case_id in rows
    )
    unit = session.scalar(select(Unit.name).where(Unit.id == query.unit_id)) or ""
    return MoveReport(query, unit, moves, _by_kind(moves, said))


def first_moves(moves: Iterable[MoveRow]) -> dict[int, date]:
    """The day of the first of `moves` that touched each unit.

    A unit is counted once around it: twenty who moved there did not make one number better twenty times.
    """
    found: dict[int, date] = {}
    for move in moves:
        for unit_id in move.unit_ids:
            found[unit_id] = min(move.moved_on, found.get(unit_id, move.moved_on))
    return found


def moves_by_month(report: MoveReport) -> tuple[tuple[date, int], ...]:
    """How many moves each month of the period saw, also those without any."""
    first, last = month_number(report.query.first), month_number(report.query.last)
    counts = dict.fromkeys(range(first, last + 1), 0)
    for move in report.moves:
        counts[month_number(move.moved_on)] += 1
    return tuple((month_at(number), count) for number, count in counts.items())


def _moves(session: Session, query: MoveQuery) -> Any:
    """Statement of the moves, the newest first."""
    columns = (
        TransferCase.id,
        MOVED_ON,
        TransferCase.opened_on,
        Decree.decided_on,
        TransferCase.from_unit_id,
        TransferCase.to_unit_id,
    )
    return _of_period(select(*columns), session, query).order_by(MOVED_ON.desc(), TransferCase.id.desc())


def _of_period(found: Any, session: Session, query: MoveQuery) -> Any:
    """A select of any columns, narrowed to the moves that `query` asks for."""
    found = found.join(Decree, Decree.id == TransferCase.decree_id).where(
        *MOVES, MOVED_ON.between(query.first, query.last)
    )
    if query.unit_id is None:
        return found
    path = session.scalar(select(Unit.path).where(Unit.id == query.unit_id))
    below = aliased(Unit)
    inside = below.path.startswith(path, autoescape=True) if path else below.id == query.unit_id
    ids = select(below.id).where(or_(below.id == query.unit_id, inside))
    return found.where(or_(TransferCase.from_unit_id.in_(ids), TransferCase.to_unit_id.in_(ids)))


def _objections(session: Session, query: MoveQuery) -> dict[int, int]:
    counted = select(Objection.case_id, func.count()).join(TransferCase, TransferCase.id == Objection.case_id)
    return dict(session.execute(_of_period(counted, session, query).group_by(Objection.case_id)).all())


def _promises(session: Session, query: MoveQuery) -> dict[int, Promises]:
    kept = func.count(Commitment.fulfilled_on)
    broken = func.sum(case((Commitment.fulfilled_on.is_(None) & Commitment.broken_on.is_not(None), 1), else_=0))
    counted = select(Commitment.case_id, kept, broken, func.count())
    counted = counted.join(TransferCase, TransferCase.id == Commitment.case_id)
    rows = session.execute(_of_period(counted, session, query).group_by(Commitment.case_id))
    return {number: Promises(kept, broken, every - kept - broken) for number, kept, broken, every in rows}


def _changes(session: Session, touched: Collection[UnitMonth]) -> Said:
    """What may be said of each unit around each month in which a move touched it."""
    if not touched:
        return {}
    months = [month for _unit, month in touched]
    first, last = month_at(min(months) - MOST_MONTHS), month_at(max(months) + MOST_MONTHS)
    of_unit: dict[int, list[tuple[Indicator, dict[date, float]]]] = {unit: [] for unit, _month in touched}
    for row, values in monthly_values(session, [Indicator.unit_id.is_not(None)], first, last):
        if row.unit_id in of_unit:
            of_unit[row.unit_id].append((row, values))
    return {(unit, month): _changed(of_unit[unit], month_at(month)) for unit, month in touched}


def _changed(indicators: Sequence[tuple[Indicator, Mapping[date, float]]], moved_on: date) -> Changed:
    found = [compare(values, moved_on, row.better).verdict for row, values in indicators]
    called = {verdict: found.count(verdict) for verdict in (*CALLED, Verdict.TOO_FEW)}
    alike = len(found) - sum(called.values())
    return Changed(called[Verdict.BETTER], called[Verdict.WORSE], alike, called[Verdict.TOO_FEW])


def _by_kind(moves: Sequence[MoveRow], said: Said) -> tuple[KindRow, ...]:
    kinds = [kind for kind in CaseKind if any(move.case.kind is kind for move in moves)]
    rows = [_sum(kind, [move for move in moves if move.case.kind is kind], said) for kind in kinds]
    return (*rows, _sum(None, moves, said)) if len(rows) > 1 else tuple(rows)


def _sum(kind: CaseKind | None, moves: Sequence[MoveRow], said: Said) -> KindRow:
    days = [move.days for move in moves if move.days is not None]
    return KindRow(
        kind,
        len(moves),
        median(days) if days else None,
        sum(move.objections for move in moves),
        sum((move.promises for move in moves), Promises()),
        sum((said[unit, month_number(day)] for unit, day in first_moves(moves).items()), Changed()),
    )
