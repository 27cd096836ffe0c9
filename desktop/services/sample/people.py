"""Invented employees with whole careers, written as SIASN's main data gives them; the same seed, the same people."""

# ruff: noqa: SIM905  # words in a row read better than one on each line

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.employees.grades import PNS_RANKS
from desktop.exchange.reader import Cell
from desktop.services.sample.office import (
    EDUCATION_NAMES,
    GOVERNMENT,
    HEALTH,
    KIND_NAMES,
    POSTS,
    SCHOOLS,
    SamplePost,
    SampleUnit,
    holders,
    units,
)

HEADINGS = tuple(
    (
        "PNS ID|NIP BARU|NIP LAMA|NAMA|GELAR DEPAN|GELAR BELAKANG|TEMPAT LAHIR ID|TEMPAT LAHIR NAMA|"
        "TANGGAL LAHIR|JENIS KELAMIN|AGAMA ID|AGAMA NAMA|JENIS KAWIN ID|JENIS KAWIN NAMA|NIK|NOMOR HP|"
        "EMAIL|EMAIL GOV|ALAMAT|NPWP NOMOR|BPJS|JENIS PEGAWAI ID|JENIS PEGAWAI NAMA|KEDUDUKAN HUKUM ID|"
        "KEDUDUKAN HUKUM NAMA|STATUS CPNS PNS|KARTU ASN VIRTUAL|NOMOR SK CPNS|TANGGAL SK CPNS|TMT CPNS|"
        "NOMOR SK PNS|TANGGAL SK PNS|TMT PNS|GOL AWAL ID|GOL AWAL NAMA|GOL AKHIR ID|GOL AKHIR NAMA|"
        "TMT GOLONGAN|MK TAHUN|MK BULAN|JENIS JABATAN ID|JENIS JABATAN NAMA|JABATAN ID|JABATAN NAMA|"
        "TMT JABATAN|TINGKAT PENDIDIKAN ID|TINGKAT PENDIDIKAN NAMA|PENDIDIKAN ID|PENDIDIKAN NAMA|TAHUN LULUS|"
        "KPKN ID|KPKN NAMA|LOKASI KERJA ID|LOKASI KERJA NAMA|UNOR ID|UNOR NAMA|INSTANSI INDUK ID|"
        "INSTANSI INDUK NAMA|INSTANSI KERJA ID|INSTANSI KERJA NAMA|SATUAN KERJA INDUK ID|"
        "SATUAN KERJA INDUK NAMA|SATUAN KERJA KERJA ID|SATUAN KERJA KERJA NAMA|IS VALID NIK|NAMA SEKOLAH|"
        "FLAG IKD|ESELON ID|ESELON NAMA"
    ).split("|")
)

_MEN = (
    "Ahmad Andi Bambang Budi Dedi Doni Eko Fajar Ferdi Hendra Herman Irfan Joko Kurnia Lukman Mulyadi Nanda "
    "Oki Putra Rahmat Rizki Rudi Surya Syahrul Taufik Wahyu Yanto Yusuf Zainal Zulfikar"
).split()
_WOMEN = (
    "Ayu Citra Desi Dewi Dina Elvira Fitri Gita Hasnah Indah Intan Kartika Lestari Lina Maya Mega Melati Nova "
    "Nurul Putri Rahma Ratna Rina Sari Siti Susi Tika Vera Wati Yuni"
).split()
_LAST = (
    "Anggraini Batubara Chaniago Damanik Firdaus Ginting Harahap Hidayat Iskandar Jambak Koto Lubis Marpaung "
    "Munthe Nasution Nugroho Permata Piliang Pratama Rambe Rangkuti Saputra Sembiring Siregar Situmorang "
    "Syafitri Tanjung Tarigan Wibowo Zebua"
).split()
_TOWNS = ("Pekanbaru", "Bangkinang", "Dumai", "Rengat", "Tembilahan", "Siak", "Duri", "Medan", "Padang", "Bukittinggi")
_STREETS = ("Sembilang", "Paus", "Yos Sudarso", "Umban Sari", "Khayangan", "Nelayan", "Sekolah", "Pramuka")
_TITLES = {
    "Ilmu Pemerintahan": "S.IP.",
    "Administrasi Negara": "S.Sos.",
    "Manajemen": "S.E.",
    "Ekonomi": "S.E.",
    "Hukum": "S.H.",
    "Keperawatan": "A.Md.Kep.",
    "Kebidanan": "A.Md.Keb.",
    "Kesehatan Lingkungan": "A.Md.KL.",
    "Administrasi": "A.Md.",
    "Akuntansi": "A.Md.Ak.",
    "Profesi Apoteker": "S.Farm., Apt.",
    "Manajemen Pendidikan": "S.Pd., M.Pd.",
}
_RELIGIONS = (("1", "Islam"), ("1", "Islam"), ("1", "Islam"), ("1", "Islam"), ("2", "Kristen"), ("3", "Katholik"))
_RANKS = list(PNS_RANKS)
_PPPK_GRADES = {"15": "V", "30": "VII", "40": "IX", "45": "X"}
_AGE_AT_END_OF_SCHOOL = {"15": 18, "30": 21, "40": 23, "45": 25}
SEED = 1971
ONE_OLDER_IN = 13
"""One of so many is about to retire in the next years."""


