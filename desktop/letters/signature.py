"""The foot of a letter: place and date, by what power and who signs, and whom copies go to."""

from dataclasses import replace

from reportlab.platypus import Flowable

from desktop.domain.letters import Signature, signature_lines
from desktop.letters.furniture import Closing, Gap, Row, Stack
from desktop.letters.sheet import Sheet, text
from desktop.letters.style import MILLIMETRE

RIGHT_HALF = 0.47
"""Where the signature begins, as a part of the width."""
SPACE_TO_SIGN = 24 * MILLIMETRE
MOST_TOGETHER = 0.85
"""Signature and copies keep together up to this part of a page; longer lists may go over to the next."""


def signature_block(sheet: Sheet, opening: tuple[str, ...], signature: Signature) -> Stack:
    """`opening` (place and date), the capacity, room to sign and stamp, the name, in the right half."""
    above = signature_lines(signature)
    hanging = sheet.width("a.n. ") if above[0].startswith("a.n. ") else 0
    first = replace(sheet.plain, hanging=hanging)
    pieces: list[tuple[Flowable, float]] = [(Gap(sheet.style.leading / 2), 0)]
    pieces += [(text(line, sheet.plain), 0) for line in opening]
    pieces += [(Gap(sheet.style.leading / 2), 0), (text(above[0], first), 0)]
    pieces += [(Row((), hanging, text(line, sheet.plain)), 0) for line in above[1:]]
    pieces.append((Gap(SPACE_TO_SIGN), 0))
    pieces.append((text(signature.name, replace(sheet.plain, font=sheet.faces.bold)), 0))
    pieces += [(text(line, sheet.plain), 0) for line in _below_name(signature)]
    return Stack(pieces, left=sheet.style.text_area[0] * RIGHT_HALF)


def _below_name(signature: Signature) -> tuple[str, ...]:
    """Grade and NIP where they are printed."""
    return tuple(filter(None, [signature.grade, f"NIP {signature.nip}" if signature.nip else ""]))


def copies_list(sheet: Sheet, copies: tuple[str, ...]) -> list[Flowable]:
    """Tembusan, numbered where there are several, in smaller type."""
    named = [copy for copy in copies if copy.strip()]
    if not named:
        return []
    small = sheet.sized(sheet.style.size - 2)
    scale = small.size / sheet.style.size
    indent = sheet.width(f"{len(named)}.  ") * scale
    rows = [Row(((0, f"{place}."),), indent, text(copy, small)) for place, copy in enumerate(named, 1)]
    return [text("Tembusan:", small), *rows]


def foot(sheet: Sheet, last: Row, block: Stack, copies: tuple[str, ...]) -> list[Flowable]:
    """The last lines with the signature, and the copies, which follow it onto its page while they are few."""
    listed = copies_list(sheet, copies)
    together = Stack([(block, sheet.style.leading), *((line, 0.0) for line in listed)])
    width, height = sheet.style.text_area
    if together.wrap(width, height)[1] > height * MOST_TOGETHER:
        return [Closing(last, block), Gap(sheet.style.leading), *listed]
    return [Closing(last, together)]
