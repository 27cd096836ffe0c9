"""Gathers both ends of a move and what the employee brings, for the gap between them."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop.db.tables import Employee, Post, PostHistory, Training, TransferCase, Unit
from desktop.domain.cases.cases import Direction
from desktop.domain.cases.consultation import SkillKind
from desktop.domain.support.gaps import Gap, PersonSide, PostSide, gaps
from desktop.services.cases.participation import skills_of
from desktop.services.cases.person_facts import studies_of


def gaps_of(session: Session, case: TransferCase) -> tuple[Gap, ...]:
    """What lies between the old and the new post; who leaves the region is helped by the agency gone to."""
    if case.direction is Direction.OUTGOING:
        return ()
    old = _side(session, case.from_unit_id, case.from_post_id)
    new = _side(session, case.to_unit_id, case.to_post_id)
    return gaps(old, new, _person(session, case))


def _side(session: Session, unit_id: int | None, post_id: int | None) -> PostSide:
    unit = session.scalar(select(Unit.name).where(Unit.id == unit_id)) or ""
    post = session.get(Post, post_id) if post_id is not None else None
    if post is None:
        return PostSide(unit=unit)
    fields = tuple(part.strip() for part in post.education_fields.split(";") if part.strip())
    return PostSide(post.title, post.kind, post.level, post.echelon, unit, post.least_education, fields)


def _person(session: Session, case: TransferCase) -> PersonSide:
    """The employee as before this move: the line that the move itself wrote does not count."""
    employee = session.get_one(Employee, case.employee_id)
    before = select(PostHistory.post_title, PostHistory.unit_name).where(
        PostHistory.employee_id == employee.id,
        PostHistory.removed_at.is_(None),
        or_(PostHistory.case_id.is_(None), PostHistory.case_id != case.id),
    )
    held = session.execute(before).all()
    courses = select(Training.name).where(Training.employee_id == employee.id, Training.removed_at.is_(None))
    able = (skill for skill in skills_of(session, employee.id) if skill.kind is not SkillKind.INTEREST)
    return PersonSide(
        studies=studies_of(session, employee.id, employee.education_level, employee.education_field),
        learned=(*(f"{skill.name} {skill.proof}" for skill in able), *session.scalars(courses)),
        posts=tuple(title for title, _unit in held if title),
        units=tuple(unit for _title, unit in held if unit),
    )