@dataclass(frozen=True, slots=True)
class Career:
    """The dates and grades of one invented career."""

    born: date
    appointed: date
    first_grade: str
    grade: str
    grade_since: date
    post_since: date


def sample_employees(today: date) -> Iterator[list[Cell]]:
    """Rows of everybody in the sample office as it is `today`."""
    chance = random.Random(SEED)  # noqa: S311  # people are invented, not kept secret
    number = 0
    for unit, post, held in holders():
        for _holder in range(held):
            number += 1
            yield _row(chance, number, unit, post, today)


def many_employees(count: int, today: date) -> Iterator[list[Cell]]:
    """Rows of `count` invented employees, spread over the units of the sample office."""
    chance = random.Random(SEED)  # noqa: S311  # as above
    places = [(unit, post) for unit in units() for post in POSTS[unit.posts]]
    taken: set[Cell] = set()
    for number in range(1, count + 1):
        row = _row(chance, number, *places[number % len(places)], today)
        while row[1] in taken:
            row[1] = f"{str(row[1])[:15]}{chance.randrange(1000):03d}"
        taken.add(row[1])
        yield row


def _row(chance: random.Random, number: int, unit: SampleUnit, post: SamplePost, today: date) -> list[Cell]:
    woman = post.title.startswith("Bidan") or chance.random() < (0.75 if unit.parent in {HEALTH, SCHOOLS} else 0.45)
    contract = post.kind == "2" and "Kepala" not in post.title and chance.random() < 0.15
    career = _career(chance, post, today, contract=contract)
    if number % ONE_OLDER_IN == 0:
        career = _older(career, post, today.year + number % 5)
    given = {
        **_identity(chance, number, career, woman=woman, contract=contract),
        **_education(chance, post, career),
        **_service(number, career, today, contract=contract),
        **_place(unit, post, career),
    }
    return [given.get(heading, "") for heading in HEADINGS]


def _career(chance: random.Random, post: SamplePost, today: date, *, contract: bool) -> Career:
    lowest = _RANKS.index(post.grade)
    steps = 0 if contract else chance.choice((0, 0, 1, 1, 2))
    years = 1 + steps * 4 + chance.randrange(6) + (4 * max(lowest - 9, 0))
    school = _AGE_AT_END_OF_SCHOOL[post.education]
    age = min(school + years + chance.randrange(1, 9), post.retirement_age - 1)
    born = date(today.year - age, chance.randrange(1, 13), chance.randrange(1, 29))
    appointed = date(max(today.year - years, born.year + school), chance.choice((1, 2, 3, 4, 12)), 1)
    appointed = min(appointed, date(today.year - 1, 12, 1))
    first = _RANKS.index({"15": "II/a", "30": "II/c", "40": "III/a", "45": "III/b"}[post.education])
    grade = max(min(lowest + steps, len(_RANKS) - 4), first)
    since = date(chance.randrange(appointed.year, today.year), chance.choice((4, 10)), 1)
    began = date(chance.randrange(appointed.year, today.year), chance.choice((1, 3, 7, 9)), 1)
    if contract:
        # Contracts of this kind began in 2019.
        appointed = max(appointed, date(2019, 3, 1))
        pppk = _PPPK_GRADES[post.education]
        return Career(born, appointed, pppk, pppk, appointed, max(began, appointed))
    return Career(born, appointed, _RANKS[first], _RANKS[grade], max(since, appointed), max(began, appointed))


def _older(career: Career, post: SamplePost, near: int) -> Career:
    """The same career of somebody who retires in the year `near` or the one after."""
    more = max(career.born.year - (near - post.retirement_age), 0)
    born = career.born.replace(year=career.born.year - more)
    if career.first_grade not in _RANKS:
        return replace(career, born=born)
    return replace(career, born=born, appointed=career.appointed.replace(year=career.appointed.year - more))


