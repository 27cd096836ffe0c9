"""The sheet of a month as a table of seven columns: days, what falls on them, and days off."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.dates import WEEKDAYS, shown_date
from desktop.domain.objections.events import EVENT_WORDS, EventKind, ObjectionEvent
from desktop.services.objections.events import MonthDay, MonthView
from desktop.text import N_, _, language
from desktop.ui.style import Meaning, colours, meaning_colour

NOWHERE = QModelIndex()
LINES = 2
"""Events that a day shows before it says how many more there are."""
ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_WORDS = {
    EventKind.FILE: N_("file:"),
    EventKind.RESPONSE: N_("view:"),
    EventKind.ANSWER: N_("answer:"),
    EventKind.DECISION: N_("decide:"),
    EventKind.HEARING: N_("hear:"),
    EventKind.COURT: N_("sue:"),
}
"""As short as a day of the sheet is narrow."""
Index = QModelIndex | QPersistentModelIndex


class MonthSheet(QAbstractTableModel):
    """Six weeks at most, a day a cell."""

    def __init__(self) -> None:
        super().__init__()
        self._weeks: tuple[tuple[MonthDay, ...], ...] = ()
        self._today: Any = None

    def show_month(self, view: MonthView, today: Any) -> None:
        """Show another month."""
        self.beginResetModel()
        self._weeks, self._today = view.weeks, today
        self.endResetModel()

    def day_at(self, index: Index) -> MonthDay | None:
        """The day of a cell."""
        return self._weeks[index.row()][index.column()] if index.isValid() else None

    def index_of(self, day: Any) -> QModelIndex:
        """The cell of a day of the month itself."""
        for row, week in enumerate(self._weeks):
            for column, cell in enumerate(week):
                if cell.day == day and cell.in_month:
                    return self.index(row, column)
        return NOWHERE

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's name
        """How many weeks."""
        return 0 if parent.isValid() else len(self._weeks)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's name
        """Seven days."""
        return 0 if parent.isValid() else len(WEEKDAYS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a day shows."""
        cell = self._weeks[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return "\n".join([_number(cell), *_lines(cell)])
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return day_words(cell)
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
            case Qt.ItemDataRole.ForegroundRole:
                return _colour(cell)
            case Qt.ItemDataRole.BackgroundRole:
                return None if cell.works else QColor(colours().raised)
            case Qt.ItemDataRole.FontRole if cell.day == self._today:
                font = QFont(QApplication.font())
                font.setBold(True)
                return font
        return None

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Names of the days of the week."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (WEEKDAYS if language() == "id" else ENGLISH_WEEKDAYS)[section]
        return None


class DayDelegate(QStyledItemDelegate):
    """Paints the ground of days of rest, which the window's style sheet would leave out."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, then the day as any item."""
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)


def day_words(cell: MonthDay) -> str:
    """A whole day in words, for the tip and for a screen reader."""
    events = [f"{_(EVENT_WORDS[event.kind])}: {event.employee_name} ({event.number})" for event in cell.events]
    return "\n".join(filter(None, (shown_date(cell.day), cell.off, *events)))


def _number(cell: MonthDay) -> str:
    return f"{cell.day.day}  {cell.off}" if cell.off and cell.in_month else str(cell.day.day)


def _lines(cell: MonthDay) -> list[str]:
    shown = [_line(event) for event in cell.events[:LINES]]
    more = len(cell.events) - LINES
    return [*shown, _("and {count} more").format(count=more)] if more > 0 else shown


def _line(event: ObjectionEvent) -> str:
    mark = "✓ " if event.done else "! " if event.overdue else ""
    return f"{mark}{_(SHORT_WORDS[event.kind])} {event.employee_name}"


def _colour(cell: MonthDay) -> QColor:
    if not cell.in_month:
        return QApplication.palette().color(QPalette.ColorRole.PlaceholderText)
    if any(event.overdue for event in cell.events):
        return meaning_colour(Meaning.LATE)
    return meaning_colour(Meaning.PLAIN)
