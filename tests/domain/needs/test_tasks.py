"""ABK arithmetic, by worked examples counted by hand and by properties."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.needs.tasks import (
    MOST_MINUTES,
    MOST_TASKS,
    Rounding,
    Task,
    check_effective_minutes,
    checked_tasks,
    exact,
    sheet_number,
    sheet_place,
    whole,
    workload,
)
from desktop.domain.refusal import Refusal

NEAREST, UP, DOWN = Rounding.NEAREST, Rounding.UP, Rounding.DOWN
ISLANDS = [
    # Pengadministrasi perkantoran of a kelurahan: 48,000 + 60,000 + 13,750 = 121,750 minutes, / 75,000 = 1.62333…
    Task("Mengagenda surat masuk", "surat", 2400, 20),
    Task("Mengetik surat keterangan", "surat", 4000, 15),
    Task("Menata arsip", "berkas", 2750, 5),
]
NURSES = [
    # 18,000 patients × 12.5 minutes + 250 days × 60 minutes = 240,000 minutes, / 75,000 = 3.2 and / 72,000 = 3.3333…
    Task("Asuhan keperawatan", "pasien", 18_000, 12.5),
    Task("Persiapan ruang", "hari", 250, 60),
]
HALF = [Task("Menyusun laporan", "laporan", 1250, 150)]
"""187,500 minutes: 2.5 people of 75,000, and 2.6041666… of 72,000."""


@pytest.mark.parametrize(
    ("tasks", "effective", "minutes", "shown", "needs"),
    [
        (ISLANDS, 75_000, 121_750, 1.62, (2, 2, 1)),
        (ISLANDS, 72_000, 121_750, 1.69, (2, 2, 1)),
        (ISLANDS, 74_760, 121_750, 1.63, (2, 2, 1)),
        (NURSES, 75_000, 240_000, 3.2, (3, 4, 3)),
        (NURSES, 72_000, 240_000, 3.33, (3, 4, 3)),
        (HALF, 75_000, 187_500, 2.5, (3, 3, 2)),
        (HALF, 72_000, 187_500, 2.6, (3, 3, 2)),
        ([Task("Menjaga loket", "hari", 250, 300)], 75_000, 75_000, 1.0, (1, 1, 1)),
        ([Task("Menjaga loket", "hari", 250, 300)], 72_000, 75_000, 1.04, (1, 2, 1)),
        ([], 75_000, 0, 0.0, (0, 0, 0)),
    ],
)
def test_worked_examples(
    tasks: list[Task], effective: int, minutes: int, shown: float, needs: tuple[int, int, int]
) -> None:
    found = [workload(tasks, effective, rounding) for rounding in (NEAREST, UP, DOWN)]
    assert found[0].minutes == minutes
    assert found[0].shown_people() == shown
    assert tuple(one.need for one in found) == needs


def test_tenths_are_tenths() -> None:
    """Ten times 0.1 × 37,500 minutes is half a year: as floats it would be a hair less, and nobody would come."""
    tasks = [Task("Rapat", "kali", 0.1, 37_500)] * 10
    assert workload(tasks, 75_000, NEAREST).people == Fraction(1, 2)
    assert workload(tasks, 75_000, NEAREST).need == 1
    assert exact(0.1) * 3 == Fraction(3, 10)


@pytest.mark.parametrize(
    ("minutes", "rounding", "need", "shown"),
    [
        # 1.4996: two decimals would say 1.50 beside a need of 1.
        (112_470, NEAREST, 1, 1.4996),
        # 2.00004: one minute more than two years of work.
        (150_003, UP, 3, 2.00004),
        (149_997, DOWN, 1, 1.99996),
        (112_500, NEAREST, 2, 1.5),
    ],
)
def test_what_is_shown_never_contradicts_the_need(minutes: int, rounding: Rounding, need: int, shown: float) -> None:
    found = workload([Task("Tugas", "", minutes, 1)], 75_000, rounding)
    assert (found.need, found.shown_people()) == (need, shown)


FIGURES = st.decimals(0, 10_000, places=2).map(float)
TASKS = st.lists(st.builds(Task, st.just("Tugas"), st.just(""), FIGURES, FIGURES), max_size=20)


@given(TASKS, st.integers(1, MOST_MINUTES))
def test_rounding_stays_within_a_person(tasks: list[Task], effective: int) -> None:
    nearest, up, down = (workload(tasks, effective, rounding) for rounding in (NEAREST, UP, DOWN))
    assert down.need <= nearest.need <= up.need <= down.need + 1
    assert down.need == math.floor(down.people)
    assert up.need == math.ceil(up.people)
    assert abs(nearest.need - nearest.people) <= Fraction(1, 2)


@given(TASKS, TASKS, st.integers(1, MOST_MINUTES))
def test_loads_add_up_in_any_order(some: list[Task], others: list[Task], effective: int) -> None:
    together = workload([*others, *some], effective, NEAREST).people
    assert together == workload(some, effective, NEAREST).people + workload(others, effective, NEAREST).people


@given(st.fractions(0, 10**6))
def test_halves_go_up(number: Fraction) -> None:
    below = number.numerator // number.denominator
    assert whole(number, NEAREST) == (below + 1 if number - below >= Fraction(1, 2) else below)


@pytest.mark.parametrize(
    "task",
    [
        Task("  ", "surat", 1, 1),
        Task("Tugas", "surat", -1, 1),
        Task("Tugas", "surat", 1, float("inf")),
        Task("Tugas", "surat", float("nan"), 1),
        Task("Tugas", "x" * 301, 1, 1),
    ],
)
def test_tasks_that_cannot_be_counted_are_refused_by_their_row(task: Task) -> None:
    with pytest.raises(Refusal, match="Baris 2"):
        checked_tasks([Task("Baik", "surat", 1, 1), task])


def test_too_many_tasks_are_refused() -> None:
    with pytest.raises(Refusal, match="201"):
        checked_tasks([Task("Tugas")] * (MOST_TASKS + 1))


@pytest.mark.parametrize("minutes", [0, -5, MOST_MINUTES + 1])
def test_effective_minutes_that_no_year_holds_are_refused(minutes: int) -> None:
    with pytest.raises(Refusal) as caught:
        check_effective_minutes(minutes)
    assert "effective_minutes" in caught.value.fields


@given(st.integers(1, 2**31 - 1), st.integers(0, 2**31 - 1))
def test_a_sheet_number_gives_unit_and_post_back(unit: int, post: int) -> None:
    assert sheet_place(sheet_number(unit, post)) == (unit, post)
