"""How stages, findings and papers look: an icon and a word for each, never colour alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.cases.cases import CaseStage, ChecklistState
from desktop.domain.cases.checks import SEVERITY_WORDS, CheckResult, Severity
from desktop.domain.cases.facts import Missing
from desktop.domain.cases.guards import OVERRIDE
from desktop.domain.cases.papers import Validity
from desktop.domain.refusal import Refusal
from desktop.text import _
from desktop.ui.icons import icon
from desktop.ui.style import GAP, GRID, Meaning
from desktop.ui.windows import button

ICON_SIZE = 16
PAPERS = "checklist"
"""What is missing there stands in the checklist, line by line."""
ARTICLE_WIDTH = 190
STAGE_ICONS: dict[CaseStage, tuple[str, Meaning]] = {
    CaseStage.DRAFT: ("file-edit-outline", Meaning.PLAIN),
    CaseStage.CHECKING: ("clipboard-check-outline", Meaning.PLAIN),
    CaseStage.CONSULTATION: ("account-voice", Meaning.PLAIN),
    CaseStage.REVIEW: ("scale-balance", Meaning.PLAIN),
    CaseStage.APPROVAL: ("stamper", Meaning.PLAIN),
    CaseStage.DECREE: ("file-sign", Meaning.PLAIN),
    CaseStage.DELIVERY: ("email-fast-outline", Meaning.SOON),
    CaseStage.HANDOVER: ("briefcase-arrow-left-right-outline", Meaning.PLAIN),
    CaseStage.SUPPORT: ("hand-heart-outline", Meaning.PLAIN),
    CaseStage.EVALUATION: ("chart-line", Meaning.PLAIN),
    CaseStage.CLOSED: ("check-circle-outline", Meaning.DONE),
    CaseStage.REFUSED: ("close-circle-outline", Meaning.LATE),
    CaseStage.WITHDRAWN: ("undo-variant", Meaning.LATE),
    CaseStage.CANCELLED: ("cancel", Meaning.LATE),
}
SEVERITY_ICONS = {
    Severity.INFO: ("information-outline", Meaning.PLAIN),
    Severity.WARNING: ("alert-outline", Meaning.SOON),
    Severity.BLOCK: ("close-octagon-outline", Meaning.LATE),
}
PAPER_ICONS = {
    ChecklistState.MISSING: ("checkbox-blank-outline", Meaning.PLAIN),
    ChecklistState.MET: ("checkbox-marked-outline", Meaning.DONE),
    ChecklistState.WAIVED: ("checkbox-intermediate", Meaning.SOON),
}
VALIDITY_ICONS = {
    Validity.SOON: ("clock-alert-outline", Meaning.SOON),
    Validity.EXPIRED: ("calendar-remove-outline", Meaning.LATE),
}
"""Papers that are there but need another look."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A line that says something of the case: icon, sentence, and where it is written."""

    picture: str
    meaning: Meaning
    text: str
    article: str = ""
    leads: bool = False
    """Whether the officer can go from the line to what mends it."""


class Findings(QFrame):
    """A short list of findings, marked at its left edge when it asks for something."""

    followed = Signal(str)
    """Sentence of the line that the officer goes on from."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._said: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None

    def sentences(self) -> list[str]:
        """What it says now."""
        return self._said

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Say `findings` from now on; nothing at all hides the list."""
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.deleteLater()
        self._said = [finding.text for finding in findings]
        self._inside = _lines(findings, self._follow)
        self._column.addWidget(self._inside)
        self.setAccessibleName(" ".join(self._said))
        self.setVisible(bool(findings))

    def _follow(self, row: int, sentence: str) -> QWidget:
        act = button(_("Write the reason…"), f"{self.objectName()}.follow.{row}", partial(self.followed.emit, sentence))
        act.setProperty("flat", True)
        act.setAccessibleDescription(sentence)
        act.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return act


def missing_findings(missing: Sequence[Missing]) -> list[Finding]:
    """What stands in the way, as lines; several papers, or warnings that need a reason, are told in one."""
    reasons = [one for one in missing if one.field == OVERRIDE]
    papers = [one for one in missing if one.field == PAPERS]
    found = []
    if len(papers) > 1:
        words = _("{count} papers are missing or not valid: see the checklist.")
        found.append(Finding("circle-outline", Meaning.SOON, words.format(count=len(papers))))
    others = [one for one in missing if one.field != OVERRIDE and (one.field != PAPERS or len(papers) == 1)]
    found += [Finding("circle-outline", Meaning.SOON, one.what, one.article) for one in others]
    if len(reasons) == 1:
        found.append(Finding("circle-outline", Meaning.SOON, reasons[0].what, reasons[0].article, leads=True))
    elif reasons:
        words = _("{count} warnings need a written reason each before the case may move on.")
        found.append(Finding("circle-outline", Meaning.SOON, words.format(count=len(reasons)), leads=True))
    return found


def check_findings(checks: Sequence[CheckResult]) -> list[Finding]:
    """What the checks found, as lines that begin with how grave it is."""
    return [
        Finding(*SEVERITY_ICONS[one.severity], f"{_(SEVERITY_WORDS[one.severity])}: {one.what}", one.article)
        for one in checks
    ]


def peeked(field: Any) -> Any:
    """What stands in a form's field; None while it cannot be understood."""
    try:
        return field.value()
    except Refusal:
        return None


def plain(text: str = "", name: str = "") -> QLabel:
    """A label that shows `text` as typed, wraps it and lets it be copied."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setObjectName(name)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return label


def quiet(text: str = "", name: str = "") -> QLabel:
    """A plain label in the quieter colour."""
    label = plain(text, name)
    label.setProperty("muted", True)
    return label


def _lines(findings: Sequence[Finding], follow: Callable[[int, str], QWidget]) -> QWidget:
    inside = QWidget()
    grid = QGridLayout(inside)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(GAP)
    grid.setVerticalSpacing(GRID)
    grid.setColumnStretch(1, 1)
    for row, finding in enumerate(findings):
        sign = QLabel()
        sign.setPixmap(icon(finding.picture, finding.meaning).pixmap(ICON_SIZE, ICON_SIZE))
        grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(plain(finding.text))
        if finding.leads:
            words.addWidget(follow(row, finding.text))
        grid.addLayout(words, row, 1)
        article = quiet(finding.article)
        article.setFixedWidth(ARTICLE_WIDTH)
        grid.addWidget(article, row, 2, Qt.AlignmentFlag.AlignTop)
    return inside
