"""The page of task sheets, driven as an officer would."""

from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.db.tables import AuditEntry
from desktop.domain.needs.tasks import Rounding, Task, sheet_number
from desktop.services.needs.tasks import TaskSheet, save_task_sheet, task_sheet
from desktop.services.units.establishment import Need, need_of, save_need
from desktop.ui.messages import answer_next
from desktop.ui.needs.tasks import NeedTasksPage
from desktop.ui.places import Place
from desktop.ui.units.list import UnitsPage
from tests.services.staff import staff
from tests.ui.conftest import settle

YEAR = date.today().year  # the page's own
TASKS = (Task("Mengagenda surat", "surat", 2400, 20), Task("Menyusun laporan", "laporan", 1250, 150))
"""235,500 minutes: 3.14 people."""
COPIED = (
    "No\tUraian Tugas\tHasil Kerja\tVolume\tWaktu (menit)\n"
    "1\tMengagenda surat\tsurat\t2.400\t20\n"
    "2\tMenyusun laporan\tlaporan\t1.250\t150\n"
)


@pytest.fixture
def office(shell):
    with shell.background.store.write() as session:
        made = staff(session)
        save_need(session, made.dinas, made.pengelola, Need(YEAR, 2, "", 0))
    return made


@pytest.fixture
def page(qtbot, shell, office):
    page = NeedTasksPage(shell)
    shell.background.changed.connect(page.heed)
    qtbot.addWidget(page)
    page.resize(1166, 720)
    page.show()
    visit(qtbot, page, sheet_number(office.dinas, office.pengelola))
    return page


def quiet(qtbot, page):
    for _round in range(3):
        settle(qtbot, page.shell)
        qtbot.wait(1)


def visit(qtbot, page, number):
    page.visit(Place.NEED_TASKS, number)
    quiet(qtbot, page)


def part(page, name):
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found


def click(qtbot, page, name):
    qtbot.mouseClick(part(page, name), Qt.MouseButton.LeftButton)
    quiet(qtbot, page)


def texts(page, *names):
    return [part(page, name).text() for name in names]


def grid_cells(page):
    rows = page.editor.grid.rows
    return [[rows.data(rows.index(row, column)) for column in range(5)] for row in range(rows.rowCount())]


def kept(page, unit, post, year=YEAR):
    with page.shell.background.store.read() as session:
        return task_sheet(session, unit, post, year)


def test_tasks_pasted_from_excel_are_counted_at_once_and_saved(qtbot, page, office):
    assert texts(page, "needTasks.title", "needTasks.sum") == [f"Pengelola, {YEAR}", "0 menit ÷ 75.000 = 0,00"]
    QGuiApplication.clipboard().setText(COPIED)
    click(qtbot, page, "needTasks.paste")
    assert grid_cells(page) == [
        ["Mengagenda surat", "surat", "2.400", "20", "48.000"],
        ["Menyusun laporan", "laporan", "1.250", "150", "187.500"],
        ["", "", "", "", ""],
    ]
    assert texts(page, "needTasks.sum", "needTasks.people") == [
        "235.500 menit ÷ 75.000 = 3,14",
        "Kebutuhan: 3 orang",
    ]
    click(qtbot, page, "needTasks.save")
    assert kept(page, office.dinas, office.pengelola).tasks == TASKS
    assert page.shell.said == ["Tersimpan: kebutuhan Pengelola 3 orang."]
    assert part(page, "needTasks.total").text() == "Jumlah: kebutuhan 3, pemangku 2; uraian tugas 235.500 menit."
    assert not page.editor.is_touched()


def test_typing_goes_on_below_with_enter(qtbot, page):
    grid = page.editor.grid
    grid.setCurrentIndex(grid.rows.index(0, 2))
    for text in ("1.250,5", "12"):
        qtbot.keyClick(grid, text[0])
        editor = grid.findChild(QLineEdit)
        qtbot.keyClicks(editor, text[1:])
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: grid.findChild(QLineEdit) is None)
    assert [line.volume for line in grid.rows.lines] == [1250.5, 12.0, ""]
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (2, 2)


def type_keys(qtbot, page, *texts):
    """Send every key to what has the focus, a tab after each text, as a keyboard does."""
    for text in texts:
        for letter in text:
            qtbot.keyClick(page.window().focusWidget(), letter)
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)


