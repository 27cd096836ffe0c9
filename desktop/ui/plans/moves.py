"""The proposed moves of a plan by chain and rotation: ticked for cases, with the explanation of each beside them."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex as Index
from PySide6.QtCore import QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.plans.model import Standing
from desktop.services.plans.reading import PlanFile, ShownMove
from desktop.text import N_, _, ngettext
from desktop.ui.icons import icon
from desktop.ui.plans.elsewhere import ElsewherePart
from desktop.ui.plans.gone import GonePart
from desktop.ui.plans.move_detail import MoveDetail
from desktop.ui.plans.numbers import signed
from desktop.ui.plans.sentences import chain_words, pin_words
from desktop.ui.plans.splitting import bordered, padded
from desktop.ui.style import GAP, MARGIN, Meaning, muted
from desktop.ui.tables import Column, TableView
from desktop.ui.ticked_rows import TickedRows
from desktop.ui.windows import Shell, button

SEARCH_WIDTH = 200
GONE = 2
SHARES = (816, 350)


def _chain(row: ShownMove) -> str:
    """Named at its first step, the others stand below it; what the officer did about the employee stands behind."""
    move = row.move
    named = row.steps > 1 or move.rotation
    begun = chain_words(row).format(number=move.chain) if move.step == 1 and named else ""
    told = f"↳ {move.step}" if move.step > 1 else begun
    return " · ".join(filter(None, (told, _state(row))))


def _state_icon(row: ShownMove) -> QIcon | None:
    if row.case_id is not None:
        return icon("folder-open-outline", Meaning.DONE)
    if row.pinned:
        return icon("pin", Meaning.SOON)
    return icon("cancel", Meaning.SOON) if row.pins else None


def _state(row: ShownMove) -> str:
    """One word for what the officer did about the employee."""
    if row.case_id is not None:
        return _("Case opened")
    if row.pinned:
        return _("Settled")
    return _("Excluded") if row.pins else ""


def _chain_whole(row: ShownMove) -> str:
    """The chain, the case that was opened, and all that is settled."""
    case = _("Case {number} was opened").format(number=row.case_number) if row.case_id is not None else ""
    named = chain_words(row).format(number=row.move.chain)
    return "\n".join(filter(None, (named, case, *map(pin_words, row.pins))))


def _origin(row: ShownMove) -> str:
    return f"{row.from_post}, {row.from_unit}"


def _destination(row: ShownMove) -> str:
    return f"{row.to_post}, {row.to_unit}"


def _words(row: ShownMove) -> str:
    """What a search looks at."""
    return f"{row.who.name} {row.who.nip} {row.from_unit} {row.to_unit} {row.to_post}"


MOVE_COLUMNS: tuple[Column[ShownMove], ...] = (
    Column("chain", N_("Chain"), 104, _chain, icon=_state_icon, tip=_chain_whole),
    Column("employee", N_("Employee"), 146, lambda row: row.who.name),
    Column("post", N_("Post"), 122, lambda row: row.to_post, tip=_destination),
    Column("from", N_("From unit"), 186, lambda row: row.from_unit, tip=_origin),
    Column("to", N_("To unit"), 186, lambda row: row.to_unit, tip=_destination),
    Column("points", N_("In points"), 72, lambda row: signed(row.move.reason.total), right=True),
    Column("before", N_("From post"), 150, lambda row: row.from_post, shown=False),
    Column("nip", N_("NIP"), 150, lambda row: row.who.nip, whole=True, shown=False),
)


class ProposedRows(TickedRows[ShownMove]):
    """The moves; one of which a case was opened has no box any more."""

    def __init__(self) -> None:
        super().__init__(MOVE_COLUMNS, _words)

    def tick(self, ids: Iterable[int], *, on: bool = True) -> None:
        """Tick those of them that have no case."""
        opened = {row.id for row in self._all if row.case_id is not None}
        super().tick([number for number in ids if number not in opened], on=on)

    def data(self, index: Index | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the view shows; a box only where a tick counts."""
        if role == Qt.ItemDataRole.CheckStateRole and self.rows[index.row()].case_id is not None:
            return None
        return super().data(index, role)


