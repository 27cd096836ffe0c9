"""Where each employee of a plan could go, and what forbids the other places."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop.domain.cases.check_rules import CheckResult, CheckRule, Severity
from desktop.domain.distances import Place, kilometres
from desktop.domain.plans.asked import Asked, Pin, PinKind
from desktop.domain.plans.checks import PlanChecks, way_now
from desktop.domain.plans.found import StayCode
from desktop.domain.plans.gathered import Barred
from desktop.domain.plans.places import PostTo, UnitTo, thinkable
from desktop.domain.plans.rules import OFFICIAL, PIN, PLAN_BAR_WORDS, bars
from desktop.services.needs.plan_places import PlaceKey, Places
from desktop.services.plans.people import Candidate
from desktop.text import _

Bars = tuple[tuple[str, str], ...]
"""Codes of what stands against a place, with a sentence each."""


@dataclass(frozen=True, slots=True)
class Look:
    """One employee, the places that are open, and what bars the others."""

    who: Candidate
    home: int
    """Number of the own slot."""
    thought: tuple[int, ...]
    """Other slots that were thought of."""
    open: tuple[int, ...] = ()
    barred: tuple[Barred, ...] = ()
    ways: Mapping[int, float] = field(default_factory=dict)
    """Kilometres from home, or else from the present unit, to each unit on the map."""
    must: bool = False
    """Whether staying is no choice."""
    stays: StayCode | None = None


class Looks:
    """Looks at one employee after the other; what several share is worked out once."""

    def __init__(self, asked: Asked, found: Places, rules: Mapping[str, CheckRule]) -> None:
        self.checks = PlanChecks(rules)
        self._asked = asked
        self._found = found
        self._waived = asked.waived_codes
        self._keys: Sequence[PlaceKey] = tuple(found.needs)
        self.numbers = {key: at for at, key in enumerate(self._keys)}
        self._by_post: dict[int, list[int]] = defaultdict(list)
        for at, (_unit, post) in enumerate(self._keys):
            self._by_post[post].append(at)
        self._apart: dict[tuple[Place, Place], float] = {}
        self._thought: dict[int, tuple[int, ...]] = {}
        self._may_move = frozenset(asked.scope.employee_ids)
        self._pins: dict[int, list[Pin]] = defaultdict(list)
        for pin in asked.pins:
            self._pins[pin.employee_id].append(pin)

    def look(self, who: Candidate) -> Look | None:
        """What is open to the employee; None for whom the plan does not look at."""
        home = self.numbers.get((who.facts.from_unit_id or 0, who.facts.from_post_id or 0))
        pins = self._pins.get(who.id, ())
        settled = any(pin.kind is not PinKind.NOT_THERE for pin in pins)
        if home is None or not (settled or not self._may_move or who.id in self._may_move):
            return None
        if any(pin.kind is PinKind.STAY for pin in pins):
            return Look(who, home, (), stays=StayCode.SETTLED)
        goal = next((pin for pin in pins if pin.kind is PinKind.GO), None)
        if goal is not None and _arrived(goal, self._keys[home]):
            return Look(who, home, (), stays=StayCode.SETTLED)
        thought = self._places_for(who, home, goal)
        if not thought:
            return Look(who, home, (), must=goal is not None, stays=StayCode.NO_PLACE)
        look = self._judged(Look(who, home, thought, must=goal is not None), pins)
        if look.open:
            return look
        excluded = look.barred and all(one.code == PIN for one in look.barred)
        return replace(look, stays=StayCode.SETTLED if excluded else StayCode.RULE)

    def _places_for(self, who: Candidate, home: int, goal: Pin | None) -> tuple[int, ...]:
        held = who.facts.from_post_id or 0
        if goal is not None and goal.post_id is not None:
            known: Iterable[int] = self._by_post.get(goal.post_id, ())
        else:
            known = self._thinkable(held)
        if goal is None or goal.unit_id is None:
            return tuple(at for at in known if at != home)
        return tuple(at for at in known if at != home and self._keys[at][0] == goal.unit_id)

    def _thinkable(self, held: int) -> tuple[int, ...]:
        if held not in self._thought:
            posts = self._found.posts
            chosen = [post for post in self._by_post if thinkable(self._asked.change, posts[held], posts[post])]
            self._thought[held] = tuple(sorted(at for post in chosen for at in self._by_post[post]))
        return self._thought[held]

    def _judged(self, look: Look, pins: Sequence[Pin]) -> Look:
        """The look with what is open and what is barred."""
        general = [one for one in self.checks.of_person(look.who.facts) if self._bars(one, look)]
        if general:
            return replace(look, barred=tuple(Barred(one.code, look.thought, one.what) for one in general))
        barred: dict[str, list[int]] = defaultdict(list)
        words: dict[str, str] = {}
        closed = [pin for pin in pins if pin.kind is PinKind.NOT_THERE]
        there = _There(self, look)
        open_: list[int] = []
        for at in look.thought:
            unit, post = self._keys[at]
            of_post, of_unit = there.of_post(post), there.of_unit(unit)
            if not (of_post or of_unit or closed):
                open_.append(at)
                continue
            against = (*of_post, *of_unit, *_excluded(closed, unit, post))
            for code, what in against:
                barred[code].append(at)
                words.setdefault(code, what)
            if not against:
                open_.append(at)
        whole = tuple(Barred(code, tuple(slots), words[code]) for code, slots in barred.items())
        return replace(look, open=tuple(open_), barred=whole, ways=there.ways)

    def _bars(self, found: CheckResult, look: Look, post_id: int | None = None) -> bool:
        if look.must:
            # What the officer settled stands against warnings, as a case would let it stand.
            return found.severity is Severity.BLOCK and bars(found, self._waived, same_post=False)
        return bars(found, self._waived, same_post=post_id == look.who.facts.from_post_id)

    def post_bars(self, look: Look, post_id: int) -> Bars:
        """Codes and sentences of what bars the post for the employee, in whichever unit."""
        held, post = self._found.posts[look.who.facts.from_post_id or 0], self._found.posts[post_id]
        if self._selected(look, held, post):
            return ((OFFICIAL, _(PLAN_BAR_WORDS[OFFICIAL])),)
        found = self.checks.of_post(look.who.facts, look.who.held_age, post)
        return tuple((one.code, one.what) for one in found if self._bars(one, look, post_id))

    def _selected(self, look: Look, held: PostTo, wanted: PostTo) -> bool:
        chosen = held.by_selection or wanted.by_selection or look.who.leads
        return chosen and not look.must and OFFICIAL not in self._waived

    def unit_bars(self, look: Look, unit: UnitTo) -> Bars:
        """Codes and sentences of what bars the unit for the employee, in whichever post."""
        near = tuple(one for tie in look.who.ties if (one := tie.seen_from(unit.path)) is not None)
        found = self.checks.of_unit(look.who.facts, unit, near)
        return tuple((one.code, one.what) for one in found if self._bars(one, look))

    def between(self, here: Place, there: Place) -> float:
        """Kilometres between two units."""
        if (here, there) not in self._apart:
            self._apart[here, there] = kilometres(here, there)
        return self._apart[here, there]

    def unit(self, number: int) -> UnitTo:
        """The unit of an id."""
        return self._found.units[number]


class _There:
    """What bars posts and units for one employee, each asked once."""

    def __init__(self, looks: Looks, look: Look) -> None:
        self._looks, self._look = looks, look
        self._start = look.who.facts.home or look.who.facts.from_spot
        self._now = way_now(look.who.facts)
        # Ways between units are the same for many, ways from home are not.
        self._away = kilometres if look.who.facts.home else looks.between
        self._posts: dict[int, Bars] = {}
        self._units: dict[int, Bars] = {}
        self._too_far: Bars | None = None
        self.ways: dict[int, float] = {}

    def of_post(self, post_id: int) -> Bars:
        if post_id not in self._posts:
            self._posts[post_id] = self._looks.post_bars(self._look, post_id)
        return self._posts[post_id]

    def of_unit(self, unit_id: int) -> Bars:
        if unit_id not in self._units:
            self._units[unit_id] = self._asked(self._looks.unit(unit_id))
        return self._units[unit_id]

    def _asked(self, unit: UnitTo) -> Bars:
        """Without relatives only the way counts: every unit that is too far is barred by what bars the first."""
        away = self._away(self._start, unit.spot) if self._start and unit.spot else None
        if away is not None:
            self.ways[unit.id] = away
        if self._look.who.ties:
            return self._looks.unit_bars(self._look, unit)
        if not self._looks.checks.far(away, self._now):
            return ()
        if self._too_far is None:
            self._too_far = self._looks.unit_bars(self._look, unit)
        return self._too_far


def _arrived(goal: Pin, here: PlaceKey) -> bool:
    """Whether who must move has come there since, as by a case that was carried out."""
    return goal.unit_id == here[0] and goal.post_id in {None, here[1]}


def _excluded(pins: Sequence[Pin], unit_id: int, post_id: int) -> Bars:
    """The pins by which the officer rules this place out."""
    for pin in pins:
        if pin.unit_id in {None, unit_id} and pin.post_id in {None, post_id}:
            return ((PIN, pin.reason or _(PLAN_BAR_WORDS[PIN])),)
    return ()
