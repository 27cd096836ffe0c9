"""The grid in which tasks are typed as in Excel, or pasted from it."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.domain.needs.pasted_tasks import COLUMNS, pasted_cells, whole_tasks
from desktop.text import _
from desktop.ui.needs.task_rows import LOAD, Index, TaskRows
from desktop.ui.style import ROW_HEIGHT

WIDTHS = {1: 92, 2: 132, 3: 124, LOAD: 124}


class TaskGrid(QTableView):
    """The view of the rows: Ctrl+V pastes, Del empties, Ctrl+Del takes rows out, Alt+Up and Alt+Down move one.

    Tab goes through the cells that are typed; only Ctrl+Tab, or Esc and then Tab, leads out of the grid.
    """

    pasted = Signal(int)
    """How many lines were taken in."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.rows = TaskRows()
        self._leaving = False
        self.setObjectName(name)
        self.setAccessibleName(_("Tasks of the post"))
        self.setModel(self.rows)
        self.setTabKeyNavigation(False)  # Qt's own signature
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        triggers = QAbstractItemView.EditTrigger
        # Arrow keys go through the cells, as in Excel: a cell is edited once something is typed, or by F2.
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setWordWrap(False)  # Qt's own signature
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setStyleSheet("QHeaderView::section { padding: 0 8px; }")
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setHighlightSections(False)  # Qt's own signature
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def paste(self, text: str) -> None:
        """Take in what was copied from a workbook: whole tasks from the current row on, else cell by cell."""
        lines = pasted_cells(text)
        current = self.currentIndex()
        row, column = (current.row(), current.column()) if current.isValid() else (self._first_free(), 0)
        tasks = whole_tasks(lines)
        if tasks is not None:
            self.rows.paste_tasks(row, tasks)
        elif lines and column < COLUMNS:
            self.rows.paste_cells(row, column, lines)
        self.pasted.emit(len(lines if tasks is None else tasks))

    def insert_row(self) -> None:
        """Make room for a task above the current one, and begin to type in it."""
        row = max(self.currentIndex().row(), 0) if self.currentIndex().isValid() else self._first_free()
        if not self.rows.lines[row].is_empty():
            self.rows.insert(row)
        self._begin(row)

    def remove_rows(self) -> None:
        """Take the chosen rows out."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        if rows:
            self.rows.remove(rows)
            self.setCurrentIndex(self.rows.index(min(rows[0], self.rows.rowCount() - 1), 0))

    def move_row(self, step: int) -> None:
        """Move the current row up (-1) or down (1); the cursor goes with it."""
        current = self.currentIndex()
        if current.isValid() and self.rows.move(current.row(), step):
            self.setCurrentIndex(self.rows.index(current.row() + step, current.column()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Paste, empty, take out and move by keys."""
        alone = event.modifiers() == Qt.KeyboardModifier.AltModifier
        self._leaving = event.key() == Qt.Key.Key_Escape
        if event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            # Without Ctrl, Qt asks for the next part instead of sending the key here.
            super().focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.remove_rows()
        elif event.key() == Qt.Key.Key_Delete:
            self._empty_cells()
        elif alone and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.move_row(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802  # Qt's name
        """Go on below after Enter and beside after Tab, as Excel does: what is typed next begins the cell there."""
        hints = QAbstractItemDelegate.EndEditHint
        if hint in {hints.EditNextItem, hints.EditPreviousItem}:
            super().closeEditor(editor, hints.NoHint)
            self._step(forward=hint is hints.EditNextItem)
            return
        # Qt gives the same hint when another row was chosen: then the cursor has moved already.
        edited = self.indexAt(editor.geometry().center())
        super().closeEditor(editor, hint)
        current = self.currentIndex()
        entered = hint is hints.SubmitModelCache and edited == current
        if entered and current.row() + 1 < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(current.row() + 1, current.column()))

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802  # Qt's name and form
        """Stay among the cells: whoever types on must not press a button beside the grid unawares."""
        if self._leaving:
            self._leaving = False
            return super().focusNextPrevChild(forward)
        self._step(forward=forward)
        return True

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802  # Qt's name
        """Whoever goes to another cell has not come to leave."""
        self._leaving = False
        super().currentChanged(current, previous)

    def _step(self, *, forward: bool) -> None:
        """Go to the next or last cell that is typed, over the end of a row; at either end of the grid stay."""
        current = self.currentIndex()
        at = current.row() * COLUMNS + min(current.column(), COLUMNS) if current.isValid() else -1
        to = min(max(at + (1 if forward else -1), 0), self.rows.rowCount() * COLUMNS - 1)
        self.setCurrentIndex(self.rows.index(*divmod(to, COLUMNS)))

    def _empty_cells(self) -> None:
        for index in self.selectedIndexes():
            self.rows.setData(QModelIndex(index), "")

    def _first_free(self) -> int:
        return self.rows.rowCount() - 1

    def _begin(self, row: int) -> None:
        index = self.rows.index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.edit(index)
