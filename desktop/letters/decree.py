"""A decree (Keputusan): Menimbang, Mengingat, Memperhatikan, MEMUTUSKAN, diktum, signature, copies."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from desktop.domain.dates import letter_date
from desktop.domain.letters.letters import Clause, DecreeFacts, DecreeForm, Party
from desktop.domain.letters.official_words import letter_mark, ordinal
from desktop.letters.annex import annex_begins, annex_foot, annex_pages
from desktop.letters.decree_form import DST, FORM_NAMES, form_head, shortened, title_mark
from desktop.letters.document import Foot, draw_pages
from desktop.letters.furniture import Row, Stack, centred, letterhead
from desktop.letters.paragraph import text
from desktop.letters.passages import label_width, labelled
from desktop.letters.piece import Piece
from desktop.letters.sheet import Sheet, sheet
from desktop.letters.signature import foot, right_half, signature_block, told
from desktop.letters.style import PageStyle


def draw_decree(facts: DecreeFacts, style: PageStyle, emblem: bytes | None = None, code: str = "") -> bytes:
    """The decree as PDF, a collective one with its annex; `code` is the check code that its foot prints."""
    paper, printed = sheet(style), shortened(facts)
    counted = annex_foot(paper) if printed.annex.rows else None
    title = f"{FORM_NAMES[facts.form]} {facts.number}".strip()
    return draw_pages(
        paper, lambda: _story(paper, printed, emblem), title, facts.day, Foot(code, counted, facts.footnote)
    )


def _story(paper: Sheet, facts: DecreeFacts, emblem: bytes | None) -> list[Piece]:
    """All pieces in their order."""
    columns = _Columns.measured(paper, facts)
    word, decided = _decision(paper, columns, facts)
    head = [*form_head(paper, facts.form), *letterhead(paper, facts.letterhead, emblem), *_title(paper, facts)]
    opening = (f"Ditetapkan di {facts.place}", f"pada tanggal {letter_date(facts.day)}")
    return [
        *head,
        *_grounds(paper, columns, facts),
        word,
        *decided[:-1],
        *foot(paper, decided[-1], [_signed(paper, opening, facts, right_half(paper))], facts.copies),
        *_annex(paper, facts),
    ]


def _signed(paper: Sheet, opening: tuple[str, ...], facts: DecreeFacts, begins: float) -> Stack:
    """The signature, which an extract or a copy only tells of and has confirmed by another."""
    if facts.form is DecreeForm.ORIGINAL:
        return signature_block(paper, opening, Party("", facts.signature), begins)
    return told(paper, opening, facts, begins)


def _annex(paper: Sheet, facts: DecreeFacts) -> list[Piece]:
    """The persons whom a collective decree moves."""
    if not facts.annex.rows:
        return []
    about = ("LAMPIRAN", f"KEPUTUSAN {facts.issuer}", f"NOMOR {facts.number}", "TENTANG", facts.subject)
    return annex_pages(paper, about, facts.annex, _signed(paper, (), facts, annex_begins(paper, facts.annex)))


@dataclass(frozen=True)
class _Columns:
    """Where colon, mark and text stand; measured by the face, for Bookman runs wider than Arial."""

    colon: float
    mark: float
    text: float
    details_end: float

    @classmethod
    def measured(cls, paper: Sheet, facts: DecreeFacts) -> "_Columns":
        """Wide enough for every label of this decree."""
        labels = ["Memperhatikan", "Menetapkan", *(ordinal(place) for place in range(1, len(facts.clauses) + 1))]
        colon = max(map(paper.width, labels)) + paper.width(" ")
        mark = colon + paper.width(":  ")
        widest = f"{max(len(facts.bases), len(facts.noting))}.  "
        details = [label for clause in facts.clauses for label, _value in clause.details]
        details_end = mark + label_width(paper, details, paper.style.text_area[0] - mark)
        return cls(colon, mark, mark + max(paper.width(widest), paper.width("m.  ")), details_end)


def _title(paper: Sheet, facts: DecreeFacts) -> list[Piece]:
    """KEPUTUSAN …, NOMOR …, TENTANG …, and the issuer's title followed by a comma."""
    gap = paper.style.leading * 0.6
    subject = [(centred(paper, line), 0.0) for line in facts.subject.splitlines() if line.strip()]
    subject[-1:] = [(line, gap) for line, _space in subject[-1:]]
    blessing = [(centred(paper, facts.invocation), gap)] if facts.invocation else []
    return [
        Stack(
            [
                *title_mark(paper, facts.form),
                (centred(paper, f"KEPUTUSAN {facts.issuer}"), 0),
                (centred(paper, f"NOMOR {facts.number}"), gap),
                (centred(paper, "TENTANG"), gap),
                *subject,
                *blessing,
                (centred(paper, f"{facts.issuer},"), gap),
            ]
        )
    ]


def _grounds(paper: Sheet, columns: _Columns, facts: DecreeFacts) -> list[Row]:
    """What the decree rests on."""
    lettered = [f"{letter_mark(place)}." for place in range(1, len(facts.considering) + 1)]
    return [
        *_items(paper, columns, "Menimbang", lettered, facts.considering),
        *_items(paper, columns, "Mengingat", _numbers(facts.bases), facts.bases),
        *_items(paper, columns, "Memperhatikan", _numbers(facts.noting), facts.noting),
    ]


def _numbers(items: Sequence[str]) -> list[str]:
    """`1.`, `2.` and so on."""
    return [f"{place}." for place in range(1, len(items) + 1)]


def _items(paper: Sheet, columns: _Columns, label: str, marks: Sequence[str], items: Sequence[str]) -> list[Row]:
    """One labelled list, each item closed by a semicolon; a single item bears no mark."""
    rows = []
    for place, (mark, item) in enumerate(zip(marks, items, strict=True)):
        labels = ((0.0, label), (columns.colon, ":")) if place == 0 else ()
        body = text(item if item == DST else item.rstrip(" ;.") + ";", paper.body)
        marked = ((columns.mark, mark),) if len(items) > 1 else ()
        rows.append(Row((*labels, *marked), columns.text if marked else columns.mark, body, after=3))
    if rows:
        rows[-1].space_after = paper.style.leading * 0.5
    return rows


def _decision(paper: Sheet, columns: _Columns, facts: DecreeFacts) -> tuple[Stack, list[Row]]:
    """MEMUTUSKAN and the clauses; the word keeps to the first clause."""
    word = Stack([(centred(paper, "MEMUTUSKAN:"), paper.style.leading * 0.5)])
    word.keeps_with_next = True
    decided = f"KEPUTUSAN {facts.issuer} TENTANG {' '.join(facts.subject.split())}."
    heading = Row(
        ((0, "Menetapkan"), (columns.colon, ":")), columns.mark, text(decided, paper.body), paper.style.leading * 0.5
    )
    heading.keeps_with_next = True
    clauses = (_clause(paper, columns, place, clause) for place, clause in enumerate(facts.clauses, 1))
    return word, [heading, *chain.from_iterable(clauses)]


def _clause(paper: Sheet, columns: _Columns, place: int, clause: Clause) -> list[Row]:
    """One diktum and the lines about the person it moves."""
    marks = ((0, ordinal(place)), (columns.colon, ":"))
    rows = [Row(marks, columns.mark, text(clause.text, paper.body), 3)]
    sides = (columns.mark, columns.details_end)
    rows += [labelled(paper, label, value or "-", sides) for label, value in clause.details]
    rows[-1].space_after = paper.style.leading * 0.5
    return rows
