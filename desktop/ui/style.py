"""One look for the whole window: named colours, the spacing grid, and Fusion's palette and sheet made of them."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from desktop.paths import RESOURCES

GRID = 4
GAP = 8
MARGIN = 16
WIDE = 24
ROW_HEIGHT = 28
SIDEBAR_WIDTH = 200


class Theme(Enum):
    """How bright the window is."""

    LIGHT = "light"
    DARK = "dark"


class Meaning(Enum):
    """What a colour says; it always comes with an icon and a word."""

    LATE = "late"
    SOON = "soon"
    DONE = "done"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour of the window, by what it is for."""

    window: str
    surface: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    accent_text: str
    selection: str
    late: str
    soon: str
    done: str


LIGHT = Colours(
    window="#f4f5f7",
    surface="#ffffff",
    raised="#eceef2",
    line="#d5d9e0",
    text="#1c2430",
    muted="#5b6675",
    accent="#1f5fa8",
    accent_text="#ffffff",
    selection="#d6e5f7",
    late="#b3261e",
    soon="#8a5a00",
    done="#1d7040",
)
DARK = Colours(
    window="#1b1f26",
    surface="#22272f",
    raised="#2b313b",
    line="#3b434f",
    text="#e6e9ee",
    muted="#9fa9b7",
    accent="#6ea8ea",
    accent_text="#10151c",
    selection="#2f4663",
    late="#ff8a80",
    soon="#f2c060",
    done="#7fd39b",
)


def colours() -> Colours:
    """The colours in use, told from the application's palette."""
    return DARK if QApplication.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window) else LIGHT


def meaning_colour(meaning: Meaning) -> QColor:
    """Colour that goes with a meaning."""
    now = colours()
    by_meaning = {Meaning.LATE: now.late, Meaning.SOON: now.soon, Meaning.DONE: now.done, Meaning.PLAIN: now.text}
    return QColor(by_meaning[meaning])


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Dress the whole application."""
    chosen = DARK if theme is Theme.DARK else LIGHT
    application.setStyle("Fusion")
    application.setPalette(_palette(chosen))
    application.setStyleSheet(_sheet(chosen))


def heading(text: str, scale: float = 1.4) -> QLabel:
    """A heading of a page or, with a smaller `scale`, of a part of it."""
    label = _as_typed(text)
    font = QFont(label.font())
    font.setPointSizeF(QApplication.font().pointSizeF() * scale)
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    return label


def muted(text: str = "") -> QLabel:
    """A line that explains, in a quieter colour."""
    label = _as_typed(text)
    label.setProperty("muted", True)
    label.setWordWrap(True)
    return label


_PLAIN_TEXT = 0
"""Qt.TextFormat.PlainText: Qt's namespace takes 30 ms to load, and the first paint does without it."""


def _as_typed(text: str) -> QLabel:
    """A label that shows names and file names as they were typed: what looks like a tag would be obeyed."""
    label = QLabel(text)
    label.setProperty("textFormat", _PLAIN_TEXT)
    return label


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, c.window),
        (roles.WindowText, c.text),
        (roles.Base, c.surface),
        (roles.AlternateBase, c.window),
        (roles.Text, c.text),
        (roles.Button, c.raised),
        (roles.ButtonText, c.text),
        (roles.ToolTipBase, c.surface),
        (roles.ToolTipText, c.text),
        (roles.PlaceholderText, c.muted),
        (roles.Highlight, c.selection),
        (roles.HighlightedText, c.text),
        (roles.Link, c.accent),
        (roles.Mid, c.line),
        (roles.Dark, c.line),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(c.muted))
    return palette


def _check(c: Colours) -> str:
    """The tick that stands out on the accent."""
    return (RESOURCES / "icons" / ("check-dark.svg" if c is DARK else "check-light.svg")).as_posix()


def _sheet(c: Colours) -> str:
    return _fields(c) + _lists(c) + _frames(c)


