"""A drawn letter in the shape of a surat dinas, and the wording it is composed from."""

from dataclasses import fields, replace
from datetime import date

import pypdfium2
import pytest

from desktop.domain.letters.letters import (
    Annex,
    Letterhead,
    LetterShape,
    OfficialLetter,
    Party,
    Passage,
    Signature,
    SigningCapacity,
)
from desktop.domain.letters.limits import check_letter
from desktop.domain.refusal import Refusal
from desktop.letters.official_letter import draw_official_letter
from desktop.letters.official_wording import Filling, filled_body, filled_lines, official_wording, read_official_wording
from desktop.letters.style import PageStyle, Paper

STYLE = PageStyle(Paper.A4, typeface="arimo")
HOSTILE = "<b>tebal</b> & <img src='/etc/passwd'/> &amp; {nama} %s <a href='x'>"
SIGNER = Signature("KEPALA BADAN", "BUDI CONTOH", nip="19680101 199003 1 001")
LETTER = OfficialLetter(
    letterhead=Letterhead(("PEMERINTAH KOTA", "BADAN KEPEGAWAIAN"), ("Jalan Contoh 1",)),
    number="800.1.3.1/12/BKPSDM/XI/2026",
    nature="Biasa",
    enclosures="-",
    subject="Penjelasan Rencana Mutasi",
    receiver=("Yth. Sdr. Siti", "Puskesmas Umban Sari"),
    place="Pekanbaru",
    day=date(2026, 11, 23),
    body=(
        Passage("Rincian:", (("Jabatan", "Perawat"), ("Unit", "Puskesmas"))),
        Passage("Manfaat:", points=("satu;", "dua.")),
        Passage("Demikian disampaikan."),
    ),
    signature=SIGNER,
    copies=("Yth. Camat", "Yang bersangkutan"),
)
SOURCE = """
[letter]
places = ["nama", "unit"]
nature = "Biasa"
enclosures = "-"
subject = "Hal {nama}"
receiver = ["Yth. {nama}", "{unit}"]
copies = []
[[body]]
text = "Selalu {nama}"
rows = [["Unit", "{unit}"], ["Nama", "{NAMA}"]]
[[body]]
text = "Bila diminta"
when = ["own_request"]
[[body]]
text = "Daftar"
each = "benefits"
"""


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(pdf)]


def text_of(letter: OfficialLetter, style: PageStyle = STYLE) -> str:
    return " ".join(pages(draw_official_letter(letter, style)))


def test_parts_stand_in_the_official_order() -> None:
    said = text_of(LETTER)
    parts = (
        *("BADAN KEPEGAWAIAN", "Jalan Contoh 1", "Pekanbaru, 23 November 2026", "Nomor : 800", "Sifat : Biasa"),
        *("Lampiran : -", "Hal : Penjelasan", "Yth. Sdr. Siti", "Puskesmas Umban Sari", "Rincian:"),
        *("Jabatan : Perawat", "Manfaat:", "1. satu;", "2. dua.", "Demikian", "KEPALA BADAN,", "BUDI CONTOH"),
        *("NIP 1968", "Tembusan:", "1. Yth. Camat", "2. Yang"),
    )
    places = [said.index(part) for part in parts]
    assert places == sorted(places)


SHAPES = {
    LetterShape.LETTER: {"nature", "enclosures", "subject", "receiver", "copies"},
    LetterShape.MEMO: {"nature", "enclosures", "subject", "receiver", "copies", "title", "sender"},
    LetterShape.TITLED: {"title", "opening", "copies"},
}
"""What each shape prints besides number, place and role, which stand in all."""
PRINTED = [(shape, name) for shape, names in SHAPES.items() for name in sorted({*names, "number", "role"})]
IN_CAPITALS = {"title"}


def test_every_part_of_a_letter_is_printed_by_some_shape() -> None:
    parts = {one.name for one in fields(OfficialLetter) if one.type in (str, tuple[str, ...])}
    assert parts == {"number", "place", "role", "footnote"}.union(*SHAPES.values())


@pytest.mark.parametrize("shape", LetterShape)
def test_a_letter_that_is_signed_elsewhere_says_so_at_its_foot(shape: LetterShape) -> None:
    sentence = "Dokumen ini telah ditandatangani secara elektronik."
    assert sentence in text_of(replace(LETTER, shape=shape, footnote=sentence))
    assert sentence not in text_of(replace(LETTER, shape=shape))


@pytest.mark.parametrize(("shape", "name"), [*PRINTED, (LetterShape.LETTER, "place"), (LetterShape.TITLED, "place")])
def test_hostile_text_prints_as_typed(shape: LetterShape, name: str) -> None:
    value = HOSTILE if isinstance(getattr(LETTER, name), str) else ("Yth. a", HOSTILE)
    expected = HOSTILE.upper() if name in IN_CAPITALS else HOSTILE
    assert expected in text_of(replace(LETTER, shape=shape, **{name: value}))


@pytest.mark.parametrize(
    "passage", [Passage(HOSTILE), Passage("x", ((HOSTILE[:20], HOSTILE),)), Passage("x", points=("a", HOSTILE))]
)
def test_hostile_passages_print_as_typed(passage: Passage) -> None:
    assert HOSTILE in text_of(replace(LETTER, body=(passage, Passage("Tutup."))))


