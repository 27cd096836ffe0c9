"""A tab of rules in a list: the list at the left, the form of the chosen rule with its history at the right."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.domain.refusal import Refusal
from desktop.services.rule_changes import ChangeRow, RuleKey, reset_rule
from desktop.text import _
from desktop.ui import messages
from desktop.ui.background import Session
from desktop.ui.forms import Form
from desktop.ui.rules.changes import Foot, History
from desktop.ui.style import GAP, MARGIN, heading
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell


class RuleFile(Protocol):
    """What every rule of a list has."""

    @property
    def key(self) -> RuleKey:
        """Which rule it is, and the newest change that was seen."""
        ...

    @property
    def differences(self) -> tuple[str, ...]:
        """Where it stands apart from the shipped one."""
        ...

    @property
    def changes(self) -> tuple[ChangeRow, ...]:
        """Its history."""
        ...


F = TypeVar("F", bound=RuleFile)


class ListedRules(QWidget, Generic[F]):
    """Edits one rule at a time; a subclass adds the fields and says how a rule is shown, named and saved."""

    ROLE: str
    """Begins the object names."""
    FORM: str
    COLUMNS: Sequence[Column[F]]
    FILES: Callable[[Session], list[F]]

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self._shown: F | None = None
        self._rows: Rows[F] = Rows(self.COLUMNS)
        self.table = TableView(self._rows, f"{self.ROLE}.table", shell.state, sorting=False)
        self._title = heading("", 1.2)
        self.form = Form(self.FORM)
        self.history = History(shell, self.ROLE)
        self._foot = Foot(self.ROLE)
        self._below = QVBoxLayout()
        self._build()
        self.add_fields()
        self.table.picked.connect(self._picked)
        self.form.edited.connect(self._mark)
        self._foot.saved.connect(self._save)
        self._foot.reset.connect(self._reset)
        self._foot.undone.connect(self._undo)

    def add_fields(self) -> None:
        """Add the fields of a rule to the form."""
        raise NotImplementedError

    def title_of(self, file: F) -> str:
        """What a rule is called."""
        raise NotImplementedError

    def show_rule(self, file: F) -> None:
        """Fill the form."""
        raise NotImplementedError

    def change(self, file: F, values: dict[str, Any], note: str) -> Callable[[Session], None]:
        """The work that saves what was entered."""
        raise NotImplementedError

    def below_form(self, widget: QWidget) -> None:
        """Put `widget` under the form."""
        self._below.addWidget(widget)

    def refresh(self) -> None:
        """Ask again for the rules, unless one is being edited."""
        if not self.form.is_touched():
            self._ask()

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        if not self.form.is_touched():
            return True
        left = messages.confirm(self, _("Discard what was entered?"), _("The rule has not been saved."), _("Discard"))
        if left:
            self._undo()
        return left

    def _build(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(MARGIN, GAP, MARGIN, 0)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addWidget(self.form)
        column.addLayout(self._below)
        column.addWidget(self.history, 1)
        column.addWidget(self._foot)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)  # Qt's own signature
        for widget in (self.table, right):
            splitter.addWidget(widget)
            splitter.setStretchFactor(splitter.indexOf(widget), 1)
        splitter.setSizes([600, 560])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _ask(self) -> None:
        self.shell.background.ask(self, self._show, type(self).FILES)

    def _show(self, files: list[F]) -> None:
        self._rows.set_rows(files)
        code = self._shown.key.code if self._shown else ""
        self._shown = None
        self.table.select_position(next((at for at, file in enumerate(files) if file.key.code == code), 0))

    def _picked(self, position: int) -> None:
        file = self._rows.row_at(position)
        shown = self._shown
        if file is None or (shown is not None and file.key.code == shown.key.code):
            return
        if shown is not None and not self.may_leave():
            codes = [row.key.code for row in self._rows.rows]
            self.table.select_position(codes.index(shown.key.code))
            return
        self._shown = file
        self._undo()

    def _undo(self) -> None:
        file = self._shown
        if file is None:
            return
        self._title.setText(self.title_of(file))
        self.show_rule(file)
        self.history.show_changes(file.differences, file.changes)
        self._mark()

    def _mark(self) -> None:
        if self._shown is not None:
            self._foot.show_state(self._shown.differences, touched=self.form.is_touched())

    def _save(self, note: str) -> None:
        if self._shown is None:
            return
        try:
            values = self.form.read()
        except Refusal:
            return
        job = self.shell.background.do(self, self._saved, self.change(self._shown, values, note))
        job.refused = self._refused

    def _reset(self, note: str) -> None:
        if self._shown is not None:
            job = self.shell.background.do(self, self._saved, reset_rule, self._shown.key, note)
            job.refused = self._refused

    def _saved(self, _answer: None) -> None:
        self._undo()
        self.shell.say(_("The rule is saved."))
        self._ask()

    def _refused(self, refusal: Refusal) -> None:
        self.form.show_refusal(refusal)
        self.shell.show_refusal(refusal)
