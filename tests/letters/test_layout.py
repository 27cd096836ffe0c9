"""Every shape and form of letter stands where it stood: text and places of the parts, for ordinary and longest data."""

import re
import time
from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pytest

from desktop.domain.letters.letters import (
    Annex,
    Authentication,
    DecreeFacts,
    Letterhead,
    LetterShape,
    OfficialLetter,
    Party,
    Passage,
    Signature,
)
from desktop.domain.letters.limits import check_decree, check_letter
from desktop.letters.style import Paper
from tests.letters.layout import FOLDER, Line, drawn, lines_of, read
from tests.letters.samples import (
    ASSIGNMENT,
    CLOSING,
    COPY,
    EXTRACT,
    LETTER,
    LONGEST,
    MEMO,
    MINUTES,
    ORDINARY,
    STATEMENT,
    guests,
    nominees,
)

HOSTILE = "<b>tebal</b> & <img src='/etc/passwd'/> &amp; {nama} %s <a href='x'>"
ODD = "Siti \U0001f600 \u0639 \x00 \u202e Aminah"
BOXED = "Siti □ □ □ □ Aminah"
SAME = 0.3
"""Millimetres that no eye sees."""
Facts = OfficialLetter | DecreeFacts


def said(facts: Facts, paper: Paper = Paper.A4) -> list[str]:
    document = pypdfium2.PdfDocument(drawn(facts, paper))
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


@pytest.mark.parametrize("name", ORDINARY)
def test_every_line_stands_where_it_stood(name: str) -> None:
    now, kept = list(lines_of(drawn(ORDINARY[name]))), read(FOLDER / f"{name}.txt")
    assert [(page, words) for page, _left, _base, words in now] == [(page, words) for page, _left, _base, words in kept]
    moved = [(new, old) for new, old in zip(now, kept, strict=True) if _apart(new, old) > SAME]
    assert moved == []


def _apart(one: Line, other: Line) -> float:
    return max(abs(one[1] - other[1]), abs(one[2] - other[2]))


@pytest.mark.parametrize("name", LONGEST)
def test_the_longest_data_pass_the_limits(name: str) -> None:
    facts = LONGEST[name]
    check_decree(facts) if isinstance(facts, DecreeFacts) else check_letter(facts)


@pytest.mark.parametrize("paper", [Paper.A4, Paper.F4, Paper.F4_WIDE])
@pytest.mark.parametrize("name", LONGEST)
def test_the_longest_data_stay_inside_the_margins(name: str, paper: Paper) -> None:
    for page in pypdfium2.PdfDocument(drawn(LONGEST[name], paper)):
        text = page.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        assert min(box[0] for box in boxes) > 80
        assert max(box[2] for box in boxes) < page.get_width() - 55


@pytest.mark.parametrize("paper", [Paper.A4, Paper.F4, Paper.F4_WIDE])
@pytest.mark.parametrize("name", [name for name in LONGEST if name not in ("guests", "nominees", "collective")])
def test_some_text_stands_above_the_signature(name: str, paper: Paper) -> None:
    facts = LONGEST[name]
    last = (
        facts.clauses[-1].text if isinstance(facts, DecreeFacts) else (facts.body[-1].text or facts.body[-1].points[-1])
    )
    (signed,) = (page for page in said(facts, paper) if "S.Sos., M.Si." in page)
    assert signed.index(last[-20:]) < signed.index("S.Sos., M.Si.")


def _texts(body: tuple[Passage, ...]) -> list[str]:
    return [text for passage in body for text in (passage.text, *passage.points)]


@pytest.mark.parametrize("count", range(12))
@pytest.mark.parametrize("letter", [LETTER, ASSIGNMENT, STATEMENT, MINUTES])
def test_lines_about_a_person_are_not_parted_by_a_page(letter: OfficialLetter, count: int) -> None:
    above = [Passage("Alinea yang panjang sekali sebelum daftar. " * 6)] * count
    for page in said(replace(letter, body=(*above, *letter.body))):
        assert page.count("Nama :") == page.count("NIP : 19") == page.count("Jabatan : Perawat")


@pytest.mark.parametrize("name", LONGEST)
def test_colons_of_one_list_stand_below_each_other(name: str) -> None:
    lines = list(lines_of(drawn(LONGEST[name], Paper.F4)))
    labels = {(page, base) for page, _left, base, words in lines if words in ("Nama", "NIP", "Jabatan", "Unit kerja")}
    colons = {left for page, left, base, words in lines if words == ":" and (page, base) in labels}
    lists = {left for left in colons if sum(line[3] == ":" and line[1] == left for line in lines) > 2}
    assert len(lists) <= 2


SHAPES = (LETTER, MEMO, ASSIGNMENT, MINUTES)
PARTS: tuple[Callable[[str], dict[str, object]], ...] = (
    lambda text: {"body": (Passage("a", label=text), CLOSING)},
    lambda text: {"body": (Passage("a", heading=text), CLOSING)},
    lambda text: {"body": (Passage(text, label="Dasar"), CLOSING)},
    lambda text: {"body": (Passage("a", points=("b", text), label="Dasar"), CLOSING)},
    lambda text: {"body": (Passage("", (("Nama", text),), label="Kepada"), CLOSING)},
    lambda text: {"parties": (Party(text, Signature("SAKSI", "A")),)},
    lambda text: {"parties": (Party("Saksi", Signature(text, "A")), Party("Saksi", Signature("B", "C")))},
    lambda text: {"parties": (Party("Saksi", Signature("", text, nip="1")),) * 2},
    lambda text: {"letterhead": Letterhead(("A", text), (text,))},
    lambda text: {"letterhead": Letterhead((text,), (text,), regional_head=True)},
    lambda text: {"annex": Annex(text, ("No.", "Nama"), (("1.", "Siti"),))},
    lambda text: {"annex": Annex("DAFTAR", ("No.", text), (("1.", "Siti"),))},
    lambda text: {"annex": Annex("DAFTAR", ("No.", "Nama"), (("1.", text),), (1, 9))},
)


@pytest.mark.parametrize("letter", SHAPES, ids=lambda letter: letter.title or "LETTER")
@pytest.mark.parametrize("part", PARTS)
def test_hostile_text_in_any_part_of_any_shape_prints_as_typed(
    letter: OfficialLetter, part: Callable[[str], dict[str, object]]
) -> None:
    assert _run(HOSTILE) in _run("".join(said(replace(letter, **part(HOSTILE)))))
    assert _run(BOXED) in _run("".join(said(replace(letter, **part(ODD)))))


def _run(text: str) -> str:
    """Without spaces: a narrow column breaks a line anywhere."""
    return "".join(text.split())


@pytest.mark.parametrize("decree", [EXTRACT, COPY])
def test_hostile_text_in_the_authentication_prints_as_typed(decree: DecreeFacts) -> None:
    sworn = Authentication((HOSTILE,), Signature("A", HOSTILE, nip=HOSTILE))
    assert "".join(map(_run, said(replace(decree, authentication=sworn)))).count(_run(HOSTILE)) == 3


def test_an_extract_says_no_grounds_no_copies_and_nobody_else() -> None:
    page = " ".join(said(replace(EXTRACT, annex=guests(3))))
    assert re.search(r"PETIKAN KEPUTUSAN .*Menimbang : dst. Mengingat : dst. MEMUTUSKAN", page)
    assert not re.search("Undang-Undang|Tembusan|LAMPIRAN|Tamu", page)
    assert "ttd. H. CONTOH" in page.replace("SEKRETARIAT DAERAH, ", "")


def test_a_copy_is_whole_and_authenticated_also_below_its_annex() -> None:
    pages = said(replace(COPY, annex=guests(3)))
    assert pages[0].startswith("SALINAN")
    assert "Undang-Undang" in pages[0]
    assert "Tembusan" in " ".join(pages)
    assert [page.count("Salinan sesuai dengan aslinya") for page in pages[-2:]] == [1, 1]


@pytest.mark.parametrize(("annex", "lies"), [(guests, False), (nominees, True)])
@pytest.mark.parametrize("count", [1, 5, 2000])
def test_a_list_follows_the_letter_with_its_signature_on_the_last_page(
    annex: Callable[[int], Annex], lies: bool, count: int
) -> None:
    letter = replace(LETTER, body=(CLOSING,), annex=annex(count))
    begun = time.process_time()
    document = pypdfium2.PdfDocument(drawn(letter))
    assert time.process_time() - begun < 15
    sizes = [page.get_width() > page.get_height() for page in document]
    assert sizes == [False] + [lies] * (len(sizes) - 1)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    assert [f"Halaman {at} dari {len(pages) - 1}" in page for at, page in enumerate(pages[1:], 1)] == [True] * (
        len(pages) - 1
    )
    assert all("Nama" in page for page in pages[1:])
    assert ["SITI CONTOH" in page for page in pages[1:]] == [False] * (len(pages) - 2) + [True]
    assert sum(len(re.findall(r"Contoh \d+\b", page)) for page in pages[1:]) == count


def test_witnesses_are_numbered_and_signers_stand_beside_each_other() -> None:
    lines = {words: (page, left, base) for page, left, base, words in lines_of(drawn(MINUTES))}
    assert lines["PIHAK KEDUA,"][2] == lines["PIHAK PERTAMA"][2]
    assert lines["Saksi 1"][1] < lines["Saksi 2"][1]
    assert lines["BUDI CONTOH, S.H."][2] == lines["RINA CONTOH"][2]
    assert lines["Ns. AMINAH CONTOH, S.Kep."][2] == lines["Dra. SITI CONTOH, M.Si."][2]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 7, 20])
def test_each_signature_is_whole_on_one_page(count: int) -> None:
    others = tuple(Party("Anggota", Signature(f"JABATAN{at}X", f"NAMA{at}X")) for at in range(count))
    pages = said(replace(MINUTES, parties=others))
    for at in range(count):
        (page,) = (page for page in pages if f"NAMA{at}X" in page)
        assert f"JABATAN{at}X" in page


def test_several_receivers_are_numbered_and_an_address_is_not() -> None:
    two = " ".join(said(replace(LETTER, receiver=("Yth. Camat A", "Yth. Camat B"))))
    assert "Yth. 1. Camat A 2. Camat B" in two
    assert "Yth. Camat A di Contoh" in " ".join(said(replace(LETTER, receiver=("Yth. Camat A", "di Contoh"))))
    assert "Kepada Camat" in " ".join(said(replace(LETTER, receiver=("Kepada Camat",))))


@pytest.mark.parametrize("shape", LetterShape)
def test_a_letter_of_almost_nothing_is_drawn(shape: LetterShape) -> None:
    bare = OfficialLetter(Letterhead(()), "", "", "", "", (), "", LETTER.day, (), Signature("", ""), shape=shape)
    assert len(said(bare)) == 1
    assert len(said(replace(bare, body=(Passage("", heading="MENUGASKAN:"),)))) == 1
