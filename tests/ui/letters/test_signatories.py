"""The bounds of a power to sign in the form of a signatory."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.employees.posts import PostRank
from desktop.domain.letters.letters import SigningCapacity
from desktop.services.wording.signatories import list_signatories
from desktop.ui.letters.signatories import SignatoriesView
from tests.ui.conftest import NotingShell, settle


def test_bounds_are_entered_and_shown_again(qtbot: QtBot, shell: NotingShell) -> None:
    view = SignatoriesView(shell)
    qtbot.addWidget(view)
    entered = {
        "title": "Sekretaris Daerah",
        "name": "Drs. Contoh",
        "most_grade": "III/d",
        "most_post": PostRank.SUPERVISOR,
    }
    for name, value in entered.items():
        view.form.field(name).set_value(value)
    view._save.click()
    settle(qtbot, shell)
    with shell.background.store.read() as session:
        (row,) = list_signatories(session)
    assert (row.entry.most_grade, row.entry.most_post) == ("III/d", PostRank.SUPERVISOR)
    view._start(row)
    assert view.form.field("most_post").currentText() == "Pengawas (eselon IV)"


def test_the_list_tells_in_whose_name(qtbot: QtBot, shell: NotingShell) -> None:
    """And a power that does not fit it is told at its field."""
    view = SignatoriesView(shell)
    qtbot.addWidget(view)
    for name, value in {"title": "Sekda", "name": "Contoh", "principal_title": "Wali Kota Contoh"}.items():
        view.form.field(name).set_value(value)
    view._save.click()
    settle(qtbot, shell)
    assert "a.n." in view.findChild(QLabel, "signatory.capacity.problem").text()
    view.form.field("capacity").set_value(SigningCapacity.ON_BEHALF)
    view._save.click()
    settle(qtbot, shell)
    assert view._rows.index(0, 2).data() == "a.n. Wali Kota Contoh"
