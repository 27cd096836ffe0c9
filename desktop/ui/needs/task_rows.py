"""The rows of a task sheet as they are typed: what can be read is counted at once, what cannot stays and is marked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from desktop.domain.figures import decimal_signs, grouped_figure, read_figure, shown_figure, typed_figure
from desktop.domain.needs.pasted_tasks import COLUMNS, MINUTES, TASK, VOLUME, Cells
from desktop.domain.needs.tasks import Task, fault_of
from desktop.domain.refusal import Refusal
from desktop.text import N_, _
from desktop.ui.style import colours
from desktop.ui.tables import as_typed

LOAD = COLUMNS
"""The column of what a task comes to, which nobody types."""
TITLES = (
    N_("Task"),
    N_("Result of the work"),
    N_("Volume in a year"),
    N_("Minutes for each"),
    N_("Minutes in a year"),
)
FIGURES = (VOLUME, MINUTES)
NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
Figure = float | str
"""What was read, or the text that could not be."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it stands in the grid."""

    task: str = ""
    result: str = ""
    volume: Figure = ""
    minutes: Figure = ""

    def is_empty(self) -> bool:
        """Whether nothing is typed in it."""
        return self == Line()

    def fault(self) -> str:
        """Why the row cannot be counted yet, in a sentence; empty if it can, or if it is empty."""
        if self.is_empty():
            return ""
        for figure in (self.volume, self.minutes):
            if isinstance(figure, str):
                return _figure_fault(figure)
        return fault_of(self.read())

    def read(self) -> Task:
        """The task; what cannot be read counts as nought."""
        volume, minutes = (figure if isinstance(figure, float) else 0.0 for figure in (self.volume, self.minutes))
        return Task(self.task, self.result, volume, minutes)

    def shown(self, column: int) -> str:
        """What a cell shows: figures with their thousands apart, as the sums are."""
        value = self.volume if column == VOLUME else self.minutes if column == MINUTES else ""
        return grouped_figure(value) if isinstance(value, float) else self.cell(column)

    def cell(self, column: int) -> str:
        """What a cell holds, as it is typed."""
        if column == LOAD:
            load = self.read().load
            return shown_figure(float(load)) if load else ""
        value = (self.task, self.result, self.volume, self.minutes)[column]
        return typed_figure(value) if isinstance(value, float) else value

    def with_cell(self, column: int, value: Figure) -> "Line":
        """The row with another value in a cell."""
        name = ("task", "result", "volume", "minutes")[column]
        return replace(self, **{name: value})  # type: ignore[arg-type]  # texts go into texts, figures into figures


