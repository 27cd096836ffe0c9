"""Behind a sheet of wishes stands what its employee may think of, and no more than a page of it."""

from datetime import date, datetime

import pytest
from sqlalchemy.orm import Session

from desktop.db.tables import Employee, Establishment, Post, Unit
from desktop.domain.employees.posts import PostKind
from desktop.services.employees.employees import EmployeeQuery, rows_in_blocks, search_ids
from desktop.services.letters.pdfium import page_count
from desktop.services.needs.vacancies import VacancyQuery, vacancies
from desktop.services.units.edit import UnitFields, add_unit
from desktop.services.wishes.sheets import print_wish_sheets
from desktop.services.wishes.vacancies import fitting, free_by_post
from tests.services.staff import Staff, staff

TODAY = date(2026, 8, 1)
NOW = datetime(2026, 8, 1, 8, 0)  # noqa: DTZ001  # the clock of the workstation


@pytest.fixture
def office(session: Session) -> Staff:
    """The school lacks an administrator and teachers; so does the Dinas."""
    found = staff(session)
    for unit in (found.dinas, found.sekolah):
        for post in (found.pengelola, found.guru):
            session.add(Establishment(unit_id=unit, post_id=post, year=2026, need=5))
    session.flush()
    return found


def places(session: Session, nip: str) -> list[tuple[int, int]]:
    """Unit and post of what fits the employee."""
    free = free_by_post(session, vacancies(session, VacancyQuery(TODAY), TODAY))
    ids = search_ids(session, EmployeeQuery(text=nip))
    (row,) = (row for block in rows_in_blocks(session, ids) for row in block)
    return [(one.unit_id, one.post_id) for one in fitting(session, row, free)]


def test_the_own_post_in_other_units_is_offered(session: Session, office: Staff) -> None:
    assert places(session, "198503172010012001") == [(office.sekolah, office.pengelola)]
    assert places(session, "198001012005011001") == [(office.dinas, office.guru)]


@pytest.mark.parametrize(("field", "fits"), [("Administrasi Negara", 1), ("Keperawatan", 0)])
def test_a_like_post_is_offered_to_whom_the_education_fits(
    session: Session, office: Staff, field: str, fits: int
) -> None:
    like = Post(title="Penata", title_key="penata", kind=PostKind.GENERAL, job_class=7, least_education="30")
    like.education_fields = "Administrasi"
    session.add(like)
    session.flush()
    session.get_one(Post, office.pengelola).job_class = 6
    rina = session.get_one(Employee, office.rina)
    rina.education_level, rina.education_field = "40", field
    session.add(Establishment(unit_id=office.sekolah, post_id=like.id, year=2026, need=1))
    session.flush()
    assert places(session, rina.nip).count((office.sekolah, like.id)) == fits


def test_a_sheet_has_two_sides_however_much_is_free(session: Session, office: Staff) -> None:
    for number in range(60):
        unit = add_unit(session, UnitFields(name=f"Badan Kepegawaian dan Pengembangan Sumber Daya Manusia {number}"))
        session.get_one(Unit, unit).district = "Rumbai Timur"
        session.add(Establishment(unit_id=unit, post_id=office.guru, year=2026, need=1))
    session.flush()
    assert page_count(print_wish_sheets(session, EmployeeQuery(text="198001012005011001"), TODAY, NOW).pdf) == 2


def test_whom_nothing_fits_gets_one_page(session: Session, office: Staff) -> None:
    del office
    assert page_count(print_wish_sheets(session, EmployeeQuery(text="196501011990011001"), TODAY, NOW).pdf) == 1
