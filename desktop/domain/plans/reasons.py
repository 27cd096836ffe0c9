"""The outcome of a plan, put together from its ledger: moves, stayers, places and figures, each with its reason."""

from collections.abc import Generator, Iterable, Iterator
from math import isnan
from typing import TypeVar

from desktop.domain.cases.progress import Progress
from desktop.domain.plans.found import Figures, Found, Stay
from desktop.domain.plans.gap_reasons import floors_of, places_of
from desktop.domain.plans.gathered import Gathered
from desktop.domain.plans.ledger import Ledger, ledger_of, needed
from desktop.domain.plans.model import POINT, Solution, Standing
from desktop.domain.plans.move_reasons import Losses, move_of
from desktop.domain.plans.stay_reasons import stay_of, stay_without_choice
from desktop.text import _

AT_ONCE = 50
"""Reasons between two reports of progress."""
_Reason = TypeVar("_Reason")


def explaining(gathered: Gathered, solution: Solution, losses: Losses) -> Generator[Progress, None, Found]:
    """What a solved plan says, every sentence in the language of the screen."""
    yield Progress(0, 0, _("Working out the reasons"))
    yield from losses.prepare()
    ledger = ledger_of(gathered, solution.chosen)
    moves = yield from _counted((move_of(ledger, step, losses) for step in ledger.steps), len(ledger.steps))
    staying = len(gathered.people) + len(gathered.staying) - len(moves)
    stays = yield from _counted(_stays(ledger, losses), staying)
    places = yield from _counted(places_of(ledger, losses), len(gathered.slots))
    return Found(
        standing=solution.standing,
        figures=_figures(ledger, solution),
        moves=moves,
        stays=stays,
        places=places,
        floors=tuple(floors_of(ledger)),
    )


def _counted(reasons: Iterable[_Reason], count: int) -> Generator[Progress, None, tuple[_Reason, ...]]:
    """The reasons one by one, with a moment to turn away after some of them."""
    told: list[_Reason] = []
    for one in reasons:
        if len(told) % AT_ONCE == 0:
            yield Progress(len(told), count, _("Working out the reasons"))
        told.append(one)
    return tuple(told)


def impossible(gathered: Gathered) -> Found:
    """What is said of a plan that contradicts itself."""
    people = len(gathered.people) + len(gathered.staying)
    contradiction = gathered.contradiction or _(
        "What was settled beforehand cannot all be true at once: pinned moves, bans and couples ask for more places "
        "than there are, or for more moves than the plan may make."
    )
    return Found(Standing.IMPOSSIBLE, Figures(people=people), contradiction=contradiction)


def gain_of(ledger: Ledger) -> int:
    """What the plan gives against nobody moving, in hundredths."""
    effects = (step.effect for step in ledger.steps)
    own = sum(ledger.own_points(step.arc) for step in ledger.steps)
    return own + sum(effect.gained + effect.lost + effect.floor for effect in effects)


def partners_of(gathered: Gathered) -> dict[int, str]:
    """Name of the other one of each couple, by employee."""
    names = {one.id: one.name for one in (*gathered.people, *gathered.staying)}
    both = [(one.one_id, one.other_id) for one in gathered.asked.couples]
    there = [pair for pair in both if pair[0] in names and pair[1] in names]
    return {a: names[b] for a, b in (*there, *((b, a) for a, b in there))}


def _stays(ledger: Ledger, losses: Losses) -> Iterator[Stay]:
    partners = partners_of(ledger.gathered)
    for number in range(len(ledger.gathered.people)):
        if not ledger.moves(number):
            yield stay_of(ledger, number, losses, partners)
    for person in ledger.gathered.staying:
        yield stay_without_choice(ledger, person, partners)


def _figures(ledger: Ledger, solution: Solution) -> Figures:
    gathered = ledger.gathered
    everybody = (*gathered.people, *gathered.staying)
    ranks = [gathered.wish_rank[step.arc] for step in ledger.steps]
    ways = [way for step in ledger.steps if not isnan(way := gathered.kilometres[step.arc])]
    apart = [way for step in ledger.steps if not isnan(way := gathered.between[step.arc])]
    rotations = {step.chain for step in ledger.steps if step.rotation}
    needs = [needed(slot) for slot in gathered.slots]
    return Figures(
        people=len(everybody),
        movable=len(gathered.people),
        moves=len(ledger.steps),
        chains=len({step.chain for step in ledger.steps} - rotations),
        rotations=len(rotations),
        closing=_ending(ledger, over=True),
        levelling=_ending(ledger, over=False),
        gaps_before=_short(needs, ledger.before),
        gaps_after=_short(needs, ledger.after),
        over_before=_short(ledger.before, needs),
        over_after=_short(ledger.after, needs),
        wishes_stated=sum(bool(one.wishes) for one in everybody),
        wishes_met=sum(bool(rank) for rank in ranks),
        first_wishes_met=sum(rank == 1 for rank in ranks),
        kilometres=round(sum(ways), 2),
        homes=len(ways),
        between=round(sum(apart), 2),
        points=gain_of(ledger) / POINT,
        seconds=solution.seconds,
        branches=len(solution.proof.branches) if solution.proof else 0,
    )


def _ending(ledger: Ledger, *, over: bool) -> int:
    """Chains from an open place that is needed to a place beyond the need (`over`) or to one that is then missing."""
    filled = {
        one.chain for one in ledger.steps if one.before is None and one.effect.filled <= _need_of(ledger, one.arc)
    }
    last = (one for one in ledger.steps if one.after is None and one.chain in filled)
    return sum((one.effect.emptied > needed(ledger.gathered.slots[ledger.home(one.person)])) is over for one in last)


def _need_of(ledger: Ledger, arc: int) -> int:
    return needed(ledger.gathered.slots[ledger.reached(arc)])


def _short(wanted: list[int] | tuple[int, ...], there: list[int] | tuple[int, ...]) -> int:
    """How many are missing in all, what is over elsewhere not counted against it."""
    return sum(max(want - have, 0) for want, have in zip(wanted, there, strict=True))
