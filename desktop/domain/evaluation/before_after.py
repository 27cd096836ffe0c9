"""Whether the months after a move differ from those before, told only where enough numbers stand behind it.

The rule is kept simple so that an officer can say it aloud:
- At most a year on each side is compared, so that the work of now is held against that of last year and each
  season stands on both sides; the month of the move belongs to neither.
- At least 6 months on each side: with fewer, one bad month decides.
- The difference of the means must lie beyond Welch's 99 % interval, which allows for how much the months vary by
  themselves and for another spread before and after. 99 % and not 95 %, for a case shows a dozen indicators, and at
  95 % every second case would show a "difference" by luck.
- The months before must not have moved that way already: what was under way before did not begin with the move.

Even then numbers that changed at the same time prove no cause, and the sentences say so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import sqrt
from statistics import fmean, variance

from desktop.domain.evaluation.evaluation import Better
from desktop.domain.figures import shown_figure
from desktop.text import N_, _

LEAST_MONTHS, MOST_MONTHS = 6, 12
_T_99 = (
    4.604, 4.032, 3.707, 3.499, 3.355, 3.250, 3.169, 3.106, 3.055, 3.012,
    2.977, 2.947, 2.921, 2.898, 2.878, 2.861, 2.845, 2.831, 2.819,
)  # fmt: skip
"""Quantiles of Student's t for a two-sided 99 % interval, for 4 to 22 degrees of freedom: all that can occur."""
_LEAST_FREEDOM = 4
_ROUNDING = 1e-9


class Verdict(StrEnum):
    """What may be said of the months before and after a move."""

    TOO_FEW = "too_few"
    ALIKE = "alike"
    UNDER_WAY = "under_way"
    BETTER = "better"
    WORSE = "worse"


VERDICT_WORDS = {
    Verdict.TOO_FEW: N_("Too few months"),
    Verdict.ALIKE: N_("No difference that can be called one"),
    Verdict.UNDER_WAY: N_("Moved that way before"),
    Verdict.BETTER: N_("Better"),
    Verdict.WORSE: N_("Worse"),
}
CALLED = frozenset({Verdict.BETTER, Verdict.WORSE})
RULE = N_(
    "A difference is called one only with at least {least} months on each side, if it is larger than the months vary "
    "by themselves (99 % interval), and if the numbers did not move that way before. The month of the move is left "
    "out, and at most {most} months on each side are compared. Numbers that changed at the same time prove no cause."
)


@dataclass(frozen=True, slots=True)
class MonthValue:
    """What was measured in a month; `month` is its first day."""

    month: date
    value: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """The months before and after a move, and what may be said of them."""

    verdict: Verdict
    months_before: int
    months_after: int
    mean_before: float | None = None
    mean_after: float | None = None
    beyond: float = 0.0
    """How large a difference must be to be more than the months vary by themselves."""

    @property
    def difference(self) -> float:
        """By how much the mean changed; 0 while a side is empty."""
        if self.mean_before is None or self.mean_after is None:
            return 0.0
        return self.mean_after - self.mean_before


def month_number(day: date) -> int:
    """Months counted through, so that the next one is always one more."""
    return day.year * 12 + day.month - 1


