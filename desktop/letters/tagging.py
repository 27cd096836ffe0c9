"""What the parts of a page are, for readers who do not see it: the tree of a tagged PDF (PDF/UA-1, PDF/A-2a).

Furniture says while it draws what it draws; rows with marks become lists by where their marks stand, so that a
letter's own code need not know of tags. What is drawn and told by nobody is caught by the validators of the tests.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

NEAR = 1.0
"""Points by which what stands below each other may differ."""
COLUMN, LINE = "/A<</O/Table/Scope/Column>>", "/A<</O/Table/Scope/Row>>"
Mark = tuple[float, str]


class Element:
    """A part: what it is, what it belongs to, and the parts or the marked pieces of pages (page, mark) inside."""

    __slots__ = ("above", "attributes", "kids", "number", "role")

    def __init__(self, role: str, parent: "Element | None", attributes: str = "") -> None:
        self.role = role
        self.attributes = attributes
        self.kids: list[Element | tuple[int, int]] = []
        # Numbers of itself and of what it belongs to, given when it is written: a reference upwards would make
        # each part wait for the collector of garbage.
        self.number = self.above = 0
        if parent is not None:
            parent.kids.append(self)


@dataclass(frozen=True)
class Shape:
    """What a table, its rows, the first cell of a row and its other cells are."""

    whole: str
    row: str
    first: str
    other: str
    is_table: bool = False


TABLE = Shape("Table", "TR", "TD", "TD", is_table=True)
HEADLESS = Shape("Table", "TR", "TH", "TD", is_table=True)
LIST = Shape("L", "LI", "Lbl", "LBody")
PROSE = Shape("Div", "Div", "P", "P")


@dataclass
class _Level:
    """A list that is open: where its marks stand, where its text stands, and its last item."""

    left: float
    whole: Element
    item: Element
    body: Element
    indent: float = 0


class Tags:
    """The tree of one document as it grows, and which mark of a page belongs to which part.

    Marks are put among the words of the page that is drawn.
    """

    page: int
    """The number of the page that is drawn."""

    def __init__(self, code: list[str]) -> None:
        self.root = Element("Document", None)
        self.pages: dict[int, list[Element]] = {}
        self.page = 0
        self._code = code
        self._levels: list[_Level] = []
        self._leaf: Element | None = None
        self._last: Element | None = None
        self._has_heading = False
        self._wholes: dict[object, Element] = {}

    def begin(self, element: Element) -> None:
        """What is drawn until `end` belongs to `element`."""
        marks = self.pages.setdefault(self.page, [])
        element.kids.append((self.page, len(marks)))
        self._code.append(f"/{element.role} <</MCID {len(marks)}>> BDC")
        marks.append(element)

    def begin_furniture(self) -> None:
        """What is drawn until `end` is passed over by readers: rules, page numbers, codes."""
        self._code.append("/Artifact BMC")

    def end(self) -> None:
        """The other end of what began last."""
        self._code.append("EMC")

    def begin_text(self, *, continues: bool) -> None:
        """A paragraph: of the heading or the item that is being drawn, the rest of the last one, or one by itself."""
        if not (continues and self._last):
            self._last = self._leaf or self._paragraph()
        self.begin(self._last)

    def gap(self) -> None:
        """What comes belongs to no list before it."""
        self._levels.clear()

    def part(self) -> None:
        """What comes belongs to no list and no heading before it."""
        self._levels.clear()
        self._last = None

    @contextmanager
    def heading(self, level: int = 0) -> Iterator[None]:
        """Text inside is a heading; without a level the first is the title, and lines of one part are one."""
        role = f"H{level or (2 if self._has_heading else 1)}"
        if not (level == 0 and self._last and self._last.role.startswith("H")):
            self._levels.clear()
            self._last = Element(role, self.root)
        self._has_heading = True
        self._leaf = self._last
        yield
        self._leaf = None

    def labels(self, marks: Sequence[Mark], indent: float) -> Iterator[list[Mark]]:
        """The marks of a row, those of one label together; each begins an item of the list that stands at its place."""
        for group in _labels(marks):
            self._open(*group[0])
            self.begin(Element("Lbl", self._levels[-1].item))
            yield group
            self.end()
            # Parts stand in the tree in the order of reading: the label before the text.
            level = self._levels[-1]
            level.body = Element("LBody", level.item)
        if marks:
            self._levels[-1].indent = indent

    @contextmanager
    def beside(self, indent: float) -> Iterator[None]:
        """Text inside belongs to the list whose text stands at `indent`, if one does."""
        while self._levels and self._levels[-1].indent > indent + NEAR:
            self._levels.pop()
        if self._levels and indent > 0 and self._levels[-1].indent > indent - NEAR:
            self._leaf = self._levels[-1].body
        else:
            self._levels.clear()
        yield
        self._leaf = None

    @contextmanager
    def figure(self, words: str, place: tuple[float, float], width: float, height: float) -> Iterator[None]:
        """What is drawn inside is a picture that `words` tell of; its corner is at this place of the page."""
        self.part()
        left, base = place
        box = f"/A<</O/Layout/Placement/Block/BBox[{left:.2f} {base:.2f} {left + width:.2f} {base + height:.2f}]>>"
        told = b"\xfe\xff" + words.encode("utf-16-be", "replace")
        self.begin(Element("Figure", self.root, f"/Alt<{told.hex()}>{box}"))
        yield
        self.end()

    @contextmanager
    def furniture(self) -> Iterator[None]:
        """What is drawn inside is passed over by readers."""
        self.begin_furniture()
        yield
        self.end()

    def table(self, key: object, shape: Shape) -> Element:
        """The part for the rows of `key`, the same on all its pages."""
        self.part()
        if key not in self._wholes:
            self._wholes[key] = Element(shape.whole, self.root)
        return self._wholes[key]

    def _paragraph(self) -> Element:
        """A paragraph that belongs to nothing."""
        self._levels.clear()
        return Element("P", self.root)

    def _open(self, left: float, mark: str) -> None:
        """One more item of the list at `left`, which begins if there is none."""
        while self._levels and self._levels[-1].left > left + NEAR:
            self._levels.pop()
        if not (self._levels and self._levels[-1].left > left - NEAR):
            within = self._levels[-1].body if self._levels else self.root
            whole = Element("L", within, _numbering(mark))
            self._levels.append(_Level(left, whole, whole, whole))
        level = self._levels[-1]
        level.item = Element("LI", level.whole)


def heading_cells(table: Element, cells: Sequence[Sequence[str]]) -> list[Element]:
    """The headings of a table's columns; none where they stand above the rows once more."""
    if table.kids:
        return []
    row = Element("TR", table)
    return [Element("TH", row, COLUMN) for _cell in cells]


def row_cells(table: Element, shape: Shape, cells: Sequence[Sequence[str]]) -> list[Element | None]:
    """One more row: an element for each cell; what is empty is told only in a table."""
    row = Element(shape.row, table)
    roles = [shape.first, *[shape.other] * (len(cells) - 1)]
    return [
        Element(role, row, LINE if role == "TH" else "") if shape.is_table or any(cell) else None
        for role, cell in zip(roles, cells, strict=True)
    ]


def _labels(marks: Sequence[Mark]) -> list[list[Mark]]:
    """Marks by label: a colon belongs to the word before it."""
    groups: list[list[Mark]] = []
    for left, mark in marks:
        if mark == ":" and groups:
            groups[-1].append((left, mark))
        else:
            groups.append([(left, mark)])
    return groups


def _numbering(mark: str) -> str:
    """How the items of a list are marked, as its first mark tells."""
    if mark[:1].isdigit():
        return "/A<</O/List/ListNumbering/Decimal>>"
    return "/A<</O/List/ListNumbering/LowerAlpha>>" if mark[1:] == "." else ""