class MovesTab(QWidget):
    """The list with its ticks, and the chosen move explained."""

    ticked = Signal()
    settled = Signal(object)
    """The `Pin` that the officer asks for."""
    released = Signal(int)
    """Employee about whom nothing shall be settled any more."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._file: PlanFile | None = None
        self._kept: int | None = None
        """Employee who was chosen when there were moves last."""
        self._kept_ticks: set[int] = set()
        self.rows = ProposedRows()
        self.table = TableView(self.rows, "plan.moves", shell.state, sorting=False)
        self.detail, self.gone = MoveDetail(shell), GonePart(shell)
        self.elsewhere = ElsewherePart(shell, "plan.moves")
        self._build(shell)
        self.rows.ticked.connect(self._tell)
        self.table.picked.connect(self._picked)
        self.table.opened.connect(self._turn)
        self.detail.settled.connect(self.settled)
        self.detail.released.connect(self.released)
        self.gone.released.connect(self.released)
        self.detail.places_wanted.connect(self._look_around)
        self.elsewhere.settled.connect(self.settled)
        self.elsewhere.closed.connect(self._look_back)

    def show_file(self, file: PlanFile) -> None:
        """Show the moves of `file`; ticks and the chosen line stay where they still stand for the same employee."""
        if self._file is None or self._file.id != file.id:
            self._kept, self._kept_ticks = None, set()
        elif self._file.moves:
            # While it is worked out again there are no rows: what was chosen before that counts.
            self._kept, self._kept_ticks = self._chosen_employee(), {row.who.id for row in self._ticked_rows()}
        self._file = file
        self._look_back()
        self._search.clear()
        self.rows.offer(())
        self.rows.offer(tuple(file.moves))
        self.rows.tick(row.id for row in file.moves if row.who.id in self._kept_ticks)
        self._stack.setCurrentIndex(0 if file.moves else 1)
        self._told_none.setText(_none_sentence(file))
        if file.moves:
            self._show_again(file, self._kept)
        else:
            self.detail.show_move(None, file)

    def _show_again(self, file: PlanFile, kept: int | None) -> None:
        """The person who was chosen before, also where the plan no longer moves that person."""
        at = next((at for at, row in enumerate(file.moves) if row.who.id == kept), None)
        stay = next((one for one in file.stays if one.who.id == kept), None)
        if at is None and stay is not None:
            self.detail.show_move(None, file)
            self.gone.show_stay(stay, file)
            self._right.setCurrentIndex(GONE)
            return
        self.table.select_position(at or 0)
        self._picked(at or 0)

    def chosen(self) -> tuple[int, ...]:
        """Ids of the ticked moves of which no case was opened."""
        return tuple(row.id for row in self._ticked_rows())

    def tick_all(self) -> None:
        """Tick every move that has no case yet."""
        self.rows.tick(row.id for row in self.rows.rows)

    def _build(self, shell: Shell) -> None:
        self.table.setAccessibleName(_("Proposed moves"))
        self._search = QLineEdit()
        self._search.setObjectName("plan.moves.search")
        self._search.setPlaceholderText(_("Search name or unit"))
        self._search.setAccessibleName(_("Search the proposed moves"))
        self._search.setClearButtonEnabled(True)
        self._search.setFixedWidth(SEARCH_WIDTH)
        self._search.textChanged.connect(self.rows.search)
        self._count = muted()
        self._count.setWordWrap(False)
        self._count.setObjectName("plan.moves.chosen")
        tools = QHBoxLayout()
        tools.setContentsMargins(MARGIN, GAP, GAP, 0)
        tools.setSpacing(GAP)
        tools.addWidget(self._search)
        tools.addWidget(self._count)
        tools.addStretch(1)
        tools.addWidget(button(_("Tick a&ll"), "plan.moves.all", self.tick_all))
        tools.addWidget(button(_("The whole chain"), "plan.moves.chain", self._tick_chain))
        tools.addWidget(button(_("Tick none"), "plan.moves.none", self._tick_none))
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(tools)
        column.addWidget(self.table, 1)
        self._told_none = muted()
        self._told_none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._told_none.setObjectName("plan.moves.nothing")
        self._right = QStackedWidget()
        self._right.addWidget(self.detail)
        self._right.addWidget(padded(self.elsewhere))
        self._right.addWidget(padded(self.gone))
        self._stack = QStackedWidget()
        self._stack.addWidget(bordered(shell, "plan.moves", listed, self._right, SHARES))
        self._stack.addWidget(self._told_none)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._tell()

    def _ticked_rows(self) -> list[ShownMove]:
        chosen = set(self.rows.chosen())
        found = self._file.moves if self._file is not None else ()
        return [row for row in found if row.id in chosen and row.case_id is None]

    def _chosen_employee(self) -> int | None:
        if self._right.currentIndex() == GONE:
            return self.gone.employee_id
        row = self.rows.row_at(self.table.currentIndex().row())
        return row.who.id if row is not None else None

    def _picked(self, position: int) -> None:
        if self._file is not None:
            self._look_back()
            self.detail.show_move(self.rows.row_at(position), self._file)

    def _look_around(self) -> None:
        row = self.rows.row_at(self.table.currentIndex().row())
        if row is not None and self._file is not None:
            self._right.setCurrentIndex(1)
            self.elsewhere.load(self._file.id, row.who, locked=self._file.locked)

    def _look_back(self) -> None:
        self._right.setCurrentIndex(0)
        self.elsewhere.clear()

    def _turn(self, position: int) -> None:
        self.rows.turn(position)

    def _tick_chain(self) -> None:
        row = self.rows.row_at(self.table.currentIndex().row())
        if row is not None and self._file is not None:
            self.rows.tick(each.id for each in self._file.moves if each.move.chain == row.move.chain)

    def _tick_none(self) -> None:
        self.rows.tick(self.rows.chosen(), on=False)

    def _tell(self) -> None:
        count = len(self._ticked_rows())
        words = ngettext("{count} ticked", "{count} ticked", count).format(count=count)
        self._count.setText(words if count else "")
        self.ticked.emit()


def _none_sentence(file: PlanFile) -> str:
    if file.standing is None:
        return _("Not worked out yet. Press “Work out”: the records stay as they are.")
    if file.standing is Standing.IMPOSSIBLE:
        return file.proof
    return _("No move makes things better as it is asked: nobody is proposed.")
