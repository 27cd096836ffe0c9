"""Labelled facts as plain text, two columns wide, and warnings above them."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.icons import icon
from desktop.ui.style import GAP, GRID, Meaning, heading

ICON_SIZE = 16


def plain(text: str, name: str = "") -> QLabel:
    """A label that shows `text` as typed, wraps it and lets it be copied."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setObjectName(name)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return label


class Facts(QWidget):
    """Facts under headings; what is empty is left out."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP + GRID)
        self._inside: QWidget | None = None

    def show_facts(self, groups: Iterable[tuple[str, Iterable[tuple[str, str]]]]) -> None:
        """Show groups of (label, value) from now on."""
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.deleteLater()
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GAP)
        for title, facts in groups:
            rows = [(label, value) for label, value in facts if value]
            if rows:
                inside.addWidget(heading(title, 1.1))
                inside.addLayout(_rows(rows))
        inside.addStretch(1)
        self._column.addWidget(self._inside)


class Notice(QFrame):
    """A sentence with an icon that stands out; empty ones are hidden."""

    def __init__(self, name: str, picture: str, meaning: Meaning) -> None:
        super().__init__()
        self.setProperty("banner", "note")
        self._text = plain("", name)
        sign = QLabel()
        sign.setPixmap(icon(picture, meaning).pixmap(ICON_SIZE, ICON_SIZE))
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, GRID, GAP, GRID)
        row.setSpacing(GAP)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    def tell(self, sentences: Iterable[str]) -> None:
        """Say `sentences` from now on, one a line."""
        self._text.setText("\n".join(sentences))
        self.setVisible(bool(self._text.text()))


def _rows(facts: Iterable[tuple[str, str]]) -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(GAP + GRID)
    form.setVerticalSpacing(GRID)
    for label, value in facts:
        title = QLabel(label)
        title.setProperty("muted", True)
        form.addRow(title, plain(value))
    return form
