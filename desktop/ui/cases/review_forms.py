"""The small forms of the review: a few fields, what keeps them, and what was begun is never lost."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.cases.scoring import shown_points
from desktop.domain.refusal import Refusal
from desktop.text import _
from desktop.ui.forms import Form, LineField
from desktop.ui.style import GAP
from desktop.ui.windows import button

FORM_WIDTH = 560
Fields = Sequence[tuple[str, str, Callable[[], QWidget]]]
"""Name, words of the label, and what makes the field."""


class PointsField(LineField):
    """Points with at most one digit behind the comma, or nothing."""

    def __init__(self) -> None:
        super().__init__(8)

    def value(self) -> float | None:  # type: ignore[override]
        """The points; raises Refusal if something else stands there."""
        text = super().value().replace(",", ".")
        if not text:
            return None
        whole, _dot, rest = text.partition(".")
        if not whole.isdecimal() or not (rest or "0").isdecimal() or len(rest) > 1:
            raise Refusal(_("Please write points such as 7 or 7,5."))
        return float(text)

    def set_value(self, value: float | None) -> None:  # type: ignore[override]
        """Show `value`."""
        super().set_value("" if value is None else shown_points(value))


class SmallForm(QWidget):
    """A form with one button that keeps it and, where it was opened by a button, one that closes it."""

    saved = Signal(object)
    """What was entered, by field name."""

    def __init__(self, role: str, words: str, fields: Fields, *, closes: bool = False) -> None:
        super().__init__()
        self._about: Hashable = None
        self.form = Form(role)
        for name, label, make in fields:
            self.form.add(name, _(label), make())
        self.form.setMaximumWidth(FORM_WIDTH)
        self._save = button(_(words), f"{role}.save", self._read)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._save)
        if closes:
            row.addWidget(button(_("&Close"), f"{role}.cancel", self.close_form))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self.hide()

    def is_touched(self) -> bool:
        """Whether something is entered that was not kept."""
        return not self.isHidden() and self.form.is_touched()

    def about(self) -> Hashable:
        """What the form was opened for; None while it is closed."""
        return self._about

    def open_form(self, about: Hashable, values: Mapping[str, Any]) -> None:
        """Show the form for `about` with `values`; what was begun for the same thing stays."""
        if about != self._about:
            self.form.fill(values)
            self._about = about
        self._save.setEnabled(True)
        self.show()

    def reveal(self) -> None:
        """Scroll to the form, once it has its place."""
        QTimer.singleShot(0, self, self._scroll_here)

    def close_form(self) -> None:
        """Hide the form and forget what stands in it."""
        self._about = None
        self.form.fill({})
        self.hide()

    def refuse(self, refusal: Refusal) -> None:
        """Show why what was entered is not kept."""
        self._save.setEnabled(True)
        self.form.show_refusal(refusal)

    def _scroll_here(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(self)

    def _read(self) -> None:
        try:
            values = self.form.read()
        except Refusal:
            return
        self._save.setEnabled(False)
        self.saved.emit(values)
