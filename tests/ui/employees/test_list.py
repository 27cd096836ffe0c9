"""The list of employees in the window, driven as an officer would."""

from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.db.search import rebuild
from desktop.db.tables import AuditEntry, Employee, TransferCase
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.employees.history_entries import PostEntry
from desktop.services.employee_histories import entries
from desktop.services.employees.employees import StatusFilter
from desktop.services.employees.file import open_employee
from desktop.services.letters.letters import issue_decree
from desktop.ui.employees.identity import identity_groups
from desktop.ui.employees.list import EmployeesPage
from desktop.ui.employees.new import NewEmployeePage
from desktop.ui.messages import answer_next
from desktop.ui.places import Place
from tests.letter_office import TODAY, add_case, add_office, draft
from tests.services.staff import staff
from tests.ui.conftest import settle


@pytest.fixture
def office(shell):
    with shell.background.store.write() as session:
        made = staff(session)
        rebuild(session)
    return made


@pytest.fixture
def page(qtbot, shell, office):
    return shown(qtbot, shell, EmployeesPage(shell))


def shown(qtbot, shell, page):
    shell.background.changed.connect(page.heed)
    qtbot.addWidget(page)
    page.resize(1166, 720)
    page.show()
    settle(qtbot, shell)
    return page


def part(page, name):
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found


def names(page):
    model = page.rows
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def type_into(qtbot, page, name, text):
    part(page, name).clear()
    qtbot.keyClicks(part(page, name), text)
    settle(qtbot, page.shell)


def click(qtbot, page, name):
    qtbot.mouseClick(part(page, name), Qt.MouseButton.LeftButton)
    settle(qtbot, page.shell)
    qtbot.wait(1)
    settle(qtbot, page.shell)


def visit(qtbot, page, number):
    page.visit(Place.EMPLOYEE, number)
    settle(qtbot, page.shell)


def file_of(shell, number):
    with shell.background.store.read() as session:
        return open_employee(session, number)


def test_everybody_stands_in_the_order_of_names(page):
    assert names(page) == ["Ahmad", "Budi", "Dr. Rina, S.E.", "Tono"]


def test_each_letter_typed_narrows_the_list(qtbot, page):
    type_into(qtbot, page, "employees.search", "guru dinas")
    assert names(page) == ["Ahmad"]


def test_fast_typing_ends_with_what_stands_there(qtbot, page):
    part(page, "employees.search").setText("rin")
    part(page, "employees.search").setText("bud")
    settle(qtbot, page.shell)
    assert names(page) == ["Budi"]


def test_filters_narrow_together(qtbot, page, office):
    part(page, "employees.filterStatus").set_value(StatusFilter.ACTIVE)
    part(page, "employees.filterKind").set_value(EmployeeKind.PNS)
    part(page, "employees.filterKind").edited.emit()
    settle(qtbot, page.shell)
    assert names(page) == ["Ahmad", "Dr. Rina, S.E."]


def test_unit_filter_takes_what_is_below_and_is_cleared(qtbot, page, office):
    type_into(qtbot, page, "employees.filterUnit", "sdn")
    part(page, "employees.filterUnit").choose(0)
    settle(qtbot, page.shell)
    assert names(page) == ["Ahmad"]
    type_into(qtbot, page, "employees.filterUnit", "x")
    assert len(names(page)) == 4


def test_header_sorts(qtbot, page):
    page.table.sorted.emit("grade", True)
    settle(qtbot, page.shell)
    assert names(page) == ["Budi", "Tono", "Dr. Rina, S.E.", "Ahmad"]


def test_nobody_found_offers_to_show_all(qtbot, page):
    type_into(qtbot, page, "employees.search", "zzz")
    assert not part(page, "employees.export").isEnabled()
    click(qtbot, page, "employees.showAll")
    assert len(names(page)) == 4


def test_empty_office_offers_to_import(qtbot, shell):
    page = shown(qtbot, shell, EmployeesPage(shell))
    click(qtbot, page, "employees.import")
    assert shell.visited == [(Place.IMPORT, None)]


