"""The score sheet of a case: one pure function a line, each with a sentence that the employee understands.

Scores advise and never decide (UU 27/2022 art. 34). What is not known gives half of the points, and the line says so:
nobody loses by a gap in the office's own records.

How to add a line: a member of `ScoreCode` with its words, a function of facts and rule in `_LINES`, and its weight in
`resources/reference/scores.toml`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop.domain.cases.checks_time import months_between
from desktop.domain.cases.circumstances import CIRCUMSTANCE_KIND_WORDS, CircumstanceKind
from desktop.domain.employees.education import education_below, education_name, education_step
from desktop.domain.employees.grades import is_below
from desktop.domain.employees.history_entries import PERFORMANCE_RATINGS
from desktop.text import N_, _, language, ngettext

ADVICE = "Nilai ini bahan pertimbangan, bukan keputusan."
"""Stands on every sheet and screen in the law's own language, whatever else the screen speaks."""
ADVICE_ARTICLE = "UU 27/2022 Pasal 34"
NEUTRAL = 0.5
"""Share of the points where something is not known."""
YEARS_JUDGED = 2


class ScoreCode(StrEnum):
    """The lines of a score sheet, in their order."""

    NEED = "need"
    QUALIFICATION = "qualification"
    WISH = "wish"
    PERFORMANCE = "performance"
    TENURE = "tenure"
    DISTANCE = "distance"
    HARDSHIP = "hardship"


SCORE_CODE_WORDS = {
    ScoreCode.NEED: N_("Need of the destination"),
    ScoreCode.QUALIFICATION: N_("Qualification for the post"),
    ScoreCode.WISH: N_("Wish of the employee"),
    ScoreCode.PERFORMANCE: N_("Performance of the last two years"),
    ScoreCode.TENURE: N_("Time in the present post"),
    ScoreCode.DISTANCE: N_("Way from home to work"),
    ScoreCode.HARDSHIP: N_("Circumstances to be respected"),
}
FULL_WORDS = {
    ScoreCode.NEED: N_("per cent of the need that is missing"),
    ScoreCode.WISH: N_("wishes that give points"),
    ScoreCode.TENURE: N_("months in the present post"),
    ScoreCode.DISTANCE: N_("km by which the way grows shorter"),
    ScoreCode.HARDSHIP: N_("circumstances after which no point is left"),
}
"""What the number `full` of a line counts, for the lines that have one."""


@dataclass(frozen=True, slots=True)
class ScoreRule:
    """What the reference data say of one line; `full` is where all points are given, in the line's own unit."""

    most: float
    basis: str = ""
    full: float = 0
    steps: Mapping[str, float] = field(default_factory=dict)
    """Per cent of the points by value, where the line goes by values."""


@dataclass(frozen=True, slots=True)
class PostAsked:
    """What a post asks of who holds it; empty where it asks nothing."""

    education: str = ""
    fields: tuple[str, ...] = ()
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Qualified:
    """What the employee brings; empty where it is not recorded."""

    education: str = ""
    field: str = ""
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Wished:
    """How many wishes the employee stated, and which of them the destination is."""

    count: int = 0
    rank: int | None = None
    own_request: bool = False


