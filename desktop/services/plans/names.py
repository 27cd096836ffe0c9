"""Names of all that a plan speaks of, each kind read in one go."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from desktop.db.tables import Employee, PlanMove, Post, TransferCase, Unit
from desktop.domain.employees.employees import display_name
from desktop.services.row_blocks import in_blocks

UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class Who:
    """An employee as plans name them."""

    id: int
    name: str
    nip: str
    unit: str = ""
    """Where he or she is now."""
    post: str = ""


class Names:
    """Names of people, units, posts and cases by their ids."""

    def __init__(self, session: Session, people: Iterable[int], units: Iterable[int]) -> None:
        self._people = people_named(session, people)
        self._units = units_named(session, units)
        # Posts are few beside people and units.
        self._posts = _pairs(session, select(Post.id, Post.title))
        opened = select(TransferCase.id, TransferCase.number).join(PlanMove, PlanMove.case_id == TransferCase.id)
        self._cases = _pairs(session, opened)

    def who(self, employee_id: int) -> Who:
        """The employee, with the present place."""
        return self._people.get(employee_id) or Who(employee_id, UNKNOWN, "")

    def unit(self, unit_id: int) -> str:
        """Name of a unit."""
        return self._units.get(unit_id, UNKNOWN)

    def post(self, post_id: int) -> str:
        """Title of a post."""
        return self._posts.get(post_id, UNKNOWN)

    def case(self, case_id: int | None) -> str:
        """Register number of a case that was opened from a plan."""
        return "" if case_id is None else self._cases.get(case_id, "")


def people_named(session: Session, employee_ids: Iterable[int]) -> dict[int, Who]:
    """The employees as plans name them, with where they are now."""
    columns = (Employee.id, Employee.title_before, Employee.name, Employee.title_after, Employee.nip)
    asked = (
        select(*columns, Unit.name, Post.title)
        .outerjoin(Unit, Unit.id == Employee.unit_id)
        .outerjoin(Post, Post.id == Employee.post_id)
    )
    found: dict[int, Who] = {}
    for block in in_blocks(sorted(set(employee_ids))):
        for number, before, name, after, nip, unit, post in session.execute(asked.where(Employee.id.in_(block))):
            found[number] = Who(number, display_name(before, name, after), nip, unit or "", post or "")
    return found


def units_named(session: Session, unit_ids: Iterable[int]) -> dict[int, str]:
    """Names of units."""
    found: dict[int, str] = {}
    for block in in_blocks(sorted(set(unit_ids))):
        found |= _pairs(session, select(Unit.id, Unit.name).where(Unit.id.in_(block)))
    return found


def _pairs(session: Session, query: Select[int, str]) -> dict[int, str]:
    return dict(session.execute(query).all())
