"""What the three tabs of rules share: the line that saves and resets with a note, and the history of a rule."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.services.rules.rule_store import ChangeRow
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.style import GAP, GRID, MARGIN, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button, main_button


def _moment(row: ChangeRow) -> str:
    local = row.at.astimezone()
    return f"{shown_date(local.date())} {local:%H.%M}"


def _what(row: ChangeRow) -> str:
    said = " ".join(row.what)
    return " ".join(filter(None, (_("Reset to the shipped rule.") if row.reset else "", said)))


COLUMNS: tuple[Column[ChangeRow], ...] = (
    Column("at", N_("When"), 138, _moment),
    Column("actor", N_("By whom"), 90, lambda row: row.actor),
    Column("note", N_("Why"), 190, lambda row: row.note),
    Column("what", N_("What was changed"), 300, _what),
)


class History(QWidget):
    """All changes of a rule, the newest first, and where it stands apart from the shipped one now."""

    def __init__(self, shell: Shell, role: str) -> None:
        super().__init__()
        self.rows: Rows[ChangeRow] = Rows(COLUMNS)
        self._table = TableView(self.rows, f"{role}.changes", shell.state, sorting=False)
        self._table.setAccessibleName(_("Changes of this rule"))
        self._whole = muted()
        self._whole.setObjectName(f"{role}.change")
        self._table.picked.connect(self._show_whole)
        self._now = muted()
        self._now.setObjectName(f"{role}.differences")
        self._now.setWordWrap(True)  # Qt's own signature
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._now)
        column.addWidget(self._table, 1)
        column.addWidget(self._whole)
        column.addStretch(0)

    def show_changes(self, differences: Sequence[str], changes: Sequence[ChangeRow], *, own: bool = False) -> None:
        """Show the history of one rule; one of the office's `own` stands beside no shipped one."""
        self._now.setText(difference_words(differences))
        self._now.setVisible(not own)
        self.rows.set_rows(changes)
        self._table.setVisible(bool(changes))
        self._show_whole(0)

    def _show_whole(self, position: int) -> None:
        """The whole of a change below the table, for reasons are longer than a column."""
        row = self.rows.row_at(position)
        told = "" if row is None else "\n".join((f"{_moment(row)}, {row.actor}: {row.note}", _what(row)))
        self._whole.setText(told)


class Foot(QWidget):
    """Saves or resets what is shown, each with the reason that is asked for first."""

    saved = Signal(str)
    reset = Signal(str)
    undone = Signal()

    def __init__(self, role: str, save: str = "") -> None:
        super().__init__()
        self.may_save: Callable[[], bool] = _always
        """Whether what is entered can be saved at all; asked before the reason is."""
        self.note = ""
        """A reason that is known already, so that it is not asked for (again)."""
        self._own = False
        self._mark = muted()
        self._mark.setObjectName(f"{role}.mark")
        self._mark.setWordWrap(False)  # Qt's own signature
        self._reset = button(_("Reset to the &shipped rule…"), f"{role}.reset", self._ask_reset)
        self._undo = button(_("&Undo what was entered"), f"{role}.undo", self.undone.emit)
        self._save = main_button(save or _("Sa&ve the rule…"), f"{role}.save", "content-save-outline")
        self._save.clicked.connect(self._ask_save)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GRID, 0, MARGIN)
        row.setSpacing(GAP)
        row.addWidget(self._mark, 1)
        for one in (self._reset, self._undo, self._save):
            row.addWidget(one)

    def show_state(self, differences: Sequence[str], *, touched: bool, own: bool = False) -> None:
        """Say whether the saved rule differs from the shipped one, and what can be done now; `own` is the office's."""
        self._own = own
        saved = "" if own else mark_words(differences)
        self._mark.setText(_("Not saved yet.") if touched else saved)
        self._reset.setText(_("&Give up…") if own else _("Reset to the &shipped rule…"))
        self._reset.setEnabled(bool(differences) and not touched)
        self._undo.setEnabled(touched)
        self._save.setEnabled(touched)

    def _ask_save(self) -> None:
        if not self.may_save():
            return
        note = self.note or messages.ask_reason(
            self, _("Save the rule"), _("Why is it changed? Name the decision or circular.")
        )
        if note:
            self.saved.emit(note)

    def _ask_reset(self) -> None:
        title = _("Give up") if self._own else _("Reset to the shipped rule")
        note = messages.ask_reason(self, title, _("Why is the office's own rule given up?"))
        if note:
            self.reset.emit(note)


def _always() -> bool:
    return True


def mark_words(differences: Sequence[str]) -> str:
    """Whether the office has its own rule, in a few words."""
    return _("The office's own rule") if differences else _("As shipped")


def difference_words(differences: Sequence[str]) -> str:
    """Where the rule stands apart from the shipped one now."""
    if not differences:
        return _("The rule stands as it was shipped.")
    return _("Apart from the shipped rule: {what}").format(what=" ".join(differences))
