from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.search import all_ids, rebuild
from desktop.db.store import Store
from desktop.db.tables import AuditEntry, Employee, TransferCase
from desktop.domain.cases.cases import CaseStage
from desktop.domain.employees.employees import Assignment, EmployeeKind, Sex
from desktop.domain.employees.fields import EmployeeFields
from desktop.domain.employees.history_entries import (
    DisciplineEntry,
    EducationEntry,
    Entry,
    FamilyEntry,
    GradeEntry,
    PerformanceEntry,
    PostEntry,
    TrainingEntry,
)
from desktop.domain.refusal import Refusal, Stale
from desktop.services.cases.cases import NewCase, new_case
from desktop.services.employee_histories import entries, remove_entry, restore_entry, save_entry
from desktop.services.employees.edit import add_employee, remove_employee, restore_employee, save_employee
from desktop.services.employees.file import EmployeeFile, open_employee
from tests.services.staff import Staff, staff

TODAY = date(2026, 11, 23)
NEW = EmployeeFields(
    nip="19960201 202512 1 002",
    name=" Fajar   Tanjung ",
    kind=EmployeeKind.CPNS,
    sex=Sex.MALE,
    birth_date=date(1996, 2, 1),
    appointed_on=date(2025, 12, 1),
    grade="III/a",
    grade_since=date(2025, 12, 1),
)


@pytest.fixture
def office(store: Store) -> Staff:
    with store.write() as session:
        made = staff(session)
        rebuild(session)
    return made


def file_of(store: Store, employee_id: int) -> EmployeeFile:
    with store.read() as session:
        return open_employee(session, employee_id)


def edit(store: Store, employee_id: int, **changed: object) -> EmployeeFile:
    read = file_of(store, employee_id)
    with store.write() as session:
        save_employee(session, employee_id, replace(read.fields, **changed), read.version, TODAY)
    return file_of(store, employee_id)


def current(session: Session, employee_id: int) -> tuple[int | None, int | None, date | None]:
    employee = session.get_one(Employee, employee_id)
    return employee.unit_id, employee.post_id, employee.post_since


def test_new_employee_is_kept_clean_with_the_first_lines_of_the_histories(store: Store, office: Staff) -> None:
    entered = replace(NEW, unit_id=office.sekolah, post_id=office.guru, post_since=date(2026, 1, 1))
    with store.write() as session:
        number = add_employee(session, entered, TODAY)
    made = file_of(store, number)
    assert (made.name, made.fields.nip, made.unit_path) == ("Fajar Tanjung", "199602012025121002", "Dinas")
    assert [(line.post_title, line.unit_name) for line in made.histories.posts] == [("Guru", "SDN 12 Dinas")]
    assert [line.grade for line in made.histories.grades] == ["III/a"]
    assert made.warnings == []


def test_new_employee_is_found_at_once_and_under_a_new_name(store: Store, office: Staff) -> None:
    with store.write() as session:
        number = add_employee(session, NEW, TODAY)
    edit(store, number, name="Galih Tanjung")
    with store.read() as session:
        assert all_ids(session, "galih").tolist() == [number]
        assert all_ids(session, "fajar").tolist() == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("nip", "123"),
        ("nip", "198503172010012001"),  # Rina's
        ("name", "  "),
        ("name", "a" * 10_000),
        ("name", "Rina\x00"),
        ("nik", "12"),
        ("email", "rina"),
        ("grade", "IX"),
        ("legal_status", "??"),
        ("birth_date", date(2030, 1, 1)),
        ("grade_since", date(2027, 1, 1)),
        ("post_since", date(2027, 1, 1)),
        ("appointed_on", date(1990, 1, 1)),
        ("service_months", 12),
        ("graduation_year", 1800),
        ("education_level", "99"),
        ("post_id", 1),
    ],
)
def test_each_fault_is_told_beside_its_field(store: Store, office: Staff, field: str, value: object) -> None:
    with store.write() as session, pytest.raises(Refusal) as refused:
        add_employee(session, replace(NEW, **{field: value}), TODAY)
    assert field in refused.value.fields


@pytest.mark.parametrize("text", ["<b>Rina</b>", "👩 Rina", "شريف", "=1+1", "'; DROP TABLE employee; --"])
def test_odd_names_are_kept_as_typed(store: Store, office: Staff, text: str) -> None:
    assert edit(store, office.rina, name=text).fields.name == text


def test_nip_that_disagrees_is_a_warning(store: Store, office: Staff) -> None:
    changed = edit(store, office.rina, sex=Sex.MALE, birth_date=date(1985, 3, 18))
    assert [mismatch.field for mismatch in changed.warnings] == ["birth_date", "sex"]


