"""Which skills units need beside numbers, and who has them: a shortage shows where the count is right."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from desktop.db.tables import EducationHistory, Employee, Post, Skill, SkillNeed, Training, Unit
from desktop.db.tables.base import now
from desktop.domain.cases.consultation import SkillKind
from desktop.domain.employees.names import check_line
from desktop.domain.needs.skill_needs import Ability, SkillNeedFields, SkillNeedKind, ability_key, checked, holders_of
from desktop.domain.refusal import Refusal
from desktop.services.employee_histories import refuse_stale
from desktop.services.needs.staffing import seats_on
from desktop.services.units.establishment import HOLDS
from desktop.text import _

_STATED_AS = {
    SkillKind.SKILL: SkillNeedKind.SKILL,
    SkillKind.CERTIFICATE: SkillNeedKind.CERTIFICATE,
    SkillKind.LANGUAGE: SkillNeedKind.LANGUAGE,
}
"""Interests are no skill yet."""


@dataclass(frozen=True, slots=True)
class SkillNeedRow:
    """A recorded need with the names of its unit and post."""

    id: int
    unit: str
    post: str
    fields: SkillNeedFields
    version: int
    removed_reason: str = ""


@dataclass(frozen=True, slots=True)
class SkillGap:
    """A need for a skill on a day, and who of the unit has it."""

    need_id: int
    unit_id: int
    unit: str
    post_id: int | None
    post: str
    kind: SkillNeedKind
    name: str
    """What is needed; of a field of study without a name, empty: the level says it."""
    need: int
    holders: int
    names: tuple[str, ...]
    """Who has it, in the order of names."""
    least_education: str = ""

    @property
    def gap(self) -> int:
        """Need less holders: above nought where the skill is missing."""
        return self.need - self.holders


def skill_needs(
    session: Session, unit_ids: Collection[int] | None = None, *, removed: bool = False
) -> list[SkillNeedRow]:
    """Every recorded need of these units, of all years, newest first within a unit."""
    query = _named().order_by(Unit.name_key, Unit.id, SkillNeed.year.desc(), Post.title_key, SkillNeed.name)
    if not removed:
        query = query.where(SkillNeed.removed_at.is_(None))
    if unit_ids is not None:
        query = query.where(SkillNeed.unit_id.in_(unit_ids))
    return [_row(row, unit, post) for row, unit, post in session.execute(query)]


def skill_need(session: Session, need_id: int) -> SkillNeedRow:
    """One recorded need."""
    found = session.execute(_named().where(SkillNeed.id == need_id)).first()
    if found is None:
        raise _gone()
    return _row(found[0], found[1], found[2])


def add_skill_need(session: Session, entered: SkillNeedFields) -> int:
    """Record a need and return its id; the same need of the same year twice would count its people twice."""
    kept = checked(entered)
    if session.get(Unit, kept.unit_id) is None:
        missing = _("Please choose the unit.")
        raise Refusal(missing, "", {"unit_id": missing})
    _refuse_twice(session, kept, 0)
    row = SkillNeed(**_columns(kept))
    session.add(row)
    session.flush()
    return row.id


def save_skill_need(session: Session, need_id: int, entered: SkillNeedFields, version: int) -> None:
    """Correct a need."""
    row = _stored(session, need_id)
    refuse_stale(row.version, version)
    kept = checked(entered)
    _refuse_twice(session, kept, need_id)
    for name, value in _columns(kept).items():
        setattr(row, name, value)
    session.flush()


def remove_skill_need(session: Session, need_id: int, reason: str) -> None:
    """Put a need aside."""
    row = _stored(session, need_id)
    row.removed_at, row.removed_reason = now(), check_line(reason)
    session.flush()


def restore_skill_need(session: Session, need_id: int) -> None:
    """Bring a need back, unless the same one was recorded in between."""
    row = _stored(session, need_id)
    _refuse_twice(session, _fields(row), need_id)
    row.removed_at, row.removed_reason = None, ""
    session.flush()


def needs_in_force(session: Session, day: date, unit_ids: Collection[int] | None = None) -> list[SkillNeedRow]:
    """The needs that hold on `day`: each from its year on, until a later year says otherwise of the same skill."""
    newest: dict[tuple[object, ...], SkillNeedRow] = {}
    for row in skill_needs(session, unit_ids):
        if row.fields.year <= day.year:
            # The rows of a unit come with the newest year first.
            newest.setdefault(_same(row.fields), row)
    return [row for row in newest.values() if row.fields.need]


def skill_gaps(session: Session, unit_ids: Collection[int] | None, day: date, today: date) -> list[SkillGap]:
    """Each need for a skill that holds on `day`, with who of the holders of that day has it by the records of now."""
    needs = needs_in_force(session, day, unit_ids)
    places = _places(session, {row.fields.unit_id for row in needs}, day, today)
    known = _abilities(session, {one for people in places.values() for one in people})
    return [_gap(row, places, known[row.fields.kind]) for row in needs]


def people_with(session: Session, needs: Sequence[SkillNeedRow]) -> dict[int, frozenset[int]]:
    """Active employees of the whole office who have each of `needs`, by its id; what a planner matches."""
    known = _abilities(session, None) if needs else {}
    return {row.id: holders_of(row.fields, known[row.fields.kind]) for row in needs}


def _gap(row: SkillNeedRow, places: dict[tuple[int, int | None], dict[int, str]], known: Sequence[Ability]) -> SkillGap:
    fields = row.fields
    here = places.get((fields.unit_id, fields.post_id), {})
    able = holders_of(fields, (ability for ability in known if ability.employee_id in here))
    names = tuple(name for number, name in here.items() if number in able)
    return SkillGap(
        need_id=row.id,
        unit_id=fields.unit_id,
        unit=row.unit,
        post_id=fields.post_id,
        post=row.post,
        kind=fields.kind,
        name=fields.name,
        need=fields.need,
        holders=len(able),
        names=names,
        least_education=fields.least_education,
    )


def _places(
    session: Session, unit_ids: Collection[int], day: date, today: date
) -> dict[tuple[int, int | None], dict[int, str]]:
    """Names of the holders of the day by id, in their order, by unit and post, and by the unit alone under None."""
    seats = seats_on(session, day, unit_ids, today=today) if unit_ids else {}
    found: dict[tuple[int, int | None], dict[int, str]] = defaultdict(dict)
    query = select(Employee.id, Employee.unit_id, Employee.post_id, Employee.name, *HOLDS)
    for number, unit, post, name, *holds in session.execute(query.order_by(Employee.name_key, Employee.id)):
        if number in seats:
            found[seats[number]][number] = name
            found[seats[number][0], None][number] = name
        elif unit is not None and unit in unit_ids and post is None and all(holds):
            # Without a post nobody is a holder, but what he or she can is there.
            found[unit, None][number] = name
    return found


def _abilities(session: Session, employee_ids: Collection[int] | None) -> dict[SkillNeedKind, list[Ability]]:
    """All that is known of these employees, or of every active one, by its kind."""
    who = select(Employee.id).where(*HOLDS)
    chosen = set(session.scalars(who)) if employee_ids is None else set(employee_ids)
    found: dict[SkillNeedKind, list[Ability]] = {kind: [] for kind in SkillNeedKind}
    for ability in (*_studies(session), *_courses(session), *_stated(session)):
        if ability.employee_id in chosen:
            found[ability.kind].append(ability)
    return found


def _studies(session: Session) -> Iterator[Ability]:
    """The last education that the record shows, and every finished one of the history."""
    newest = select(Employee.id, Employee.education_field, Employee.education_level).where(
        (Employee.education_field != "") | (Employee.education_level != "")
    )
    history = select(EducationHistory.employee_id, EducationHistory.field, EducationHistory.level)
    for query in (newest, history.where(EducationHistory.removed_at.is_(None))):
        for employee, field, level in session.execute(query):
            yield Ability(employee, SkillNeedKind.EDUCATION, ability_key(field), level)


def _courses(session: Session) -> Iterator[Ability]:
    """Courses count as certificates and as skills."""
    query = select(Training.employee_id, Training.name).where(Training.removed_at.is_(None))
    for employee, name in session.execute(query):
        for kind in (SkillNeedKind.CERTIFICATE, SkillNeedKind.SKILL):
            yield Ability(employee, kind, ability_key(name))


def _stated(session: Session) -> Iterator[Ability]:
    query = select(Skill.employee_id, Skill.kind, Skill.name).where(Skill.removed_at.is_(None))
    for employee, kind, name in session.execute(query):
        if kind in _STATED_AS:
            yield Ability(employee, _STATED_AS[kind], ability_key(name))


def _same(fields: SkillNeedFields) -> tuple[object, ...]:
    return (fields.unit_id, fields.post_id, fields.kind, fields.wanted, fields.least_education)


def _refuse_twice(session: Session, fields: SkillNeedFields, own_id: int) -> None:
    for row in skill_needs(session, [fields.unit_id]):
        if row.id != own_id and row.fields.year == fields.year and _same(row.fields) == _same(fields):
            twice = _("The same need of this year is recorded already.")
            raise Refusal(twice, _("Correct that one instead."), {"name": twice})


def _named() -> Select[SkillNeed, str, str]:
    joined = select(SkillNeed, Unit.name, Post.title).join(Unit, Unit.id == SkillNeed.unit_id)
    return joined.outerjoin(Post, Post.id == SkillNeed.post_id)


def _row(row: SkillNeed, unit: str, post: str | None) -> SkillNeedRow:
    return SkillNeedRow(row.id, unit, post or "", _fields(row), row.version, row.removed_reason)


def _fields(row: SkillNeed) -> SkillNeedFields:
    return SkillNeedFields(**{name: getattr(row, name) for name in SkillNeedFields.__slots__})


def _columns(fields: SkillNeedFields) -> dict[str, object]:
    return {name: getattr(fields, name) for name in SkillNeedFields.__slots__}


def _stored(session: Session, need_id: int) -> SkillNeed:
    row = session.get(SkillNeed, need_id)
    if row is None:
        raise _gone()
    return row


def _gone() -> Refusal:
    return Refusal(_("This need is not there any more."), _("Load the list again."))