def _fields(c: Colours) -> str:
    return f"""
QToolTip {{ border: 1px solid {c.line}; padding: 4px; }}
QLabel[muted="true"] {{ color: {c.muted}; }}
QLabel[problem="true"] {{ color: {c.late}; }}
QLineEdit, QPlainTextEdit, QTextEdit {{
    border: 1px solid {c.line}; border-radius: 3px; padding: 3px 6px; background: {c.surface};
    selection-background-color: {c.accent}; selection-color: {c.accent_text};
}}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border-color: {c.accent}; }}
QLineEdit[problem="true"], QPlainTextEdit[problem="true"] {{ border-color: {c.late}; }}
QLineEdit:read-only {{ background: {c.window}; }}
QPushButton {{
    border: 1px solid {c.line}; border-radius: 3px; padding: 4px 12px; background: {c.raised}; min-height: 18px;
}}
QPushButton:hover {{ border-color: {c.accent}; }}
QPushButton:focus {{ border-color: {c.accent}; }}
QPushButton:checked {{ background: {c.selection}; border-color: {c.accent}; }}
QPushButton:disabled {{ color: {c.muted}; background: {c.window}; }}
QPushButton[main="true"] {{
    background: {c.accent}; color: {c.accent_text}; border-color: {c.accent}; font-weight: 600;
}}
QPushButton[main="true"]:disabled {{ background: {c.line}; color: {c.muted}; border-color: {c.line}; }}
QPushButton[flat="true"] {{ border: none; background: transparent; color: {c.accent}; padding: 4px; }}
QPushButton[flat="true"]:focus {{ text-decoration: underline; }}
QToolButton {{ border: 1px solid transparent; border-radius: 3px; padding: 3px; }}
QToolButton:hover, QToolButton:focus {{ border-color: {c.line}; background: {c.raised}; }}
"""


def _lists(c: Colours) -> str:
    return f"""
QTableView, QTreeView, QListView {{
    border: none; border-top: 1px solid {c.line}; background: {c.surface}; gridline-color: {c.line};
    selection-background-color: {c.selection}; selection-color: {c.text}; outline: 0;
}}
QTableView::item, QTreeView::item {{ padding: 0 6px; border-bottom: 1px solid {c.raised}; }}
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {{
    background: {c.selection}; color: {c.text};
}}
QHeaderView::section {{
    background: {c.surface}; color: {c.muted}; border: none; border-bottom: 1px solid {c.line};
    padding: 7px 9px 3px 9px; font-weight: 600;
}}
QHeaderView::up-arrow, QHeaderView::down-arrow {{ subcontrol-position: top center; width: 9px; height: 9px; }}
QTableCornerButton::section {{ background: {c.surface}; border: none; border-bottom: 1px solid {c.line}; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {c.line}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:hover {{ background: {c.muted}; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {c.line}; }}
QTabBar {{ qproperty-drawBase: 0; }}
QCheckBox::indicator, QTableView::indicator, QTreeView::indicator, QListView::indicator {{
    width: 14px; height: 14px; border: 1px solid {c.muted}; border-radius: 3px; background: {c.surface};
}}
QCheckBox::indicator:focus {{ border-color: {c.accent}; }}
QCheckBox::indicator:checked, QTableView::indicator:checked, QTreeView::indicator:checked,
QListView::indicator:checked {{
    background: {c.accent}; border-color: {c.accent}; image: url("{_check(c)}");
}}
QTabBar::tab {{ padding: 6px 8px; border: none; border-bottom: 2px solid transparent; color: {c.muted}; }}
QTabBar::tab:selected {{ color: {c.text}; border-bottom-color: {c.accent}; }}
QTabBar::tab:focus {{ color: {c.accent}; }}
"""


def _frames(c: Colours) -> str:
    return f"""
QSplitter::handle {{ background: {c.line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QScrollArea {{ border: none; background: transparent; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QProgressBar {{
    border: 1px solid {c.line}; border-radius: 3px; background: {c.surface}; text-align: center; height: 18px;
}}
QProgressBar::chunk {{ background: {c.selection}; }}
QDialog#finder {{ border: 1px solid {c.muted}; }}
QFrame[banner="true"] {{ background: {c.surface}; border: none; border-left: 3px solid {c.late}; }}
QFrame[banner="note"] {{ background: {c.surface}; border: none; border-left: 3px solid {c.accent}; }}
QListWidget#sidebar {{ background: {c.raised}; border: none; border-right: 1px solid {c.line}; }}
QListWidget#sidebar::item {{ padding: 6px 12px; border-left: 3px solid transparent; }}
QListWidget#sidebar::item:selected {{ background: {c.surface}; border-left-color: {c.accent}; color: {c.text}; }}
"""
