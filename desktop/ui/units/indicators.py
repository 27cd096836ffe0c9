"""The indicators of a unit in the place of its posts, with the way back to them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.evaluation.indicators import IndicatorOwner
from desktop.text import _
from desktop.ui.indicators import IndicatorsView
from desktop.ui.style import GAP, heading
from desktop.ui.windows import Shell, button, button_row


class UnitIndicators(QWidget):
    """The indicators of one unit under a heading; Alt+Left leads back to the case that led here."""

    left = Signal()

    def __init__(self, shell: Shell, role: str) -> None:
        super().__init__()
        self.view = IndicatorsView(shell, role)
        self._title = heading("", 1.2)
        self._title.setObjectName(f"{role}.title")
        self._title.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP * 2, GAP, GAP * 2, GAP)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addLayout(button_row(button(_("Back to the posts"), f"{role}.back", self.give_up)))
        column.addWidget(self.view, 1)

    def load(self, owner: IndicatorOwner, name: str) -> None:
        """Show the indicators of `owner`, called `name`."""
        self._title.setText(_("Indicators: {name}").format(name=name))
        self.view.load(owner)

    def give_up(self) -> None:
        """Go back, after asking if something would be lost."""
        if self.view.may_leave():
            self.left.emit()
