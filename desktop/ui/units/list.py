"""The tree of units with need, holders and gap; the posts of the chosen unit beside it."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QStackedWidget

from desktop.services.units.papers import export_units, note_export
from desktop.services.units.units import UnitRow, unit_tree
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.places import Place
from desktop.ui.tab_stops import tab_order
from desktop.ui.units.panel import UnitPanel
from desktop.ui.units.tree import UnitTree
from desktop.ui.windows import EmptyState, Header, Page, Shell, button, main_button, side_by_side

SEARCH_WIDTH = 240
DETAIL_WIDTH = 524


class UnitsPage(Page):
    """All units, and the posts of the one that is looked at."""

    TITLE = N_("Units and posts")
    HELP = "units"
    ROLE = "units"
    PLACES = (Place.UNITS, Place.UNIT, Place.UNIT_INDICATORS)
    TABLES = frozenset({"unit", "post", "establishment", "employee", "transfer_case", "indicator", "indicator_value"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._wanted: int | None = None
        self.tree = UnitTree()
        self.panel = UnitPanel(shell)
        self._build()
        self._connect()
        self.refresh()

    def visit(self, place: Place, item_id: int | None) -> None:
        """Show the tree, with the unit `item_id` chosen, and what is measured there if that was asked for."""
        if item_id is not None:
            self._go_to(item_id)
            self.tree.choose(item_id)
            if place is Place.UNIT_INDICATORS:
                self.panel.show_indicators(item_id)

    def refresh(self) -> None:
        """Ask again for the tree and for the unit that is shown."""
        self.background.ask(self, self._show, unit_tree, removed=self._removed.isChecked())

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost."""
        return self.panel.may_leave()

    def _build(self) -> None:
        self._header = Header(_(self.TITLE))
        self._search = QLineEdit()
        self._search.setObjectName("units.search")
        self._search.setPlaceholderText(_("Search units"))
        self._search.setAccessibleName(_("Search units"))
        self._search.setClearButtonEnabled(True)
        self._search.setFixedWidth(SEARCH_WIDTH)
        self._removed = QCheckBox(_("&With those put aside"))
        self._removed.setObjectName("units.removed")
        self._export = button(_("E&xport…"), "units.export", self._choose_export)
        self._new = main_button(_("New un&it"), "units.new", "plus")
        self._header.add(self._search, self._removed, self._export, self._new)
        self._empty = EmptyState(
            _("No units yet. They come with the workbooks that SIASN exports."), _("Import a workbook"), "units.import"
        )
        self._left = QStackedWidget()
        self._left.addWidget(self.tree)
        self._left.addWidget(self._empty)
        self._splitter = side_by_side(self, self._left, self.panel)
        # While no unit is chosen the tree has the whole width.
        self.panel.hide()
        self.column.addWidget(self._header)
        self.column.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self._search.textChanged.connect(self.tree.narrow)
        self._removed.toggled.connect(self._ask)
        self._new.clicked.connect(self._record)
        self._empty.acted.connect(self._import)
        self.tree.picked.connect(self._picked)
        self.panel.changed.connect(self.refresh)
        self.panel.made.connect(self._made)
        tab_order([self._search, self._removed, self._export, self._new, self.tree])

    def _ask(self, _checked: bool) -> None:
        self.refresh()

    def _show(self, rows: list[UnitRow]) -> None:
        self.tree.show_units(rows)
        self.tree.narrow(self._search.text())
        self._header.count.setText(str(len(rows)))
        self._export.setEnabled(bool(rows))
        self._left.setCurrentWidget(self.tree if rows else self._empty)
        if self._wanted is not None:
            self.tree.choose(self._wanted)
            self.panel.load(self._wanted)

    def _picked(self, unit_id: int) -> None:
        if unit_id == self._wanted:
            return
        if not self.panel.may_leave():
            if self._wanted is not None:
                self.tree.choose(self._wanted)
            return
        self._go_to(unit_id)

    def _make_room(self) -> None:
        """Show the panel beside the tree: as wide as the officer left it, or as it needs."""
        if self.panel.isHidden():
            self.panel.show()
            if not self.shell.state.contains(f"splitter/{self.ROLE}"):
                self._splitter.setSizes([self._splitter.width() - DETAIL_WIDTH, DETAIL_WIDTH])

    def _go_to(self, unit_id: int) -> None:
        self._wanted = unit_id
        self._make_room()
        self.panel.leave_forms()
        self.panel.load(unit_id)

    def _made(self, unit_id: int) -> None:
        self._wanted = unit_id
        self._make_room()
        self.refresh()

    def _record(self) -> None:
        if self.panel.may_leave():
            self._make_room()
            self.panel.begin_unit()

    def _choose_export(self) -> None:
        path = messages.choose_new_file(self, _("Export the units"), _("units.xlsx"), ["Excel (*.xlsx)"])
        if path is not None:
            self.background.ask(self, self._written, export_units, path)

    def _written(self, count: int) -> None:
        """Only the line of the trail is a change: nothing that is saved waits for the workbook."""
        self.background.do(self, self._exported, note_export, count)

    def _exported(self, count: int) -> None:
        self.shell.say(_("Posts exported: {count}.").format(count=count))

    def _import(self) -> None:
        self.shell.open(Place.IMPORT)
