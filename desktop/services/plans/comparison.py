"""Plans side by side: their figures, what was asked otherwise, and who moves in one and not in another."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from sqlalchemy.orm import Session

from desktop.domain.dates import shown_date
from desktop.domain.figures import shown_figure
from desktop.domain.plans.asked import POST_CHANGE_WORDS, WEIGHT_WORDS
from desktop.domain.plans.gap_reasons import waived_words
from desktop.domain.plans.model import Standing
from desktop.services.plans.names import Who
from desktop.services.plans.reading import PlanFile, ShownFloor, plan_file
from desktop.text import N_, _


class LineKind(StrEnum):
    """What a line of the comparison is about."""

    FIGURE = "figure"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class ComparedPlan:
    """One of the plans beside each other; `standing` is None while it is not solved."""

    id: int
    name: str
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One figure or one thing asked, a value for each plan; `best` are the places of the best values."""

    kind: LineKind
    title: str
    values: tuple[str, ...]
    best: tuple[int, ...] = ()
    differs: bool = False


@dataclass(frozen=True, slots=True)
class ComparedMove:
    """Where each plan sends one employee; empty: he or she stays."""

    who: Who
    to: tuple[str, ...]
    same: bool


@dataclass(frozen=True, slots=True)
class ComparedPlace:
    """Need of a place, its holders before, and those after each plan (None: the plan does not look at it)."""

    unit: str
    post: str
    need: int
    before: int
    after: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class ComparedFloor:
    """A place that is below the least staffing after at least one plan: what each makes of it, in words."""

    unit: str
    """Post and unit."""
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Plans side by side."""

    plans: tuple[ComparedPlan, ...]
    lines: tuple[ComparedLine, ...]
    moves: tuple[ComparedMove, ...]
    """Everybody who moves in at least one of them, those who are sent differently first."""
    places: tuple[ComparedPlace, ...]
    """Places that lack people before or after one of them."""
    floors: tuple[ComparedFloor, ...] = ()


def compare_plans(session: Session, plan_ids: Sequence[int]) -> Comparison:
    """The plans side by side, in the order given."""
    files = [plan_file(session, plan_id) for plan_id in plan_ids]
    return Comparison(
        plans=tuple(ComparedPlan(one.id, one.name, one.standing) for one in files),
        lines=(*_figure_lines(files), *_asked_lines(files)),
        moves=tuple(sorted(_moves(files), key=lambda one: (one.same, one.who.name, one.who.id))),
        places=tuple(_places(files)),
        floors=tuple(_floors(files)),
    )


class _Better(IntEnum):
    """Which values of a line are good."""

    LESS = -1
    NEITHER = 0
    MORE = 1


@dataclass(frozen=True, slots=True)
class _Figure:
    """One line of figures: its title, how to read it, and which values are good."""

    title: str
    read: Callable[[PlanFile], float | None]
    better: _Better = _Better.NEITHER


_FIGURES = (
    _Figure(N_("Missing people before"), lambda plan: plan.figures.gaps_before),
    _Figure(N_("Missing people after"), lambda plan: plan.figures.gaps_after, _Better.LESS),
    _Figure(N_("People beyond the need before"), lambda plan: plan.figures.over_before),
    _Figure(N_("People beyond the need after"), lambda plan: plan.figures.over_after, _Better.LESS),
    _Figure(N_("Moves"), lambda plan: plan.figures.moves, _Better.LESS),
    _Figure(N_("Chains"), lambda plan: plan.figures.chains),
    _Figure(N_("Rotations"), lambda plan: plan.figures.rotations),
    _Figure(N_("Wishes met"), lambda plan: plan.figures.wishes_met, _Better.MORE),
    _Figure(N_("First wishes met"), lambda plan: plan.figures.first_wishes_met, _Better.MORE),
    _Figure(N_("Employees with a wish"), lambda plan: plan.figures.wishes_stated),
    _Figure(
        N_("Kilometres from home to work, longer or shorter"),
        lambda plan: plan.figures.kilometres if plan.figures.homes else None,
        _Better.LESS,
    ),
    _Figure(N_("Kilometres between the units, all moves together"), lambda plan: plan.figures.between, _Better.LESS),
    _Figure(
        N_("Places below the least staffing"),
        lambda plan: len(plan.floors) if plan.asked.floor_percent else None,
        _Better.LESS,
    ),
    _Figure(N_("Points against nobody moving"), lambda plan: plan.figures.points),
    _Figure(N_("Employees looked at"), lambda plan: plan.figures.people),
    _Figure(N_("Employees who may move"), lambda plan: plan.figures.movable),
)


def _figure_lines(files: Sequence[PlanFile]) -> Iterator[ComparedLine]:
    """A figure is called the best only among plans that look at the same people on the same day."""
    alike = len({(one.asked.scope, one.asked.day) for one in files}) == 1
    for figure in _FIGURES:
        values = [figure.read(one) if _solved(one) else None for one in files]
        yield ComparedLine(
            LineKind.FIGURE,
            _(figure.title),
            tuple("–" if value is None else shown_figure(round(value, 1)) for value in values),
            _best(values, figure.better) if alike else (),
            differs=len(set(values)) > 1,
        )


def _best(values: Sequence[float | None], better: _Better) -> tuple[int, ...]:
    """Places of the best values, where one is better than another."""
    known = [value for value in values if value is not None]
    if better is _Better.NEITHER or len(set(known)) < 2:
        return ()
    best = max(known) if better is _Better.MORE else min(known)
    return tuple(at for at, value in enumerate(values) if value == best)


def _solved(plan: PlanFile) -> bool:
    return plan.standing not in {None, Standing.IMPOSSIBLE}


def _asked_lines(files: Sequence[PlanFile]) -> Iterator[ComparedLine]:
    """What was asked: the day and the scope, each weight, floor, cap, rules, and what is settled."""
    everything = _("everything")
    rows: list[tuple[str, list[str]]] = [
        (_("Day"), [shown_date(one.asked.day) for one in files]),
        (_("Units"), [", ".join(name for _id, name in one.units) or everything for one in files]),
        (_("Posts"), [", ".join(name for _id, name in one.posts) or everything for one in files]),
        (_("Change of post"), [_(POST_CHANGE_WORDS[one.asked.change]) for one in files]),
        *((_(words), [str(getattr(one.asked.weights, name)) for one in files]) for name, words in WEIGHT_WORDS.items()),
        (_("Least staffing"), [_percent(one.asked.floor_percent) for one in files]),
        (_("Most moves"), ["–" if one.asked.most_moves is None else str(one.asked.most_moves) for one in files]),
        (_("Rules that do not keep from moving"), [waived_words(one.asked.waived) for one in files]),
        (_("Settled beforehand"), [str(len(one.asked.pins)) for one in files]),
        (_("Couples"), [str(len(one.asked.couples)) for one in files]),
    ]
    for title, values in rows:
        yield ComparedLine(LineKind.ASKED, title, tuple(values), differs=len(set(values)) > 1)


def _percent(value: int) -> str:
    return f"{value} %" if value else "–"


def _moves(files: Sequence[PlanFile]) -> Iterator[ComparedMove]:
    sent = [{move.who.id: move for move in one.moves} for one in files]
    people = {number: move.who for one in sent for number, move in one.items()}
    for number, who in people.items():
        going = tuple(one.get(number) for one in sent)
        to = tuple("" if move is None else f"{move.to_unit}, {move.to_post}" for move in going)
        ends = {None if move is None else (move.move.to_unit_id, move.move.to_post_id) for move in going}
        yield ComparedMove(who, to, same=len(ends) == 1)


def _places(files: Sequence[PlanFile]) -> Iterator[ComparedPlace]:
    """Places that lack somebody anywhere, those with the greatest gap before first."""
    counts = [{(one.count.unit_id, one.count.post_id): one for one in plan.places} for plan in files]
    places = {place: shown for one in counts for place, shown in one.items()}
    short = [
        (place, shown)
        for place, shown in places.items()
        if any(one[place].count.gap_before or one[place].count.gap_after for one in counts if place in one)
    ]
    for place, shown in sorted(short, key=lambda item: (-item[1].count.gap_before, item[1].unit, item[1].post)):
        after = tuple(one[place].count.after if place in one else None for one in counts)
        yield ComparedPlace(shown.unit, shown.post, shown.count.need, shown.count.before, after)


def _floors(files: Sequence[PlanFile]) -> Iterator[ComparedFloor]:
    """Places that are below the least staffing after at least one of the plans."""
    broken = [{(one.broken.unit_id, one.broken.post_id): one for one in plan.floors} for plan in files]
    places = {key: f"{floor.post}, {floor.unit}" for one in broken for key, floor in one.items()}
    for key, place in sorted(places.items(), key=lambda item: (item[1], item[0])):
        found = zip(files, (one.get(key) for one in broken), strict=True)
        yield ComparedFloor(place, tuple(_floor_words(plan, floor) for plan, floor in found))


def _floor_words(plan: PlanFile, floor: ShownFloor | None) -> str:
    if floor is not None:
        words = _("{after} of {need} (before: {before})")
        return words.format(after=floor.broken.after, need=floor.broken.need, before=floor.broken.before)
    return _("not below {percent} %").format(percent=plan.asked.floor_percent) if plan.asked.floor_percent else "–"
