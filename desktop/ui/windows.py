"""What every page of the window is made from, and the shell by which pages open each other."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar, Protocol

from PySide6.QtCore import QEvent, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.changes import Changes
from desktop.domain.refusal import Refusal
from desktop.text import _
from desktop.ui.background import Background
from desktop.ui.icons import accent_icon
from desktop.ui.places import Place
from desktop.ui.style import GAP, GRID, MARGIN, heading, muted

NARROWEST_SEARCH = 120
ENTRY_PLACES = (
    frozenset({Place.NEW_EMPLOYEE, Place.NEW_CASE, Place.NEW_CASE_TO, Place.NEW_OBJECTION})
    | frozenset(
        {Place.LETTER_DRAFT, Place.EXPLANATION_DRAFT, Place.CASE_LETTER, Place.OBJECTION_LETTER, Place.SITTING_LETTER}
    )
    | frozenset({Place.LETTER_CORRECTION, Place.LETTER_REPLACEMENT})
)
"""Forms for something new: Esc leaves them, and the cursor starts in their first field."""
MOST = 100
"""Stretch of what takes the room before anything else does."""


class Shell(Protocol):
    """What a page may ask of the window it lives in."""

    background: Background
    state: QSettings
    """Sizes and choices of this workstation."""

    def open(self, place: Place, item_id: int | None = None) -> None:
        """Bring `place` to the front, showing the row `item_id` there."""

    def back(self) -> None:
        """Return to where the officer was before."""

    def say(self, sentence: str) -> None:
        """Tell that something was done, in a line that goes away by itself."""

    def reopen(self, ready: Path) -> None:
        """Close the database and begin anew with `ready` in its place."""

    def show_refusal(self, refusal: Refusal) -> None:
        """Show why something was not done, in a line that stays until it is closed."""


class Page(QWidget):
    """A page of the window: one header line, then its content.

    A page class sets `TITLE` (an N_ sentence), `HELP` (its page in resources/help), `ROLE` (prefix of its
    object names and of its remembered sizes), `PLACES` (what it can show) and `TABLES` (what it shows; it is
    refreshed when a commit touched one of them, at once or when it is next seen).
    """

    TITLE: ClassVar[str] = ""
    HELP: ClassVar[str] = ""
    ROLE: ClassVar[str] = ""
    PLACES: ClassVar[tuple[Place, ...]] = ()
    TABLES: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.background = shell.background
        self.setObjectName(self.ROLE)
        self._stale = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def visit(self, place: Place, item_id: int | None) -> None:
        """Show `place`; `item_id` is the row to show there."""

    def refresh(self) -> None:
        """Ask again for what is shown, after it was changed."""

    def may_leave(self) -> bool:
        """Whether the officer may go elsewhere now; a page with unsaved entries asks first."""
        return True

    def current_employee(self) -> int | None:
        """The employee the officer looks at, whom a new case is begun for."""
        return None

    def take_focus(self) -> None:
        """Put the cursor where work on this page starts: its search, a form's first field, or its list."""
        start = self.findChild(QWidget, f"{self.ROLE}.search")
        if start is None and self._is_entry():
            start = self._first_shown((QLineEdit, QPlainTextEdit, QComboBox))
        (start or self._first_shown((QAbstractItemView,)) or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Leave a form for something new with Esc; what is entered is asked about."""
        if event.key() == Qt.Key.Key_Escape and self._is_entry():
            self.shell.back()
        else:
            super().keyPressEvent(event)

    def heed(self, changes: Changes) -> None:
        """Refresh if `changes` touch what this page shows; a hidden page waits until it is seen."""
        if not self.TABLES.isdisjoint(changes):
            self._stale = True
            if self.isVisible():
                self._freshen()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Catch up with what changed while the page was hidden."""
        super().showEvent(event)
        if self._stale:
            self._freshen()

    def _is_entry(self) -> bool:
        return not ENTRY_PLACES.isdisjoint(self.PLACES)

    def _first_shown(self, kinds: tuple[type[QWidget], ...]) -> QWidget | None:
        """The first of these widgets in the order in which they were laid."""
        # Not along Qt's focus chain: PySide takes each widget for the owner of the one that it is asked to go on to,
        # and when a form goes, the menus and actions of its neighbours would count as deleted.
        for found in self.findChildren(QWidget):
            read_only = isinstance(found, (QLineEdit, QPlainTextEdit)) and found.isReadOnly()
            if isinstance(found, kinds) and found.isEnabled() and found.isVisibleTo(self) and not read_only:
                return found
        return None

    def _freshen(self) -> None:
        self._stale = False
        self.refresh()


class Header(QWidget):
    """The one line at the top of a page: title, count, what finds and filters, and the main action at the right.

    Where the window is too narrow for one line, the tools stand in a second one.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = heading(title)
        self.count = muted()
        self.count.setWordWrap(False)  # Qt's own signature
        self._tools = QWidget()
        self._tools_row = QHBoxLayout(self._tools)
        self._tools_row.setContentsMargins(0, 0, 0, 0)
        self._tools_row.setSpacing(GAP)
        self._tools_row.addStretch(1)
        self.row = QHBoxLayout()
        self.row.setSpacing(GAP)
        self.row.addWidget(self.title)
        self.row.addWidget(self.count)
        self.row.addStretch(1)
        self.row.addWidget(self._tools, MOST)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(MARGIN, GAP + GRID, MARGIN, GAP + GRID)
        self._lines.setSpacing(GAP)
        self._lines.addLayout(self.row)

    def add(self, *widgets: QWidget) -> None:
        """Put `widgets` at the right end."""
        for widget in widgets:
            if isinstance(widget, QLineEdit):
                # A search gives way before a button does.
                widget.setMinimumWidth(min(widget.minimumWidth(), NARROWEST_SEARCH))
            self._tools_row.addWidget(widget, MOST if isinstance(widget, QLineEdit) else 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """As narrow as the window likes: the tools move to a second line then."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Another width: see which line holds the tools."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Another title, or a button that comes or goes: see which line holds the tools."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        """Put the tools into the first line if it holds them whole."""
        taken = self.title.sizeHint().width() + self.count.sizeHint().width() + 2 * MARGIN + 3 * GAP
        fits = taken + self._tools.sizeHint().width() <= self.width()
        if fits != (self.row.indexOf(self._tools) >= 0):
            if fits:
                self.row.addWidget(self._tools, MOST)
            else:
                self._lines.addWidget(self._tools)


class EmptyState(QWidget):
    """What an empty page says: what belongs here, and what to do first."""

    acted = Signal()

    def __init__(self, sentence: str, action: str = "", name: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addStretch(1)
        label = muted(sentence)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(label)
        if action:
            button = main_button(action, name)
            button.clicked.connect(self.acted)
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)


def main_button(text: str, name: str, icon: str = "") -> QPushButton:
    """The one main action of a page; `name` is its object name, `icon` one of `desktop.ui.icons`."""
    button = QPushButton(text)
    button.setProperty("main", True)
    button.setObjectName(name)
    if icon:
        button.setIcon(accent_icon(icon))
    return button


def button(text: str, name: str, clicked: Callable[[], None] | None = None) -> QPushButton:
    """An ordinary button; `name` is its object name."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAutoDefault(False)  # Qt's own signature
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


def button_row(*widgets: QWidget) -> QHBoxLayout:
    """Buttons from the left, each as wide as its words."""
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for one in widgets:
        row.addWidget(one)
    row.addStretch(1)
    return row


def side_by_side(page: Page, left: QWidget, right: QWidget, shares: tuple[int, int] = (3, 2)) -> QSplitter:
    """A list with its detail beside it; where the officer puts the border is remembered for the page."""
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setObjectName(f"{page.ROLE}.splitter")
    splitter.setChildrenCollapsible(False)  # Qt's own signature
    for position, (widget, share) in enumerate(zip((left, right), shares, strict=True)):
        splitter.addWidget(widget)
        splitter.setStretchFactor(position, share)
    key = f"splitter/{page.ROLE}"
    remembered = page.shell.state.value(key)
    if remembered:
        splitter.restoreState(remembered)
    else:
        splitter.setSizes([share * page.width() for share in shares])
    splitter.splitterMoved.connect(lambda _position, _index: page.shell.state.setValue(key, splitter.saveState()))
    return splitter


PageMaker = Callable[[Shell], Page]
Pages = Mapping[Place, PageMaker]


def days_left_words(days: int) -> str:
    """Days to a deadline in words: "3 days left", "today", "2 days late"."""
    if days < 0:
        return _("{days} days late").format(days=-days)
    return _("today") if days == 0 else _("{days} days left").format(days=days)


def label_for(text: str, buddy: QWidget) -> QLabel:
    """A label whose mnemonic goes to `buddy`, and which names it for a screen reader."""
    label = QLabel(text)
    # Qt draws a mnemonic's letter apart from the rest, and so wider than it measured: "&Telepon" lost its end.
    label.ensurePolished()
    label.setMinimumWidth(label.sizeHint().width() + GAP)
    label.setBuddy(buddy)
    buddy.setAccessibleName(text.replace("&", ""))
    return label
