"""A printed report as data: what stands on it, in order; `desktop.letters.report` draws it.

Reports are working papers of the office (score sheets, tick sheets, registers, the story of a case): they carry no
number and nobody is bound by them. What is numbered and frozen is a letter.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that opens a part of the report."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; line ends in it are kept."""

    text: str
    quiet: bool = False
    """Smaller and grey: a remark beside the matter."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values, one pair a line."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its heading is repeated on each page and a row is never split between pages unless it is one itself."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    """Relative widths of the columns."""
    right: frozenset[int] = frozenset()
    """Columns of numbers, set to the right."""
    boxes: frozenset[int] = frozenset()
    """Columns that show an empty box to be ticked by hand, whatever their cell says."""


@dataclass(frozen=True, slots=True)
class Line:
    """A named row of points in a plot: month number to value; None where nothing was measured."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A small line plot over months, with an upright line where the move was."""

    title: str
    measure: str
    months: tuple[str, ...]
    lines: tuple[Line, ...]
    marked: int | None = None
    """Index of the month of the move."""
    from_nought: bool = False
    """Whether the axis begins at nought, as it must where lines are parts of each other."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell of a cross table: its figure, whether people are short (above nought) or over, and how much is amiss."""

    text: str
    gap: int
    weight: int = 0


@dataclass(frozen=True, slots=True)
class CrossRow:
    """A name with its sum and its cells, set in by `depth` below the names that it belongs to."""

    name: str
    total: Mark
    cells: tuple[Mark | None, ...]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class CrossTable:
    """Names down and names across, read from below; cells that say nothing are None. It breaks both ways."""

    told: str
    """What it says, for who does not see it."""
    columns: tuple[tuple[str, Mark], ...]
    """Names with their sums."""
    rows: tuple[CrossRow, ...]


@dataclass(frozen=True, slots=True)
class SignatureSpace:
    """Room to sign by hand at the end: place and date, the title of who signs, the name if it is known."""

    place_and_date: str
    title: str
    name: str = ""
    detail: str = ""
    """NIP or grade below the name."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page, as the sheet of another employee does."""


Block = Heading | Paragraph | Facts | Grid | Plot | CrossTable | SignatureSpace | PageBreak


@dataclass(frozen=True, slots=True)
class Report:
    """One report; `office` and `address` stand on top, `printed_at` and `printed_by` in the footer of each page."""

    title: str
    subtitle: str
    office: str
    address: str
    blocks: tuple[Block, ...]
    printed_at: datetime
    printed_by: str
    landscape: bool = False
