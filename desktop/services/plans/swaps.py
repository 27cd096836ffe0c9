"""Swaps from stated wishes: pairs and cycles in which everybody gets a better place and no unit loses anybody."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Employee, TransferCase
from desktop.domain.cases.cases import CaseKind
from desktop.domain.cases.progress import Progress
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.employees.names import clean_text
from desktop.domain.plans.asked import Asked, PostChange, Scope
from desktop.domain.plans.gathered import Wished, case_kind
from desktop.domain.plans.places import thinkable
from desktop.domain.plans.rules import bars
from desktop.domain.plans.trading import trading_cycles
from desktop.domain.refusal import Refusal
from desktop.services.cases.cases import NewCase, new_case
from desktop.services.cases.move_facts import ProposedMove, check_proposal
from desktop.services.cases.participation import wish_words, wishes_of
from desktop.services.needs.plan_places import Places, places
from desktop.services.plans.cases import OpenedCase
from desktop.services.plans.names import Who, people_named
from desktop.services.plans.people import Candidate, candidates
from desktop.text import _


@dataclass(frozen=True, slots=True)
class SwapLeg:
    """One employee of a swap, where he or she goes and which wish that is."""

    who: Who
    to_unit_id: int
    to_unit: str
    to_post_id: int
    to_post: str
    wish_rank: int
    why: str
    """The wish in words, and who leaves the place."""


@dataclass(frozen=True, slots=True)
class Swap:
    """A pair (two legs) or a cycle: each takes the place of the next, the last that of the first."""

    legs: tuple[SwapLeg, ...]
    sentence: str

    @property
    def pair(self) -> bool:
        """Whether two simply exchange places."""
        return len(self.legs) == 2


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Somebody with a wish who is in no swap, and why."""

    who: Who
    wish: str
    why: str


@dataclass(frozen=True, slots=True)
class SwapsFound:
    """What the wishes of a scope make possible."""

    swaps: tuple[Swap, ...]
    unmatched: tuple[Unmatched, ...]
    people: int
    """Employees of the scope with a wish."""


def finding_swaps(session: Session, scope: Scope, today: date) -> Generator[Progress, None, SwapsFound]:
    """Pairs and cycles (top trading cycles) where each gets the best wish that can be had by swapping."""
    found = places(session, Asked(today, scope), today)
    everybody = yield from candidates(session, found.units.keys(), today)
    people = [who for who in everybody if _wishes_in(who, scope)]
    market = _Market(found, people)
    lists = []
    for number, who in enumerate(people):
        yield Progress(number, len(people), _("Looking at the wishes"))
        lists.append(market.open_to(session, who, today))
    owners = [market.numbers[_place(who)] for who in people]
    cycles = trading_cycles(owners, lists)
    names = people_named(session, (who.id for who in people))
    swaps = tuple(_swap([_leg(market, names, cycle, at) for at in range(len(cycle))]) for cycle in cycles)
    served = {person for cycle in cycles for person in cycle}
    alone = tuple(
        Unmatched(names[who.id], _wish_words(session, who.id), market.why_none(who, lists[number]))
        for number, who in enumerate(people)
        if number not in served
    )
    return SwapsFound(swaps, alone, len(people))


def open_swap(session: Session, swap: Swap, today: date, *, reason: str = "") -> tuple[OpenedCase, ...]:
    """Open a pair as two linked swap cases, a longer cycle as one case for each, all or none."""
    for at, leg in enumerate(swap.legs):
        _still_there(session, leg, swap.legs[(at + 1) % len(swap.legs)])
    contracts = any(session.get_one(Employee, leg.who.id).kind is EmployeeKind.PPPK for leg in swap.legs)
    linked = swap.pair and not contracts
    for leg in swap.legs[:1] if linked else swap.legs:
        other = swap.legs[1].who.id if linked else None
        try:
            new_case(session, _case(session, leg, clean_text(reason), other), today)
        except Refusal as refusal:
            title = _("{name}: {why}").format(name=leg.who.name, why=refusal.title)
            raise Refusal(title, _("Nothing was opened. {remedy}").format(remedy=refusal.remedy).strip()) from refusal
    session.flush()
    return tuple(_opened(session, leg.who.id) for leg in swap.legs)


def _case(session: Session, leg: SwapLeg, reason: str, other: int | None) -> NewCase:
    """The case of one leg; a swap names who takes the place in exchange."""
    who = session.get_one(Employee, leg.who.id)
    return NewCase(
        employee_id=leg.who.id,
        kind=case_kind(who.kind, structural=False) if other is None else CaseKind.SWAP,
        to_unit_id=leg.to_unit_id,
        to_post_id=leg.to_post_id,
        reason=" ".join(filter(None, (reason, leg.why))),
        need=_("{unit} keeps as many people as before: one comes for each who goes.").format(unit=leg.to_unit),
        own_request=True,
        swap_with=other,
    )


