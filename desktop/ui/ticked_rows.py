"""A list in which some rows are ticked."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QModelIndex as Index
from PySide6.QtCore import QPersistentModelIndex, Qt, Signal

from desktop.domain.employees.names import search_key
from desktop.ui.tables import Column, Rows


class Numbered(Protocol):
    """What can be ticked."""

    @property
    def id(self) -> int:
        """By which a tick is kept."""


Row = TypeVar("Row", bound=Numbered)


class TickedRows(Rows[Row], Generic[Row]):
    """Rows with a box each; what is ticked stays ticked while a search or a filter hides it.

    `words` gives what a search looks at of a row.
    """

    ticked = Signal()

    def __init__(self, columns: Sequence[Column[Row]], words: Callable[[Row], str]) -> None:
        super().__init__(columns)
        self._key = words
        self._all: tuple[Row, ...] = ()
        self._chosen: set[int] = set()
        self._words: list[str] = []
        self._fits: Callable[[Row], bool] = lambda _row: True

    def chosen(self) -> tuple[int, ...]:
        """Ids of the ticked cases, in the order of the list."""
        return tuple(row.id for row in self._all if row.id in self._chosen)

    def offer(self, rows: tuple[Row, ...]) -> None:
        """Show `rows` from now on; ticks of rows that are gone go with them."""
        self._all = rows
        self._chosen &= {row.id for row in rows}
        self._show()

    def search(self, text: str) -> None:
        """Show only rows that hold every word of `text`."""
        self._words = search_key(text).split()
        self._show()

    def narrow(self, fits: Callable[[Row], bool]) -> None:
        """Show only rows that fit."""
        self._fits = fits
        self._show()

    def hidden(self) -> int:
        """How many ticked rows are not shown now."""
        return len(self._chosen - {row.id for row in self.rows})

    def tick(self, ids: Iterable[int], *, on: bool = True) -> None:
        """Tick these cases, or take their ticks away."""
        known = {row.id for row in self._all}
        self._chosen = (self._chosen | (known & set(ids))) if on else self._chosen - set(ids)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))
        self.ticked.emit()

    def turn(self, position: int) -> None:
        """Tick the row at `position`, or take its tick away."""
        row = self.row_at(position)
        if row is not None:
            self.tick([row.id], on=row.id not in self._chosen)

    def data(self, index: Index | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the view shows of a row; the box stands in the first column."""
        if role == Qt.ItemDataRole.CheckStateRole:
            if index.column() > 0:
                return None
            on = self.rows[index.row()].id in self._chosen
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(  # noqa: N802  # Qt's name
        self, index: Index | QPersistentModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Take the tick that the officer set."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([self.rows[index.row()].id], on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index | QPersistentModelIndex) -> Qt.ItemFlag:
        """The first column can be ticked."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else found

    def _show(self) -> None:
        fitting = (row for row in self._all if self._fits(row))
        self.set_rows([row for row in fitting if all(word in search_key(self._key(row)) for word in self._words)])