@dataclass(frozen=True, slots=True)
class ScoreFacts:
    """What is known of a case when its score sheet is prepared on `day`."""

    day: date
    need: int | None = None
    """Need of the destination for the post; None where it was never set."""
    holders: int = 0
    asked: PostAsked = field(default_factory=PostAsked)
    qualified: Qualified = field(default_factory=Qualified)
    wished: Wished = field(default_factory=Wished)
    ratings: tuple[tuple[int, str], ...] = ()
    """Year and rating of the last appraisals, the newest first."""
    post_since: date | None = None
    kilometres_now: float | None = None
    kilometres_new: float | None = None
    circumstances: tuple[CircumstanceKind, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoredLine:
    """Points of one line and the sentence that explains them."""

    code: ScoreCode
    points: float
    most: float
    explanation: str


_Found = tuple[float, str]
"""Share of the points, from nought to one, and the explanation."""


def score_sheet(facts: ScoreFacts, rules: Mapping[ScoreCode, ScoreRule]) -> tuple[ScoredLine, ...]:
    """Every line of the sheet; one without a rule, or that can give no points, is switched off."""
    return tuple(
        _line(code, line(facts, rules[code]), rules[code])
        for code, line in _LINES.items()
        if code in rules and rules[code].most > 0
    )


def shown_points(points: float) -> str:
    """Points as screens show them: one digit behind the comma at most."""
    text = f"{points:.1f}".removesuffix(".0")
    return text.replace(".", ",") if language() == "id" else text


def _line(code: ScoreCode, found: _Found, rule: ScoreRule) -> ScoredLine:
    share, explanation = found
    points = min(round(rule.most * min(max(share, 0.0), 1.0), 1), rule.most)
    return ScoredLine(code, points, rule.most, explanation)


def _part(value: float, full: float) -> float:
    """`value` as a part of `full`, from nought to one."""
    if full <= 0:
        return 1.0 if value > 0 else 0.0
    return min(max(value / full, 0.0), 1.0)


def _unknown(what: str) -> _Found:
    half = _("What is not known gives half of the points.")
    return NEUTRAL, f"{what} {half}"


def _need(facts: ScoreFacts, rule: ScoreRule) -> _Found:
    if facts.need is None:
        return _unknown(_("The need of the destination unit for this post was never set."))
    gap = facts.need - facts.holders
    if gap <= 0 or facts.need <= 0:
        words = _("The destination unit lacks nobody in this post: need {need}, holders {holders}.")
        return 0.0, words.format(need=facts.need, holders=facts.holders)
    words = _("The destination unit lacks {gap} of {need} in this post; all points are given from {full} % on.")
    percent = 100 * gap / facts.need
    return _part(percent, rule.full), words.format(gap=gap, need=facts.need, full=shown_points(rule.full))


def _qualification(facts: ScoreFacts, _rule: ScoreRule) -> _Found:
    parts = [part for part in (_education(facts), _study(facts), _rank(facts)) if part is not None]
    if not parts:
        return _unknown(_("What the post asks for is not recorded."))
    share = sum(part[0] for part in parts) / len(parts)
    return share, _("The post asks for: {parts}.").format(parts="; ".join(part[1] for part in parts))


def _education(facts: ScoreFacts) -> _Found | None:
    least, held = facts.asked.education, facts.qualified.education
    if education_step(least) < 0:
        return None
    asked = _("education of at least {level}").format(level=education_name(least))
    return _judged(
        asked, education_name(held), unknown=education_step(held) < 0, meets=not education_below(held, least)
    )


def _study(facts: ScoreFacts) -> _Found | None:
    held = facts.qualified.field.casefold()
    wanted = [one.casefold() for one in facts.asked.fields if one]
    if not wanted:
        return None
    meets = any(one in held or held in one for one in wanted)
    asked = _("field of study {fields}").format(fields=" / ".join(filter(None, facts.asked.fields)))
    return _judged(asked, facts.qualified.field, unknown=not held, meets=meets)


def _rank(facts: ScoreFacts) -> _Found | None:
    least, held = facts.asked.grade, facts.qualified.grade
    if not least:
        return None
    comparable = bool(held) and ("/" in held) == ("/" in least)
    asked = _("rank of at least {grade}").format(grade=least)
    return _judged(asked, held, unknown=not comparable, meets=not is_below(held, least))


def _judged(asked: str, held: str, *, unknown: bool, meets: bool) -> _Found:
    if unknown:
        return NEUTRAL, _("{asked} (not recorded: half)").format(asked=asked)
    words = _("{asked} (met: {held})") if meets else _("{asked} (not met: {held})")
    return float(meets), words.format(asked=asked, held=held)


def _wish(facts: ScoreFacts, rule: ScoreRule) -> _Found:
    wished = facts.wished
    if wished.rank is None and wished.own_request:
        return 1.0, _("The employee asks for this move.")
    if not wished.count:
        return _unknown(_("The employee stated no wish."))
    if wished.rank is None:
        words = ngettext(
            "The destination is not the one wish that the employee stated.",
            "The destination is not among the {count} wishes that the employee stated.",
            wished.count,
        )
        return 0.0, words.format(count=wished.count)
    words = _("The destination is wish number {rank} of {count}; a wish further down gives fewer points.")
    share = _part(rule.full - wished.rank + 1, rule.full)
    return share, words.format(rank=wished.rank, count=wished.count)


def _performance(facts: ScoreFacts, rule: ScoreRule) -> _Found:
    judged = facts.ratings[:YEARS_JUDGED]
    if not judged:
        return _unknown(_("No appraisal of the last years is recorded."))
    shares = [rule.steps.get(rating, 100 * NEUTRAL) / 100 for _year, rating in judged]
    missing = YEARS_JUDGED - len(judged)
    named = ", ".join(f"{year} {PERFORMANCE_RATINGS.get(rating, rating or '–')}" for year, rating in judged)
    said = _("Appraisals: {ratings}.").format(ratings=named)
    if missing:
        half = _("The other year is not recorded and gives half.")
        said = f"{said} {half}"
    return (sum(shares) + missing * NEUTRAL) / YEARS_JUDGED, said


def _tenure(facts: ScoreFacts, rule: ScoreRule) -> _Found:
    if facts.post_since is None:
        return _unknown(_("It is not recorded since when the employee has held the present post."))
    months = max(months_between(facts.post_since, facts.day), 0)
    words = _("In the present post for {years} years and {months} months; all points are given from {full} years on.")
    years, rest = divmod(months, 12)
    full = shown_points(rule.full / 12)
    return _part(months, rule.full), words.format(years=years, months=rest, full=full)


def _distance(facts: ScoreFacts, rule: ScoreRule) -> _Found:
    now, new = facts.kilometres_now, facts.kilometres_new
    if now is None or new is None:
        return _unknown(_("The place of the home or of one of the units is not recorded on the map."))
    words = _(
        "From home {now} km to the present unit and {new} km to the new one, as the crow flies; the same way gives "
        "half, {full} km less gives all points."
    )
    share = NEUTRAL + (_part(now - new, rule.full) - _part(new - now, rule.full)) / 2
    return share, words.format(now=shown_points(now), new=shown_points(new), full=shown_points(rule.full))


def _hardship(facts: ScoreFacts, rule: ScoreRule) -> _Found:
    if not facts.circumstances:
        return 1.0, _(
            "No circumstance is recorded that the move would have to respect; tell the office if there is one."
        )
    kinds = ", ".join(_(CIRCUMSTANCE_KIND_WORDS[kind]) for kind in facts.circumstances)
    now, new = facts.kilometres_now, facts.kilometres_new
    if now is None or new is None:
        words = _("Recorded: {kinds}. Whether the new place is further from home is not known.")
        return _unknown(words.format(kinds=kinds))
    if new <= now:
        return 1.0, _("Recorded: {kinds}. The new place is not further from home.").format(kinds=kinds)
    words = _("Recorded: {kinds}. The new place is further from home, which takes points for each.")
    return 1.0 - _part(len(facts.circumstances), rule.full), words.format(kinds=kinds)


_LINES: dict[ScoreCode, Callable[[ScoreFacts, ScoreRule], _Found]] = {
    ScoreCode.NEED: _need,
    ScoreCode.QUALIFICATION: _qualification,
    ScoreCode.WISH: _wish,
    ScoreCode.PERFORMANCE: _performance,
    ScoreCode.TENURE: _tenure,
    ScoreCode.DISTANCE: _distance,
    ScoreCode.HARDSHIP: _hardship,
}
