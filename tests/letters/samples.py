"""Letters of every shape and form for the tests of their layout: ordinary, and the longest that are met."""

from dataclasses import replace
from datetime import date

from desktop.domain.letters.letters import (
    Annex,
    Authentication,
    Clause,
    DecreeFacts,
    DecreeForm,
    Letterhead,
    LetterShape,
    OfficialLetter,
    Party,
    Passage,
    Signature,
    SigningCapacity,
)

OFFICE = Letterhead(
    ("PEMERINTAH KOTA CONTOH", "BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA"),
    ("Jalan Contoh Raya Nomor 1, Contoh 28000", "Telepon (0761) 000000, laman bkpsdm.contoh.example"),
)
HEAD = Letterhead(("WALI KOTA CONTOH", "PROVINSI CONTOH"), regional_head=True)
HEAD_OF_OFFICE = Signature(
    "KEPALA BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA KOTA CONTOH",
    "Dra. SITI CONTOH, M.Si.",
    nip="19680101 199003 2 001",
    grade="Pembina Utama Muda (IV/c)",
)
ON_BEHALF = replace(
    HEAD_OF_OFFICE, title="SEKRETARIS DAERAH", capacity=SigningCapacity.ON_BEHALF, principal="WALI KOTA"
)
UNIT_120 = (
    "Unit Pelaksana Teknis Dinas Pusat Kesehatan Masyarakat Rawat Inap Tanjung Contoh Kecamatan Contoh Timur "
    "Kota Contoh Raya"
)
TITLE_40 = "Prof. Dr. dr. H. M. Contoh bin Contoh Al"
BASIS = (
    "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara (Lembaran Negara Republik Indonesia Tahun 2023 "
    "Nomor 141, Tambahan Lembaran Negara Republik Indonesia Nomor 6897)"
)
PERSON = (
    ("Nama", "Ns. Aminah Contoh, S.Kep."),
    ("NIP", "19870101 201001 2 001"),
    ("Pangkat/Golongan", "Penata Muda Tingkat I (III/b)"),
    ("Jabatan", "Perawat Ahli Pertama"),
    ("Unit kerja", "Puskesmas Rumbai"),
)
LONG_PERSON = (*PERSON[:1], *PERSON[1:4], ("Unit kerja", UNIT_120), (f"Jabatan {TITLE_40}", "-"))
CLOSING = Passage("Demikian disampaikan, atas perhatian dan kerja sama Saudara diucapkan terima kasih.")

