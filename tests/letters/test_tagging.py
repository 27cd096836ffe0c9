"""What the parts of letters and reports are to a reader who does not see them, as another program reads the tags."""

from dataclasses import replace

import pypdfium2
import pytest

from desktop.domain.evaluation.reports import Facts, Grid, Heading, Paragraph
from desktop.letters.decree import draw_decree
from desktop.letters.report import draw_report
from desktop.letters.style import PageStyle, Paper
from desktop.letters.tagging import LIST, TABLE, Element, Tags, row_cells
from desktop.text import install_language
from tests.letters import test_report
from tests.letters.archive import faults, unpacked
from tests.letters.layout import drawn
from tests.letters.samples import LETTER, LONGEST, MEMO, ORDINARY
from tests.letters.test_annex import collective
from tests.letters.test_decree import emblem, facts
from tests.letters.tree import tree

STYLE = PageStyle(typeface="arimo")
ALL = {**ORDINARY, **{f"longest {name}": given for name, given in LONGEST.items()}}
ITEM = "LI(Lbl LBody)"


@pytest.mark.parametrize("paper", [Paper.A4, Paper.F4])
@pytest.mark.parametrize("name", ALL)
def test_every_shape_and_form_is_archival_and_tagged(name: str, paper: Paper) -> None:
    assert faults(drawn(ALL[name], paper)) == set()


def test_words_across_a_draft_are_passed_over() -> None:
    assert faults(draw_decree(facts(), replace(STYLE, across="KONSEP"), emblem())) == set()


def test_a_decree_is_a_title_lists_and_paragraphs() -> None:
    told = tree(draw_decree(facts(), STYLE, emblem()))
    grounds = f"L(LI(Lbl LBody(L({ITEM} {ITEM}))) LI(Lbl LBody(L({ITEM} {ITEM}))))"
    decided = f"L({ITEM} LI(Lbl LBody(L({ITEM} {ITEM}))) {ITEM})"
    assert told.startswith(f"Figure P P H1 {grounds} H2 {decided} P P P P")
    assert told.endswith(" P P P P")


def test_a_letter_says_its_labels_and_its_receiver_apart() -> None:
    told = tree(drawn(LETTER))
    assert f"P L({ITEM} {ITEM} {ITEM} {ITEM}) L({ITEM}) P" in told
    assert tree(drawn(MEMO)).startswith("P P P P H1 L(")


def test_an_annex_is_one_table_on_all_its_pages() -> None:
    pdf = draw_decree(collective(60), STYLE)
    plain = unpacked(pdf)
    assert plain.count(b"/S/Table/") == 1
    assert plain.count(b"/S/TH/") == 7
    assert plain.count(b"/S/TR/") == 61
    assert plain.count(b"/S/TD/") == 7 * 60
    pages = range(len(pypdfium2.PdfDocument(pdf)))
    assert sorted(tree(pdf, page).count("TH") for page in pages) == [0] * (len(pages) - 1) + [7]


def test_a_paragraph_that_goes_over_is_one() -> None:
    words = "bahwa " * 1200
    plain = unpacked(draw_decree(facts(considering=(words,), bases=()), STYLE))
    assert plain.count(b"/Type/MCR") == plain.count(b"/S/LBody") - plain.count(b"/S/Lbl") + 2


def test_the_emblem_is_a_figure_with_words() -> None:
    pdf = unpacked(draw_decree(facts(), STYLE, emblem()))
    assert b"/S/Figure" in pdf
    assert b"/Alt<feff" + "Lambang".encode("utf-16-be").hex().encode() in pdf


def test_a_report_has_headings_lists_and_tables() -> None:
    blocks = (Heading("Pokok"), Facts((("Nama", "Siti"), ("NIP", ""))), Paragraph("Satu\nDua"))
    grid = Grid(("No", "Nama"), (("1", ""), ("2", "Budi")), (1, 5))
    told = tree(draw_report(test_report.report(*blocks, grid)))
    table = "Table(TR(TH TH) TR(TD) TR(TD TD))"  # where there is nothing there is nothing to be told
    assert told == f"P P H1 P H2 L({ITEM} LI(Lbl)) P P {table}"


def test_a_table_without_headings_is_led_by_its_first_column() -> None:
    grid = Grid((), (("Nama", "Siti"),), (1, 2))
    assert tree(draw_report(test_report.report(grid))).endswith("Table(TR(TH TD))")
    assert faults(draw_report(test_report.report(grid))) == set()


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_report_speaks_the_language_of_the_window(language: str) -> None:
    install_language(language)
    assert b"/Lang(%s)" % language.encode() in unpacked(draw_report(test_report.report()))


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ((), "P"),
        (((0.0, "Nomor"), (50.0, ":")), "L(LI(Lbl LBody))"),
        (((0.0, "Menimbang"), (80.0, ":"), (90.0, "a.")), "L(LI(Lbl LBody(L(LI(Lbl LBody)))))"),
    ],
)
def test_marks_make_lists(marks: tuple[tuple[float, str], ...], expected: str) -> None:
    tags = Tags([])
    list(tags.labels(marks, 100))
    with tags.beside(100):
        tags.begin_text(continues=False)
    assert told(tags.root) == f"Document({expected})"


def test_what_stands_below_a_text_belongs_to_it() -> None:
    tags = Tags([])
    for marks, indent in ((((0.0, "1."),), 20), ((), 20), ((), 0)):
        list(tags.labels(marks, indent))
        with tags.beside(indent):
            tags.begin_text(continues=False)
    assert told(tags.root) == "Document(L(LI(Lbl LBody)) P)"


def test_empty_cells_are_told_only_in_tables() -> None:
    assert [part and part.role for part in row_cells(Element("L", None), LIST, [("a",), ()])] == ["Lbl", None]
    assert [part and part.role for part in row_cells(Element("Table", None), TABLE, [("a",), ()])] == ["TD", "TD"]


def told(element: Element) -> str:
    kids = " ".join(told(kid) for kid in element.kids if isinstance(kid, Element))
    return f"{element.role}({kids})" if kids else element.role
