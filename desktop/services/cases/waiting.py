"""Cases that wait for somebody outside the desk: papers sent back for repair, opinions that are late."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import CaseRepair, Employee, TechnicalOpinion, TransferCase
from desktop.domain.cases.cases import CaseStage
from desktop.domain.employees.employees import display_name
from desktop.domain.review.review import TechnicalBody
from desktop.services.cases.technical_opinions import IMUT_DAYS
from desktop.services.rules.calendar import work_calendar
from desktop.services.settings import office

_CASE = (TransferCase.id, TransferCase.number)
_NAME = (Employee.title_before, Employee.name, Employee.title_after)


@dataclass(frozen=True, slots=True)
class OpenRepair:
    """Papers that are with the proposer."""

    case_id: int
    number: str
    employee: str
    returned_on: date
    days: int
    """Days since they went back."""


@dataclass(frozen=True, slots=True)
class LateOpinion:
    """A technical opinion that should be there by now."""

    case_id: int
    number: str
    employee: str
    body: TechnicalBody
    asked_on: date
    due_on: date


def open_repairs(session: Session, today: date) -> list[OpenRepair]:
    """Papers that are out for repair, the longest first."""
    found = (
        select(*_CASE, CaseRepair.returned_on, *_NAME)
        .join(TransferCase, TransferCase.id == CaseRepair.case_id)
        .join(Employee, Employee.id == TransferCase.employee_id)
        .where(CaseRepair.resubmitted_on.is_(None), TransferCase.stage == CaseStage.CHECKING)
        .order_by(CaseRepair.returned_on, CaseRepair.id)
    )
    return [
        OpenRepair(case_id, number, display_name(*names), day, (today - day).days)
        for case_id, number, day, *names in session.execute(found)
    ]


def late_opinions(session: Session, today: date) -> list[LateOpinion]:
    """Opinions that were asked for and did not come in their working days, the latest first."""
    found = (
        select(*_CASE, TechnicalOpinion.body, TechnicalOpinion.asked_on, *_NAME)
        .join(TransferCase, TransferCase.id == TechnicalOpinion.case_id)
        .join(Employee, Employee.id == TransferCase.employee_id)
        .where(
            TechnicalOpinion.result.is_(None),
            TechnicalOpinion.removed_at.is_(None),
            TransferCase.stage == CaseStage.REVIEW,
        )
    )
    rows = session.execute(found).all()
    if not rows:
        return []
    limits = {TechnicalBody.IMUT: IMUT_DAYS, TechnicalBody.PERTEK: office(session).technical_limit_days}
    calendar = work_calendar(session, min(row.asked_on for row in rows), today)
    waiting = [
        LateOpinion(case_id, number, display_name(*names), body, asked, calendar.add_workdays(asked, limits[body]))
        for case_id, number, body, asked, *names in rows
        if limits[body] > 0
    ]
    return sorted((one for one in waiting if one.due_on < today), key=lambda one: (one.due_on, one.number))
