"""Drawn reports: every block, hostile text, long tables, the same bytes each time."""

import re
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.evaluation.reports import Facts, Grid, Heading, Line, Paragraph, Plot, Report, SignatureSpace
from desktop.letters.lines import broken, clipped
from desktop.letters.plot import number_words
from desktop.letters.report import draw_report
from desktop.letters.sheet import Setting
from desktop.text import install_language
from tests.letters.archive import unpacked

HOSTILE = "<b>tebal</b> & <img src='/etc/passwd'/> &amp; {nama} %s <a href='x'>"
ENDLESS = "x" * 5000
CELL = Setting("Arimo-Regular", 8.5, 10.2)
NOW = datetime(2026, 11, 23, 10, 5, tzinfo=UTC)
MONTHS = tuple(f"Bulan {at}" for at in range(1, 25))
BLOCKS = (
    Heading("Pokok perkara"),
    Facts((("Nama", "Siti"), ("NIP", "1987"))),
    Paragraph("Baris satu\nBaris dua"),
    Paragraph("Skor memberi saran.", quiet=True),
    Grid(("No", "Nama", "Setuju"), (("1", "Andi", "bukan"),), (1, 5, 2), frozenset({0}), frozenset({2})),
    Plot("Kunjungan", "orang", MONTHS, (Line("Asal", (1.5, None, *[3.0] * 22)), Line("Tujuan", (2.0,))), 12),
    SignatureSpace("Pekanbaru, 23 November 2026", "Kepala", "BUDI CONTOH", "NIP 1970"),
)


def report(*blocks, **changed):
    made = Report("Lembar skor", "Siti", "BKPSDM CONTOH", "Jalan Satu", blocks or BLOCKS, NOW, "Penguji")
    return replace(made, **changed)


def page_texts(pdf):
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(pdf)]


def rows(count, words="Pegawai"):
    return Grid(("No", "Nama", "Unit"), tuple((str(at), f"{words} {at}", "Dinas") for at in range(count)), (1, 5, 5))


def test_all_stands_in_its_order():
    (text,) = page_texts(draw_report(report()))
    wanted = (
        *("BKPSDM CONTOH", "Jalan Satu", "Lembar skor", "Siti", "Pokok perkara", "Nama", "NIP", "1987", "Baris satu"),
        *("Skor memberi saran.", "No Nama Setuju", "1 Andi", "Kunjungan", "orang"),
    )
    places = [text.index(part) for part in wanted]
    assert places == sorted(places)
    assert "dicetak 23 Nov 2026 10.05 oleh Penguji · halaman 1 dari 1" in text
    assert "bukan" not in text


@pytest.mark.parametrize("landscape", [False, True])
def test_heading_and_foot_stand_on_every_page(landscape):
    pages = page_texts(draw_report(report(rows(300), landscape=landscape)))
    assert len(pages) > 3
    assert all("No Nama Unit" in page for page in pages)
    assert [f"halaman {at} dari {len(pages)}" in page for at, page in enumerate(pages, 1)] == [True] * len(pages)


def test_no_row_is_lost_or_split_between_pages():
    pages = page_texts(draw_report(report(rows(200, "Nama yang panjang sekali " * 6))))
    found = [int(at) for page in pages for at in re.findall(r"sekali (\d+)", page)]
    assert found == list(range(200))


def test_row_higher_than_a_page_goes_on_in_the_next():
    long = " ".join(f"kata{at}" for at in range(3000))
    pages = page_texts(draw_report(report(Grid(("No", "Isi"), (("1", long), ("2", "akhir")), (1, 3)))))
    assert len(pages) > 1
    assert [f"kata{at}" for at in range(3000)] == re.findall(r"kata\d+", " ".join(pages))
    assert "2 akhir" in pages[-1]


@pytest.mark.parametrize("words", [HOSTILE, ENDLESS, "Siti \x00 \U0001f600 \u202e \ud800", "", "\n\n", " "])
@pytest.mark.parametrize("landscape", [False, True])
def test_any_text_is_drawn_anywhere(words, landscape):
    blocks = (
        Heading(words),
        Paragraph(words),
        Facts(((words, words), (words, "isi"))),
        Grid((words, "No"), ((words, words), (words,), ()), (1, 1), frozenset({1}), frozenset({0})),
        Plot(words, words, (words,) * 3, (Line(words, (1, 2, 3)),), 1),
        SignatureSpace(words, words, words, words),
        SignatureSpace(words, words),
    )
    changed = dict.fromkeys(("title", "subtitle", "office", "address", "printed_by"), words)
    assert page_texts(draw_report(report(*blocks, landscape=landscape, **changed)))


def test_markup_prints_as_typed_and_what_has_no_sign_as_a_box():
    grid = Grid(("Isi",), ((HOSTILE,),), (1,))
    text = " ".join(page_texts(draw_report(report(Paragraph(HOSTILE), grid, Paragraph("a \x00\U0001f600 b")))))
    assert text.count(HOSTILE) == 2
    assert "a \u25a1\u25a1 b" in text


