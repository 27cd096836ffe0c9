"""Moves of employees by random hands, beside a naive model of what record and history must show."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Decree, Employee, Post, PostHistory, TransferCase, Unit
from desktop.domain.cases.cases import CaseKind, CaseStage
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.employees.posts import PostKind
from desktop.domain.refusal import Refusal
from desktop.services.cases.decree_corrections import Correction, correct_decree
from desktop.services.cases.handover import Cancellation, apply_due_moves, cancel_decree

FIRST, TODAY = date(2020, 1, 2), date(2026, 11, 23)
Place = tuple[int, int]


@dataclass
class Held:
    """A post as the model knows it: where, since when, and the case that led there."""

    place: Place
    since: date
    case: int | None = None


@dataclass
class Machine:
    """Employees, places, and for each employee the posts held one after the other."""

    session: Session
    places: list[Place] = field(default_factory=list)
    held: dict[int, list[Held]] = field(default_factory=dict)
    made: int = 0

    def furnish(self, employees: int, *, with_history: bool) -> None:
        """Write units, posts and employees."""
        units = [Unit(name=f"Unit {n}", name_key=f"unit {n}", path=f"/{n}/") for n in range(3)]
        posts = [Post(title=f"Jabatan {n}", title_key=f"jabatan {n}", kind=PostKind.GENERAL) for n in range(2)]
        self.session.add_all([*units, *posts])
        self.session.flush()
        self.places = [(unit.id, post.id) for unit in units for post in posts]
        for number in range(employees):
            place = self.places[number]
            person = Employee(nip=f"19850317201001{number:04}", name=f"P{number}", name_key=f"p{number}")
            person.kind, person.legal_status = EmployeeKind.PNS, "01"
            person.unit_id, person.post_id, person.post_since = *place, FIRST
            self.session.add(person)
            self.session.flush()
            self.held[person.id] = [Held(place, FIRST)]
            if with_history:
                line = PostHistory(employee_id=person.id, unit_id=place[0], post_id=place[1], starts_on=FIRST)
                self.session.add(line)
        self.session.flush()

    def case(self, employee: int, place: Place, day: date) -> TransferCase:
        """A case whose handover is done, with its signed decree."""
        self.made += 1
        decree = Decree(number=f"800/{self.made}", decided_on=FIRST, signed_on=FIRST, effective_on=day)
        self.session.add(decree)
        self.session.flush()
        case = TransferCase(number=f"2026/{self.made:04}", employee_id=employee, kind=CaseKind.WITHIN)
        case.stage, case.stage_since, case.opened_on = CaseStage.SUPPORT, FIRST, FIRST
        last = self.held[employee][-1]
        case.from_unit_id, case.from_post_id = last.place
        case.to_unit_id, case.to_post_id = place
        case.effective_on, case.decree_id = day, decree.id
        self.session.add(case)
        self.session.flush()
        self.held[employee].append(Held(place, day, case.id))
        return case

    def move(self, employee: int, place: Place, days: int) -> None:
        """Move an employee some days after the last post was taken up."""
        last = self.held[employee][-1]
        if place != last.place:
            self.case(employee, place, last.since + timedelta(days=days))
            apply_due_moves(self.session, TODAY)

    def swap(self, one: int, other: int, days: int) -> None:
        """Let two employees change places on one day."""
        first, second = self.held[one][-1], self.held[other][-1]
        if first.place != second.place:
            day = max(first.since, second.since) + timedelta(days=days)
            a, b = self.case(one, second.place, day), self.case(other, first.place, day)
            a.swap_case_id, b.swap_case_id = b.id, a.id
            apply_due_moves(self.session, TODAY)

    def correct(self, employee: int, at: int, place: Place, days: int) -> None:
        """Correct one of the moves; only the last one may be, and not into nothing."""
        moves = self.held[employee]
        if len(moves) == 1:
            return
        at = 1 + at % (len(moves) - 1)
        before, entry = moves[at - 1], moves[at]
        day = before.since + timedelta(days=days)
        fits = at == len(moves) - 1 and place != before.place and days > 0
        changes = (place, day) != (entry.place, entry.since)
        correction = Correction(TODAY, "800/R", "Salah tulis", day, *place)
        if self._done(correct_decree, entry.case, correction, allowed=fits and changes):
            entry.place, entry.since = place, day

    def cancel(self, employee: int, at: int) -> None:
        """Cancel the decree of one of the moves; only the last one may be."""
        moves = self.held[employee]
        if len(moves) == 1:
            return
        at = 1 + at % (len(moves) - 1)
        if self._done(
            cancel_decree, moves[at].case, Cancellation(TODAY, "800/B", "Cacat"), allowed=at == len(moves) - 1
        ):
            moves.pop()

    def shown(self, employee: int) -> tuple[Any, ...]:
        """What record and history show."""
        self.session.flush()
        self.session.expire_all()
        row = self.session.get_one(Employee, employee)
        lines = self.session.scalars(
            select(PostHistory).where(PostHistory.employee_id == employee, PostHistory.removed_at.is_(None))
        )
        history = sorted((line.starts_on, line.ends_on, line.unit_id, line.post_id) for line in lines)
        return (row.unit_id, row.post_id, row.post_since), history

    def expected(self, employee: int, *, with_history: bool) -> tuple[Any, ...]:
        """What the model says that they must show."""
        moves = self.held[employee]
        ends = [after.since - timedelta(days=1) for after in moves[1:]]
        lines = [(one.since, end, *one.place) for one, end in zip(moves, [*ends, None], strict=True)]
        kept = lines if with_history or len(moves) > 1 else []
        last = moves[-1]
        return (*last.place, last.since), kept

    def _done(self, work: Any, case: int | None, what: Any, *, allowed: bool) -> bool:
        """Whether the work was done; it must be done exactly when the model allows it."""
        try:
            with self.session.begin_nested():
                work(self.session, case, what, TODAY)
        except Refusal:
            assert not allowed
            return False
        assert allowed
        return True
