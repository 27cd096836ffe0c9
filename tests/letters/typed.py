"""What is typed into records and fields before a letter is made: ordinary words, the fewest, the longest, hostile."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from desktop.services.wording.letter_kinds import EntryField, EntryKind, KindOfLetter
from tests.letters.samples import BASIS, TITLE_40, UNIT_120

HOSTILE = "<b>x</b> &amp; <img src='/a'/> {nama} %s <a href='http://a'> \U0001f600 \u0639"
"""Markup, a link, a place of the wording, signs that no typeface has, and one that is written from the right."""
UNSEEN = "\x00\u202e"
"""What only a file of another program could bring into a record."""


@dataclass(frozen=True)
class Words:
    """The words of the records of one office, and what is typed into the fields that all letters have."""

    name: str = "Siti Aminah"
    before: str = "Ns."
    after: str = "S.Kep."
    old_unit: str = "Puskesmas Umban Sari"
    new_unit: str = "Puskesmas Rumbai"
    post: str = "Perawat Ahli Pertama"
    reason: str = "Pemerataan tenaga kesehatan"
    need: str = "kekurangan dua orang perawat"
    paper: str = "Surat permohonan"
    agency: str = "Pemerintah Kabupaten Kampar"
    outside_unit: str = "RSUD Bangkinang"
    outside_post: str = "Perawat Ahli Muda"
    claim: str = "Suami dirawat di rumah, dan tempat baru 40 km jauhnya"
    room: str = "Ruang Rapat Sekretaris Daerah"
    note: str = "Kekurangan guru dibahas kembali"
    opinion: str = "didampingi tiga bulan"
    member: str = "Drs. Hadi Contoh, M.Si."
    member_title: str = "Sekretaris Daerah Kota"
    signer: str = "ANI CONTOH"
    signer_title: str = "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"
    signer_grade: str = "Pembina Utama Muda (IV/c)"
    mayor: str = "BUDI CONTOH"
    mayor_title: str = "Wali Kota Pekanbaru"
    government: str = "PEMERINTAH KOTA PEKANBARU"
    office: str = "BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA"
    address: str = "Jalan Contoh Raya Nomor 1"
    place: str = "Pekanbaru"
    number: str = ""
    nature: str = ""
    enclosures: str = ""
    subject: str = ""
    copies: str = ""

    def texts(self) -> Mapping[str, str]:
        """All words by name."""
        return asdict(self)

    @property
    def persons(self) -> int:
        """How many a list names; one where there is as little as can be."""
        return 5 if self.after else 1


COMMON = ("number", "nature", "enclosures", "subject", "copies")
"""Fields that every letter of the page has."""
ORDINARY = Words()
FEWEST = Words(
    *("Ali", "", "", "SD", "TK", "Guru", "Minta", "", "Surat", "Riau", "SMP", "Guru", "Jauh", "Aula", "", "", "Adi"),
    *("Sekda", "Ani", "Camat", "", "Budi", "Bupati", "KOTA X", "BKD", "", "X"),
)
_PROSE = "Pemerataan tenaga pada unit kerja yang masih kekurangan, sebagaimana dihitung menurut analisis beban kerja. "
LONGEST = replace(
    ORDINARY,
    name="Muhammad Abdurrahman Contoh bin Haji Sulaiman Contoh al-Contohi",
    before="Prof. Dr. dr. H.",
    after="S.Ked., M.Kes., M.H., Sp.PD., FINASIM.",
    old_unit=UNIT_120,
    new_unit=UNIT_120.replace("Timur", "Barat"),
    post="Pengawas Penyelenggaraan Urusan Pemerintahan Daerah Ahli Madya",
    reason=(_PROSE * 12).strip(" ."),
    need=(_PROSE * 12).strip(" ."),
    claim=(_PROSE * 4).strip(" ."),
    note="\n".join([_PROSE * 3] * 12),
    opinion=(_PROSE * 2).strip(" ."),
    agency=f"Pemerintah {UNIT_120}",
    outside_unit=UNIT_120,
    outside_post=UNIT_120,
    room=UNIT_120,
    member=f"{TITLE_40} Contoh, S.Sos., M.Si.",
    member_title=UNIT_120,
    signer=f"{TITLE_40} Contoh, S.Sos., M.Si.",
    signer_title=f"Kepala {UNIT_120}",
    mayor=f"{TITLE_40} Contoh, S.Sos., M.Si.",
    mayor_title="Bupati Kepulauan Contoh Raya Bagian Utara dan Selatan serta Pulau-Pulau Terluar di Sekitarnya",
    office=UNIT_120.upper(),
    number="800.1.3.1/" + "123/" * 20 + "XI/2026",
    nature="Sangat Segera dan Sangat Rahasia untuk Penerima yang Dituju Sendiri Saja",
    enclosures="12 (dua belas) berkas dan 1 (satu) daftar yang tidak terpisahkan dari surat ini",
    subject=f"Mutasi {TITLE_40} dari {UNIT_120} ke {UNIT_120} menurut permohonannya sendiri",
    copies="\n".join(f"Yth. Kepala {UNIT_120 if at % 5 == 0 else 'Dinas Contoh'} {at}" for at in range(20)),
)
AS_TYPED = replace(
    Words(**{each.name: f"{HOSTILE} {each.name}" for each in fields(Words)}),
    before="<i>before</i>",
    after="&amp; after",
    mayor_title=f"Bupati {HOSTILE}",
    **{name: f"{HOSTILE} {UNSEEN} {name}" for name in ("name", "old_unit", "new_unit", "post", "reason", "need")},
)
SETTLED = replace(
    Words(**{each.name: f"Kata {each.name} akhir" for each in fields(Words)}),
    mayor_title="Bupati Kata mayor_title akhir",
)
"""Harmless words, each its own, that tell which of them a letter prints at all."""
_EXAMPLES = {
    "benefits": "rumah dinas tersedia\nbiaya pindah ditanggung",
    "conditions": "kekurangan diisi lebih dahulu",
    "reference": "Nomor 12/2026 tanggal 2 November 2026",
    "through": "Gubernur Riau",
    "enclosed": "Surat permohonan\nSalinan ijazah",
    "examined": "laporan hasil pemeriksaan Nomor 7/LHP/2026",
    "sender": "Kepala Bidang Mutasi",
    "remarks": "Unit asal telah setuju\nPegawai bersedia",
    "agenda": "Penjelasan rencana mutasi",
    "notes": "Membawa kartu pegawai",
    "tasks": "melaksanakan tugas di tempat baru",
    "allowance": "tunjangan fungsional perawat",
    "inauguration": "Nomor 3/2026 tanggal 2 Desember 2026",
    "start_letter": "Nomor 4/2026 tanggal 1 Desember 2026",
    "other_name": "Yusuf Contoh",
    "other_nip": "196801011990031001",
    "other_grade": "Penata (III/c)",
    "other_title": "Perawat Ahli Muda",
    "items": "arsip pasien\nkunci lemari obat",
    "witnesses": "Lina Contoh; 197203041996032002; Kepala Bidang Mutasi\nAhmad Contoh; 198001012005011003; Sekretaris",
    "rite": "Islam",
    "clergy": "Drs. Salim Contoh",
    "note": "lengkap",
    "clock": "09.00 WIB",
    "views": "Jarak dapat ditempuh\nUnit kekurangan perawat",
    "explained": "Pindah kamar bukan Keputusan",
    "changes": "Unit kerja baru: Puskesmas Garuda\nTMT: 1 Januari 2027",
    "reasons": "bahwa unit kekurangan perawat\nbahwa jarak dapat ditempuh",
    "decree": "Keputusan Wali Kota Pekanbaru Nomor 1/2026 tanggal 23 November 2026",
    "place": "Ruang Rapat BKPSDM",
    "bases": BASIS,
}
_LEAST = {
    *("receiver", "guests", "time", "views", "reasons", "claim", "decree", "paper", "tasks"),
    *("minutes_inauguration.witnesses", "invitation.place"),
}
"""Fields without which there is no letter."""
_CHOICES = {"result": "partly", "effect": "amended", "wrong": "not_decision"}
_FEWEST_CHOICES = {"result": "rejected", "effect": "kept"}
_LONG = {
    "decree": BASIS,
    "paper": BASIS,
    "claim": LONGEST.claim,
    "other_nip": "196801011990031001",
    "receiver_nip": "196801011990031001",
    "witnesses": "\n".join([f"{TITLE_40} Contoh, S.Sos., M.Si.; 197203041996032002; Kepala {UNIT_120}"] * 8),
    "changes": "\n".join([f"Unit kerja baru: {UNIT_120}"] * 6),
    "notes": "\n".join([_PROSE.strip()] * 12),
}


def own_fields(kind: KindOfLetter, words: Words, begun: Mapping[str, Any], others: str) -> dict[str, Any]:
    """What stands in the fields of a kind; `others` are the numbers of further cases that a proposal may name."""
    typed = {field.name: _typed(kind.code, field, words, begun.get(field.name)) for field in kind.fields}
    return {**typed, **({"others": others} if kind.code == "proposal" else {})}


def typed_texts(kind: KindOfLetter) -> Iterator[EntryField]:
    """The fields of a kind whose text is printed as it stands."""
    for field in kind.fields:
        if field.kind in {EntryKind.LINE, EntryKind.TEXT} and (kind.code, field.name) != ("proposal", "others"):
            yield field


def _typed(code: str, field: EntryField, words: Words, begun: Any) -> Any:
    name = field.name
    if field.kind is EntryKind.CHOICE:
        chosen = _FEWEST_CHOICES if words is FEWEST else _CHOICES
        return begun or chosen.get(name) or next(iter(field.choices))
    if field.kind not in {EntryKind.LINE, EntryKind.TEXT}:
        return begun
    ordinary = begun or _EXAMPLES.get(name, "")
    if words is FEWEST:
        return ordinary if {name, f"{code}.{name}"} & _LEAST else ""
    if words is LONGEST:
        return _LONG.get(name) or ("\n".join([BASIS] * 12) if field.kind is EntryKind.TEXT else UNIT_120)
    return ordinary if words is ORDINARY else hostile(name)


def hostile(name: str) -> str:
    """Hostile text for a field; in a field of persons a semicolon parts what stands in different places."""
    text = f"{HOSTILE} {name}"
    return "\n".join([text.replace(";", "")] * 2) if name == "witnesses" else text
