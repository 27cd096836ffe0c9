"""A file that a small form asks for, and the one that is stored already."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.attachments import FILE_PATTERNS
from desktop.text import _
from desktop.ui import messages
from desktop.ui.cases.looks import plain
from desktop.ui.style import GAP
from desktop.ui.windows import button


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that the database keeps; only its name and size are shown."""

    name: str
    size: int


class FileField(QWidget):
    """A file to be chosen; a form's field whose value is its path, or None where the stored one stays."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._path: Path | None = None
        self._told = plain(name="scan.stored")
        self._button = button("", "scan.choose", self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._told, 1)
        row.addWidget(self._button)
        row.addStretch(0)
        self.setFocusProxy(self._button)
        self.set_value(None)

    def value(self) -> Path | None:
        """The chosen file."""
        return self._path

    def set_value(self, value: Path | StoredFile | None) -> None:
        """Show `value` by its name; a stored file with its size."""
        self._path = value if isinstance(value, Path) else None
        shown = f"{value.name} ({shown_size(value.size)})" if isinstance(value, StoredFile) else ""
        self._told.setText(self._path.name if self._path else shown)
        self._told.setVisible(value is not None)
        self._button.setText(_("Choose a file (PDF, JPG or PNG)…") if value is None else _("Change…"))

    def _choose(self) -> None:
        path = messages.choose_file(self, _("Scan of the signed paper"), [f"PDF, JPG, PNG ({FILE_PATTERNS})"])
        if path is not None:
            self.set_value(path)
            self.edited.emit()


def shown_size(size: int) -> str:
    """Size of a file as officers read it."""
    return f"{max(size // 1024, 1):,} kB".replace(",", ".")


def under_buttons(table: QWidget, *buttons: QWidget) -> QWidget:
    """`table` with a line of buttons above it."""
    holder = QWidget()
    row = QHBoxLayout()
    row.setContentsMargins(GAP, GAP, GAP, GAP)
    row.setSpacing(GAP)
    for one in buttons:
        row.addWidget(one)
    row.addStretch(1)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(row)
    column.addWidget(table, 1)
    column.setAlignment(row, Qt.AlignmentFlag.AlignTop)
    return holder
