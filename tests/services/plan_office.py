"""What tests of plans share: employees that rules let move, and generators drained."""

from collections.abc import Generator
from datetime import date
from typing import TypeVar

from sqlalchemy import func, select

from desktop.db.store import Session
from desktop.db.tables import Employee, Performance, Post, Unit
from desktop.domain.cases.progress import Progress
from desktop.domain.employees.employees import EmployeeKind

Answer = TypeVar("Answer")


def drained(steps: Generator[Progress, None, Answer]) -> Answer:
    """What a long piece of work answers at its end."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]  # StopIteration is not generic


def unit(session: Session, name: str) -> int:
    """A unit at the top."""
    number = (session.scalar(select(func.max(Unit.id))) or 0) + 1
    session.add(Unit(id=number, name=name, name_key=name.casefold(), path=f"/{number}/"))
    session.flush()
    return number


def employee(session: Session, name: str, unit_id: int, post_id: int) -> int:
    """Somebody whom no rule keeps from moving."""
    number = (session.scalar(select(func.max(Employee.id))) or 0) + 1
    session.add(
        Employee(
            id=number,
            nip=f"1985031720100{number:05}",
            name=name,
            name_key=name.casefold(),
            kind=EmployeeKind.PNS,
            legal_status="01",
            birth_date=date(1985, 3, 17),
            appointed_on=date(2010, 1, 1),
            grade="33",
            education_level="40",
            education_field="Manajemen",
            unit_id=unit_id,
            post_id=post_id,
            post_since=date(2022, 6, 1),
        )
    )
    session.flush()
    session.add_all(Performance(employee_id=number, year=year, rating="baik") for year in (2024, 2025))
    session.flush()
    assert session.get(Post, post_id) is not None
    return number
