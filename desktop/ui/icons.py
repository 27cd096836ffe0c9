"""The one icon set, drawn from the library's font in the colours of the theme.

The font is read where qtawesome ships it, without importing qtawesome: its import and its ten other fonts cost
more than the whole window.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache, partial
from pathlib import Path

import PySide6
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from desktop.ui.style import Meaning, colours, meaning_colour

FONTS = Path(PySide6.__file__).resolve().parent.parent / "qtawesome" / "fonts"
"""Beside PySide6: in the same site-packages, and in the same folder of a frozen program."""
_FONT = "materialdesignicons6-webfont-*.ttf"
_NAMES = "materialdesignicons6-webfont-charmap-*.json"


@lru_cache(maxsize=512)
def icon(name: str, meaning: Meaning = Meaning.PLAIN) -> QIcon:
    """Icon `name` of Material Design Icons 6 ("account-search") in the colour of `meaning`, in every theme."""
    return QIcon(_Glyph(_sign(name), partial(meaning_colour, meaning)))


@lru_cache(maxsize=64)
def accent_icon(name: str) -> QIcon:
    """Icon `name` in the colour of the text on the main button."""
    return QIcon(_Glyph(_sign(name), _accent))


class _Glyph(QIconEngine):
    """One sign of the icon font, sharp at every size and scale; the colour is asked for when it is drawn."""

    def __init__(self, sign: str, colour: Callable[[], QColor]) -> None:
        super().__init__()
        self.sign = sign
        self.colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        """The sign in the middle of `rect`; paler where it is disabled."""
        font = QFont(_family())
        font.setPixelSize(max(rect.height(), 1))
        painter.save()
        painter.setFont(font)
        painter.setPen(self.colour())
        painter.setOpacity(0.4 if mode is QIcon.Mode.Disabled else 1.0)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.sign)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The sign on a clear ground."""
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return drawn

    def clone(self) -> QIconEngine:
        """Another of the same."""
        return _Glyph(self.sign, self.colour)


def _accent() -> QColor:
    return QColor(colours().accent_text)


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(next(FONTS.glob(_FONT))))
    return QFontDatabase.applicationFontFamilies(number)[0]


def _sign(name: str) -> str:
    """The character of the font that draws `name`; looked up in the text of the list, which has 7,000 names."""
    found = re.search(rf'"{re.escape(name)}": "(?:0x)?([0-9a-fA-F]+)"', _names())
    if found is None:
        message = f"the icon font has no {name}"
        raise KeyError(message)
    return chr(int(found[1], 16))


@cache
def _names() -> str:
    return next(FONTS.glob(_NAMES)).read_text(encoding="utf-8")
