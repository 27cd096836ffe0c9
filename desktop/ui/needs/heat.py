"""The heat table: units by posts, each short, right or over by sign, shape and colour."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.windows import Shell


class HeatTab(QWidget):
    """Need and holders of every post in every unit."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        QVBoxLayout(self)

    def refresh(self) -> None:
        """Ask again for the table."""
