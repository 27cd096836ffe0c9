"""What a score sheet is computed from: the facts of one case."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop.db.tables import Circumstance, Employee, Performance, Post, TransferCase, Unit, Wish
from desktop.domain.cases.circumstances import CircumstanceKind
from desktop.domain.cases.scoring import YEARS_JUDGED, PostAsked, Qualified, ScoreFacts, Wished
from desktop.domain.distances import kilometres, place_of
from desktop.services.cases.facts import room_in

OLDEST_APPRAISAL = 3
"""Years after which an appraisal tells nothing of today."""


def score_facts(session: Session, case: TransferCase, today: date) -> ScoreFacts:
    """What is known of a case on `today`."""
    employee = session.get_one(Employee, case.employee_id)
    post = session.get(Post, case.to_post_id) if case.to_post_id is not None else None
    to_unit = _unit(session, case.to_unit_id)
    need, holders = _room(session, case, today)
    now, new = _ways(employee, _unit(session, case.from_unit_id), to_unit)
    return ScoreFacts(
        day=today,
        need=need,
        holders=holders,
        asked=_asked(post),
        qualified=Qualified(employee.education_level, employee.education_field, employee.grade),
        wished=_wished(session, case, to_unit),
        ratings=_ratings(session, employee.id, today),
        post_since=employee.post_since,
        kilometres_now=now,
        kilometres_new=new,
        circumstances=_circumstances(session, employee.id, today),
    )


def _unit(session: Session, unit_id: int | None) -> Unit | None:
    return session.get(Unit, unit_id) if unit_id is not None else None


def _room(session: Session, case: TransferCase, today: date) -> tuple[int | None, int]:
    if case.to_unit_id is None or case.to_post_id is None:
        return None, 0
    room = room_in(session, case.to_unit_id, case.to_post_id, case.effective_on or today)
    return room.need, room.holders


def _asked(post: Post | None) -> PostAsked:
    if post is None:
        return PostAsked()
    fields = tuple(one.strip() for one in post.education_fields.split(";") if one.strip())
    return PostAsked(post.least_education, fields, post.least_grade)


def _wished(session: Session, case: TransferCase, to_unit: Unit | None) -> Wished:
    wishes = session.scalars(
        select(Wish).where(Wish.employee_id == case.employee_id, Wish.removed_at.is_(None)).order_by(Wish.rank, Wish.id)
    ).all()
    ranks = [at for at, wish in enumerate(wishes, 1) if _names_destination(wish, case, to_unit)]
    return Wished(len(wishes), ranks[0] if ranks else None, case.own_request)


def _names_destination(wish: Wish, case: TransferCase, to_unit: Unit | None) -> bool:
    """Whether everything that the wish says fits the destination; an empty wish names nothing."""
    district = to_unit.district.casefold() if to_unit is not None else ""
    said = [
        wish.unit_id == case.to_unit_id if wish.unit_id is not None else None,
        wish.post_id == case.to_post_id if wish.post_id is not None else None,
        wish.district.casefold() == district if wish.district else None,
    ]
    told = [fits for fits in said if fits is not None]
    return bool(told) and all(told)


def _ratings(session: Session, employee_id: int, today: date) -> tuple[tuple[int, str], ...]:
    found = session.execute(
        select(Performance.year, Performance.rating)
        .where(Performance.employee_id == employee_id, Performance.removed_at.is_(None), Performance.rating != "")
        .where(Performance.year.between(today.year - OLDEST_APPRAISAL, today.year))
        .order_by(Performance.year.desc())
        .limit(YEARS_JUDGED)
    )
    return tuple((year, rating) for year, rating in found)


def _ways(employee: Employee, old: Unit | None, new: Unit | None) -> tuple[float | None, float | None]:
    """Kilometres from home to the present and to the new unit, where the map knows them."""
    home = place_of(employee.home_latitude, employee.home_longitude)
    places = [place_of(unit.latitude, unit.longitude) if unit is not None else None for unit in (old, new)]
    first, second = (
        round(kilometres(home, place), 1) if home is not None and place is not None else None for place in places
    )
    return first, second


def _circumstances(session: Session, employee_id: int, today: date) -> tuple[CircumstanceKind, ...]:
    """The kinds that hold today; what exactly they are stays out of the sheet (UU 27/2022)."""
    found: Sequence[CircumstanceKind] = session.scalars(
        select(Circumstance.kind)
        .where(Circumstance.employee_id == employee_id, Circumstance.removed_at.is_(None))
        .where(or_(Circumstance.starts_on.is_(None), Circumstance.starts_on <= today))
        .where(or_(Circumstance.ends_on.is_(None), Circumstance.ends_on >= today))
    ).all()
    return tuple(kind for kind in CircumstanceKind if kind in found)
