"""The proposed move as the checks see it: the employee, both places, and what is known of the employee's life."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.cases.cases import CaseKind
from desktop.domain.cases.circumstances import CircumstanceKind
from desktop.domain.distances import Place
from desktop.domain.employees.employees import EmployeeKind


@dataclass(frozen=True, slots=True)
class Study:
    """A finished education: SIASN code of the level, and the field."""

    level: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Rating:
    """The appraisal of one year, in the words or codes of its scale."""

    year: int
    rating: str


@dataclass(frozen=True, slots=True)
class Penalty:
    """A disciplinary penalty: "light", "medium" or "heavy", and how long it lasts."""

    severity: str
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class LifeFact:
    """A circumstance and when it holds; what exactly it is stays with the employee's file."""

    kind: CircumstanceKind
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Relative:
    """A relative in the destination: what the relative is to the employee, and whether he or she leads there."""

    name: str
    relation: str
    leads: bool = False
    signs: bool = False
    """Whether the relative signs the office's decrees."""


@dataclass(frozen=True, slots=True)
class Freeze:
    """A time in which officials may be replaced with the minister's consent only."""

    name: str
    starts_on: date
    ends_on: date
    consent_number: str = ""


@dataclass(frozen=True, slots=True)
class Demands:
    """What the post moved to asks of its holder."""

    grade: str = ""
    education: str = ""
    """SIASN code of the least level."""
    fields: tuple[str, ...] = ()
    structural: bool = False
    official: bool = False
    """Whether who holds it is an official whom elections protect (`desktop.domain.employees.officials`)."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """How far the questions on conflicts of interest are settled; `asked` is false before there is a case."""

    asked: bool = False
    unanswered: int = 0
    unreviewed: int = 0
    """Questions answered with yes that nobody has looked at."""


@dataclass(frozen=True, slots=True)
class MoveFacts:
    """The proposed move; `day` is its TMT, or today while none is asked for."""

    kind: CaseKind
    employee_kind: EmployeeKind
    legal_status: str
    day: date
    birth_date: date | None = None
    appointed_on: date | None = None
    retirement_age: int | None = None
    """BUP of the post moved to, else of the post held."""
    contract_ends: date | None = None
    grade: str = ""
    studies: tuple[Study, ...] = ()
    post_since: date | None = None
    from_unit_id: int | None = None
    from_post_id: int | None = None
    official: bool = False
    """Whether the employee is an official now, by the post held or by an additional task."""
    to_unit_id: int | None = None
    to_post_id: int | None = None
    demands: Demands | None = None
    need: int | None = None
    """Need of the unit for the post (ABK); None where it was never set."""
    holders: int = 0
    incoming: int = 0
    """Employees whom other open cases bring to the post."""
    outgoing: int = 0
    """Employees whom other open cases take away from it."""
    seated: tuple[str, ...] = ()
    """Who will hold a structural post beside the employee on the TMT."""
    other_case: str = ""
    """Register number of another open case of this employee."""
    penalties: tuple[Penalty, ...] = ()
    ratings: tuple[Rating, ...] = ()
    freezes: tuple[Freeze, ...] = ()
    relatives: tuple[Relative, ...] = ()
    declaration: Declaration = Declaration()
    life: tuple[LifeFact, ...] = ()
    home: Place | None = None
    from_spot: Place | None = None
    to_spot: Place | None = None

    @property
    def has_destination(self) -> bool:
        """Whether a unit and post of the region are given."""
        return self.to_unit_id is not None and self.to_post_id is not None
