"""A paper looked at inside the program: pages of a PDF, or a scanned picture, as wide as there is room."""

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.refusal import Refusal
from desktop.services.attachments import PDF, StoredPaper, stored_paper
from desktop.text import _
from desktop.ui.background import Background, Job
from desktop.ui.pdf_pages import page_sizes, unreadable
from desktop.ui.pdf_view import ZOOM_RANGE, ZOOM_STEP, PdfView
from desktop.ui.style import GAP, GRID, muted
from desktop.ui.windows import Shell, button

SMALLEST = QSize(160, 120)
MOST_PIXELS = 40_000_000
"""A picture is never unpacked larger than this: a few kilobytes may claim to be a wall."""


class AttachmentView(QWidget):
    """Shows one attachment, loaded in the background; what cannot be read is said in words."""

    def __init__(self, shell: Shell, name: str) -> None:
        super().__init__()
        self._background = shell.background
        self._shown: int | None = None
        self._loading: Job | None = None
        self._words = muted()
        self._pages = PdfView(shell.background, f"{name}.pages")
        self._picture = PictureView(shell.background, f"{name}.picture")
        self._title = muted()
        self._stack = QStackedWidget()
        self._tools = QWidget()
        self.setObjectName(name)
        self._build(name)
        self.clear()

    def shown(self) -> int | None:
        """The attachment that is shown, or being loaded."""
        return self._shown

    def words(self) -> str:
        """What is said instead of a picture; empty while one is shown."""
        return self._words.text() if self._stack.currentWidget() is self._words else ""

    def clear(self, words: str = "") -> None:
        """Show nothing but `words`."""
        self._drop()
        self._shown = None
        self._say(words or _("Choose a paper to look at it here."))

    def show_attachment(self, attachment_id: int) -> None:
        """Load and show an attachment; the one that is shown already stays as it is."""
        if attachment_id == self._shown:
            return
        self._drop()
        self._shown = attachment_id
        self._say(_("Loading…"))
        self._loading = self._background.ask(self, self._check, stored_paper, attachment_id)
        self._loading.refused = self._refused

    def take_focus(self) -> None:
        """Bring the keyboard to what is shown: arrows scroll, Ctrl with plus, minus and 0 changes the size."""
        if not self.words():
            self._view().setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, name: str) -> None:
        self._words.setObjectName(f"{name}.words")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title.setObjectName(f"{name}.title")
        self._title.setWordWrap(False)  # Qt's own signature
        # A long name gives way: it stands whole in its tip.
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for view in (self._words, self._pages, self._picture):
            self._stack.addWidget(view)
        self._stack.setMinimumSize(SMALLEST)
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(GAP, GRID, GAP, GRID)
        row.setSpacing(GAP)
        row.addWidget(self._title, 1)
        for text, tip, key, act in (
            ("−", _("Smaller (Ctrl+-)"), "shrink", self._shrink),
            ("+", _("Larger (Ctrl++)"), "enlarge", self._enlarge),
            ("↔", _("As wide as the view (Ctrl+0)"), "fit", self._fit),
        ):
            made = button(text, f"{name}.{key}", act)
            made.setToolTip(tip)
            made.setAccessibleName(tip)
            made.setFixedWidth(40)
            row.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tools)
        column.addWidget(self._stack, 1)

    def _check(self, paper: StoredPaper) -> None:
        """Before it is handed to a view: whether it can be read at all, told away from the window's thread."""
        if paper.id == self._shown:
            self._loading = self._background.compute(self, self._show, readable, paper)
            self._loading.refused = self._refused

    def _show(self, paper: StoredPaper) -> None:
        if paper.id != self._shown:
            return
        is_pdf = paper.media_type == PDF
        self._title.setText(paper.name)
        self._title.setToolTip(paper.name)
        self._tools.show()
        if is_pdf:
            self._pages.show_pdf(paper.content)
        else:
            self._picture.show_picture(paper.content)
        view: QWidget = self._pages if is_pdf else self._picture
        view.setAccessibleName(paper.name)
        self._stack.setCurrentWidget(view)

    def _refused(self, refusal: Refusal) -> None:
        self._say(str(refusal))

    def _say(self, words: str) -> None:
        self._tools.hide()
        self._words.setText(words)
        self._stack.setCurrentWidget(self._words)

    def _drop(self) -> None:
        """Let go of what was shown: a scan may hold many megabytes."""
        if self._loading is not None:
            self._loading.cancel()
        self._pages.show_pdf(b"")
        self._picture.show_picture(b"")

    def _view(self) -> "PdfView | PictureView":
        return self._pages if self._stack.currentWidget() is self._pages else self._picture

    def _enlarge(self) -> None:
        self._view().enlarge()

    def _shrink(self) -> None:
        self._view().shrink()

    def _fit(self) -> None:
        self._view().fit_width()


