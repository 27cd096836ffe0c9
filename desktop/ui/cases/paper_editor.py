"""One line of the checklist: ticked or waived, dated, with the files that prove it."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.cases.cases import CHECKLIST_STATE_WORDS, ChecklistState
from desktop.domain.cases.papers import last_valid_day
from desktop.domain.refusal import Refusal, Stale
from desktop.services.attachments import FILE_PATTERNS
from desktop.services.cases.papers import PaperCheck, PaperFile, PaperRow, record_check, take_out_paper
from desktop.text import _, ngettext
from desktop.ui import messages
from desktop.ui.background import Session
from desktop.ui.cases.looks import peeked, quiet
from desktop.ui.drop_down import DropDown
from desktop.ui.forms import ChoiceField, DateField, Form, LineField
from desktop.ui.style import GAP
from desktop.ui.windows import Shell, button

FORM_WIDTH = 560


class PaperFiles(QWidget):
    """The files of a line: one is chosen and looked at, more are attached."""

    looked = Signal(int)
    asked = Signal()
    """The officer wants to attach a file."""

    def __init__(self) -> None:
        super().__init__()
        self._files: Sequence[PaperFile] = ()
        self._none = quiet(_("No file yet: drop it on the line, or"))
        self._none.setWordWrap(False)
        self._choice = DropDown()
        self._choice.setObjectName("paper.files")
        self._choice.setAccessibleName(_("Files of this paper"))
        self._choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._look = button(_("Loo&k"), "paper.look", self.look)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._none)
        row.addWidget(self._choice, 1)
        row.addWidget(self._look)
        row.addWidget(button(_("Attach a fi&le…"), "paper.attach", self.asked.emit))
        row.addStretch(0)
        self._choice.activated.connect(lambda _at: self.look())

    def show_files(self, files: Sequence[PaperFile]) -> None:
        """Offer `files`, the newest chosen."""
        self._files = files
        self._choice.clear()
        self._choice.addItems([file.name for file in files])
        self._choice.setCurrentIndex(len(files) - 1)
        self._none.setVisible(not files)
        self._choice.setVisible(bool(files))
        self._look.setVisible(bool(files))

    def look(self) -> None:
        """Ask for the chosen file to be shown."""
        at = self._choice.currentIndex()
        if 0 <= at < len(self._files):
            self.looked.emit(self._files[at].id)


class PaperEditor(QWidget):
    """Fills in the line that is chosen in the checklist."""

    kept = Signal(int)
    """Id of the line that was saved."""
    overtaken = Signal()
    chosen = Signal(object)
    """The paths that the officer chose to attach to the line."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._paper: PaperRow | None = None
        self._others: Sequence[PaperRow] = ()
        self._dated: date | None = None
        self._offered: date | None = None
        self.form = Form("paper")
        self.files = PaperFiles()
        self._name = quiet(name="paper.name")
        self._save = button(_("&Save this paper"), "paper.save", self._keep)
        self._there = button(_("It is t&here"), "paper.met", self._met)
        self._out = button(_("Take o&ut…"), "paper.takeOut", self._take_out)
        self._build()
        self.files.asked.connect(self._choose)
        self.form.edited.connect(self._look)

    def paper(self) -> PaperRow | None:
        """The line that is shown; None after it was saved."""
        return self._paper

    def is_touched(self) -> bool:
        """Whether the line is being filled in."""
        return self.form.is_touched()

    def show_paper(self, paper: PaperRow) -> None:
        """Show `paper`; what was begun on the same line stays."""
        before = self._paper
        begun = before is not None and before.id == paper.id and self.form.is_touched()
        self._paper = paper
        if not begun:
            self._fill(paper)
        elif before is not None and before.state is not paper.state:
            # A file was attached meanwhile: saving what was typed must not say that the paper is missing.
            self.form.field("state").set_value(paper.state)
        self.files.show_files(paper.files)
        self._out.setVisible(paper.is_own)
        self._look()

    def show_others(self, papers: Sequence[PaperRow]) -> None:
        """What else is chosen in the list: it is marked as there together with the line that is shown."""
        self._others = papers
        waiting = [one for one in (self._paper, *papers) if one is not None and one.state is not ChecklistState.MET]
        self._there.setEnabled(bool(waiting))

    def toggle(self, paper: PaperRow) -> None:
        """There or not there."""
        state = ChecklistState.MISSING if paper.state is ChecklistState.MET else ChecklistState.MET
        self._record(paper, PaperCheck(state, paper.reference, paper.valid_until, dated_on=paper.dated_on))

    def _build(self) -> None:
        # Two lines, filled or not, so that the fields stay where they are from paper to paper.
        self._name.ensurePolished()
        self._name.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._name.setMinimumHeight(2 * self._name.fontMetrics().lineSpacing() + GAP)
        self.form.add("state", _("S&tate"), ChoiceField(CHECKLIST_STATE_WORDS))
        self.form.add("reference", _("Number and &date"), LineField())
        self.form.add("datedOn", _("Paper dated &on"), DateField())
        self.form.add("validUntil", _("&Valid until"), DateField())
        self.form.add("reason", _("&Why it is waived"), LineField())
        self.form.setMaximumWidth(FORM_WIDTH)
        self.files.setMaximumWidth(FORM_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for one in (self._save, self._there, self._out):
            row.addWidget(one)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._name)
        column.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.files)
        column.addLayout(row)

    def _fill(self, paper: PaperRow) -> None:
        self._name.setText(asked_words(paper))
        self.form.fill(
            {
                "state": paper.state,
                "reference": paper.reference,
                "datedOn": paper.dated_on,
                "validUntil": paper.valid_until,
                "reason": paper.reason,
            }
        )
        self._dated, self._offered = paper.dated_on, None
        self._save.setEnabled(True)
        self._there.setEnabled(paper.state is not ChecklistState.MET)

    def _look(self) -> None:
        """Offer the last day once the date is known; ask for a reason only where one is needed."""
        waived = self.form.field("state").value() is ChecklistState.WAIVED
        self.form.rows.setRowVisible(self.form.field("reason").parentWidget(), waived)
        dated = peeked(self.form.field("datedOn"))
        months = self._paper.valid_months if self._paper is not None else None
        if dated is None or dated == self._dated or not months:
            return
        self._dated = dated
        until = self.form.field("validUntil")
        if peeked(until) in {None, self._offered}:
            self._offered = last_valid_day(dated, months)
            until.set_value(self._offered)

    def _met(self) -> None:
        self.form.field("state").set_value(ChecklistState.MET)
        self._keep(self._others)

    def _keep(self, others: Sequence[PaperRow] = ()) -> None:
        """Keep the line that is shown as it stands; `others` are only marked as there."""
        if self._paper is None:
            return
        try:
            values = self.form.read()
        except Refusal:
            return
        check = PaperCheck(
            values["state"], values["reference"], values["validUntil"], values["reason"], values["datedOn"]
        )
        self._record(self._paper, check, others)

    def _record(self, paper: PaperRow, check: PaperCheck, others: Sequence[PaperRow] = ()) -> None:
        self._save.setEnabled(False)
        kept = partial(self._kept, paper.id)
        today = date.today()  # noqa: DTZ011  # the office's own day
        checks = [(paper, check), *((one, _there(one)) for one in others if one.state is not ChecklistState.MET)]
        job = self._shell.background.do(self, kept, _record_all, checks, today)
        job.refused = self._refused

    def _kept(self, paper_id: int, _nothing: None) -> None:
        self._paper = None
        self._save.setEnabled(True)
        self._shell.say(_("The paper is recorded."))
        self.kept.emit(paper_id)

    def _refused(self, refusal: Refusal) -> None:
        self._save.setEnabled(True)
        self._look()
        self.form.show_refusal(refusal)
        self._shell.show_refusal(refusal)
        if isinstance(refusal, Stale):
            self.overtaken.emit()

    def _choose(self) -> None:
        path = messages.choose_file(self, _("Attach a file to this paper"), [f"PDF, JPG, PNG ({FILE_PATTERNS})"])
        if path is not None:
            self.chosen.emit([Path(path)])

    def _take_out(self) -> None:
        paper = self._paper
        reason = messages.ask_reason(self, _("Take the paper out"), _("Why is this paper not needed any more?"))
        if paper is not None and reason:
            self._shell.background.do(self, self._taken_out, take_out_paper, paper.id, reason, paper.version)

    def _taken_out(self, _nothing: None) -> None:
        self._paper = None
        self._shell.say(_("The paper was taken out; its files stay with the case."))


def _there(paper: PaperRow) -> PaperCheck:
    return PaperCheck(ChecklistState.MET, paper.reference, paper.valid_until, dated_on=paper.dated_on)


def _record_all(session: Session, checks: Sequence[tuple[PaperRow, PaperCheck]], today: date) -> None:
    """All of them or, if one is refused, none."""
    for paper, check in checks:
        record_check(session, paper.id, check, paper.version, today)


def asked_words(paper: PaperRow) -> str:
    """What the requirement says of a paper: who signs it, at least of which rank, how long it counts."""
    rank = _("at least {rank}").format(rank=paper.least_rank) if paper.least_rank else ""
    months = paper.valid_months or 0
    counts = ngettext("valid for {months} month", "valid for {months} months", months).format(months=months)
    signer = ", ".join(filter(None, (paper.signer, rank)))
    signed = _("signed by: {signer}").format(signer=signer) if signer else ""
    return " — ".join(filter(None, (paper.name, "; ".join(filter(None, (signed, counts if months else ""))))))
