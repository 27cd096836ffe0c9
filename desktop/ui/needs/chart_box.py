"""One box of the organisation chart: the unit's name, its sums, and its posts with holders, need and the difference."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from desktop.domain.needs.charts import ChartUnit
from desktop.domain.needs.counts import Count, sign_words
from desktop.text import _
from desktop.ui.style import GRID, LIGHT, Colours, colours

WIDTH = 320.0
PAD = 6.0
STRIP = 4.0
NUMBER, CLASS = 30.0, 26.0
KNOB = 16.0
FAR = 0.5
"""Below this size the words of a box cannot be read: it shows its name and its sign large instead."""


def line_height(font: QFont) -> float:
    """From one line of a box to the next."""
    return QFontMetricsF(font).height()


def box_height(unit: ChartUnit, font: QFont, *, with_posts: bool) -> float:
    """How high the box of `unit` stands."""
    lines = 2 + (unit.own != unit.whole and bool(unit.posts))
    if with_posts and unit.posts:
        lines += len(unit.posts) + 1
    return 2 * PAD + lines * line_height(font) + (GRID if with_posts and unit.posts else 0)


def gap_colour(count: Count, now: Colours) -> str:
    """The colour that goes with the sign of a count."""
    return now.late if count.short else now.soon if count.over else now.done


class ChartBox(QGraphicsItem):
    """A unit in the chart."""

    def __init__(self, unit: ChartUnit, font: QFont, *, with_posts: bool, below: int) -> None:
        super().__init__()
        self.unit = unit
        self.below = below
        """How many units are folded away below it, or shown if it is open; 0 where it has none."""
        self.is_open = False
        self.is_current = False
        self.on_paper = False
        """Whether it is drawn for a picture: light, and none the current one."""
        self._font = QFont(font)
        self._bold = QFont(font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._with_posts = with_posts
        self._height = box_height(unit, font, with_posts=with_posts)
        self.setToolTip(unit.name)

    def boundingRect(self) -> QRectF:  # noqa: N802  # Qt's name
        """With the knob below it."""
        return QRectF(-2, -2, WIDTH + 4, self._height + KNOB + 4)

    def knob(self) -> QRectF:
        """Where it is opened and folded: below the box, so that it covers no figure."""
        wide = KNOB if self.is_open else QFontMetricsF(self._font).horizontalAdvance(f"+{self.below}") + KNOB / 2
        return QRectF(WIDTH - wide - PAD, self._height, wide, KNOB)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        """The box as it is read from near or from far."""
        now = LIGHT if self.on_paper else colours()
        is_current = self.is_current and not self.on_paper
        rect = QRectF(0, 0, WIDTH, self._height)
        painter.setPen(QPen(QColor(now.accent if is_current else now.muted), 2.5 if is_current else 1))
        painter.setBrush(QColor(now.surface))
        painter.drawRect(rect)
        painter.fillRect(QRectF(0, 0, STRIP, self._height), QColor(gap_colour(self.unit.whole, now)))
        if option.levelOfDetailFromTransform(painter.worldTransform()) < FAR:
            self._paint_far(painter, now)
        else:
            self._paint_near(painter, now)
        if self.below:
            self._paint_knob(painter, now)

    def _paint_far(self, painter: QPainter, now: Colours) -> None:
        font = QFont(self._bold)
        font.setPointSizeF(self._font.pointSizeF() * 1.7)
        painter.setFont(font)
        painter.setPen(QColor(now.text))
        room = QRectF(STRIP + PAD, 0, WIDTH - STRIP - 2 * PAD, self._height)
        name, sign = self.unit.name, sign_words(self.unit.whole)
        high = QFontMetricsF(font).height()
        if self._height < 3 * high:
            metrics = QFontMetricsF(font)
            room.setWidth(room.width() - metrics.horizontalAdvance(f" {sign}"))
            name = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
            room.setRight(WIDTH - PAD)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, sign)
            return
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
        painter.save()
        painter.setClipRect(room)
        painter.drawText(room, int(wrap), f"{name}\n{sign}")
        painter.restore()

    def _paint_near(self, painter: QPainter, now: Colours) -> None:
        high, left, right = line_height(self._font), STRIP + PAD, WIDTH - PAD
        top = PAD
        painter.setPen(QColor(now.text))
        painter.setFont(self._bold)
        name = QFontMetricsF(self._bold).elidedText(self.unit.name, Qt.TextElideMode.ElideMiddle, right - left)
        painter.drawText(QRectF(left, top, right - left, high), name)
        painter.setFont(self._font)
        top += high
        for words, count in self._sums():
            painter.setPen(QColor(now.muted))
            told = words.format(holders=count.holders, need=count.need)
            painter.drawText(QRectF(left, top, right - left, high), told)
            painter.setPen(QColor(gap_colour(count, now)))
            painter.drawText(QRectF(left, top, right - left, high), Qt.AlignmentFlag.AlignRight, sign_words(count))
            top += high
        if self._with_posts and self.unit.posts:
            self._paint_posts(painter, now, top + GRID)

    def _sums(self) -> list[tuple[str, Count]]:
        unit = self.unit
        own, whole = _("B {holders} · K {need}"), _("With all below: B {holders} · K {need}")
        if unit.own == unit.whole:
            return [(own, unit.own)]
        return [*([(own, unit.own)] if unit.posts else []), (whole, unit.whole)]

    def _paint_posts(self, painter: QPainter, now: Colours, top: float) -> None:
        high, left, right = line_height(self._font), STRIP + PAD, WIDTH - PAD
        painter.setPen(QColor(now.line))
        painter.drawLine(int(STRIP), int(top - GRID / 2), int(WIDTH), int(top - GRID / 2))
        painter.setPen(QColor(now.muted))
        metrics = QFontMetricsF(self._font)
        self._numbers(painter, top, (_("Class"), "B", "K", "±"))
        for post in self.unit.posts:
            top += high
            painter.setPen(QColor(now.text))
            room = right - left - 3 * NUMBER - CLASS
            painter.drawText(
                QRectF(left, top, room, high), metrics.elidedText(post.title, Qt.TextElideMode.ElideRight, room)
            )
            count = post.count
            self._numbers(painter, top, (post.class_words(), str(count.holders), str(count.need), ""))
            painter.setPen(QColor(gap_colour(count, now)))
            self._numbers(painter, top, ("", "", "", sign_words(count)))

    def _numbers(self, painter: QPainter, top: float, cells: tuple[str, str, str, str]) -> None:
        for at, cell in enumerate(reversed(cells)):
            rect = QRectF(WIDTH - PAD - (at + 1) * NUMBER, top, NUMBER, line_height(self._font))
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight, cell)

    def _paint_knob(self, painter: QPainter, now: Colours) -> None:
        painter.setPen(QPen(QColor(now.muted), 1))
        painter.setBrush(QColor(now.raised))
        knob = self.knob()
        painter.drawRoundedRect(knob, 4, 4)
        painter.setPen(QColor(now.text))
        painter.setFont(self._font)
        painter.drawText(knob, Qt.AlignmentFlag.AlignCenter, "−" if self.is_open else f"+{self.below}")
