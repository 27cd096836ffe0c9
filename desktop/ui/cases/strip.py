"""The strip of stages at the head of a case: what is done, where it stands, what comes next."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.cases.cases import CASE_STAGE_WORDS, CaseStage
from desktop.domain.cases.stages import ROUTE
from desktop.services.cases.file import Mark
from desktop.text import N_, _
from desktop.ui.icons import icon
from desktop.ui.style import GRID, Colours, Meaning, colours

DOT = 18
SMALLEST = 9
"""Pixels; a longer word is better read small than cut."""
MARK_WORDS = {
    Mark.DONE: N_("done"),
    Mark.NOW: N_("now"),
    Mark.NEXT: N_("next"),
    Mark.LATER: N_("later"),
}
MARK_ICONS = {
    Mark.DONE: ("check-circle", Meaning.DONE),
    Mark.NOW: ("circle-slice-8", Meaning.PLAIN),
    Mark.NEXT: ("arrow-right-circle-outline", Meaning.PLAIN),
    Mark.LATER: ("circle-outline", Meaning.PLAIN),
}


class StageStrip(QWidget):
    """Draws the stages in a row, each with an icon, its word, and for now and next the word for that.

    A click, or the arrow keys, chooses a stage that the case has reached, to be looked at.
    """

    chosen = Signal(CaseStage)

    def __init__(self) -> None:
        super().__init__()
        self._stages: Sequence[tuple[CaseStage, Mark]] = ()
        self._viewed: CaseStage | None = None
        self.setObjectName("case.strip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_stages(self, stages: Sequence[tuple[CaseStage, Mark]]) -> None:
        """Show `stages` from now on."""
        self._stages = stages
        words = [f"{_(CASE_STAGE_WORDS[stage])}: {_(MARK_WORDS[mark])}" for stage, mark in stages]
        self.setAccessibleName(_("Stages of the case"))
        self.setAccessibleDescription(", ".join(words))
        self.setToolTip("\n".join(words))
        self.update()

    def show_viewed(self, stage: CaseStage | None) -> None:
        """Underline `stage`, which is being looked at."""
        self._viewed = stage
        self.update()

    def reached(self) -> list[CaseStage]:
        """The stages that can be chosen; follow-ups fall due, and are written, while a case is still supported."""
        early = (CaseStage.EVALUATION, Mark.NEXT)
        return [one[0] for one in self._stages if one[1] in {Mark.DONE, Mark.NOW} or one == early]

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Choose the stage under the pointer."""
        width = self.width() / max(len(self._stages), len(ROUTE))
        at = int(event.position().x() / width)
        if at < len(self._stages) and self._stages[at][0] in self.reached():
            self.chosen.emit(self._stages[at][0])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Left and right choose the neighbour of the stage that is looked at."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        reached = self.reached()
        if step is None or self._viewed not in reached:
            super().keyPressEvent(event)
            return
        at = reached.index(self._viewed) + step
        if 0 <= at < len(reached):
            self.chosen.emit(reached[at])

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Room for the icon and two lines of words."""
        return QSize(len(ROUTE) * 60, DOT + 2 * self.fontMetrics().height() + 3 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802  # Qt's name
        """Draw the line, then each stage on it."""
        if not self._stages:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / max(len(self._stages), len(ROUTE))
        for at, (_stage, mark) in enumerate(self._stages[1:], 1):
            self._draw_line(painter, at, width, done=mark in {Mark.DONE, Mark.NOW})
        for at, (stage, mark) in enumerate(self._stages):
            self._draw_stage(painter, QRectF(at * width, 0, width, self.height()), stage, mark)
        painter.end()

    def _draw_line(self, painter: QPainter, at: int, width: float, *, done: bool) -> None:
        now = colours()
        painter.setPen(QPen(QColor(now.done if done else now.line), 2))
        height = GRID + DOT / 2
        gap = DOT / 2 + GRID
        painter.drawLine(QPointF((at - 0.5) * width + gap, height), QPointF((at + 0.5) * width - gap, height))

    def _draw_stage(self, painter: QPainter, cell: QRectF, stage: CaseStage, mark: Mark) -> None:
        dot = QRectF(cell.center().x() - DOT / 2, GRID, DOT, DOT)
        icon(*MARK_ICONS[mark]).paint(painter, dot.toRect())
        words = _(CASE_STAGE_WORDS[stage])
        font = self._font_for(words, cell.width() - GRID, bold=mark is Mark.NOW)
        painter.setFont(font)
        painter.setPen(QColor(_colour(mark, colours())))
        metrics = painter.fontMetrics()
        line = QRectF(cell.left(), dot.bottom() + GRID, cell.width(), metrics.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)
        if mark in {Mark.NOW, Mark.NEXT}:
            painter.setPen(QColor(colours().muted))
            painter.setFont(self.font())
            painter.drawText(line.translated(0, metrics.height()), Qt.AlignmentFlag.AlignCenter, _(MARK_WORDS[mark]))
        if stage is self._viewed and mark is not Mark.NOW:
            painter.setPen(QPen(QColor(colours().accent), 2))
            painter.drawLine(line.bottomLeft(), line.bottomRight())

    def _font_for(self, words: str, width: float, *, bold: bool) -> QFont:
        """The widget's font, smaller where `words` would not fit `width` whole."""
        font = QFont(self.font())
        font.setBold(bold)
        while QFontMetricsF(font).horizontalAdvance(words) > width and font.pixelSize() != SMALLEST:
            font.setPixelSize(max(QFontInfo(font).pixelSize() - 1, SMALLEST))
        return font


def _colour(mark: Mark, now: Colours) -> str:
    return {Mark.NOW: now.text, Mark.DONE: now.text}.get(mark, now.muted)
