"""The tree of units: name, need, holders, gap; units that do not fit what is typed are folded away."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from desktop.domain.employees.names import search_key
from desktop.services.units.units import UnitRow
from desktop.text import _
from desktop.ui.style import ROW_HEIGHT
from desktop.ui.tables import as_typed
from desktop.ui.units.gaps import gap_icon, gap_words

INDENTATION = 16
ID = Qt.ItemDataRole.UserRole
NEED_WIDTH, HOLDERS_WIDTH, GAP_WIDTH = 94, 60, 130
NARROW = 590
"""Below this width need and holders give their room to the names; the gap tells what matters."""
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class UnitTree(QTreeWidget):
    """All units; what was open or chosen stays so when the counts are asked for again."""

    picked = Signal(int)
    """Id of the unit that is now current."""

    def __init__(self) -> None:
        super().__init__()
        self._items: dict[int, QTreeWidgetItem] = {}
        self.setObjectName("units.tree")
        self.setAccessibleName(_("Units"))
        self.setHeaderLabels([_("Unit"), _("Need"), _("Holders"), _("Gap")])
        self.setUniformRowHeights(True)
        self.setIndentation(INDENTATION)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, NEED_WIDTH), (2, HOLDERS_WIDTH), (3, GAP_WIDTH)):
            header.resizeSection(column, width)
            self.headerItem().setTextAlignment(column, RIGHT)
        self.currentItemChanged.connect(self._pick)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Leave the names room."""
        super().resizeEvent(event)
        for column in (1, 2):
            self.setColumnHidden(column, event.size().width() < NARROW)

    def show_units(self, rows: Sequence[UnitRow]) -> None:
        """Show `rows`, each after the one it belongs to."""
        first = not self._items
        opened = {number for number, item in self._items.items() if item.isExpanded()}
        current = self.current_id()
        self.blockSignals(True)
        self.clear()
        self._items = {}
        for row in rows:
            parent = self._items.get(row.parent_id or 0)
            item = QTreeWidgetItem(parent) if parent is not None else QTreeWidgetItem(self)
            _fill(item, row)
            self._items[row.id] = item
        for number, item in self._items.items():
            item.setExpanded(number in opened or (first and item.parent() is None))
        if current in self._items:
            self.setCurrentItem(self._items[current])
        self.blockSignals(False)

    def current_id(self) -> int | None:
        """Id of the chosen unit."""
        item = self.currentItem()
        return None if item is None else int(item.data(0, ID))

    def choose(self, unit_id: int) -> None:
        """Make a unit the current one, open what is above it and scroll to it."""
        item = self._items.get(unit_id)
        if item is not None:
            self.setCurrentItem(item)
            self.scrollToItem(item)

    def narrow(self, text: str) -> None:
        """Show only units whose names hold every typed word, with what is above them."""
        words = search_key(text).split()
        for item in self._items.values():
            item.setHidden(bool(words))
        for item in self._items.values() if words else ():
            key = search_key(item.text(0))
            if all(word in key for word in words):
                _reveal(item)

    def _pick(self, current: QTreeWidgetItem | None, _previous: QTreeWidgetItem | None) -> None:
        if current is not None:
            self.picked.emit(int(current.data(0, ID)))


def _fill(item: QTreeWidgetItem, row: UnitRow) -> None:
    name = row.name if not row.removed_reason else _("{name} (put aside)").format(name=row.name)
    for column, text in enumerate((name, str(row.need), str(row.holders), gap_words(row.gap))):
        item.setText(column, text)
        if column:
            item.setTextAlignment(column, RIGHT)
    item.setIcon(3, gap_icon(row.gap))
    item.setSizeHint(0, QSize(0, ROW_HEIGHT))
    item.setData(0, ID, row.id)
    item.setToolTip(0, as_typed(row.name))


def _reveal(item: QTreeWidgetItem) -> None:
    item.setHidden(False)
    above = item.parent()
    while above is not None:
        above.setHidden(False)
        above.setExpanded(True)
        above = above.parent()
