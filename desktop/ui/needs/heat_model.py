"""The heat table as Qt asks for it: units down, posts across, rows sorted by a post when the officer wants it."""

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.domain.employees.posts import POST_KIND_WORDS
from desktop.domain.needs.counts import Count, Figure, count_figure, count_words
from desktop.services.needs.matrix import MatrixLine, MatrixQuery, NeedMatrix
from desktop.text import _

NOWHERE = QModelIndex()
NOTHING = NeedMatrix(MatrixQuery(date.min), (), (), {})
"""What is shown before the first answer."""
Index = QModelIndex | QPersistentModelIndex


class HeatModel(QAbstractTableModel):
    """A matrix and what stands in its cells."""

    def __init__(self) -> None:
        super().__init__()
        self.matrix = NOTHING
        self.figure = Figure.PEOPLE
        self._order: list[int] = []
        self.sorted_by: int | None = None
        """Column by whose gap the units stand now; None for the order of the tree."""

    def show_matrix(self, matrix: NeedMatrix) -> None:
        """Show `matrix` from now on, in the order of the tree."""
        self.beginResetModel()
        self.matrix = matrix
        self._order = list(range(len(matrix.units)))
        self.sorted_by = None
        self.endResetModel()

    def show_figure(self, figure: Figure) -> None:
        """Fill the cells with this figure."""
        self.figure = figure
        if self.rowCount() and self.columnCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def sort_by(self, column: int) -> None:
        """The units where most are missing in this post first; a second time the order of the tree again."""
        cells = self.matrix.cells
        self.layoutAboutToBeChanged.emit()
        self.sorted_by = None if self.sorted_by == column else column
        self._order = list(range(len(self.matrix.units)))
        if self.sorted_by is not None:
            self._order.sort(key=lambda row: _by_gap(cells.get((row, column))))
        self.layoutChanged.emit()

    def cell(self, row: int, column: int) -> Count | None:
        """Need and holders of a post in a unit; None where it is neither needed nor held."""
        return self.matrix.cells.get((self._order[row], column))

    def worst(self) -> tuple[int, int]:
        """Row and column of the cell in which most people are missing."""
        cells = self.matrix.cells
        row, column = max(cells, key=lambda place: cells[place].gap, default=(0, 0))
        return (self._order.index(row) if self._order else 0, column)

    def unit(self, row: int) -> MatrixLine:
        """The unit of a row."""
        return self.matrix.units[self._order[row]]

    def post(self, column: int) -> MatrixLine:
        """The post of a column."""
        return self.matrix.posts[column]

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's name
        """How many units there are."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's name
        """How many posts there are."""
        return 0 if parent.isValid() else len(self.matrix.posts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The figure of a cell, and its words for the tip and the screen reader."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        count = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if count is None else count_figure(count, self.figure)
        told = _("not needed here") if count is None else count_words(count)
        unit, post = self.unit(index.row()).name, self.post(index.column()).name
        return _("{post}, {unit}: {told}").format(post=post, unit=unit, told=told)

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Names of units and posts; the tip has the sum."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        line = self.post(section) if orientation == Qt.Orientation.Horizontal else self.unit(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        kind = "" if line.kind is None else f" ({_(POST_KIND_WORDS[line.kind])})"
        return f"{line.name}{kind}: {count_words(line.count)}"


def _by_gap(count: Count | None) -> tuple[int, int]:
    """Most missing first, then what is right, then what is over, and at the end where the post is not needed."""
    return (1, 0) if count is None else (0, -count.gap)
