"""What a move does to the history of posts."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.cases.transfers import PostHeld, PostLine, plan_move
from desktop.domain.employees.employees import Assignment, HistoryKind

TMT = date(2026, 12, 1)
HELD = PostHeld(1, 1, date(2020, 1, 2))
days = st.dates(date(1990, 1, 1), date(2030, 1, 1))


def test_the_line_of_the_old_post_ends_the_day_before() -> None:
    plan = plan_move(HELD, [PostLine(7, 1, 1, HELD.since, None)], PostHeld(2, 1, TMT))
    assert (plan.ends, plan.last_day, plan.record_old_post) == ((7,), date(2026, 11, 30), False)


def test_an_old_post_unknown_to_the_history_is_recorded_first() -> None:
    assert plan_move(HELD, [], PostHeld(2, 2, TMT)).record_old_post


def test_acting_posts_go_on() -> None:
    acting = PostLine(8, 3, 3, date(2025, 1, 1), None, Assignment.ACTING)
    assert plan_move(HELD, [acting], PostHeld(2, 2, TMT)).ends == ()


def test_the_same_post_in_another_unit_is_a_change_of_unit() -> None:
    assert plan_move(HELD, [], PostHeld(2, 1, TMT)).kind is HistoryKind.UNIT
    assert plan_move(HELD, [], PostHeld(2, 2, TMT)).kind is HistoryKind.POST


@given(st.lists(st.tuples(st.none() | days, st.none() | days), max_size=5), days)
def test_only_open_lines_that_began_earlier_end(lines: list[tuple[date | None, date | None]], day: date) -> None:
    history = [PostLine(at, 1, 1, start, end) for at, (start, end) in enumerate(lines)]
    plan = plan_move(HELD, history, PostHeld(2, 2, day))
    assert plan.last_day == day - timedelta(days=1)
    for line in history:
        ends = line.ends_on is None and (line.starts_on is None or line.starts_on < day)
        assert (line.id in plan.ends) is ends