def test_tab_goes_on_from_row_to_row_and_never_to_a_button(qtbot, page):
    grid = page.editor.grid
    page.window().activateWindow()
    grid.setFocus()
    grid.setCurrentIndex(grid.rows.index(0, 0))
    type_keys(qtbot, page, "Menilai mutu", "nilai", "18000", "20", "Rapat kerja bulanan", "kali", "12", "60")
    assert [row[:4] for row in grid_cells(page)] == [
        ["Menilai mutu", "nilai", "18.000", "20"],
        ["Rapat kerja bulanan", "kali", "12", "60"],
        [""] * 4,
    ]
    assert page.window().focusWidget() is grid
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (2, 0)
    qtbot.keyClick(grid, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 3)


@pytest.mark.parametrize(
    "keys",
    [
        ((Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier),),
        ((Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)),
    ],
    ids=["Ctrl+Tab", "Esc, Tab"],
)
def test_two_ways_lead_out_of_the_table(qtbot, page, keys):
    grid = page.editor.grid
    grid.setFocus()
    for key, modifier in keys:
        assert page.window().focusWidget() is grid
        qtbot.keyClick(grid, key, modifier)
    assert page.window().focusWidget() is part(page, "needTasks.insert")


def test_the_number_on_record_is_shown_until_there_are_tasks(qtbot, page, office):
    assert part(page, "needTasks.people").text() == "Kebutuhan tercatat: 2 orang"
    visit(qtbot, page, sheet_number(office.dinas, office.guru))
    assert part(page, "needTasks.people").text() == "Kebutuhan: belum dihitung"


def test_another_row_chosen_while_typing_stays_chosen(qtbot, page):
    grid = page.editor.grid
    grid.paste("A\t\t1\t1\nB\t\t2\t2\nC\t\t3\t3")
    grid.setCurrentIndex(grid.rows.index(0, 2))
    qtbot.keyClick(grid, "7")
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(grid.rows.index(1, 0)).center())
    assert grid.rows.lines[0].volume == 7.0
    assert grid.currentIndex().row() == 1


def test_minutes_and_rounding_change_what_is_needed(qtbot, page, office):
    page.editor.grid.paste("Menjaga loket\thari\t250\t300")
    assert part(page, "needTasks.people").text() == "Kebutuhan: 1 orang"
    part(page, "needTasks.minutes").selectAll()
    qtbot.keyClicks(part(page, "needTasks.minutes"), "72000")
    part(page, "needTasks.rounding").setCurrentIndex(1)
    part(page, "needTasks.rounding").activated.emit(1)
    assert texts(page, "needTasks.sum", "needTasks.people") == ["75.000 menit ÷ 72.000 = 1,04", "Kebutuhan: 2 orang"]
    click(qtbot, page, "needTasks.save")
    sheet = kept(page, office.dinas, office.pengelola)
    assert (sheet.effective_minutes, sheet.rounding, sheet.need) == (72_000, Rounding.UP, 2)


def test_rows_that_cannot_be_read_stay_and_are_not_saved(qtbot, page, office):
    page.editor.grid.paste("Mengagenda\tsurat\tbanyak\t20\nRapat\tkali\t10\t")
    assert grid_cells(page)[0][:4] == ["Mengagenda", "surat", "banyak", "20"]
    assert part(page, "needTasks.unread").text() == "2 baris belum dapat dihitung; ditandai merah."
    click(qtbot, page, "needTasks.save")
    assert [refusal.title.split(":")[0] for refusal in page.shell.refusals] == ["Baris 1"]
    assert kept(page, office.dinas, office.pengelola).tasks == ()
    page.editor.grid.rows.setData(page.editor.grid.rows.index(0, 2), "5")
    page.editor.grid.rows.setData(page.editor.grid.rows.index(1, 3), "60")
    click(qtbot, page, "needTasks.save")
    assert kept(page, office.dinas, office.pengelola).need == 0


def test_a_few_cells_are_pasted_where_the_cursor_is(qtbot, page):
    grid = page.editor.grid
    grid.paste("Mengagenda\tsurat\t1\t1\nRapat\tkali\t1\t1")
    grid.setCurrentIndex(grid.rows.index(0, 2))
    grid.paste("1.250\t2,5\n3.000\t4")
    assert [(line.volume, line.minutes) for line in grid.rows.entered()] == [(1250.0, 2.5), (3000.0, 4.0)]


