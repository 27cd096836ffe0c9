"""How many people a post needs, worked out from its tasks (ABK, PermenPANRB 1/2020; REGULATION 4.8).

Need = sum of volume × minutes, divided by the effective minutes of one employee in a year. Everything is counted in
fractions, for a float would round 2.5 people down on one machine and up on another.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from desktop.domain.employees.names import LONGEST_LINE, clean_text
from desktop.domain.refusal import Refusal
from desktop.text import N_, _

MOST_TASKS = 200
MOST_MINUTES = 200_000
"""More working minutes than a year could hold for one employee."""
EFFECTIVE_MINUTES_WORDS = {
    75_000: N_("75,000: PermenPANRB 1/2020"),
    74_760: N_("74,760: in use in some regions"),
    72_000: N_("72,000: older manuals"),
}
"""What one employee works in a year, by whom it is counted so."""
LARGEST_FIGURE = 100_000_000
MOST_PEOPLE = 100_000
_POST_PLACES = 1 << 31
_LEAST_DECIMALS, _MOST_DECIMALS = 2, 6


class Rounding(StrEnum):
    """What becomes of a fraction of a person."""

    NEAREST = "nearest"
    """From a half on up."""
    UP = "up"
    DOWN = "down"


ROUNDING_WORDS = {
    Rounding.NEAREST: N_("To the nearest whole (from 0.5 up)"),
    Rounding.UP: N_("Up to the next whole"),
    Rounding.DOWN: N_("Down to the whole before"),
}


@dataclass(frozen=True, slots=True)
class Task:
    """One task of a post: what is done, what comes of it, how often in a year, and how long each time takes."""

    task: str
    result: str = ""
    volume: float = 0.0
    minutes: float = 0.0

    @property
    def load(self) -> Fraction:
        """Working minutes of this task in a year."""
        return exact(self.volume) * exact(self.minutes)


@dataclass(frozen=True, slots=True)
class Workload:
    """What the tasks of a post come to: minutes in a year, people exactly and in whole."""

    minutes: Fraction
    effective_minutes: int
    rounding: Rounding

    @property
    def people(self) -> Fraction:
        """The need before it is rounded."""
        return self.minutes / self.effective_minutes

    @property
    def need(self) -> int:
        """The need in whole people."""
        return whole(self.people, self.rounding)

    def shown_people(self) -> float:
        """The exact need to be shown: two decimals, more where two would hide why it was rounded as it was."""
        for digits in range(_LEAST_DECIMALS, _MOST_DECIMALS + 1):
            cut = rounded(self.people, digits)
            if whole(cut, self.rounding) == self.need:
                return float(cut)
        return float(self.people)


def exact(figure: float) -> Fraction:
    """The decimal number that `figure` was typed as: 0.1 is a tenth, which no float is."""
    return Fraction(repr(figure))


def rounded(number: Fraction, digits: int) -> Fraction:
    """`number`, not below nought, to `digits` decimals, from a half on up."""
    scale: int = 10**digits
    return Fraction(whole(number * scale, Rounding.NEAREST), scale)


def whole(number: Fraction, rounding: Rounding) -> int:
    """`number`, not below nought, in whole people."""
    if rounding is Rounding.UP:
        return -(-number.numerator // number.denominator)
    if rounding is Rounding.NEAREST:
        number += Fraction(1, 2)
    return number.numerator // number.denominator


def workload(tasks: Iterable[Task], effective_minutes: int, rounding: Rounding) -> Workload:
    """What `tasks` come to where one employee works `effective_minutes` a year."""
    return Workload(sum((task.load for task in tasks), Fraction(0)), effective_minutes, rounding)


def checked_tasks(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """The tasks as they are kept; raises Refusal naming the first row that cannot be counted."""
    if len(tasks) > MOST_TASKS:
        raise Refusal(
            _("There are {count} tasks; at most {most} can be kept for one post.").format(
                count=len(tasks), most=MOST_TASKS
            ),
            _("Join small tasks into one."),
        )
    kept = []
    for row, task in enumerate(tasks, 1):
        fault = fault_of(task)
        if fault:
            raise Refusal(_("Row {row}: {fault}").format(row=row, fault=fault), _("Correct the row, then save again."))
        kept.append(Task(clean_text(task.task), " ".join(clean_text(task.result).split()), task.volume, task.minutes))
    return tuple(kept)


def fault_of(task: Task) -> str:
    """Why a task cannot be counted, in a sentence; empty if it can."""
    if not task.task.strip():
        return _("The task is not named.")
    if len(task.result) > LONGEST_LINE:
        return _("The result is too long; at most {most} letters fit.").format(most=LONGEST_LINE)
    for figure in (task.volume, task.minutes):
        if not 0 <= figure <= LARGEST_FIGURE:
            return _("Volume and minutes go from 0 to {most}.").format(most=LARGEST_FIGURE)
    return ""


def check_effective_minutes(minutes: int) -> None:
    """Refuse effective minutes that no year holds."""
    if not 1 <= minutes <= MOST_MINUTES:
        sentence = _("Effective minutes go from 1 to {most}.").format(most=MOST_MINUTES)
        raise Refusal(sentence, _("PermenPANRB 1/2020 counts 75,000 a year."), {"effective_minutes": sentence})


def sheet_number(unit_id: int, post_id: int = 0) -> int:
    """One number for the task sheets of a post in a unit, by which a page is asked for them; 0 leaves the post open."""
    return unit_id * _POST_PLACES + post_id


def sheet_place(number: int) -> tuple[int, int]:
    """Unit and post of a `sheet_number`; the post is 0 where it was left open."""
    return divmod(number, _POST_PLACES)
