"""How a cell of the heat table looks: a shape and a figure with its sign, so that colour alone tells nothing."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from desktop.domain.needs.counts import Count, Figure, count_figure
from desktop.services.needs.matrix import MatrixLine
from desktop.text import _
from desktop.ui.style import GAP, GRID, Colours

CELL_WIDTH, CELL_HEIGHT = 48, 26
UNIT_WIDTH, POST_HEIGHT = 300, 172
SUM_WIDTH, SUM_HEIGHT = 84, 36
"""What the sum takes of the name of a unit, and of a post."""
INDENT = 12
LEGEND_LINE = 21
SAMPLE_WIDTH = 60
SHAPE = 3.5
"""Half of what a shape is wide."""
HEADING_LINES = 3
_TINTS = (0.12, 0.24, 0.38)


def paint_cell(painter: QPainter, rect: QRect, count: Count, figure: Figure, now: Colours) -> None:
    """Ground, shape and figure of one cell, inside its lines."""
    tint = count.weight
    colour = now.late if count.gap > 0 else now.soon if count.gap < 0 else now.done
    ground = _ground(colour, now.surface, tint)
    if tint:
        painter.fillRect(rect.adjusted(0, 0, -1, -1), ground)
    ink = QColor(now.surface if tint == 4 else now.text if count.gap else now.muted)
    middle = QPointF(rect.left() + GAP + 1.0, rect.center().y() + 0.5)
    _paint_shape(painter, middle, count.gap, QColor(now.surface if tint == 4 else colour))
    painter.setPen(ink)
    room = rect.adjusted(GAP, 0, -GRID - 1, 0)
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count_figure(count, figure))


def paint_unit(painter: QPainter, rect: QRect, line: MatrixLine, figure: Figure, now: Colours) -> None:
    """A unit's name, set in by its depth, and its sum at the right."""
    metrics = painter.fontMetrics()
    indent = GAP + INDENT * min(line.depth, 3)
    room = rect.adjusted(indent, 0, -SUM_WIDTH - GRID, 0)
    painter.setPen(QColor(now.text))
    name = metrics.elidedText(line.name, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
    _paint_sum(painter, QRect(rect.right() - SUM_WIDTH, rect.top(), SUM_WIDTH, rect.height()), (line, figure), now)


def paint_post(painter: QPainter, rect: QRect, line: MatrixLine, figure: Figure, now: Colours) -> None:
    """A post's title, read from below, and its sum at the foot."""
    length = rect.height() - SUM_HEIGHT - GAP
    painter.save()
    painter.translate(rect.left(), rect.bottom() - SUM_HEIGHT - GRID)
    painter.rotate(-90)
    painter.setPen(QColor(now.text))
    lines = wrapped(line.name, painter.font(), length)
    leading = painter.fontMetrics().height() - 1
    top = (rect.width() - leading * len(lines)) / 2
    for at, words in enumerate(lines):
        box = QRectF(0, top + at * leading, length, leading)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
    painter.restore()
    _paint_sum(painter, QRect(rect.left(), rect.bottom() - SUM_HEIGHT, rect.width(), SUM_HEIGHT), (line, figure), now)


def wrapped(words: str, font: QFont, length: int) -> tuple[str, ...]:
    """`words` in a few lines of this length; the last one loses its end where there is no more room."""
    return _wrapped(words, font.toString(), length)


@lru_cache(maxsize=2048)
def _wrapped(words: str, font: str, length: int) -> tuple[str, ...]:
    described = QFont()
    described.fromString(font)
    metrics = QFontMetrics(described)
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > length and len(lines) < HEADING_LINES:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(metrics.elidedText(line, Qt.TextElideMode.ElideRight, length) for line in lines)


@lru_cache(maxsize=64)
def _ground(colour: str, surface: str, tint: int) -> QColor:
    share = 1.0 if tint == 4 else _TINTS[max(tint - 1, 0)]
    over, under = QColor(colour), QColor(surface)
    parts = ((over.red(), under.red()), (over.green(), under.green()), (over.blue(), under.blue()))
    return QColor(*(round(above * share + below * (1 - share)) for above, below in parts))


def _paint_sum(painter: QPainter, rect: QRect, what: tuple[MatrixLine, Figure], now: Colours) -> None:
    """A sum in bold: its sign and its shape tell enough."""
    line, figure = what
    count = line.count
    font = QFont(painter.font())
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    painter.setFont(bold)
    colour = QColor(now.late if count.lean > 0 else now.soon if count.lean < 0 else now.muted)
    _paint_shape(painter, QPointF(rect.left() + GAP + 1.0, rect.center().y() + 0.5), count.lean, colour)
    painter.setPen(colour)
    room = rect.adjusted(GAP, 0, -GRID - 1, 0)
    words = count_figure(count, figure)
    if rect.width() <= CELL_WIDTH:
        words = words.replace(" ", "\n")
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
    painter.setFont(font)


def _paint_shape(painter: QPainter, middle: QPointF, gap: int, colour: QColor) -> None:
    """A corner down where people are short, a corner up where they are over, a tick where it is right."""
    x, y = middle.x(), middle.y()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if gap:
        turn = 1 if gap > 0 else -1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        corners = ((-SHAPE, -SHAPE * 0.8 * turn), (SHAPE, -SHAPE * 0.8 * turn), (0.0, SHAPE * turn))
        painter.drawPolygon([QPointF(x + across, y + down) for across, down in corners])
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(QPen(colour, 1.4))
        corners = ((-SHAPE, 0.0), (-SHAPE * 0.25, SHAPE * 0.7), (SHAPE, -SHAPE * 0.8))
        painter.drawPolyline([QPointF(x + across, y + down) for across, down in corners])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_legend(painter: QPainter, rect: QRect, now: Colours) -> None:
    """What shapes and grounds mean, in the corner between units and posts."""
    samples = (
        (Count(10, 9), _("short, a little")),
        (Count(10, 3), _("short, much")),
        (Count(3, 0), _("needed, nobody there")),
        (Count(5, 5), _("right")),
        (Count(5, 7), _("over")),
        (Count(8, 6, crossed=1), _("sum: 3 short here, 1 over there")),
    )
    top = rect.bottom() - len(samples) * LEGEND_LINE - GRID
    for at, (count, words) in enumerate(samples):
        sample = QRect(rect.left() + GAP, top + at * LEGEND_LINE, SAMPLE_WIDTH, LEGEND_LINE - 2)
        paint_cell(painter, sample, count, Figure.PEOPLE, now)
        painter.setPen(QColor(now.muted))
        room = QRect(sample.right() + GAP, sample.top(), rect.width() - sample.width() - 3 * GAP, sample.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
