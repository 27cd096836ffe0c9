"""Picks the free places that an employee may think of: what stands behind the sheet on which wishes are stated."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from desktop.db.tables import Employee
from desktop.domain.cases.checks_post import field_fits
from desktop.domain.employees.education import education_below
from desktop.domain.plans.asked import PostChange
from desktop.domain.plans.places import PostTo, thinkable
from desktop.services.cases.person_facts import studies_of
from desktop.services.employees.employees import EmployeeRow
from desktop.services.needs.plan_places import posts_to
from desktop.services.needs.vacancies import Vacancy


@dataclass(frozen=True, slots=True)
class FreePlaces:
    """What is free on a day, by post."""

    by_post: Mapping[int, Sequence[Vacancy]]
    posts: Mapping[int, PostTo]


def free_by_post(session: Session, free: Sequence[Vacancy]) -> FreePlaces:
    """The vacancies as they are looked through for one employee after the other."""
    by_post: dict[int, list[Vacancy]] = defaultdict(list)
    for one in free:
        by_post[one.post_id].append(one)
    return FreePlaces(by_post, posts_to(session))


def fitting(session: Session, row: EmployeeRow, free: FreePlaces) -> list[Vacancy]:
    """Free places of the employee's own post, then of posts that a plan may give for it and the education fits."""
    held = free.posts.get(row.post_id or 0)
    if held is None:
        return []
    own = [one for one in free.by_post.get(held.id, ()) if one.unit_id != row.unit_id]
    others = [post for post in free.by_post if post != held.id and _permits(held, free.posts[post])]
    if others:
        others = [post for post in others if _educated(session, row.id, free.posts[post])]
    return own + [one for post in others for one in free.by_post[post]]


def _permits(held: PostTo, wanted: PostTo) -> bool:
    return not wanted.by_selection and thinkable(PostChange.ANY, held, wanted)


def _educated(session: Session, employee_id: int, wanted: PostTo) -> bool:
    """Whether a recorded study is high enough for the post and of a field that fits it."""
    person = session.get_one(Employee, employee_id)
    studies = studies_of(session, employee_id, person.education_level, person.education_field)
    asked = wanted.demands
    high_enough = [study for study in studies if not education_below(study.level, asked.education)]
    return any(not asked.fields or field_fits(study, asked) for study in high_enough)
