"""The drop-down that every choice is made with: the wheel scrolls the page and never changes an answer."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

SHORTEST = 16
"""Letters for which a drop-down of long entries asks room; it takes more where there is more."""


class DropDown(QComboBox):
    """A drop-down whose value is changed by its list and its keys only."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  # Qt's name
        """Leave the wheel to the page: an officer who scrolls past a choice must not make another."""
        event.ignore()

    def keep_narrow(self) -> None:
        """Ask no more room than a few letters, however long the entries are; the whole stands in the tip."""
        self.setMinimumContentsLength(SHORTEST)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.currentTextChanged.connect(self.setToolTip)
