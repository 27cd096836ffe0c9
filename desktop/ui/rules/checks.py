"""The checks of a move: how grave each is, its limit, and whether it is on."""

from dataclasses import replace
from typing import Any

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.domain.case_checks import CHECK_WORDS, LIMIT_WORDS
from desktop.domain.check_rules import SEVERITY_WORDS, CheckRule, Severity
from desktop.domain.refusal import Refusal
from desktop.services.rule_changes import CheckFile, change_check, check_files, reset_rule
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.forms import CheckField, ChoiceField, Form, LineField, NumberField
from desktop.ui.icons import icon
from desktop.ui.rules.changes import Foot, History
from desktop.ui.style import GAP, MARGIN, Meaning, heading, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell

ICONS = {
    Severity.INFO: ("information-outline", Meaning.PLAIN),
    Severity.WARNING: ("alert-outline", Meaning.SOON),
    Severity.BLOCK: ("close-octagon-outline", Meaning.LATE),
}


def _words(file: CheckFile) -> str:
    return _(CHECK_WORDS.get(file.key.code, file.key.code))


def _severity(file: CheckFile) -> str:
    return _(SEVERITY_WORDS[file.rule.severity]) if file.on else _("Off")


def _severity_icon(file: CheckFile) -> QIcon:
    return icon(*ICONS[file.rule.severity]) if file.on else icon("minus-circle-outline", Meaning.PLAIN)


def _limit(file: CheckFile) -> str:
    return f"{file.rule.limit} {_(LIMIT_WORDS.get(file.key.code, ''))}".strip() if file.limited else ""


def _own(file: CheckFile) -> QIcon | None:
    return icon("pencil-outline", Meaning.SOON) if file.differences else None


COLUMNS: tuple[Column[CheckFile], ...] = (
    Column("check", N_("Check"), 330, _words, icon=_own),
    Column("severity", N_("How grave"), 152, _severity, icon=_severity_icon),
    Column("limit", N_("Limit"), 84, _limit, right=True),
    Column("article", N_("Article"), 220, lambda file: file.rule.article, shown=False),
)


class ChecksTab(QWidget):
    """All checks at the left, the rule of the chosen one at the right."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._shown: CheckFile | None = None
        self._rows: Rows[CheckFile] = Rows(COLUMNS)
        self._table = TableView(self._rows, "checks.table", shell.state, sorting=False)
        self._title = heading("", 1.2)
        self.form = Form("checkRule")
        self._elsewhere = muted(_("This limit stands under “Limits of the checks”."))
        self.history = History(shell, "checks")
        self._foot = Foot("checks")
        self._build()
        self._table.picked.connect(self._picked)
        self.form.edited.connect(self._mark)
        self._foot.saved.connect(self._save)
        self._foot.reset.connect(self._reset)
        self._foot.undone.connect(self._undo)

    def refresh(self) -> None:
        """Ask again for the checks, unless one is being edited."""
        if not self.form.is_touched():
            self._shell.background.ask(self, self._show, check_files)

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        if not self.form.is_touched():
            return True
        left = messages.confirm(self, _("Discard what was entered?"), _("The rule has not been saved."), _("Discard"))
        if left:
            self._undo()
        return left

    def _build(self) -> None:
        add = self.form.add
        add("on", _("State"), CheckField(_("This chec&k is made")))
        add("severity", _("How &grave"), ChoiceField(SEVERITY_WORDS), _("A warning is passed with a written reason."))
        add("limit", _("&Limit"), NumberField(3))
        add("article", _("Arti&cle"), LineField(200))
        self._table.setAccessibleName(_("Checks of a move"))
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(MARGIN, GAP, MARGIN, 0)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addWidget(self.form)
        column.addWidget(self._elsewhere)
        column.addWidget(self.history, 1)
        column.addWidget(self._foot)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)  # Qt's own signature
        for widget in (self._table, right):
            splitter.addWidget(widget)
            splitter.setStretchFactor(splitter.indexOf(widget), 1)
        splitter.setSizes([600, 560])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _show(self, files: list[CheckFile]) -> None:
        self._rows.set_rows(files)
        code = self._shown.key.code if self._shown else ""
        self._shown = None
        self._table.select_position(next((at for at, file in enumerate(files) if file.key.code == code), 0))

    def _picked(self, position: int) -> None:
        file = self._rows.row_at(position)
        shown = self._shown
        if file is None or (shown is not None and file.key.code == shown.key.code):
            return
        if shown is not None and not self.may_leave():
            codes = [row.key.code for row in self._rows.rows]
            self._table.select_position(codes.index(shown.key.code))
            return
        self._shown = file
        self._undo()

    def _undo(self) -> None:
        file = self._shown
        if file is None:
            return
        rule = file.rule
        self._title.setText(_words(file))
        shown = {"on": file.on, "severity": rule.severity, "article": rule.article}
        self.form.fill(shown | {"limit": rule.limit if file.limited else None})
        limit = self.form.field("limit")
        limit.setEnabled(not file.limit_in_settings)
        limit.setPlaceholderText(_(LIMIT_WORDS.get(file.key.code, "")))
        self.form.show_row("limit", shown=file.limited)
        self._elsewhere.setVisible(file.limit_in_settings)
        self.history.show_changes(file.differences, file.changes)
        self._mark()

    def _mark(self) -> None:
        if self._shown is not None:
            self._foot.show_state(self._shown.differences, touched=self.form.is_touched())

    def _save(self, note: str) -> None:
        file = self._shown
        if file is None:
            return
        try:
            values = self.form.read()
        except Refusal:
            return
        rule = _entered(file.rule, values)
        job = self._shell.background.do(self, self._saved, _change, file, rule, note, values["on"])
        job.refused = self._refused

    def _reset(self, note: str) -> None:
        if self._shown is not None:
            job = self._shell.background.do(self, self._saved, reset_rule, self._shown.key, note)
            job.refused = self._refused

    def _saved(self, _answer: None) -> None:
        self._undo()
        self._shell.say(_("The rule is saved."))
        self._shell.background.ask(self, self._show, check_files)

    def _refused(self, refusal: Refusal) -> None:
        self.form.show_refusal(refusal)
        self._shell.show_refusal(refusal)


def _entered(rule: CheckRule, values: dict[str, Any]) -> CheckRule:
    return replace(rule, severity=values["severity"], article=values["article"], limit=values["limit"] or 0)


def _change(session: Any, file: CheckFile, rule: CheckRule, note: str, on: bool) -> None:  # a job has no keywords
    change_check(session, file.key, rule, note, on=on)
