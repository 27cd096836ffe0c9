"""How fast letters are drawn: a two-page decree, the annex of a collective one, and a batch that is kept.

Ratios to plain platypus, typst, WeasyPrint, fpdf2 and LibreOffice's mail merge with the same content; each comes from
one run, the ways taking turns so that the machine's other work falls on all of them. What a peer cannot do here
(it is not installed, a library of the system is missing) is said. Memory is that of a process of its own.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from statistics import median
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

from bench.letter_batch import batch_memory
from bench.letter_parts import STYLE, annex, decree, draw_annexed, labelled
from bench.memory import peak_megabytes
from bench.peers import DrawAnnex, peers
from desktop.domain.dates import letter_date
from desktop.domain.letters.letters import DecreeFacts
from desktop.letters.decree import draw_decree
from desktop.letters.style import MILLIMETRE
from desktop.paths import RESOURCES

ROUNDS, ANNEX_ROUNDS, LETTERS = 5, 4, 30
AIMS = {"plain platypus": 3, "typst": 2, "WeasyPrint": 10, "fpdf2": 10}
FEW, MANY = 2_000, 10_000
DrawPersons = Callable[[int, int], bytes]


def main(arguments: list[str]) -> None:
    """Print the ratios; an argument sets how many letters each round draws."""
    count = int(arguments[0]) if arguments else LETTERS
    others = list(peers())
    _letters(count, {"plain platypus": _plain(), **{name: draw for name, draw, _annex in others}})
    _office(count)
    _annexes({name: draw for name, _letter, draw in others})
    few, many = batch_memory(100), batch_memory(500)
    print(f"batch: {few:.0f} MB at most for 100 letters, {many:.0f} MB for 500 (aim: no growth)")


def _letters(count: int, ways: dict[str, Callable[[DecreeFacts], bytes]]) -> None:
    letters = [decree(place) for place in range(count)]
    for draw in (_ours, *ways.values()):
        draw(letters[0])
    ours, *others = _rounds(letters, _ours, *ways.values())
    whole = ours * 1000
    print(
        f"letter, two pages: {1 / ours:.0f} a second ({whole:.1f} ms, PDF/A-2a and tags, which may add 5 ms, included)"
    )
    for name, seconds in zip(ways, others, strict=True):
        print(f"letter / {name}: {seconds / ours:.2f} times as fast (aim {AIMS[name]})")


def _office(count: int) -> None:
    """With LibreOffice's start, as an office merges some letters, and without it, as in a very long merge."""
    letters = [decree(place) for place in range(count)]
    (ours,) = _rounds(letters, _ours)
    one, many = office_seconds(letters[:1]), office_seconds(letters)
    if not (one and many and count > 1):
        print("letter / LibreOffice mail merge: not measured, soffice is not installed")
        return
    print(f"letter / LibreOffice mail merge of {count}: {many / count / ours:.1f} times as fast (aim 20)")
    print(f"letter / LibreOffice without its start: {(many - one) / (count - 1) / ours:.1f} times as fast")


def _annexes(others: dict[str, DrawAnnex]) -> None:
    """Time of the annex, how it grows, and its memory."""
    few, many = _least(time.process_time, (draw_annexed, FEW), (draw_annexed, MANY))
    print(f"annex of {FEW}: {few:.2f} s; {MANY} take {many / few:.2f} times as long (aim 5.5)")
    if typst := others.get("typst"):
        for rows in (FEW, MANY):
            ours, theirs = _least(time.perf_counter, (draw_annexed, rows), (_of_persons(typst), rows))
            print(f"annex of {rows} / typst: {theirs / ours:.2f} times as fast")
    print(f"annex of {FEW}: {peak_megabytes(draw_annexed, FEW):.0f} MB at most (aim 100)")


def _of_persons(draw: DrawAnnex) -> DrawPersons:
    """Another maker's annex from how many persons it has and which is the first."""
    return lambda rows, first: draw(annex(rows, first))


def _least(clock: Callable[[], float], *ways: tuple[DrawPersons, int]) -> list[float]:
    """The least time of each way, which take turns: what else the machine does only adds to it.

    Each turn has persons that nobody has kept from the one before.
    """
    taken: list[list[float]] = [[] for _way in ways]
    for turn in range(ANNEX_ROUNDS):
        for (draw, rows), times in zip(ways, taken, strict=True):
            start = clock()
            draw(rows, 100 + turn * rows)
            times.append(clock() - start)
    return [min(times) for times in taken]


def _ours(facts: DecreeFacts) -> bytes:
    return draw_decree(facts, STYLE, None, "ABCDE-FGHJK")


def _plain() -> Callable[[DecreeFacts], bytes]:
    for name, face in (("Plain", "Regular"), ("PlainBold", "Bold")):
        font = TTFont(name, str(RESOURCES / "fonts" / f"Arimo-{face}.ttf"))
        # ReportLab takes faces of one name for one: each side would draw with the font of whoever came first.
        font.face.name = name.encode()
        pdfmetrics.registerFont(font)
    return plain_letter


def plain_letter(facts: DecreeFacts) -> bytes:
    """The same content as a ReportLab manual would have it: paragraphs of markup in tables."""
    body = ParagraphStyle("body", fontName="Plain", fontSize=12, leading=15, alignment=TA_JUSTIFY)
    centre = ParagraphStyle("centre", parent=body, alignment=TA_CENTER)
    small = ParagraphStyle("small", parent=body, fontSize=10, leading=12)
    target = BytesIO()
    top, right, bottom, left = (side * MILLIMETRE for side in STYLE.margins)
    pages = SimpleDocTemplate(
        target, pagesize=STYLE.page_size, topMargin=top, rightMargin=right, bottomMargin=bottom, leftMargin=left,
        invariant=1, title=facts.number, initialFontName="Plain",
    )  # fmt: skip
    title = [*facts.letterhead.lines, f"KEPUTUSAN {facts.issuer}", f"NOMOR {facts.number}", "TENTANG", facts.subject]
    story = [Paragraph(escape(line), centre) for line in [*title, f"{facts.issuer},"]]
    story += [_plain_rows(rows, body) for rows in labelled(facts)]
    end = [f"Ditetapkan di {facts.place}", f"pada tanggal {letter_date(facts.day)}", f"{facts.signature.title},"]
    right_half = ParagraphStyle("right", parent=body, leftIndent=STYLE.text_area[0] * 0.47)
    signed = [Paragraph(escape(line), right_half) for line in end]
    bold = ParagraphStyle("bold", parent=right_half, fontName="PlainBold")
    story.append(KeepTogether([*signed, Spacer(1, 68), Paragraph(escape(facts.signature.name), bold)]))
    story += [Paragraph(escape(f"{place}. {copy}"), small) for place, copy in enumerate(facts.copies, 1)]
    pages.build(story)
    return target.getvalue()


def _plain_rows(rows: list[tuple[str, ...]], body: ParagraphStyle) -> Table:
    """One table of paragraphs; a row of three has its text across the last two columns."""
    cells = [[Paragraph(escape(text), body) for text in (*row, *[""] * (4 - len(row)))] for row in rows]
    wide = len(rows[0]) == 3
    spans = [("SPAN", (2, 0), (3, 0))] if wide else []
    mark = 140 if wide else 22
    tight = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 2)]
    low = [("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)]
    columns = [92, 10, mark, STYLE.text_area[0] - 102 - mark]
    return Table(cells, columns, splitInRow=1, style=[("VALIGN", (0, 0), (-1, -1), "TOP"), *tight, *low, *spans])


def _rounds(letters: Sequence[DecreeFacts], *ways: Callable[[DecreeFacts], bytes]) -> tuple[float, ...]:
    """Median seconds of one letter for each way, the ways taking turns."""
    seconds: list[list[float]] = [[] for _way in ways]
    for turn in range(ROUNDS):
        fresh = [replace(facts, number=f"{facts.number}-{turn}") for facts in letters]
        for way, times in zip(ways, seconds, strict=True):
            start = time.perf_counter()
            for facts in fresh:
                way(facts)
            times.append((time.perf_counter() - start) / len(letters))
    return tuple(median(times) for times in seconds)


def office_seconds(letters: Sequence[DecreeFacts]) -> float | None:
    """Seconds in which one LibreOffice process turns merged documents into as many PDF files."""
    program = shutil.which("soffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{place}.fodt" for place in range(len(letters))]
        start = time.perf_counter()
        for file, facts in zip(files, letters, strict=True):
            file.write_text(_merged(facts), encoding="utf-8")
        home = f"-env:UserInstallation={(Path(folder) / 'home').as_uri()}"
        command = [program, home, "--headless", "--convert-to", "pdf", "--outdir", folder, *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=600)
        taken = time.perf_counter() - start
        made = len(list(Path(folder).glob("*.pdf")))
    return taken if made == len(letters) else None


def _merged(facts: DecreeFacts) -> str:
    """The template with one person's facts put in, as a flat OpenDocument text."""
    rows = [row for table in labelled(facts) for row in table]
    cell = '<table:table-cell><text:p text:style-name="{style}">{text}</text:p></table:table-cell>'
    lines = "".join(
        "<table:table-row>"
        + "".join(cell.format(style="body", text=escape(text)) for text in (*row, *[""] * (4 - len(row))))
        + "</table:table-row>"
        for row in rows
    )
    title = [*facts.letterhead.lines, f"KEPUTUSAN {facts.issuer}", f"NOMOR {facts.number}", "TENTANG", facts.subject]
    end = [f"Ditetapkan di {facts.place}", f"{facts.signature.title},", facts.signature.name, *facts.copies]
    heads, foots = (
        "".join(f'<text:p text:style-name="{style}">{escape(line)}</text:p>' for line in part)
        for style, part in (("centre", title), ("body", end))
    )
    widths = "".join(f'<table:table-column table:style-name="c{place}"/>' for place in range(4))
    return _FLAT.format(heads=heads, columns=widths, rows=lines, foots=foots)


_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        *(("office", "office"), ("style", "style"), ("text", "text"), ("table", "table")),
        ("fo", "xsl-fo-compatible"),
    )
)
_WIDTHS = "".join(
    f'<style:style style:name="c{place}" style:family="table-column">'
    f'<style:table-column-properties style:column-width="{width}cm"/></style:style>'
    for place, width in enumerate((3.2, 0.4, 3, 9.5))
)
_PARAGRAPHS = "".join(
    f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties fo:text-align="{align}"/>'
    '<style:text-properties fo:font-size="12pt" fo:font-family="Arimo"/></style:style>'
    for name, align in (("body", "justify"), ("centre", "center"))
)
_FLAT = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.2" '
    'office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>'
    + _PARAGRAPHS
    + _WIDTHS
    + "</office:automatic-styles><office:body><office:text>{heads}<table:table>{columns}{rows}</table:table>{foots}"
    "</office:text></office:body></office:document>"
)


if __name__ == "__main__":
    main(sys.argv[1:])