def test_bytes_repeat_also_in_another_program():
    code = "import sys; from tests.letters.test_report import *; install_language('id')"
    code += "; sys.stdout.buffer.write(draw_report(report()))"
    first = draw_report(report())
    draw_report(report(Paragraph("lain \u0107")))
    again = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert first == draw_report(report()) == again


def test_title_moment_language_and_embedded_fonts():
    pdf = draw_report(report(title="Lembar\nskor"))
    info = pypdfium2.PdfDocument(pdf).get_metadata_dict()
    assert (info["Title"], info["CreationDate"][:16]) == ("Lembar skor", "D:20261123100500")
    assert len(re.findall(rb"/Type ?/Font\b(?!Desc)", unpacked(pdf))) == unpacked(pdf).count(b"/FontFile2") == 2
    assert b"/Lang(id)" in unpacked(pdf)


def test_two_who_sign_stand_beside_each_other():
    spaces = (SignatureSpace("", "Pegawai,", "AMINAH"), SignatureSpace("Pekanbaru", "Kepala,", "BUDI"))
    page = pypdfium2.PdfDocument(draw_report(report(*spaces)))[0].get_textpage()
    first, second = (page.get_charbox(page.search(name).get_next()[0]) for name in ("AMINAH", "BUDI"))
    assert first[0] < 100
    assert second[0] > 250
    assert first[1] == pytest.approx(second[1], abs=1)


@pytest.mark.parametrize("lines", range(20, 60, 2))
def test_who_signs_keeps_together_and_a_heading_is_never_alone(lines):
    blocks = (Paragraph("\n".join(f"baris {at}" for at in range(lines))), Heading("Judul"), rows(3), BLOCKS[-1])
    pages = page_texts(draw_report(report(*blocks)))
    assert [page for page in pages if "Pekanbaru, 23" in page] == [page for page in pages if "BUDI CONTOH" in page]
    assert ["Judul" in page for page in pages] == ["Pegawai 0" in page for page in pages]


@pytest.mark.parametrize(
    "plot",
    [
        Plot("", "", (), ()),
        Plot("x", "y", MONTHS, (), 3),
        Plot("x", "y", MONTHS, (Line("a", ()), Line("b", (None,) * 24)), 99),
        Plot("x", "y", MONTHS[:1], (Line("a", (5.0, 6.0, 7.0)),), 0),
        Plot("x", "y", MONTHS, (Line("a", (0.0,) * 24),), -1),
        Plot("x", "y", MONTHS, (Line("a", (float("nan"), float("inf"), -1e300, 1e14, -3.0)),)),
        Plot("x", "y", MONTHS * 20, tuple(Line(f"n{at}", (1.0, float(at))) for at in range(40))),
    ],
)
def test_odd_plots_are_drawn(plot):
    assert page_texts(draw_report(report(plot)))


def test_plot_says_its_ends_months_names_and_the_move():
    (text,) = page_texts(draw_report(report(BLOCKS[5])))
    for part in ("1,5", "3", "Bulan 1", "pindah: Bulan 13", "Asal", "Tujuan"):
        assert part in text


def test_empty_plot_says_so():
    (text,) = page_texts(draw_report(report(Plot("x", "y", MONTHS, (Line("a", (None,) * 24),)))))
    assert "Tidak ada angka pada bulan-bulan ini." in text


@pytest.mark.parametrize(
    ("value", "here", "abroad"),
    [
        (1234.5, "1.234,5", "1,234.5"),
        (0.0, "0", "0"),
        (-0.001, "0", "0"),
        (100, "100", "100"),
        (3e12, "3e+12", "3e+12"),
    ],
)
def test_numbers_are_written_as_the_language_does(value, here, abroad):
    assert number_words(value) == here
    install_language("en")
    assert number_words(value) == abroad


@given(st.text(max_size=300), st.floats(1, 400))
def test_broken_lines_lose_nothing_and_fit(words, room):
    lines = broken(words, CELL, room)
    assert sum(len(line.replace(" ", "")) for line in lines) <= len(words)
    assert "".join(broken(words, CELL, 1e9)).replace(" ", "") == "".join(lines).replace(" ", "")


@given(st.lists(st.lists(st.text(max_size=80), max_size=4), max_size=12), st.lists(st.floats(-1, 9), max_size=5))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_grid_is_drawn(cells, shares):
    grid = Grid(("a", "b", "c"), tuple(map(tuple, cells)), tuple(shares), frozenset({0, 9}), frozenset({1}))
    assert draw_report(report(grid)).startswith(b"%PDF")


def test_clipped_line_fits_and_says_that_it_goes_on():
    assert clipped("pendek", CELL, 100) == "pendek"
    assert clipped("kata " * 50, CELL, 60).endswith("…")


def test_two_thousand_rows_are_drawn_in_time():
    began = time.perf_counter()
    draw_report(report(rows(2000, "Nama yang agak panjang bin Contoh dari kota"), landscape=True))
    assert time.perf_counter() - began < 3
