"""From a plan to cases: chosen moves are opened in one go, each as a draft with its reason and need filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Employee, Plan, PlanMove, Post, TransferCase
from desktop.domain.cases.cases import CaseKind
from desktop.domain.cases.checks import Severity
from desktop.domain.employees.names import clean_text
from desktop.domain.employees.posts import PostKind
from desktop.domain.letters.snapshot import from_plain
from desktop.domain.plans.found import MoveReason
from desktop.domain.plans.gathered import case_kind
from desktop.domain.refusal import Refusal
from desktop.services.cases.cases import NewCase, new_case, suggested_need
from desktop.services.cases.move_facts import ProposedMove, check_proposal
from desktop.services.decree_rows import PARTED
from desktop.services.plans.names import people_named
from desktop.services.plans.rows import asked_of, found_plan, moves_of
from desktop.text import _

_LED = frozenset({PostKind.STRUCTURAL, PostKind.BOTH})


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A case that was opened from a plan."""

    case_id: int
    number: str
    employee_id: int


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A move that cannot be opened now, and why."""

    employee_id: int
    name: str
    why: str


def obstacles(session: Session, plan_id: int, move_ids: Sequence[int], today: date) -> tuple[Obstacle, ...]:
    """What speaks against opening these moves (ids of `ShownMove`) now: changed records, broken couples and chains."""
    rows = list(moves_of(session, plan_id))
    chosen = [row for row in rows if row.id in set(move_ids)]
    names = {number: who.name for number, who in people_named(session, (row.employee_id for row in rows)).items()}
    going = _under_way(session, rows) | {row.employee_id for row in chosen}
    partners = _partners(session, plan_id)
    found = []
    for row in chosen:
        told = [_changed(session, row), _alone(rows, row, going, names), _apart(row, rows, partners, going, names)]
        why = [one for one in told if one] or _forbidden(session, found_plan(session, plan_id), row, today)
        found += [Obstacle(row.employee_id, names.get(row.employee_id, "–"), sentence) for sentence in why]
    return tuple(found)


def open_cases(
    session: Session, plan_id: int, move_ids: Sequence[int], today: date, *, reason: str = ""
) -> tuple[OpenedCase, ...]:
    """Open the chosen moves as cases in one transaction, all or none; `reason` is put before each one's own."""
    plan = found_plan(session, plan_id)
    rows = [row for row in moves_of(session, plan_id) if row.id in set(move_ids)]
    if not rows or len(rows) != len(set(move_ids)):
        raise Refusal(_("No move is chosen, or the plan was solved again."), _("Load the plan and tick moves."))
    standing = obstacles(session, plan_id, move_ids, today)
    if standing:
        told = (_("{name}: {why}").format(name=one.name, why=one.why) for one in standing)
        raise Refusal(_("Not every move can be opened; nothing was opened."), " ".join(told))
    # Who leaves first: a place is free on paper before the next one comes.
    opened = [
        _open(session, plan, row, (today, reason)) for row in sorted(rows, key=lambda row: (row.chain, -row.step))
    ]
    audit(session, "open_cases", Plan.__tablename__, plan.id, {"cases": [one.number for one in opened]})
    return tuple(sorted(opened, key=lambda one: one.number))


def _open(session: Session, plan: Plan, row: PlanMove, said: tuple[date, str]) -> OpenedCase:
    """One case as a draft."""
    today, reason = said
    why = from_plain(MoveReason, row.explanation)
    wish = why.wish if why.wish_rank else ""
    new = NewCase(
        employee_id=row.employee_id,
        kind=_kind(session, row),
        to_unit_id=row.to_unit_id,
        to_post_id=row.to_post_id,
        reason=" ".join(filter(None, (clean_text(reason), why.gives, wish))),
        need=suggested_need(session, row.to_unit_id, row.to_post_id, plan.day) or why.gives,
        effective_on=plan.day,
    )
    try:
        row.case_id = new_case(session, new, today)
    except Refusal as refusal:
        name = people_named(session, [row.employee_id])[row.employee_id].name
        raise Refusal(
            _("{name}: {why}").format(name=name, why=refusal.title),
            _("Nothing was opened. {remedy}").format(remedy=refusal.remedy).strip(),
        ) from refusal
    session.flush()
    return OpenedCase(row.case_id, session.get_one(TransferCase, row.case_id).number, row.employee_id)


