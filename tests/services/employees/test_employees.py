from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.search import rebuild
from desktop.db.store import Store
from desktop.db.tables import Employee, TransferCase
from desktop.domain.cases.cases import CaseKind, CaseStage, Direction
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.employees.order import OrderBy
from desktop.domain.employees.posts import PostKind
from desktop.domain.refusal import Refusal
from desktop.services.employees.edit import remove_employee
from desktop.services.employees.employees import (
    EmployeeQuery,
    StatusFilter,
    employee_rows,
    find_by_nip,
    rows_in_blocks,
    search_ids,
    search_page,
    suggest,
)
from tests.services.staff import Staff, staff


@pytest.fixture
def office(store: Store) -> Staff:
    with store.write() as session:
        made = staff(session)
        rebuild(session)
    return made


def names(session: Session, query: EmployeeQuery) -> list[str]:
    return [row.bare_name for row in employee_rows(session, search_ids(session, query))]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (EmployeeQuery(), ["Ahmad", "Budi", "Rina", "Tono"]),
        (EmployeeQuery(descending=True), ["Tono", "Rina", "Budi", "Ahmad"]),
        (EmployeeQuery(sort=OrderBy.NIP), ["Tono", "Ahmad", "Rina", "Budi"]),
        (EmployeeQuery(sort=OrderBy.GRADE), ["Ahmad", "Rina", "Tono", "Budi"]),
        (EmployeeQuery(sort=OrderBy.UNIT), ["Budi", "Rina", "Ahmad", "Tono"]),
        (EmployeeQuery(sort=OrderBy.UNIT, text="a"), ["Budi", "Rina", "Ahmad"]),
        (EmployeeQuery(sort=OrderBy.GRADE, text="o"), ["Rina", "Tono", "Budi"]),
        (EmployeeQuery(sort=OrderBy.POST), ["Ahmad", "Budi", "Rina", "Tono"]),
        (EmployeeQuery(sort=OrderBy.POST_SINCE), ["Rina", "Budi", "Ahmad", "Tono"]),
        (EmployeeQuery(sort=OrderBy.BIRTH_DATE), ["Tono", "Ahmad", "Rina", "Budi"]),
        (EmployeeQuery(sort=OrderBy.KIND), ["Ahmad", "Rina", "Tono", "Budi"]),
        (EmployeeQuery(sort=OrderBy.STATUS), ["Ahmad", "Rina", "Budi", "Tono"]),
        (EmployeeQuery(unit_id=1), ["Ahmad", "Budi", "Rina"]),
        (EmployeeQuery(unit_id=2), ["Ahmad"]),
        (EmployeeQuery(kind=EmployeeKind.PPPK), ["Budi"]),
        (EmployeeQuery(status=StatusFilter.ACTIVE), ["Ahmad", "Budi", "Rina"]),
        (EmployeeQuery(status=StatusFilter.INACTIVE), ["Tono"]),
        (EmployeeQuery(status=StatusFilter.REMOVED), []),
        (EmployeeQuery(status=StatusFilter.LEFT), []),
        (EmployeeQuery(grade="III/b"), ["Rina"]),
        (EmployeeQuery(post_kind=PostKind.FUNCTIONAL), ["Ahmad"]),
        (EmployeeQuery(text="guru dinas"), ["Ahmad"]),
        (EmployeeQuery(text="pengelola", kind=EmployeeKind.PPPK), ["Budi"]),
        (EmployeeQuery(unit_id=999), []),
    ],
)
def test_list_follows_text_filters_and_order(
    store: Store, office: Staff, query: EmployeeQuery, expected: list[str]
) -> None:
    with store.read() as session:
        assert names(session, query) == expected


def test_first_page_is_the_beginning_of_the_list(store: Store, office: Staff) -> None:
    with store.read() as session:
        page = search_page(session, EmployeeQuery(text="pengelola"))
        assert [row.bare_name for row in page.rows] == ["Budi", "Rina"]
        assert page.complete


def test_row_tells_unit_post_and_name_with_titles(store: Store, office: Staff) -> None:
    with store.read() as session:
        row = employee_rows(session, [office.rina])[0]
    assert (row.name, row.unit, row.post) == ("Dr. Rina, S.E.", "Dinas", "Pengelola")
    assert (row.kind, row.birth_date) == (EmployeeKind.PNS, date(1985, 3, 17))


def test_rows_come_in_the_order_asked_for_without_the_missing(store: Store, office: Staff) -> None:
    with store.read() as session:
        rows = employee_rows(session, [office.rina, 999, office.ahmad])
        assert [row.id for row in rows] == [office.rina, office.ahmad]
        assert [len(block) for block in rows_in_blocks(session, [office.rina, office.ahmad])] == [2]


def test_removed_employee_shows_only_among_those_put_aside(store: Store, office: Staff) -> None:
    with store.write() as session:
        remove_employee(session, office.rina, "Tercatat dua kali")
    with store.read() as session:
        assert "Rina" not in names(session, EmployeeQuery())
        assert names(session, EmployeeQuery(status=StatusFilter.REMOVED)) == ["Rina"]


def test_employee_is_found_by_nip_in_groups(store: Store, office: Staff) -> None:
    with store.read() as session:
        found = find_by_nip(session, "19850317 201001 2 001")
        assert found is not None
        assert found.bare_name == "Rina"
        with pytest.raises(Refusal):
            find_by_nip(session, "1985")


def test_suggestions_wait_for_the_first_letter(store: Store, office: Staff) -> None:
    with store.read() as session:
        assert suggest(session, " ") == []
        assert [row.id for row in suggest(session, "rin")] == [office.rina]


def test_who_moved_out_of_the_region_is_found_as_such(store: Store, office: Staff) -> None:
    with store.write() as session:
        gone = session.scalars(select(Employee).where(Employee.name.startswith("Rina"))).one()
        case = TransferCase(
            number="2026/0001", employee_id=gone.id, kind=CaseKind.CENTRAL, direction=Direction.OUTGOING
        )
        case.stage, case.stage_since, case.opened_on = CaseStage.CLOSED, date(2026, 1, 2), date(2026, 1, 2)
        gone.unit_id, case.direction, case.applied_at = None, Direction.OUTGOING, datetime.now(UTC)
        session.add(case)
        session.flush()
        assert names(session, EmployeeQuery(status=StatusFilter.LEFT)) == [gone.name]
        gone.unit_id = 1
        session.flush()
        assert names(session, EmployeeQuery(status=StatusFilter.LEFT)) == []
