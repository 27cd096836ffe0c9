"""How a gap between need and holders is told: a sign, a word and an icon, never colour alone."""

from PySide6.QtGui import QIcon

from desktop.text import _
from desktop.ui.icons import icon
from desktop.ui.style import Meaning


def gap_words(gap: int) -> str:
    """Need less holders in words: "short of 3", "2 over", "even"."""
    if gap > 0:
        return _("−{count} short").format(count=gap)
    return _("+{count} over").format(count=-gap) if gap < 0 else _("0 even")


def gap_icon(gap: int) -> QIcon:
    """The icon that goes with the words."""
    if gap > 0:
        return icon("arrow-down-bold", Meaning.LATE)
    return icon("arrow-up-bold", Meaning.SOON) if gap < 0 else icon("check", Meaning.DONE)
