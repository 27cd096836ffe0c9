"""Random planning problems, and two solvers that share nothing with the planner."""

from array import array
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from desktop.domain.plans.model import Floor, Pair, Problem, Seats

NONE = 1 << 40


def small(seed: int) -> Problem:
    """A few people and slots, with every rule: floors, couples, a cap, people who must go, slots that are full."""
    dice = Random(seed)
    people, slots = dice.randint(1, 9), dice.randint(1, 5)
    homes = array("q", (dice.randrange(slots) for _ in range(people)))
    seats = tuple(_seats(dice, people) for _ in range(slots))
    cap = dice.randint(0, people) if dice.random() < 0.5 else None
    problem = Problem(homes, seats, *_arcs(dice, homes, slots), most_moves=cap)
    return replace(problem, floors=tuple(_floors(dice, people, slots)), pairs=tuple(_pairs(dice, people, slots)))


def large(people: int, slots: int, seed: int) -> Problem:
    """A mere network in which everybody may stay, with floors."""
    dice = Random(seed)
    homes = array("q", (dice.randrange(slots) for _ in range(people)))
    seats = tuple(Seats(tuple(sorted(dice.randint(-6000, 3000) for _ in range(people)))) for _ in range(slots))
    arcs = tuple(array("q") for _ in range(3))
    for person, home in enumerate(homes):
        for slot in sorted({home, *dice.sample(range(slots), min(slots, 8))}):
            for part, number in zip(
                arcs, (person, slot, 0 if slot == home else dice.randint(-3000, 3000)), strict=True
            ):
                part.append(number)
    return Problem(homes, seats, *arcs, floors=(Floor((0, 1), people // slots, 2000), Floor((2,), 4, 9000)))


def _seats(dice: Random, people: int) -> Seats:
    return Seats(tuple(sorted(dice.randint(-60, 40) for _ in range(dice.randint(1, people + 1)))))


def _arcs(dice: Random, homes: "array[int]", slots: int) -> "tuple[array[int], array[int], array[int]]":
    arcs = [(p, s) for p, home in enumerate(homes) for s in range(slots) if s == home or dice.random() < 0.7]
    gone = {p for p in range(len(homes)) if dice.random() < 0.1 and sum(q == p for q, _slot in arcs) > 1}
    arcs = [(p, s) for p, s in arcs if s != homes[p] or p not in gone]
    costs = (0 if s == homes[p] else dice.randint(-30, 30) for p, s in arcs)
    return array("q", (p for p, _slot in arcs)), array("q", (s for _person, s in arcs)), array("q", costs)


def _floors(dice: Random, people: int, slots: int) -> Iterator[Floor]:
    rest = dice.sample(range(slots), slots)
    while rest and dice.random() < 0.6:
        count = dice.randint(1, len(rest))
        yield Floor(tuple(rest[:count]), dice.randint(1, people), dice.randint(0, 50))
        del rest[:count]


def _pairs(dice: Random, people: int, slots: int) -> Iterator[Pair]:
    rest = dice.sample(range(people), people)
    while len(rest) > 1 and dice.random() < 0.6:
        yield Pair(rest.pop(), rest.pop(), tuple(dice.randrange(2) for _ in range(slots)))


def exact_optimum(problem: Problem) -> int | None:
    """The least cost by a dynamic programme over how many are in each slot, a couple being one step."""
    states = {((0,) * len(problem.seats), 0): 0}
    for choices in _steps(problem):
        after: dict[tuple[tuple[int, ...], int], int] = {}
        for (counts, moves), cost in states.items():
            for arcs in choices:
                state, more = _taken(problem, (counts, moves), arcs)
                if _fits(problem, *state) and cost + more < after.get(state, NONE):
                    after[state] = cost + more
        states = after
    return min((cost + _held(problem, counts) for (counts, _moves), cost in states.items()), default=None)


def _moves(problem: Problem, arc: int) -> bool:
    return problem.arc_slot[arc] != problem.homes[problem.arc_person[arc]]


def _steps(problem: Problem) -> Iterator[list[tuple[int, ...]]]:
    own = [[a for a, p in enumerate(problem.arc_person) if p == person] for person in range(len(problem.homes))]
    coupled = {person for pair in problem.pairs for person in (pair.one, pair.other)}
    yield from ([(arc,) for arc in own[person]] for person in range(len(own)) if person not in coupled)
    for pair in problem.pairs:
        yield [(a, b) for a in own[pair.one] for b in own[pair.other] if _together(problem, pair, a, b)]


def _together(problem: Problem, pair: Pair, one: int, other: int) -> bool:
    if _moves(problem, one) and _moves(problem, other):
        return pair.areas[problem.arc_slot[one]] == pair.areas[problem.arc_slot[other]]
    return not _moves(problem, one) and not _moves(problem, other)


def _taken(problem: Problem, state: tuple[tuple[int, ...], int], arcs: tuple[int, ...]):
    counts, moves = list(state[0]), state[1]
    for arc in arcs:
        counts[problem.arc_slot[arc]] += 1
        moves += problem.most_moves is not None and _moves(problem, arc)
    return (tuple(counts), moves), sum(problem.arc_cost[arc] for arc in arcs)


def _fits(problem: Problem, counts: tuple[int, ...], moves: int) -> bool:
    if problem.most_moves is not None and moves > problem.most_moves:
        return False
    return all(count <= len(seats.costs) for count, seats in zip(counts, problem.seats, strict=True))


def _held(problem: Problem, counts: tuple[int, ...]) -> int:
    seats = sum(sum(slot.costs[:count]) for count, slot in zip(counts, problem.seats, strict=True))
    return seats + sum(
        floor.price * max(floor.least - sum(counts[s] for s in floor.slots), 0) for floor in problem.floors
    )


def shortest_ways_optimum(problem: Problem) -> int:
    """The least cost of a mere network by successive shortest ways (Bellman and Ford), one person after another."""
    people, slots, floors = len(problem.homes), len(problem.seats), len(problem.floors)
    floor_of = {slot: number for number, floor in enumerate(problem.floors) for slot in floor.slots}
    gate = [people + slots + floor_of[slot] if slot in floor_of else people + slots + floors for slot in range(slots)]
    end = people + slots + floors
    graph = _Graph(end + 1)
    for arc, person in enumerate(problem.arc_person):
        graph.edge(person, people + problem.arc_slot[arc], (1, problem.arc_cost[arc]))
    for slot, seats in enumerate(problem.seats):
        for cost in seats.costs:
            graph.edge(people + slot, gate[slot], (1, cost))
    total = 0
    for number, floor in enumerate(problem.floors):
        graph.edge(people + slots + number, end, (floor.least, -floor.price))
        graph.edge(people + slots + number, end, (people, 0))
        total += floor.price * floor.least
    return total + sum(graph.push(person, end) for person in range(people))


class _Graph:
    """Edges with room and cost; each knows its way back."""

    def __init__(self, nodes: int) -> None:
        self.out: list[list[list[int]]] = [[] for _ in range(nodes)]

    def edge(self, tail: int, head: int, room_cost: tuple[int, int]) -> None:
        room, cost = room_cost
        self.out[tail].append([head, room, cost, len(self.out[head])])
        self.out[head].append([tail, 0, -cost, len(self.out[tail]) - 1])

    def push(self, source: int, end: int) -> int:
        length, way = {source: 0}, {}
        waiting = [source]
        while waiting:
            tail = waiting.pop(0)
            for number, (head, room, cost, _back) in enumerate(self.out[tail]):
                if room and length[tail] + cost < length.get(head, NONE):
                    length[head], way[head] = length[tail] + cost, (tail, number)
                    if head not in waiting:
                        waiting.append(head)
        node = end
        while node != source:
            node, number = way[node]
            head, _room, _cost, back = self.out[node][number]
            self.out[node][number][1] -= 1
            self.out[head][back][1] += 1
        return length[end]
