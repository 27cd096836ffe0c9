"""Reasons ticked from the office's list, with room for words of one's own: for repair (BTS) and refusal (TMS)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.services.cases.cases import refuse_case
from desktop.services.cases.file import CaseFile
from desktop.services.cases.repairs import reasons_given, return_for_repair
from desktop.text import N_, _
from desktop.ui.background import Session
from desktop.ui.cases.recording import Recording, Values
from desktop.ui.forms import LineField, TextField
from desktop.ui.style import GRID, ROW_HEIGHT

ROWS_SHOWN = 6


class ReasonsField(QWidget):
    """Ticks reasons of a list; a form's field whose value is what was ticked and written, in order."""

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setObjectName(f"{name}.list")
        self.list.setAccessibleName(_("Reasons"))
        self.list.setWordWrap(True)  # Qt's own signature
        # The boxes are higher than a line of words, and would be cut.
        self.list.setStyleSheet(f"QListView::item {{ padding: {GRID}px 0; }}")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(ROW_HEIGHT * ROWS_SHOWN)
        self.own = LineField(placeholder=_("Another reason, in your own words"))
        self.own.setObjectName(f"{name}.own")
        self.own.setAccessibleName(_("Another reason, in your own words"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.list)
        column.addWidget(self.own)
        self.setFocusProxy(self.list)
        self.list.itemChanged.connect(lambda _item: self.edited.emit())
        self.own.edited.connect(self.edited)

    def offer(self, reasons: Sequence[str]) -> None:
        """Offer `reasons`; those that were ticked stay so."""
        ticked = set(self._ticked())
        self.list.blockSignals(True)
        self.list.clear()
        for reason in reasons:
            item = QListWidgetItem(reason)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if reason in ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        if reasons:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)

    def value(self) -> tuple[str, ...]:
        """What was ticked, then what was written."""
        return tuple(filter(None, (*self._ticked(), self.own.value())))

    def set_value(self, value: Sequence[str] | None) -> None:
        """Tick `value` of the list, and nothing else."""
        self.list.blockSignals(True)
        for item in self._items():
            ticked = item.text() in (value or ())
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.own.set_value("")

    def _ticked(self) -> list[str]:
        return [item.text() for item in self._items() if item.checkState() is Qt.CheckState.Checked]

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(at) for at in range(self.list.count())]


def _send_back(session: Session, file: CaseFile, values: Values, today: date) -> None:
    return_for_repair(session, file.id, values["reasons"], values["note"], today, file.version)


def _refuse(session: Session, file: CaseFile, values: Values, today: date) -> None:
    given = reasons_given(values["reasons"])
    refuse_case(session, file.id, "; ".join(reason.rstrip(".") for reason in given), today, file.version)


REPAIR = Recording(
    "repair",
    N_("Return the papers for repair (BTS)"),
    N_("Return for re&pair"),
    N_("The papers were returned for repair."),
    (
        ("reasons", N_("&Reasons"), lambda: ReasonsField("repair.reasons")),
        ("note", N_("Note &to the proposer"), lambda: TextField(2)),
    ),
    lambda _file: {},
    _send_back,
    N_("The case stays in this stage and waits until the papers are handed in again."),
)
REFUSING = Recording(
    "refuse",
    N_("Refuse the case (TMS)"),
    N_("Ref&use the case"),
    N_("The case has ended."),
    (("reasons", N_("&Reasons"), lambda: ReasonsField("refuse.reasons")),),
    lambda _file: {},
    _refuse,
    N_("The case ends. The reasons stay in its timeline; a new case may be opened later."),
)
