"""The same letter and the same annex by other makers of PDF: typst, WeasyPrint, fpdf2; each as its manual has it.

A peer that is not installed, or lacks a library of the system, is left out by `peers()`; the bench says so.
"""

import json
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from bench.letter_parts import STYLE, labelled, letter_lines
from desktop.domain.letters.letters import Annex, DecreeFacts
from desktop.paths import RESOURCES

FONTS = RESOURCES / "fonts"
Draw = Callable[[DecreeFacts], bytes]
DrawAnnex = Callable[[Annex], bytes]

_TYPST = """
#let said = json(bytes(sys.inputs.said))
#set page(width: {width}mm, height: {height}mm, margin: (top: 20mm, right: 20mm, bottom: 25mm, left: 30mm))
#set text(font: "Arimo", size: 12pt, lang: "id")
#set par(justify: true)
"""
_TYPST_LETTER = """
#align(center)[#for line in said.title [#line \\ ]]
#let wide(row) = if row.len() == 3 { (row.at(0), row.at(1), table.cell(colspan: 2, row.at(2))) } else { row }
#for rows in said.tables {
  let mark = if rows.first().len() == 3 { 140pt } else { 22pt }
  table(columns: (92pt, 10pt, mark, 1fr), stroke: none, inset: 1.5pt, ..rows.map(wide).flatten())
}
#v(12pt)
#block(breakable: false, inset: (left: 47%))[#for line in said.end [#line \\ ] #v(68pt) *#said.name*]
#set text(size: 10pt)
#for (at, line) in said.copies.enumerate() [#(at + 1). #line \\ ]
"""
_TYPST_ANNEX = """
#set text(size: 9pt)
#table(columns: (4fr, 24fr, 13fr, 22fr, 22fr, 6fr, 9fr),
  table.header(..said.headings.map(strong)), ..said.rows.flatten())
"""


def peers() -> Iterator[tuple[str, Draw, DrawAnnex]]:
    """Each peer that can be used here: its name, how it draws a letter and how an annex."""
    for name, make in (("typst", _typst), ("WeasyPrint", _weasyprint), ("fpdf2", _fpdf)):
        try:
            yield (name, *make())
        except (ImportError, OSError) as error:
            print(f"{name}: not measured, {type(error).__name__}: {str(error).splitlines()[0]}")


def _typst() -> tuple[Draw, DrawAnnex]:
    typst = import_module("typst")
    width, height = (210, 330) if STYLE.paper == "f4" else (215, 330)
    sheet = _TYPST.format(width=width, height=height)
    lying = _TYPST.format(width=height, height=width)
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
    folder = tempfile.TemporaryDirectory()
    letter, annex = Path(folder.name) / "letter.typ", Path(folder.name) / "annex.typ"
    letter.write_text(sheet + _TYPST_LETTER, encoding="utf-8")
    annex.write_text(lying + _TYPST_ANNEX, encoding="utf-8")
    compilers = {source: typst.Compiler(input=str(source), font_paths=fonts) for source in (letter, annex)}

    def compiled(source: Path, said: object) -> bytes:
        # The folder lives as long as what draws from it.
        assert Path(folder.name).exists()
        given = {"said": json.dumps(said)}
        return bytes(compilers[source].compile(format="pdf", sys_inputs=given, pdf_standards="a-2b"))

    def draw(facts: DecreeFacts) -> bytes:
        title, end, name, copies = letter_lines(facts)
        said = {"title": title, "tables": labelled(facts), "end": end, "name": name, "copies": copies}
        return compiled(letter, said)

    def draw_annex(rows: Annex) -> bytes:
        said = {"headings": rows.headings, "rows": rows.rows}
        return compiled(annex, said)

    return draw, draw_annex


