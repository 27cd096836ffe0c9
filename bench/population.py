"""An office of any size for the benchmarks: units, posts and employees made up by a fixed seed."""

# ruff: noqa: SIM905  # lists of names read better as text

import random
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from desktop.db.migrate import migrate
from desktop.db.search import rebuild
from desktop.db.store import Store
from desktop.domain.employees.names import search_key

GIVEN = (
    "Siti Rina Dewi Budi Agus Ahmad Muhammad Sri Nur Eko Tri Dwi Putri Andi Rahmat Yusuf Hendra Indra Joko "
    "Fitri Lestari Ratna Wulan Ayu Bambang Teguh Slamet Wahyu Rizki Fajar Galih Intan Kartika Maya Novita "
    "Oktavia Puspita Rudi Surya Taufik Umar Vina Wati Yanti Zulkifli Aisyah Bayu Citra Dian Endang Ferdi "
    "Gunawan Hasan Ilham Jamal Kurnia Lukman Mega Nanda Parlin Ridwan Sari Tuti Usman Wira Yuni Zainal Arif "
    "Bella Cahya Dodi Erna Farida"
).split()
MIDDLE = (
    "Aminah Kusuma Permata Hidayat Rahman Saputra Wijaya Hakim Pratama Cahyani Anggraini Maharani Setiawan "
    "Nugroho Utami Handayani Susanti Yulianti Rahayu Purnama Firmansyah Ramadhan Syahputra Fauzi Maulana "
    "Hasanah Khairani Salsabila Azzahra Prasetyo Suryadi Iskandar Kurniawan Oktaviani Puspitasari Wibowo "
    "Hartono Santoso Suharto Bakri"
).split()
FAMILY = (
    "Siregar Nasution Lubis Harahap Batubara Simanjuntak Sitompul Tanjung Chaniago Piliang Koto Sikumbang "
    "Caniago Hasibuan Pasaribu Panjaitan Manurung Sinaga Purba Saragih Ginting Sembiring Tarigan Pohan "
    "Rangkuti Daulay Marpaung Halim Wahid Basri Yunus Anwar Jalil Zein Qodri Fahmi Lutfi Mukhlis Idris Karim "
    "Latif Nawawi Rasyid Salim Thahir"
).split()
PLACES = (
    "Rumbai Palas Umban Sari Limbungan Meranti Muara Fajar Agrowisata Okura Tebing Tinggi Sukajadi Kampung "
    "Melayu Bambu Kuning Kulim Sail Rejosari Tenayan Marpoyan Maharatu Sidomulyo Tampan Delima Tuah Karya "
    "Payung Sekaki"
).split()
UNITS = ("SDN {n} {p}", "SMPN {n} {p}", "Puskesmas {p} {n}", "Kelurahan {p} {n}", "Kecamatan {p} {n}", "Dinas {p} {n}")
POSTS = ("Guru", "Perawat", "Bidan", "Dokter", "Analis", "Pengelola", "Penata Layanan", "Arsiparis", "Lurah", "Camat")
LEVELS = ("Ahli Pertama", "Ahli Muda", "Ahli Madya", "Terampil", "Mahir", "Penyelia")
GRADES = ("II/a", "II/c", "III/a", "III/b", "III/c", "III/d", "IV/a", "IX")
UNIT_COUNT_SHARE = 200

INSERT = (
    "INSERT INTO employee (id, nip, name, name_key, kind, legal_status, sex, birth_date, appointed_on, grade, "
    "grade_since, unit_id, post_id, post_since, birth_place, version) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'Pekanbaru', 1)"
)


def populate(path: Path, employees: int) -> Path:
    """A database with `employees` employees at `path`; one that is already there is used again."""
    if path.exists():
        return path
    unfinished = path.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    migrate(unfinished, path.with_suffix(".before"))
    chance = random.Random(employees)
    with closing(sqlite.connect(unfinished, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("BEGIN")
        units, posts = _organisation(connection, max(30, employees // UNIT_COUNT_SHARE))
        connection.executemany(INSERT, _people(chance, employees, units, posts))
        connection.execute("COMMIT")
        connection.execute("ANALYZE")
    store = Store(unfinished)
    with store.write() as session:
        rebuild(session)
    store.close()
    return unfinished.rename(path)


def _organisation(connection: sqlite.Connection, units: int) -> tuple[int, int]:
    names = [
        "Pemerintah Kota",
        *(UNITS[i % len(UNITS)].format(n=i, p=PLACES[i % len(PLACES)]) for i in range(1, units)),
    ]
    rows = [
        (i, name, search_key(name), 1 if i > 1 else None, "/1/" if i == 1 else f"/1/{i}/")
        for i, name in enumerate(names, 1)
    ]
    connection.executemany("INSERT INTO unit (id, name, name_key, parent_id, path) VALUES (?, ?, ?, ?, ?)", rows)
    titles = [f"{post} {level}" for post in POSTS for level in LEVELS]
    titles += [f"{title} Bidang {field}" for field in range(1, 21) for title in titles]
    posts = [(i, title, search_key(title), "2") for i, title in enumerate(titles, 1)]
    connection.executemany("INSERT INTO post (id, title, title_key, kind) VALUES (?, ?, ?, ?)", posts)
    return len(rows), len(posts)


def _people(chance: random.Random, count: int, units: int, posts: int) -> Iterator[tuple[object, ...]]:
    taken: dict[str, int] = {}
    for number in range(1, count + 1):
        name = f"{chance.choice(GIVEN)} {chance.choice(MIDDLE)} {chance.choice(FAMILY)}"
        if number % 3 == 0:
            name = f"{chance.choice(GIVEN)} {name}"
        birth = date(1966, 1, 1) + timedelta(days=chance.randrange(12_000))
        began = date(birth.year + chance.randrange(22, 35), chance.randrange(1, 13), 1)
        since = began + timedelta(days=chance.randrange(3_000))
        sex = chance.choice("12")
        place = f"{birth:%Y%m%d}{began:%Y%m}{sex}"
        taken[place] = taken.get(place, 0) + 1
        yield (
            *(
                number,
                f"{place}{taken[place]:03}",
                name,
                search_key(name),
                chance.choice(("pns", "pns", "pns", "pppk")),
            ),
            *("01" if number % 50 else "99", "M" if sex == "1" else "F", birth.isoformat(), began.isoformat()),
            *(chance.choice(GRADES), since.isoformat(), chance.randrange(2, units + 1)),
            *(min(posts, int(chance.expovariate(1 / 60)) + 1), since.isoformat()),
        )
