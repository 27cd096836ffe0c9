"""Rules whose warning a plan does not heed: ticked one by one, each with the officer's reason."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.cases.check_rules import Severity
from desktop.domain.cases.checks import CHECK_WORDS
from desktop.domain.plans.asked import Waiver
from desktop.domain.plans.rules import PLAN_BAR_WORDS, REPLACED, WAIVABLE_BARS, WEIGHED
from desktop.services.rules.rule_changes import CheckFile
from desktop.text import _
from desktop.ui.forms import LineField
from desktop.ui.style import GAP, GRID, MARGIN, heading, muted

COLUMNS = 2


class _Line(QWidget):
    """One rule: its tick, and below it the reason while it is ticked."""

    edited = Signal()

    def __init__(self, name: str, words: str, article: str) -> None:
        super().__init__()
        self.box, self.reason, self._problem = (
            QCheckBox(words),
            LineField(placeholder=_("Why it is not heeded")),
            QLabel(),
        )
        self.box.setObjectName(name)
        self.box.setToolTip(article)
        self.reason.setObjectName(f"{name}.reason")
        self.reason.setAccessibleName(_("{rule}: why it is not heeded").format(rule=words))
        self._problem.setObjectName(f"{name}.problem")
        self._problem.setProperty("problem", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.box, self.reason, self._problem):
            column.addWidget(widget)
        self.show_reason(None)
        self.box.clicked.connect(self._clicked)
        self.reason.textEdited.connect(self._written)

    def show_reason(self, reason: str | None) -> None:
        """Tick the rule for `reason`; None takes the tick away."""
        self.box.setChecked(reason is not None)
        self.reason.set_value(reason)
        self.reason.setVisible(reason is not None)
        self._problem.hide()

    def complain(self) -> None:
        """Say at the line that the reason is missing."""
        self._problem.setText(_("Please write why this rule is not heeded."))
        self._problem.show()

    def _clicked(self, on: bool) -> None:  # Qt's own signature
        self.reason.setVisible(on)
        self._problem.hide()
        if on:
            self.reason.setFocus()
        self.edited.emit()

    def _written(self, _text: str) -> None:
        self._problem.hide()
        self.edited.emit()


class WaivedField(QWidget):
    """The rules that are ticked, with reasons; one that the office made graver stays in the value and is not shown."""

    edited = Signal()

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self._lines: dict[str, _Line] = {}
        self._ticked: tuple[Waiver, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(heading(_("Warnings that this plan does not heed"), 1.1))
        column.addWidget(
            muted(
                _(
                    "Without a tick, whoever a rule warns about is not proposed. A case that is opened later warns "
                    "again, and there the warning is passed with a written reason."
                )
            )
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * MARGIN)
        self._grid.setVerticalSpacing(GRID)
        for at in range(COLUMNS):
            self._grid.setColumnStretch(at, 1)
        column.addLayout(self._grid)

    def offer(self, files: Sequence[CheckFile]) -> None:
        """Offer the rules that only warn, out of those that a plan heeds by itself; what is ticked stays ticked."""
        words = {
            file.key.code: (CHECK_WORDS.get(file.key.code, file.key.code), file.rule.article)
            for file in files
            if file.on and file.rule.severity is Severity.WARNING and file.key.code not in REPLACED | WEIGHED
        }
        words |= {code: (PLAN_BAR_WORDS[code], "") for code in sorted(WAIVABLE_BARS)}
        if words.keys() == self._lines.keys():
            # Whoever stands in a reason's line goes on writing there.
            return
        ticked = self.value()
        for old in self._lines.values():
            old.hide()
            old.deleteLater()
        self._lines = {code: self._line(code, *told) for code, told in words.items()}
        for at, line in enumerate(self._lines.values()):
            self._grid.addWidget(line, at // COLUMNS, at % COLUMNS, Qt.AlignmentFlag.AlignTop)
        self.set_value(ticked)

    def value(self) -> tuple[Waiver, ...]:
        """What is ticked, with what was ticked and is not offered."""
        shown = {code: Waiver(code, line.reason.value()) for code, line in self._lines.items() if line.box.isChecked()}
        left = {one.code: one for one in self._ticked if one.code not in self._lines}
        return tuple(sorted((shown | left).values(), key=lambda one: one.code))

    def set_value(self, value: Any) -> None:
        """Tick these."""
        self._ticked = tuple(value or ())
        reasons = {one.code: one.reason for one in self._ticked}
        for code, line in self._lines.items():
            line.show_reason(reasons.get(code))

    def lacks_reason(self) -> bool:
        """Whether a rule is ticked without a reason; each such line says so, and the cursor goes to the first."""
        lacking = [line for line in self._lines.values() if line.box.isChecked() and not line.reason.value()]
        for line in lacking:
            line.complain()
        if lacking:
            lacking[0].reason.setFocus()
        return bool(lacking)

    def _line(self, code: str, words: str, article: str) -> _Line:
        line = _Line(f"{self._role}.waived.{code}", _(words), article)
        line.edited.connect(self.edited)
        return line
