"""Top trading cycles: who could change places with whom so that everybody who moves gets what he or she wished."""

from collections.abc import Sequence


def trading_cycles(owners: Sequence[int], wishes: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    """Cycles of people in which each takes the place of the next one, and the last that of the first.

    `owners` names the slot of each person, `wishes` the slots that each would rather have, the dearest first. Everybody
    gets the best slot that those leave who were served before, nobody gets one that was not wished, and each slot keeps
    as many people as it had. Of several people in a slot the first is served first.
    """
    return _Market(owners, wishes).clear()


class _Market:
    """Who is still there, and how far down the own list each has come."""

    def __init__(self, owners: Sequence[int], wishes: Sequence[Sequence[int]]) -> None:
        self.owners = owners
        self.wishes = wishes
        self._here: dict[int, list[int]] = {}
        for person in range(len(owners) - 1, -1, -1):
            self._here.setdefault(owners[person], []).append(person)
        self._next = [0] * len(owners)
        self._gone = [False] * len(owners)

    def clear(self) -> list[tuple[int, ...]]:
        """Follow from each person who takes whose place, until nobody is left."""
        cycles = []
        for start in range(len(self.owners)):
            path = [] if self._gone[start] else [start]
            while path:
                wanted = self._wanted(path[-1])
                if wanted is None:
                    self._gone[path.pop()] = True
                elif wanted in path:
                    cycle = tuple(path[path.index(wanted) :])
                    del path[-len(cycle) :]
                    cycles.append(cycle)
                    for person in cycle:
                        self._gone[person] = True
                else:
                    path.append(wanted)
        return cycles

    def _wanted(self, person: int) -> int | None:
        """First person still there of the best slot, or None where staying is best of what is left."""
        wishes = self.wishes[person]
        while self._next[person] < len(wishes):
            slot = wishes[self._next[person]]
            if slot == self.owners[person]:
                return None
            first = self._first(slot)
            if first is not None:
                return first
            self._next[person] += 1
        return None

    def _first(self, slot: int) -> int | None:
        here = self._here.get(slot, [])
        while here and self._gone[here[-1]]:
            here.pop()
        return here[-1] if here else None
