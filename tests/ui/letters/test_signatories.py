"""The bounds of a power to sign in the form of a signatory."""

from pytestqt.qtbot import QtBot

from desktop.domain.posts import PostRank
from desktop.services.signatories import list_signatories
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
