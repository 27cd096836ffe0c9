"""The builder of number patterns: parts put in by buttons, moved and taken away; the plain text stays editable."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.letters.number_patterns import (
    PLACE_WORDS,
    SEQUENCE,
    PatternPart,
    join_parts,
    moved_part,
    split_pattern,
    with_part,
    without_part,
)
from desktop.domain.refusal import Refusal
from desktop.text import N_, _
from desktop.ui.forms import ChoiceField, LineField
from desktop.ui.style import GAP, GRID, muted
from desktop.ui.windows import button, button_row, label_for

COLUMNS = 3
PART_HEIGHT, ROWS_OF_PARTS = 26, 2
CHIPS = """
QListWidget::item { border: 1px solid palette(mid); border-radius: 4px; background: palette(button); }
QListWidget::item:selected { background: palette(highlight); color: palette(highlighted-text); }
"""
DIGIT_WORDS = {0: N_("as it is"), 2: "07", 3: "007", 4: "0007", 5: "00007"}
Sample = Callable[[str], str]
"""What a letter would bear under a pattern; raises Refusal with what is wrong with it."""


class PartList(QListWidget):
    """The parts in a row; they can be dragged, and Delete takes one away."""

    def __init__(self, removed: Callable[[], None]) -> None:
        super().__init__()
        self._removed = removed
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)  # Qt's own signature
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSpacing(2)
        self.setStyleSheet(CHIPS)
        self.setFixedHeight(ROWS_OF_PARTS * (PART_HEIGHT + 4) + GAP)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAccessibleName(_("Parts of the number"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Delete takes the chosen part away."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._removed()
        else:
            super().keyPressEvent(event)


class PatternBuilder(QWidget):
    """Stands below the line that holds a pattern, and writes into it; says below what the pattern gives."""

    def __init__(self, line: LineField, role: str, sample: Sample) -> None:
        super().__init__()
        self._line = line
        self._role = role
        self._sample = sample
        self.fallback = ""
        """The pattern that an empty line stands for; what is put together begins with it."""
        self._parts: tuple[PatternPart, ...] = ()
        self.list = PartList(self._remove)
        self.list.setObjectName(f"{role}.parts")
        self.said = muted()
        self.said.setObjectName(f"{role}Preview")
        self._digits = ChoiceField(DIGIT_WORDS)
        self._own = LineField(30, _("own text"))
        self._build()
        line.textChanged.connect(self._show)
        self.list.currentRowChanged.connect(self._chosen)
        self.list.model().rowsMoved.connect(self._dragged)
        self._digits.edited.connect(self._set_digits)
        self._own.returnPressed.connect(self._add_own)
        self._show()

    def say(self) -> None:
        """Tell again what the pattern gives, after something else of the number changed."""
        try:
            told, fault = self._sample(self._line.value()), False
        except Refusal as refusal:
            told, fault = str(refusal), True
        self.said.setProperty("problem", fault)
        self.said.setProperty("muted", not fault)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.said.setText(told)

    def stand_for(self, pattern: str) -> None:
        """Let an empty line stand for `pattern`."""
        self.fallback = pattern
        self._show()

    def _build(self) -> None:
        self._earlier = button("◀", f"{self._role}.earlier", partial(self._move, -1))
        self._later = button("▶", f"{self._role}.later", partial(self._move, 1))
        self._away = button(_("Take away"), f"{self._role}.remove", self._remove)
        for each, words in (
            (self._earlier, _("Part further to the left")),
            (self._later, _("Part further to the right")),
        ):
            each.setAccessibleName(words)
            each.setToolTip(words)
        self._digits.setObjectName(f"{self._role}.digits")
        self._own.setObjectName(f"{self._role}.own")
        self._own.setAccessibleName(_("Own text"))
        digits = label_for(_("Digits"), self._digits)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.list)
        column.addLayout(button_row(self._earlier, self._later, self._away, digits, self._digits))
        column.addLayout(self._adders())
        column.addWidget(self.said)

    def _adders(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(GAP // 2)
        for at, (place, words) in enumerate(PLACE_WORDS.items()):
            adder: QPushButton = button(
                f"+ {_(words)}", f"{self._role}.{place}", partial(self._add, PatternPart(place))
            )
            grid.addWidget(adder, at // COLUMNS, at % COLUMNS)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        own = QHBoxLayout()
        own.addWidget(self._own, 1)
        own.addWidget(button(_("+ Text"), f"{self._role}.addOwn", self._add_own))
        grid.addLayout(own, len(PLACE_WORDS) // COLUMNS, len(PLACE_WORDS) % COLUMNS)
        return grid

    def _show(self) -> None:
        """Show the parts of what stands in the line."""
        self._parts = split_pattern(self._line.text() or self.fallback)
        at = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for place, part in enumerate(self._parts):
            item = QListWidgetItem(_words(part))
            item.setData(Qt.ItemDataRole.UserRole, place)
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            width = self.list.fontMetrics().horizontalAdvance(item.text()) + 2 * GAP
            item.setSizeHint(QSize(width, PART_HEIGHT))
            self.list.addItem(item)
        self.list.setCurrentRow(min(at, len(self._parts) - 1))
        self.list.blockSignals(False)
        self._chosen()
        self.say()

    def _chosen(self, _row: int = 0) -> None:
        at = self.list.currentRow()
        part = self._parts[at] if 0 <= at < len(self._parts) else None
        for each in (self._earlier, self._later, self._away):
            each.setEnabled(part is not None)
        running = next((part for part in self._parts if part.place == SEQUENCE), None)
        self._digits.setEnabled(running is not None)
        self._digits.set_value(running.digits if running is not None else 0)

    def _write(self, parts: tuple[PatternPart, ...], at: int) -> None:
        """Put the pattern of `parts` into the line, and keep the part at `at` chosen."""
        self._line.setText(join_parts(parts))
        self.list.setCurrentRow(min(at, len(self._parts) - 1))
        self._line.edited.emit()

    def _add(self, part: PatternPart) -> None:
        at = self.list.currentRow() + 1 if self.list.currentRow() >= 0 else len(self._parts)
        before = len(self._parts)
        parts = with_part(self._parts, at, part)
        self._write(parts, at + (len(parts) - before) - 1)

    def _add_own(self) -> None:
        text = self._own.text()
        if text:
            self._own.clear()
            self._add(PatternPart(text=text))

    def _remove(self) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._parts):
            self._write(without_part(self._parts, at), max(0, at - 1))

    def _move(self, by: int) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._parts):
            moving = self._parts[at]
            parts = moved_part(self._parts, at, by)
            self._write(parts, next(place for place, part in enumerate(parts) if part is moving))

    def _dragged(self) -> None:
        """Take the order that was dragged, once the list has settled."""
        QTimer.singleShot(0, self, self._take_order)

    def _take_order(self) -> None:
        order = [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())]
        self._write(tuple(self._parts[place] for place in order), self.list.currentRow())

    def _set_digits(self) -> None:
        digits = self._digits.value()
        parts = tuple(PatternPart(SEQUENCE, digits=digits) if part.place == SEQUENCE else part for part in self._parts)
        self._write(parts, self.list.currentRow())


def _words(part: PatternPart) -> str:
    if not part.place:
        return part.text.replace(" ", "␣") if not part.text.strip() else part.text
    digits = f" {'0' * (part.digits - 1)}1" if part.digits else ""
    return _(PLACE_WORDS[part.place]) + digits