def _weasyprint() -> tuple[Draw, DrawAnnex]:
    weasyprint = import_module("weasyprint")
    fonts = import_module("weasyprint.text.fonts").FontConfiguration()
    faces = "".join(
        f'@font-face {{ font-family: Arimo; font-weight: {weight}; src: url("{(FONTS / file).as_uri()}") }}'
        for weight, file in ((400, "Arimo-Regular.ttf"), (700, "Arimo-Bold.ttf"))
    )
    look = faces + "body { font: 12pt Arimo } td { vertical-align: top; text-align: justify } h1 { font: inherit }"
    look += " .end { margin-left: 47% } .copies { font-size: 10pt } .centre { text-align: center }"
    upright, lying = "215mm 330mm", "330mm 215mm"
    sheet = weasyprint.CSS(string=look + f"@page {{ size: {upright}; margin: 20mm 20mm 25mm 30mm }}", font_config=fonts)
    wide = weasyprint.CSS(
        string=look + f"@page {{ size: {lying}; margin: 20mm }} td, th {{ font-size: 9pt; border: 0.5pt solid }}"
        " table { border-collapse: collapse; width: 100% } tr { break-inside: avoid }",
        font_config=fonts,
    )

    def written(html: str, css: object) -> bytes:
        page = weasyprint.HTML(string=f'<html lang="id"><body>{html}</body></html>')
        return bytes(page.write_pdf(stylesheets=[css], font_config=fonts))

    def draw(facts: DecreeFacts) -> bytes:
        title, end, name, copies = letter_lines(facts)
        html = "".join(f'<div class="centre">{escape(line)}</div>' for line in title)
        for table in labelled(facts):
            html += f"<table>{''.join(map(_row, table))}</table>"
        html += '<div class="end">' + "<br>".join(map(escape, end)) + f"<p><b>{escape(name)}</b></p></div>"
        html += '<ol class="copies">' + "".join(f"<li>{escape(copy)}</li>" for copy in copies) + "</ol>"
        return written(html, sheet)

    def draw_annex(annex: Annex) -> bytes:
        heads = "".join(f"<th>{escape(heading)}</th>" for heading in annex.headings)
        return written(f"<table><thead><tr>{heads}</tr></thead>{''.join(map(_row, annex.rows))}</table>", wide)

    return draw, draw_annex


def _row(cells: tuple[str, ...]) -> str:
    across = ' colspan="2"' if len(cells) == 3 else ""
    return (
        "<tr>"
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells[:-1])
        + f"<td{across}>{escape(cells[-1])}</td></tr>"
    )


def _fpdf() -> tuple[Draw, DrawAnnex]:
    fpdf = import_module("fpdf")
    styled = import_module("fpdf.fonts").FontFace

    def begun(size: tuple[float, float], points: float) -> object:
        pdf = fpdf.FPDF(unit="mm", format=size)
        pdf.set_margins(30, 20, 20)
        pdf.set_auto_page_break(True, 25)
        pdf.add_font("Arimo", "", FONTS / "Arimo-Regular.ttf")
        pdf.add_font("Arimo", "B", FONTS / "Arimo-Bold.ttf")
        pdf.set_font("Arimo", size=points)
        pdf.add_page()
        return pdf

    def packed(pdf: object) -> bytes:
        file = BytesIO()
        pdf.output(file)  # type: ignore[attr-defined]
        return file.getvalue()

    def draw(facts: DecreeFacts) -> bytes:
        title, end, name, copies = letter_lines(facts)
        pdf: object = begun((215, 330), 12)
        for line in title:
            pdf.multi_cell(0, 5.3, line, align="C", new_x="LMARGIN", new_y="NEXT")  # type: ignore[attr-defined]
        for table in labelled(facts):
            widths = (32, 4, 49, 80) if len(table[0]) == 3 else (32, 4, 8, 121)
            with pdf.table(  # type: ignore[attr-defined]
                col_widths=widths, borders_layout="NONE", first_row_as_headings=False, line_height=5.3, v_align="T"
            ) as drawn:
                for cells in table:
                    row = drawn.row()
                    for place, cell in enumerate(cells, 1):
                        row.cell(cell, colspan=5 - place if place == len(cells) else 1)
        for line in (*end, "", "", "", name, *copies):
            pdf.multi_cell(0, 5.3, line, new_x="LMARGIN", new_y="NEXT")  # type: ignore[attr-defined]
        return packed(pdf)

    def draw_annex(annex: Annex) -> bytes:
        pdf: object = begun((330, 215), 9)
        rows = [annex.headings, *annex.rows]
        bold = styled(emphasis="BOLD")
        with pdf.table(rows, col_widths=(4, 24, 13, 22, 22, 6, 9), headings_style=bold, line_height=4):  # type: ignore[attr-defined]
            pass
        return packed(pdf)

    return draw, draw_annex