def test_chosen_employee_opens_beside_the_list(qtbot, page, office):
    page.table.select_position(2)
    settle(qtbot, page.shell)
    assert part(page, "employee.name").text() == "Dr. Rina, S.E."
    assert part(page, "employee.subtitle").text() == "19850317 201001 2 001\nPengelola, Dinas"


def test_new_transfer_case_begins_with_the_employee(qtbot, page, office):
    visit(qtbot, page, office.rina)
    click(qtbot, page, "employee.newCase")
    page._new_case.trigger()
    assert page.shell.visited == [(Place.NEW_CASE, office.rina)] * 2


def test_correction_is_saved_and_shown_in_the_list(qtbot, page, office):
    visit(qtbot, page, office.rina)
    click(qtbot, page, "employee.edit")
    type_into(qtbot, page, "employee.form.name", "Rina Batubara")
    click(qtbot, page, "employee.save")
    assert "Dr. Rina Batubara, S.E." in names(page)
    assert page.shell.said


def test_faults_stand_beside_their_fields_and_nothing_is_lost(qtbot, page, office):
    visit(qtbot, page, office.rina)
    click(qtbot, page, "employee.edit")
    type_into(qtbot, page, "employee.form.nik", "12")
    type_into(qtbot, page, "employee.form.birth_date", "31-02-1985")
    click(qtbot, page, "employee.save")
    assert part(page, "employee.form.birth_date.problem").text()
    type_into(qtbot, page, "employee.form.birth_date", "17-03-1985")
    click(qtbot, page, "employee.save")
    assert part(page, "employee.form.nik.problem").text()
    assert part(page, "employee.form.nik").text() == "12"
    answer_next(False, True)
    assert not page.may_leave()
    click(qtbot, page, "employee.cancel")


def test_employee_is_put_aside_with_a_reason_and_brought_back(qtbot, page, office):
    visit(qtbot, page, office.rina)
    answer_next("Pindah ke provinsi")
    click(qtbot, page, "employee.remove")
    assert names(page) == ["Ahmad", "Budi", "Tono"]
    assert "Pindah ke provinsi" in part(page, "employee.removed").text()
    click(qtbot, page, "employee.restore")
    assert len(names(page)) == 4


def test_line_of_a_history_is_added_and_put_aside(qtbot, page, office):
    visit(qtbot, page, office.rina)
    part(page, "employee.tabs").setCurrentIndex(1)
    click(qtbot, page, "employee.addLine")
    type_into(qtbot, page, "employee.PostEntry.post_title", "Staf Kelurahan")
    type_into(qtbot, page, "employee.PostEntry.starts_on", "1-2-2011")
    type_into(qtbot, page, "employee.PostEntry.ends_on", "1-2-2012")
    click(qtbot, page, "employee.saveLine")
    assert [line.post_title for line in file_of(page.shell, office.rina).histories.posts] == ["Staf Kelurahan"]
    part(page, "employee.history.PostEntry").select_position(0)
    answer_next("Salah orang")
    click(qtbot, page, "employee.removeLine")
    with page.shell.background.store.read() as session:
        assert entries(session, PostEntry, office.rina) == []


@pytest.mark.parametrize("at", range(7))
def test_every_history_has_a_form_that_tells_what_is_missing(qtbot, page, office, at):
    visit(qtbot, page, office.rina)
    part(page, "employee.tabs").setCurrentIndex(1)
    choice = part(page, "employee.history")
    choice.setCurrentIndex(at)
    choice.activated.emit(at)
    click(qtbot, page, "employee.addLine")
    click(qtbot, page, "employee.saveLine")
    assert page.shell.refusals or part(page, "employee.history").currentIndex() in {1, 2, 3, 4, 6}


def test_paper_is_kept_with_the_employee(qtbot, page, office, tmp_path):
    scan = tmp_path / "sk.pdf"
    scan.write_bytes(b"%PDF-1.4 scan %%EOF")
    visit(qtbot, page, office.rina)
    part(page, "employee.tabs").setCurrentIndex(4)
    answer_next(scan)
    click(qtbot, page, "employee.attach")
    assert [paper.name for paper in file_of(page.shell, office.rina).attachments] == ["sk.pdf"]
    tabs = part(page, "employee.tabs")
    assert isinstance(tabs, QTabWidget)
    assert "1" in tabs.tabText(4)


