"""What of an employee's life a move has to respect: circumstances, kin in the service, and where the home lies.

Circumstances are specific personal data (UU 27/2022 art. 4(2)): lists say their kind and time; their text is read one
at a time, and each reading is written into the audit trail.
"""

from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Circumstance, Employee, FamilyTie, Post, Unit
from desktop.db.tables.base import now
from desktop.domain.cases.circumstances import CircumstanceKind
from desktop.domain.employees.employees import display_name
from desktop.domain.employees.names import check_line, clean_text
from desktop.domain.refusal import Refusal
from desktop.services.case_rows import check_version, reason_given
from desktop.services.cases.move_people import INVERSE
from desktop.text import _

SOUTH, NORTH, WEST, EAST = -11.5, 6.5, 94.5, 141.5
"""Indonesia in degrees: coordinates outside it are a slip of the pen, most often the two in the wrong order."""


@dataclass(frozen=True, slots=True)
class CircumstanceRow:
    """A circumstance as a list may show it: without what it is."""

    id: int
    version: int
    kind: CircumstanceKind
    starts_on: date | None
    ends_on: date | None
    removed_reason: str


@dataclass(frozen=True, slots=True)
class CircumstanceEntry:
    """A circumstance as it is entered; `id` is 0 for a new one."""

    kind: CircumstanceKind | None
    text: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    proof: str = ""
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Home:
    """Where an employee lives, as far as distances to work need it."""

    district: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class KinRow:
    """A relative in the service, from whichever of the two files the tie was written in."""

    employee_id: int
    name: str
    relation: str
    post: str
    unit: str


@dataclass(frozen=True, slots=True)
class LifeFile:
    """What the tab of an employee's circumstances shows; `version` is the employee's."""

    employee_id: int
    version: int
    home: Home
    circumstances: tuple[CircumstanceRow, ...]
    kin: tuple[KinRow, ...]


def life_file(session: Session, employee_id: int) -> LifeFile:
    """Home, circumstances and kin of an employee."""
    employee = _employee(session, employee_id)
    return LifeFile(
        employee_id=employee.id,
        version=employee.version,
        home=Home(employee.home_district, employee.home_latitude, employee.home_longitude),
        circumstances=circumstances_of(session, employee_id),
        kin=kin_of(session, employee_id),
    )


def circumstances_of(session: Session, employee_id: int) -> tuple[CircumstanceRow, ...]:
    """Every circumstance by kind and time, those put aside last."""
    columns = [getattr(Circumstance, field.name) for field in fields(CircumstanceRow)]
    query = select(*columns).where(Circumstance.employee_id == employee_id)
    return tuple(
        CircumstanceRow(*row) for row in session.execute(query.order_by(Circumstance.removed_at, Circumstance.id))
    )


def read_circumstance(session: Session, circumstance_id: int) -> CircumstanceEntry:
    """A circumstance in full; that it was read is written into the audit trail."""
    row = _circumstance(session, circumstance_id)
    audit(session, "view", Circumstance.__tablename__, row.id)
    return CircumstanceEntry(row.kind, row.text, row.starts_on, row.ends_on, row.proof, row.id, row.version)


def save_circumstance(session: Session, employee_id: int, entry: CircumstanceEntry) -> int:
    """Add a circumstance or correct one; raises Refusal by field, or Stale. Gives its id."""
    problems = {
        name: sentence
        for name, wrong, sentence in (
            ("kind", entry.kind is None, _("Please choose the kind.")),
            (
                "ends_on",
                bool(entry.starts_on and entry.ends_on and entry.ends_on < entry.starts_on),
                _("The end is before the beginning."),
            ),
        )
        if wrong
    }
    if problems or entry.kind is None:
        raise Refusal(_("Some fields need another look."), _("See the red lines."), problems)
    row = _circumstance(session, entry.id) if entry.id else Circumstance(employee_id=_employee(session, employee_id).id)
    if entry.id:
        check_version(row.version, entry.version)
    row.kind, row.text, row.proof = entry.kind, clean_text(entry.text), check_line(entry.proof)
    row.starts_on, row.ends_on = entry.starts_on, entry.ends_on
    session.add(row)
    session.flush()
    return row.id