def test_save_over_a_newer_one_is_refused_and_keeps_it(store: Store, office: Staff) -> None:
    read = file_of(store, office.rina)
    edit(store, office.rina, phone="0761")
    with store.write() as session, pytest.raises(Stale):
        save_employee(session, office.rina, read.fields, read.version, TODAY)
    assert file_of(store, office.rina).fields.phone == "0761"


def test_changed_post_ends_the_old_line_and_begins_another(store: Store, office: Staff) -> None:
    first = edit(store, office.rina, post_since=date(2015, 1, 2))
    moved = edit(store, office.rina, unit_id=office.sekolah, post_id=office.guru, post_since=date(2026, 5, 1))
    assert [line.ends_on for line in first.histories.posts] == [None]
    assert [(line.post_title, line.ends_on) for line in moved.histories.posts] == [
        ("Guru", None),
        ("Pengelola", date(2026, 4, 30)),
    ]


def test_corrected_post_with_the_same_day_corrects_its_line(store: Store, office: Staff) -> None:
    edit(store, office.rina, post_since=date(2015, 1, 2))
    corrected = edit(store, office.rina, post_id=office.guru)
    assert [(line.post_title, line.starts_on) for line in corrected.histories.posts] == [("Guru", date(2015, 1, 2))]


def test_grade_raised_adds_a_line_and_grade_corrected_changes_it(store: Store, office: Staff) -> None:
    edit(store, office.rina, grade_since=date(2020, 4, 1))
    edit(store, office.rina, grade="III/c", grade_since=date(2024, 4, 1))
    corrected = edit(store, office.rina, grade="III/d")
    assert [line.grade for line in corrected.histories.grades] == ["III/d", "III/b"]


def test_what_an_old_record_holds_already_does_not_keep_another_field_from_being_corrected(
    store: Store, office: Staff
) -> None:
    with store.write() as session:
        rina = session.get_one(Employee, office.rina)
        rina.grade, rina.legal_status, rina.nik = "III/z", "72", "1471"
    corrected = edit(store, office.rina, phone="0761")
    assert (corrected.fields.grade, corrected.fields.legal_status, corrected.fields.phone) == ("III/z", "72", "0761")
    with pytest.raises(Refusal) as refused:
        edit(store, office.rina, nik="14710")
    assert list(refused.value.fields) == ["nik"]


def test_who_holds_no_post_any_more_has_ended_the_last(store: Store, office: Staff) -> None:
    edit(store, office.rina, post_since=date(2015, 1, 2))
    left = edit(store, office.rina, unit_id=None, post_id=None, post_since=None)
    assert [(line.post_title, line.ends_on) for line in left.histories.posts] == [("Pengelola", TODAY)]


def test_nobody_is_put_aside_during_a_move(store: Store, office: Staff) -> None:
    with store.write() as session:
        case = new_case(session, NewCase(employee_id=office.ahmad), TODAY)
        with pytest.raises(Refusal):
            remove_employee(session, office.ahmad, "Pensiun")
        session.get_one(TransferCase, case).stage = CaseStage.WITHDRAWN
        session.flush()
        remove_employee(session, office.ahmad, "Pensiun")


def test_removed_employee_keeps_everything_and_comes_back(store: Store, office: Staff) -> None:
    with store.write() as session:
        remove_employee(session, office.rina, "Pindah ke provinsi")
    assert file_of(store, office.rina).removed_reason == "Pindah ke provinsi"
    with store.write() as session:
        restore_employee(session, office.rina)
        actions = session.scalars(select(AuditEntry.action)).all()
    assert file_of(store, office.rina).removed_reason == ""
    assert {"remove", "restore"} <= set(actions)


def test_nothing_is_put_aside_without_a_reason(store: Store, office: Staff) -> None:
    with store.write() as session, pytest.raises(Refusal):
        remove_employee(session, office.rina, "  ")


LINES = [
    PostEntry(post_title="Staf", unit_name="Kantor Camat", starts_on=date(2010, 1, 1), ends_on=date(2012, 1, 1)),
    GradeEntry(grade="III/a", starts_on=date(2010, 1, 1)),
    EducationEntry(level="40", field="Hukum", year=2008),
    PerformanceEntry(year=2025, rating="2"),
    DisciplineEntry(severity="light", kind="Teguran lisan", starts_on=date(2020, 1, 1)),
    TrainingEntry(name="Pelatihan arsip", hours=20),
    FamilyEntry(relative_id=2, relation="spouse"),
]


