"""A small line plot over months, drawn in the palette of the window.

QtCharts would bring it, but with the 175 MB of the PySide6 addons, for a plot of two lines; a painter needs a page of
code. Lines are told apart by dashes and markers besides colour, and every figure can be read by pointer, by keyboard,
and by a screen reader.
"""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.evaluation.reports import Line, Plot
from desktop.domain.figures import shown_figure
from desktop.text import _
from desktop.ui.style import GAP, GRID, Colours, colours

NARROWEST, HEIGHT = 300, 192
SAMPLE = 26
POINT = 3.0
_DASHES: tuple[Sequence[float], ...] = ((), (5, 3), (1.5, 2.5), (7, 2, 1.5, 2))


class MonthPlot(QWidget):
    """Shows one `Plot`; Left and Right, or the pointer, go from month to month and tell its figures."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._plot = Plot("", "", (), ())
        self._at: int | None = None
        """The month whose figures are told."""
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)  # Qt's own signature
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_plot(self, plot: Plot) -> None:
        """Show `plot` from now on."""
        self._plot, self._at = plot, None
        self.setAccessibleName(_("Plot: {title}").format(title=self._title()))
        self.setAccessibleDescription("\n".join(_told(plot, line) for line in plot.lines))
        self.update()

    def reading(self) -> str:
        """The figures of the month that is pointed at; empty while none is."""
        if self._at is None or self._at >= len(self._plot.months):
            return ""
        told = [f"{line.name} {_figure(line.values[self._at])}" for line in self._plot.lines]
        return _("{month}: {figures}").format(month=self._plot.months[self._at], figures="; ".join(told))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Room for a dozen months."""
        return QSize(NARROWEST, HEIGHT)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """As wide as it may be."""
        return QSize(2 * NARROWEST, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Go to the month before or after, the first or the last."""
        last = len(self._plot.months) - 1
        at = last if self._at is None else self._at
        where = {
            Qt.Key.Key_Left: at if self._at is None else at - 1,
            Qt.Key.Key_Right: at if self._at is None else at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if where is None or last < 0:
            super().keyPressEvent(event)
        else:
            self._point_at(min(max(where, 0), last))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Tell the month under the pointer."""
        area = self._area()
        months = len(self._plot.months)
        at = int((event.position().x() - area.left()) / max(area.width(), 1) * months)
        self._point_at(at if 0 <= at < months else None)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Point at nothing."""
        super().leaveEvent(event)
        self._point_at(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Point at nothing."""
        super().focusOutEvent(event)
        self._point_at(None)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802  # Qt's name
        """Title and names above, the axes with the day of the move, then the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = colours()
        if self.hasFocus():
            painter.setPen(QPen(QColor(now.accent), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        self._draw_head(painter, now)
        values = [value for line in self._plot.lines for value in line.values if value is not None]
        area = self._area()
        self._draw_axes(painter, now, (min(values), max(values)) if values else None)
        self._draw_months(painter, now, area)
        if values:
            for at, line in enumerate(self._plot.lines):
                places = [
                    None if value is None else _place(area, len(line.values), month, _share(value, values))
                    for month, value in enumerate(line.values)
                ]
                _draw_line(painter, at, places, now)
        else:
            painter.setPen(QColor(now.muted))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, _("No figures in these months."))
        painter.end()

    def _point_at(self, at: int | None) -> None:
        if at != self._at:
            self._at = at
            self.setToolTip(self.reading())
            self.update()

    def _title(self) -> str:
        return f"{self._plot.title} ({self._plot.measure})" if self._plot.measure else self._plot.title

    def _area(self) -> QRectF:
        """Where the lines run: beside the figures, above the months, below the names."""
        line = QFontMetricsF(self.font()).height()
        left = GAP + max((self._wide(label) for label in self._labels()), default=0) + GAP
        top = GRID + 2 * line + 3 * GRID
        return QRectF(left, top, max(self.width() - left - GAP, 1), max(self.height() - top - line - 2 * GRID, 1))

    def _labels(self) -> list[str]:
        values = [value for line in self._plot.lines for value in line.values if value is not None]
        return [shown_figure(value) for value in ((min(values), max(values)) if values else ())]

    def _wide(self, text: str) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(text)

    def _draw_head(self, painter: QPainter, now: Colours) -> None:
        """The title, and the names with their samples, or the figures of the month that is pointed at."""
        height = QFontMetricsF(self.font()).height()
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(now.text))
        room = QRectF(GAP, GRID, self.width() - 2 * GAP, height)
        painter.drawText(room, QFontMetricsF(font).elidedText(self._title(), Qt.TextElideMode.ElideRight, room.width()))
        painter.setFont(self.font())
        room.translate(0, height + GRID)
        metrics = QFontMetricsF(self.font())
        if self.reading():
            painter.drawText(room, metrics.elidedText(self.reading(), Qt.TextElideMode.ElideRight, room.width()))
            return
        share = room.width() / max(len(self._plot.lines), 1)
        for at, line in enumerate(self._plot.lines):
            name = metrics.elidedText(line.name, Qt.TextElideMode.ElideMiddle, share - SAMPLE - 2 * GAP)
            middle = room.center().y()
            _draw_line(painter, at, [QPointF(room.left() + step * SAMPLE / 2, middle) for step in range(3)], now)
            painter.setPen(QColor(now.text))
            painter.drawText(room.adjusted(SAMPLE + GAP, 0, 0, 0), name)
            room.translate(min(share, SAMPLE + 3 * GAP + metrics.horizontalAdvance(name)), 0)

    def _draw_axes(self, painter: QPainter, now: Colours, span: tuple[float, float] | None) -> None:
        area = self._area()
        painter.setPen(QPen(QColor(now.line), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        for value in dict.fromkeys(span or ()):
            height = _place(area, 1, 0, _share(value, span or ())).y()
            painter.setPen(QPen(QColor(now.line), 1))
            painter.drawLine(QPointF(area.left(), height), QPointF(area.right(), height))
            painter.setPen(QColor(now.muted))
            label = QRectF(0, height - GAP - GRID, area.left() - GRID, 2 * (GAP + GRID))
            painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown_figure(value))

    def _draw_months(self, painter: QPainter, now: Colours, area: QRectF) -> None:
        """Names of months as far as they fit, the day of the move, and the month that is pointed at."""
        months = self._plot.months
        slot = area.width() / max(len(months), 1)
        wide = max(map(self._wide, months), default=0) + GAP
        every = max(1, -(-int(wide) // max(int(slot), 1)))
        # Counted from the move, or else from the newest month: the one that matters has its name.
        for named in range(len(months)):
            if (named - (self._plot.marked or 0)) % every == 0:
                self._name_month(painter, QColor(now.muted), area, named)
        for at, colour, style in (
            (self._plot.marked, now.text, Qt.PenStyle.SolidLine),
            (self._at, now.accent, Qt.PenStyle.DotLine),
        ):
            if at is not None:
                across = _place(area, len(months), at, 0).x()
                painter.setPen(QPen(QColor(colour), 1, style))
                painter.drawLine(QPointF(across, area.top() - GRID), QPointF(across, area.bottom()))
        if self._plot.marked is not None:
            across = _place(area, len(months), self._plot.marked, 0).x()
            painter.setPen(QColor(now.text))
            painter.drawText(QPointF(across + GRID, area.top() + GRID), _("move"))

    def _name_month(self, painter: QPainter, colour: QColor, area: QRectF, at: int) -> None:
        across = _place(area, len(self._plot.months), at, 0).x()
        wide = self._wide(self._plot.months[at])
        left = min(max(across - wide / 2, area.left()), area.right() - wide)
        painter.setPen(colour)
        painter.drawText(
            QPointF(left, self.height() - GRID - QFontMetricsF(self.font()).descent()), self._plot.months[at]
        )


def _figure(value: float | None) -> str:
    return "–" if value is None else shown_figure(value)


def _told(plot: Plot, line: Line) -> str:
    """All figures of a line in words."""
    pairs = zip(plot.months, line.values, strict=False)
    return f"{line.name}: " + "; ".join(f"{month} {_figure(value)}" for month, value in pairs if value is not None)


def _share(value: float, values: Sequence[float]) -> float:
    """How high `value` stands between the lowest and the highest, from 0 to 1."""
    low, high = min(values), max(values)
    return (value - low) / (high - low) if high > low else 0.5


def _place(area: QRectF, months: int, at: int, share: float) -> QPointF:
    # The lowest stands above the axis, and the highest leaves room for the word at the move.
    bottom, top = area.bottom() - 2 * GRID, area.top() + 3 * GRID
    return QPointF(area.left() + (at + 0.5) * area.width() / max(months, 1), bottom - share * (bottom - top))


def _draw_line(painter: QPainter, at: int, places: Sequence[QPointF | None], now: Colours) -> None:
    """The points of one line, joined where months follow each other."""
    colour = QColor((now.accent, now.text, now.muted)[at % 3])
    pen = QPen(colour, 1.6)
    if _DASHES[at % len(_DASHES)]:
        pen.setDashPattern(_DASHES[at % len(_DASHES)])
    painter.setPen(pen)
    for measured, run in groupby(places, lambda place: place is not None):
        if measured:
            painter.drawPolyline([place for place in run if place is not None])
    painter.setPen(QPen(colour, 1))
    painter.setBrush(colour if at % 2 == 0 else QColor(now.surface))
    for place in places:
        if place is not None:
            _draw_point(painter, at, place)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _draw_point(painter: QPainter, at: int, place: QPointF) -> None:
    """Round, square, or a corner up: the marker of a line."""
    if at % 3 == 0:
        painter.drawEllipse(place, POINT, POINT)
    elif at % 3 == 1:
        painter.drawRect(QRectF(place.x() - POINT, place.y() - POINT, 2 * POINT, 2 * POINT))
    else:
        corners = ((-1.2, 1.0), (1.2, 1.0), (0.0, -1.3))
        painter.drawPolygon([place + QPointF(x * POINT, y * POINT) for x, y in corners])
