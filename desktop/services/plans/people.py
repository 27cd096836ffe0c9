"""Reads everybody whom a transfer plan looks at, as the checks of a move see a person, in few statements."""

from collections import defaultdict
from collections.abc import Callable, Collection, Generator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from desktop.db.tables import (
    Circumstance,
    Discipline,
    EducationHistory,
    Employee,
    Performance,
    Post,
    PostHistory,
    TransferCase,
    Unit,
    Wish,
)
from desktop.domain.cases.checks_person import YEARS_APPRAISED
from desktop.domain.cases.move_facts import LifeFact, MoveFacts, Penalty, Rating, Study
from desktop.domain.cases.progress import Progress
from desktop.domain.cases.stages import END_STAGES
from desktop.domain.distances import place_of
from desktop.domain.employees.employees import Assignment, display_name
from desktop.domain.employees.officials import is_official, leads_unit
from desktop.domain.plans.gathered import Wished, case_kind
from desktop.services.cases.move_people import Tie, freezes_on, ties_of_all
from desktop.services.units.establishment import HOLDS
from desktop.text import _

_Fact = TypeVar("_Fact")
AnySelect = Select[*tuple[Any, ...]]
_AT_ONCE = 1_000
"""Employees between two reports of progress."""
_LONGEST_IN = 2_000
"""Ids that one statement names; beyond that everybody's histories are read, which is faster."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An employee whom a plan could move."""

    id: int
    name: str
    nip: str
    facts: MoveFacts
    """The move without a destination."""
    held_age: int | None
    """BUP of the post held."""
    leads: bool = False
    """Whether the employee leads a unit as an additional task, as many heads of a puskesmas or a school do."""
    ties: tuple[Tie, ...] = ()
    wishes: tuple[Wished, ...] = ()
    """The most wished first."""


_PEOPLE = (
    select(
        *(Employee.id, Employee.nip, Employee.title_before, Employee.name, Employee.title_after, Employee.kind),
        *(Employee.legal_status, Employee.birth_date, Employee.appointed_on, Employee.contract_ends, Employee.grade),
        *(Employee.education_level, Employee.education_field, Employee.post_since, Employee.unit_id),
        *(Employee.post_id, Employee.home_latitude, Employee.home_longitude, Unit.latitude, Unit.longitude),
        *(Post.kind.label("held_kind"), Post.echelon, Post.title, Post.retirement_age),
    )
    .join(Unit, Unit.id == Employee.unit_id)
    .join(Post, Post.id == Employee.post_id)
    .where(*HOLDS)
    .order_by(Employee.nip, Employee.id)
)
_OTHER_CASES = (
    select(TransferCase.employee_id, TransferCase.number)
    .where(TransferCase.stage.not_in(END_STAGES))
    .order_by(TransferCase.id.desc())
)


def candidates(session: Session, unit_ids: Collection[int], day: date) -> Generator[Progress, None, list[Candidate]]:
    """The holders of these units as a move on `day` would see them, in an order that no import changes."""
    words = _("Reading units, posts and employees")
    rows = [row for row in session.execute(_within(_PEOPLE, Employee.unit_id, unit_ids)) if row.unit_id in unit_ids]
    yield Progress(0, len(rows), words)
    read = _Histories(session, [row.id for row in rows], day)
    found: list[Candidate] = []
    for row in rows:
        if len(found) % _AT_ONCE == 0:
            yield Progress(len(found), len(rows), words)
        found.append(_candidate(row, read))
    return found


class _Histories:
    """What stands about the people in other tables, by employee."""

    def __init__(self, session: Session, ids: Collection[int], day: date) -> None:
        def of(query: AnySelect, fact: Callable[..., _Fact]) -> dict[int, list[_Fact]]:
            return _by_person(session, query, fact, ids)

        self.day = day
        self.studies = of(_live(EducationHistory, EducationHistory.level, EducationHistory.field), Study)
        marks = _live(Performance, Performance.year, Performance.rating).where(
            Performance.rating != "", Performance.year >= day.year - YEARS_APPRAISED
        )
        self.ratings = of(marks, Rating)
        penalties = _live(Discipline, Discipline.severity, Discipline.starts_on, Discipline.ends_on)
        self.penalties = of(penalties.order_by(Discipline.ends_on.desc(), Discipline.id), Penalty)
        self.life = of(_live(Circumstance, Circumstance.kind, Circumstance.starts_on, Circumstance.ends_on), LifeFact)
        wishes = _live(Wish, Wish.unit_id, Wish.post_id, Wish.district).order_by(Wish.rank, Wish.id)
        self.wishes = of(wishes, _wished)
        self.ties = ties_of_all(session, day)
        self.cases = dict(session.execute(_OTHER_CASES).all())
        self.freezes = freezes_on(session, day)
        self.leading = _leading(session, day)


def _candidate(row: Any, read: _Histories) -> Candidate:
    held = is_official(row.held_kind, row.echelon, row.title)
    own = [Study(row.education_level, row.education_field)] if row.education_level else []
    facts = MoveFacts(
        kind=case_kind(row.kind, structural=False),
        employee_kind=row.kind,
        legal_status=row.legal_status,
        day=read.day,
        birth_date=row.birth_date,
        appointed_on=row.appointed_on,
        retirement_age=row.retirement_age,
        contract_ends=row.contract_ends,
        grade=row.grade,
        studies=tuple(dict.fromkeys([*own, *read.studies[row.id]])),
        post_since=row.post_since,
        from_unit_id=row.unit_id,
        from_post_id=row.post_id,
        # As for a case: additional tasks matter to elections only.
        official=held or (bool(read.freezes) and row.id in read.leading),
        other_case=read.cases.get(row.id, ""),
        penalties=tuple(read.penalties[row.id]),
        ratings=tuple(read.ratings[row.id]),
        freezes=read.freezes,
        life=tuple(read.life[row.id]),
        home=place_of(row.home_latitude, row.home_longitude),
        from_spot=place_of(row.latitude, row.longitude),
    )
    return Candidate(
        id=row.id,
        name=display_name(row.title_before, row.name, row.title_after),
        nip=row.nip,
        facts=facts,
        held_age=row.retirement_age,
        leads=row.id in read.leading,
        ties=tuple(read.ties.get(row.id, ())),
        wishes=tuple(read.wishes[row.id]),
    )


def _wished(unit_id: int | None, post_id: int | None, district: str) -> Wished:
    return Wished(unit_id, post_id, district.casefold())


def _live(table: Any, *columns: Any) -> AnySelect:
    return select(table.employee_id, *columns).where(table.removed_at.is_(None))


def _by_person(
    session: Session, query: AnySelect, fact: Callable[..., _Fact], ids: Collection[int]
) -> dict[int, list[_Fact]]:
    found: dict[int, list[_Fact]] = defaultdict(list)
    for person, *values in session.execute(_within(query, query.selected_columns[0], ids)):
        found[person].append(fact(*values))
    return found


def _leading(session: Session, day: date) -> frozenset[int]:
    """Who leads a unit as an additional task on the day."""
    tasks = _live(PostHistory, PostHistory.post_title).where(
        PostHistory.assignment == Assignment.ADDITIONAL,
        PostHistory.ends_on.is_(None) | (PostHistory.ends_on >= day),
    )
    return frozenset(person for person, title in session.execute(tasks) if leads_unit(title))


def _within(query: AnySelect, column: Any, ids: Collection[int]) -> AnySelect:
    return query.where(column.in_(ids)) if len(ids) <= _LONGEST_IN else query
