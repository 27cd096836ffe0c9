"""The units and posts of the sample office: a city, three districts, their villages, health centres and schools.

The places are real, the numbers are not: needs and holders are set so that health centres lack nurses and
midwives while the offices have clerks to spare.
"""

from collections import Counter
from dataclasses import dataclass

GOVERNMENT = "Pemerintah Kota Pekanbaru"
HEALTH = "Dinas Kesehatan"
SCHOOLS = "Dinas Pendidikan"
PRIMARY = "Pendidikan Guru Sekolah Dasar"


@dataclass(frozen=True, slots=True)
class SampleUnit:
    """A unit: what it is called, what it stands under, where it lies, which posts it has."""

    code: str
    name: str
    parent: str
    district: str
    latitude: float
    longitude: float
    posts: str
    """Key of `POSTS`."""


@dataclass(frozen=True, slots=True)
class SamplePost:
    """A post in one kind of unit, with its need and how many of it are filled."""

    title: str
    kind: str
    """SIASN's code of the kind of post."""
    job_class: int
    retirement_age: int
    education: str
    """SIASN's code of the level."""
    fields: str
    grade: str
    need: int
    held: int
    spread: tuple[int, ...] = ()
    """How far the holders of the first, second … unit of this sort in a district lie beside `held`; nought in sum."""


KIND_NAMES = {"1": "Jabatan Struktural", "2": "Jabatan Fungsional Tertentu", "4": "Jabatan Fungsional Umum"}
EDUCATION_NAMES = {"15": "SLTA", "30": "Diploma III/Sarjana Muda", "40": "S-1/Sarjana", "45": "S-2"}

POSTS = {
    "agency": (
        SamplePost("Analis SDM Aparatur Ahli Muda", "2", 10, 58, "40", "Administrasi Negara; Manajemen", "III/c", 6, 5),
        SamplePost("Analis SDM Aparatur Ahli Pertama", "2", 8, 58, "40", "Administrasi Negara; Hukum", "III/a", 10, 8),
        SamplePost("Pranata SDM Aparatur Terampil", "2", 6, 58, "30", "Administrasi; Manajemen", "II/c", 6, 6),
        SamplePost("Pengadministrasi Perkantoran", "4", 5, 58, "15", "IPA; IPS", "II/a", 4, 7),
    ),
    "district": (
        SamplePost("Camat", "1", 12, 58, "40", "Ilmu Pemerintahan; Administrasi Negara", "III/d", 1, 1),
        SamplePost("Kepala Seksi Pelayanan Umum", "1", 9, 58, "40", "Ilmu Pemerintahan; Hukum", "III/c", 1, 1),
        SamplePost("Penelaah Teknis Kebijakan", "4", 7, 58, "40", "Administrasi Negara; Ekonomi", "III/a", 4, 3),
        SamplePost("Pengadministrasi Perkantoran", "4", 5, 58, "15", "IPA; IPS", "II/a", 4, 6),
    ),
    "village": (
        SamplePost("Lurah", "1", 9, 58, "40", "Ilmu Pemerintahan; Administrasi Negara", "III/c", 1, 1),
        SamplePost("Pengelola Layanan Operasional", "4", 6, 58, "30", "Administrasi; Akuntansi", "II/c", 3, 2),
        SamplePost("Pengadministrasi Perkantoran", "4", 5, 58, "15", "IPA; IPS", "II/a", 3, 4),
    ),
    "clinic": (
        SamplePost("Dokter Ahli Pertama", "2", 9, 58, "40", "Profesi Dokter", "III/b", 4, 3),
        SamplePost("Dokter Gigi Ahli Pertama", "2", 9, 58, "40", "Profesi Dokter Gigi", "III/b", 2, 1),
        SamplePost("Perawat Terampil", "2", 6, 58, "30", "Keperawatan", "II/c", 12, 6, (5, -5)),
        SamplePost("Bidan Terampil", "2", 6, 58, "30", "Kebidanan", "II/c", 8, 6, (3, -3)),
        SamplePost("Apoteker Ahli Pertama", "2", 8, 58, "40", "Profesi Apoteker", "III/b", 2, 1),
        SamplePost("Sanitarian Terampil", "2", 6, 58, "30", "Kesehatan Lingkungan", "II/c", 2, 2),
        SamplePost("Pengadministrasi Perkantoran", "4", 5, 58, "15", "IPA; IPS", "II/a", 2, 3),
    ),
    "school": (
        SamplePost("Kepala Sekolah Dasar", "2", 10, 60, "40", PRIMARY, "III/c", 1, 1),
        SamplePost(
            "Guru Kelas Ahli Muda", "2", 9, 60, "40", "Pendidikan Guru Sekolah Dasar", "III/c", 5, 4, (2, 0, 0, -2)
        ),
        SamplePost(
            "Guru Kelas Ahli Pertama", "2", 8, 60, "40", "Pendidikan Guru Sekolah Dasar", "III/a", 7, 6, (2, 1, 0, -3)
        ),
        SamplePost("Guru Pendidikan Jasmani Ahli Pertama", "2", 8, 60, "40", "Pendidikan Jasmani", "III/a", 1, 1),
    ),
    "junior": (
        SamplePost("Kepala Sekolah Menengah Pertama", "2", 10, 60, "45", "Manajemen Pendidikan", "III/d", 1, 1),
        SamplePost("Guru Matematika Ahli Pertama", "2", 8, 60, "40", "Pendidikan Matematika", "III/a", 5, 3),
        SamplePost("Guru IPA Ahli Pertama", "2", 8, 60, "40", "Pendidikan Biologi; Pendidikan Fisika", "III/a", 5, 4),
        SamplePost("Guru Bahasa Indonesia Ahli Muda", "2", 9, 60, "40", "Pendidikan Bahasa Indonesia", "III/c", 4, 5),
        SamplePost("Pengadministrasi Perkantoran", "4", 5, 58, "15", "IPA; IPS", "II/a", 2, 2),
    ),
}

