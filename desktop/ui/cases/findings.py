"""What the checks found of a case: each with its article, a warning with the reason that passes it."""

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.cases.checks import SEVERITY_WORDS, CheckResult, Severity
from desktop.domain.dates import shown_date
from desktop.domain.refusal import Refusal, Stale
from desktop.services.cases.file import CaseFile
from desktop.services.cases.overrides import ChecksFile, OverrideRow, checks_file, pass_warning, withdraw_override
from desktop.text import _
from desktop.ui import messages
from desktop.ui.cases.conflicts import ConflictsPart
from desktop.ui.cases.looks import ARTICLE_WIDTH, ICON_SIZE, SEVERITY_ICONS, plain, quiet
from desktop.ui.forms import Form, TextField
from desktop.ui.icons import icon
from desktop.ui.style import GAP, GRID, Meaning, heading
from desktop.ui.tab_stops import tab_within
from desktop.ui.windows import Shell, button

FORM_WIDTH = 560
PASSED = ("check-circle-outline", Meaning.DONE)


class ChecksPart(QWidget):
    """The findings of a case, the small form that passes a warning, and the declaration on conflicts."""

    overtaken = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setObjectName("case.checks")
        self._shell = shell
        self._file: CaseFile | None = None
        self._passing: CheckResult | None = None
        self._said: list[str] = []
        self._open: list[CheckResult] = []
        """Warnings that were not passed yet."""
        self._shown: tuple[int, list[CheckResult], dict[str, OverrideRow]] = (0, [], {})
        self._rows: dict[str, QWidget] = {}
        self._list = QVBoxLayout()
        self.conflicts = ConflictsPart(shell)
        self.form = Form("override")
        self._asked = plain(name="override.asked")
        self._writing = QWidget()
        self._build()
        self.conflicts.overtaken.connect(self.overtaken)

    def sentences(self) -> list[str]:
        """What it says now."""
        return self._said

    def is_touched(self) -> bool:
        """Whether a reason is being written, or a declaration filled in."""
        return (not self._writing.isHidden() and self.form.is_touched()) or self.conflicts.is_touched()

    def show_file(self, file: CaseFile) -> None:
        """Show what the checks found of `file`; a reason begun for the same case stays."""
        if self._file is None or (self._file.id, self._file.stage) != (file.id, file.stage):
            self._close()
        self._file = file
        self._shell.background.ask(self, self._show, checks_file, file.id)

    def begin(self, sentence: str) -> None:
        """Write the reason for the open warning that `sentence` names, or for the first if it names none."""
        named = [check for check in self._open if check.what in sentence]
        for check in (named or self._open)[:1]:
            self._begin(check)

    def _build(self) -> None:
        self.form.add("reason", _("Reason for passing it"), TextField(2))
        self.form.setMaximumWidth(FORM_WIDTH)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(button(_("Pass this warning"), "override.save", self._keep))
        buttons.addWidget(button(_("Cancel"), "override.cancel", self._close))
        buttons.addStretch(1)
        inside = QVBoxLayout(self._writing)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GAP)
        inside.addWidget(self._asked)
        inside.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(buttons)
        self._writing.hide()
        self._title = heading(_("What the rules say"), 1.1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._list.setSpacing(GRID)
        self._list.addWidget(self._writing)
        self._column.addWidget(self._title)
        self._column.addLayout(self._list)
        self._column.addWidget(self.conflicts)

    def _show(self, written: ChecksFile) -> None:
        file = self._file
        if file is None or file.id != written.case_id:
            return
        passed = {row.code: row for row in written.overrides}
        told = {one.what for one in file.missing}
        # What forbids the move stands in the list of what is missing already.
        shown = [one for one in file.checks if one.what not in told]
        self._said = [one.what for one in shown]
        self._open = [one for one in shown if one.severity is Severity.WARNING and one.code not in passed]
        if (file.id, shown, passed) != self._shown:
            self._shown = (file.id, shown, passed)
            self._fill(shown, passed)
        self.setAccessibleName(" ".join(self._said))
        self._title.setVisible(bool(shown))
        self.conflicts.show_lines(file, written.conflicts)

    def _fill(self, shown: list[CheckResult], passed: dict[str, OverrideRow]) -> None:
        """One line for each finding; the form of a reason that is being written stays below its warning."""
        for row in self._rows.values():
            self._list.removeWidget(row)
            # At once out of sight and reach: Qt deletes it when it comes to it.
            row.setParent(None)
            row.deleteLater()
        self._rows = {check.code: self._line(check, passed.get(check.code)) for check in shown}
        for row in self._rows.values():
            self._list.addWidget(row)
        if self._passing is not None and self._passing.code in self._rows:
            self._place_writing(self._passing.code)
        else:
            self._close()
        tab_within(self)

    def _line(self, check: CheckResult, override: OverrideRow | None) -> QWidget:
        passed = override if check.severity is Severity.WARNING else None
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        sign = QLabel()
        picture = PASSED if passed else SEVERITY_ICONS[check.severity]
        sign.setPixmap(icon(*picture).pixmap(ICON_SIZE, ICON_SIZE))
        article = quiet(check.article)
        article.setFixedWidth(ARTICLE_WIDTH)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words(check, passed), 1)
        row.addWidget(article, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _place_writing(self, code: str) -> None:
        self._list.removeWidget(self._writing)
        self._list.insertWidget(self._list.indexOf(self._rows[code]) + 1, self._writing)

    def _words(self, check: CheckResult, override: OverrideRow | None) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        word = _("Passed warning") if override else _(SEVERITY_WORDS[check.severity])
        column.addWidget(plain(f"{word}: {check.what}", f"case.check.{check.code}"))
        if override is not None:
            column.addWidget(quiet(_override_words(override, check), f"case.passed.{check.code}"))
        ended = self._file is None or self._file.closed_on is not None
        if ended or check.severity is not Severity.WARNING:
            column.addStretch(1)
            return column
        if override is None:
            act = button(_("Pass it with a reason…"), f"case.pass.{check.code}", lambda: self._begin(check))
        else:
            act = button(_("Withdraw…"), f"case.withdrawPass.{check.code}", lambda: self._withdraw(override))
        act.setProperty("flat", True)
        act.setAccessibleDescription(check.what)
        act.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        column.addWidget(act)
        return column

    def _begin(self, check: CheckResult) -> None:
        begun = self._passing is not None and self._passing.code != check.code and self.form.is_touched()
        if begun and not messages.confirm(
            self, _("Discard what was entered?"), _("The reason has not been saved."), _("Discard")
        ):
            return
        self._passing = check
        self._asked.setText(_("Why may the move go on although: {what}").format(what=check.what))
        self.form.fill({})
        self._place_writing(check.code)
        self._writing.show()
        tab_within(self)
        self.form.field("reason").setFocus()
        # Qt lays the form out first, then it can be scrolled to.
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self._writing)

    def _close(self) -> None:
        self._passing = None
        self._writing.hide()

    def _keep(self) -> None:
        if self._file is None or self._passing is None:
            return
        reason = self.form.read()["reason"]
        today = date.today()  # noqa: DTZ011  # the office's own day
        code, file = self._passing.code, self._file
        job = self._shell.background.do(self, self._kept, pass_warning, file.id, code, reason, today, file.version)
        job.refused = self._refused

    def _kept(self, _override_id: int) -> None:
        self._close()
        self._shell.say(_("The warning is passed; the reason is kept."))

    def _refused(self, refusal: Refusal) -> None:
        self.form.show_refusal(refusal)
        self._shell.show_refusal(refusal)
        if isinstance(refusal, Stale):
            self.overtaken.emit()

    def _withdraw(self, override: OverrideRow) -> None:
        reason = messages.ask_reason(self, _("Withdraw the reason"), _("Why does the warning count again?"))
        if reason and self._file is not None:
            job = self._shell.background.do(
                self, self._withdrawn, withdraw_override, override.id, reason, self._file.version
            )
            job.refused = self._not_withdrawn

    def _withdrawn(self, _nothing: None) -> None:
        self._shell.say(_("The warning counts again."))

    def _not_withdrawn(self, refusal: Refusal) -> None:
        self._shell.show_refusal(refusal)
        self.overtaken.emit()


def _override_words(override: OverrideRow, check: CheckResult) -> str:
    when = shown_date(override.at.astimezone().date())
    words = _("Reason: {reason} ({actor}, {day})").format(
        reason=override.reason, actor=override.actor or _("unknown"), day=when
    )
    then = _("It said then: {what}").format(what=override.what) if override.what != check.what else ""
    return "\n".join(filter(None, (words, then)))
