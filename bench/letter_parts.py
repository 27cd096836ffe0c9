"""The decree and the annex that the benches draw, and their parts as other makers of PDF take them."""

from dataclasses import replace
from datetime import date

from desktop.domain.dates import letter_date
from desktop.domain.letters.letters import Annex, Clause, DecreeFacts, Letterhead, Signature
from desktop.domain.letters.official_words import letter_mark, ordinal
from desktop.letters.bases import shipped_bases
from desktop.letters.decree import draw_decree
from desktop.letters.style import PageStyle
from desktop.letters.wording import fill, shipped_wording

STYLE = PageStyle(typeface="arimo")
TMT = "1 Februari 2027"


def decree(place: int) -> DecreeFacts:
    """A decree of two pages for an invented person; each has other facts."""
    words = shipped_wording()
    staff = words.staff("pns")
    values = {
        "pegawai": staff["staff"],
        "jenis_nomor": "NIP",
        "tmt": TMT,
        "nama": f"Siti Contoh {place}, S.Kep.",
        "nip": f"19870312 201001 2 {place:03}",
        "lahir": "Pekanbaru, 12 Maret 1987",
        "label_golongan": "Pangkat, golongan ruang",
        "golongan": "Penata Muda (III/a)",
        "huruf": "huruf a dan huruf b",
        "pendidikan": "S-1 Keperawatan",
        "jabatan_lama": "Perawat Ahli Pertama",
        "jabatan_baru": "Perawat Ahli Pertama",
        "unit_lama": f"Puskesmas Contoh {place}",
        "unit_baru": "Puskesmas Rumbai",
        "kebutuhan": "kekurangan perawat",
        "daerah": "Kota Pekanbaru",
        "pemerintah": "Pemerintah Kota Pekanbaru",
        "pejabat": "Wali Kota Pekanbaru",
    }
    values["perihal"] = " ".join(fill(staff["subject"], values).split())
    details = tuple((fill(label, values), fill(value, values)) for label, value in words.details)
    return DecreeFacts(
        letterhead=Letterhead(("WALI KOTA PEKANBARU", "PROVINSI RIAU"), regional_head=True),
        issuer="WALI KOTA PEKANBARU",
        number=f"800.1.3.1/{place}/BKPSDM/I/2027",
        subject=values["perihal"].upper(),
        considering=tuple(fill(text, values) for when, text in words.considering if when in {"", "need"}),
        bases=tuple(basis.text for basis in shipped_bases().values() if basis.holds("decree", "pns", date(2027, 1, 5))),
        clauses=(
            Clause(fill(staff["moves"], values), details),
            *(Clause(fill(text, values)) for text in words.clauses),
        ),
        place="Pekanbaru",
        day=date(2027, 1, 5),
        signature=Signature("WALI KOTA PEKANBARU", "NAMA CONTOH"),
        copies=tuple(fill(text, values) for text in words.copies),
    )


def annex(count: int, first: int = 1) -> Annex:
    """The list of a collective decree with `count` invented persons, others for each `first`."""
    headings = ("No.", "Nama, NIP, tempat dan tanggal lahir", "Pangkat, golongan ruang", "Jabatan dan unit kerja lama")
    rows = (
        (
            f"{place}.",
            f"Siti Contoh {place}, S.Kep.\n19870312 201001 2 {place % 1000:03}\nPekanbaru, 12 Maret 1987",
            "Penata Muda (III/a)",
            f"Perawat Ahli Pertama\nPuskesmas Contoh {place}",
            "Perawat Ahli Pertama\nPuskesmas Rumbai",
            "8",
            TMT,
        )
        for place in range(first, first + count)
    )
    return Annex("DAFTAR PEGAWAI", (*headings, "Jabatan dan unit kerja baru", "Kelas", "TMT"), tuple(rows))


def draw_annexed(rows: int, first: int = 1) -> bytes:
    """A collective decree with so many rows."""
    return draw_decree(replace(decree(1), annex=annex(rows, first)), STYLE)


def letter_lines(facts: DecreeFacts) -> tuple[list[str], list[str], str, tuple[str, ...]]:
    """What stands around the tables: the title, the lines above the signature, the name, the copies."""
    title = [*facts.letterhead.lines, f"KEPUTUSAN {facts.issuer}", f"NOMOR {facts.number}", "TENTANG", facts.subject]
    end = [f"Ditetapkan di {facts.place}", f"pada tanggal {letter_date(facts.day)}", f"{facts.signature.title},"]
    return [*title, f"{facts.issuer},"], end, facts.signature.name, facts.copies


def labelled(facts: DecreeFacts) -> list[list[tuple[str, ...]]]:
    """The rows of each table: label, colon, mark or detail, text; a row of three has its text across the last two."""
    grounds = [(letter_mark(place) + ".", text + ";") for place, text in enumerate(facts.considering, 1)]
    bases = [(f"{place}.", text + ";") for place, text in enumerate(facts.bases, 1)]
    tables: list[list[tuple[str, ...]]] = []
    for label, items in (("Menimbang", grounds), ("Mengingat", bases)):
        tables.append(
            [(label if place == 0 else "", ":" if place == 0 else "", *item) for place, item in enumerate(items)]
        )
    for place, clause in enumerate(facts.clauses, 1):
        rows: list[tuple[str, ...]] = [(ordinal(place), ":", clause.text)]
        tables.append([*rows, *(("", "", label, f": {value}") for label, value in clause.details)])
    return tables
