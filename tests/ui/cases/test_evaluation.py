"""The evaluation of a case in the window: follow-ups by hand, and both units before and after the move."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.db.tables import Indicator, IndicatorValue, TransferCase
from desktop.domain.cases.cases import CaseStage
from desktop.domain.evaluation.before_after import month_at, month_number
from desktop.domain.evaluation.evaluation import Better, FollowUpState
from desktop.services.cases.cases import new_case
from desktop.services.cases.follow_ups import follow_ups_of
from desktop.ui.cases.window import CasePage
from desktop.ui.messages import answer_next
from desktop.ui.places import Place
from tests.case_office import lead_to, proposal, small_office
from tests.ui.conftest import settle

TODAY = date.today()  # the page asks for the day itself
STARTED = TODAY - timedelta(days=220)


@pytest.fixture
def case_id(shell):
    with shell.background.store.write() as session:
        office = small_office(session)
        made = new_case(session, proposal(office), TODAY)
        lead_to(session, made, CaseStage.SUPPORT, TODAY)
        session.get_one(TransferCase, made).started_on = STARTED
        moved = month_number(STARTED)
        for unit_id, level in ((office.from_unit, 50), (office.to_unit, 30)):
            row = Indicator(unit_id=unit_id, name="Waktu tunggu", measure="menit", better=Better.LOWER, source="Buku")
            session.add(row)
            session.flush()
            for at in range(-12, 7):
                value = (50 if at < 0 else level) + at % 3
                session.add(IndicatorValue(indicator_id=row.id, month=month_at(moved + at), value=value))
    return made


@pytest.fixture
def page(qtbot, shell, case_id):
    page = CasePage(shell)
    shell.background.changed.connect(page.heed)
    qtbot.addWidget(page)
    page.resize(1166, 720)
    page.show()
    page.visit(Place.CASE, case_id)
    settle(qtbot, shell)
    page.strip.chosen.emit(CaseStage.EVALUATION)
    settle(qtbot, shell)
    return page


def see(page, name):
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found


def click(qtbot, page, name):
    qtbot.mouseClick(page.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
    settle(qtbot, page.shell)


def states(page, case_id):
    with page.background.store.read() as session:
        return [row.state for row in follow_ups_of(session, case_id, TODAY)]


def fill(page, **texts):
    for name, text in texts.items():
        see(page, f"followUp.{name}").setPlainText(text)


def test_it_can_be_looked_at_while_the_case_is_supported(page, case_id):
    assert CaseStage.EVALUATION in page.strip.reached()
    shown = see(page, "case.followUps").model()
    assert [shown.data(shown.index(row, 2)) for row in range(3)] == ["Terlambat", "Terlambat", "Nanti"]


def test_the_first_that_is_due_is_offered_and_kept(qtbot, page, case_id):
    fill(page, person="Betah", origin="Terisi", destination="Terbantu")
    click(qtbot, page, "followUp.save")
    settle(qtbot, page.shell)
    assert states(page, case_id) == [FollowUpState.DONE, FollowUpState.OVERDUE, FollowUpState.LATER]
    assert page.shell.said[-1] == "Tindak lanjut dicatat."


def test_what_is_missing_stands_beside_its_field(qtbot, page, case_id):
    fill(page, person="Betah", origin="Terisi")
    click(qtbot, page, "followUp.save")
    assert see(page, "followUp.destination.problem").text() == "Tuliskan keadaan unit tujuan."
    assert page.work.is_touched()
    assert see(page, "followUp.person").toPlainText() == "Betah"


def test_one_is_skipped_with_a_reason(qtbot, page, case_id):
    answer_next("Pegawai cuti besar")
    click(qtbot, page, "followUp.skip")
    settle(qtbot, page.shell)
    assert states(page, case_id)[0] is FollowUpState.SKIPPED


def test_one_that_is_not_due_says_when_it_will_be(qtbot, page):
    see(page, "case.followUps").select_position(2)
    settle(qtbot, page.shell)
    assert see(page, "followUp.said").text().startswith("Tindak lanjut ini jatuh tempo pada")
    assert not see(page, "followUp.save").isVisible()


def test_both_units_stand_in_one_plot_with_what_may_be_said(page):
    said = page.findChild(QLabel, "case.said1").text().splitlines()
    assert said[0].startswith("Sekretariat: Belum dapat disebut berbeda")
    assert said[1].startswith("Puskesmas Rumbai: Lebih baik, berbarengan dengan mutasi.")
    assert "Waktu tunggu" in see(page, "case.plot1").accessibleName()
    assert "1 perkara" in see(page, "case.basis").text()


def test_numbers_entered_elsewhere_appear(qtbot, page, case_id):
    with page.background.store.write() as session:
        for row in session.query(Indicator).all():
            row.name = "Lama tunggu"
    page.refresh()
    settle(qtbot, page.shell)
    settle(qtbot, page.shell)
    assert "Lama tunggu" in see(page, "case.plot1").accessibleName()


def test_the_ways_to_the_numbers(qtbot, page):
    click(qtbot, page, "case.destinationIndicators")
    assert page.shell.visited[-1][0] is Place.UNIT_INDICATORS
    click(qtbot, page, "case.ownIndicators")
    assert see(page, "ownIndicators.new").isVisible()


def test_a_closed_case_is_only_read(qtbot, page, case_id):
    with page.background.store.write() as session:
        session.get_one(TransferCase, case_id).stage = CaseStage.CLOSED
    page.refresh()
    settle(qtbot, page.shell)
    page.strip.chosen.emit(CaseStage.EVALUATION)
    settle(qtbot, page.shell)
    assert not see(page, "followUp.save").isVisible()