@pytest.mark.parametrize("paper", [Paper.A4, Paper.F4, Paper.F4_WIDE])
@pytest.mark.parametrize("count", range(0, 40, 4))
def test_signature_is_never_alone_on_its_page(paper: Paper, count: int) -> None:
    body = (*(Passage("Kalimat yang panjang sekali untuk satu alinea. " * 3) for _at in range(count)), *LETTER.body)
    drawn = pages(draw_official_letter(replace(LETTER, body=body), replace(STYLE, paper=paper)))
    (signed,) = (page for page in drawn if "BUDI CONTOH" in page)
    assert "Demikian disampaikan." in signed


def test_what_introduces_a_list_stands_on_its_page() -> None:
    for count in range(12, 22):
        body = (*(Passage("Isi. " * 40) for _at in range(count)), *LETTER.body)
        for page in pages(draw_official_letter(replace(LETTER, body=body), STYLE)):
            assert ("Manfaat:" in page) == ("1. satu;" in page)


def test_bytes_repeat_and_long_names_stay_inside() -> None:
    long = "Prof. Dr. H. Muhammad " * 6
    signature = Signature("KEPALA BIDANG " * 10, long, SigningCapacity.ON_BEHALF, "WALI KOTA " * 10)
    letter = replace(LETTER, signature=signature, receiver=(f"Yth. {long}", long))
    drawn = draw_official_letter(letter, STYLE)
    assert drawn == draw_official_letter(letter, STYLE)
    for page in pypdfium2.PdfDocument(drawn):
        text = page.get_textpage()
        assert max(text.get_charbox(at)[2] for at in range(text.count_chars())) <= page.get_width() - 50


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ({"subject": "x" * 501}, "subject"),
        ({"nature": "kata " * 30}, "nature"),
        ({"body": (Passage("kata " * 900),)}, "body"),
        ({"body": (Passage("x", points=("y" * 101,)),)}, "points"),
        ({"receiver": ("Yth. a",) * 101}, "receiver"),
        ({"title": "x" * 101}, "title"),
        ({"sender": "kata " * 61}, "sender"),
        ({"opening": "kata " * 13}, "opening"),
        ({"role": "kata " * 17}, "role"),
        ({"parties": (Party("x" * 101, SIGNER),)}, "role"),
        ({"parties": (Party("Saksi", SIGNER),) * 41}, "parties"),
        ({"parties": (Party("Saksi", replace(SIGNER, name="x" * 100_000)),)}, "signature_name"),
        ({"body": (Passage("x", label="Dasar " * 7),)}, "passage_labels"),
        ({"body": (Passage("x", heading="x" * 101),)}, "headings"),
        ({"body": (Passage("x", (("Nama " * 25, "Siti"),)),)}, "labels"),
        ({"annex": Annex("x" * 101, ("No.", "Nama"))}, "annex_title"),
        ({"annex": Annex("", ("No.", "kata " * 17))}, "annex_headings"),
        ({"annex": Annex("", ("No.",) * 13)}, "annex_headings"),
        ({"annex": Annex("", ("No.", "Nama"), (("1", "x" * 100_000),))}, "annex_rows"),
        ({"annex": Annex("", ("No.",), (("1",),) * 20_001)}, "annex_rows"),
    ],
)
def test_a_text_that_no_page_could_hold_is_refused(changed: dict[str, object], part: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_letter(replace(LETTER, **changed))
    assert list(refused.value.fields) == [part]


def test_passages_go_by_what_holds() -> None:
    wording = read_official_wording(SOURCE)
    filling = Filling({"nama": "{unit}"}, {"benefits": ("satu.",)}, frozenset({"own_request"}))
    assert [passage.text for passage in filled_body(wording, filling)] == ["Selalu {unit}", "Bila diminta", "Daftar"]
    assert filled_body(wording, filling)[0].rows == (("Nama", "{UNIT}"),)
    assert [passage.text for passage in filled_body(wording, Filling({}))] == ["Selalu "]
    assert filled_lines(wording.receiver, filling) == ("Yth. {unit}",)


def test_a_titled_wording_says_title_role_label_and_heading() -> None:
    titled = SOURCE.replace("nature", 'shape = "titled"\ntitle = "SURAT {NAMA}"\nrole = "{unit}"\nnature', 1)
    wording = read_official_wording(titled.replace("text =", 'label = "Dasar"\nheading = "{UNIT}"\ntext =', 1))
    first = filled_body(wording, Filling({"nama": "Siti", "unit": "Dinas"}))[0]
    assert (wording.shape, wording.title, wording.role) == (LetterShape.TITLED, "SURAT {NAMA}", "{unit}")
    assert (first.label, first.heading) == ("Dasar", "DINAS")


@pytest.mark.parametrize(
    "line", ['shape = "poster"', 'title = "{lain}"', 'sender = "{lain}"', 'role = "{lain}"', "opening = 1"]
)
def test_a_wrong_part_of_a_shape_is_refused(line: str) -> None:
    with pytest.raises(Refusal):
        read_official_wording(SOURCE.replace("nature", f"{line}\nnature", 1))


@pytest.mark.parametrize("source", ["", "[letter", SOURCE.replace('"unit"]', '"lain"]'), SOURCE.replace("copies", "c")])
def test_wording_that_cannot_be_read_is_refused(source: str) -> None:
    with pytest.raises(Refusal):
        read_official_wording(source)


def test_the_shipped_wording_can_be_read() -> None:
    assert official_wording("explanation").body