LETTER = OfficialLetter(
    letterhead=OFFICE,
    number="800.1.3.1/12/BKPSDM/XI/2026",
    nature="Biasa",
    enclosures="1 (satu) berkas",
    subject="Usul Mutasi Pegawai Negeri Sipil",
    receiver=("Yth. Wali Kota Contoh", "di Contoh"),
    place="Contoh",
    day=date(2026, 11, 23),
    body=(
        Passage("Bersama ini kami usulkan mutasi Pegawai Negeri Sipil dengan data sebagai berikut:", PERSON),
        Passage("Sebagai bahan pertimbangan terlampir:", points=("surat permohonan;", "hasil analisis jabatan;")),
        CLOSING,
    ),
    signature=HEAD_OF_OFFICE,
    copies=("Yth. Sekretaris Daerah", "Yth. Inspektur"),
)
MEMO = replace(
    LETTER,
    shape=LetterShape.MEMO,
    title="Nota Dinas",
    sender="Kepala Bidang Mutasi dan Promosi",
    receiver=("Yth. Kepala Badan",),
    body=(Passage("Dengan hormat disampaikan bahwa penempatan kembali telah selesai dibahas."), CLOSING),
)
ASSIGNMENT = replace(
    LETTER,
    shape=LetterShape.TITLED,
    title="Surat Perintah Tugas",
    opening="Dikeluarkan di",
    body=(
        Passage("", label="Menimbang", points=("bahwa ada kekurangan pegawai;", "bahwa perlu ditugaskan pegawai;")),
        Passage("", label="Dasar", points=(BASIS, "Peraturan Pemerintah Nomor 11 Tahun 2017;")),
        Passage("", PERSON, label="Kepada", heading="MEMERINTAHKAN:"),
        Passage(
            "",
            label="Untuk",
            points=("melaksanakan tugas pada Puskesmas Umban Sari;", "melaporkan hasilnya kepada pimpinan."),
        ),
    ),
)
STATEMENT = replace(
    LETTER,
    shape=LetterShape.TITLED,
    title="Surat Pernyataan Melaksanakan Tugas",
    body=(
        Passage("Yang bertanda tangan di bawah ini:", PERSON[:4]),
        Passage("dengan ini menyatakan dengan sesungguhnya bahwa Pegawai Negeri Sipil:", PERSON),
        Passage(
            "berdasarkan Keputusan Wali Kota Contoh Nomor 800.1.3.3/1/2026 tanggal 2 November 2026, terhitung mulai "
            "tanggal 23 November 2026 telah nyata melaksanakan tugas pada Puskesmas Umban Sari."
        ),
        Passage("Demikian surat pernyataan ini dibuat dengan sesungguhnya."),
    ),
    copies=(),
)
MINUTES = replace(
    LETTER,
    shape=LetterShape.TITLED,
    title="Berita Acara\nSerah Terima Jabatan",
    opening="Dibuat di",
    body=(
        Passage("Pada hari ini, Senin, tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam, kami:"),
        Passage("Selanjutnya disebut PIHAK PERTAMA.", PERSON, heading="PIHAK PERTAMA"),
        Passage("Selanjutnya disebut PIHAK KEDUA.", PERSON, heading="PIHAK KEDUA"),
        Passage("Kedua pihak sepakat:", points=("menyerahkan jabatan;", "menerima jabatan.")),
        Passage("Demikian berita acara ini dibuat dalam rangkap 2 (dua)."),
    ),
    role="PIHAK PERTAMA",
    parties=(
        Party("PIHAK KEDUA", Signature("", "Ns. AMINAH CONTOH, S.Kep.", nip="19870101 201001 2 001")),
        Party("Saksi", Signature("SEKRETARIS DINAS KESEHATAN", "BUDI CONTOH, S.H.")),
        Party("Saksi", Signature("KEPALA SUBBAGIAN UMUM", "RINA CONTOH", nip="19900101 201501 2 002")),
        Party("Mengetahui", Signature("KEPALA DINAS KESEHATAN KOTA CONTOH", "dr. ANDI CONTOH")),
    ),
    copies=(),
)


def guests(count: int) -> Annex:
    """A list of few columns."""
    rows = tuple((f"{at}.", f"Tamu Contoh {at}", "Kepala Dinas Kesehatan", "hadir") for at in range(1, count + 1))
    return Annex("DAFTAR UNDANGAN", ("No.", "Nama", "Jabatan", "Keterangan"), rows, (6, 40, 40, 20))


def nominees(count: int) -> Annex:
    """A list of many columns."""
    words = ("19870101 201001 2 001", "Penata (III/c)", "Perawat Ahli Pertama\nPuskesmas Rumbai", UNIT_120)
    rows = tuple((f"{at}.", f"Calon Contoh {at}", *words) for at in range(1, count + 1))
    headings = ("No.", "Nama", "NIP", "Pangkat/Golongan", "Jabatan dan unit kerja lama", "Unit kerja yang dituju")
    return Annex("DAFTAR NAMA PEGAWAI\nYANG DIUSULKAN", headings, rows, (5, 22, 18, 16, 24, 24))


