"""A tab of rules in a list: the list at the left, the form of the chosen rule with its history, perhaps a preview."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QSplitter, QVBoxLayout, QWidget

from desktop.domain.refusal import Refusal
from desktop.services.rules.rule_changes import reset_rule
from desktop.services.rules.rule_store import ChangeRow, RuleKey
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.background import Job, Session
from desktop.ui.forms import Form
from desktop.ui.pdf_view import PdfView
from desktop.ui.rule_history import Foot, History
from desktop.ui.style import GAP, MARGIN, heading, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button, button_row


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


PAUSE_MS = 400
"""How long typing must rest before the preview is drawn anew."""


def shipped_one(_file: object) -> bool:
    """Of a list whose rules all come with the program."""
    return False


@dataclass(frozen=True, slots=True)
class RuleList(Generic[F]):
    """What one such tab lists: how a rule is found, named, shown, said and saved."""

    role: str
    """Begins the object names."""
    form: str
    name: str
    """N_ sentence for a screen reader."""
    columns: Sequence[Column[F]]
    files: Callable[[Session], list[F]]
    add_fields: Callable[[Form], None]
    title: Callable[[F], str]
    fill: Callable[[Form, F], None]
    change: Callable[[F, dict[str, Any], str], Callable[[Session], None]]
    """The work that saves what was entered, with the note."""
    remark: Callable[[F], str]
    """What stands under the form; empty where there is nothing to say."""
    reset: Callable[[Session, RuleKey, str], None] = reset_rule
    """Goes back to what is shipped, with the note."""
    new: Callable[[], F] | None = None
    """A rule that the office is about to add; None where it adds none."""
    add: str = ""
    """N_ words of the button that begins one."""
    own: Callable[[F], bool] = shipped_one
    """Whether the office added it, so that it is given up instead of reset."""
    preview: Callable[[Session, F, dict[str, Any]], bytes] | None = None
    """Pages that show what was entered; None where there is nothing to see."""
    told: Callable[[F, dict[str, Any]], str] | None = None
    """A remark that goes by what is entered, instead of `remark`."""
    save: str = N_("Sa&ve the rule…")
    tall: bool = False
    """Whether the form is higher than a small screen, and scrolls."""


class ListedRules(QWidget, Generic[F]):
    """Edits one rule of a list at a time."""

    def __init__(self, shell: Shell, rules: RuleList[F]) -> None:
        super().__init__()
        self.shell = shell
        self._list = rules
        self._shown: F | None = None
        self._rows: Rows[F] = Rows(rules.columns)
        self.table = TableView(self._rows, f"{rules.role}.table", shell.state, sorting=False)
        self._title, self._remark = heading("", 1.2), muted()
        self.form = Form(rules.form)
        self.history = History(shell, rules.role)
        self._foot = Foot(rules.role, _(rules.save))
        self._pages = PdfView(shell.background, f"{rules.role}.pages") if rules.preview else None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._drawing: Job | None = None
        self._fault: Refusal | None = None
        """Why the pages of what is entered cannot be drawn."""
        self._add = button(_(rules.add), f"{rules.role}.new", self._begin) if rules.new else None
        self._build()
        rules.add_fields(self.form)
        self.table.picked.connect(self._picked)
        self._foot.may_save = self._may_save
        self.form.edited.connect(self._mark)
        self.form.edited.connect(self._pause.start)
        self._pause.timeout.connect(self._draw)
        self._foot.saved.connect(self._save)
        self._foot.reset.connect(self._reset)
        self._foot.undone.connect(self._undo)

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
        self.setObjectName(f"{self._list.role}.tab")
        self.table.setAccessibleName(_(self._list.name))
        self._remark.setWordWrap(True)  # Qt's own signature
        self._title.setWordWrap(True)  # Qt's own signature
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)  # Qt's own signature
        parts = [(self._left(), 600), (self._right(), 560)]
        if self._pages is not None:
            parts = [(parts[0][0], 300), (parts[1][0], 430), (self._pages, 430)]
        for widget, _width in parts:
            splitter.addWidget(widget)
            splitter.setStretchFactor(splitter.indexOf(widget), 1)
        splitter.setSizes([width for _widget, width in parts])
        whole.addWidget(splitter)

    def _left(self) -> QWidget:
        """The list, with what begins a new line of it."""
        if self._add is None:
            return self.table
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.table, 1)
        row = button_row(self._add)
        row.setContentsMargins(MARGIN, 0, 0, 0)
        column.addLayout(row)
        return left

    def _right(self) -> QWidget:
        """The form of the chosen rule; where pages take the room beside it, it scrolls."""
        right, fields = QWidget(), QWidget()
        inner = QVBoxLayout(fields)
        inner.setContentsMargins(0, 0, GAP, 0)
        inner.setSpacing(GAP)
        for widget in (self._title, self.form, self._remark):
            inner.addWidget(widget)
        inner.addWidget(self.history, 1)
        column = QVBoxLayout(right)
        column.setContentsMargins(MARGIN, GAP, MARGIN, 0)
        column.setSpacing(GAP)
        if self._pages is not None or self._add is not None or self._list.tall:
            self.form.rows.setRowWrapPolicy(self.form.rows.RowWrapPolicy.WrapAllRows)
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)  # Qt's own signature
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setWidget(fields)
            column.addWidget(scroll, 1)
        else:
            column.addWidget(fields, 1)
        column.addWidget(self._foot)
        return right

    def _ask(self) -> None:
        self.shell.background.ask(self, self._show, self._list.files)

    def _show(self, files: list[F]) -> None:
        self._rows.set_rows(files)
        code = self._shown.key.code if self._shown else ""
        self._shown = None
        if not files and self._list.new is not None:
            self._begin()
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
        self._title.setText(self._list.title(file))
        self._foot.note = _("New") if self._is_new(file) else ""
        self._list.fill(self.form, file)
        self._tell(self._list.remark(file))
        self.history.show_changes(file.differences, file.changes, own=self._list.own(file))
        self._mark()
        self._draw()

    def _is_new(self, file: F) -> bool:
        """Whether the office is only now adding it: nobody asks why something is changed that was not there."""
        return self._list.new is not None and self._list.own(file) and not file.key.seen

    def _tell(self, remark: str) -> None:
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))

    def _begin(self) -> None:
        """Write a new rule, once nothing entered would be lost."""
        if self._list.new is not None and self.may_leave():
            self.table.clearSelection()
            self._shown = self._list.new()
            self._undo()
            self.form.setFocus()

    def _draw(self) -> None:
        """The pages of what is entered; what cannot be read yet leaves the ones before."""
        shown, preview = self._shown, self._list.preview
        self._fault = None
        if self._pages is None or preview is None or shown is None:
            return
        if self._drawing is not None:
            self._drawing.cancel()
        try:
            values = self.form.read(quietly=True)
        except Refusal:
            return
        if self._list.told is not None:
            self._tell(self._list.told(shown, values))
        self._drawing = self.shell.background.ask(self, self._pages.show_pdf, preview, shown, values)
        self._drawing.refused = self._not_drawn

    def _not_drawn(self, refusal: Refusal) -> None:
        """Why nothing can be drawn stands below the form; the pages of before stay."""
        shown = self._shown
        self._fault = refusal if refusal.fields else None
        if shown is not None:
            told = self._list.remark(shown)
            self._tell("\n".join(filter(None, (told, str(refusal), *refusal.fields.values()))))

    def _mark(self) -> None:
        if self._shown is not None:
            own = self._list.own(self._shown)
            self._foot.show_state(self._shown.differences, touched=self.form.is_touched(), own=own)

    def _may_save(self) -> bool:
        """Whether no fault is known of what is entered; one that is shows at its field."""
        try:
            self.form.read()
        except Refusal:
            return False
        if self._fault is not None and not self._pause.isActive():
            self._refused(self._fault)
            return False
        return True

    def _save(self, note: str) -> None:
        if self._shown is None:
            return
        try:
            values = self.form.read()
        except Refusal:
            return
        # If it is refused, the officer corrects the field and need not write the reason again.
        self._foot.note = note
        job = self.shell.background.do(self, self._saved, self._list.change(self._shown, values, note))
        job.refused = self._refused

    def _reset(self, note: str) -> None:
        if self._shown is not None:
            job = self.shell.background.do(self, self._saved, self._list.reset, self._shown.key, note)
            job.refused = self._refused

    def _saved(self, _answer: None) -> None:
        self._undo()
        self.shell.say(_("The rule is saved."))
        self._ask()

    def _refused(self, refusal: Refusal) -> None:
        if "note" in refusal.fields:
            self._foot.note = ""
        self.form.show_refusal(refusal)
        self.shell.show_refusal(refusal)
