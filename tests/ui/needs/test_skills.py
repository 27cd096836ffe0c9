"""The list and the form of skills that units need."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.db.tables import Skill
from desktop.domain.cases.consultation import SkillKind
from desktop.domain.needs.skill_needs import SkillNeedFields, SkillNeedKind
from desktop.services.needs.skill_needs import add_skill_need, skill_needs
from desktop.ui.messages import answer_next
from desktop.ui.needs.skills import SkillNeedsTab
from tests.services.staff import staff
from tests.ui.conftest import settle

TODAY = date.today()  # the page's own


@pytest.fixture
def office(shell):
    with shell.background.store.write() as session:
        made = staff(session)
        english = SkillNeedFields(made.dinas, None, TODAY.year, SkillNeedKind.LANGUAGE, "Inggris", "", 2)
        add_skill_need(session, english)
        session.add(Skill(employee_id=made.rina, kind=SkillKind.LANGUAGE, name="Bahasa Inggris", stated_on=TODAY))
    return made


@pytest.fixture
def tab(qtbot, shell, office):
    tab = SkillNeedsTab(shell)
    qtbot.addWidget(tab)
    tab.resize(1100, 620)
    tab.show()
    tab.refresh()
    settle(qtbot, shell)
    return tab


def part(tab, name):
    found = tab.findChild(QWidget, f"needs.skills.{name}")
    assert found is not None, name
    return found


def click(qtbot, tab, name, shell):
    qtbot.mouseClick(part(tab, name), Qt.MouseButton.LeftButton)
    for _round in range(3):
        settle(qtbot, shell)
        qtbot.wait(1)


def lines(tab):
    model = part(tab, "list").model()
    keys = ("unit", "name", "need", "holders", "gap", "names")
    columns = [[column.key for column in model.columns].index(key) for key in keys]
    return [[model.data(model.index(row, column)) for column in columns] for row in range(model.rowCount())]


def test_the_list_tells_who_has_a_skill_and_how_many_are_short(tab):
    assert lines(tab) == [["Dinas", "Bahasa: Inggris", "2", "1", "−1 kurang", "Rina"]]
    assert part(tab, "sum").text() == "1 kebutuhan; 1 di antaranya kurang hari ini, berapa pun jumlah orangnya."


def test_a_need_is_recorded(qtbot, tab, shell, office):
    click(qtbot, tab, "new", shell)
    qtbot.keyClicks(part(tab, "form.unit_id"), "SDN")
    settle(qtbot, shell)
    part(tab, "form.unit_id").choose(0)
    part(tab, "form.kind").set_value(SkillNeedKind.EDUCATION)
    part(tab, "form.name").setText("Pengadaan")
    click(qtbot, tab, "save", shell)
    assert lines(tab)[1][:4] == ["SDN 12 Dinas", "Bidang studi: Pengadaan", "1", "0"]
    with shell.background.store.read() as session:
        assert [row.unit for row in skill_needs(session)] == ["Dinas", "SDN 12 Dinas"]


def test_faults_stand_beside_their_fields(qtbot, tab, shell):
    click(qtbot, tab, "new", shell)
    click(qtbot, tab, "save", shell)
    assert part(tab, "form.unit_id.problem").text() == "Pilih unit kerja."
    click(qtbot, tab, "cancel", shell)
    assert not part(tab, "save").isVisible()


def test_a_need_is_corrected_put_aside_and_brought_back(qtbot, tab, shell):
    part(tab, "list").select_position(0)
    click(qtbot, tab, "edit", shell)
    part(tab, "form.need").setText("1")
    click(qtbot, tab, "save", shell)
    assert lines(tab)[0][2:5] == ["1", "1", "0 pas"]
    part(tab, "list").select_position(0)
    answer_next("tidak perlu lagi")
    click(qtbot, tab, "remove", shell)
    assert lines(tab) == []
    click(qtbot, tab, "removed", shell)
    part(tab, "list").select_position(0)
    click(qtbot, tab, "restore", shell)
    assert lines(tab)[0][4] == "0 pas"


def test_what_is_entered_is_asked_about(qtbot, tab, shell):
    click(qtbot, tab, "new", shell)
    part(tab, "form.name").setText("Radiologi")
    answer_next(False)
    assert not tab.may_leave()
    answer_next(True)
    assert tab.may_leave()
