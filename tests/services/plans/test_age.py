"""A plan rests on records: what changed since it was worked out is told, looks and prints are not."""

from datetime import date

import pytest

from desktop.db.changes import audit
from desktop.db.store import Session
from desktop.db.tables import Wish
from desktop.domain.plans.asked import Asked
from desktop.domain.plans.found import Found
from desktop.domain.plans.model import Standing
from desktop.services.plans.plans import copy_plan, keep_found, list_plans, new_plan
from desktop.services.plans.reading import plan_file
from tests.case_office import small_office


@pytest.fixture
def plan_id(session: Session) -> int:
    """A plan that was worked out after all records were written."""
    small_office(session)
    session.flush()
    plan = new_plan(session, "Rencana", Asked(date(2027, 1, 4)))
    keep_found(session, plan, plan_file(session, plan).version, Found(Standing.PROVED))
    return plan


def test_a_plan_worked_out_last_is_not_overtaken(session: Session, plan_id: int) -> None:
    copy_plan(session, plan_id)
    assert not plan_file(session, plan_id).overtaken
    assert [row.overtaken for row in list_plans(session)] == [False, False]


@pytest.mark.parametrize(
    ("action", "table", "overtaken"),
    [
        ("edit", "employee", True),
        ("import", "import_run", True),
        ("remove", "family_tie", True),
        ("edit", "setting", True),
        ("view", "circumstance", False),
        ("export", "establishment", False),
        ("add", "letter", False),
    ],
)
def test_what_changed_since_counts(session: Session, plan_id: int, action: str, table: str, *, overtaken: bool) -> None:
    audit(session, action, table)
    assert plan_file(session, plan_id).overtaken == overtaken
    assert list_plans(session)[0].overtaken == overtaken


def test_a_wish_that_is_stated_counts(session: Session, plan_id: int) -> None:
    session.add(Wish(employee_id=1, rank=1, stated_on=date(2026, 11, 1)))
    session.flush()
    assert plan_file(session, plan_id).overtaken
