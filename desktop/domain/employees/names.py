"""Names and other lines of text: what is kept of them, and the key by which they are sorted and found."""

import re
import unicodedata

from desktop.domain.refusal import Refusal
from desktop.text import _

LONGEST_LINE = 300

# Marks that only steer the direction of writing: unseen on the screen, and able to turn a printed line round.
_DIRECTION_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
_UNSEEN = frozenset({"Mn", "Me", "Cf", "Cs"})
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u02bb\u0060\u00b4", "'"))


def clean_text(text: str) -> str:
    """`text` of several lines as it is kept: composed, without marks of direction, blanks at its ends gone."""
    if _REFUSED.search(text):
        raise Refusal(
            _("The text holds characters that cannot be printed."), _("Type it again, or paste it as plain text.")
        )
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _DIRECTION_MARKS.sub("", plain)).strip()


def check_line(text: str, limit: int = LONGEST_LINE) -> str:
    """`text` of one line as it is kept, blanks collapsed; refused if longer than `limit` characters."""
    line = " ".join(clean_text(text).split())
    if len(line) > limit:
        raise Refusal(
            _("The text is too long: {length} characters, at most {limit}.").format(length=len(line), limit=limit),
            _("Shorten it."),
        )
    return line


def search_key(text: str) -> str:
    """What `text` is sorted and found by: small letters without accents, one blank between words."""
    if text.isascii() and text.isprintable():
        # Most names: nothing to compose or to strip, a quarter of the time.
        return " ".join(text.translate(_APOSTROPHES).lower().split())
    folded = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    kept = (letter for letter in unicodedata.normalize("NFKD", folded) if unicodedata.category(letter) not in _UNSEEN)
    return " ".join(_CONTROLS.sub(" ", "".join(kept)).split())
