"""The frame of the window: sidebar, the line that refuses, the pages, the line that tells.

It is painted before the database and the pages are loaded, so it knows neither; `shell.py` fills it.
"""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.refusal import Refusal
from desktop.text import _
from desktop.ui.actions import ACTIONS, PAGE_ACTIONS, Action
from desktop.ui.icons import icon
from desktop.ui.places import Place
from desktop.ui.style import GAP, GRID, MARGIN, SIDEBAR_WIDTH, Meaning, muted

SAID_FOR_MS = 8000
_GEOMETRY = "window/geometry"
_FIRST_SIZE = (1280, 720)
_LEAST_SIZE = (900, 560)


class MainWindow(QMainWindow):
    """The one window of the program."""

    triggered = Signal(str)
    """Key of the action that the officer asked for."""
    painted = Signal()
    """Once, after the window was first seen."""
    closing = Signal()
    """The officer closes the window; `refuse_closing` keeps it open."""

    def __init__(self, state: QSettings) -> None:
        super().__init__()
        self._state = state
        self._was_painted = False
        self._closing_refused = False
        self.setObjectName("main")
        self.setWindowTitle(_("Mutasi"))
        self.setMinimumSize(*_LEAST_SIZE)
        self._build()
        self._connect()
        self._restore()

    def show_office(self, name: str) -> None:
        """Name the office in the title bar."""
        self.setWindowTitle(f"{_('Mutasi')} — {name}" if name else _("Mutasi"))

    def say(self, sentence: str) -> None:
        """Tell `sentence` in the line at the bottom, which empties by itself."""
        self.said.setText(sentence)
        self._hush.start(SAID_FOR_MS)

    def show_refusal(self, refusal: Refusal) -> None:
        """Show why something was not done, until it is closed."""
        self.banner.show_refusal(refusal)
        self._escape.setEnabled(True)

    def close_refusal(self) -> None:
        """Take the refusal away."""
        self.banner.hide()
        self._escape.setEnabled(False)

    def show_note(self, sentence: str) -> None:
        """Show a sentence about the whole database that stays, such as that it is read-only."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def show_page(self, page: QWidget, place: Place | None) -> None:
        """Bring `page` to the front and mark `place` in the sidebar, if it stands there."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.sidebar.blockSignals(True)
        places = [action.place for action in PAGE_ACTIONS]
        self.sidebar.setCurrentRow(places.index(place) if place in places else -1)
        self.sidebar.blockSignals(False)

    def show_sidebar(self, *, shown: bool) -> None:
        """Show or hide what leads to other pages, with its shortcuts."""
        self.sidebar.setVisible(shown)
        for action in self.actions():
            action.setEnabled(shown or action.objectName() in {"main.quit", "main.help"})

    def refuse_closing(self) -> None:
        """Answer `closing`: the window stays."""
        self._closing_refused = True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Tell once that the window can be seen."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt's name
        """Ask whether the window may close, and remember its size."""
        self._closing_refused = False
        self.closing.emit()
        if self._closing_refused:
            event.ignore()
            return
        self._state.setValue(_GEOMETRY, self.saveGeometry())
        super().closeEvent(event)

    def _build(self) -> None:
        self.sidebar = _sidebar(PAGE_ACTIONS)
        self.banner = Banner()
        self.note = muted()
        self.note.setObjectName("main.note")
        self.note.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        self.note.hide()
        self.stack = QStackedWidget()
        self.waiting = muted(_("Opening the database …"))
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack.addWidget(self.waiting)
        self.said = QLabel()
        self.said.setObjectName("main.said")
        self.said.setContentsMargins(MARGIN, GRID, MARGIN, GRID)
        self._hush = QTimer(self)
        self._hush.setSingleShot(True)  # Qt's own signature
        body = QWidget()
        column = _column(QVBoxLayout(body))
        for widget in (self.note, self.banner):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        column.addWidget(self.said)
        whole = QWidget()
        row = _column(QHBoxLayout(whole))
        row.addWidget(self.sidebar)
        row.addWidget(body, 1)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        for action in ACTIONS:
            self.addAction(self._action(action))
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close_refusal)
        self._escape.setEnabled(False)
        self.banner.closed.connect(self.close_refusal)
        self._hush.timeout.connect(self.said.clear)
        self.sidebar.currentRowChanged.connect(self._go)

    def _action(self, row: Action) -> QAction:
        made = QAction(_(row.text), self)
        made.setObjectName(row.key)
        made.setShortcut(QKeySequence(row.shortcut))
        made.setToolTip(_(row.tip))
        made.triggered.connect(lambda _checked=False, key=row.key: self.triggered.emit(key))
        return made

    def _go(self, row: int) -> None:
        if row >= 0:
            self.triggered.emit(PAGE_ACTIONS[row].key)

    def _restore(self) -> None:
        remembered = self._state.value(_GEOMETRY)
        if not (isinstance(remembered, QByteArray) and self.restoreGeometry(remembered)):
            screen = QApplication.primaryScreen().availableSize()
            self.resize(QSize(*_FIRST_SIZE).boundedTo(screen))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the sidebar's icons anew when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()


