"""Any letter from its facts: a decree with its extract and copy, or one of the other shapes."""

from desktop.domain.letters.letters import DecreeFacts, OfficialLetter
from desktop.letters.decree import draw_decree
from desktop.letters.official_letter import draw_official_letter
from desktop.letters.style import PageStyle


def draw_letter(
    facts: DecreeFacts | OfficialLetter, style: PageStyle, emblem: bytes | None = None, code: str = ""
) -> bytes:
    """The letter as PDF; `code` is the check code that its foot prints."""
    if isinstance(facts, DecreeFacts):
        return draw_decree(facts, style, emblem, code)
    return draw_official_letter(facts, style, emblem, code)
