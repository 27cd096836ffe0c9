"""The tree of units in the window, driven as an officer would."""

from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.db.tables import AuditEntry
from desktop.services.cases.cases import NewCase, new_case
from desktop.services.units.establishment import Need, need_of, save_need
from desktop.services.units.units import unit_tree
from desktop.ui.messages import answer_next
from desktop.ui.places import Place
from desktop.ui.units.gaps import room_words
from desktop.ui.units.list import UnitsPage
from tests.services.staff import staff
from tests.ui.conftest import settle


@pytest.fixture
def office(shell):
    with shell.background.store.write() as session:
        made = staff(session)
        save_need(session, made.dinas, made.pengelola, Need(2026, 3, "", 0))
    return made


@pytest.fixture
def page(qtbot, shell, office):
    return shown(qtbot, shell)


def shown(qtbot, shell):
    page = UnitsPage(shell)
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


def click(qtbot, page, name):
    qtbot.mouseClick(part(page, name), Qt.MouseButton.LeftButton)
    settle(qtbot, page.shell)
    qtbot.wait(1)
    settle(qtbot, page.shell)


def type_into(qtbot, page, name, text):
    part(page, name).clear()
    qtbot.keyClicks(part(page, name), text)
    settle(qtbot, page.shell)


def visit(qtbot, page, number):
    page.visit(Place.UNIT, number)
    settle(qtbot, page.shell)


def texts(item):
    return [item.text(column) for column in range(4)]


def post_rows(page):
    model = part(page, "units.posts").model()
    shown = (0, 2, 3, 4)
    return [[model.data(model.index(row, column)) for column in shown] for row in range(model.rowCount())]


def test_tree_tells_need_holders_and_gap_in_words(page):
    top = page.tree.topLevelItem(0)
    assert texts(top) == ["Dinas", "3", "3", "0 pas"]
    assert texts(top.child(0)) == ["SDN 12 Dinas", "0", "1", "+1 lebih"]


@pytest.mark.parametrize(("room", "words"), [(2, "2 lowong"), (0, "0 penuh"), (-1, "−1 lebih")])
def test_room_is_told_like_the_gap(room, words):
    assert room_words(room) == words


def test_moves_under_way_are_told_above_the_posts(qtbot, page, office):
    with page.background.store.write() as session:
        new_case(session, NewCase(office.ahmad, to_unit_id=office.dinas, to_post_id=office.pengelola), date.today())
    visit(qtbot, page, office.dinas)
    assert part(page, "unit.moves").text() == "Mutasi yang sedang berjalan: Pengelola: 1 masuk, 0 keluar."
    assert not part(page, "unit.moves").isHidden()


def test_units_and_posts_go_out_as_a_workbook(qtbot, page, tmp_path):
    answer_next(tmp_path / "unit.xlsx")
    click(qtbot, page, "units.export")
    sheet = load_workbook(tmp_path / "unit.xlsx").active
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert lines[0][:3] == ["Unit kerja", "Bagian dari", "Jabatan"]
    assert [line[:7] for line in lines[1:]] == [
        ["Dinas", None, "Pengelola", "Pelaksana", 3, 2, 1],
        ["SDN 12 Dinas", "Dinas", "Guru", "Fungsional", 0, 1, -1],
    ]
    qtbot.waitUntil(lambda: page.shell.said == ["Jabatan yang diekspor: 2."])
    with page.shell.background.store.read() as session:
        assert session.query(AuditEntry).filter_by(action="export", table_name="unit").count() == 1


def test_names_have_room_in_a_narrow_window(qtbot, page, office):
    assert page.panel.isHidden()
    assert page.tree.width() > 1000
    visit(qtbot, page, office.dinas)
    page.resize(1080, 640)
    qtbot.waitUntil(lambda: page.tree.isColumnHidden(1))
    assert [page.tree.isColumnHidden(column) for column in range(4)] == [False, True, True, False]
    page.resize(1400, 720)
    qtbot.waitUntil(lambda: not page.tree.isColumnHidden(1))


def names(table):
    """What the first column shows."""
    return [table.model().index(row, 0).data() for row in range(table.model().rowCount())]


def test_double_click_on_a_post_shows_who_holds_it(qtbot, page, office):
    visit(qtbot, page, office.dinas)
    part(page, "units.posts").select_position(0)
    part(page, "units.posts").opened.emit(0)
    settle(qtbot, page.shell)
    assert part(page, "holders.title").text() == "Pengelola, Dinas"
    table = part(page, "units.holders")
    # Rows come by block when the table is painted, which a busy machine does later.
    qtbot.waitUntil(lambda: names(table) == ["Budi", "Dr. Rina, S.E."])
    table.opened.emit(1)
    assert page.shell.visited == [(Place.EMPLOYEE, office.rina)]
    click(qtbot, page, "holders.back")
    assert part(page, "units.posts").isVisible()


