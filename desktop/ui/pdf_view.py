"""PDF pages as pictures, and the view that shows them below each other."""

import threading
from dataclasses import dataclass

import pypdfium2
from PySide6.QtCore import QEvent, QSize, Qt
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


@dataclass(frozen=True, slots=True)
class Pages:
    """Pictures of pages for one scale; `widest` is the widest page in points."""

    images: tuple[QImage, ...]
    widest: float


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


def draw_to_fit(pdf: bytes, width: float, zoom: float, density: float) -> Pages:
    """All pages, the widest `width` × `zoom` pixels wide on a screen of `density` device pixels a pixel."""
    sizes = page_sizes(pdf)
    widest = max(size[0] for size in sizes)
    scale = max(width, 1) * zoom * density / widest
    images = [draw_page(pdf, number, scale) for number in range(len(sizes))]
    for image in images:
        image.setDevicePixelRatio(density)
    return Pages(tuple(images), widest)


class PdfView(QScrollArea):
    """Pages of a letter, as wide as the view unless enlarged; Ctrl with plus, minus or 0 changes the size."""

    def __init__(self, background: Background, name: str) -> None:
        super().__init__()
        self._background = background
        self._pdf = b""
        self._zoom = 1.0
        self._drawing: Job | None = None
        self._drawn_width = 0
        self._labels: list[QLabel] = []
        self.page_count = 0
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._column.setSpacing(GAP)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setObjectName(name)
        self.setAccessibleName(_("Pages of the letter"))
        self.setWidgetResizable(True)
        self.setWidget(self._sheet)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for keys, act in (("Ctrl++", self.enlarge), ("Ctrl+-", self.shrink), ("Ctrl+0", self.fit_width)):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_pdf(self, pdf: bytes) -> None:
        """Show `pdf` from now on; nothing if it is empty."""
        self._pdf = pdf
        if pdf:
            self._draw()
        else:
            self._show(Pages((), 0))

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
        """Draw anew when the view became wider or narrower."""
        super().resizeEvent(event)
        if self._pdf and self._room() != self._drawn_width:
            self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Draw anew on a screen of another density."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange and self._pdf:
            self._draw()

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = min(max(zoom, ZOOM_RANGE[0]), ZOOM_RANGE[1])
        if self._pdf:
            self._draw()

    def _room(self) -> int:
        return self.viewport().width() - 2 * MARGIN

    def _draw(self) -> None:
        if self._drawing is not None:
            self._drawing.cancel()
        self._drawn_width = self._room()
        self._drawing = self._background.compute(
            self, self._show, draw_to_fit, self._pdf, self._drawn_width, self._zoom, self.devicePixelRatioF()
        )

    def _show(self, pages: Pages) -> None:
        self.page_count = len(pages.images)
        while len(self._labels) > self.page_count:
            gone = self._labels.pop()
            self._column.removeWidget(gone)
            gone.deleteLater()
        while len(self._labels) < self.page_count:
            self._labels.append(QLabel())
            self._column.addWidget(self._labels[-1])
        for at, (label, image) in enumerate(zip(self._labels, pages.images, strict=True), 1):
            label.setPixmap(QPixmap.fromImage(image))
            label.setAccessibleName(_("Page {number} of {count}").format(number=at, count=self.page_count))