@pytest.mark.parametrize("line", LINES, ids=lambda line: type(line).__name__)
def test_line_of_a_history_is_added_corrected_put_aside_and_brought_back(
    store: Store, office: Staff, line: Entry
) -> None:
    with store.write() as session:
        number = save_entry(session, office.rina, line, TODAY)
    with store.write() as session:
        kept = entries(session, type(line), office.rina)[0]
        assert replace(kept, id=0, version=0, **({"kind": line.kind} if isinstance(line, PostEntry) else {})) == line
        save_entry(session, office.rina, kept, TODAY)
        remove_entry(session, type(line), number, "Salah orang")
        assert entries(session, type(line), office.rina) == []
        assert entries(session, type(line), office.rina, removed=True)[0].removed_reason == "Salah orang"
        restore_entry(session, type(line), number)
        assert len(entries(session, type(line), office.rina)) == 1


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (PostEntry(starts_on=date(2020, 1, 1)), "post_title"),
        (PostEntry(post_title="Lurah", starts_on=date(2027, 1, 1)), "starts_on"),
        (PostEntry(post_title="Lurah", starts_on=date(2020, 1, 1), ends_on=date(2019, 1, 1)), "ends_on"),
        (GradeEntry(grade="V/x", starts_on=date(2020, 1, 1)), "grade"),
        (EducationEntry(level="40", year=2050), "year"),
        (EducationEntry(), "level"),
        (PerformanceEntry(year=2025), "rating"),
        (TrainingEntry(name="\x00"), "name"),
        (FamilyEntry(relative_id=1, relation="spouse"), "relative_id"),
    ],
)
def test_faulty_line_is_refused_beside_its_field(store: Store, office: Staff, line: Entry, field: str) -> None:
    with store.write() as session, pytest.raises(Refusal) as refused:
        save_entry(session, 1, line, TODAY)
    assert field in refused.value.fields


def test_second_appraisal_of_a_year_is_refused(store: Store, office: Staff) -> None:
    with store.write() as session, pytest.raises(Refusal) as refused:
        save_entry(session, office.rina, PerformanceEntry(year=2025, rating="2"), TODAY)
        save_entry(session, office.rina, PerformanceEntry(year=2025, rating="1"), TODAY)
    assert "year" in refused.value.fields


def test_new_line_of_a_post_makes_it_the_current_one(store: Store, office: Staff) -> None:
    line = PostEntry(unit_id=office.sekolah, post_id=office.guru, post_title="-", starts_on=date(2026, 3, 1))
    with store.write() as session:
        save_entry(session, office.rina, line, TODAY)
        assert current(session, office.rina) == (office.sekolah, office.guru, date(2026, 3, 1))
        assert entries(session, PostEntry, office.rina)[0].post_title == "Guru"


def test_acting_post_and_ended_post_leave_the_current_one(store: Store, office: Staff) -> None:
    acting = PostEntry(post_id=2, post_title="x", starts_on=date(2026, 3, 1), assignment=Assignment.ACTING)
    ended = PostEntry(post_id=2, post_title="x", starts_on=date(2026, 1, 1), ends_on=date(2026, 2, 1))
    with store.write() as session:
        before = current(session, office.rina)
        save_entry(session, office.rina, acting, TODAY)
        save_entry(session, office.rina, ended, TODAY)
        assert current(session, office.rina) == before


def test_line_put_aside_gives_the_current_post_back_to_the_one_before(store: Store, office: Staff) -> None:
    first = PostEntry(unit_id=1, post_id=office.pengelola, post_title="x", starts_on=date(2015, 1, 1))
    second = PostEntry(unit_id=2, post_id=office.guru, post_title="x", starts_on=date(2026, 3, 1))
    with store.write() as session:
        kept = save_entry(session, office.rina, first, TODAY)
        wrong = save_entry(session, office.rina, second, TODAY)
        remove_entry(session, PostEntry, wrong, "Salah catat")
        opened = replace(entries(session, PostEntry, office.rina)[0], ends_on=None)
        save_entry(session, office.rina, opened, TODAY)
        assert (opened.id, current(session, office.rina)) == (kept, (1, office.pengelola, date(2015, 1, 1)))


def test_newest_grade_is_the_current_one(store: Store, office: Staff) -> None:
    with store.write() as session:
        save_entry(session, office.rina, GradeEntry(grade="III/d", starts_on=date(2025, 4, 1)), TODAY)
        save_entry(session, office.rina, GradeEntry(grade="III/a", starts_on=date(2011, 4, 1)), TODAY)
        assert session.get_one(Employee, office.rina).grade == "III/d"


def test_employee_who_is_not_there_is_refused(store: Store) -> None:
    with store.read() as session, pytest.raises(Refusal):
        open_employee(session, 1)
