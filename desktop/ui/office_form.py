"""Form rows made from the table of settings, for the assistant and the settings page."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.office import Kind, Office, SettingRow
from desktop.text import _
from desktop.ui.classification_field import ClassificationField
from desktop.ui.forms import ChoiceField, Form, LineField, NumberField, TextField
from desktop.ui.offered_number import OfferedNumberField
from desktop.ui.style import GAP, GRID, MARGIN

LINES_OF_TEXT = 3
FORM_WIDTH = 680
PREVIEW_WIDTH = 420
LEAST_FORM_WIDTH = 560


def add_rows(form: Form, rows: Iterable[SettingRow]) -> None:
    """Add a labelled field for each setting; pictures are no field of a form."""
    for row in rows:
        field = _field(row)
        if field is not None:
            form.add(row.name, _(row.label), field, _(row.help))


def scrolled(content: QWidget) -> QScrollArea:
    """`content` at a readable width, with a bar where the screen is too low for it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    content.setMaximumWidth(FORM_WIDTH)
    # In a row, for only there Qt asks how high the content is at its own width and not at that of the window.
    row = QHBoxLayout()
    row.addWidget(content, 1)
    row.addStretch()
    column.addLayout(row)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)  # Qt's own signature
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(holder)
    return area


class WithPreview(QWidget):
    """A form with its preview beside it, where there is room for both."""

    def __init__(self, form: QWidget, preview: QWidget) -> None:
        super().__init__()
        self._preview = preview
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, MARGIN, 0)
        row.addWidget(form, 1)
        row.addWidget(preview, alignment=Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """The form goes before the preview."""
        super().resizeEvent(event)
        self._preview.setVisible(event.size().width() >= PREVIEW_WIDTH + LEAST_FORM_WIDTH)


class LetterheadPreview(QFrame):
    """The letterhead as it will stand on paper, roughly: black on white in every theme."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("letterheadPreview")
        self.setAccessibleName(_("Preview of the letterhead"))
        self.setStyleSheet("#letterheadPreview { background: white; } #letterheadPreview QLabel { color: black; }")
        self.setFixedWidth(PREVIEW_WIDTH)
        self.setMinimumHeight(150)
        self._lines = _centred()
        self._address = _centred()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GRID)
        column.addWidget(self._lines)
        column.addWidget(self._address)
        for thickness in (3, 1):
            rule = QFrame()
            rule.setFixedHeight(thickness)
            rule.setStyleSheet("background: black;")
            column.addWidget(rule)
            column.setSpacing(2)
        column.addSpacing(GAP)
        column.addStretch(1)

    def show_office(self, office: Office) -> None:
        """Show the lines of `office`."""
        *above, last = office.letterhead_lines() or ("",)
        font = self._lines.font()
        self._lines.setFont(font)
        self._lines.setTextFormat(Qt.TextFormat.RichText)
        text = "<br>".join(_escaped(line) for line in above)
        # The government's lines to the office's as 3 to 4, as on paper.
        size = round(font.pointSizeF() * 4 / 3, 1)
        self._lines.setText(f"{text}<div style='font-size: {size}pt; font-weight: bold'>{_escaped(last)}</div>")
        self._address.setText("\n".join(office.address_lines()))


def _centred() -> QLabel:
    label = QLabel()
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)  # Qt's own signature
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _field(row: SettingRow) -> QWidget | None:
    if row.kind is Kind.CHOICE:
        return ChoiceField(row.choices)
    if row.kind is Kind.NUMBER:
        digits = max(len(str(row.most)), 4)
        return OfferedNumberField(digits, row.offers) if row.offers else NumberField(digits)
    if row.kind is Kind.CLASSIFICATION:
        return ClassificationField(_("Type a code or words"))
    if row.kind is Kind.TEXT:
        return TextField(LINES_OF_TEXT)
    return LineField(row.most) if row.kind is Kind.LINE else None
