"""Who holds a post in a unit, beside the tree; a double click opens the employee's file."""

from array import array

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.employees.nip import grouped
from desktop.services.employees.employees import EmployeeRow, employee_rows, holder_ids
from desktop.services.units.establishment import PostPlace
from desktop.text import N_, _
from desktop.ui.places import Place
from desktop.ui.style import GAP, MARGIN, heading, muted
from desktop.ui.tables import Column, LazyRows, TableView
from desktop.ui.windows import Shell, button

COLUMNS: tuple[Column[EmployeeRow], ...] = (
    Column("name", N_("Name"), 168, lambda row: row.name, sortable=False),
    Column("nip", N_("NIP"), 170, lambda row: grouped(row.nip), whole=True, sortable=False),
    Column("grade", N_("Grade"), 84, lambda row: row.grade, sortable=False),
    Column(
        "since",
        N_("In the post since"),
        96,
        lambda row: "" if row.post_since is None else shown_date(row.post_since),
        right=True,
        sortable=False,
    ),
)


class Holders(QWidget):
    """The employees who fill a post of a unit."""

    left = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._rows: LazyRows[EmployeeRow] = LazyRows(shell.background, COLUMNS, employee_rows, lambda row: row.id)
        self._table = TableView(self._rows, "units.holders", shell.state, sorting=False)
        self._table.setAccessibleName(_("Holders of the post"))
        self._table.opened.connect(self._open)
        self._title, self._count = heading("", 1.2), muted()
        self._title.setObjectName("holders.title")
        self._title.setWordWrap(True)
        self._count.setObjectName("holders.count")
        self._none = muted(_("Nobody holds this post here now."))
        self._none.setObjectName("holders.none")
        back = QHBoxLayout()
        back.addWidget(button(_("Back to the posts"), "holders.back", self.left.emit))
        back.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addWidget(self._count)
        column.addLayout(back)
        column.addWidget(self._none)
        column.addWidget(self._table, 1)
        column.addStretch()

    def ask(self, unit_id: int, unit: str, place: PostPlace, *, with_below: bool) -> None:
        """Show who holds the post `place` in a unit, or in all below it too."""
        self._title.setText(_("{post}, {unit}").format(post=place.title, unit=unit))
        counts = _("Need {need}, holders {holders}. A double click opens the employee.")
        self._count.setText(counts.format(need=place.need, holders=place.holders))
        self._show(array("q"))
        self._none.hide()
        self._shell.background.ask(self, self._show, holder_ids, unit_id, place.post_id, with_below=with_below)

    def _show(self, ids: "array[int]") -> None:
        self._rows.set_ids(ids)
        self._table.setVisible(bool(ids))
        self._none.setVisible(not ids)

    def _open(self, position: int) -> None:
        self._shell.open(Place.EMPLOYEE, self._rows.ids[position])