def _under_way(session: Session, rows: Sequence[PlanMove]) -> set[int]:
    """Who goes by a case of this plan; one that was refused, withdrawn or cancelled frees no place."""
    cases = [row.case_id for row in rows if row.case_id is not None]
    going = select(TransferCase.employee_id).where(TransferCase.id.in_(cases), TransferCase.stage.not_in(PARTED))
    return set(session.scalars(going))


def _kind(session: Session, row: PlanMove) -> CaseKind:
    kinds = [session.get_one(Post, number).kind for number in (row.from_post_id, row.to_post_id)]
    who = session.get_one(Employee, row.employee_id)
    return case_kind(who.kind, structural=all(kind in _LED for kind in kinds))


def _changed(session: Session, row: PlanMove) -> str:
    """What is not any more as it was when the plan was solved."""
    if row.case_id is not None:
        return _("A case was opened from this move already.")
    who = session.get(Employee, row.employee_id)
    if who is None or who.removed_at is not None:
        return _("There is no such employee any more.")
    if (who.unit_id, who.post_id) != (row.from_unit_id, row.from_post_id):
        return _("The employee is not in the post any more from which the plan sends. Solve the plan again.")
    open_case = select(TransferCase.number).where(
        TransferCase.employee_id == row.employee_id, TransferCase.closed_on.is_(None)
    )
    number = session.scalars(open_case.limit(1)).first()
    return _("Another case of the employee is open: {number}.").format(number=number) if number else ""


def _alone(rows: Sequence[PlanMove], row: PlanMove, going: set[int], names: dict[int, str]) -> str:
    """Who takes the place of a colleague can go only if the colleague goes too."""
    chain = [one for one in rows if one.chain == row.chain]
    before = next((one for one in chain if one.step == row.step - 1), chain[-1] if row.rotation else None)
    if before is None or before.id == row.id or before.employee_id in going:
        return ""
    words = _("The place becomes free only if {name} goes (same chain); choose that move too.")
    if before.case_id is not None:
        words = _("The case of {name} ended without a move, so the place stays taken. Plan on with a copy of the plan.")
    return words.format(name=names.get(before.employee_id, "–"))


def _apart(
    row: PlanMove, rows: Sequence[PlanMove], partners: dict[int, int], going: set[int], names: dict[int, str]
) -> str:
    other = next((one for one in rows if one.employee_id == partners.get(row.employee_id)), None)
    if other is None or other.employee_id in going:
        return ""
    words = _("Moves only together with {name}; choose that move too.")
    if other.case_id is not None:
        words = _("Moves only together with {name}, whose case ended without a move. Plan on with a copy of the plan.")
    return words.format(name=names.get(other.employee_id, "–"))


def _partners(session: Session, plan_id: int) -> dict[int, int]:
    couples = asked_of(found_plan(session, plan_id)).couples
    pairs = [(one.one_id, one.other_id) for one in couples]
    return dict((*pairs, *((b, a) for a, b in pairs)))


def _forbidden(session: Session, plan: Plan, row: PlanMove, today: date) -> list[str]:
    """Rules that forbid the move now."""
    move = ProposedMove(row.employee_id, _kind(session, row), row.to_unit_id, row.to_post_id, plan.day)
    found = check_proposal(session, move, today)
    # Room is made by the other moves of the plan, which are opened in the same go.
    return [one.what for one in found if one.severity is Severity.BLOCK and one.code not in {"room", "second_holder"}]
