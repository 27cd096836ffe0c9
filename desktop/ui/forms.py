"""Forms: labelled fields with their faults beside them, nothing entered ever lost."""

from collections.abc import Callable, Container, Mapping
from contextlib import suppress
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from desktop.domain.dates import read_date, shown_date
from desktop.domain.refusal import Refusal
from desktop.text import _
from desktop.ui.drop_down import DropDown
from desktop.ui.icons import icon
from desktop.ui.pickers import Picker
from desktop.ui.style import GAP, GRID
from desktop.ui.windows import label_for


class Field(Protocol):
    """A widget that a form can read and fill."""

    edited: Any
    """Signal without arguments: the officer changed something."""

    def value(self) -> Any:
        """What was entered; raises Refusal if it cannot be understood."""

    def set_value(self, value: Any) -> None:
        """Show `value`."""


class LineField(QLineEdit):
    """One line of text."""

    edited = Signal()

    def __init__(self, limit: int = 300, placeholder: str = "") -> None:
        super().__init__()
        self.setMaxLength(limit)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self.edited)

    def value(self) -> str:
        """The line without blanks at its ends."""
        return self.text().strip()

    def set_value(self, value: str | None) -> None:
        """Show `value` from its beginning."""
        self.setText(value or "")
        self.setCursorPosition(0)


class TextField(QPlainTextEdit):
    """Several lines of text; Tab goes on to the next field."""

    edited = Signal()

    def __init__(self, lines: int = 4) -> None:
        super().__init__()
        self.setTabChangesFocus(True)  # Qt's own signature
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 4 * GRID)
        self.textChanged.connect(self.edited)

    def value(self) -> str:
        """The text without blanks at its ends."""
        return self.toPlainText().strip()

    def set_value(self, value: str | None) -> None:
        """Show `value`."""
        self.blockSignals(True)  # only what the officer types counts as edited; Qt's own signature
        self.setPlainText(value or "")
        self.blockSignals(False)  # Qt's own signature


class NumberField(LineField):
    """A whole number, or nothing."""

    def __init__(self, digits: int = 9, placeholder: str = "") -> None:
        super().__init__(digits, placeholder)

    def value(self) -> int | None:  # type: ignore[override]
        """The number; raises Refusal if something else stands there."""
        text = super().value()
        if not text:
            return None
        if not text.isdecimal():
            raise Refusal(_("Please write a whole number."))
        return int(text)

    def set_value(self, value: int | None) -> None:  # type: ignore[override]
        """Show `value`."""
        super().set_value("" if value is None else str(value))


