"""PDF pages as pictures, and the view that shows them below each other."""

import threading
from collections.abc import Sequence
from functools import partial

import pypdfium2
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.text import _
from desktop.ui.background import Background, Job
from desktop.ui.style import GAP, MARGIN

POINTS_AN_INCH = 72
ZOOM_STEP = 1.25
ZOOM_RANGE = (0.4, 4.0)

_pdfium = threading.Lock()
"""PDFium draws one page at a time, whatever thread asks."""


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in points."""
    with _pdfium:
        document = pypdfium2.PdfDocument(pdf)
        sizes = [page.get_size() for page in document]
        document.close()
    return sizes


def draw_page(pdf: bytes, number: int, scale: float) -> QImage:
    """Page `number`, counted from 0, as a picture of `scale` pixels a point."""
    with _pdfium:
        document = pypdfium2.PdfDocument(pdf)
        bitmap = document[number].render(scale=scale, prefer_bgrx=True)
        picture = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()
        document.close()
    return picture


def draw_pages(pdf: bytes, numbers: Sequence[int], scale: float, density: float) -> dict[int, QImage]:
    """Some pages, `scale` pixels a point on a screen of `density` device pixels a pixel."""
    images = {number: draw_page(pdf, number, scale * density) for number in numbers}
    for image in images.values():
        image.setDevicePixelRatio(density)
    return images


class PdfView(QScrollArea):
    """Pages below each other, as wide as the view unless enlarged; Ctrl with plus, minus or 0 changes the size.

    Only what can be seen is drawn, with as much above and below: a register may have hundreds of pages.
    """

    counted = Signal(int)
    """How many pages the PDF has that is shown from now on."""

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
        self._labels: list[QLabel] = []
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
        self.verticalScrollBar().valueChanged.connect(self._draw_seen)
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
        self._zoom = min(max(zoom, ZOOM_RANGE[0]), ZOOM_RANGE[1])
        self._lay_out()

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
            self._labels.append(QLabel())
            self._labels[-1].setScaledContents(True)  # Qt's own signature
            self._column.addWidget(self._labels[-1])
        for at, label in enumerate(self._labels, 1):
            label.setAccessibleName(_("Page {number} of {count}").format(number=at, count=self.page_count))
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
