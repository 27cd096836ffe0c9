"""The nominatif as a list with three boxes a row, as on paper; what is ticked stays while a filter hides it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QModelIndex as Index
from PySide6.QtCore import QPersistentModelIndex, QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.domain.cases.cases import APPROVAL_RESULT_WORDS, CASE_KIND_WORDS, ApprovalResult, CaseKind
from desktop.domain.employees.names import search_key
from desktop.domain.employees.nip import grouped
from desktop.services.review.approval_rows import ApprovalRow
from desktop.services.review.approvals import NOTE_ASKED, Decision, Outcome
from desktop.text import N_, _
from desktop.ui.tables import Column, Rows, TableView

KEYS = {
    Qt.Key.Key_S: ApprovalResult.APPROVED,
    Qt.Key.Key_P: ApprovalResult.REPAIR,
    Qt.Key.Key_T: ApprovalResult.REFUSED,
    Qt.Key.Key_Delete: None,
    Qt.Key.Key_Backspace: None,
}
"""Setuju, perbaiki, tolak, as the boxes are called on the sheet; and the key that takes a tick away."""
BOXES = {1: ApprovalResult.APPROVED, 2: ApprovalResult.REPAIR, 3: ApprovalResult.REFUSED}
NOTE_COLUMN = 4
COLUMNS: tuple[Column[ApprovalRow], ...] = (
    Column("employee", N_("Employee"), 180, lambda row: row.employee),
    Column("agree", N_("Agree"), 68, lambda _row: "", sortable=False),
    Column("repair", N_("Repair"), 78, lambda _row: "", sortable=False),
    Column("refuse", N_("Refuse"), 62, lambda _row: "", sortable=False),
    Column("note", N_("Note"), 130, lambda _row: ""),
    Column("to", N_("To"), 140, lambda row: row.destination),
    Column("number", N_("Number"), 90, lambda row: row.number, shown=False),
    Column(
        "recorded",
        N_("Recorded decision"),
        150,
        lambda row: _(APPROVAL_RESULT_WORDS[row.recorded]) if row.recorded else "",
        shown=False,
    ),
    Column("from", N_("From"), 200, lambda row: row.origin, shown=False),
    Column("nip", N_("NIP"), 170, lambda row: grouped(row.nip), whole=True, shown=False),
    Column("grade", N_("Grade"), 70, lambda row: row.grade, shown=False),
    Column("answer", N_("Answer of the employee"), 170, lambda row: row.answer, shown=False),
    Column("team", N_("Opinion of the team"), 170, lambda row: row.team, shown=False),
    Column("score", N_("Score"), 90, lambda row: row.score, shown=False),
    Column("kind", N_("Kind"), 170, lambda row: _(CASE_KIND_WORDS[row.kind]), shown=False),
    Column("issuer", N_("Who decides"), 200, lambda row: row.issuer, shown=False),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are shown; an empty part asks for nothing."""

    text: str = ""
    kind: CaseKind | None = None
    issuer: str | None = None
    unit: str | None = None

    def holds(self, row: ApprovalRow) -> bool:
        """Whether `row` is among them."""
        asked = ((self.kind, row.kind), (self.issuer, row.issuer), (self.unit, row.unit))
        key = search_key(f"{row.employee} {row.nip} {row.number} {row.origin} {row.destination}")
        return all(one in {None, found} for one, found in asked) and all(
            word in key for word in search_key(self.text).split()
        )


