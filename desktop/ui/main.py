"""The frame of the window: sidebar, the line that refuses, the pages, the line that tells.

It is painted before the database and the pages are loaded, so it knows neither; `shell.py` fills it. Nor does it
name Qt's own `Qt`: making that namespace takes as long as building the whole frame.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QSettings, QSignalBlocker, QSize, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QColor, QIcon, QKeySequence, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.text import _
from desktop.ui.actions import ACTIONS, PAGE_ACTIONS, Action
from desktop.ui.places import Place
from desktop.ui.style import GAP, GRID, MARGIN, SIDEBAR_WIDTH, muted

SAID_FOR_MS = 8000
FOOT_HEIGHT = 44
NARROW, NARROW_SIDEBAR = 1100, 52
ACCESSIBLE_TEXT = 11
"""Qt.ItemDataRole.AccessibleTextRole, whose namespace this module does without."""
_GEOMETRY = "window/geometry"
_FIRST_SIZE = (1280, 720)
_LEAST_SIZE = (800, 480)


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
        self._just_said = False
        self.setObjectName("main")
        self.setWindowTitle(_("Mutasi"))
        self.setMinimumSize(*_LEAST_SIZE)
        self._build()
        self._connect()
        self._restore()

    def show_office(self, name: str) -> None:
        """Name the office in the title bar."""
        self.setWindowTitle(" — ".join(filter(None, (_("Mutasi"), name))))

    def show_icons(self, draw: Callable[[str], QIcon]) -> None:
        """Draw what the first paint did without: reading the icon font takes as long as building the frame."""
        for row, action in enumerate(PAGE_ACTIONS):
            self.sidebar.item(row).setIcon(draw(action.icon))

    def say(self, sentence: str) -> None:
        """Tell `sentence` in the line at the bottom, which empties by itself."""
        self.said.setText(sentence)
        self._hush.start(SAID_FOR_MS)
        # What is said on the way to another page is said there.
        self._just_said = True
        QTimer.singleShot(0, self._said_before)

    def hush(self) -> None:
        """Take away what was said of another page."""
        if not self._just_said:
            self.said.clear()

    def show_note(self, sentence: str) -> None:
        """Show a sentence about the whole database that stays, such as that it is read-only."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def show_page(self, page: QWidget, place: Place | None) -> None:
        """Bring `page` to the front and mark `place` in the sidebar, if it stands there."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        # Hiding the old page may give the focus to the sidebar, which then chooses its first row by itself.
        with QSignalBlocker(self.sidebar):
            self.stack.setCurrentWidget(page)
            places = [action.place for action in PAGE_ACTIONS]
            self.sidebar.setCurrentRow(places.index(place) if place in places else -1)

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
            QTimer.singleShot(0, self._seen)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt's name
        """Ask whether the window may close, and remember its size."""
        self._closing_refused = False
        self.closing.emit()
        if self._closing_refused:
            event.ignore()
            return
        self._state.setValue(_GEOMETRY, self.saveGeometry())
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Show the pages by their icons alone where the window is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self.sidebar.setFixedWidth(NARROW_SIDEBAR if narrow else SIDEBAR_WIDTH)
        for row, action in enumerate(PAGE_ACTIONS):
            self.sidebar.item(row).setText("" if narrow else _(action.text))

    def _build(self) -> None:
        self.sidebar = _sidebar(PAGE_ACTIONS)
        self.note = muted()
        self.note.setObjectName("main.note")
        self.note.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        self.note.hide()
        self.stack = QStackedWidget()
        self.waiting = muted(_("Opening the database …"))
        self.waiting.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.stack.addWidget(self.waiting)
        self.said = QLabel()
        self.said.setObjectName("main.said")
        self.said.setContentsMargins(MARGIN, GRID, MARGIN, GRID)
        self._hush = QTimer(self)
        self._hush.setSingleShot(True)  # Qt's own signature
        body = QWidget()
        column = _column(QVBoxLayout(body))
        column.addWidget(self.note)
        column.addWidget(self.stack, 1)
        self.notices = _column(QVBoxLayout())
        self.notices.addWidget(self.said)
        foot = QWidget()
        foot.setLayout(self.notices)
        # Room for a refusal is kept at all times: what was just pressed must not move away.
        foot.setMinimumHeight(FOOT_HEIGHT)
        column.addWidget(foot)
        whole = QWidget()
        row = _column(QHBoxLayout(whole))
        row.addWidget(self.sidebar)
        row.addWidget(body, 1)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        for action in ACTIONS:
            self.addAction(self._action(action))
        self._hush.timeout.connect(self.said.clear)
        # Not the current row: taking the focus moves it, which must open nothing.
        self.sidebar.itemClicked.connect(self._go)
        self.sidebar.itemActivated.connect(self._go)

    def _action(self, row: Action) -> QAction:
        made = QAction(_(row.text), self)
        made.setObjectName(row.key)
        made.setToolTip(_(row.tip))
        made.triggered.connect(lambda _checked=False, key=row.key: self.triggered.emit(key))
        return made

    def _seen(self) -> None:
        # The first key sequence makes a hundred enumerations of Qt's: a fifth of the time to the first paint.
        for row, action in zip(ACTIONS, self.actions(), strict=True):
            action.setShortcut(QKeySequence(row.shortcut))
        self.painted.emit()

    def _said_before(self) -> None:
        self._just_said = False

    def _go(self, item: QListWidgetItem) -> None:
        self.triggered.emit(PAGE_ACTIONS[self.sidebar.row(item)].key)

    def _restore(self) -> None:
        remembered = self._state.value(_GEOMETRY)
        if not (isinstance(remembered, QByteArray) and self.restoreGeometry(remembered)):
            screen = QApplication.primaryScreen().availableSize()
            self.resize(QSize(*_FIRST_SIZE).boundedTo(screen))


def _sidebar(actions: Sequence[Action]) -> QListWidget:
    made = QListWidget()
    made.setObjectName("sidebar")
    made.setAccessibleName(_("Pages"))
    made.setFixedWidth(SIDEBAR_WIDTH)
    made.setIconSize(QSize(20, 20))
    blank = QPixmap(20, 20)
    blank.fill(QColor(0, 0, 0, 0))
    no_icon = QIcon(blank)
    for action in actions:
        item = QListWidgetItem(no_icon, _(action.text))
        item.setToolTip(f"{_(action.text)} – {_(action.tip)} ({action.shortcut})")
        item.setData(ACCESSIBLE_TEXT, _(action.text))
        item.setSizeHint(QSize(0, 36))
        made.addItem(item)
    return made


def _column(layout: "QVBoxLayout | QHBoxLayout") -> "QVBoxLayout | QHBoxLayout":
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout
