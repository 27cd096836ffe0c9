"""What a transaction changed: the notice for windows, and the trail of who did it."""

from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from desktop.db.changes import ALL, Changes, actor_of, audit, changes_of, note_bulk_change
from desktop.db.store import Store
from desktop.db.tables import AuditEntry, Employee, FileContent, OfficeDay, Setting
from desktop.domain.employees.employees import Sex
from tests.db.conftest import add_employee, employee


def trail(store: Store) -> list[AuditEntry]:
    with store.read() as session:
        return list(session.scalars(select(AuditEntry).order_by(AuditEntry.id)))


@pytest.fixture
def told(store: Store) -> list[Changes]:
    heard: list[Changes] = []
    store.on_change = heard.append
    return heard


def test_a_new_row_is_told_with_its_id(store: Store, told: list[Changes]) -> None:
    row_id = add_employee(store)
    assert told == [{"employee": frozenset({row_id})}]


def test_an_edit_is_told(store: Store, told: list[Changes]) -> None:
    row_id = add_employee(store)
    told.clear()
    with store.write() as session:
        session.get_one(Employee, row_id).name = "Baru"
    assert told == [{"employee": frozenset({row_id})}]


def test_a_read_through_the_writer_tells_nothing(store: Store, told: list[Changes]) -> None:
    with store.write() as session:
        session.scalars(select(Employee)).all()
    assert told == []


def test_setting_the_same_value_tells_nothing(store: Store, told: list[Changes]) -> None:
    row_id = add_employee(store)
    told.clear()
    with store.write() as session:
        session.get_one(Employee, row_id).name = "Rahmawati"
    assert told == []


def test_a_bulk_write_stands_for_any_row(store: Store, told: list[Changes]) -> None:
    with store.write() as session:
        session.add(employee(1))
        session.flush()
        note_bulk_change(session, "employee", "unit")
    assert told == [{"employee": ALL, "unit": ALL}]


def test_a_row_without_a_number_stands_for_any_row(store: Store, told: list[Changes]) -> None:
    with store.write() as session:
        session.add(Setting(key="office.name", value="BKPSDM"))
    assert told == [{"setting": ALL}]


def test_what_was_flushed_is_known_before_the_commit(store: Store) -> None:
    with store.write() as session:
        session.add(employee(1))
        session.flush()
        assert changes_of(session) == {"employee": frozenset({1})}


def test_the_trail_names_actor_action_and_row(store: Store) -> None:
    row_id = add_employee(store)
    (entry,) = trail(store)
    assert (entry.actor, entry.action, entry.table_name, entry.row_id) == ("Penguji", "add", "employee", row_id)


def test_an_edit_keeps_the_old_and_the_new_value(store: Store) -> None:
    row_id = add_employee(store)
    with store.write() as session:
        row = session.get_one(Employee, row_id)
        row.name, row.sex, row.birth_date = "Baru", Sex.FEMALE, date(1990, 1, 31)
    details = trail(store)[-1].details
    assert details == {
        "name": ["Rahmawati", "Baru"],
        "sex": [None, Sex.FEMALE.value],
        "birth_date": [None, "1990-01-31"],
    }


def test_a_value_taken_away_is_kept_in_the_trail(store: Store) -> None:
    row_id = add_employee(store)
    with store.write() as session:
        session.get_one(Employee, row_id).birth_date = date(1990, 1, 31)
    with store.write() as session:
        session.get_one(Employee, row_id).birth_date = None
    assert trail(store)[-1].details == {"birth_date": ["1990-01-31", None]}


def test_a_deleted_row_leaves_its_mark(store: Store) -> None:
    with store.write() as session:
        session.add(OfficeDay(day=date(2027, 1, 4), works=False))
    with store.write() as session:
        session.delete(session.scalars(select(OfficeDay)).one())
    assert [entry.action for entry in trail(store)] == ["add", "delete"]


def test_rows_that_no_officer_edits_are_not_in_the_trail(store: Store) -> None:
    with store.write() as session:
        session.add(FileContent(sha256="0" * 64, size=1, content=b"x"))
    assert trail(store) == []


def test_a_use_case_may_write_its_own_line(store: Store) -> None:
    with store.write() as session:
        audit(session, "export", "employee", None, {"rows": 752})
    (entry,) = trail(store)
    assert (entry.action, entry.details) == ("export", {"rows": 752})


def test_a_rolled_back_change_leaves_no_mark(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.write() as session:
        session.add(employee(1))
        session.flush()
        raise ZeroDivisionError
    assert trail(store) == []


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE audit_entry SET actor = 'x'",
        "DELETE FROM audit_entry",
        "REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE id = 1",
    ],
)
def test_the_trail_cannot_be_changed(store: Store, forgery: str) -> None:
    add_employee(store)
    with pytest.raises(DBAPIError, match="audit trail"), store.write() as session:
        session.execute(text(forgery))
    assert trail(store)[0].actor == "Penguji"


def test_a_session_of_nobody_has_no_actor() -> None:
    assert actor_of(Session()) == ""
