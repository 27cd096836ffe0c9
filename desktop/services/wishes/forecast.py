"""Tells before a workbook of wishes is recorded what would be new, changed and as before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.domain.cases.consultation import SkillKind, ranked
from desktop.services.cases.participation import SkillEntry, WishEntry, skills_of, wishes_of
from desktop.services.wishes.intake import (
    Stated,
    WishIntake,
    read_wishes,
    rows_by_person,
    skill_key,
    skill_to_keep,
    wish_key,
    wish_to_keep,
    wishes_in_order,
)


@dataclass(frozen=True, slots=True)
class Expected:
    """How many lines of one kind would be new, changed, and as they are."""

    new: int = 0
    changed: int = 0
    same: int = 0

    def with_line(self, is_known: bool, is_same: bool) -> "Expected":
        """One line more."""
        name = "same" if is_same else "changed" if is_known else "new"
        return replace(self, **{name: getattr(self, name) + 1})


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a workbook would change, by what officers tell apart."""

    intake: WishIntake
    wishes: Expected = Expected()
    interests: Expected = Expected()
    skills: Expected = Expected()
    """Certificates and languages among them."""
    people: int = 0
    """For how many employees something would change."""

    @property
    def new(self) -> int:
        """Lines that would be recorded."""
        return self.wishes.new + self.interests.new + self.skills.new

    @property
    def changed(self) -> int:
        """Lines that would be changed."""
        return self.wishes.changed + self.interests.changed + self.skills.changed


def forecast_wishes(session: Session, path: Path, today: date) -> Forecast:
    """Read the workbook, and compare it with the records; raises Refusal where it is no sheet of wishes."""
    return forecast(session, read_wishes(session, path, today))


def forecast(session: Session, intake: WishIntake) -> Forecast:
    """What `take_in_wishes` would count, by kind. It only reads."""
    found = Forecast(intake)
    for person, rows in rows_by_person(intake).items():
        before = found.new + found.changed
        found = _skills(session, person, rows, replace(found, wishes=_wishes(session, person, rows, found.wishes)))
        found = replace(found, people=found.people + (found.new + found.changed > before))
    return found


def _wishes(session: Session, person: int, rows: Sequence[Stated], told: Expected) -> Expected:
    """Each wish takes its rank as it will when it is recorded, so that those behind it are not told as changed."""
    kept = wishes_of(session, person)
    known = {wish_key(one): one for one in kept}
    order = [one.id for one in kept if one.rank]
    for rank, (number, wish) in enumerate(wishes_in_order(rows), 1):
        one = known.get(wish_key(wish))
        entry: WishEntry = wish_to_keep(wish, one, rank)
        there = order.index(one.id) + 1 if one and one.id in order else 0
        is_same = one is not None and (there, one.note, one.stated_on) == (rank, entry.note, entry.stated_on)
        # The number of a row is below nought here, where no record has one.
        order = order if is_same else list(ranked(order, one.id if one else -number, rank))
        told = told.with_line(one is not None, is_same)
    return told


def _skills(session: Session, person: int, rows: Sequence[Stated], found: Forecast) -> Forecast:
    known = {skill_key(one): one for one in skills_of(session, person)}
    for skill in (row.skill for row in rows if row.skill is not None):
        one = known.get(skill_key(skill))
        recorded = one and SkillEntry(one.kind, one.name, one.level, one.proof, one.stated_on)
        told = (one is not None, recorded == skill_to_keep(skill, one))
        if skill.kind is SkillKind.INTEREST:
            found = replace(found, interests=found.interests.with_line(*told))
        else:
            found = replace(found, skills=found.skills.with_line(*told))
    return found
