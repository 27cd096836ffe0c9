"""Transfer plans as the screen shows them: ids of what was found joined to the names of people, units and posts."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.orm import Session

from desktop.db.tables import Plan, PlanMove
from desktop.domain.letters.snapshot import from_plain
from desktop.domain.plans.asked import Asked, Pin, PinKind
from desktop.domain.plans.found import Figures, FloorBroken, Found, Move, MoveReason, PlaceCount, StayCode
from desktop.domain.plans.model import Standing
from desktop.services.plans.age import is_overtaken, last_change
from desktop.services.plans.names import Names, Who
from desktop.services.plans.rows import asked_of, found_in, found_plan, has_cases, moves_of
from desktop.text import _

__all__ = [
    "PlanFile",
    "ShownFloor",
    "ShownMove",
    "ShownPin",
    "ShownPlace",
    "ShownStay",
    "Who",
    "plan_file",
    "proof_words",
]


@dataclass(frozen=True, slots=True)
class ShownMove:
    """A proposed move with its names; `id` is the row of the plan, `case_number` the case that came of it."""

    id: int
    who: Who
    from_unit: str
    from_post: str
    to_unit: str
    to_post: str
    move: Move
    case_id: int | None = None
    case_number: str = ""
    pinned: bool = False
    """Whether the officer settled this move beforehand."""
    pins: tuple["ShownPin", ...] = ()
    """All that is settled about the employee, such as where not to go."""
    steps: int = 1
    """Moves of its chain or rotation."""


@dataclass(frozen=True, slots=True)
class ShownStay:
    """Who does not move, and why."""

    who: Who
    code: StayCode
    why: str
    unit_id: int | None = None
    """The place that the sentence speaks of."""
    post_id: int | None = None
    loss: float | None = None
    """Points that the plan would lose at least by sending the employee there."""


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """Need and holders of a unit and post before and after."""

    unit: str
    post: str
    count: PlaceCount


@dataclass(frozen=True, slots=True)
class ShownFloor:
    """A place below the least staffing after the plan."""

    unit: str
    post: str
    broken: FloorBroken


@dataclass(frozen=True, slots=True)
class ShownPin:
    """What is settled beforehand of one employee, in the order in which it is asked."""

    who: Who
    kind: PinKind
    unit: str
    post: str
    reason: str
    index: int
    """Its place in `Asked.pins`."""


@dataclass(frozen=True, slots=True)
class PlanFile:
    """Everything that the page of a plan shows; `found` parts are empty while it is not solved as it is asked."""

    id: int
    name: str
    note: str
    version: int
    asked: Asked
    copied_from: str
    created_at: datetime
    solved_at: datetime | None
    removed_reason: str
    locked: bool
    """Whether cases were opened from it: what it asked and found is kept as it was; a copy can be planned on."""
    overtaken: bool = False
    """Whether records that it rests on changed since it was worked out."""
    units: tuple[tuple[int, str], ...] = ()
    """Ids and names of `Asked.scope`, in the same order."""
    posts: tuple[tuple[int, str], ...] = ()
    people: tuple[Who, ...] = ()
    standing: Standing | None = None
    proof: str = ""
    """What is proved about it, in one sentence; or why it is impossible."""
    figures: Figures = field(default_factory=Figures)
    moves: tuple[ShownMove, ...] = ()
    """By chain and step."""
    stays: tuple[ShownStay, ...] = ()
    places: tuple[ShownPlace, ...] = ()
    floors: tuple[ShownFloor, ...] = ()
    pins: tuple[ShownPin, ...] = ()
    couples: tuple[tuple[Who, Who], ...] = ()
    """Names of `Asked.couples`, in the same order."""


def plan_file(session: Session, plan_id: int) -> PlanFile:
    """A plan whole, with the names of all that it speaks of."""
    plan = found_plan(session, plan_id)
    asked, found = asked_of(plan), found_in(plan)
    rows = moves_of(session, plan_id)
    names = Names(session, _people_of(asked, found, rows), _units_of(asked, found, rows))
    source = plan.copied_from_id and session.get(Plan, plan.copied_from_id)
    shown = PlanFile(
        id=plan.id,
        name=plan.name,
        note=plan.note,
        version=plan.version,
        asked=asked,
        copied_from=source.name if source else "",
        created_at=plan.created_at,
        solved_at=plan.solved_at,
        removed_reason=plan.removed_reason,
        locked=has_cases(session, plan_id),
        units=tuple((number, names.unit(number)) for number in asked.scope.unit_ids),
        posts=tuple((number, names.post(number)) for number in asked.scope.post_ids),
        people=tuple(map(names.who, asked.scope.employee_ids)),
        pins=tuple(_pin(names, index, pin) for index, pin in enumerate(asked.pins)),
        couples=tuple((names.who(one.one_id), names.who(one.other_id)) for one in asked.couples),
    )
    if found is None:
        return shown
    # One from which cases were opened is kept as it was.
    overtaken = not shown.locked and is_overtaken(plan.solved_at, last_change(session))
    return replace(_with_found(shown, found, rows, names), overtaken=overtaken)


def proof_words(found: Found) -> str:
    """How sure it is that there is no better plan, in one sentence."""
    match found.standing:
        case Standing.PROVED:
            return _("Proved: there is no better set of moves (checked again independently).")
        case Standing.TRUSTED:
            return _("No better set of moves was found; checking it again independently would have taken too long.")
        case Standing.IMPOSSIBLE:
            return found.contradiction


def _with_found(shown: PlanFile, found: Found, rows: Iterable[PlanMove], names: Names) -> PlanFile:
    pinned = {pin.who.id for pin in shown.pins if pin.kind is PinKind.GO}
    steps = Counter(row.chain for row in rows)
    return replace(
        shown,
        standing=found.standing,
        proof=proof_words(found),
        figures=found.figures,
        moves=tuple(
            replace(
                _move(names, row, pinned=row.employee_id in pinned),
                pins=tuple(pin for pin in shown.pins if pin.who.id == row.employee_id),
                steps=steps[row.chain],
            )
            for row in rows
        ),
        stays=tuple(
            ShownStay(names.who(one.employee_id), one.code, one.why, one.unit_id, one.post_id, one.loss)
            for one in found.stays
        ),
        places=tuple(ShownPlace(names.unit(one.unit_id), names.post(one.post_id), one) for one in found.places),
        floors=tuple(
            ShownFloor(names.unit(one.unit_id), names.post(one.post_id), one)
            for one in sorted(found.floors, key=lambda one: (not one.by_plan, one.percent_after))
            # A plan that an older program worked out knows units only.
            if one.post_id
        ),
    )


def _move(names: Names, row: PlanMove, *, pinned: bool) -> ShownMove:
    move = Move(
        row.employee_id,
        row.from_unit_id,
        row.from_post_id,
        row.to_unit_id,
        row.to_post_id,
        row.chain,
        row.step,
        row.rotation,
        from_plain(MoveReason, row.explanation),
    )
    return ShownMove(
        id=row.id,
        who=names.who(row.employee_id),
        from_unit=names.unit(row.from_unit_id),
        from_post=names.post(row.from_post_id),
        to_unit=names.unit(row.to_unit_id),
        to_post=names.post(row.to_post_id),
        move=move,
        case_id=row.case_id,
        case_number=names.case(row.case_id),
        pinned=pinned,
    )


def _pin(names: Names, index: int, pin: Pin) -> ShownPin:
    unit = "" if pin.unit_id is None else names.unit(pin.unit_id)
    post = "" if pin.post_id is None else names.post(pin.post_id)
    return ShownPin(names.who(pin.employee_id), pin.kind, unit, post, pin.reason, index)


def _people_of(asked: Asked, found: Found | None, rows: Iterable[PlanMove]) -> set[int]:
    pairs = (number for couple in asked.couples for number in (couple.one_id, couple.other_id))
    people = {*asked.scope.employee_ids, *(pin.employee_id for pin in asked.pins), *pairs}
    people |= {row.employee_id for row in rows}
    return people | {stay.employee_id for stay in found.stays} if found else people


def _units_of(asked: Asked, found: Found | None, rows: Iterable[PlanMove]) -> set[int]:
    units = {*asked.scope.unit_ids, *(pin.unit_id for pin in asked.pins if pin.unit_id is not None)}
    units |= {number for row in rows for number in (row.from_unit_id, row.to_unit_id)}
    if found:
        units |= {one.unit_id for one in found.places} | {one.unit_id for one in found.floors}
    return units
