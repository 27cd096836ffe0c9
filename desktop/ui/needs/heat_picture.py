"""The whole heat table as one picture, light, as it is put into a report or a presentation."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from desktop.domain.dates import shown_date
from desktop.domain.refusal import Refusal
from desktop.text import _
from desktop.ui.needs.heat_looks import (
    CELL_HEIGHT,
    CELL_WIDTH,
    POST_HEIGHT,
    UNIT_WIDTH,
    paint_cell,
    paint_legend,
    paint_post,
    paint_unit,
)
from desktop.ui.needs.heat_model import HeatModel
from desktop.ui.style import GAP, GRID, LIGHT

MOST_PIXELS = 40_000_000
"""What a picture may have before other programs choke on it: 150 MB in memory."""
SCALE = 2
"""Twice as fine as the screen, so that it can be printed; once where the table is large."""


def table_picture(model: HeatModel, font: QFont, unit: str) -> QImage:
    """All of the table; raises Refusal if it is too large."""
    width = UNIT_WIDTH + CELL_WIDTH * model.columnCount()
    height = POST_HEIGHT + CELL_HEIGHT * model.rowCount()
    if width * height > MOST_PIXELS:
        raise Refusal(_("The table is too large for one picture."), _("Choose a unit, or a kind of post, first."))
    scale = SCALE if width * height * SCALE * SCALE <= MOST_PIXELS else 1
    image = QImage(width * scale, height * scale, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.surface))
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.setFont(font)
    _paint_corner(painter, model, unit)
    for column in range(model.columnCount()):
        rect = QRect(UNIT_WIDTH + column * CELL_WIDTH, 0, CELL_WIDTH, POST_HEIGHT)
        _draw_lines(painter, rect)
        paint_post(painter, rect, model.post(column), model.figure, LIGHT)
    for row in range(model.rowCount()):
        _paint_row(painter, model, row)
    painter.end()
    return image


def _paint_corner(painter: QPainter, model: HeatModel, unit: str) -> None:
    """What the picture shows and on which day, above what the signs mean."""
    corner = QRect(0, 0, UNIT_WIDTH, POST_HEIGHT)
    painter.setPen(QColor(LIGHT.text))
    title = _("Need and holders on {day}").format(day=shown_date(model.matrix.query.day))
    painter.drawText(corner.adjusted(GAP, GRID, 0, 0), f"{title}\n{unit}")
    paint_legend(painter, corner, LIGHT)


def _paint_row(painter: QPainter, model: HeatModel, row: int) -> None:
    top = POST_HEIGHT + row * CELL_HEIGHT
    rect = QRect(0, top, UNIT_WIDTH, CELL_HEIGHT)
    _draw_lines(painter, rect)
    paint_unit(painter, rect, model.unit(row), model.figure, LIGHT)
    for column in range(model.columnCount()):
        cell = QRect(UNIT_WIDTH + column * CELL_WIDTH, top, CELL_WIDTH, CELL_HEIGHT)
        _draw_lines(painter, cell)
        count = model.cell(row, column)
        if count is not None:
            paint_cell(painter, cell, count, model.figure, LIGHT)


def _draw_lines(painter: QPainter, rect: QRect) -> None:
    painter.setPen(QColor(LIGHT.raised))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    painter.drawLine(rect.topRight(), rect.bottomRight())