class PictureView(QScrollArea):
    """A picture as wide as the view unless enlarged; Ctrl with plus, minus or 0 changes the size."""

    def __init__(self, background: Background, name: str) -> None:
        super().__init__()
        self._background = background
        self._content = b""
        self._zoom = 1.0
        self._room_used = 0
        self._drawing: Job | None = None
        self._label = QLabel()
        self._label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setWidget(self._label)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for keys, act in (("Ctrl++", self.enlarge), ("Ctrl+-", self.shrink), ("Ctrl+0", self.fit_width)):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_picture(self, content: bytes) -> None:
        """Show the picture of `content` from now on; nothing if it is empty."""
        self._content = content
        self._zoom = 1.0
        self._label.clear()
        self._draw()

    def drawn_width(self) -> int:
        """Pixels of the picture from left to right, as it is drawn now."""
        return self._label.pixmap().width()

    def enlarge(self) -> None:
        """One step larger."""
        self._set_zoom(self._zoom * ZOOM_STEP)

    def shrink(self) -> None:
        """One step smaller."""
        self._set_zoom(self._zoom / ZOOM_STEP)

    def fit_width(self) -> None:
        """As wide as the view."""
        self._set_zoom(1.0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Draw anew when the view became wider or narrower."""
        super().resizeEvent(event)
        if self.viewport().width() != self._room_used:
            self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Draw anew on a screen of another density."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._draw()

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = min(max(zoom, ZOOM_RANGE[0]), ZOOM_RANGE[1])
        self._draw()

    def _draw(self) -> None:
        if self._drawing is not None:
            self._drawing.cancel()
            self._drawing = None
        self._room_used = self.viewport().width()
        if self._content:
            density = self.devicePixelRatioF()
            width = round(max(self._room_used, 1) * self._zoom * density)
            self._drawing = self._background.compute(self, self._show, draw_picture, self._content, width, density)

    def _show(self, image: QImage) -> None:
        self._drawing = None
        self._label.setPixmap(QPixmap.fromImage(image))


def readable(paper: StoredPaper) -> StoredPaper:
    """`paper` itself if it can be shown; raises Refusal, in words, if it cannot."""
    if paper.media_type != PDF:
        draw_picture(paper.content, 1, 1.0)
        return paper
    if not page_sizes(paper.content):
        raise unreadable()
    return paper


def draw_picture(content: bytes, width: int, density: float) -> QImage:
    """The picture of `content`, upright, `width` pixels wide; raises Refusal if it cannot be read."""
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)  # Qt's own signature
    reader.setScaledSize(_scaled(reader, width))
    image = reader.read()
    if image.isNull():
        raise unreadable()
    image.setDevicePixelRatio(density)
    return image


def _scaled(reader: QImageReader, width: int) -> QSize:
    """The size to unpack to, before the picture is turned upright; raises Refusal if it would not fit the memory."""
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS * 4:
        raise unreadable()
    turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    across = size.height() if turned else size.width()
    factor = min(width / across, (MOST_PIXELS / (size.width() * size.height())) ** 0.5)
    return QSize(max(round(size.width() * factor), 1), max(round(size.height() * factor), 1))