def test_list_is_exported_as_searched(qtbot, page, tmp_path):
    target = tmp_path / "pegawai.xlsx"
    type_into(qtbot, page, "employees.search", "pengelola")
    answer_next(target)
    click(qtbot, page, "employees.export")
    rows = list(load_workbook(target).active.values)
    assert [row[1] for row in rows[1:]] == ["Budi", "Dr. Rina, S.E."]
    qtbot.waitUntil(lambda: "Pegawai diekspor: 2." in page.shell.said)
    with page.shell.background.store.read() as session:
        assert session.query(AuditEntry).filter_by(action="export", table_name="employee").count() == 1


def test_export_keeps_nothing_from_being_saved(qtbot, page, office, tmp_path):
    answer_next(tmp_path / "pegawai.xlsx")
    with page.shell.background.store.write():
        part(page, "employees.export").click()
        qtbot.waitUntil((tmp_path / "pegawai.xlsx").exists)


@pytest.mark.parametrize("width", [1080, 1166])
def test_list_has_the_whole_width_until_somebody_is_chosen(qtbot, page, office, width):
    page.resize(width, 640)
    assert page.panel.isHidden()
    ends = {name: page.table.columnViewportPosition(at) for at, name in enumerate(("name", "nip", "post", "unit"))}
    assert ends["unit"] + page.table.columnWidth(3) <= page.table.viewport().width()
    page.table.select_position(2)
    qtbot.waitUntil(page.panel.isVisible)
    assert ends["unit"] < page.table.viewport().width()


def test_new_employee_is_recorded_and_opened(qtbot, shell, office):
    page = shown(qtbot, shell, NewEmployeePage(shell))
    type_into(qtbot, page, "newEmployee.form.nip", "19960201 202512 1 002")
    type_into(qtbot, page, "newEmployee.form.name", "Fajar Tanjung")
    type_into(qtbot, page, "newEmployee.form.unit_id", "sdn")
    part(page, "newEmployee.form.unit_id").choose(0)
    type_into(qtbot, page, "newEmployee.form.post_id", "guru")
    part(page, "newEmployee.form.post_id").choose(0)
    type_into(qtbot, page, "newEmployee.form.post_since", "1-1-2026")
    click(qtbot, page, "newEmployee.save")
    place, number = shell.visited[0]
    assert place is Place.EMPLOYEE
    assert file_of(shell, number).fields.post_since == date(2026, 1, 1)


def test_half_entered_employee_is_not_lost_by_going_elsewhere(qtbot, shell, office):
    page = shown(qtbot, shell, NewEmployeePage(shell))
    type_into(qtbot, page, "newEmployee.form.name", "Fajar")
    answer_next(False)
    assert not page.may_leave()
    page.visit(Place.NEW_EMPLOYEE, None)
    assert part(page, "newEmployee.form.name").text() == "Fajar"


def test_a_grade_that_has_no_words_is_shown_and_kept(qtbot, shell, page, office):
    with shell.background.store.write() as session:
        session.get_one(Employee, office.rina).grade = "III/z"
    page.visit(Place.EMPLOYEE, office.rina)
    settle(qtbot, shell)
    click(qtbot, page, "employee.edit")
    assert part(page, "employee.form.grade").currentText() == "III/z"
    type_into(qtbot, page, "employee.form.phone", "0761")
    click(qtbot, page, "employee.save")
    with shell.background.store.read() as session:
        kept = open_employee(session, office.rina).fields
    assert (kept.grade, kept.phone) == ("III/z", "0761")


def test_a_new_case_would_be_for_the_employee_whose_file_is_open(qtbot, page, office):
    assert page.current_employee() is None
    page.table.select_position(1)
    settle(qtbot, page.shell)
    assert page.current_employee() == page.panel.file().id == page.rows.ids[1]


def test_placement_to_come_is_named_with_the_present_post(shell):
    store = shell.background.store
    signatory, case = add_office(store), add_case(store)
    with store.write() as session:
        issue_decree(session, case, draft(signatory), TODAY)
        employee = session.get_one(TransferCase, case).employee_id
    told = dict(identity_groups(file_of(shell, employee))[0][1])
    assert told["Akan pindah ke"].endswith("sejak 1 Des 2026")
