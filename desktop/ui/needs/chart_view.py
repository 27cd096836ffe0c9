"""The organisation chart in the window: zoomed by wheel, keys and buttons, folded by unit, gone through by keys."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen, QWheelEvent
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsScene, QGraphicsView

from desktop.domain.employees.names import search_key
from desktop.domain.needs.chart_layout import Chart, Measures, lay_chart
from desktop.domain.needs.charts import ChartUnit, PostMap
from desktop.domain.needs.counts import count_words
from desktop.text import _
from desktop.ui.needs.chart_box import WIDTH, ChartBox, box_height
from desktop.ui.style import LIGHT, colours

ACROSS, DOWN, INDENT = 20.0, 40.0, 20.0
TALLEST = (260.0, 420.0, 640.0, 960.0, 1400.0, 2000.0)
"""How high stacks may grow: what fills the window best is taken."""
STEP = 1.2
SMALLEST, LARGEST = 0.05, 3.0
MOST_AT_FIRST = 24
"""Boxes that a chart opens with; below them it is folded."""
AROUND = 24.0


class ChartView(QGraphicsView):
    """The chart; one box is the current one, which the keys move on and the words below tell."""

    chosen = Signal(object)
    """The `ChartUnit` that is looked at now."""
    opened = Signal(int)
    """The unit that was double-clicked, or Enter was pressed on."""
    zoomed = Signal(int)
    """How large the chart is shown now, in percent."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._units: dict[int, ChartUnit] = {}
        self._below: dict[int | None, list[int]] = {}
        self._open: set[int] = set()
        self._boxes: dict[int, ChartBox] = {}
        self._lines = QGraphicsPathItem()
        self._current: int | None = None
        self._with_posts = True
        self.setObjectName(name)
        self.setAccessibleName(_("Organisation chart"))
        self.setScene(QGraphicsScene(self))
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)

    def show_map(self, chart: PostMap) -> None:
        """Show `chart`; what was opened before stays open, unless it begins with another unit."""
        known, roots = set(self._units), self._below.get(None, [])
        self._units = {unit.id: unit for unit in chart.units}
        self._below = {}
        for unit in chart.units:
            self._below.setdefault(unit.parent_id, []).append(unit.id)
        is_other = roots != self._below.get(None, [])
        if is_other or not known & set(self._units):
            self._open = self._first_open()
            self._current = next(iter(self._below.get(None, [])), None)
        if self._current not in self._units:
            self._current = next(iter(self._below.get(None, [])), None)
        self._draw()
        if is_other:
            self.fit()

    def show_posts(self, shown: bool) -> None:
        """With the posts in the boxes, or units alone."""
        self._with_posts = shown
        self._draw()

    def open_all(self) -> None:
        """Unfold everything."""
        self._open = {unit for unit in self._below if unit is not None}
        self._draw()

    def fold_all(self) -> None:
        """Fold all but the topmost units."""
        self._open = set(self._below.get(None, []))
        self._draw()

    def zoom(self, factor: float) -> None:
        """Larger or smaller."""
        scale = min(max(self.transform().m11() * factor, SMALLEST), LARGEST)
        factor = scale / self.transform().m11()
        self.scale(factor, factor)
        self.zoomed.emit(self.percent())

    def fit(self) -> None:
        """All that is unfolded, but no larger than it is read best."""
        rect = self.sceneRect()
        view = self.viewport().size()
        if rect.isEmpty() or view.isEmpty():
            return
        scale = min(view.width() / rect.width(), view.height() / rect.height(), 1.0)
        self.resetTransform()
        self.scale(scale, scale)
        self.centerOn(rect.center().x(), rect.top())
        self.zoomed.emit(self.percent())

    def percent(self) -> int:
        """How large it is shown."""
        return round(self.transform().m11() * 100)

    def current(self) -> ChartUnit | None:
        """The unit that is looked at."""
        return self._units.get(self._current or 0)

    def boxes(self) -> dict[int, ChartBox]:
        """The boxes that are shown, by unit."""
        return self._boxes

    def find_unit(self, text: str) -> int:
        """Go to the next unit whose name holds every word; how many there are."""
        words = search_key(text).split()
        found = [unit.id for unit in self._units.values() if all(word in search_key(unit.name) for word in words)]
        if words and found:
            at = found.index(self._current) + 1 if self._current in found else 0
            self.go_to(found[at % len(found)])
        return len(found) if words else 0

    def go_to(self, unit_id: int) -> None:
        """Make `unit_id` the current one, unfolding what it stands below."""
        if unit_id not in self._units:
            return
        above = self._units[unit_id].parent_id
        folded = False
        while above is not None:
            folded |= above not in self._open
            self._open.add(above)
            above = self._units[above].parent_id
        self._current = unit_id
        if folded:
            self._draw()
        self._mark()
        self.ensureVisible(self._boxes[unit_id].sceneBoundingRect())

    def fold(self, unit_id: int) -> None:
        """Open or fold what stands below a unit; the unit stays where it is on the screen."""
        if not self._below.get(unit_id):
            return
        before = self.mapFromScene(self._boxes[unit_id].pos())
        self._open ^= {unit_id}
        self._current = unit_id
        self._draw()
        moved = self.mapFromScene(self._boxes[unit_id].pos()) - before
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + moved.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved.y())

    def picture_size(self) -> QSize:
        """The size of all that is unfolded."""
        return self.sceneRect().size().toSize()

    def paint_picture(self, painter: QPainter) -> None:
        """All that is unfolded, from its upper left corner, light as paper is."""
        rect = self.sceneRect()
        self._on_paper(shown=True)
        self.scene().render(painter, QRectF(QPointF(), rect.size()), rect)
        self._on_paper(shown=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Arrows go from box to box, blank folds, Enter opens the unit, plus, minus and F zoom."""
        steps = {
            Qt.Key.Key_Up: "above",
            Qt.Key.Key_Down: "below",
            Qt.Key.Key_Left: "before",
            Qt.Key.Key_Right: "after",
            Qt.Key.Key_Home: "top",
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._step(steps[key])
        elif key == Qt.Key.Key_Space and self._current is not None:
            self.fold(self._current)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._current is not None:
            self.opened.emit(self._current)
        elif event.text() in {"+", "-"}:
            self.zoom(STEP if event.text() == "+" else 1 / STEP)
        elif event.text().casefold() == "f":
            self.fit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  # Qt's name
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
        else:
            super().wheelEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """A box that is clicked becomes the current one; its knob folds it."""
        super().mouseReleaseEvent(event)
        box = self._box_at(event)
        if box is None or event.button() != Qt.MouseButton.LeftButton:
            return
        event.accept()
        if box.below and box.knob().adjusted(-4, -2, 4, 4).contains(box.mapFromScene(self._on_scene(event))):
            self.fold(box.unit.id)
        else:
            self._current = box.unit.id
            self._mark()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Open the unit."""
        box = self._box_at(event)
        if box is not None:
            self.opened.emit(box.unit.id)

    def _on_paper(self, *, shown: bool) -> None:
        self._lines.setPen(QPen(QColor((LIGHT if shown else colours()).muted), 1))
        for box in self._boxes.values():
            box.on_paper = shown

    def _box_at(self, event: QMouseEvent) -> ChartBox | None:
        item = self.itemAt(event.position().toPoint())
        return item if isinstance(item, ChartBox) else None

    def _on_scene(self, event: QMouseEvent) -> QPointF:
        return self.mapToScene(event.position().toPoint())

    def _first_open(self) -> set[int]:
        """Level by level as long as the chart stays small."""
        opened: set[int] = set()
        shown = len(self._below.get(None, []))
        level = list(self._below.get(None, []))
        while level:
            children = [child for unit in level for child in self._below.get(unit, [])]
            if opened and shown + len(children) > MOST_AT_FIRST:
                break
            opened |= {unit for unit in level if self._below.get(unit)}
            shown += len(children)
            level = children
        return opened

    def _shown(self) -> Iterator[int]:
        waiting = list(reversed(self._below.get(None, [])))
        while waiting:
            unit = waiting.pop()
            yield unit
            if unit in self._open:
                waiting += reversed(self._below.get(unit, []))

    def _draw(self) -> None:
        """Lay the chart and make its boxes."""
        font = self.font()
        shown = list(self._shown())
        below = {unit: self._below[unit] for unit in shown if unit in self._open and unit in self._below}
        heights = {unit: box_height(self._units[unit], font, with_posts=self._with_posts) for unit in shown}
        chart = self._best(below, heights)
        scene = self.scene()
        scene.clear()
        self._boxes = {}
        path = QPainterPath()
        for first, *others in chart.lines:
            path.moveTo(*first)
            for point in others:
                path.lineTo(*point)
        self._lines = QGraphicsPathItem(path)
        self._lines.setPen(QPen(QColor(colours().muted), 1))
        scene.addItem(self._lines)
        for unit, (x, y) in chart.corners.items():
            children = len(self._below.get(unit, []))
            box = ChartBox(self._units[unit], font, with_posts=self._with_posts, below=children)
            box.is_open = unit in below
            box.setPos(x, y)
            scene.addItem(box)
            self._boxes[unit] = box
        scene.setSceneRect(-AROUND, -AROUND, chart.width + 2 * AROUND, chart.height + 2 * AROUND)
        if self._current not in self._boxes:
            self._current = next(iter(shown), None)
        self._mark()

    def _best(self, below: Mapping[int, Sequence[int]], heights: Mapping[int, float]) -> Chart:
        """The chart that can be shown largest."""
        roots, view = self._below.get(None, []), self.viewport().size()
        tried = (
            lay_chart(roots, below, heights, Measures(WIDTH, ACROSS, DOWN, INDENT, tallest)) for tallest in TALLEST
        )
        return max(
            tried, key=lambda chart: min(view.width() / max(chart.width, 1), view.height() / max(chart.height, 1), 1.0)
        )

    def _mark(self) -> None:
        """Show which box is the current one, and tell it."""
        for unit, box in self._boxes.items():
            if box.is_current != (unit == self._current):
                box.is_current = unit == self._current
                box.update()
        current = self.current()
        if current is not None:
            self.setAccessibleDescription(f"{current.name}: {count_words(current.whole)}")
            self.chosen.emit(current)

    def _step(self, way: str) -> None:
        unit = self.current()
        if unit is None:
            return
        beside = self._below[unit.parent_id]
        at = beside.index(unit.id)
        children = self._below.get(unit.id, []) if unit.id in self._open else []
        aim = {
            "above": unit.parent_id,
            "below": children[0] if children else None,
            "before": beside[max(at - 1, 0)],
            "after": beside[min(at + 1, len(beside) - 1)],
            "top": self._below[None][0],
        }[way]
        if aim is not None:
            self.go_to(aim)
