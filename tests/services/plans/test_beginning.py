"""A plan that is begun: its day, its name, and what it looks at."""

from datetime import date

import pytest

from desktop.db.store import Session
from desktop.db.tables import Post
from desktop.domain.employees.posts import PostKind
from desktop.domain.plans.asked import Asked, Scope
from desktop.domain.refusal import Refusal
from desktop.services.plans.beginning import ShownNeeds, begin_plan
from desktop.services.plans.plans import remove_plan
from desktop.services.plans.reading import PlanFile, plan_file
from tests.case_office import small_office

TODAY = date(2026, 11, 23)


def begun(session: Session, shown: ShownNeeds | None = None) -> PlanFile:
    return plan_file(session, begin_plan(session, TODAY, shown))


def test_an_empty_plan_is_for_the_next_month(session: Session) -> None:
    plan = begun(session)
    assert (plan.name, plan.asked) == ("Rencana Des 2026", Asked(date(2026, 12, 1)))
    assert begun(session).name == "Rencana Des 2026 (2)"


def test_a_name_is_free_again_once_its_plan_is_put_aside(session: Session) -> None:
    remove_plan(session, begun(session).id, "Salah tekan")
    assert begun(session).name == "Rencana Des 2026"


@pytest.mark.parametrize(
    ("looked_at", "planned"),
    [
        (date(2026, 11, 23), date(2026, 12, 1)),
        (date(2025, 1, 1), date(2026, 12, 1)),
        (date(2029, 5, 7), date(2029, 5, 7)),
    ],
)
def test_only_a_day_to_come_is_planned_for(session: Session, looked_at: date, planned: date) -> None:
    assert begun(session, ShownNeeds(looked_at)).asked.day == planned


def test_the_units_and_the_kind_that_are_looked_at_are_planned(session: Session) -> None:
    office = small_office(session)
    other = Post(title="Lurah", title_key="lurah", kind=PostKind.STRUCTURAL)
    session.add(other)
    session.flush()
    kind = session.get_one(Post, office.post).kind
    plan = begun(session, ShownNeeds(unit_id=office.to_unit, kind=kind))
    assert plan.asked.scope.unit_ids == (office.to_unit,)
    assert office.post in plan.asked.scope.post_ids
    assert other.id not in plan.asked.scope.post_ids
    assert "Puskesmas Rumbai" in plan.name


def test_a_kind_without_a_post_begins_no_plan_about_all_posts(session: Session) -> None:
    office = small_office(session)
    with pytest.raises(Refusal, match="jenis"):
        begun(session, ShownNeeds(unit_id=office.to_unit, kind=PostKind.BOTH))


def test_one_post_is_planned_alone(session: Session) -> None:
    office = small_office(session)
    assert begun(session, ShownNeeds(post_id=office.post)).asked.scope == Scope(post_ids=(office.post,))
