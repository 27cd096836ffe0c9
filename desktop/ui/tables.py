"""Lists: a table that holds the ids of all rows and the rows themselves only where the officer looks."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSettings,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from desktop.text import _
from desktop.ui.background import Background, Session
from desktop.ui.style import ROW_HEIGHT
from desktop.ui.widths import Wanted, fitted

BLOCK = 128
BLOCKS_KEPT = 64
NOWHERE = QModelIndex()

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: what it is called and how a row shows in it."""

    key: str
    title: str
    """An N_ sentence."""
    width: int
    show: Callable[[Row], str]
    right: bool = False
    """Numbers and dates stand at the right."""
    whole: bool = False
    """Whether a value that is cut is of no use, as a NIP is: its column keeps its width."""
    sortable: bool = True
    shown: bool = True
    """Whether the officer sees it before choosing columns."""
    icon: Callable[[Row], QIcon | None] | None = None
    tip: Callable[[Row], str] | None = None


class LazyRows(QAbstractTableModel, Generic[Row]):
    """All ids in order; rows come in blocks from the database when they are looked at.

    `fetch(session, ids)` gives the rows of `ids` in the same order (shorter if some are gone).
    """

    loaded = Signal()

    def __init__(
        self,
        background: Background,
        columns: Sequence[Column[Row]],
        fetch: Callable[[Session, Sequence[int]], Sequence[Row]],
        id_of: Callable[[Row], int],
    ) -> None:
        super().__init__()
        self.columns = columns
        self._background = background
        self._fetch = fetch
        self._id_of = id_of
        self._ids: array[int] = array("q")
        self._blocks: OrderedDict[int, dict[int, Row]] = OrderedDict()
        self._asked: set[int] = set()
        self._begun = False
        """Whether of the first block only the rows that came with the ids are there."""
        self._generation = 0

    @property
    def ids(self) -> "array[int]":
        """Ids of all rows in their order; not to be changed."""
        return self._ids

    def set_ids(self, ids: "array[int]", rows: Sequence[Row] = ()) -> None:
        """Show `ids` from now on; `rows` are the first of them, if they are at hand already."""
        self.beginResetModel()
        self._ids = ids
        self._forget()
        if rows:
            self._blocks[0] = {self._id_of(row): row for row in rows}
            self._begun = len(rows) < min(BLOCK, len(ids))
        self.endResetModel()

    def forget_rows(self) -> None:
        """Ask anew for the rows that are looked at, keeping the order."""
        self._forget()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))

    def row_at(self, position: int) -> Row | None:
        """The row at `position`, or None while it is on its way."""
        block = self._blocks.get(position // BLOCK)
        begun = self._begun and position // BLOCK == 0
        if block is None or (begun and self._ids[position] not in block):
            self._request(position // BLOCK)
        return None if block is None else block.get(self._ids[position])

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's name
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's name
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the view shows of a row; nothing while the row is on its way."""
        if role == Qt.ItemDataRole.DisplayRole:
            row = self.row_at(index.row())
            return "" if row is None else self.columns[index.column()].show(row)
        return _other_data(self.columns[index.column()], lambda: self.row_at(index.row()), role)

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles of the columns."""
        return _header_data(self.columns, section, orientation, role)

    def _forget(self) -> None:
        self._generation += 1
        self._begun = False
        self._blocks.clear()
        self._asked.clear()

    def _request(self, block: int) -> None:
        if block in self._asked:
            return
        self._asked.add(block)
        ids = self._ids[block * BLOCK : (block + 1) * BLOCK].tolist()
        self._background.ask(self, self._take, _fetch_block, self._fetch, ids, (self._generation, block))

    def _take(self, answer: tuple[tuple[int, int], Sequence[Row]]) -> None:
        (generation, block), rows = answer
        if generation != self._generation:
            return
        self._asked.discard(block)
        self._begun = self._begun and block != 0
        self._blocks[block] = {self._id_of(row): row for row in rows}
        while len(self._blocks) > BLOCKS_KEPT:
            self._blocks.popitem(last=False)
        first = block * BLOCK
        last = min(first + BLOCK, len(self._ids)) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
        self.loaded.emit()


class Rows(QAbstractTableModel, Generic[Row]):
    """A short table whose rows are all at hand, such as a history."""

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        super().__init__()
        self.columns = columns
        self.rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show `rows` from now on."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def replace_row(self, position: int, row: Row) -> None:
        """Show `row` at `position`; what is selected stays so."""
        self.rows[position] = row
        self.dataChanged.emit(self.index(position, 0), self.index(position, len(self.columns) - 1))

    def row_at(self, position: int) -> Row | None:
        """The row at `position`."""
        return self.rows[position] if 0 <= position < len(self.rows) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's name
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's name
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the view shows of a row."""
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.show(self.rows[index.row()])
        return _other_data(column, lambda: self.row_at(index.row()), role)

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles of the columns."""
        return _header_data(self.columns, section, orientation, role)


class TableView(QTableView):
    """The view of every list: dense, sorted by its header, columns to choose, widths remembered under `role`."""

    sorted = Signal(str, bool)
    """Key of the column to sort by, and whether descending."""
    picked = Signal(int)
    """Position of the row that is now current."""
    opened = Signal(int)
    """Position of the row that was double-clicked or chosen with Enter."""

    def __init__(
        self, model: "LazyRows[Any] | Rows[Any]", role: str, state: QSettings, *, sorting: bool = True
    ) -> None:
        super().__init__()
        self._columns = model.columns
        self._key = f"columns/{role}"
        self._state = state
        self._is_fitting = False
        self._is_chosen = False
        """Whether the officer chose columns or widths, which stay as they are then."""
        self._is_arriving = False
        """Whether the focus is just coming, and a row that becomes current is Qt's choice."""
        self.setObjectName(role)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)  # Qt's own signature
        self.setWordWrap(False)  # Qt's own signature
        self.setTabKeyNavigation(False)  # Qt's own signature
        self._build_headers(sorting=sorting)
        self.selectionModel().currentRowChanged.connect(self._pick)
        self.activated.connect(lambda index: self.opened.emit(index.row()))

    def columns_menu(self) -> QMenu:
        """A menu in which columns are shown and hidden."""
        menu = QMenu(self)
        for position, column in enumerate(self._columns):
            action = menu.addAction(_(column.title))
            action.setCheckable(True)  # Qt's own signature
            action.setChecked(not self.isColumnHidden(position))
            action.toggled.connect(lambda shown, at=position: self._show_column(at, shown=shown))
        return menu

    def shown_columns(self) -> list[str]:
        """Keys of the columns that are shown, in the officer's order."""
        header = self.horizontalHeader()
        order = sorted(range(len(self._columns)), key=header.visualIndex)
        return [self._columns[at].key for at in order if not self.isColumnHidden(at)]

    def select_position(self, position: int) -> None:
        """Make the row at `position` the current one and scroll to it."""
        index = self.model().index(position, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def selected_positions(self) -> list[int]:
        """Positions of the selected rows, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def show_sorting(self, key: str, *, descending: bool) -> None:
        """Mark the column `key` as the one the rows are sorted by, without asking for it."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header = self.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator([column.key for column in self._columns].index(key), order)
        header.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Spare the officer scrolling sideways where narrower columns do."""
        super().resizeEvent(event)
        if not self._is_chosen:
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Pick no row only because the focus came, as Qt does: a form beside the list would turn from new to that row.

        The first press of Down picks the first row.
        """
        self._is_arriving = not self.currentIndex().isValid()
        super().focusInEvent(event)
        if self._is_arriving:
            self.selectionModel().clearCurrentIndex()
            self._is_arriving = False

    def _build_headers(self, *, sorting: bool) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # Without it a title that is too wide loses its first letters where it stands at the right.
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setHighlightSections(False)  # Qt's own signature
        header.setSectionsMovable(True)  # Qt's own signature
        header.setStretchLastSection(True)  # Qt's own signature
        for position, column in enumerate(self._columns):
            self.setColumnWidth(position, column.width)
            self.setColumnHidden(position, not column.shown)
        remembered = self._state.value(self._key)
        if remembered:
            self._is_chosen = header.restoreState(remembered)
        if sorting:
            header.setSectionsClickable(True)  # Qt's own signature
            header.setSortIndicatorShown(True)  # Qt's own signature
            header.sortIndicatorChanged.connect(self._sort)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self.columns_menu().popup(header.mapToGlobal(at)))
        header.sectionResized.connect(self._resized)
        header.sectionMoved.connect(self._remember)

    def _show_column(self, position: int, *, shown: bool) -> None:
        self.setColumnHidden(position, not shown)
        self._remember()

    def _fit(self) -> None:
        """Narrow the columns to the room there is, until the officer chooses widths of their own."""
        shown = [at for at in range(len(self._columns)) if not self.isColumnHidden(at)]
        wanted = [Wanted(one.width, whole=one.whole or one.right) for one in map(self._columns.__getitem__, shown)]
        self._is_fitting = True
        for at, width in zip(shown, fitted(wanted, self.viewport().width()), strict=True):
            self.setColumnWidth(at, width)
        self._is_fitting = False

    def _resized(self, section: int, _before: int, _width: int) -> None:
        """Remember a width that the officer chose; the last column's follows from the others."""
        header = self.horizontalHeader()
        is_last = all(
            self.isColumnHidden(header.logicalIndex(at))
            for at in range(header.visualIndex(section) + 1, header.count())
        )
        if not self._is_fitting and not is_last:
            self._remember()

    def _remember(self, *_where: int) -> None:
        self._is_chosen = True
        self._state.setValue(self._key, self.horizontalHeader().saveState())

    def _sort(self, section: int, order: Qt.SortOrder) -> None:
        column = self._columns[section]
        if column.sortable:
            self.sorted.emit(column.key, order == Qt.SortOrder.DescendingOrder)

    def _pick(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._is_arriving:
            self.picked.emit(current.row())


def _fetch_block(
    session: Session,
    fetch: Callable[[Session, Sequence[int]], Sequence[Row]],
    ids: Sequence[int],
    what: tuple[int, int],
) -> tuple[tuple[int, int], Sequence[Row]]:
    return what, fetch(session, ids)


def _other_data(column: Column[Any], row_of: Callable[[], Any], role: int) -> Any:
    if role == Qt.ItemDataRole.TextAlignmentRole:
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
    if role == Qt.ItemDataRole.DecorationRole and column.icon is not None:
        row = row_of()
        return None if row is None else column.icon(row)
    if role == Qt.ItemDataRole.ToolTipRole:
        row = row_of()
        return None if row is None else as_typed((column.tip or column.show)(row))
    return None


def as_typed(text: str) -> str:
    """`text` so that a tooltip shows it as it was typed: what looks like a tag would be obeyed, and read files."""
    return f"<span style='white-space: pre'>{escape(text)}</span>" if "<" in text or "&" in text else text


def _header_data(columns: Sequence[Column[Any]], section: int, orientation: Qt.Orientation, role: int) -> Any:
    if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(columns):
        return None
    column = columns[section]
    if role == Qt.ItemDataRole.DisplayRole:
        return _(column.title)
    if role == Qt.ItemDataRole.ToolTipRole:
        return as_typed(_(column.title))
    if role == Qt.ItemDataRole.TextAlignmentRole:
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
    return None
