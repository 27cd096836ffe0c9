"""Vacancies: need less holders less who is on the way, by unit and post, as rows, workbook, print and text."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from desktop.db.tables import Establishment, TransferCase
from desktop.domain.cases.cases import CaseKind
from desktop.domain.employees.posts import PostKind
from desktop.services.needs.vacancies import (
    VacancyQuery,
    board_text,
    export_vacancies,
    free_places,
    print_vacancies,
    vacancies,
    vacancy_grid,
)
from tests.services.staff import Staff, staff

TODAY = date(2026, 8, 1)
QUERY = VacancyQuery(TODAY)


@pytest.fixture
def office(session: Session) -> Staff:
    """The school needs three teachers and has one; the Dinas has the two whom it needs."""
    found = staff(session)
    for unit, post, need in ((found.sekolah, found.guru, 3), (found.dinas, found.pengelola, 2)):
        session.add(Establishment(unit_id=unit, post_id=post, year=2026, need=need))
    session.flush()
    return found


def test_a_place_is_vacant_where_more_are_needed_than_hold_it(session: Session, office: Staff) -> None:
    row = vacancies(session, QUERY, TODAY)
    assert [(one.unit_id, one.post_id, one.free) for one in row] == [(office.sekolah, office.guru, 2)]
    assert row[0].above == "Dinas"


@pytest.mark.parametrize("day", [None, TODAY, date(2027, 1, 1)])
def test_a_place_that_a_case_fills_is_not_offered_again(session: Session, office: Staff, day: date | None) -> None:
    session.add(
        TransferCase(
            number="2026/0001",
            employee_id=office.rina,
            kind=CaseKind.WITHIN,
            to_unit_id=office.sekolah,
            to_post_id=office.guru,
            effective_on=day,
            stage_since=TODAY,
            opened_on=TODAY,
        )
    )
    session.flush()
    for asked in (TODAY, date(2026, 9, 1), date(2027, 2, 1)):
        school = [one for one in vacancies(session, VacancyQuery(asked), TODAY) if one.unit_id == office.sekolah]
        assert free_places(school) == 1


def test_scope_and_kind_narrow_the_list(session: Session, office: Staff) -> None:
    found = [
        len(vacancies(session, query, TODAY))
        for query in (
            replace(QUERY, unit_id=office.sekolah),
            replace(QUERY, unit_id=office.dinas),
            replace(QUERY, kind=PostKind.FUNCTIONAL),
            replace(QUERY, kind=PostKind.GENERAL),
        )
    ]
    assert found == [1, 1, 1, 0]


def test_the_future_counts_retirements(session: Session, office: Staff) -> None:
    day = date(2038, 2, 1)
    rows = {one.unit_id: one.free for one in vacancies(session, VacancyQuery(day), TODAY)}
    assert rows[office.sekolah] == 3


def test_it_goes_out_as_workbook_print_and_text(session: Session, office: Staff, tmp_path: Path) -> None:
    del office
    assert export_vacancies(session, tmp_path / "lowongan.xlsx", QUERY, TODAY) == 1
    now = datetime(2026, 8, 1, 8, 0)  # noqa: DTZ001  # the clock of the workstation
    assert print_vacancies(session, QUERY, now).pdf.startswith(b"%PDF")
    text = board_text(session, QUERY, TODAY)
    assert "SDN 12 Dinas" in text
    assert "Guru" in text


def test_a_printed_column_without_anything_is_left_out(session: Session, office: Staff) -> None:
    del office
    grid = vacancy_grid(vacancies(session, QUERY, TODAY))
    assert (grid.headings, grid.rows) == (
        ("No.", "Unit kerja", "Jabatan", "Lowong"),
        (("1", "SDN 12 Dinas", "Guru", "2"),),
    )
    assert (len(grid.shares), grid.right) == (4, frozenset({0, 3}))
