"""Who stands around a proposed move: holders of the post on the day, relatives in the destination, election times."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, func, or_, select, union
from sqlalchemy.orm import Session

from desktop.db.tables import (
    Decree,
    ElectionFreeze,
    Employee,
    FamilyTie,
    Post,
    PostHistory,
    Signatory,
    TransferCase,
    Unit,
)
from desktop.domain.cases.move_facts import Freeze, Relative
from desktop.domain.cases.stages import END_STAGES
from desktop.domain.employees.employees import Assignment, display_name
from desktop.domain.employees.officials import is_official, leads_unit
from desktop.services.units.establishment import HOLDS

INVERSE = {"parent": "child", "child": "parent"}
"""What the other one is, where a tie is read from its far end; other relations are the same both ways."""
_NAME = (Employee.title_before, Employee.name, Employee.title_after)
_DAY: BindParameter[date] = bindparam("day")
_UNIT: BindParameter[int] = bindparam("to_unit")
_POST: BindParameter[int] = bindparam("to_post")
_BY_THEN = (
    TransferCase.stage.not_in(END_STAGES),
    TransferCase.applied_at.is_(None),
    TransferCase.id != bindparam("case_id"),
    func.coalesce(TransferCase.takes_effect_on, Decree.effective_on, TransferCase.effective_on) <= _DAY,
)
"""Moves of other open cases that are done on the day."""
_MOVES = select(TransferCase.employee_id).outerjoin(Decree, Decree.id == TransferCase.decree_id).where(*_BY_THEN)
_LEAVE = _MOVES.where(TransferCase.from_unit_id == _UNIT, TransferCase.from_post_id == _POST)
_COME = _MOVES.where(TransferCase.to_unit_id == _UNIT, TransferCase.to_post_id == _POST)
_SEATED = (
    select(*_NAME)
    .where(
        Employee.id.not_in((bindparam("employee_id"), bindparam("swap_with"))),
        or_(
            and_(Employee.unit_id == _UNIT, Employee.post_id == _POST, Employee.id.not_in(_LEAVE)),
            Employee.id.in_(_COME),
        ),
        *HOLDS,
    )
    .order_by(Employee.id)
)
_PERSON: BindParameter[int] = bindparam("person")
_SIGNERS = select(Signatory.employee_id).where(
    Signatory.employee_id.is_not(None),
    Signatory.removed_at.is_(None),
    or_(Signatory.valid_from.is_(None), Signatory.valid_from <= _DAY),
    or_(Signatory.valid_to.is_(None), Signatory.valid_to >= _DAY),
)
_TIES = (
    select(
        *(*_NAME, FamilyTie.relation, (FamilyTie.employee_id == _PERSON).label("own"), Unit.path, Post.title),
        *(Post.kind, Post.echelon, Employee.id.in_(_SIGNERS).label("signs")),
    )
    .select_from(FamilyTie)
    .join(
        Employee,
        or_(
            and_(FamilyTie.employee_id == _PERSON, Employee.id == FamilyTie.relative_id),
            and_(FamilyTie.relative_id == _PERSON, Employee.id == FamilyTie.employee_id),
        ),
    )
    .outerjoin(Unit, Unit.id == Employee.unit_id)
    .outerjoin(Post, Post.id == Employee.post_id)
    .where(
        or_(FamilyTie.employee_id == _PERSON, FamilyTie.relative_id == _PERSON), FamilyTie.removed_at.is_(None), *HOLDS
    )
    .order_by(Employee.id)
)
_TIED = union(
    select(FamilyTie.employee_id).where(FamilyTie.removed_at.is_(None)),
    select(FamilyTie.relative_id).where(FamilyTie.removed_at.is_(None)),
)
_FREEZES = (
    select(ElectionFreeze.name, ElectionFreeze.starts_on, ElectionFreeze.ends_on, ElectionFreeze.consent_number)
    .where(ElectionFreeze.starts_on <= _DAY, ElectionFreeze.ends_on >= _DAY, ElectionFreeze.removed_at.is_(None))
    .order_by(ElectionFreeze.starts_on)
)
_TASKS = select(PostHistory.post_title).where(
    PostHistory.employee_id == _PERSON,
    PostHistory.assignment == Assignment.ADDITIONAL,
    PostHistory.removed_at.is_(None),
    or_(PostHistory.ends_on.is_(None), PostHistory.ends_on >= _DAY),
)


def seated_beside(session: Session, asked: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of those who hold the post on the day beside the employee, without who leaves by then or swaps."""
    return tuple(display_name(*row) for row in session.execute(_SEATED, asked))


@dataclass(frozen=True, slots=True)
class Tie:
    """A relative in service: where he or she works (the path of the unit), and what power comes with it."""

    name: str
    relation: str
    path: str
    official: bool
    signs: bool

    def seen_from(self, to_path: str) -> Relative | None:
        """The relative who works in the destination or below it, leads it from above, or signs the decrees."""
        leads = self.official and bool(self.path) and to_path.startswith(self.path)
        if leads or self.signs or self.path.startswith(to_path):
            return Relative(self.name, self.relation, leads=leads, signs=self.signs)
        return None


def relatives_at(session: Session, employee_id: int, to_path: str, day: date) -> tuple[Relative, ...]:
    """Relatives in service who work in the destination or below it, lead it from above, or sign the decrees."""
    rows = session.execute(_TIES, {"person": employee_id, "day": day})
    return tuple(found for row in rows if (found := _tie(row).seen_from(to_path)) is not None)


def ties_of_all(session: Session, day: date) -> dict[int, list[Tie]]:
    """The relatives in service of everybody who has any, by employee."""
    found: dict[int, list[Tie]] = {}
    for (person,) in session.execute(_TIED):
        found[person] = [_tie(row) for row in session.execute(_TIES, {"person": person, "day": day})]
    return found


def _tie(row: Any) -> Tie:
    return Tie(
        name=display_name(row.title_before, row.name, row.title_after),
        relation=row.relation if row.own else INVERSE.get(row.relation, row.relation),
        path=row.path or "",
        official=is_official(row.kind, row.echelon or "", row.title or ""),
        signs=bool(row.signs),
    )


def freezes_on(session: Session, day: date) -> tuple[Freeze, ...]:
    """The times around elections in which `day` lies."""
    return tuple(Freeze(*row) for row in session.execute(_FREEZES, {"day": day}))


def has_led_task(session: Session, employee_id: int, day: date) -> bool:
    """Whether the employee leads a unit as an additional task, as heads of a puskesmas or a school do."""
    return any(leads_unit(title) for title in session.scalars(_TASKS, {"person": employee_id, "day": day}))