def month_at(number: int) -> date:
    """First day of the month with this number."""
    return date(number // 12, number % 12 + 1, 1)


def compared_months(moved_on: date) -> tuple[date, ...]:
    """The months that stand in a comparison, with that of the move in their middle."""
    moved = month_number(moved_on)
    return tuple(month_at(number) for number in range(moved - MOST_MONTHS, moved + MOST_MONTHS + 1))


def compare(values: Mapping[date, float], moved_on: date, better: Better) -> Comparison:
    """Hold the months after `moved_on` against those before; `values` goes by the first day of the month."""
    moved = month_number(moved_on)
    places = {month_number(month) - moved: value for month, value in values.items()}
    before = [(at, places[at]) for at in range(-MOST_MONTHS, 0) if at in places]
    after = [places[at] for at in range(1, MOST_MONTHS + 1) if at in places]
    levels = [value for _at, value in before]
    means = (fmean(levels) if levels else None, fmean(after) if after else None)
    if min(len(before), len(after)) < LEAST_MONTHS or means[0] is None or means[1] is None:
        return Comparison(Verdict.TOO_FEW, len(before), len(after), *means)
    beyond = _beyond(levels, after)
    verdict = _verdict(means[1] - means[0], beyond, before, better)
    return Comparison(verdict, len(before), len(after), *means, beyond)


def comparison_words(found: Comparison, measure: str) -> str:
    """What may be said, in one or two sentences."""
    if found.verdict is Verdict.TOO_FEW:
        return _too_few(found)
    means = _("Mean {before} → {after} {measure} ({count_before} months before, {count_after} after).").format(
        before=_figure(found.mean_before),
        after=_figure(found.mean_after),
        measure=measure,
        count_before=found.months_before,
        count_after=found.months_after,
    )
    return f"{_said(found, measure)} {means}"


def rule_words() -> str:
    """The rule by which a difference is called one, for the screen and for reports."""
    return _(RULE).format(least=LEAST_MONTHS, most=MOST_MONTHS)


def _said(found: Comparison, measure: str) -> str:
    if found.verdict is Verdict.UNDER_WAY:
        return _("Cannot be called different: the numbers moved that way already before the move.")
    if found.verdict is Verdict.ALIKE:
        words = _("Cannot be called different: {difference} {measure} is within what the months vary by (±{beyond}).")
        return words.format(
            difference=shown_figure(found.difference), measure=measure, beyond=shown_figure(found.beyond)
        )
    if found.verdict is Verdict.BETTER:
        return _("Better, at the same time as the move.")
    return _("Worse, at the same time as the move.")


def _too_few(found: Comparison) -> str:
    words = {
        (True, False): N_("Cannot be called different yet: only {before} months before, {least} are needed."),
        (False, True): N_("Cannot be called different yet: only {after} months after, {least} are needed."),
        (True, True): N_(
            "Cannot be called different yet: only {before} months before and {after} after, {least} are needed."
        ),
    }[found.months_before < LEAST_MONTHS, found.months_after < LEAST_MONTHS]
    return _(words).format(before=found.months_before, after=found.months_after, least=LEAST_MONTHS)


def _figure(value: float | None) -> str:
    return "–" if value is None else shown_figure(value)


def _beyond(before: Sequence[float], after: Sequence[float]) -> float:
    """Half of Welch's interval for the difference of the means."""
    one, other = variance(before) / len(before), variance(after) / len(after)
    both = one + other
    if both == 0:
        return 0.0
    # By the shares and not by the squares themselves, which vanish where the months hardly vary.
    share = one / both
    freedom = 1 / (share**2 / (len(before) - 1) + (1 - share) ** 2 / (len(after) - 1))
    return _quantile(freedom) * sqrt(both)


def _quantile(freedom: float) -> float:
    """Rounded down to whole degrees, which calls fewer differences and never more."""
    at = int(freedom + _ROUNDING) - _LEAST_FREEDOM
    return _T_99[min(max(at, 0), len(_T_99) - 1)]


def _verdict(difference: float, beyond: float, before: Sequence[tuple[int, float]], better: Better) -> Verdict:
    size = max(abs(value) for _at, value in before) + abs(difference)
    if abs(difference) <= beyond + _ROUNDING * size:
        return Verdict.ALIKE
    slope = _steady_slope(before)
    if slope * difference > 0:
        return Verdict.UNDER_WAY
    return Verdict.BETTER if (difference > 0) is (better is Better.HIGHER) else Verdict.WORSE


def _steady_slope(before: Sequence[tuple[int, float]]) -> float:
    """By how much the months before moved each month; 0 unless that is more than they vary by."""
    middle_at, middle = fmean(at for at, _value in before), fmean(value for _at, value in before)
    spread = sum((at - middle_at) ** 2 for at, _value in before)
    slope = sum((at - middle_at) * (value - middle) for at, value in before) / spread
    left = sum((value - middle - slope * (at - middle_at)) ** 2 for at, value in before)
    size = max(abs(value) for _at, value in before)
    unsure = _quantile(len(before) - 2) * sqrt(left / (len(before) - 2) / spread)
    return slope if abs(slope) > unsure + _ROUNDING * size else 0.0
