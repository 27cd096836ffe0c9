"""A grid of monthly values, months down and years across, that is typed into or pasted into from a workbook."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.domain.dates import shown_month
from desktop.domain.evaluation.before_after import MonthValue, month_at, month_number
from desktop.domain.evaluation.pasted_months import Pasted, Unread, has_months, read_pasted
from desktop.domain.figures import read_figure, typed_figure
from desktop.domain.refusal import Refusal
from desktop.services.evaluation.indicators import MonthChange
from desktop.text import _
from desktop.ui.style import colours
from desktop.ui.tables import as_typed

YEARS = 3
"""How many years stand in an empty grid."""
ROW, YEAR_WIDTH = 24, 96
NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class MonthRows(QAbstractTableModel):
    """What is held, and over it what is entered but not saved; what cannot be read stays as it was typed."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._today = date.max
        self._held: dict[date, float] = {}
        self._entered: dict[date, float | str | None] = {}
        """A text is what cannot be read, None a value that is taken out."""
        self._first = 0
        self._years = 0

    def show_values(self, values: Sequence[MonthValue], today: date) -> None:
        """Show `values` as they are held; nothing is entered then."""
        self.beginResetModel()
        self._today = today
        self._held = {one.month: one.value for one in values}
        self._entered = {}
        self._first = min([one.month.year for one in values] + [today.year - YEARS + 1])
        self._years = today.year - self._first + 1
        self.endResetModel()
        self.edited.emit()

    def show_earlier_year(self) -> None:
        """Make room for a year before the first that is shown."""
        self._reach(self._first - 1)

    def enter(self, month: date, value: float | str | None) -> None:
        """Put a value into the cell of `month`; what is held there already counts as not entered."""
        if value == self._held.get(month):
            self._entered.pop(month, None)
        else:
            self._entered[month] = value
        if month.year < self._first:
            self._reach(month.year)
        at = self.index(month.month - 1, month.year - self._first)
        self.dataChanged.emit(at, at)
        self.edited.emit()

    def is_touched(self) -> bool:
        """Whether anything is entered that was not saved."""
        return bool(self._entered)

    def forget(self) -> None:
        """Let go of what is entered; what is held stays."""
        self.beginResetModel()
        self._entered = {}
        self.endResetModel()
        self.edited.emit()

    def changes(self) -> list[MonthChange]:
        """What is entered, by month; raises Refusal naming the first month that cannot be read."""
        made = []
        for month, value in sorted(self._entered.items()):
            if isinstance(value, str):
                words = _("{month}: {fault}").format(month=shown_month(month), fault=self._fault(month))
                raise Refusal(words)
            made.append(MonthChange(month, self._held.get(month), value))
        return made

    def month_of(self, index: Index) -> date:
        """The month that a cell stands for."""
        return date(self._first + index.column(), index.row() + 1, 1)

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's name
        """Twelve months."""
        return 0 if parent.isValid() else 12

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's name
        """A column for each year."""
        return 0 if parent.isValid() else self._years

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The figure as entered or held; bold until it is saved, with the fault where it cannot be read."""
        month = self.month_of(index)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self._text(month)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and month in self._entered:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and self._fault(month):
            return QColor(colours().late)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return as_typed(self._fault(month)) or None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Keep what was typed into a cell: the figure, so that the officer sees how it was read, or else the text."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        text = str(value or "").strip()
        try:
            self.enter(self.month_of(index), read_figure(text) if text else None)
        except Refusal:
            self.enter(self.month_of(index), text)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Months to come cannot be filled."""
        flags = super().flags(index)
        if month_number(self.month_of(index)) > month_number(self._today):
            return flags & ~Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsEditable

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Years above, months at the left."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return str(self._first + section)
        return shown_month(date(2000, section + 1, 1)).split(" ")[0]

    def _text(self, month: date) -> str:
        value = self._entered[month] if month in self._entered else self._held.get(month)
        return value if isinstance(value, str) else "" if value is None else typed_figure(value)

    def _fault(self, month: date) -> str:
        value = self._entered.get(month)
        if isinstance(value, str):
            try:
                read_figure(value)
            except Refusal as refusal:
                return str(refusal)
        return ""

    def _reach(self, year: int) -> None:
        self.beginResetModel()
        self._years += self._first - year
        self._first = year
        self.endResetModel()


class MonthGrid(QTableView):
    """The view of the grid; Ctrl+V pastes months with values, or values alone from the current cell on."""

    pasted = Signal(list)
    """The lines (`Unread`) that could not be taken."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.rows = MonthRows()
        self.setObjectName(name)
        self.setAccessibleName(_("Monthly values"))
        self.setModel(self.rows)
        self.setTabKeyNavigation(False)  # Qt's own signature
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.verticalHeader().setDefaultSectionSize(ROW)
        # The padding of a header above columns would push the names of the months out of their rows.
        self.verticalHeader().setStyleSheet("QHeaderView::section { padding: 0 9px; }")
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultSectionSize(YEAR_WIDTH)
        self.rows.modelReset.connect(self._show_newest)

    def paste(self, text: str, today: date) -> None:
        """Take in what was copied from a workbook; what cannot be taken is told by `pasted`."""
        read = read_pasted(text, today) if has_months(text) else self._in_a_row(text, today)
        for one in read.values:
            self.rows.enter(one.month, one.value)
        self.pasted.emit(list(read.unread))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Paste with Ctrl+V, empty the chosen cells with Del."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text(), date.today())  # noqa: DTZ011  # the office's own day
        elif event.key() == Qt.Key.Key_Delete:
            for index in self.selectedIndexes():
                self.rows.setData(index, "")
        else:
            super().keyPressEvent(event)

    def _in_a_row(self, text: str, today: date) -> Pasted:
        """Values without months, for the chosen month and those after it."""
        values = [cell.strip() for line in text.splitlines() for cell in line.split("\t")]
        first = self.currentIndex()
        if not first.isValid():
            why = _("No months stand in it: choose the month of its first value in the grid, then paste again.")
            return Pasted((), (Unread(1, text.strip(), why),))
        start = month_number(self.rows.month_of(first))
        months = [shown_month(month_at(start + at)) for at in range(len(values))]
        return read_pasted("\n".join(f"{month}\t{value}" for month, value in zip(months, values, strict=True)), today)

    def _show_newest(self) -> None:
        self.scrollTo(self.rows.index(0, max(self.rows.columnCount() - 1, 0)))