_DISTRICTS = (
    ("Rumbai", 0.571, 101.424, "Meranti Pandak|Lembah Damai|Limbungan Baru|Sri Meranti|Palas|Umban Sari"),
    ("Rumbai Barat", 0.634, 101.402, "Rumbai Bukit|Muara Fajar Timur|Muara Fajar Barat|Rantau Panjang|Maharani"),
    ("Rumbai Timur", 0.591, 101.482, "Tebing Tinggi Okura|Sungai Ukai|Sungai Ambang|Lembah Sari|Limbungan"),
)


def holders() -> list[tuple[SampleUnit, SamplePost, int]]:
    """How many hold each post of each unit: the units in a district's centre have more than those at its edge."""
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for unit in units():
        at = seen[unit.district, unit.posts]
        seen[unit.district, unit.posts] += 1
        for post in POSTS[unit.posts]:
            more = post.spread[at] if post.spread else 0
            found.append((unit, post, post.held + more))
    return found


def units() -> list[SampleUnit]:
    """Every unit of the sample office, each after the one above it."""
    found: list[SampleUnit] = []

    def put(name: str, parent: str, district: str, spot: tuple[float, float], posts: str) -> None:
        shift = len(found) % 7 * 0.004
        place = (round(spot[0] + shift, 5), round(spot[1] - shift, 5))
        found.append(SampleUnit(f"C{len(found) + 1:03d}", name, parent, district, *place, posts))

    put("Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", GOVERNMENT, "Rumbai", (0.5735, 101.4289), "agency")
    school = 101
    for district, latitude, longitude, names in _DISTRICTS:
        spot = (latitude, longitude)
        villages = names.split("|")
        put(f"Kecamatan {district}", GOVERNMENT, district, spot, "district")
        for village in villages:
            put(f"Kelurahan {village}", f"Kecamatan {district}", district, spot, "village")
        for village in villages[:2]:
            put(f"UPT Puskesmas {village}", HEALTH, district, spot, "clinic")
        for number in range(school, school + 4):
            put(f"SD Negeri {number} Pekanbaru", SCHOOLS, district, spot, "school")
        put(f"SMP Negeri {school - 60} Pekanbaru", SCHOOLS, district, spot, "junior")
        school += 10
    return found
