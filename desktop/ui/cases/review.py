"""The stage of review on the page of a case: the team's opinion, the technical opinion and the score sheet."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.review.review import TEAM_OPINION_WORDS, TeamOpinion
from desktop.services.cases.file import CaseFile
from desktop.services.review.review import ReviewFile, review_file
from desktop.services.review.sitting_agenda import HeardRow
from desktop.text import _
from desktop.ui.cases.looks import Finding, Findings, quiet
from desktop.ui.cases.review_scores import ScoreBlock
from desktop.ui.cases.review_technical import TechnicalBlock
from desktop.ui.places import Place
from desktop.ui.style import GAP, WIDE, Meaning, heading
from desktop.ui.windows import Shell, button

OPINION_ICONS = {
    TeamOpinion.SUPPORTS: ("check-circle-outline", Meaning.DONE),
    TeamOpinion.SUPPORTS_WITH_NOTES: ("check-circle-outline", Meaning.SOON),
    TeamOpinion.ADVISES_AGAINST: ("close-circle-outline", Meaning.LATE),
}
WAITING = ("clock-outline", Meaning.PLAIN)


class ReviewPart(QWidget):
    """Shows only what the route of the case asks for, or what was recorded all the same."""

    overtaken = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._case_id = 0
        self.team = TeamBlock(shell)
        self.technical = TechnicalBlock(shell)
        self.scores = ScoreBlock(shell)
        self._nothing = quiet(_("The route of this case asks for no opinion and no score sheet."), "review.nothing")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(WIDE)
        for part in (self._nothing, self.team, self.technical, self.scores):
            part.hide()
            column.addWidget(part)
        self.technical.overtaken.connect(self.overtaken)
        self.scores.overtaken.connect(self.overtaken)

    def is_touched(self) -> bool:
        """Whether anything is entered that was not kept."""
        return not self.isHidden() and (self.technical.is_touched() or self.scores.is_touched())

    def show_file(self, file: CaseFile) -> None:
        """Ask for the review of `file`."""
        self._case_id = file.id
        today = date.today()  # noqa: DTZ011  # the office's own day
        self._shell.background.ask(self, self._show, review_file, file.id, today)

    def _show(self, review: ReviewFile) -> None:
        if review.case_id != self._case_id:
            return
        shown = (
            (self.team, review.sitting_asked or bool(review.heard)),
            (self.technical, review.body is not None or bool(review.technical)),
            (self.scores, review.scores_asked or bool(review.sheet.lines)),
        )
        for block, asked in shown:
            block.setVisible(asked)
            block.show_review(review)
        self._nothing.setVisible(not any(asked for _block, asked in shown))


class TeamBlock(QWidget):
    """What the Tim Penilai Kinerja advised; it is recorded with the sitting, for all its cases at once."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._sitting: int | None = None
        self.heard = Findings("review.heard")
        self._none = quiet(name="review.unheard")
        self._open = button("", "review.openSitting", self._open_sitting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(heading(_("Opinion of the Tim Penilai Kinerja"), 1.1))
        for part in (self._none, self.heard):
            column.addWidget(part)
        column.addWidget(self._open, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_review(self, review: ReviewFile) -> None:
        """Show what the sittings said, the newest first."""
        self._sitting = review.heard[0].sitting_id if review.heard else None
        self.heard.show_findings(heard_findings(review.heard))
        self._none.setText(_("The case is on the agenda of no sitting yet: put it there on the page of the sittings."))
        self._none.setVisible(not review.heard)
        self._open.setText(_("Open the sitting") if review.heard else _("To the sittings"))

    def _open_sitting(self) -> None:
        self._shell.open(Place.SITTINGS, self._sitting)


def heard_findings(heard: Sequence[HeardRow]) -> list[Finding]:
    """The opinions as lines: day, opinion and note, with the number of the minutes."""
    findings = []
    for one in heard:
        said = _(TEAM_OPINION_WORDS[one.opinion]) if one.opinion else _("On the agenda; no opinion yet")
        sentence = ": ".join((shown_date(one.held_on), said))
        minutes = _("Minutes {number}").format(number=one.minutes_number) if one.minutes_number else ""
        outdated = _("about another destination: the team has to advise again") if one.outdated else ""
        picture, meaning = OPINION_ICONS[one.opinion] if one.opinion else WAITING
        findings.append(Finding(picture, meaning, " – ".join(filter(None, (sentence, one.note, outdated))), minutes))
    return findings
