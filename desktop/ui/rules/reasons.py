"""The office's lists of sentences: reasons of repair (BTS) and refusal (TMS), questions on conflicts of interest."""

from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.domain.refusal import Refusal
from desktop.services.rules.conflicts import DECLARATION
from desktop.services.rules.reasons import REFUSAL, REPAIR
from desktop.services.rules.rule_changes import ReasonsFile, change_reasons, reasons_files, reset_rule
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.forms import ChoiceField, Form, TextField
from desktop.ui.rule_history import Foot, History
from desktop.ui.style import GAP, MARGIN
from desktop.ui.windows import Shell

LINES = 16
LIST_WORDS = {
    REPAIR: N_("Papers go back for repair (BTS)"),
    REFUSAL: N_("The proposal does not qualify (TMS)"),
    DECLARATION: N_("Questions on conflicts of interest"),
}


class ReasonsTab(QWidget):
    """One list at a time, a sentence a line."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._files: dict[str, ReasonsFile] = {}
        self._code = REPAIR
        self._list = ChoiceField(LIST_WORDS)
        self._text = TextField(LINES)
        self.form = Form("reasons")
        self.history = History(shell, "reasons")
        self._foot = Foot("reasons")
        self._build()
        self._list.edited.connect(self._chosen)
        self._text.edited.connect(self._mark)
        self._foot.saved.connect(self._save)
        self._foot.reset.connect(self._reset)
        self._foot.undone.connect(self._undo)

    def refresh(self) -> None:
        """Ask again for the lists, unless one is being edited."""
        if not self._is_touched():
            self._shell.background.ask(self, self._show, reasons_files)

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        if not self._is_touched():
            return True
        left = messages.confirm(
            self, _("Discard what was entered?"), _("The list of reasons has not been saved."), _("Discard")
        )
        if left:
            self._undo()
        return left

    def _build(self) -> None:
        self.form.add("list", _("&List"), self._list)
        note = _("One sentence a line, as it should stand in the letter and the timeline.")
        self.form.add("sentence", _("Se&ntences"), self._text, note)
        self._list.set_value(self._code)
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(MARGIN, GAP, MARGIN, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        column.addWidget(self._foot)
        side = QVBoxLayout(right)
        side.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        side.addWidget(self.history)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)  # Qt's own signature
        for widget, share in ((left, 3), (right, 2)):
            splitter.addWidget(widget)
            splitter.setStretchFactor(splitter.indexOf(widget), share)
        splitter.setSizes([640, 520])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _show(self, files: list[ReasonsFile]) -> None:
        self._files = {file.key.code: file for file in files}
        self._undo()

    def _chosen(self) -> None:
        wanted = self._list.value()
        if not self.may_leave():
            self._list.set_value(self._code)
            return
        self._code = wanted
        self._undo()

    def _undo(self) -> None:
        file = self._files[self._code]
        self.form.fill({"list": self._code, "sentence": "\n".join(file.sentences)})
        self.history.show_changes(file.differences, file.changes)
        self._mark()

    def _is_touched(self) -> bool:
        file = self._files.get(self._code)
        return file is not None and self._entered() != file.sentences

    def _entered(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self._text.value().splitlines())
        return tuple(line for line in lines if line)

    def _mark(self) -> None:
        if self._code in self._files:
            self._foot.show_state(self._files[self._code].differences, touched=self._is_touched())

    def _save(self, note: str) -> None:
        key = self._files[self._code].key
        job = self._shell.background.do(self, self._saved, change_reasons, key, self._entered(), note)
        job.refused = self._refused

    def _reset(self, note: str) -> None:
        job = self._shell.background.do(self, self._saved, reset_rule, self._files[self._code].key, note)
        job.refused = self._refused

    def _saved(self, _answer: None) -> None:
        self._shell.say(_("The list of reasons is saved."))
        self._shell.background.ask(self, self._show, reasons_files)

    def _refused(self, refusal: Refusal) -> None:
        self.form.show_refusal(refusal)
        self._shell.show_refusal(refusal)
