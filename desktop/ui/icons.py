"""The one icon set, drawn from the library's font in the colours of the theme."""

from functools import lru_cache

import qtawesome
from PySide6.QtGui import QColor, QIcon

from desktop.ui.style import Meaning, colours, meaning_colour


def icon(name: str, meaning: Meaning = Meaning.PLAIN) -> QIcon:
    """Icon `name` of Material Design Icons 6 ("account-search") in the colour of `meaning`."""
    return _drawn(name, meaning_colour(meaning).name())


def accent_icon(name: str) -> QIcon:
    """Icon `name` in the colour of the text on the main button."""
    return _drawn(name, QColor(colours().accent_text).name())


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str) -> QIcon:
    return QIcon(qtawesome.icon(f"mdi6.{name}", color=colour))
