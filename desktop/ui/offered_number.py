"""A field for a number that is often one of a few known ones."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu

from desktop.text import _
from desktop.ui.forms import NumberField
from desktop.ui.icons import icon


class OfferedNumberField(NumberField):
    """A whole number that is typed, or one of those in use: the sign at its end or the Down key offers them."""

    def __init__(self, digits: int, offers: Mapping[int, str]) -> None:
        super().__init__(digits)
        self._offers = offers
        words = _("Choose a number in use (arrow down)")
        self.setAccessibleDescription(words)
        offer = QAction(icon("chevron-down"), words, self)
        offer.triggered.connect(self._offer)
        self.addAction(offer, QLineEdit.ActionPosition.TrailingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Down offers the numbers."""
        if event.key() == Qt.Key.Key_Down:
            self._offer()
        else:
            super().keyPressEvent(event)

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, words in self._offers.items():
            action = menu.addAction(_(words))
            action.setData(number)
        menu.setActiveAction(menu.actions()[0])
        menu.triggered.connect(self._take)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _take(self, action: QAction) -> None:
        self.set_value(action.data())
        self.edited.emit()
