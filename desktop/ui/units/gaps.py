"""How a gap between need and holders is told: a sign, a word and an icon, never colour alone."""

from PySide6.QtGui import QIcon

from desktop.text import _
from desktop.ui.icons import icon
from desktop.ui.style import Meaning


def gap_words(gap: int) -> str:
    """Need less holders in words: "−3 short", "+2 over", "0 even"."""
    if gap > 0:
        return _("−{count} short").format(count=gap)
    return _("+{count} over").format(count=-gap) if gap < 0 else _("0 even")


def room_words(room: int) -> str:
    """How many more could come, in the same words: "2 free", "0 full", "−1 over"."""
    if room > 0:
        return _("{count} free").format(count=room)
    return _("−{count} over").format(count=-room) if room < 0 else _("0 full")


def gap_icon(gap: int) -> QIcon:
    """The icon that goes with the words."""
    if gap > 0:
        return icon("arrow-down-bold", Meaning.LATE)
    return icon("arrow-up-bold", Meaning.SOON) if gap < 0 else icon("check", Meaning.DONE)
