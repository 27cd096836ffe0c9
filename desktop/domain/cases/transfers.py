"""What a move does to an employee's record and history of posts, so that it can be undone exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.employees.employees import Assignment, HistoryKind


@dataclass(frozen=True, slots=True)
class PostHeld:
    """The post that an employee's record shows."""

    unit_id: int | None
    post_id: int | None
    since: date | None


@dataclass(frozen=True, slots=True)
class PostLine:
    """A line of the history of posts, as far as a move touches it."""

    id: int
    unit_id: int | None
    post_id: int | None
    starts_on: date | None
    ends_on: date | None
    assignment: Assignment = Assignment.DEFINITIVE


@dataclass(frozen=True, slots=True)
class MovePlan:
    """Lines to end on a day, whether the old post needs a line first, and what kind the new line is."""

    last_day: date
    ends: tuple[int, ...]
    record_old_post: bool
    kind: HistoryKind


@dataclass(frozen=True, slots=True)
class MadeMove:
    """A move that an import brought first: its lines, those it ended, and since when the old post was held."""

    opened: tuple[int, ...]
    ended: tuple[int, ...]
    since: date | None


def is_overtaken(held: PostHeld, to: PostHeld) -> bool:
    """Whether the record shows another post, taken up after the day of the move: the move must not undo it."""
    if held.since is None or to.since is None:
        return False
    return held.since > to.since and not is_made(held, to)


def is_made(held: PostHeld, to: PostHeld) -> bool:
    """Whether the record shows the new post already."""
    return _place(held) == _place(to)


def made_move(left: PostHeld, lines: Sequence[PostLine], to: PostHeld) -> MadeMove:
    """What a move from `left` to `to` changed in the history when somebody else wrote it."""
    own = [line for line in lines if line.assignment is Assignment.DEFINITIVE]
    ended = [(line.ends_on, line) for line in own if _place(line) == _place(left) and line.ends_on is not None]
    last = max(ended, key=lambda pair: pair[0], default=None)
    return MadeMove(
        opened=tuple(line.id for line in own if _place(line) == _place(to) and line.ends_on is None),
        ended=(last[1].id,) if last else (),
        since=last[1].starts_on if last else None,
    )


def plan_move(held: PostHeld, lines: Sequence[PostLine], to: PostHeld) -> MovePlan:
    """How the history changes when the employee takes up `to` on its day; `to.since` must be given."""
    if to.since is None:
        raise ValueError("a move needs its day")
    last_day = to.since - timedelta(days=1)
    ends = [line for line in lines if _ends_with_the_move(line, to.since)]
    known = any(_place(line) == _place(held) for line in ends)
    return MovePlan(
        last_day=last_day,
        ends=tuple(line.id for line in ends),
        record_old_post=held.post_id is not None and not known and (held.since is None or held.since <= last_day),
        kind=HistoryKind.UNIT if held.post_id == to.post_id else HistoryKind.POST,
    )


def _place(held: PostHeld | PostLine) -> tuple[int | None, int | None]:
    return held.unit_id, held.post_id


def _ends_with_the_move(line: PostLine, day: date) -> bool:
    """Acting posts go on, and a line that begins later than the move is not ours to end."""
    held = line.ends_on is None and line.assignment is Assignment.DEFINITIVE
    return held and (line.starts_on is None or line.starts_on < day)