def _identity(chance: random.Random, number: int, career: Career, *, woman: bool, contract: bool) -> dict[str, Cell]:
    first, last = chance.choice(_WOMEN if woman else _MEN), chance.choice(_LAST)
    middle = chance.choice(("", "", chance.choice(_WOMEN if woman else _MEN)))
    born, appointed = career.born, career.appointed
    month = "21" if contract else f"{appointed:%m}"
    digits = f"{born:%Y%m%d}{appointed:%Y}{month}{2 if woman else 1}{number % 1000:03d}"
    religion = chance.choice(_RELIGIONS)
    married = chance.random() < 0.75
    return {
        "PNS ID": f"CONTOH-{number:07d}",
        "NIP BARU": digits,
        "NAMA": " ".join(part for part in (first, middle if middle != first else "", last) if part).upper(),
        "TEMPAT LAHIR ID": "1471",
        "TEMPAT LAHIR NAMA": chance.choice(_TOWNS),
        "TANGGAL LAHIR": f"{born:%d-%m-%Y}",
        "JENIS KELAMIN": "F" if woman else "M",
        "AGAMA ID": religion[0],
        "AGAMA NAMA": religion[1],
        "JENIS KAWIN ID": "1" if married else "4",
        "JENIS KAWIN NAMA": "Menikah" if married else "Belum Kawin",
        "NIK": f"1471{chance.randrange(1, 16):02d}{born.day + (40 if woman else 0):02d}{born:%m%y}{number % 10000:04d}",
        "NOMOR HP": f"0812{chance.randrange(10_000_000, 99_999_999)}",
        "EMAIL": f"{first.lower()}.{number}@contoh.id",
        "ALAMAT": f"Jl. {chance.choice(_STREETS)} No. {chance.randrange(1, 200)}",
        "IS VALID NIK": "1",
    }


def _education(chance: random.Random, post: SamplePost, career: Career) -> dict[str, Cell]:
    studied = chance.choice(post.fields.split("; "))
    title = _TITLES.get(studied, "S.Pd." if studied.startswith("Pendidikan") else "")
    return {
        "GELAR DEPAN": {"Profesi Dokter": "dr.", "Profesi Dokter Gigi": "drg."}.get(studied, ""),
        "GELAR BELAKANG": title,
        "TINGKAT PENDIDIKAN ID": post.education,
        "TINGKAT PENDIDIKAN NAMA": EDUCATION_NAMES[post.education],
        "PENDIDIKAN NAMA": studied,
        "TAHUN LULUS": career.born.year + _AGE_AT_END_OF_SCHOOL[post.education],
    }


def _service(number: int, career: Career, today: date, *, contract: bool) -> dict[str, Cell]:
    appointed = career.appointed
    months = max((today.year - appointed.year) * 12 + today.month - appointed.month, 0)
    tenured = date(appointed.year + 1, appointed.month, 1)
    candidate = not contract and tenured > today
    given: dict[str, Cell] = {
        "JENIS PEGAWAI NAMA": "PPPK Daerah" if contract else "PNS Daerah Kab./Kota yang bekerja pada Kab./Kota",
        "JENIS PEGAWAI ID": "15",
        "KEDUDUKAN HUKUM ID": "71" if contract else "01",
        "KEDUDUKAN HUKUM NAMA": "PPPK Aktif" if contract else "Aktif",
        "STATUS CPNS PNS": "" if contract else "C" if candidate else "P",
        "NOMOR SK CPNS": f"813/{number}/{appointed.year}",
        "TANGGAL SK CPNS": f"{appointed:%d-%m-%Y}",
        "TMT CPNS": f"{appointed:%d-%m-%Y}",
        "GOL AWAL NAMA": career.first_grade,
        "GOL AKHIR ID": PNS_RANKS.get(career.grade, ("",))[0],
        "GOL AKHIR NAMA": career.grade,
        "TMT GOLONGAN": f"{career.grade_since:%d-%m-%Y}",
        "MK TAHUN": months // 12,
        "MK BULAN": months % 12,
    }
    if not contract and not candidate:
        given["NOMOR SK PNS"] = f"821.13/{number}/{tenured.year}"
        given["TANGGAL SK PNS"] = given["TMT PNS"] = f"{tenured:%d-%m-%Y}"
    return given


def _place(unit: SampleUnit, post: SamplePost, career: Career) -> dict[str, Cell]:
    return {
        "JENIS JABATAN ID": post.kind,
        "JENIS JABATAN NAMA": KIND_NAMES[post.kind],
        "JABATAN NAMA": post.title,
        "TMT JABATAN": f"{career.post_since:%d-%m-%Y}",
        "LOKASI KERJA ID": "1471",
        "LOKASI KERJA NAMA": "Kota Pekanbaru",
        "UNOR ID": unit.code,
        "UNOR NAMA": unit.name,
        "INSTANSI INDUK ID": "5371",
        "INSTANSI INDUK NAMA": GOVERNMENT,
        "INSTANSI KERJA ID": "5371",
        "INSTANSI KERJA NAMA": GOVERNMENT,
        "SATUAN KERJA INDUK NAMA": unit.parent,
        "SATUAN KERJA KERJA NAMA": unit.parent,
    }