DECREE = DecreeFacts(
    letterhead=HEAD,
    issuer="WALI KOTA CONTOH",
    number="800.1.3.3/12/BKPSDM/XI/2026",
    subject="PEMINDAHAN PEGAWAI NEGERI SIPIL\nDI LINGKUNGAN PEMERINTAH KOTA CONTOH",
    considering=("bahwa untuk kepentingan dinas perlu dilakukan pemindahan", "bahwa perlu menetapkan Keputusan"),
    bases=(BASIS, BASIS),
    clauses=(
        Clause("Memindahkan Pegawai Negeri Sipil yang namanya tersebut di bawah ini:", PERSON),
        Clause("Kepada yang bersangkutan diberikan penghasilan sesuai dengan peraturan perundang-undangan."),
        Clause("Keputusan ini mulai berlaku pada tanggal ditetapkan."),
    ),
    place="Contoh",
    day=date(2026, 11, 23),
    signature=Signature("WALI KOTA CONTOH", "H. CONTOH"),
    copies=("Kepala Badan Kepegawaian Negara", "Yang bersangkutan"),
)
LEGAL_HEAD = Signature("KEPALA BAGIAN HUKUM SEKRETARIAT DAERAH", "RINA CONTOH, S.H., M.H.", nip="19750101 200003 2 003")
EXTRACT = replace(
    DECREE,
    form=DecreeForm.EXTRACT,
    authentication=Authentication(("Petikan sesuai dengan aslinya",), LEGAL_HEAD),
)
COPY = replace(
    DECREE, form=DecreeForm.COPY, authentication=Authentication(("Salinan sesuai dengan aslinya",), LEGAL_HEAD)
)
COLLECTIVE = replace(
    DECREE,
    clauses=(Clause("Memindahkan Pegawai Negeri Sipil yang tercantum dalam Lampiran."), DECREE.clauses[2]),
    annex=Annex(
        "DAFTAR PEGAWAI NEGERI SIPIL YANG DIPINDAHKAN",
        ("No.", "Nama, NIP", "Pangkat", "Jabatan lama", "Jabatan baru", "Kelas", "TMT"),
        tuple((f"{at}.", f"Contoh {at}\n1987", "III/b", "Perawat", UNIT_120, "8", "1-12-2026") for at in range(1, 6)),
    ),
)

ORDINARY: dict[str, OfficialLetter | DecreeFacts] = {
    "letter": LETTER,
    "memo": MEMO,
    "assignment": ASSIGNMENT,
    "statement": STATEMENT,
    "minutes": MINUTES,
    "guests": replace(LETTER, body=(CLOSING,), annex=guests(5)),
    "nominees": replace(LETTER, body=(CLOSING,), annex=nominees(5)),
    "decree": DECREE,
    "extract": EXTRACT,
    "copy": COPY,
    "collective": COLLECTIVE,
}
"""By name: one of each shape and form."""


def longest(letter: OfficialLetter) -> OfficialLetter:
    """`letter` with long names, twelve legal bases, twenty copies."""
    signature = replace(ON_BEHALF, name=f"{TITLE_40} Contoh, S.Sos., M.Si.")
    bases = Passage("Dasar hukum:", points=(BASIS,) * 12)
    if letter.shape is LetterShape.TITLED:
        bases = replace(bases, label="Dasar", text="")
    persons = tuple(replace(passage, rows=LONG_PERSON) if passage.rows else passage for passage in letter.body)
    return replace(
        letter,
        letterhead=replace(OFFICE, lines=(*OFFICE.lines[:1], UNIT_120.upper())),
        subject=f"Permohonan Persetujuan Pemindahan {TITLE_40} pada {UNIT_120}",
        receiver=(f"Yth. {TITLE_40}", UNIT_120, "di Contoh"),
        sender=f"Kepala {UNIT_120}",
        body=(bases, *persons),
        signature=signature,
        copies=tuple(f"Yth. Kepala {UNIT_120 if at % 5 == 0 else 'Dinas Contoh'} {at}" for at in range(20)),
    )


def longest_decree(facts: DecreeFacts) -> DecreeFacts:
    """`facts` with long names, twelve legal bases, twenty copies."""
    return replace(
        facts,
        bases=(BASIS,) * 12,
        clauses=(replace(facts.clauses[0], details=LONG_PERSON), *facts.clauses[1:]),
        signature=replace(ON_BEHALF, name=f"{TITLE_40} Contoh, S.Sos., M.Si."),
        copies=tuple(f"Kepala {UNIT_120 if at % 5 == 0 else 'Dinas Contoh'} {at}" for at in range(20)),
    )


LONGEST: dict[str, OfficialLetter | DecreeFacts] = {
    name: longest_decree(facts) if isinstance(facts, DecreeFacts) else longest(facts)
    for name, facts in ORDINARY.items()
}
