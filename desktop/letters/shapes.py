"""What stands between the kop and the text, for each shape of letter (REGULATION 3.7)."""

from reportlab.platypus import Flowable

from desktop.domain.dates import letter_date
from desktop.domain.letters import TITLE_PREFIXES, OfficialLetter
from desktop.letters.furniture import Gap, Row, Rule, Stack, centred
from desktop.letters.passages import labelled
from desktop.letters.sheet import Sheet, text
from desktop.letters.signature import RIGHT_HALF

MEMO_TITLE = "NOTA DINAS"
CALLED = "Yth."


def letter_head(paper: Sheet, facts: OfficialLetter) -> list[Flowable]:
    """Of a surat dinas: place and date at the right, Nomor to Hal, and whom it is to."""
    line = text(f"{facts.place}, {letter_date(facts.day)}", paper.plain)
    dated = Stack([(line, paper.style.leading / 2)], left=paper.style.text_area[0] * RIGHT_HALF)
    lines = (("Nomor", facts.number), ("Sifat", facts.nature), ("Lampiran", facts.enclosures), ("Hal", facts.subject))
    table, gap = _table(paper, [(label, (value,)) for label, value in lines]), paper.style.leading
    return [dated, *table, Gap(gap), *_receiver(paper, facts), Gap(gap)]


def memo_head(paper: Sheet, facts: OfficialLetter) -> list[Flowable]:
    """Of a nota dinas: its title, the table of eight lines, and a rule."""
    sender = facts.sender or TITLE_PREFIXES.get(facts.signature.capacity, "") + facts.signature.title
    copies = tuple(copy for copy in facts.copies if copy.strip())
    table: list[tuple[str, tuple[str, ...]]] = [
        (CALLED, _named(facts)),
        ("Dari", (sender,)),
        ("Tembusan", copies if len(copies) < 2 else tuple(f"{at}. {copy}" for at, copy in enumerate(copies, 1))),
        ("Tanggal", (letter_date(facts.day),)),
        ("Nomor", (facts.number,)),
        ("Sifat", (facts.nature,)),
        ("Lampiran", (facts.enclosures,)),
        ("Hal", (facts.subject,)),
    ]
    gap = paper.style.leading
    title = Stack([*_title(paper, facts.title or MEMO_TITLE, ""), (Gap(gap / 2), 0)])
    return [title, *_table(paper, table), Gap(gap / 2), Rule(((0.75, 0.4),)), Gap(gap)]


def titled_head(paper: Sheet, facts: OfficialLetter) -> list[Flowable]:
    """Of an order, a statement or minutes: the title with its number."""
    return [Stack([*_title(paper, facts.title, facts.number), (Gap(paper.style.leading * 0.6), 0)])]


def _title(paper: Sheet, title: str, number: str) -> list[tuple[Flowable, float]]:
    """The first line in capitals, the number below it, then the other lines of the title."""
    gap = paper.style.leading * 0.6
    first, *others = [line.upper() for line in title.splitlines() if line.strip()] or [""]
    lines = [first, *([f"NOMOR {number}"] if number.strip() else [])]
    pieces: list[tuple[Flowable, float]] = [(centred(paper, line), 0) for line in lines]
    return [*pieces, *([(Gap(gap), 0.0)] if others else []), *((centred(paper, line), gap) for line in others)]


def _table(paper: Sheet, lines: list[tuple[str, tuple[str, ...]]]) -> list[Row]:
    """Labels with colons below each other; each further line of a value stands below the first."""
    colon = max(paper.width(label) for label, _values in lines)
    rows = []
    for label, values in lines:
        first, *others = values or ("",)
        head = labelled(paper, label, first.strip() or "-", (0.0, colon))
        rows += [head, *(Row((), head.indent, text(line, paper.plain), head.spaceAfter) for line in others)]
    return rows


def _receiver(paper: Sheet, facts: OfficialLetter) -> list[Row]:
    """Whom it is to; what follows the first line stands below the name."""
    first, *others = [line for line in facts.receiver if line.strip()] or [""]
    called, _space, name = first.partition(" ")
    indent = paper.width(f"{called} ")
    below = [Row((), indent, text(line, paper.plain)) for line in others]
    return [Row(((0, called),), indent, text(name, paper.plain)), *below]


def _named(facts: OfficialLetter) -> tuple[str, ...]:
    """The receivers without the word that the label says."""
    return tuple(line.removeprefix(CALLED).strip() for line in facts.receiver if line.strip())
