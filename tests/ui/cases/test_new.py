"""A new case in the real form: choosing, what the rules say, saving."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.db.tables import Post
from desktop.domain.cases.cases import CaseKind, Direction
from desktop.domain.employees.posts import PostKind
from desktop.domain.needs.tasks import sheet_number
from desktop.services.cases.cases import new_case, open_case
from desktop.services.rules.rule_changes import change_kind, kind_files
from desktop.ui import messages
from desktop.ui.cases.new import NewCasePage
from desktop.ui.pickers import Picker
from desktop.ui.places import Place
from tests.case_office import TODAY, SmallOffice, proposal, small_office
from tests.ui.conftest import NotingShell, settle


@pytest.fixture
def office(shell: NotingShell) -> SmallOffice:
    with shell.background.store.write() as session:
        return small_office(session)


@pytest.fixture
def page(qtbot: QtBot, shell: NotingShell, office: SmallOffice) -> NewCasePage:
    page = NewCasePage(shell)
    qtbot.addWidget(page)
    page.visit(Place.NEW_CASE, None)
    page.show()
    settle(qtbot, shell)
    return page


def part(page: QWidget, name: str) -> QWidget:
    return page.findChild(QWidget, name)


def pick(qtbot: QtBot, shell: NotingShell, page: NewCasePage, name: str, text: str) -> None:
    """Type into a picker and take what is offered first."""
    picker = page.findChild(Picker, name)
    qtbot.keyClicks(picker, text)
    settle(qtbot, shell)
    picker.choose(0)
    settle(qtbot, shell)


def fill(qtbot: QtBot, shell: NotingShell, page: NewCasePage, employee: str = "rina") -> None:
    pick(qtbot, shell, page, "case.employee", employee)
    pick(qtbot, shell, page, "case.unit", "rumbai")
    pick(qtbot, shell, page, "case.post", "pengelola")
    qtbot.keyClicks(part(page, "case.reason"), "Pemerataan pegawai")
    qtbot.keyClicks(part(page, "case.effective"), "1-12-2026")
    settle(qtbot, shell)


def save(qtbot: QtBot, shell: NotingShell, page: NewCasePage) -> None:
    qtbot.mouseClick(page.findChild(QPushButton, "case.save"), Qt.MouseButton.LeftButton)
    settle(qtbot, shell)


def test_a_case_is_typed_chosen_and_opened(qtbot: QtBot, shell: NotingShell, page: NewCasePage) -> None:
    fill(qtbot, shell, page)
    assert "lowong 2" in page.proposal.room.text()
    save(qtbot, shell, page)
    (place, case_id) = shell.visited[-1]
    assert (place, shell.refusals) == (Place.CASE, [])
    with shell.background.store.read() as session:
        file = open_case(session, case_id or 0, TODAY)
    assert (file.number, file.reason, file.missing) == ("2026/0001", "Pemerataan pegawai", ())


def test_the_rules_speak_while_it_is_typed(qtbot: QtBot, shell: NotingShell, page: NewCasePage) -> None:
    pick(qtbot, shell, page, "case.employee", "rina")
    pick(qtbot, shell, page, "case.unit", "sekretariat")
    pick(qtbot, shell, page, "case.post", "pengelola")
    assert any("sudah menduduki" in sentence for sentence in page.proposal.checks.sentences())


def test_a_contract_employee_gets_the_kind_that_suits(qtbot: QtBot, shell: NotingShell, page: NewCasePage) -> None:
    pick(qtbot, shell, page, "case.employee", "tono")
    assert "Relokasi" in part(page, "case.kind").currentText()


def test_a_refusal_stands_beside_its_field(
    qtbot: QtBot, shell: NotingShell, page: NewCasePage, office: SmallOffice
) -> None:
    with shell.background.store.write() as session:
        new_case(session, proposal(office), TODAY)
    fill(qtbot, shell, page)
    save(qtbot, shell, page)
    assert "2026/0001" in part(page, "case.employee.problem").text()
    assert shell.refusals


def test_without_an_employee_nothing_is_saved(qtbot: QtBot, shell: NotingShell, page: NewCasePage) -> None:
    save(qtbot, shell, page)
    assert part(page, "case.employee.problem").text()
    assert shell.visited == []


def test_it_begins_with_the_employee_it_was_opened_for(
    qtbot: QtBot, shell: NotingShell, page: NewCasePage, office: SmallOffice
) -> None:
    page.visit(Place.NEW_CASE, office.employee)
    settle(qtbot, shell)
    assert part(page, "case.employee").text() == "Rina Batubara, S.E."
    assert not page.proposal.form.is_touched()


def test_a_post_is_chosen_from_the_units_own(qtbot: QtBot, shell: NotingShell, page: NewCasePage) -> None:
    pick(qtbot, shell, page, "case.unit", "rumbai")
    posts = part(page, "case.posts")
    qtbot.mouseClick(
        posts.viewport(), Qt.MouseButton.LeftButton, pos=posts.visualRect(posts.model().index(0, 0)).center()
    )
    settle(qtbot, shell)
    assert part(page, "case.post").text() == "Pengelola Kepegawaian"


def test_tabbing_and_typing_in_the_posts_chooses_nothing(qtbot: QtBot, shell: NotingShell, page: NewCasePage) -> None:
    pick(qtbot, shell, page, "case.unit", "rumbai")
    posts = part(page, "case.posts")
    posts.setFocus()
    qtbot.keyClicks(posts, "P0")
    qtbot.keyClick(posts, Qt.Key.Key_Down)
    assert part(page, "case.post").text() == ""
    posts.select_position(0)
    qtbot.keyClick(posts, Qt.Key.Key_Return)
    assert part(page, "case.post").text() == "Pengelola Kepegawaian"


@pytest.mark.parametrize("answer", [True, False])
def test_what_was_typed_is_not_lost_unasked(qtbot: QtBot, shell: NotingShell, page: NewCasePage, answer: bool) -> None:
    assert page.may_leave()
    qtbot.keyClicks(part(page, "case.reason"), "Pemerataan")
    messages.answer_next(answer)
    assert page.may_leave() is answer
    assert (part(page, "case.reason").toPlainText() == "") is answer


def choose_kind(qtbot: QtBot, shell: NotingShell, page: NewCasePage, kind: CaseKind, way: Direction | None) -> None:
    for name, value in (("kind", kind), ("direction", way)):
        field = page.proposal.form.field(name)
        if value is not None:
            field.set_value(value)
            field.edited.emit()
    settle(qtbot, shell)


@pytest.mark.parametrize(
    ("kind", "way", "shown"),
    [
        (CaseKind.WITHIN, None, {"unit", "post"}),
        (CaseKind.SWAP, None, {"swap"}),
        (CaseKind.CENTRAL, Direction.OUTGOING, {"direction", "agency", "outside_unit", "outside_post"}),
        (CaseKind.CENTRAL, Direction.INCOMING, {"direction", "agency", "outside_unit", "outside_post", "unit", "post"}),
    ],
)
def test_only_the_fields_of_the_kind_and_direction_are_shown(
    qtbot: QtBot, shell: NotingShell, page: NewCasePage, kind: CaseKind, way: Direction | None, shown: set[str]
) -> None:
    choose_kind(qtbot, shell, page, kind, way)
    places = ("unit", "post", "swap", "direction", "agency", "outside_unit", "outside_post")
    assert {name for name in places if part(page, f"case.{name}").isVisible()} == shown
    assert part(page, "case.newEmployee").isVisible() == (way is Direction.INCOMING)


def test_what_was_typed_stays_when_the_kind_changes(qtbot: QtBot, shell: NotingShell, page: NewCasePage) -> None:
    pick(qtbot, shell, page, "case.unit", "rumbai")
    choose_kind(qtbot, shell, page, CaseKind.CENTRAL, Direction.OUTGOING)
    qtbot.keyClicks(part(page, "case.agency"), "Kementerian Agama")
    choose_kind(qtbot, shell, page, CaseKind.WITHIN, None)
    assert part(page, "case.unit").text() == "Puskesmas Rumbai"
    choose_kind(qtbot, shell, page, CaseKind.CENTRAL, None)
    assert part(page, "case.agency").text() == "Kementerian Agama"


def test_who_leaves_the_region_is_saved_with_the_agency(qtbot: QtBot, shell: NotingShell, page: NewCasePage) -> None:
    pick(qtbot, shell, page, "case.employee", "rina")
    qtbot.keyClicks(part(page, "case.unit"), "rum")
    choose_kind(qtbot, shell, page, CaseKind.BETWEEN_REGENCIES, None)
    assert page.proposal.form.field("direction").value() is Direction.OUTGOING
    qtbot.keyClicks(part(page, "case.agency"), "Kabupaten Siak")
    settle(qtbot, shell)
    save(qtbot, shell, page)
    with shell.background.store.read() as session:
        file = open_case(session, shell.visited[-1][1] or 0, TODAY)
    assert (file.direction, file.destination.where) == (Direction.OUTGOING, "Kabupaten Siak")


def test_a_kind_that_the_office_closed_is_not_offered(
    qtbot: QtBot, shell: NotingShell, page: NewCasePage, office: SmallOffice
) -> None:
    with shell.background.store.write() as session:
        file = next(file for file in kind_files(session) if file.kind.kind is CaseKind.CENTRAL)
        change_kind(session, file.key, replace(file.kind, enabled=False), "Moratorium")
    page.visit(Place.NEW_CASE, office.employee)
    settle(qtbot, shell)
    field = part(page, "case.kind")
    words = [field.itemText(at) for at in range(field.count())]
    assert len(words) == len(CaseKind) - 1
    assert "Ke atau dari instansi pusat" not in words


def test_a_newcomer_is_recorded_on_the_page_for_it(qtbot: QtBot, shell: NotingShell, page: NewCasePage) -> None:
    choose_kind(qtbot, shell, page, CaseKind.CENTRAL, Direction.INCOMING)
    qtbot.mouseClick(page.findChild(QPushButton, "case.newEmployee"), Qt.MouseButton.LeftButton)
    assert shell.visited == [(Place.NEW_EMPLOYEE, None)]


def test_a_post_chosen_before_its_unit_stays(qtbot: QtBot, shell: NotingShell, page: NewCasePage) -> None:
    pick(qtbot, shell, page, "case.post", "pengelola")
    pick(qtbot, shell, page, "case.unit", "rumbai")
    assert part(page, "case.post").text() == "Pengelola Kepegawaian"
    assert "lowong" in page.proposal.room.text()


def test_a_post_that_the_unit_does_not_have_is_told(
    qtbot: QtBot, shell: NotingShell, page: NewCasePage, office: SmallOffice
) -> None:
    with shell.background.store.write() as session:
        session.add(Post(title="Widyaiswara", title_key="widyaiswara", kind=PostKind.FUNCTIONAL))
    pick(qtbot, shell, page, "case.post", "widyaiswara")
    pick(qtbot, shell, page, "case.unit", "rumbai")
    assert part(page, "case.post").text() == "Widyaiswara"
    assert "tidak ada dalam formasi" in page.proposal.room.text()


def test_a_destination_that_is_known_is_filled_in(
    qtbot: QtBot, shell: NotingShell, page: NewCasePage, office: SmallOffice
) -> None:
    page.visit(Place.NEW_CASE_TO, sheet_number(office.to_unit, office.other_post))
    settle(qtbot, shell)
    shown = [page.findChild(Picker, f"case.{name}").chosen() for name in ("unit", "post")]
    assert [one.id for one in shown] == [office.to_unit, office.other_post]