def test_chosen_unit_shows_its_posts(qtbot, page, office):
    visit(qtbot, page, office.dinas)
    assert post_rows(page) == [["Pengelola", "3", "2", "−1 kurang"]]
    part(page, "units.withBelow").click()
    settle(qtbot, page.shell)
    assert [row[0] for row in post_rows(page)] == ["Guru", "Pengelola"]


def test_search_keeps_what_is_above(qtbot, page):
    type_into(qtbot, page, "units.search", "sdn")
    top = page.tree.topLevelItem(0)
    assert not top.isHidden()
    assert not top.child(0).isHidden()
    type_into(qtbot, page, "units.search", "zzz")
    assert top.isHidden()


def test_need_is_set_by_hand(qtbot, page, office):
    visit(qtbot, page, office.dinas)
    part(page, "units.posts").select_position(0)
    click(qtbot, page, "units.setNeed")
    type_into(qtbot, page, "need.form.need", "5")
    click(qtbot, page, "need.form.save")
    assert post_rows(page) == [["Pengelola", "5", "2", "−3 kurang"]]
    assert page.tree.topLevelItem(0).text(1) == "5"


def test_need_without_a_post_is_refused_beside_the_field(qtbot, page, office):
    visit(qtbot, page, office.sekolah)
    part(page, "units.posts").clearSelection()
    click(qtbot, page, "units.setNeed")
    click(qtbot, page, "need.form.save")
    assert part(page, "need.form.post_id.problem").text()


def test_unit_is_renamed_and_put_elsewhere(qtbot, page, office):
    visit(qtbot, page, office.sekolah)
    click(qtbot, page, "unit.edit")
    type_into(qtbot, page, "unit.form.name", "SDN 13")
    type_into(qtbot, page, "unit.form.latitude", "0,5671")
    click(qtbot, page, "unit.form.save")
    assert page.tree.topLevelItem(0).child(0).text(0) == "SDN 13"


def test_degrees_that_are_none_are_refused_beside_the_field(qtbot, page, office):
    visit(qtbot, page, office.sekolah)
    click(qtbot, page, "unit.edit")
    type_into(qtbot, page, "unit.form.latitude", "utara")
    click(qtbot, page, "unit.form.save")
    assert part(page, "unit.form.latitude.problem").text()
    answer_next(True)
    click(qtbot, page, "unit.form.cancel")


def test_new_unit_stands_below_the_chosen_one(qtbot, page, office):
    visit(qtbot, page, office.sekolah)
    click(qtbot, page, "units.new")
    type_into(qtbot, page, "unit.form.name", "Kelas Jauh")
    click(qtbot, page, "unit.form.save")
    with page.shell.background.store.read() as session:
        assert [row.name for row in unit_tree(session)] == ["Dinas", "SDN 12 Dinas", "Kelas Jauh"]


def test_unit_with_people_tells_why_it_stays(qtbot, page, office):
    visit(qtbot, page, office.sekolah)
    answer_next("Dilebur")
    click(qtbot, page, "unit.remove")
    assert "1" in page.shell.refusals[0].title


def test_empty_unit_is_put_aside_and_brought_back(qtbot, page, office):
    visit(qtbot, page, office.sekolah)
    click(qtbot, page, "units.new")
    type_into(qtbot, page, "unit.form.name", "Kelas Jauh")
    click(qtbot, page, "unit.form.save")
    answer_next("Ditutup")
    click(qtbot, page, "unit.remove")
    assert page.tree.topLevelItem(0).child(0).childCount() == 0
    part(page, "units.removed").click()
    settle(qtbot, page.shell)
    click(qtbot, page, "unit.restore")
    assert page.tree.topLevelItem(0).child(0).childCount() == 1


def test_new_post_leads_to_its_need(qtbot, page, office):
    visit(qtbot, page, office.dinas)
    click(qtbot, page, "units.newPost")
    type_into(qtbot, page, "post.form.title", "Arsiparis Terampil")
    click(qtbot, page, "post.form.save")
    type_into(qtbot, page, "need.form.need", "2")
    click(qtbot, page, "need.form.save")
    assert ["Arsiparis Terampil", "2", "0", "−2 kurang"] in post_rows(page)


def test_post_is_corrected(qtbot, page, office):
    visit(qtbot, page, office.dinas)
    part(page, "units.posts").select_position(0)
    click(qtbot, page, "units.editPost")
    type_into(qtbot, page, "post.form.retirement_age", "58")
    click(qtbot, page, "post.form.save")
    with page.shell.background.store.read() as session:
        assert need_of(session, office.dinas, office.pengelola, 2026).need == 3
    assert page.shell.said


def test_empty_office_offers_to_import(qtbot, shell):
    page = shown(qtbot, shell)
    click(qtbot, page, "units.import")
    assert shell.visited == [(Place.IMPORT, None)]
