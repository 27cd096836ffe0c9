"""Rules whose warning a plan does not heed: ticked one by one, with what each of them is about."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from desktop.domain.case_checks import CHECK_WORDS
from desktop.domain.check_rules import Severity
from desktop.domain.plan_asked import Waiver
from desktop.domain.plan_rules import PLAN_BAR_WORDS, REPLACED, WAIVABLE_BARS, WEIGHED
from desktop.services.rule_changes import CheckFile
from desktop.text import _
from desktop.ui.style import GAP, GRID, heading, muted

COLUMNS = 2


class WaivedField(QWidget):
    """The codes of the rules that are ticked; one that the office made graver stays in the value and is not shown."""

    edited = Signal()

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self._boxes: dict[str, QCheckBox] = {}
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
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GRID)
        column.addLayout(self._grid)

    def offer(self, files: Sequence[CheckFile]) -> None:
        """Offer the rules that only warn, out of those that a plan heeds by itself; what is ticked stays ticked."""
        ticked = self.value()
        for box in self._boxes.values():
            box.hide()
            box.deleteLater()
        own = {code: self._box(code, PLAN_BAR_WORDS[code], "") for code in sorted(WAIVABLE_BARS)}
        checks = {
            file.key.code: self._box(file.key.code, CHECK_WORDS.get(file.key.code, file.key.code), file.rule.article)
            for file in files
            if file.on and file.rule.severity is Severity.WARNING and file.key.code not in REPLACED | WEIGHED
        }
        self._boxes = checks | own
        for at, box in enumerate(self._boxes.values()):
            self._grid.addWidget(box, at // COLUMNS, at % COLUMNS)
        self.set_value(ticked)

    def value(self) -> tuple[Waiver, ...]:
        """What is ticked, with what was ticked and is not offered."""
        known = {one.code: one for one in self._ticked}
        shown = {code: known.get(code, Waiver(code)) for code, box in self._boxes.items() if box.isChecked()}
        left = {code: one for code, one in known.items() if code not in self._boxes}
        return tuple(sorted((shown | left).values(), key=lambda one: one.code))

    def set_value(self, value: Any) -> None:
        """Tick these."""
        self._ticked = tuple(value or ())
        for code, box in self._boxes.items():
            box.setChecked(any(one.code == code for one in self._ticked))

    def _box(self, code: str, words: str, article: str) -> QCheckBox:
        box = QCheckBox(_(words))
        box.setObjectName(f"{self._role}.waived.{code}")
        box.setToolTip(article)
        box.clicked.connect(self._clicked)
        return box

    def _clicked(self, _checked: bool) -> None:  # Qt's own signature
        self.edited.emit()
