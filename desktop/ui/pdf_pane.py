"""Pages with what an officer needs to look through them: size, page number, search, and a strip of small pages."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QSpinBox, QToolButton, QVBoxLayout, QWidget

from desktop.text import _
from desktop.ui.background import Background, Job
from desktop.ui.icons import icon
from desktop.ui.pdf_pages import Hit, find_words
from desktop.ui.pdf_view import PdfView
from desktop.ui.style import GAP, GRID, muted

STRIP_WIDTH = 116
LEAST_SEARCH = 2
"""Letters from which a search begins: a single one stands everywhere."""


class PdfPane(QWidget):
    """A `PdfView` with its tools above it; the view bears the name given, its tools that name and their own."""

    def __init__(self, background: Background, name: str) -> None:
        super().__init__()
        self._background = background
        self._pdf = b""
        self._hits: list[Hit] = []
        self._hit = -1
        self._searching: Job | None = None
        self.view = PdfView(background, name)
        self.counted = self.view.counted
        self._strip = PdfView(background, f"{name}.strip")
        self._page = QSpinBox()
        self._of = muted()
        self._search = QLineEdit()
        self._found = muted()
        self._build(name)
        self._connect()
        self.setFocusProxy(self.view)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return self.view.page_count

    def show_pdf(self, pdf: bytes) -> None:
        """Show `pdf` from now on; what was searched for is searched in it again."""
        self._pdf = pdf
        self.view.show_pdf(pdf)
        if self._strip.isVisible():
            self._strip.show_pdf(pdf)

    def start_search(self) -> None:
        """Put the cursor into the search for words of these pages."""
        self._search.setFocus()
        self._search.selectAll()

    def _build(self, name: str) -> None:
        self._toggle = _tool(f"{name}.showStrip", "page-layout-sidebar-left", _("Small pages at the side"))
        self._toggle.setCheckable(True)  # Qt's own signature
        self._page.setObjectName(f"{name}.page")
        self._page.setAccessibleName(_("Page"))
        self._page.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._page.setFixedWidth(44)
        self._page.setKeyboardTracking(False)  # Qt's own signature
        self._smaller = _tool(f"{name}.shrink", "magnify-minus-outline", _("Smaller (Ctrl+-)"))
        self._larger = _tool(f"{name}.enlarge", "magnify-plus-outline", _("Larger (Ctrl++)"))
        self._wide = _tool(f"{name}.fitWidth", "arrow-expand-horizontal", _("As wide as the window (Ctrl+0)"))
        self._search.setObjectName(f"{name}.search")
        self._search.setPlaceholderText(_("Search in these pages"))
        self._search.setAccessibleName(_("Search in these pages"))
        self._search.setClearButtonEnabled(True)  # Qt's own signature
        self._search.setMaximumWidth(220)
        self._found.setObjectName(f"{name}.found")
        self._before = _tool(f"{name}.before", "chevron-up", _("The place before (Shift+Enter)"))
        self._after = _tool(f"{name}.after", "chevron-down", _("The next place (Enter)"))
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(GAP, GRID, GAP, GRID)
        tools.setSpacing(GRID)
        for left in (self._toggle, self._page, self._of, self._smaller, self._larger, self._wide):
            tools.addWidget(left)
        tools.addStretch(1)
        for right in (self._search, self._found, self._before, self._after):
            tools.addWidget(right)
        self._strip.setFixedWidth(STRIP_WIDTH)
        self._strip.setAccessibleName(_("Small pages at the side"))
        self._strip.hide()
        pages = QHBoxLayout()
        pages.setSpacing(0)
        pages.addWidget(self._strip)
        pages.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tools)
        self._tools.hide()
        column.addLayout(pages, 1)
        self._tell()

    def _connect(self) -> None:
        self.view.counted.connect(self._count)
        self.view.turned.connect(self._turned)
        self._strip.pressed.connect(self.view.go_to_page)
        self._toggle.toggled.connect(self._show_strip)
        self._page.valueChanged.connect(lambda page: self.view.go_to_page(page - 1))
        for tool, act in (
            (self._smaller, self.view.shrink),
            (self._larger, self.view.enlarge),
            (self._wide, self.view.fit_width),
            (self._before, partial(self._step, -1)),
            (self._after, partial(self._step, 1)),
        ):
            tool.clicked.connect(lambda _checked=False, act=act: act())
        self._search.textChanged.connect(self._find)
        self._search.returnPressed.connect(self._entered)

    def _count(self, count: int) -> None:
        self._tools.setVisible(bool(count))
        self._of.setText(_("of {count}").format(count=count))
        self._page.blockSignals(True)
        self._page.setRange(min(1, count), count)
        self._page.blockSignals(False)
        self._find(self._search.text())

    def _turned(self, page: int) -> None:
        self._page.blockSignals(True)
        self._page.setValue(page + 1)
        self._page.blockSignals(False)

    def _show_strip(self, shown: bool) -> None:
        self._strip.setVisible(shown)
        self._strip.show_pdf(self._pdf if shown else b"")

    def _find(self, words: str) -> None:
        if self._searching is not None:
            self._searching.cancel()
            self._searching = None
        if len(words.strip()) < LEAST_SEARCH or not self._pdf:
            self._show_hits([])
        else:
            self._searching = self._background.compute(self, self._show_hits, find_words, self._pdf, words.strip())

    def _show_hits(self, hits: list[Hit]) -> None:
        self._searching = None
        self._hits = hits
        self._hit = 0 if hits else -1
        self.view.show_hits(hits, self._hit)
        self._tell()

    def _entered(self) -> None:
        back = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self._step(-1 if back else 1)

    def _step(self, by: int) -> None:
        if self._hits:
            self._hit = (self._hit + by) % len(self._hits)
            self.view.show_hits(self._hits, self._hit)
            self._tell()

    def _tell(self) -> None:
        searched = len(self._search.text().strip()) >= LEAST_SEARCH
        words = _("{at} of {count}").format(at=self._hit + 1, count=len(self._hits)) if self._hits else _("not found")
        self._found.setText(words if searched else "")
        for tool in (self._before, self._after):
            tool.setEnabled(len(self._hits) > 1)


def _tool(name: str, sign: str, words: str) -> QToolButton:
    """A small button with an icon, told by its tip."""
    made = QToolButton()
    made.setObjectName(name)
    made.setIcon(icon(sign))
    made.setToolTip(words)
    made.setAccessibleName(words)
    made.setAutoRaise(True)  # Qt's own signature
    return made