def test_rows_are_inserted_moved_and_taken_out(qtbot, page):
    grid = page.editor.grid
    grid.paste("A\t\t1\t1\nB\t\t2\t2")
    grid.setCurrentIndex(grid.rows.index(1, 0))
    qtbot.keyClick(grid, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [line.task for line in grid.rows.lines] == ["B", "A", ""]
    click(qtbot, page, "needTasks.insert")
    assert [line.task for line in grid.rows.lines] == ["", "B", "A", ""]
    grid.setCurrentIndex(grid.rows.index(1, 0))
    qtbot.keyClick(grid, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [line.task for line in grid.rows.lines] == ["", "A", ""]
    click(qtbot, page, "needTasks.discard")
    assert grid.rows.entered() == []


def test_nothing_entered_is_lost_without_a_word(qtbot, page, office):
    page.editor.grid.paste("Mengagenda\tsurat\t1\t1")
    answer_next(False)
    assert not page.may_leave()
    assert page.editor.is_touched()
    answer_next(True)
    assert page.may_leave()
    assert not page.editor.is_touched()


def test_tasks_are_copied_from_another_unit(qtbot, page, office):
    with page.shell.background.store.write() as session:
        save_task_sheet(session, TaskSheet(office.sekolah, office.pengelola, YEAR, TASKS))
    quiet(qtbot, page)
    (action,) = part(page, "needTasks.copy").menu().actions()
    assert action.text() == f"Pengelola, SDN 12 Dinas, {YEAR} (2 tugas)"
    action.trigger()
    quiet(qtbot, page)
    assert page.editor.read().tasks == TASKS
    assert kept(page, office.dinas, office.pengelola).tasks == ()


def test_a_new_year_begins_as_a_copy(qtbot, page, office):
    years = part(page, "needTasks.year")
    at = years.findData(YEAR + 1)
    years.setCurrentIndex(at)
    years.activated.emit(at)
    quiet(qtbot, page)
    assert part(page, "needTasks.notBegun").text() == f"Kebutuhan tahun {YEAR + 1} belum tercatat untuk unit ini."
    click(qtbot, page, "needTasks.beginYear")
    assert part(page, "needTasks.beginYear").isHidden()
    with page.shell.background.store.read() as session:
        assert need_of(session, office.dinas, office.pengelola, YEAR + 1).need == 2


def test_a_post_that_the_unit_lacks_can_be_begun(qtbot, page, office):
    visit(qtbot, page, sheet_number(office.dinas, office.guru))
    assert part(page, "needTasks.title").text() == f"Guru, {YEAR}"
    page.editor.grid.paste("Mengajar\tjam\t1250\t60")
    click(qtbot, page, "needTasks.save")
    with page.shell.background.store.read() as session:
        assert need_of(session, office.dinas, office.guru, YEAR).need == 1


def test_task_sheets_and_the_formasi_go_out(qtbot, page, tmp_path):
    sheets, formasi, _line, take_in = part(page, "needTasks.files").menu().actions()
    for action, name in ((sheets, "abk.xlsx"), (formasi, "formasi.xlsx")):
        answer_next(tmp_path / name)
        action.trigger()
        quiet(qtbot, page)
    assert load_workbook(tmp_path / "abk.xlsx").active["C2"].value == "Pengelola"
    assert load_workbook(tmp_path / "formasi.xlsx").active["N2"].value == 2
    take_in.trigger()
    assert page.shell.visited[-1] == (Place.IMPORT, None)
    with page.shell.background.store.read() as session:
        assert session.query(AuditEntry).filter_by(action="export", table_name="establishment").count() == 2


def test_the_panel_of_a_unit_leads_here(qtbot, shell, office):
    units = UnitsPage(shell)
    qtbot.addWidget(units)
    units.show()
    units.visit(Place.UNIT, office.dinas)
    quiet(qtbot, units)
    part(units, "units.posts").select_position(0)
    click(qtbot, units, "units.tasks")
    assert shell.visited[-1] == (Place.NEED_TASKS, sheet_number(office.dinas, office.pengelola))
