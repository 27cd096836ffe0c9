"""Moves in their order: chains that begin at an open place and go back to where it reopens, and rotations that close.

In a chain the first move fills the place that was open, the second the place that the first one left, and so on. Every
move is in exactly one chain or rotation, and the same moves always fall into the same ones.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chain:
    """Numbers of moves in their order; in a rotation the last one takes the place that the first one left."""

    moves: tuple[int, ...]
    rotation: bool


def chains_of(moves: Sequence[tuple[int, int]]) -> tuple[Chain, ...]:
    """Chains, then rotations, of moves given as (slot left, slot reached); none of them leads to its own slot."""
    arrivals: dict[int, list[int]] = defaultdict(list)
    for number in reversed(range(len(moves))):
        arrivals[moves[number][1]].append(number)
    surplus = Counter(to for _home, to in moves)
    surplus.subtract(home for home, _to in moves)
    opened = [to for _home, to in dict.fromkeys(moves) if surplus[to] > 0]
    starts = [slot for slot in dict.fromkeys(opened) for _each in range(surplus[slot])]
    rotations: list[Chain] = []
    chains = [Chain(_walk(moves, arrivals, slot, rotations), rotation=False) for slot in starts]
    for number, (_home, to) in enumerate(moves):
        while number in arrivals[to]:
            _walk(moves, arrivals, to, rotations)
    return (*chains, *sorted(rotations, key=lambda one: one.moves))


def _walk(
    moves: Sequence[tuple[int, int]], arrivals: dict[int, list[int]], slot: int, rotations: list[Chain]
) -> tuple[int, ...]:
    """Moves from `slot` back to where nobody follows; what closes on the way is cut out as a rotation."""
    walked: list[int] = []
    reached = [slot]
    while arrivals[slot]:
        walked.append(arrivals[slot].pop())
        slot = moves[walked[-1]][0]
        if slot in reached:
            start = reached.index(slot)
            rotations.append(Chain(_from_smallest(walked[start:]), rotation=True))
            del walked[start:], reached[start + 1 :]
        else:
            reached.append(slot)
    return tuple(walked)


def _from_smallest(loop: Sequence[int]) -> tuple[int, ...]:
    """The same rotation, told from its first employee on."""
    first = loop.index(min(loop))
    return (*loop[first:], *loop[:first])
