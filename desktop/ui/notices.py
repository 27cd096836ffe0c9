"""What the window says when something is not done: a line that refuses, and a page for a database that cannot open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.domain.refusal import Refusal
from desktop.text import _
from desktop.ui.icons import icon
from desktop.ui.style import GAP, GRID, MARGIN, Meaning, muted


class Banner(QFrame):
    """Why something was not done and what to do next, in the place of what is said otherwise.

    It stays until the officer closes it, goes on editing, or succeeds.
    """

    def __init__(self, window: QWidget, said: QWidget) -> None:
        super().__init__()
        self._said = said
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
        close.setIcon(icon("close"))
        close.setObjectName("main.closeRefusal")
        close.setToolTip(_("Close (Esc)"))
        close.setAccessibleName(_("Close"))
        close.clicked.connect(self.take_away)
        sign = self._sign = QLabel()
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.remedy)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, GRID, GAP, GRID)
        row.setSpacing(GAP)
        row.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(close, alignment=Qt.AlignmentFlag.AlignTop)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window, self.take_away)
        self.take_away()

    def take_away(self) -> None:
        """Show nothing any more; Esc belongs to the page again."""
        self.hide()
        self._said.show()
        self._escape.setEnabled(False)

    def show_refusal(self, refusal: Refusal) -> None:
        """Show title and remedy."""
        self._sign.setPixmap(icon("alert-circle-outline", Meaning.LATE).pixmap(20, 20))
        self._escape.setEnabled(True)
        self.title.setText(refusal.title)
        self.remedy.setText(refusal.remedy)
        self.remedy.setVisible(bool(refusal.remedy))
        self.setAccessibleName(str(refusal))
        self._said.hide()
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