class DateField(LineField):
    """A day, typed as "3-1-2027", "3/1/27" or "3 Jan 2027", or chosen from a calendar; may be empty."""

    def __init__(self) -> None:
        super().__init__(limit=30, placeholder=_("dd-mm-yyyy"))
        choose = QAction(icon("calendar-month-outline"), _("Choose from the calendar"), self)
        choose.triggered.connect(self._choose)
        self.addAction(choose, QLineEdit.ActionPosition.TrailingPosition)
        self.editingFinished.connect(self._tidy)

    def value(self) -> date | None:  # type: ignore[override]
        """The day; raises Refusal if it is no day of the calendar."""
        text = super().value()
        return read_date(text) if text else None

    def set_value(self, value: date | None) -> None:  # type: ignore[override]
        """Show `value`."""
        super().set_value("" if value is None else shown_date(value))

    def _tidy(self) -> None:
        try:
            day = self.value()
        except Refusal:
            return
        if day is not None:
            self.set_value(day)

    def _choose(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget()
        calendar.setGridVisible(True)  # Qt's own signature
        with suppress(Refusal):
            day = self.value()
            if day is not None:
                calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        calendar.clicked.connect(lambda day: self._chosen(day, menu))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _chosen(self, day: QDate, menu: QMenu) -> None:
        menu.close()
        self.set_value(date(day.year(), day.month(), day.day()))
        self.edited.emit()


class ChoiceField(DropDown):
    """One of a few values, by the words for them; `empty` is the words for no value, if that is allowed."""

    edited = Signal()

    def __init__(self, words: Mapping[Any, str], empty: str = "") -> None:
        super().__init__()
        # Kept here, for Qt gives a member of a StrEnum back as a bare string.
        self._values: list[Any] = [*([None] if empty else []), *words]
        self._known = len(self._values)
        self.addItems([*([empty] if empty else []), *(_(word) for word in words.values())])
        self.activated.connect(lambda _at: self.edited.emit())

    def value(self) -> Any:
        """The chosen value, or None."""
        chosen = self.currentIndex()
        return self._values[chosen] if chosen >= 0 else None

    def offer(self, words: Mapping[Any, str]) -> None:
        """Offer other values from now on; the chosen one stays, even if it is not among them."""
        chosen = self.value()
        empty = self._values[:1] == [None]
        while self.count() > empty:
            self.removeItem(self.count() - 1)
        self._values = [*([None] if empty else []), *words]
        self._known = len(self._values)
        self.addItems([_(word) for word in words.values()])
        self.set_value(chosen)

    def set_value(self, value: Any) -> None:
        """Choose `value`; one of an old record that has no words is offered as it is, or saving would lose it."""
        values = self._values
        for extra in range(len(values) - 1, self._known - 1, -1):
            self.removeItem(extra)
            del values[extra]
        if value is not None and value not in values:
            values.append(value)
            self.addItem(str(value))
        self.setCurrentIndex(values.index(value) if value in values else -1)


class CheckField(QCheckBox):
    """Yes or no."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.edited = self.clicked

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: bool | None) -> None:
        """Tick it or not."""
        self.setChecked(bool(value))


class Form(QWidget):
    """Labelled fields one below the other; a fault stands under its field."""

    edited = Signal()

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self._fields: dict[str, Field] = {}
        self._widgets: dict[str, QWidget] = {}
        self._problems: dict[str, QLabel] = {}
        self._shown: dict[str, Any] = {}
        self._unplaced = _problem_label(f"{role}.problem")
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setHorizontalSpacing(GAP + GRID)
        self.rows.setVerticalSpacing(GAP)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.rows.addRow(self._unplaced)

    def add(self, name: str, label: str, field: QWidget, note: str = "") -> None:
        """Add `field` (a `Field`), whose object name becomes "role.name"; `note` explains it below."""
        field.setObjectName(f"{self._role}.{name}")
        problem = _problem_label(f"{self._role}.{name}.problem")
        cell = QWidget()
        cell.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(field)
        if note:
            explained = QLabel(note)
            explained.setProperty("muted", True)
            explained.setWordWrap(True)  # Qt's own signature
            column.addWidget(explained)
        column.addWidget(problem)
        self.rows.addRow(label_for(label, field), cell)
        self._problems[name] = problem
        self._widgets[name] = field
        self._fields[name] = field  # type: ignore[assignment]  # every field widget follows the protocol
        self._fields[name].edited.connect(lambda: self._edited(name))
        if isinstance(field, Picker):
            field.unclear.connect(lambda sentence: self._mark(name, sentence))
        self._shown[name] = _entered(self._fields[name])

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show `values` by field name; the form counts as untouched then."""
        self.clear_problems()
        for name, field in self._fields.items():
            field.set_value(values.get(name))
        self._shown = self._peek()

    def read(self, names: Container[str] | None = None, *, quietly: bool = False) -> dict[str, Any]:
        """What was entered, by field name; with `names` only these are asked, and the others say None.

        Raises Refusal, with a message by field, if something cannot be understood; it is shown already then, unless
        it is asked `quietly`, while the officer still types.
        """
        values, problems = {}, {}
        for name, field in self._fields.items():
            try:
                values[name] = field.value() if names is None or name in names else None
            except Refusal as refusal:
                problems[name] = str(refusal)
        if problems:
            misread = Refusal(_("Some fields need another look."), _("See the red lines."), problems)
            if not quietly:
                self.show_refusal(misread)
            raise misread
        return values

    def show_refusal(self, refusal: Refusal) -> None:
        """Show the message of each field under it, and put the cursor in the first; what fits no field, at the top."""
        self.clear_problems()
        for name, sentence in refusal.fields.items():
            if name in self._problems:
                self._mark(name, sentence)
        unplaced = [sentence for name, sentence in refusal.fields.items() if name not in self._problems]
        self._say_unplaced(" ".join([str(refusal), *unplaced]) if unplaced or not refusal.fields else "")
        first = next((name for name in self._fields if name in refusal.fields), None)
        if first is not None:
            self._widgets[first].setFocus()

    def mark_problems(self, sentences: Mapping[str, str]) -> None:
        """Show these messages under their fields and take all others away; the cursor stays where it is."""
        self.clear_problems()
        for name, sentence in sentences.items():
            if name in self._problems:
                self._mark(name, sentence)
        unplaced = [sentence for name, sentence in sentences.items() if name not in self._problems]
        self._say_unplaced(" ".join(unplaced))

    def clear_problems(self) -> None:
        """Take all messages away."""
        self._say_unplaced("")
        for name, label in self._problems.items():
            if not label.isHidden():
                self._mark(name, "")

    def is_touched(self, *names: str) -> bool:
        """Whether anything differs from what `fill` showed; with `names` only these fields are looked at."""
        found = self._peek()
        return any(found[name] != self._shown[name] for name in names or found)

    def propose(self, values: Mapping[str, Any]) -> None:
        """Show `values` in the fields that nobody touched; they still count as untouched."""
        for name, value in values.items():
            if not self.is_touched(name):
                self._fields[name].set_value(value)
                self._shown[name] = _entered(self._fields[name])

    def settle(self) -> None:
        """Let what stands in the fields count as untouched, for it was kept."""
        self._shown = self._peek()

    def show_row(self, name: str, *, shown: bool = True, label: str = "") -> None:
        """Show the field `name` with its label or hide both; `label` is another label for it."""
        cell: Any = self._widgets[name].parentWidget()
        self.rows.setRowVisible(cell, shown)
        words = self.rows.labelForField(cell)
        if label and isinstance(words, QLabel):
            words.setText(label)
            self._widgets[name].setAccessibleName(label.replace("&", ""))
        self._lay_out_anew()

    def field(self, name: str) -> Any:
        """The widget of the field `name`."""
        return self._fields[name]

    def _edited(self, name: str) -> None:
        if not self._problems[name].isHidden():
            self._mark(name, "")
        self.edited.emit()

    def _say_unplaced(self, sentence: str) -> None:
        self._unplaced.setText(sentence)
        self._unplaced.setVisible(bool(sentence))
        self._lay_out_anew()

    def _mark(self, name: str, sentence: str) -> None:
        label, field = self._problems[name], self._widgets[name]
        label.setText(sentence)
        label.setVisible(bool(sentence))
        field.setProperty("problem", bool(sentence))
        field.setAccessibleDescription(sentence)
        field.style().unpolish(field)
        field.style().polish(field)
        self._lay_out_anew()

    def _lay_out_anew(self) -> None:
        # Qt lays the rows out with heights that it kept from before, and the row below would be pressed together.
        QTimer.singleShot(0, self, self._measure_anew)

    def _measure_anew(self) -> None:
        for field in self._widgets.values():
            cell: Any = field.parentWidget()
            cell.layout().invalidate()
            cell.updateGeometry()
        self.rows.invalidate()
        self.updateGeometry()

    def _peek(self) -> dict[str, Any]:
        return {name: _entered(field) for name, field in self._fields.items()}


def _problem_label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("problem", True)
    label.setWordWrap(True)  # Qt's own signature
    label.hide()
    return label


def words_of(words: Mapping[StrEnum, str]) -> Callable[[StrEnum | None], str]:
    """A function from a member to its words in the user's language; nothing for None."""
    return lambda member: "" if member is None else _(words[member])


def _entered(field: Field) -> Any:
    """What stands in the field, understood or not."""
    try:
        return field.value()
    except Refusal:
        return field.text() if isinstance(field, QLineEdit) else None
