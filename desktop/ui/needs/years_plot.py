"""Need and holders over the years: two lines, what is missing between them, and the years to come on another ground."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.needs.charts import YearCount
from desktop.domain.needs.counts import sign_words
from desktop.text import _
from desktop.ui.style import GAP, GRID, LIGHT, MARGIN, Colours, colours

LEAST = QSize(420, 180)
POINT = 3.5
SAMPLE = 30
BAR = 0.34
"""The part of a year's room that the bar of what is missing takes."""


class YearsPlot(QWidget):
    """Shows years; Left and Right, or the pointer, go from year to year."""

    pointed = Signal(object)
    """Index of the year that is pointed at, or None."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._years: Sequence[YearCount] = ()
        self._at: int | None = None
        self.setObjectName(name)
        self.setAccessibleName(_("Need and holders over the years"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)  # Qt's own signature
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_years(self, years: Sequence[YearCount]) -> None:
        """Show `years` from now on."""
        self._years, self._at = years, None
        told = (f"{year.label()}: {year.words()}" for year in years)
        self.setAccessibleDescription("\n".join(told))
        self.update()

    def reading(self) -> str:
        """The figures of the year that is pointed at."""
        if self._at is None or self._at >= len(self._years):
            return ""
        year = self._years[self._at]
        return _("{year}: {count}").format(year=year.label(), count=year.words())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Room for eleven years."""
        return LEAST

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """More is read better."""
        return LEAST * 1.5

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Go to the year before or after."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self._years:
            super().keyPressEvent(event)
            return
        now = next((at for at, year in enumerate(self._years) if year.is_today), 0)
        self._point_at(now if self._at is None else min(max(self._at + step, 0), len(self._years) - 1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Tell the year under the pointer."""
        area = self._area()
        at = int((event.position().x() - area.left()) / max(area.width(), 1) * len(self._years))
        self._point_at(at if 0 <= at < len(self._years) else None)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Point at nothing."""
        super().leaveEvent(event)
        self._point_at(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Point at nothing."""
        super().focusOutEvent(event)
        self._point_at(None)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802  # Qt's name
        """The ground of the years to come, axes, bars, lines, names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter, colours())
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours().accent), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.end()

    def paint_picture(self, painter: QPainter) -> None:
        """All of the plot, light as paper is."""
        self._paint(painter, LIGHT)

    def _paint(self, painter: QPainter, now: Colours) -> None:
        area = self._area()
        painter.setFont(self.font())
        if not self._years:
            return
        top = _round_up(max(max(year.count.need, 0 if year.unknown else year.count.holders) for year in self._years))
        self._paint_ground(painter, now, area)
        self._paint_axis(painter, now, area, top)
        for at in range(len(self._years)):
            self._paint_year(painter, now, area, (at, top))
        need = [(at, year.count.need) for at, year in enumerate(self._years) if year.has_need]
        held = [(at, year.count.holders) for at, year in enumerate(self._years) if not year.unknown]
        _paint_line(painter, [self._place(area, at, value, top) for at, value in need], now, is_need=True)
        _paint_line(painter, [self._place(area, at, value, top) for at, value in held], now, is_need=False)
        self._paint_names(painter, now)

    def _area(self) -> QRectF:
        line = QFontMetricsF(self.font()).height()
        left = MARGIN + QFontMetricsF(self.font()).horizontalAdvance("0.000") + GAP
        top, below = 2 * line + GAP, 2 * line + 2 * GAP
        return QRectF(left, top, max(self.width() - left - MARGIN, 1), max(self.height() - top - below, 1))

    def _place(self, area: QRectF, at: int, value: float, top: float) -> QPointF:
        return QPointF(
            area.left() + (at + 0.5) * area.width() / len(self._years), area.bottom() - value / top * area.height()
        )

    def _paint_ground(self, painter: QPainter, now: Colours, area: QRectF) -> None:
        today = next((at for at, year in enumerate(self._years) if year.is_today), None)
        if today is None:
            return
        across = self._place(area, today, 0, 1).x()
        painter.fillRect(QRectF(across, area.top(), area.right() - across, area.height()), QColor(now.raised))
        painter.setPen(QPen(QColor(now.text), 1))
        painter.drawLine(QPointF(across, area.top()), QPointF(across, area.bottom()))

    def _paint_axis(self, painter: QPainter, now: Colours, area: QRectF, top: int) -> None:
        for part in range(5):
            height = area.bottom() - part / 4 * area.height()
            painter.setPen(QPen(QColor(now.line), 1))
            painter.drawLine(QPointF(area.left(), height), QPointF(area.right(), height))
            painter.setPen(QColor(now.muted))
            label = QRectF(0, height - MARGIN, area.left() - GAP, 2 * MARGIN)
            painter.drawText(
                label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(round(top * part / 4))
            )

    def _paint_year(self, painter: QPainter, now: Colours, area: QRectF, where: tuple[int, int]) -> None:
        """A bar of what is missing, its figure, the year's name."""
        at, top = where
        year, line = self._years[at], QFontMetricsF(self.font()).height()
        slot = area.width() / len(self._years)
        middle = self._place(area, at, 0, top).x()
        if year.has_gap and year.count.short:
            high = year.count.short / top * area.height()
            bar = QRectF(middle - slot * BAR / 2, area.bottom() - high, slot * BAR, high)
            painter.setPen(QPen(QColor(now.late), 1))
            painter.setBrush(QBrush(QColor(now.late), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(bar)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if at == self._at:
            painter.setPen(QPen(QColor(now.accent), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(middle, area.top()), QPointF(middle, area.bottom()))
        name = QRectF(middle - slot / 2, area.bottom() + GRID, slot, line)
        painter.setPen(QColor(now.text if year.is_today else now.muted))
        painter.drawText(name, Qt.AlignmentFlag.AlignCenter, year.label())
        if year.unknown:
            painter.drawText(name.translated(0, line), Qt.AlignmentFlag.AlignCenter, "–")
        elif year.has_need:
            painter.setPen(QColor(now.late if year.count.short else now.soon if year.count.over else now.done))
            painter.drawText(name.translated(0, line), Qt.AlignmentFlag.AlignCenter, sign_words(year.count))

    def _paint_names(self, painter: QPainter, now: Colours) -> None:
        """Which line is which, or the figures of the year that is pointed at."""
        metrics = QFontMetricsF(self.font())
        high, left = metrics.height(), float(MARGIN)
        font = QFont(self.font())
        if self.reading():
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(QColor(now.text))
            painter.drawText(QRectF(left, GRID, self.width() - 2 * MARGIN, high), self.reading())
            return
        for words, is_need in ((_("Need"), True), (_("Holders"), False)):
            middle = GRID + high / 2
            _paint_line(painter, [QPointF(left, middle), QPointF(left + SAMPLE, middle)], now, is_need=is_need)
            painter.setPen(QColor(now.text))
            painter.drawText(QPointF(left + SAMPLE + GAP, GRID + metrics.ascent()), words)
            left += SAMPLE + GAP + metrics.horizontalAdvance(words) + MARGIN
        painter.setPen(QPen(QColor(now.late), 1))
        painter.setBrush(QBrush(QColor(now.late), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(QRectF(left, GRID + 2, MARGIN, high - 4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(now.text))
        words = _("Short, in the places that lack people")
        painter.drawText(QPointF(left + MARGIN + GAP, GRID + metrics.ascent()), words)

    def _point_at(self, at: int | None) -> None:
        if at != self._at:
            self._at = at
            self.setToolTip(self.reading())
            self.pointed.emit(at)
            self.update()


def _paint_line(painter: QPainter, places: Sequence[QPointF], now: Colours, *, is_need: bool) -> None:
    """Need is dashed with squares, holders a whole line with dots."""
    colour = now.text if is_need else now.accent
    pen = QPen(QColor(colour), 1.8)
    if is_need:
        pen.setDashPattern((4, 3))
    painter.setPen(pen)
    painter.drawPolyline(list(places))
    painter.setPen(QPen(QColor(colour), 1))
    painter.setBrush(QColor(now.surface) if is_need else QColor(colour))
    for place in places:
        if is_need:
            painter.drawRect(QRectF(place.x() - POINT, place.y() - POINT, 2 * POINT, 2 * POINT))
        else:
            painter.drawEllipse(place, POINT, POINT)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _round_up(value: int) -> int:
    """The next of 4, 8, 12 … 80, 100, 120 …: four equal steps of whole people."""
    ten = 1
    while True:
        for tenths in (10, 15, 20, 25, 30, 40, 50, 60, 80):
            step, rest = divmod(tenths * ten, 10)
            if not rest and 4 * step >= value:
                return 4 * step
        ten *= 10
