"""Gathers what the checks of a proposed move ask for, in few statements: they run while a proposal is typed."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from desktop.db.tables import Employee, Establishment, Post, TransferCase, Unit
from desktop.domain.cases.cases import CaseKind, Direction
from desktop.domain.cases.checks import CheckResult, CheckRule, MoveFacts, check_move
from desktop.domain.cases.move_facts import Demands
from desktop.domain.cases.stages import END_STAGES
from desktop.domain.distances import place_of
from desktop.domain.employees.officials import is_official
from desktop.domain.employees.posts import PostKind
from desktop.domain.refusal import Refusal
from desktop.services.cases.move_people import freezes_on, has_led_task, relatives_at, seated_beside
from desktop.services.cases.person_facts import life_of, penalties_of, ratings_of, studies_of
from desktop.services.rules.case_kinds import check_rules
from desktop.services.rules.conflicts import declaration_of
from desktop.services.rules.rule_changes import OFFICE_LIMITS
from desktop.services.settings import office
from desktop.services.units.establishment import HOLDS
from desktop.text import _

_Key = InstrumentedAttribute[int | None]
_Person = aliased(Employee)
_FromUnit, _ToUnit = aliased(Unit), aliased(Unit)
_FromPost, _ToPost = aliased(Post), aliased(Post)
_UNIT: BindParameter[int] = bindparam("to_unit")
_POST: BindParameter[int] = bindparam("to_post")
_OTHERS = (TransferCase.stage.not_in(END_STAGES), TransferCase.id != bindparam("case_id"))
NO_CASE = NOBODY = 0


@dataclass(frozen=True, slots=True)
class ProposedMove:
    """A move that is being thought of; `case_id` is its own case, if it has one."""

    employee_id: int
    kind: CaseKind
    to_unit_id: int | None = None
    to_post_id: int | None = None
    effective_on: date | None = None
    case_id: int | None = None
    direction: Direction = Direction.INSIDE
    swap_with: int | None = None
    """Who leaves the place in a swap, while the other case is not there yet."""


def check_proposal(session: Session, move: ProposedMove, today: date) -> tuple[CheckResult, ...]:
    """All that speaks against a proposed move, the gravest first."""
    return check_move(move_facts(session, move, today), office_rules(session))


def office_rules(session: Session) -> dict[str, CheckRule]:
    """The rules of the checks that are on, with the limits that stand in the office's settings."""
    rules = check_rules(session)
    settled = office(session)
    limits = {code: getattr(settled, name) for code, name in OFFICE_LIMITS.items() if code in rules}
    return rules | {code: replace(rules[code], limit=limit) for code, limit in limits.items()}


def proposal_of(case: TransferCase) -> ProposedMove:
    """The move that a case proposes."""
    return ProposedMove(
        employee_id=case.employee_id,
        kind=case.kind,
        to_unit_id=case.to_unit_id,
        to_post_id=case.to_post_id,
        effective_on=case.effective_on,
        case_id=case.id,
        direction=case.direction,
    )


def move_facts(session: Session, move: ProposedMove, today: date) -> MoveFacts:
    """The proposed move as the checks see it; who leaves the region has no destination here."""
    day = move.effective_on or today
    leaves = move.direction is Direction.OUTGOING
    to_unit, to_post = (None, None) if leaves else (move.to_unit_id, move.to_post_id)
    case_id = move.case_id or NO_CASE
    asked = {"employee_id": move.employee_id, "to_unit": to_unit, "to_post": to_post, "case_id": case_id}
    beside = {**asked, "day": day, "swap_with": move.swap_with or NOBODY}
    row = session.execute(_MOVE, {**asked, "year": day.year}).first()
    if row is None:
        raise Refusal(_("There is no such employee."), _("Search by name or NIP."))
    demands = None if row.title is None else _demands(row)
    freezes = freezes_on(session, day)
    held = is_official(row.held_kind, row.held_echelon or "", row.held_title or "")
    return MoveFacts(
        kind=move.kind,
        employee_kind=row.kind,
        legal_status=row.legal_status,
        day=day,
        birth_date=row.birth_date,
        appointed_on=row.appointed_on,
        retirement_age=row.retirement_age or row.held_retirement_age,
        contract_ends=row.contract_ends,
        grade=row.grade,
        studies=studies_of(session, move.employee_id, row.education_level, row.education_field),
        post_since=row.post_since,
        from_unit_id=row.unit_id,
        from_post_id=row.post_id,
        # Additional tasks matter to elections only, so they are looked up while one is near.
        official=held or (bool(freezes) and has_led_task(session, move.employee_id, day)),
        to_unit_id=to_unit,
        to_post_id=to_post,
        demands=demands,
        need=row.need,
        holders=row.holders,
        incoming=row.incoming,
        outgoing=row.outgoing,
        seated=seated_beside(session, beside) if demands and demands.structural else (),
        other_case=row.other_case or "",
        penalties=penalties_of(session, move.employee_id),
        ratings=ratings_of(session, move.employee_id, day),
        freezes=freezes,
        relatives=relatives_at(session, move.employee_id, row.to_path, day) if row.to_path else (),
        declaration=declaration_of(session, move.case_id),
        life=life_of(session, move.employee_id),
        home=place_of(row.home_latitude, row.home_longitude),
        from_spot=place_of(row.from_latitude, row.from_longitude),
        to_spot=place_of(row.to_latitude, row.to_longitude),
    )


