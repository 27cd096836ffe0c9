"""The annex of a collective decree: pages, rows, heading, signature, and time that grows with the rows."""

import time
from io import BytesIO

import pypdfium2
import pytest

from desktop.domain.letters.letters import Annex, DecreeFacts
from desktop.letters.decree import draw_decree
from desktop.letters.joint_wording import joint_wording
from desktop.letters.style import PageStyle, Paper
from desktop.letters.wording import PLACES
from tests.letters.test_decree import facts, page_texts

HEADINGS = ("No.", "Nama", "Pangkat", "Lama", "Baru", "Kelas", "TMT")
STYLE = PageStyle(typeface="arimo")


def row(place: int, words: str = "Perawat Ahli Pertama\nPuskesmas Rumbai") -> tuple[str, ...]:
    return (f"{place}.", f"Pegawai{place}x\n1987", "III/b", words, words, "8", "1 Desember 2026")


def collective(count: int, **changed: str) -> DecreeFacts:
    rows = tuple(row(place, **changed) for place in range(1, count + 1))
    return facts(annex=Annex("DAFTAR PEGAWAI", HEADINGS, rows))


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 7, 8, 9, 60])
@pytest.mark.parametrize("paper", [Paper.F4_WIDE, Paper.A4])
def test_every_row_stands_once_and_some_above_the_signature(count: int, paper: Paper) -> None:
    pages = page_texts(draw_decree(collective(count), PageStyle(paper=paper, typeface="arimo")))
    annex = [page for page in pages if "Halaman" in page]
    for place in range(1, count + 1):
        assert sum(page.count(f"Pegawai{place}x") for page in annex) == 1
    assert [page.count("BUDI CONTOH") for page in annex] == [0] * (len(annex) - 1) + [1]
    assert f"Pegawai{count}x" in annex[-1]
    assert f"Pegawai{max(count - 1, 1)}x" in annex[-1]


def test_each_page_repeats_the_heading_and_names_its_number() -> None:
    annex = [page for page in page_texts(draw_decree(collective(60), STYLE)) if "Halaman" in page]
    for place, page in enumerate(annex, 1):
        assert page.endswith(f"Halaman {place} dari {len(annex)}")
        assert "Nama" in page
    assert "LAMPIRAN" in annex[0]
    assert not any("LAMPIRAN" in page for page in annex[1:])


def test_the_decree_stands_upright_and_its_annex_lies() -> None:
    document = pypdfium2.PdfDocument(BytesIO(draw_decree(collective(3), STYLE)))
    sizes = [page.get_size() for page in document]
    assert [width > height for width, height in sizes] == [False] * (len(sizes) - 1) + [True]


def test_a_row_higher_than_a_page_goes_on_in_the_next() -> None:
    pages = page_texts(draw_decree(collective(2, words="kata " * 1200), STYLE))
    assert sum(page.count("kata") for page in pages) == 2 * 2 * 1200


def test_without_rows_there_is_no_annex() -> None:
    assert not any("LAMPIRAN" in page for page in page_texts(draw_decree(facts(), STYLE)))


def test_time_grows_with_the_rows() -> None:
    def took(count: int) -> float:
        made = collective(count)
        start = time.process_time()
        draw_decree(made, STYLE)
        return time.process_time() - start

    took(10)
    assert took(2000) < 20 * 3 * max(took(100), 0.02)


def test_the_wording_has_only_places_that_are_filled() -> None:
    wording = joint_wording()
    known = dict.fromkeys([*PLACES, "jumlah"], "x")
    sentences = [*wording.considering, *wording.clauses, *wording.headings, *wording.copies]
    for sentence in [*sentences, *(words for kind in wording.kinds.values() for words in kind.values())]:
        sentence.format(**known)
