"""A number of its own, or one of those in use."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.domain.needs.tasks import EFFECTIVE_MINUTES_WORDS
from desktop.ui.offered_number import OfferedNumberField


def test_the_down_key_offers_the_numbers_in_use(qtbot: QtBot) -> None:
    field = OfferedNumberField(6, EFFECTIVE_MINUTES_WORDS)
    qtbot.addWidget(field)
    field.set_value(75_000)
    field.show()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.data() for action in menu.actions()] == [75_000, 74_760, 72_000]
    with qtbot.waitSignal(field.edited):
        qtbot.keyClick(menu, Qt.Key.Key_Up)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert field.value() == 72_000


def test_any_other_number_can_be_typed(qtbot: QtBot) -> None:
    field = OfferedNumberField(6, EFFECTIVE_MINUTES_WORDS)
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "78000")
    assert field.value() == 78_000