class TaskRows(QAbstractTableModel):
    """The rows of a sheet, and an empty one at the end to go on typing in."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._held: list[Line] = []
        self.lines: list[Line] = [Line()]

    def show_tasks(self, tasks: Sequence[Task]) -> None:
        """Show `tasks` as they are kept; nothing counts as entered then."""
        self._held = [_line(task) for task in tasks]
        self._set([*self._held])

    def put(self, tasks: Sequence[Task]) -> None:
        """Show `tasks` instead of what stands here, as entered and not yet kept."""
        self._set([_line(task) for task in tasks])

    def is_touched(self) -> bool:
        """Whether anything differs from what is kept."""
        return self.entered() != self._held

    def entered(self) -> list[Line]:
        """The rows that are not empty."""
        return [line for line in self.lines if not line.is_empty()]

    def tasks(self) -> list[Task]:
        """The tasks of all rows, in their order; raises Refusal naming the first row that cannot be counted."""
        for row, line in enumerate(self.lines, 1):
            if fault := line.fault():
                words = _("Row {row}: {fault}").format(row=row, fault=fault)
                raise Refusal(words, _("Correct the row, then save again."))
        return [line.read() for line in self.entered()]

    def unread(self) -> int:
        """How many rows cannot be counted yet."""
        return sum(bool(line.fault()) for line in self.lines)

    def paste_tasks(self, row: int, lines: Sequence[Cells]) -> None:
        """Put whole tasks into the rows from `row` on."""
        signs = decimal_signs(line[column] for line in lines for column in FIGURES)
        for at, (task, result, volume, minutes) in enumerate(lines, row):
            self._put(at, Line(task, result, _read(volume, signs), _read(minutes, signs)))
        self._changed()

    def paste_cells(self, row: int, column: int, lines: Sequence[Cells]) -> None:
        """Put cells into the grid, the first one at `row` and `column`; what has no column is passed over."""
        signs = decimal_signs(
            cell for line in lines for place, cell in enumerate(line, column) if place in FIGURES and cell
        )
        for at, line in enumerate(lines, row):
            for place, cell in enumerate(line[: COLUMNS - column], column):
                self._put(at, self._line_at(at).with_cell(place, _value(place, cell, signs)))
        self._changed()

    def insert(self, row: int) -> None:
        """Make room for a task above `row`."""
        self._set([*self.lines[:row], Line(), *self.lines[row:]])

    def remove(self, rows: Sequence[int]) -> None:
        """Take rows out."""
        self._set([line for at, line in enumerate(self.lines) if at not in rows])

    def move(self, row: int, step: int) -> bool:
        """Move a row up (-1) or down (1); whether it could go there."""
        to = row + step
        if not (0 <= row < len(self.lines) and 0 <= to < len(self.lines)) or Line() in (
            self.lines[row],
            self.lines[to],
        ):
            return False
        self.lines[row], self.lines[to] = self.lines[to], self.lines[row]
        self._changed()
        return True

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's name
        """All rows, the empty one at the end included."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's name
        """What is typed, and what it comes to."""
        return 0 if parent.isValid() else len(TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell as it was read; red with its fault where it could not be."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.shown(index.column())
        if role == Qt.ItemDataRole.EditRole:
            return line.cell(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() >= VOLUME:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(line, index.column())
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return as_typed(line.fault() or (line.cell(index.column()) if index.column() == TASK else "")) or None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Keep what was typed: the figure, so that the officer sees how it was read, or else the text."""
        if role != Qt.ItemDataRole.EditRole or index.column() == LOAD:
            return False
        row, column = index.row(), index.column()
        self._put(row, self._line_at(row).with_cell(column, _value(column, str(value or "").strip(), frozenset())))
        self._changed()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All but what is counted can be typed."""
        flags = super().flags(index)
        return flags if index.column() == LOAD else flags | Qt.ItemFlag.ItemIsEditable

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles above, running numbers at the left."""
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Horizontal:
            return _(TITLES[section])
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return _(TITLES[section])
        return "" if self.lines[section].is_empty() else str(section + 1)

    def _colour(self, line: Line, column: int) -> QColor | None:
        if column == LOAD:
            return QColor(colours().muted)
        return QColor(colours().late) if line.fault() else None

    def _line_at(self, row: int) -> Line:
        return self.lines[row] if row < len(self.lines) else Line()

    def _put(self, row: int, line: Line) -> None:
        self._reach(row + 1)
        self.lines[row] = line

    def _reach(self, count: int) -> None:
        """Have `count` rows at least."""
        there = len(self.lines)
        if there < count:
            self.beginInsertRows(NOWHERE, there, count - 1)
            self.lines += [Line()] * (count - there)
            self.endInsertRows()

    def _set(self, lines: list[Line]) -> None:
        self.beginResetModel()
        self.lines = [*lines, Line()] if not lines or not lines[-1].is_empty() else lines
        self.endResetModel()
        self.edited.emit()

    def _changed(self) -> None:
        """Show all rows anew; a new empty row follows the last one."""
        if not self.lines[-1].is_empty():
            self._reach(len(self.lines) + 1)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, LOAD))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.lines) - 1)
        self.edited.emit()


def _line(task: Task) -> Line:
    return Line(task.task, task.result, task.volume, task.minutes)


def _value(column: int, text: str, signs: frozenset[str]) -> Figure:
    return _read(text, signs) if column in FIGURES else text


def _read(text: str, signs: frozenset[str]) -> Figure:
    try:
        return read_figure(text, signs) if text else ""
    except Refusal:
        return text


def _figure_fault(text: str) -> str:
    if not text:
        return _("Volume and minutes are both needed.")
    try:
        read_figure(text)
    except Refusal as refusal:
        return refusal.title
    return _("“{text}” can be read in two ways; write it without separating thousands.").format(text=text[:40])