class Banner(QFrame):
    """Why something was not done and what to do next; the officer closes it."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("banner", True)
        self.title = QLabel()
        self.title.setObjectName("main.refusal")
        self.remedy = muted()
        self.remedy.setObjectName("main.remedy")
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        for label in (self.title, self.remedy):
            label.setWordWrap(True)  # Qt's own signature
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setTextFormat(Qt.TextFormat.PlainText)
        close = QToolButton()
        close.setObjectName("main.closeRefusal")
        close.setIcon(icon("close"))
        close.setToolTip(_("Close (Esc)"))
        close.setAccessibleName(_("Close"))
        close.clicked.connect(self.closed)
        sign = QLabel()
        sign.setPixmap(icon("alert-circle-outline", Meaning.LATE).pixmap(20, 20))
        words = _column(QVBoxLayout())
        words.addWidget(self.title)
        words.addWidget(self.remedy)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, GAP, GAP, GAP)
        row.setSpacing(GAP)
        row.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(close, alignment=Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_refusal(self, refusal: Refusal) -> None:
        """Show title and remedy."""
        self.title.setText(refusal.title)
        self.remedy.setText(refusal.remedy)
        self.remedy.setVisible(bool(refusal.remedy))
        self.setAccessibleName(str(refusal))
        self.show()


class Stopped(QWidget):
    """A whole page for a database that cannot be opened: what happened, what is safe, what to do."""

    chosen = Signal()
    closed = Signal()

    def __init__(self, refusal: Refusal, path: str) -> None:
        super().__init__()
        self.setObjectName("stopped")
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * GAP, 6 * GAP, 6 * GAP, 6 * GAP)
        column.setSpacing(GAP + GRID)
        title = QLabel(refusal.title)
        title.setObjectName("stopped.title")
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        title.setFont(font)
        remedy = QLabel(refusal.remedy)
        remedy.setObjectName("stopped.remedy")
        where = muted(_("Database: {path}").format(path=path))
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (title, remedy):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)  # Qt's own signature
        buttons = QHBoxLayout()
        for text, name, signal in (
            (_("&Choose another database"), "stopped.choose", self.chosen),
            (_("&Close the program"), "stopped.close", self.closed),
        ):
            button = QPushButton(text)
            button.setObjectName(name)
            button.clicked.connect(signal)
            buttons.addWidget(button)
        buttons.addStretch(1)
        for widget in (title, remedy, where):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(1)


def _sidebar(actions: Sequence[Action]) -> QListWidget:
    made = QListWidget()
    made.setObjectName("sidebar")
    made.setAccessibleName(_("Pages"))
    made.setFixedWidth(SIDEBAR_WIDTH)
    made.setIconSize(QSize(20, 20))
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for action in actions:
        item = QListWidgetItem(icon(action.icon), _(action.text))
        item.setToolTip(f"{_(action.tip)} ({action.shortcut})")
        item.setSizeHint(QSize(0, 36))
        made.addItem(item)
    return made


def _column(layout: "QVBoxLayout | QHBoxLayout") -> "QVBoxLayout | QHBoxLayout":
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout
