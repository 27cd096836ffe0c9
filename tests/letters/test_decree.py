"""The drawn decree: what it says, how it is set, and that hostile text stays text."""

import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from desktop.domain.letters.letters import Clause, DecreeFacts, Letterhead, Signature, SigningCapacity
from desktop.domain.refusal import Refusal
from desktop.letters.decree import draw_decree
from desktop.letters.emblem import emblem_jpeg
from desktop.letters.fonts import unprintable
from desktop.letters.style import PageStyle, Paper
from desktop.letters.wording import fill, read_wording
from tests.letters.archive import unpacked

STYLE = PageStyle(typeface="arimo")
HOSTILE = "<b>tebal</b> & <img src='/etc/passwd'/> &amp; {nama} %s <a href='x'>"
BASIS = "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara (Lembaran Negara Tahun 2023 Nomor 141)"


def facts(**changed) -> DecreeFacts:
    given = {
        "letterhead": Letterhead(("WALI KOTA PEKANBARU", "PROVINSI RIAU"), regional_head=True),
        "issuer": "WALI KOTA PEKANBARU",
        "number": "800.1.3.1/12/BKPSDM/XI/2026",
        "subject": "PEMINDAHAN PEGAWAI NEGERI SIPIL",
        "considering": ("bahwa ada kebutuhan", "bahwa perlu ditetapkan"),
        "bases": (BASIS, BASIS),
        "clauses": (Clause("Memindahkan:", (("Nama", "Siti"), ("NIP", "1987"))), Clause("Keputusan ini berlaku.")),
        "place": "Pekanbaru",
        "day": date(2026, 11, 23),
        "signature": Signature("WALI KOTA PEKANBARU", "BUDI CONTOH"),
        "copies": ("Yang bersangkutan",),
    }
    return DecreeFacts(**(given | changed))


def page_texts(pdf: bytes) -> list[str]:
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(pdf)]


def emblem(size=(300, 360)) -> bytes:
    file = BytesIO()
    Image.new("RGBA", size, (200, 150, 20, 255)).save(file, "PNG")
    return file.getvalue()


def test_parts_stand_in_the_official_order():
    text = " ".join(page_texts(draw_decree(facts(), STYLE)))
    parts = (
        *("KEPUTUSAN WALI KOTA PEKANBARU", "NOMOR 800", "TENTANG", "PEMINDAHAN", "WALI KOTA PEKANBARU,"),
        *(
            "Menimbang : a. bahwa ada kebutuhan;",
            "Mengingat : 1.",
            "MEMUTUSKAN:",
            "Menetapkan :",
            "KESATU : Memindahkan",
        ),
        *("KEDUA : Keputusan", "Ditetapkan di Pekanbaru", "pada tanggal 23 November 2026", "BUDI CONTOH", "Tembusan"),
    )
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


TEXT_FIELDS = [name.name for name in fields(DecreeFacts) if name.type in (str, tuple[str, ...])]


@pytest.mark.parametrize("field", TEXT_FIELDS)
def test_hostile_text_prints_as_typed(field):
    value = HOSTILE if isinstance(getattr(facts(), field), str) else (HOSTILE, "dua")
    text = " ".join(page_texts(draw_decree(facts(**{field: value}), STYLE)))
    assert HOSTILE in text


@pytest.mark.parametrize(
    "changed",
    [
        {"clauses": (Clause(HOSTILE),)},
        {"clauses": (Clause("x", ((HOSTILE[:20], HOSTILE),)),)},
        {"letterhead": Letterhead(("A", HOSTILE), (HOSTILE,))},
        {"letterhead": Letterhead((HOSTILE,), regional_head=True)},
        {"signature": Signature(HOSTILE, "B", SigningCapacity.ON_BEHALF, HOSTILE, HOSTILE)},
        {"signature": Signature("A", HOSTILE, nip=HOSTILE, grade=HOSTILE)},
    ],
)
def test_hostile_text_in_parts_prints_as_typed(changed):
    assert HOSTILE in " ".join(page_texts(draw_decree(facts(**changed), STYLE)))


def test_what_the_face_lacks_shows_as_a_box():
    odd = "Siti \U0001f600 \u6f22 \u0639 \x00 \u202e Aminah"
    text = " ".join(page_texts(draw_decree(facts(considering=(odd,)), STYLE)))
    assert "Siti \u25a1 \u25a1 \u25a1 \u25a1 \u25a1 Aminah" in text
    assert unprintable(odd, "arimo") == "\U0001f600\u6f22\u0639\x00\u202e"


def test_bytes_repeat_also_in_another_program():
    code = "import sys; from tests.letters.test_decree import *; sys.stdout.buffer.write(draw_decree(facts(), STYLE))"
    first = draw_decree(facts(), STYLE)
    draw_decree(facts(subject="LAIN"), STYLE)
    again = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert first == draw_decree(facts(), STYLE) == again


def test_every_font_says_its_widths_in_numbers():
    bare = unpacked(draw_decree(facts(), STYLE))
    fonts = len(re.findall(rb"/Type ?/Font\b(?!Desc)", bare))
    assert fonts >= 2
    assert len(re.findall(rb"/Widths ?\[[\d\s.]+\]", bare)) == fonts
    assert b"(written=" not in bare


def test_only_embedded_fonts_and_the_letters_own_date():
    pdf = draw_decree(facts(), STYLE)
    info = pypdfium2.PdfDocument(pdf).get_metadata_dict()
    assert len(re.findall(rb"/Type ?/Font\b(?!Desc)", unpacked(pdf))) == unpacked(pdf).count(b"/FontFile2") == 2
    assert info["CreationDate"].startswith("D:20261123000000")
    assert info["Title"] == "Keputusan 800.1.3.1/12/BKPSDM/XI/2026"
    assert b"/Lang(id)" in unpacked(pdf)


@pytest.mark.parametrize("bases", range(2, 60, 3))
def test_signature_is_never_alone_on_its_page(bases):
    pages = page_texts(draw_decree(facts(bases=(BASIS,) * bases), STYLE))
    (signed,) = (page for page in pages if "BUDI CONTOH" in page)
    assert "KEDUA : Keputusan ini berlaku." in signed
    assert signed.index("KEDUA") < signed.index("Ditetapkan di") < signed.index("BUDI CONTOH")


@pytest.mark.parametrize("words", [300, 420, 550, 700])
def test_long_last_clause_lends_the_signature_its_last_lines(words):
    long = Clause(" ".join(f"kata{at}" for at in range(words)))
    pages = page_texts(draw_decree(facts(clauses=(long,)), STYLE))
    (signed,) = (page for page in pages if "BUDI CONTOH" in page)
    assert f"kata{words - 1} Ditetapkan di" in signed
    assert f"kata{words - 12}" in signed


def test_three_pages_of_legal_basis_are_numbered():
    pages = page_texts(draw_decree(facts(bases=(BASIS * 3,) * 30), STYLE))
    assert len(pages) >= 4
    assert [page[:5] for page in pages[1:]] == [f"- {number} -" for number in range(2, len(pages) + 1)]


def test_empty_address_lines_leave_no_gap():
    def lines(*address):
        kop = Letterhead(("PEMERINTAH KOTA", "DINAS"), address)
        return draw_decree(facts(letterhead=kop), STYLE)

    assert lines("Jalan Sudirman", "", " ") == lines("Jalan Sudirman")


def test_long_names_stay_inside_the_page():
    long = "Prof. Dr. H. Muhammad " * 6
    signature = Signature("KEPALA BIDANG MUTASI " * 8, long, SigningCapacity.FOR_SUPERIOR, "WALI KOTA " * 10, long)
    document = pypdfium2.PdfDocument(draw_decree(facts(signature=signature), replace(STYLE, paper=Paper.A4)))
    for page in document:
        text = page.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        assert max(box[2] for box in boxes) <= page.get_width() - 50


def test_part_higher_than_a_page_is_refused():
    with pytest.raises(Refusal):
        draw_decree(facts(signature=Signature("JABATAN " * 2000, "B")), STYLE)


def test_endless_word_does_not_hold_up_the_drawing():
    begun = time.perf_counter()
    draw_decree(facts(clauses=(Clause("x" * 10_000),)), STYLE)
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize("paper", Paper)
def test_page_has_the_size_of_the_paper(paper):
    page = pypdfium2.PdfDocument(draw_decree(facts(), replace(STYLE, paper=paper)))[0]
    assert page.get_size() == pytest.approx(replace(STYLE, paper=paper).page_size, abs=0.1)


def test_emblem_is_drawn_and_made_small():
    with_emblem = draw_decree(facts(), STYLE, emblem((4000, 4000)))
    assert b"/Subtype/Image" in with_emblem
    assert len(with_emblem) < 80_000


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n broken", b"<svg/>", b"x" * 5_000_001])
def test_what_is_no_emblem_is_refused(content):
    with pytest.raises(Refusal):
        emblem_jpeg(content)


def test_emblem_of_too_many_pixels_is_refused():
    with pytest.raises(Refusal):
        emblem_jpeg(emblem((7000, 10)))


def test_filling_goes_over_the_wording_once():
    assert fill("{nama} dari {DAERAH}", {"nama": "{nip}", "daerah": "Kota"}) == "{nip} dari KOTA"


@pytest.mark.parametrize("source", ["", "[decree", "[decree]\ninvocation = 1"])
def test_wording_that_cannot_be_read_is_refused(source):
    with pytest.raises(Refusal):
        read_wording(source)


def test_letters_drawn_at_once_are_the_letters_drawn_alone():
    many = [facts(number=f"{at}/2026", considering=("bahwa sama", f"bahwa {at}")) for at in range(12)]
    alone = [draw_decree(each, STYLE) for each in many]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda each: draw_decree(each, STYLE), many)) == alone


@pytest.mark.parametrize("count", [1, 5, 20, 30])
def test_last_page_holds_the_signature_beside_the_copies(count):
    copies = tuple(f"Yth. Kepala Dinas {number}" for number in range(count))
    last = page_texts(draw_decree(facts(bases=("dasar " * 90,) * 3, copies=copies), STYLE))[-1]
    assert "BUDI CONTOH" in last
    assert copies[-1] in last
