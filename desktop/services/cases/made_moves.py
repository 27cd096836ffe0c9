"""Moves that were written into the records: told to the officer until one has read them, however long ago."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from desktop.db.changes import note_bulk_change
from desktop.db.tables import Decree, Employee, Post, TransferCase, Unit
from desktop.domain.cases.cases import Direction
from desktop.domain.employees.employees import display_name
from desktop.services.decree_rows import EFFECTIVE_ON


@dataclass(frozen=True, slots=True)
class MadeMove:
    """A move that was written into the employee's record and that nobody has read of yet."""

    case_id: int
    employee: str
    post: str
    unit: str
    since: date | None
    """The true TMT, which may lie before the day on which the program wrote it."""
    applied_on: date | None


def untold_moves(session: Session) -> tuple[MadeMove, ...]:
    """The moves to tell of, the oldest first."""
    found = session.execute(
        select(TransferCase, Employee, Post.title, Unit.name, EFFECTIVE_ON.label("since"))
        .join(Employee, Employee.id == TransferCase.employee_id)
        .join(Decree, Decree.id == TransferCase.decree_id)
        .outerjoin(Post, Post.id == TransferCase.to_post_id)
        .outerjoin(Unit, Unit.id == TransferCase.to_unit_id)
        .where(TransferCase.move_untold)
        .order_by(TransferCase.applied_at, TransferCase.id)
    )
    return tuple(_told(case, employee, post or "", unit or "", since) for case, employee, post, unit, since in found)


def acknowledge_moves(session: Session, case_ids: Sequence[int]) -> None:
    """Remember that these moves were read of: they are told no more."""
    if not case_ids:
        return
    # Reading is no change of the case: whoever edits it meanwhile is not overtaken.
    session.execute(update(TransferCase).where(TransferCase.id.in_(case_ids)).values(move_untold=False))
    note_bulk_change(session, TransferCase.__tablename__)


def _told(case: TransferCase, employee: Employee, post: str, unit: str, since: date | None) -> MadeMove:
    if case.direction is Direction.OUTGOING:
        post, unit = case.outside_post, ", ".join(filter(None, (case.outside_unit, case.outside_agency)))
    name = display_name(employee.title_before, employee.name, employee.title_after)
    applied = case.applied_at.astimezone().date() if case.applied_at else None
    return MadeMove(case.id, name, post, unit, since, applied)