class TickRows(Rows[ApprovalRow]):
    """The cases that wait, with what is ticked and noted of each."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__(COLUMNS)
        self._all: tuple[ApprovalRow, ...] = ()
        self._given: dict[int, Decision] = {}
        self._wanted = Wanted()

    def offer(self, rows: tuple[ApprovalRow, ...]) -> None:
        """Show `rows` from now on; ticks of cases that are gone go with them."""
        self._all = rows
        here = {row.id for row in rows}
        self._given = {at: one for at, one in self._given.items() if at in here}
        self._show()

    def want(self, wanted: Wanted) -> None:
        """Show only these rows."""
        self._wanted = wanted
        self._show()

    def offered(self) -> tuple[ApprovalRow, ...]:
        """Every case that waits, shown or hidden."""
        return self._all

    def decision(self, case_id: int) -> Decision:
        """What is ticked and noted of a case."""
        return self._given.get(case_id, Decision(case_id, None))

    def decisions(self) -> tuple[Decision, ...]:
        """The ticked cases in the order of the register."""
        given = (self.decision(row.id) for row in self._all)
        return tuple(one for one in given if one.result is not None)

    def is_touched(self) -> bool:
        """Whether anything was ticked or noted."""
        return any(one.result is not None or one.note for one in self._given.values())

    def decide(self, case_ids: Iterable[int], result: ApprovalResult | None) -> None:
        """Tick one box of these cases, or none."""
        versions = {row.id: row.version for row in self._all}
        for case_id in case_ids:
            before = self.decision(case_id)
            version = versions[case_id] if before.result is None else before.version
            self._given[case_id] = replace(before, result=result, version=version)
        self._told()

    def write_note(self, case_ids: Iterable[int], note: str) -> None:
        """Keep the official's words for these cases."""
        for case_id in case_ids:
            self._given[case_id] = replace(self.decision(case_id), note=note)
        self._told()

    def settle(self, outcomes: Sequence[Outcome]) -> None:
        """Forget what was kept; what was not stays ticked, and may be saved over what others changed meanwhile."""
        for one in outcomes:
            if one.kept:
                self._given.pop(one.case_id, None)
            else:
                self._given[one.case_id] = replace(self.decision(one.case_id), version=None)
        self._told()

    def forget(self) -> None:
        """Take every tick and note away."""
        self._given.clear()
        self._told()

    def data(self, index: Index | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the view shows of a row; each box has its column."""
        given = self.decision(self.rows[index.row()].id)
        if role == Qt.ItemDataRole.CheckStateRole:
            if index.column() not in BOXES:
                return None
            return Qt.CheckState.Checked if given.result is BOXES[index.column()] else Qt.CheckState.Unchecked
        if index.column() == NOTE_COLUMN and role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return _noted(self.rows[index.row()], given)
        return super().data(index, role)

    def setData(  # noqa: N802  # Qt's name
        self, index: Index | QPersistentModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Take the tick that the officer set."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() not in BOXES:
            return False
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        self.decide([self.rows[index.row()].id], BOXES[index.column()] if on else None)
        return True

    def flags(self, index: Index | QPersistentModelIndex) -> Qt.ItemFlag:
        """The boxes can be ticked."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsUserCheckable if index.column() in BOXES else found

    def _show(self) -> None:
        self.set_rows([row for row in self._all if self._wanted.holds(row)])

    def _told(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(COLUMNS) - 1))
        self.ticked.emit()


def _noted(row: ApprovalRow, given: Decision) -> str:
    """The official's words, that they are missing, or what was recorded of the row before."""
    if given.result in NOTE_ASKED and not given.note:
        return _("(the official's words are missing)")
    if given.result is None and not given.note and row.recorded is not None:
        return _("recorded: {decision}").format(decision=_(APPROVAL_RESULT_WORDS[row.recorded]))
    return given.note


class TickTable(TableView):
    """The list in which a letter ticks the box of the row."""

    keyed = Signal(object)
    """The `ApprovalResult` whose key was pressed; None for the one that takes the tick away."""

    def __init__(self, model: TickRows, role: str, state: QSettings) -> None:
        super().__init__(model, role, state, sorting=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Tick by letter instead of searching by it."""
        key = Qt.Key(event.key())
        if key in KEYS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.keyed.emit(KEYS[key])
        else:
            super().keyPressEvent(event)


def lonely_swaps(rows: Sequence[ApprovalRow], decisions: Iterable[Decision]) -> tuple[str, ...]:
    """Sentences on halves of a swap that are approved without the other one."""
    approved = {one.case_id for one in decisions if one.result is ApprovalResult.APPROVED}
    settled = {row.id for row in rows if row.recorded is ApprovalResult.APPROVED} - {
        one.case_id for one in decisions if one.result is not ApprovalResult.APPROVED
    }
    here = {row.id for row in rows}
    words = _("{number} is approved, but the other case of its swap, {other}, is not.")
    return tuple(
        words.format(number=row.number, other=row.swap_number)
        for row in rows
        if row.id in approved and row.swap_id in here and row.swap_id not in approved | settled
    )
