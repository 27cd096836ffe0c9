"""The view that shows the pages of a PDF below each other, and marks what was found in them."""

from bisect import bisect_right
from functools import partial
from itertools import accumulate

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.text import _
from desktop.ui.background import Background, Job
from desktop.ui.pdf_pages import Hit, draw_pages, page_sizes
from desktop.ui.style import GAP, MARGIN

ZOOM_STEP = 1.25
ZOOM_RANGE = (0.4, 4.0)
FOUND, FOUND_NOW = QColor(255, 213, 0, 90), QColor(255, 128, 0, 130)
"""Over what was found, on white paper in every theme; the second is the place that is looked at."""


class _PageLabel(QLabel):
    """One page, with what was found on it marked."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[tuple[QRectF, QColor]] = []
        """In parts of the page's width and height."""
        self.setScaledContents(True)  # Qt's own signature

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """The picture, and the marks over it."""
        super().paintEvent(event)
        if self.marks:
            painter = QPainter(self)
            for part, colour in self.marks:
                x, y = part.x() * self.width(), part.y() * self.height()
                box = QRectF(x, y, part.width() * self.width(), part.height() * self.height())
                painter.fillRect(box.adjusted(-1, -1, 1, 1), colour)
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Tell the view; it decides what a press means."""
        super().mousePressEvent(event)
        self.pressed.emit()


class PdfView(QScrollArea):
    """Pages below each other, as wide as the view unless enlarged; Ctrl with plus, minus or 0 changes the size.

    Only what can be seen is drawn, with as much above and below: a register may have hundreds of pages.
    """

    counted = Signal(int)
    """How many pages the PDF has that is shown from now on."""
    turned = Signal(int)
    """Which page is in the middle of the view, counted from 0."""
    pressed = Signal(int)
    """Which page was pressed with the mouse."""

    def __init__(self, background: Background, name: str) -> None:
        super().__init__()
        self._background = background
        self._pdf = b""
        self._zoom = 1.0
        self._sizes: list[tuple[float, float]] = []
        self._measuring: Job | None = None
        self._drawing: Job | None = None
        self._drawn: set[int] = set()
        self._room_used = 0
        self._page = 0
        self._kept: tuple[int, float] | None = None
        self._tops: list[int] = []
        self._hits: list[Hit] = []
        self._hit = -1
        self._labels: list[_PageLabel] = []
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._column.setSpacing(GAP)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setObjectName(name)
        self.setAccessibleName(_("Pages"))
        self.setWidgetResizable(True)
        self.setWidget(self._sheet)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._keep_place())
        for keys, act in (("Ctrl++", self.enlarge), ("Ctrl+-", self.shrink), ("Ctrl+0", self.fit_width)):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._sizes)

    def show_pdf(self, pdf: bytes) -> None:
        """Show `pdf` from now on; nothing if it is empty."""
        for job in (self._measuring, self._drawing):
            if job is not None:
                job.cancel()
        self._drawing = None
        if pdf:
            self._measuring = self._background.compute(self, partial(self._measured, pdf), page_sizes, pdf)
        else:
            self._measured(pdf, [])

    def go_to_page(self, number: int) -> None:
        """Bring the top of page `number`, counted from 0, to the top of the view."""
        self.verticalScrollBar().setValue(self._tops[number] - GAP)

    def show_hits(self, hits: list[Hit], current: int) -> None:
        """Mark these places, and bring the one of number `current` into view."""
        self._hits, self._hit = hits, current
        self._mark()
        if 0 <= current < len(hits) and hits[current].page < self.page_count:
            hit = hits[current]
            scale = self._scale()
            box = hit.boxes[0] if hit.boxes else QRectF()
            middle = self._tops[hit.page] + round(box.center().y() * scale)
            across = MARGIN + round(box.center().x() * scale)
            self.ensureVisible(across, middle, self.viewport().width() // 4, self.viewport().height() // 3)

    def enlarge(self) -> None:
        """One step larger."""
        self._set_zoom(self._zoom * ZOOM_STEP)

    def shrink(self) -> None:
        """One step smaller."""
        self._set_zoom(self._zoom / ZOOM_STEP)

    def fit_width(self) -> None:
        """As wide as the view."""
        self._set_zoom(1.0)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """No wider than a list beside it, so that both share the window."""
        return QSize(256, 640)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Draw anew when the view became wider or narrower, or more when it became higher."""
        super().resizeEvent(event)
        if self._room() != self._room_used:
            self._lay_out()
        else:
            self._draw_seen()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Draw anew on a screen of another density."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._lay_out()

    def _set_zoom(self, zoom: float) -> None:
        before = self._scale() if self._sizes else 1.0
        self._zoom = min(max(zoom, ZOOM_RANGE[0]), ZOOM_RANGE[1])
        if self._sizes:
            page = self._page_in_view()
            above = self.verticalScrollBar().value() - self._tops[page]
            self._lay_out()
            self._kept = (page, above * self._scale() / before)
            self._keep_place()

    def _keep_place(self) -> None:
        """Bring what was looked at back to its place; the bar takes it once it knows the new height."""
        if self._kept is not None:
            page, above = self._kept
            wanted = round(self._tops[page] + above)
            self.verticalScrollBar().setValue(wanted)
            if self.verticalScrollBar().maximum() >= wanted:
                self._kept = None

    def _page_in_view(self) -> int:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return max(bisect_right(self._tops, middle) - 1, 0)

    def _room(self) -> int:
        return self.viewport().width() - 2 * MARGIN

    def _scale(self) -> float:
        """Pixels a point, so that the widest page fills the room at zoom 1."""
        return max(self._room(), 1) * self._zoom / max(size[0] for size in self._sizes)

    def _measured(self, pdf: bytes, sizes: list[tuple[float, float]]) -> None:
        self._pdf, self._sizes = pdf, sizes
        while len(self._labels) > self.page_count:
            gone = self._labels.pop()
            self._column.removeWidget(gone)
            gone.deleteLater()
        while len(self._labels) < self.page_count:
            self._labels.append(_PageLabel())
            self._labels[-1].pressed.connect(partial(self.pressed.emit, len(self._labels) - 1))
            self._column.addWidget(self._labels[-1])
        for at, label in enumerate(self._labels, 1):
            label.setAccessibleName(_("Page {number} of {count}").format(number=at, count=self.page_count))
        self._hits, self._hit = [], -1
        self._mark()
        self._lay_out()
        self.counted.emit(self.page_count)

    def _lay_out(self) -> None:
        """Give each page its place; what was drawn before is stretched until it is drawn anew."""
        if self._drawing is not None:
            self._drawing.cancel()
            self._drawing = None
        self._drawn.clear()
        self._room_used = self._room()
        if self._sizes:
            scale = self._scale()
            for label, (width, height) in zip(self._labels, self._sizes, strict=True):
                label.setFixedSize(round(width * scale), round(height * scale))
            heights = accumulate((label.height() + GAP for label in self._labels), initial=MARGIN)
            self._tops = list(heights)[: self.page_count]
            self._column.activate()
            for at in set(range(self.page_count)) - set(self._seen()):
                self._labels[at].clear()
            self._draw_seen()

    def _seen(self) -> list[int]:
        """The pages in view, with one view's height above and below."""
        height = self.viewport().height()
        above = self.verticalScrollBar().value() - height
        below = above + 3 * height
        seen = []
        top = MARGIN
        for at, label in enumerate(self._labels):
            if top <= below and top + label.height() >= above:
                seen.append(at)
            top += label.height() + GAP
        return seen

    def _scrolled(self, _value: int) -> None:
        self._draw_seen()
        page = self._page_in_view()
        if page != self._page:
            self._page = page
            self.turned.emit(page)

    def _mark(self) -> None:
        """Put the marks of what was found on their pages."""
        for label in self._labels:
            label.marks.clear()
        for at, hit in enumerate(self._hits):
            if hit.page < self.page_count:
                width, height = self._sizes[hit.page]
                colour = FOUND_NOW if at == self._hit else FOUND
                parts = (
                    QRectF(b.x() / width, b.y() / height, b.width() / width, b.height() / height) for b in hit.boxes
                )
                self._labels[hit.page].marks += [(part, colour) for part in parts]
        for label in self._labels:
            label.update()

    def _draw_seen(self) -> None:
        """Draw what came into view; while something is drawn the rest waits."""
        if self._drawing is None and self._sizes:
            missing = [at for at in self._seen() if at not in self._drawn]
            if missing:
                given = (self._pdf, missing, self._scale(), self.devicePixelRatioF())
                self._drawing = self._background.compute(self, self._show, draw_pages, *given)

    def _show(self, images: dict[int, QImage]) -> None:
        self._drawing = None
        for at, image in images.items():
            self._labels[at].setPixmap(QPixmap.fromImage(image))
        seen = set(self._seen())
        for at in self._drawn - seen:
            self._labels[at].clear()
        self._drawn = (self._drawn | set(images)) & seen
        self._draw_seen()
