"""What stands between the kop and the text, for each shape of letter (REGULATION 3.7)."""

from dataclasses import dataclass
from itertools import takewhile

from desktop.domain.dates import letter_date
from desktop.domain.letters.letters import TITLE_PREFIXES, OfficialLetter
from desktop.letters.furniture import Gap, Row, Rule, Stack, centred
from desktop.letters.paragraph import text
from desktop.letters.passages import BETWEEN_LINES, beside, labelled
from desktop.letters.piece import Piece
from desktop.letters.sheet import Sheet
from desktop.letters.signature import RIGHT_HALF

MEMO_TITLE = "NOTA DINAS"
CALLED = "Yth."


def letter_head(paper: Sheet, facts: OfficialLetter) -> list[Piece]:
    """Of a surat dinas: place and date at the right, Nomor to Hal, and whom it is to."""
    line = text(f"{facts.place}, {letter_date(facts.day)}", paper.plain)
    dated = Stack([(line, paper.style.leading / 2)], left=paper.style.text_area[0] * RIGHT_HALF)
    lines = (("Nomor", facts.number), ("Sifat", facts.nature), ("Lampiran", facts.enclosures), ("Hal", facts.subject))
    colon = max(paper.width(label) for label, _value in lines)
    table = [labelled(paper, label, value.strip() or "-", (0.0, colon)) for label, value in lines]
    called = any(line.startswith(CALLED) for line in facts.receiver[:1])
    to = _values(paper, ((0.0, CALLED),) if called else (), paper.width(f"{CALLED} ") * called, _named(facts))
    return [dated, *table, Gap(paper.style.leading), *to, Gap(paper.style.leading)]


def memo_head(paper: Sheet, facts: OfficialLetter) -> list[Piece]:
    """Of a nota dinas: its title, the table of eight lines, and a rule."""
    copies = tuple(copy for copy in facts.copies if copy.strip())
    lines = (
        (CALLED, _named(facts)),
        ("Dari", _one(facts.sender or TITLE_PREFIXES.get(facts.signature.capacity, "") + facts.signature.title)),
        ("Tembusan", _Lines(copies, len(copies) if len(copies) > 1 else 0)),
        ("Tanggal", _one(letter_date(facts.day))),
        ("Nomor", _one(facts.number)),
        ("Sifat", _one(facts.nature)),
        ("Lampiran", _one(facts.enclosures)),
        ("Hal", _one(facts.subject)),
    )
    gap, colon = paper.style.leading, max(paper.width(label) for label, _lines in lines) + paper.width("  ")
    title = Stack([*_title(paper, facts.title or MEMO_TITLE, ""), (Gap(gap / 2), 0)])
    indent = colon + paper.width(":  ")
    rows = [row for label, said in lines for row in _values(paper, ((0.0, label), (colon, ":")), indent, said)]
    return [title, *rows, Gap(gap / 2), Rule(((0.75, 0.4),)), Gap(gap)]


def titled_head(paper: Sheet, facts: OfficialLetter) -> list[Piece]:
    """Of an order, a statement or minutes: the title with its number."""
    return [Stack([*_title(paper, facts.title, facts.number), (Gap(paper.style.leading * 0.6), 0)])]


def _title(paper: Sheet, title: str, number: str) -> list[tuple[Piece, float]]:
    """The first line in capitals, the number below it, then the other lines of the title."""
    gap = paper.style.leading * 0.6
    first, *others = [line.upper() for line in title.splitlines() if line.strip()] or [""]
    lines = [first, *([f"NOMOR {number}"] if number.strip() else [])]
    pieces: list[tuple[Piece, float]] = [(centred(paper, line), 0) for line in lines]
    return [*pieces, *([(Gap(gap), 0.0)] if others else []), *((centred(paper, line), 0.0) for line in others)]


@dataclass(frozen=True)
class _Lines:
    """What stands beside a label: lines below each other, the first numbered where they are of like rank."""

    lines: tuple[str, ...]
    numbered: int = 0
    """How many of the first are of like rank."""


def _one(line: str) -> _Lines:
    """A single line."""
    return _Lines((line,))


def _named(facts: OfficialLetter) -> _Lines:
    """The receivers without the word that is printed once for all; several with a word of their own are numbered."""
    lines = [line.strip() for line in facts.receiver if line.strip()]
    called = len(list(takewhile(lambda line: line.startswith(CALLED), lines)))
    return _Lines(tuple(line.removeprefix(CALLED).strip() for line in lines), called if called > 1 else 0)


def _values(paper: Sheet, marks: tuple[tuple[float, str], ...], indent: float, said: _Lines) -> list[Row]:
    """Rows beside `marks`, which the first of them bears."""
    lines = said.lines if any(line.strip() for line in said.lines) else ("-",)
    numbers = [f"{at}." for at in range(1, said.numbered + 1)]
    inner = indent + (paper.width(f"{numbers[-1]}  ") if numbers else 0.0)
    rows = beside(paper.plain, numbers, lines[: said.numbered], (indent, inner))
    rows += [Row((), indent, text(line, paper.plain), BETWEEN_LINES) for line in lines[said.numbered :]]
    rows[0].marks = (*marks, *rows[0].marks)
    return rows
