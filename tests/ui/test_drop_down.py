"""Drop-downs: the wheel belongs to the page, and long entries do not widen a form."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.ui.drop_down import DropDown


@pytest.fixture
def box(qtbot):
    box = DropDown()
    qtbot.addWidget(box)
    box.addItems(["Satu", "Dua", "Tiga"])
    box.setCurrentIndex(1)
    box.show()
    return box


@pytest.mark.parametrize("turn", [120, -120])
def test_the_wheel_changes_nothing_and_goes_on_to_the_page(box, turn):
    middle = QPointF(box.rect().center())
    none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(middle, middle, QPoint(), QPoint(0, turn), none, keys, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(box, event)
    assert (box.currentIndex(), event.isAccepted()) == (1, False)


def test_long_entries_ask_no_room_and_stand_in_the_tip(box):
    box.keep_narrow()
    narrow = box.sizeHint().width()
    box.addItem("KEPALA BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA")
    box.setCurrentIndex(3)
    assert box.sizeHint().width() == narrow
    assert box.toolTip() == box.currentText()
