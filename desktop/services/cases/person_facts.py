"""What an employee's histories say to the checks of a move: studies, appraisals, penalties, circumstances."""

from datetime import date

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from desktop.db.tables import Circumstance, Discipline, EducationHistory, Performance
from desktop.domain.cases.checks_person import YEARS_APPRAISED
from desktop.domain.cases.move_facts import LifeFact, Penalty, Rating, Study

_EMPLOYEE: BindParameter[int] = bindparam("employee")
_STUDIES = select(EducationHistory.level, EducationHistory.field).where(
    EducationHistory.employee_id == _EMPLOYEE, EducationHistory.removed_at.is_(None)
)
_RATINGS = select(Performance.year, Performance.rating).where(
    Performance.employee_id == _EMPLOYEE,
    Performance.removed_at.is_(None),
    Performance.rating != "",
    Performance.year >= bindparam("first"),
)
_PENALTIES = (
    select(Discipline.severity, Discipline.starts_on, Discipline.ends_on)
    .where(Discipline.employee_id == _EMPLOYEE, Discipline.removed_at.is_(None))
    .order_by(Discipline.ends_on.desc(), Discipline.id)
)
_LIFE = select(Circumstance.kind, Circumstance.starts_on, Circumstance.ends_on).where(
    Circumstance.employee_id == _EMPLOYEE, Circumstance.removed_at.is_(None)
)


def studies_of(session: Session, employee_id: int, level: str, field: str) -> tuple[Study, ...]:
    """The education that the record shows, then all finished ones of the history."""
    found = [Study(*row) for row in session.execute(_STUDIES, {"employee": employee_id})]
    own = [Study(level, field)] if level else []
    return tuple(dict.fromkeys([*own, *found]))


def ratings_of(session: Session, employee_id: int, day: date) -> tuple[Rating, ...]:
    """The appraisals that a move on `day` is held against."""
    given = {"employee": employee_id, "first": day.year - YEARS_APPRAISED}
    return tuple(Rating(*row) for row in session.execute(_RATINGS, given))


def penalties_of(session: Session, employee_id: int) -> tuple[Penalty, ...]:
    """Every disciplinary penalty, the one that lasts longest first."""
    return tuple(Penalty(*row) for row in session.execute(_PENALTIES, {"employee": employee_id}))


def life_of(session: Session, employee_id: int) -> tuple[LifeFact, ...]:
    """The circumstances by kind and time; what they are is not read."""
    return tuple(LifeFact(*row) for row in session.execute(_LIFE, {"employee": employee_id}))
