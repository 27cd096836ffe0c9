"""The map of units in the window: circles as large as the need, the sign inside, names where they fit; no network."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.figures import shown_figure
from desktop.domain.needs.charts import UnitSpot
from desktop.domain.needs.counts import inside_words
from desktop.domain.needs.map_layout import MOST_NUMBERED, Circle, MapLayout, View, fit, lay_map
from desktop.services.needs.unit_spots import spot_words
from desktop.text import _
from desktop.ui.background import Background, Job
from desktop.ui.needs.chart_box import gap_colour
from desktop.ui.style import GAP, LIGHT, Colours, colours

LEAST = QSize(320, 240)
STEP = 1.25
MOST_ZOOM = 400.0
BELOW = 28
AT_ONCE = 80
"""Units that are laid on the window's thread; more would hold it up at every step of the wheel."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A map as it was laid, and the view and the size that it was laid for."""

    layout: MapLayout
    view: View
    size: tuple[float, float]


class UnitMapView(QWidget):
    """Shows units; the arrows go from one to the next, the wheel zooms, dragging moves."""

    chosen = Signal(object)
    """The `UnitSpot` that is looked at, or None."""
    opened = Signal(int)
    keyed = Signal(str)
    """What the numbers on the map stand for, when it was laid anew."""

    def __init__(self, name: str, background: Background) -> None:
        super().__init__()
        self._background = background
        self._spots: Sequence[UnitSpot] = ()
        self._view = View((0.0, 0.0), 1.0)
        self._laid: Laid | None = None
        self._laying: Job | None = None
        self._stamp: tuple[Laid, QPixmap] | None = None
        self._wide: dict[str, float] = {}
        """How long each name runs: a thread may not ask the font."""
        self._current: int | None = None
        self._dragged: QPointF | None = None
        self._moved = QPointF()
        """How far the map was dragged since it was laid."""
        self._is_fitted = True
        self.setObjectName(name)
        self.setAccessibleName(_("Map of units"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)  # Qt's own signature
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_spots(self, spots: Sequence[UnitSpot]) -> None:
        """Show these units; the part of the map that was looked at stays."""
        is_first = not self._spots
        self._spots = spots
        self._laid = None
        self._measure()
        if self._current not in {spot.id for spot in spots}:
            self._current = None
        self.setAccessibleDescription("\n".join(map(spot_words, spots)))
        if is_first or self._is_fitted:
            self.fit()
        else:
            self._look(self._view)

    def fit(self) -> None:
        """All units."""
        self._look(fit(self._spots, self.width(), self.height() - BELOW))
        self._is_fitted = True

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Larger or smaller, the place `at` staying where it is."""
        whole = fit(self._spots, self.width(), self.height() - BELOW).scale
        scale = min(max(self._view.scale * factor, whole / 2), whole * MOST_ZOOM)
        off = QPointF() if at is None else at - QPointF(self.width() / 2, (self.height() - BELOW) / 2)
        share = 1 / self._view.scale - 1 / scale
        x, y = self._view.middle
        self._look(View((x + off.x() * share, y + off.y() * share), scale))

    def current(self) -> UnitSpot | None:
        """The unit that is looked at."""
        return next((spot for spot in self._spots if spot.id == self._current), None)

    def layout_now(self) -> MapLayout:
        """The map as it is seen now, laid at once if it is still under way."""
        if self._laid is None or not self._is_settled(self._laid):
            self._laid = _lay(*self._asked())
        return self._laid.layout

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Room for a few units."""
        return LEAST

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """All units still, or the same place in the middle."""
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()
        else:
            self._look(self._view)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  # Qt's name
        """Zoom where the pointer is."""
        self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP, event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Begin to drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Drag the map, or tell the unit under the pointer."""
        if self._dragged is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._moved = event.position() - self._dragged
            self.update()
        else:
            circle = self._circle_at(event.position())
            self.setToolTip(spot_words(circle.spot) if circle else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Lay the map where it was dragged to, or look at the unit that was clicked."""
        moved, self._moved, self._dragged = self._moved, QPointF(), None
        if moved.manhattanLength() > GAP:
            x, y = self._view.middle
            self._look(View((x - moved.x() / self._view.scale, y - moved.y() / self._view.scale), self._view.scale))
            return
        self.update()
        circle = self._circle_at(event.position())
        if circle is not None:
            self._choose(circle.spot.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Open the unit."""
        circle = self._circle_at(event.position())
        if circle is not None:
            self.opened.emit(circle.spot.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Arrows go from unit to unit, where most are missing first; Enter opens; plus, minus and F zoom."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps and self._spots:
            order = sorted(self._spots, key=lambda spot: (-spot.count.short, spot.name))
            at = next((at for at, spot in enumerate(order) if spot.id == self._current), None)
            self._choose(order[0 if at is None else (at + steps[key]) % len(order)].id)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._current is not None:
            self.opened.emit(self._current)
        elif event.text() in {"+", "-"}:
            self.zoom(STEP if event.text() == "+" else 1 / STEP)
        elif event.text().casefold() == "f":
            self.fit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Names have another width in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()
            self._laid = None
            self._lay_anew()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802  # Qt's name
        """The map as far as it was dragged."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours().surface))
        if self._laid is not None:
            painter.save()
            painter.translate(self._moved)
            if self._is_settled(self._laid):
                self._paint_map(painter, self._laid.layout, colours())
            else:
                self._follow(painter, self._laid)
                painter.drawPixmap(0, 0, self._stamp_of(self._laid))
            painter.restore()
            self._paint_bar(painter, self._laid, colours())
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours().accent), 1))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def paint_picture(self, painter: QPainter) -> None:
        """All that is seen now, light as paper is."""
        painter.setFont(self.font())
        self._paint_map(painter, self.layout_now(), LIGHT)
        if self._laid is not None:
            self._paint_bar(painter, self._laid, LIGHT)

    def _follow(self, painter: QPainter, laid: Laid) -> None:
        """Where the places of a map that was laid for another view lie in this one, until it is laid anew."""
        ratio, (width, height) = self._view.scale / laid.view.scale, self._size()
        (x, y), (to_x, to_y), scale = laid.view.middle, self._view.middle, self._view.scale
        painter.translate(
            width / 2 + (x - to_x) * scale - laid.size[0] / 2 * ratio,
            height / 2 + (y - to_y) * scale - laid.size[1] / 2 * ratio,
        )
        painter.scale(ratio, ratio)

    def _stamp_of(self, laid: Laid) -> QPixmap:
        """The map as it was laid, drawn once: names in another size at each step would hold up the wheel."""
        if self._stamp is None or self._stamp[0] is not laid:
            ratio = self.devicePixelRatioF()
            stamp = QPixmap(QSizeF(laid.size[0] * ratio, laid.size[1] * ratio).toSize())
            stamp.setDevicePixelRatio(ratio)
            stamp.fill(QColor(colours().surface))
            painter = QPainter(stamp)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self.font())
            self._paint_map(painter, laid.layout, colours())
            painter.end()
            self._stamp = laid, stamp
        return self._stamp[1]

    def _paint_map(self, painter: QPainter, laid: MapLayout, now: Colours) -> None:
        for group in laid.groups:
            painter.setPen(QPen(QColor(now.muted), 1, Qt.PenStyle.DashLine))
            painter.setBrush(QColor(now.window))
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in group.around]))
        painter.setPen(QPen(QColor(now.muted), 1))
        for circle in laid.circles:
            if circle.is_moved():
                painter.drawLine(QPointF(*circle.middle), QPointF(*circle.place))
        for label in laid.labels:
            if label.leader is not None:
                painter.drawLine(QPointF(*label.leader[0]), QPointF(*label.leader[1]))
        for circle in laid.circles:
            self._paint_circle(painter, now, circle)
        labels = [(label, now.text) for label in laid.labels]
        labels += [(group.label, now.muted) for group in laid.groups if group.label is not None]
        for label, colour in labels:
            painter.setPen(QColor(colour))
            box = label.box
            painter.drawText(QRectF(box.left, box.top, box.width + GAP, box.height), label.text)

    def _paint_circle(self, painter: QPainter, now: Colours, circle: Circle) -> None:
        is_current = circle.spot.id == self._current
        painter.setPen(QPen(QColor(gap_colour(circle.spot.count, now)), 2))
        painter.setBrush(QColor(now.selection if is_current else now.surface))
        painter.drawEllipse(QPointF(*circle.middle), circle.radius, circle.radius)
        if is_current:
            painter.setPen(QPen(QColor(now.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(*circle.middle), circle.radius + 3, circle.radius + 3)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(now.text))
        words = inside_words(circle.spot.count)
        if QFontMetricsF(font).horizontalAdvance(words) > 2 * circle.radius:
            words = words[:1]
        (x, y), radius = circle.middle, circle.radius
        painter.drawText(QRectF(x - radius, y - radius, 2 * radius, 2 * radius), Qt.AlignmentFlag.AlignCenter, words)
        painter.setFont(self.font())

    def _paint_bar(self, painter: QPainter, shown: Laid, now: Colours) -> None:
        """How long some kilometres are, below the map."""
        laid = shown.layout
        if not laid.circles or shown.view.scale != self._view.scale:
            return
        base = self.height() - GAP
        painter.setPen(QPen(QColor(now.text), 1.5))
        painter.drawPolyline(
            [
                QPointF(GAP, base - 5),
                QPointF(GAP, base),
                QPointF(GAP + laid.bar, base),
                QPointF(GAP + laid.bar, base - 5),
            ]
        )
        words = _("{count} km").format(count=shown_figure(laid.bar_kilometres))
        painter.drawText(QPointF(GAP + laid.bar + GAP, base), words)

    def _look(self, view: View) -> None:
        self._view, self._is_fitted = view, False
        self._lay_anew()
        self.update()

    def _size(self) -> tuple[float, float]:
        return float(self.width()), float(self.height() - BELOW)

    def _is_settled(self, laid: Laid) -> bool:
        return (laid.view, laid.size) == (self._view, self._size())

    def _measure(self) -> None:
        metrics = QFontMetricsF(self.font())
        names = {name for spot in self._spots for name in (spot.name, spot.district)}
        names |= {str(number) for number in range(1, MOST_NUMBERED + 1)}
        self._wide = {name: metrics.horizontalAdvance(name) for name in names}

    def _asked(self) -> tuple[Sequence[UnitSpot], View, tuple[float, float], float, dict[str, float]]:
        """What a map is laid from."""
        return self._spots, self._view, self._size(), QFontMetricsF(self.font()).height(), self._wide

    def _lay_anew(self) -> None:
        """Lay the map for this view, off the window's thread where it is large; one after the other at most."""
        if len(self._spots) <= AT_ONCE:
            self._laid = _lay(*self._asked())
            self.keyed.emit(key_words(self._laid.layout))
        elif self._laying is None:
            asked = self._asked()
            self._laying = self._background.compute(self, lambda laid: self._take(asked[0], laid), _lay, *asked)

    def _take(self, spots: Sequence[UnitSpot], laid: Laid) -> None:
        """Show what was laid, and lay it again if another part or other units are wanted meanwhile."""
        self._laying = None
        if spots is self._spots:
            self._laid = laid
            self.keyed.emit(key_words(laid.layout))
            self.update()
        if self._laid is None or not self._is_settled(self._laid):
            self._lay_anew()

    def _circle_at(self, place: QPointF) -> Circle | None:
        """The circle under the pointer, the smallest where several lie there."""
        if self._laid is None or not self._is_settled(self._laid):
            return None
        for circle in reversed(self._laid.layout.circles):
            off = QPointF(*circle.middle) - place
            if off.x() ** 2 + off.y() ** 2 <= circle.radius**2:
                return circle
        return None

    def _choose(self, unit_id: int) -> None:
        self._current = unit_id
        self.chosen.emit(self.current())
        self.update()


def _lay(spots: Sequence[UnitSpot], view: View, size: tuple[float, float], line: float, wide: dict[str, float]) -> Laid:
    return Laid(lay_map(spots, view, size, line, wide.__getitem__), view, size)


def key_words(layout: MapLayout) -> str:
    """What the numbers stand for that take the place of names."""
    return " · ".join(f"{number}\N{NO-BREAK SPACE}{spot.name}" for number, spot in layout.key)
