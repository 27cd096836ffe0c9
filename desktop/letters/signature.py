"""The foot of a letter: place and date, by what power and who signs, and whom copies go to."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from desktop.domain.employees.nip import number_name
from desktop.domain.letters.letters import DecreeFacts, Party, Signature, signature_lines
from desktop.letters.furniture import Abreast, Closing, Gap, Row, Stack
from desktop.letters.paragraph import text
from desktop.letters.piece import Piece
from desktop.letters.sheet import Sheet
from desktop.letters.style import MILLIMETRE

RIGHT_HALF = 0.47
"""Where the signature begins, as a part of the width."""
ALONE = 0.27
"""Where one begins who signs below two others: in the middle."""
TAKES_NOTE = "Mengetahui"
"""As what an official signs below the two parties of minutes."""
MOST_SIGNED = 0.8
"""The part of a page that signatures take together."""
SPACE_TO_SIGN = 24 * MILLIMETRE
SIGNED = "ttd."
"""What stands for the signature where a sheet only says who signed."""
Pieces = list[tuple[Piece, float]]


def right_half(sheet: Sheet) -> float:
    """Where the signature of a letter begins."""
    return sheet.style.text_area[0] * RIGHT_HALF


def signature_block(sheet: Sheet, opening: tuple[str, ...], signer: Party, begins: float) -> Stack:
    """`opening` (place and date), the capacity, room to sign and stamp, the name, from `begins` to the right."""
    pieces = [*_opened(sheet, opening), *_titled(sheet, signer), *_room(), *_named(sheet, signer.signature)]
    return Stack(pieces, left=begins)


def signed_pairs(sheet: Sheet, opening: tuple[str, ...], main: Party, others: Sequence[Party]) -> list[Stack]:
    """The main signer with the first of the others at the left, and below these the rest, two to a line.

    Who only takes note of what two others signed signs below them, in the middle.
    """
    if not others:
        return [signature_block(sheet, opening, main, right_half(sheet))]
    dated = Abreast(Stack([]), Stack(_opened(sheet, opening)), right_half(sheet))
    first, *further = _lines(main, _numbered(others))
    blocks = [Stack([(dated, 0), *_line(sheet, first)])]
    for line in further:
        pieces = [(Gap(sheet.style.leading), 0.0), *_line(sheet, line)]
        blocks.append(Stack(pieces, left=0 if len(line) == 2 else sheet.style.text_area[0] * ALONE))
    return blocks


def told(sheet: Sheet, opening: tuple[str, ...], facts: DecreeFacts, begins: float) -> Stack:
    """Who signed the decree, and at the left, lower by place and date, who confirms that the sheet says the same."""
    opened, signer = _opened(sheet, opening), Party("", facts.signature)
    right = [*opened, *_titled(sheet, signer), *_signed(sheet), *_named(sheet, facts.signature)]
    own: Pieces = [(Gap(Stack(opened).wrap(sheet.style.text_area[0] - begins, 0)[1]), 0)]
    if facts.authentication:
        own += [(text(line, sheet.plain), 0) for line in facts.authentication.words]
        confirms = facts.authentication.signature
        own += [*_titled(sheet, Party("", confirms)), *_room(), *_named(sheet, confirms)]
    return Stack([(Abreast(Stack(own), Stack(right), begins), 0)])


def foot(sheet: Sheet, last: Row, blocks: Sequence[Stack], copies: tuple[str, ...]) -> list[Piece]:
    """The last lines with the signatures, and the copies, which follow them onto their page while there is room.

    No page holds nothing but a signature: all who sign stand together, unless they are too many for a page.
    """
    listed = copies_list(sheet, copies)
    gap = [Gap(sheet.style.leading)] if listed else []
    width, height = sheet.style.text_area
    together = Stack([(block, 0) for block in blocks]) if len(blocks) > 1 else blocks[0]
    if together.wrap(width, height)[1] > height * MOST_SIGNED:
        return [Closing(last, blocks[0], [*blocks[1:], *gap, *listed], height)]
    return [Closing(last, together, [*gap, *listed], height)]


def copies_list(sheet: Sheet, copies: tuple[str, ...]) -> list[Row]:
    """Tembusan, numbered where there are several, in smaller type."""
    named = [copy for copy in copies if copy.strip()]
    if not named:
        return []
    small = sheet.sized(sheet.style.size - 2)
    scale = small.size / sheet.style.size
    indent = sheet.width(f"{len(named)}.  ") * scale if len(named) > 1 else 0.0
    title = Row((), 0, text("Tembusan:", small))
    title.keeps_with_next = True
    marks = [((0.0, f"{place}."),) if indent else () for place in range(1, len(named) + 1)]
    return [title, *(Row(mark, indent, text(copy, small)) for mark, copy in zip(marks, named, strict=True))]


def _lines(main: Party, others: Sequence[Party]) -> list[Sequence[Party]]:
    """Who signs beside whom, from the top."""
    notes = main.role.startswith(TAKES_NOTE) and len(others) > 1
    signers = others if notes else [others[0], main, *others[1:]]
    return [*(signers[at : at + 2] for at in range(0, len(signers), 2)), *([[main]] if notes else [])]


def _line(sheet: Sheet, parties: Sequence[Party]) -> Pieces:
    """One or two signers beside each other, their names on one height."""
    left, right = parties[0], parties[1:]
    begins = right_half(sheet) if right else sheet.style.text_area[0] * (1 - ALONE)
    titles = Stack([piece for party in right for piece in _titled(sheet, party)])
    names = Stack([piece for party in right for piece in _named(sheet, party.signature)])
    above = Abreast(Stack(_titled(sheet, left)), titles, begins)
    return [(above, SPACE_TO_SIGN), (Abreast(Stack(_named(sheet, left.signature)), names, begins), 0)]


def _numbered(parties: Sequence[Party]) -> list[Party]:
    """The parties; those who sign as the same (witnesses, members) get their numbers."""
    same = Counter(party.role for party in parties)
    places = {role: count(1) for role in same}
    return [
        replace(party, role=f"{party.role} {next(places[party.role])}")
        if party.role and same[party.role] > 1
        else party
        for party in parties
    ]


def _opened(sheet: Sheet, opening: tuple[str, ...]) -> Pieces:
    """Place and date, with air around them."""
    half = Gap(sheet.style.leading / 2)
    return [(half, 0), *((text(line, sheet.plain), 0.0) for line in opening), (half, 0)]


def _titled(sheet: Sheet, signer: Party) -> Pieces:
    """As what and by what power the official signs; what follows "a.n." stands below it, moved in."""
    signature = signer.signature
    above = signature_lines(signature) if signature.title else ()
    hanging = sheet.width("a.n. ") if above and above[0].startswith("a.n. ") else 0
    role = [signer.role if above else f"{signer.role},"] if signer.role else []
    pieces: Pieces = [(text(line, sheet.plain), 0) for line in role]
    pieces += [(text(line, replace(sheet.plain, hanging=hanging)), 0) for line in above[:1]]
    return pieces + [(Row((), hanging, text(line, sheet.plain)), 0) for line in above[1:]]


def _room() -> Pieces:
    """Height for signature and stamp."""
    return [(Gap(SPACE_TO_SIGN), 0)]


def _signed(sheet: Sheet) -> Pieces:
    """The word for a signature that stands on another sheet."""
    half = sheet.style.leading / 2
    return [(Gap(half), 0), (text(SIGNED, sheet.plain), half)]


def _named(sheet: Sheet, signature: Signature) -> Pieces:
    """The name, and grade and NIP where they are printed."""
    name = (text(signature.name, replace(sheet.plain, font=sheet.faces.bold)), 0.0)
    below = filter(None, [signature.grade, f"{number_name(signature.nip)} {signature.nip}" if signature.nip else ""])
    return [name, *((text(line, sheet.plain), 0.0) for line in below)]