def _opened(session: Session, employee_id: int) -> OpenedCase:
    newest = (
        select(TransferCase).where(TransferCase.employee_id == employee_id).order_by(TransferCase.id.desc()).limit(1)
    )
    case = session.scalars(newest).one()
    return OpenedCase(case.id, case.number, employee_id)


def _still_there(session: Session, leg: SwapLeg, other: SwapLeg) -> None:
    """Refuse a swap if who leaves the place is not in it any more."""
    holder = session.get(Employee, other.who.id)
    place = None if holder is None or holder.removed_at is not None else (holder.unit_id, holder.post_id)
    if place != (leg.to_unit_id, leg.to_post_id):
        raise Refusal(
            _("{name} is not at {unit} any more.").format(name=other.who.name, unit=leg.to_unit),
            _("Search for swaps again."),
        )


class _Market:
    """Places of those who have a wish, and who may go where."""

    def __init__(self, found: Places, people: Sequence[Candidate]) -> None:
        self.found = found
        self.people = people
        held = dict.fromkeys(map(_place, people))
        self.keys = list(held)
        self.numbers = {key: number for number, key in enumerate(self.keys)}
        self.ranks: dict[tuple[int, int], int] = {}
        """Which wish of an employee (by id) a place meets."""
        self.barred: dict[int, str] = {}
        """What a rule says against a wished place of an employee."""

    def open_to(self, session: Session, who: Candidate, today: date) -> list[int]:
        """Places of others that the employee wishes for and may have, the dearest first."""
        chosen: list[int] = []
        for rank, wish in enumerate(who.wishes, 1):
            for number, key in enumerate(self.keys):
                if number in chosen or not self._fits(who, wish, key):
                    continue
                if key == _place(who):
                    return [*chosen, number]
                what = self._against(session, who, key, today)
                if what:
                    self.barred.setdefault(who.id, what)
                    continue
                chosen.append(number)
                self.ranks[who.id, number] = rank
        return chosen

    def why_none(self, who: Candidate, places: Sequence[int]) -> str:
        """Why somebody is in no swap."""
        others = [number for number in places if self.keys[number] != _place(who)]
        if others:
            return _("Somebody there wishes to leave, but nobody in turn for a place that this employee can free.")
        if who.id in self.barred:
            return self.barred[who.id]
        return _("Nobody who works at the places wished for, in a like post, has stated a wish to leave.")

    def _fits(self, who: Candidate, wish: Wished, key: tuple[int, int]) -> bool:
        """Whether the wish names the place, and its post can be thought of."""
        unit, post = self.found.units[key[0]], self.found.posts[key[1]]
        change = PostChange.ALIKE if wish.post_id is None else PostChange.ANY
        return wish.meets(unit.id, post.id, unit.district) and thinkable(change, self.found.posts[_place(who)[1]], post)

    def _against(self, session: Session, who: Candidate, key: tuple[int, int], today: date) -> str:
        """What a rule says against the move; nothing where it may be made."""
        same = key[1] == _place(who)[1]
        if self.found.posts[key[1]].by_selection or self.found.posts[_place(who)[1]].by_selection:
            return _("Officials are appointed by selection, not by swaps.")
        move = ProposedMove(who.id, case_kind(who.facts.employee_kind, structural=False), *key)
        checks = check_proposal(session, move, today)
        return next((one.what for one in checks if bars(one, frozenset(), same_post=same)), "")


def _place(who: Candidate) -> tuple[int, int]:
    return who.facts.from_unit_id or 0, who.facts.from_post_id or 0


def _wishes_in(who: Candidate, scope: Scope) -> bool:
    within = not scope.employee_ids or who.id in scope.employee_ids
    return bool(who.wishes) and within and (not scope.post_ids or who.facts.from_post_id in scope.post_ids)


def _leg(market: _Market, names: Mapping[int, Who], cycle: Sequence[int], at: int) -> SwapLeg:
    """One of a cycle: takes the place of the next."""
    who, other = market.people[cycle[at]], market.people[cycle[(at + 1) % len(cycle)]]
    unit, post = (market.found.units[_place(other)[0]], market.found.posts[_place(other)[1]])
    rank = market.ranks[who.id, market.numbers[_place(other)]]
    words = _("Meets wish {rank} of {count}: {post}, {unit}. {name} leaves the place in exchange.")
    why = words.format(rank=rank, count=len(who.wishes), post=post.title, unit=unit.name, name=other.name)
    return SwapLeg(names[who.id], unit.id, unit.name, post.id, post.title, rank, why)


def _swap(legs: list[SwapLeg]) -> Swap:
    told = "; ".join(_("{name} to {unit}").format(name=leg.who.name, unit=leg.to_unit) for leg in legs)
    words = _("They exchange places: {legs}. Both get what they wished for; no unit loses anybody.")
    if len(legs) > 2:
        words = _("They exchange places in a ring: {legs}. Each gets what he or she wished for; no unit loses anybody.")
    return Swap(tuple(legs), words.format(legs=told))


def _wish_words(session: Session, employee_id: int) -> str:
    return "; ".join(f"{wish.rank}. {wish_words(wish)}" for wish in wishes_of(session, employee_id))
