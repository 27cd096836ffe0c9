"""The sample office made harder for a plan: homes, wishes, relatives, circumstances, contracts, elections, skills."""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import (
    Circumstance,
    Discipline,
    EducationHistory,
    ElectionFreeze,
    Employee,
    FamilyTie,
    Post,
    PostHistory,
    SkillNeed,
    Unit,
    Wish,
)
from desktop.domain.cases.circumstances import CircumstanceKind
from desktop.domain.employees.employees import Assignment, EmployeeKind
from desktop.domain.needs.skill_needs import SkillNeedKind
from desktop.services.sample.sample import make_sample

TODAY = date(2026, 11, 23)
DAY, BEFORE_ELECTION = date(2027, 1, 1), date(2027, 6, 15)


def hard_office(path: Path, empty: Path) -> Store:
    """A store on that office."""
    path.write_bytes(empty.read_bytes())
    store = Store(path, actor="Penguji")
    with store.write() as session:
        for _step in make_sample(session, TODAY):
            pass
        _harden(session, random.Random(5))
    return store


def _harden(session: Session, chance: random.Random) -> None:
    """Give some employees something that a check or a point looks at."""
    people = session.scalars(select(Employee).order_by(Employee.id)).all()
    units, posts = session.scalars(select(Unit)).all(), session.scalars(select(Post)).all()
    added: list[Any] = []
    for one in chance.sample(people, 200):
        one.home_latitude, one.home_longitude = 0.2 + chance.random() / 2, 101.2 + chance.random() / 2
    for one in chance.sample(people, 120):
        one.birth_date = date(1968, 1, 1) + timedelta(days=chance.randrange(900))
        added.append(Circumstance(employee_id=one.id, kind=chance.choice(list(CircumstanceKind)), text="", proof=""))
        added.append(EducationHistory(employee_id=one.id, level="40", field=chance.choice(("Hukum", "Manajemen"))))
        unit, post = chance.choice(((chance.choice(units).id, None), (None, chance.choice(posts).id)))
        added.append(Wish(employee_id=one.id, rank=1, unit_id=unit, post_id=post, stated_on=TODAY))
        added.append(Wish(employee_id=one.id, rank=2, district="rumbai barat", stated_on=TODAY))
    for one, other in zip(chance.sample(people, 60), chance.sample(people, 60), strict=True):
        if one.id != other.id:
            relation = chance.choice(("spouse", "parent", "child", "sibling"))
            added.append(FamilyTie(employee_id=one.id, relative_id=other.id, relation=relation))
    lasts = {"starts_on": date(2026, 1, 1), "ends_on": date(2027, 9, 1)}
    task = {"unit_name": "", "post_title": "Kepala Puskesmas", "assignment": Assignment.ADDITIONAL}
    penalty = {"severity": "medium", "kind": "", "decree_number": ""} | lasts
    added += [Discipline(employee_id=one.id, **penalty) for one in chance.sample(people, 40)]
    added += [PostHistory(employee_id=one.id, **task) for one in chance.sample(people, 40)]
    for one in people:
        if one.kind is EmployeeKind.PPPK:
            one.contract_ends = DAY + timedelta(days=chance.randrange(-100, 900))
    need = {"year": 2026, "kind": SkillNeedKind.EDUCATION, "name": "Manajemen", "need": 3}
    added += [SkillNeed(unit_id=unit.id, **need) for unit in chance.sample(units, 10)]
    added.append(ElectionFreeze(name="Pilkada", starts_on=date(2027, 6, 1), ends_on=date(2027, 8, 1)))
    session.add_all(added)
