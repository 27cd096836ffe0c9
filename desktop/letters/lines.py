"""Plain text broken into lines for the cells of tables: a paragraph for each would take minutes in a long register."""

from functools import lru_cache

from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop.letters.fonts import shown
from desktop.letters.sheet import Setting

MORE = "…"


@lru_cache(maxsize=8192)
def broken(words: str, setting: Setting, room: float) -> tuple[str, ...]:
    """Lines of `words` no wider than `room`; line ends are kept, and a word wider than a line is cut."""
    return tuple(line for typed in words.splitlines() for line in _filled(shown(typed, setting.font), setting, room))


def clipped(words: str, setting: Setting, room: float) -> str:
    """`words` in one line, cut with an ellipsis where there is no more room."""
    (line, *rest) = broken(" ".join(words.split()), setting, room) or ("",)
    while rest and line and _width(line + MORE, setting) > room:
        line = line[:-1]
    return line + MORE if rest else line


def widest(texts: list[str], setting: Setting) -> float:
    """The width of the longest of these lines."""
    return max((_width(shown(text, setting.font), setting) for text in texts), default=0)


def _width(text: str, setting: Setting) -> float:
    return float(stringWidth(text, setting.font, setting.size))


def _filled(line: str, setting: Setting, room: float) -> list[str]:
    """The words of one line, as many to a line as there is room for."""
    words = line.split()
    whole = " ".join(words)
    if _width(whole, setting) <= room:
        return [whole]
    lines: list[str] = []
    current = ""
    for word in words:
        longer = f"{current} {word}"
        if current and _width(longer, setting) <= room:
            current = longer
            continue
        *full, rest = _cut(word, setting, room)
        lines += [*([current] if current else []), *full]
        current = rest
    return [*lines, current]


def _cut(word: str, setting: Setting, room: float) -> list[str]:
    """A word in pieces that fit, at least one letter each."""
    if _width(word, setting) <= room:
        return [word]
    pieces = [""]
    taken = 0.0
    for sign in word:
        width = _width(sign, setting)
        if pieces[-1] and taken + width > room:
            pieces.append("")
            taken = 0.0
        pieces[-1] += sign
        taken += width
    return pieces