def end_circumstance(session: Session, circumstance_id: int, last: date, version: int | None = None) -> None:
    """Let a circumstance hold until `last`; moves after that day are not held against it."""
    row = _circumstance(session, circumstance_id)
    check_version(row.version, version)
    if row.starts_on is not None and last < row.starts_on:
        sentence = _("The end is before the beginning.")
        raise Refusal(sentence, _("Put it aside if it never held."), {"ends_on": sentence})
    row.ends_on = last
    session.flush()


def remove_circumstance(session: Session, circumstance_id: int, reason: str) -> None:
    """Put a circumstance aside with a reason; it can be brought back."""
    row = _circumstance(session, circumstance_id)
    row.removed_at, row.removed_reason = now(), reason_given(reason)
    audit(session, "remove", Circumstance.__tablename__, row.id, {"reason": row.removed_reason})
    session.flush()


def restore_circumstance(session: Session, circumstance_id: int) -> None:
    """Bring a circumstance back."""
    row = _circumstance(session, circumstance_id)
    row.removed_at, row.removed_reason = None, ""
    audit(session, "restore", Circumstance.__tablename__, row.id)
    session.flush()


def save_home(session: Session, employee_id: int, home: Home, version: int) -> None:
    """Keep where the employee lives; both coordinates or none, within Indonesia."""
    employee = _employee(session, employee_id)
    check_version(employee.version, version)
    problems = _home_problems(home)
    if problems:
        raise Refusal(_("Some fields need another look."), _("See the red lines."), problems)
    employee.home_district = check_line(home.district)
    employee.home_latitude, employee.home_longitude = home.latitude, home.longitude
    session.flush()


def kin_of(session: Session, employee_id: int) -> tuple[KinRow, ...]:
    """Relatives in the service, whichever of the two files the tie was written in."""
    own, far = FamilyTie.employee_id == employee_id, FamilyTie.relative_id == employee_id
    rows = session.execute(
        select(Employee, FamilyTie.relation, own.label("own"), Post.title, Unit.name.label("unit"))
        .join(FamilyTie, or_(Employee.id == FamilyTie.relative_id, Employee.id == FamilyTie.employee_id))
        .outerjoin(Post, Post.id == Employee.post_id)
        .outerjoin(Unit, Unit.id == Employee.unit_id)
        .where(or_(own, far), Employee.id != employee_id, FamilyTie.removed_at.is_(None))
        .order_by(Employee.name_key, Employee.id)
    )
    found = {}
    for employee, relation, written_here, post, unit in rows:
        what = relation if written_here else INVERSE.get(relation, relation)
        name = display_name(employee.title_before, employee.name, employee.title_after)
        found[employee.id, what] = KinRow(employee.id, name, what, post or "", unit or "")
    return tuple(found.values())


def _home_problems(home: Home) -> dict[str, str]:
    outside = _("This lies outside Indonesia; the latitude comes first, south of the equator with a minus.")
    problems = {}
    if home.latitude is not None and not SOUTH <= home.latitude <= NORTH:
        problems["latitude"] = outside
    if home.longitude is not None and not WEST <= home.longitude <= EAST:
        problems["longitude"] = outside
    if (home.latitude is None) != (home.longitude is None):
        name = "latitude" if home.latitude is None else "longitude"
        problems.setdefault(name, _("Both coordinates are needed, or none."))
    return problems


def _employee(session: Session, employee_id: int) -> Employee:
    employee = session.get(Employee, employee_id)
    if employee is None:
        raise Refusal(_("There is no such employee."), _("Load the list again."))
    return employee


def _circumstance(session: Session, circumstance_id: int) -> Circumstance:
    row = session.get(Circumstance, circumstance_id)
    if row is None:
        raise Refusal(_("This line is not there any more."), _("Load the employee again."))
    return row