def _under_way(unit: _Key, post: _Key) -> Any:
    """How many other open cases have the destination in their columns `unit` and `post`."""
    query = select(func.count()).select_from(TransferCase)
    return query.where(unit == _UNIT, post == _POST, TransferCase.applied_at.is_(None), *_OTHERS).scalar_subquery()


def _need() -> Any:
    """The newest need up to the year of the move."""
    query = select(Establishment.need).where(Establishment.unit_id == _UNIT, Establishment.post_id == _POST)
    newest = query.where(Establishment.year <= bindparam("year")).order_by(Establishment.year.desc()).limit(1)
    return newest.scalar_subquery()


def _statement() -> Select[*tuple[Any, ...]]:
    """The employee, both places, and how full the destination is, in one row."""
    holders = select(func.count()).select_from(Employee).where(Employee.unit_id == _UNIT, Employee.post_id == _POST)
    another = select(TransferCase.number).where(TransferCase.employee_id == bindparam("employee_id"), *_OTHERS)
    person = (_Person.kind, _Person.legal_status, _Person.birth_date, _Person.appointed_on, _Person.contract_ends)
    service = (_Person.grade, _Person.education_level, _Person.education_field, _Person.post_since)
    place = (_Person.unit_id, _Person.post_id, _Person.home_latitude, _Person.home_longitude)
    held = (_FromPost.kind, _FromPost.echelon, _FromPost.title, _FromPost.retirement_age)
    wanted = (_ToPost.title, _ToPost.echelon, _ToPost.retirement_age, _ToPost.least_grade, _ToPost.least_education)
    return (
        select(
            *(*person, *service, *place, *wanted, _ToPost.education_fields, _ToPost.kind.label("post_kind")),
            *(column.label(f"held_{column.key}") for column in held),
            *(_FromUnit.latitude.label("from_latitude"), _FromUnit.longitude.label("from_longitude")),
            *(_ToUnit.latitude.label("to_latitude"), _ToUnit.longitude.label("to_longitude")),
            _ToUnit.path.label("to_path"),
            _need().label("need"),
            holders.where(*HOLDS).scalar_subquery().label("holders"),
            _under_way(TransferCase.to_unit_id, TransferCase.to_post_id).label("incoming"),
            _under_way(TransferCase.from_unit_id, TransferCase.from_post_id).label("outgoing"),
            another.limit(1).scalar_subquery().label("other_case"),
        )
        .select_from(_Person)
        .outerjoin(_FromUnit, _FromUnit.id == _Person.unit_id)
        .outerjoin(_FromPost, _FromPost.id == _Person.post_id)
        .outerjoin(_ToUnit, _ToUnit.id == _UNIT)
        .outerjoin(_ToPost, _ToPost.id == _POST)
        .where(_Person.id == bindparam("employee_id"), _Person.removed_at.is_(None))
    )


_MOVE = _statement()


def _demands(row: Any) -> Demands:
    fields = tuple(part.strip() for part in row.education_fields.split(";") if part.strip())
    return Demands(
        grade=row.least_grade,
        education=row.least_education,
        fields=fields,
        structural=row.post_kind in {PostKind.STRUCTURAL, PostKind.BOTH},
        official=is_official(row.post_kind, row.echelon, row.title),
    )
