"""Search against a plain reference that looks at every employee."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from desktop.db.search import Scope, all_ids, first_page, rebuild, refresh
from desktop.db.search_words import typed_words
from desktop.db.store import Store
from desktop.db.tables import Employee, EmployeeRank, Post, Unit
from desktop.db.tables.base import now
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.employees.names import search_key
from desktop.domain.employees.posts import PostKind
from desktop.domain.refusal import Cancelled

NAMES = [
    "Siti Aminah",
    "Siti Kusuma",
    "Rina Batubara",
    "Al",
    "Guruh Siregar",
    "Ma'ruf 12%",
    "Q",
    "Budi_Zx",
    "José Nuñez",
]
UNITS = ["Puskesmas Rumbai", "SDN 12 Rumbai", "Kelurahan Palas", "Dinas Pendidikan"]
POSTS = ["Guru Ahli Pertama", "Perawat Terampil", "Lurah", "Dokter Ahli Muda"]
TYPED = [
    *"abqrs1",
    "si",
    "zx",
    "al",
    "12",
    "sit",
    "guru",
    "rumbai",
    "siti",
    "1985",
    "19850101",
    "201003",
    "sdn",
    "%",
    "_",
]
TYPED += [
    "puskesmas",
    "ahli",
    "'",
    '"',
    "\\",
    "minah",
    "NEAR",
    "*",
    "AND",
    "-",
    "nip:1",
    "nunez",
    "\x00",
    "👩",
    "ZX",
    "dokter",
]


@pytest.fixture(scope="module")
def people(empty_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with 400 employees; no test changes it."""
    path = tmp_path_factory.mktemp("search") / "people.db"
    path.write_bytes(empty_database.read_bytes())
    store = Store(path)
    with store.write() as session:
        fill(session, 400)
        rebuild(session)
    yield store
    store.close()


def fill(session: Session, count: int) -> None:
    chance = random.Random(count)
    units = [Unit(name=name, name_key=search_key(name), path="/") for name in UNITS]
    posts = [Post(title=title, title_key=search_key(title), kind=PostKind.GENERAL) for title in POSTS]
    session.add_all([*units, *posts])
    session.flush()
    for number in range(count):
        name = f"{chance.choice(NAMES)} {chance.choice(NAMES)}"[: chance.randrange(1, 30)].strip()
        session.add(person(number, name, chance.choice([*units, None]), chance.choice([*posts, None])))


def person(number: int, name: str, unit: Unit | None = None, post: Post | None = None) -> Employee:
    birth = f"19{80 + number % 20}01{1 + number % 28:02}"
    return Employee(
        nip=f"{birth}2010031{number:03}",
        name=name,
        name_key=search_key(name),
        kind=EmployeeKind.PNS,
        unit_id=unit.id if unit else None,
        post_id=post.id if post else None,
    )


def reference(session: Session, text: str) -> list[int]:
    """Every living employee of whom each word is in the name, unit or post, or begins the NIP."""
    columns = (Employee.id, Employee.name_key, Employee.nip, Unit.name_key, Post.title_key)
    rows = session.execute(select(*columns).outerjoin(Unit).outerjoin(Post).where(Employee.removed_at.is_(None)))
    found = [
        (key, number)
        for number, key, nip, unit, post in rows
        if all(
            word in key or word in (unit or "") or word in (post or "") or (word.isdigit() and nip.startswith(word))
            for word in typed_words(text)
        )
    ]
    return [number for _key, number in sorted(found)]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(TYPED) | st.text(max_size=4), max_size=3))
def test_search_finds_what_looking_at_everybody_finds(people: Store, typed: list[str]) -> None:
    text = " ".join(typed)
    with people.read() as session:
        expected = reference(session, text)
        assert first_page(session, text, 50) == expected[:50]
        assert all_ids(session, text).tolist() == expected


@pytest.mark.parametrize(
    ("few", "scattered", "ways"), [(1, 1, 24), (1, 10_000, 24), (10_000, 1, 24), (10_000, 10_000, 1)]
)
@pytest.mark.parametrize("text", ["siti rumbai", "zx", "guru 12", "si al", "1985 sit", "siti kusuma", "dokter ahli"])
def test_every_road_leads_to_the_same_people(
    people: Store, monkeypatch: pytest.MonkeyPatch, text: str, few: int, scattered: int, ways: int
) -> None:
    for name, value in (("FEW", few), ("SCATTERED", scattered), ("MOST_WAYS", ways)):
        monkeypatch.setattr(f"desktop.db.search.{name}", value)
    with people.read() as session:
        expected = reference(session, text)
        assert first_page(session, text, 20) == expected[:20]
        assert all_ids(session, text).tolist() == expected


def test_scope_narrows_every_search(people: Store) -> None:
    with people.read() as session:
        scope = Scope(units=frozenset({1}), conditions=("e.nip > ?",), values=("1990",))
        allowed = set(session.scalars(select(Employee.id).where(Employee.unit_id == 1, Employee.nip > "1990")))
        for text in ("", "siti", "zx", "guru rumbai", "1"):
            expected = [number for number in reference(session, text) if number in allowed]
            assert all_ids(session, text, scope).tolist() == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("19960201 202512 1 002", ["199602012025121002"]),
        ("rina 19960201 2025", ["rina", "199602012025"]),
        ("sdn 12 1996", ["sdn", "12", "1996"]),
        ("  Siti   siti ", ["siti"]),
        ("", []),
    ],
)
def test_nip_in_groups_is_one_word(text: str, words: list[str]) -> None:
    assert typed_words(text) == words


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(1, 40), st.sampled_from(NAMES)), min_size=1, max_size=60))
def test_names_changed_one_by_one_are_found_as_after_a_rebuild(
    empty_database: Path, tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, str]]
) -> None:
    path = tmp_path_factory.mktemp("changes") / "people.db"
    path.write_bytes(empty_database.read_bytes())
    store = Store(path)
    with store.write() as session:
        fill(session, 40)
        rebuild(session)
        for number, name in changes:
            session.execute(update(Employee).where(Employee.id == number).values(name_key=search_key(name)))
            refresh(session, [number])
        for text in ("siti", "al", "zx", "siti kus"):
            assert all_ids(session, text).tolist() == reference(session, text)
        assert ranked(session) == reference(session, "")
    store.close()


def ranked(session: Session) -> list[int]:
    return list(session.scalars(select(EmployeeRank.employee_id).order_by(EmployeeRank.rank)))


def test_many_namesakes_use_up_the_gap_and_are_found_still(store: Store) -> None:
    with store.write() as session:
        fill(session, 3)
        rebuild(session)
        for number in range(100, 140):
            session.add(person(number, "Siti Aminah"))
            session.flush()
            refresh(session, [number - 96])
        assert len(all_ids(session, "siti aminah")) >= 40
        assert ranked(session) == reference(session, "")


def test_somebody_named_twice_is_put_in_once(people: Store) -> None:
    with people.write() as session:
        one = session.scalars(select(Employee.id)).first()
        refresh(session, [one, one])
        ranked = session.scalars(select(EmployeeRank.employee_id)).all()
    assert ranked.count(one) == 1


def test_moving_needs_no_upkeep(store: Store) -> None:
    with store.write() as session:
        fill(session, 30)
        rebuild(session)
        session.execute(update(Employee).where(Employee.name_key.like("%siti%")).values(unit_id=2, post_id=3))
        for text in ("siti sdn", "siti lurah", "siti dokter"):
            assert all_ids(session, text).tolist() == reference(session, text)


def test_unit_renamed_in_the_same_transaction_is_found_by_its_new_name(store: Store) -> None:
    with store.write() as session:
        fill(session, 30)
        rebuild(session)
        assert first_page(session, "palas", 50) == reference(session, "palas")
        session.execute(update(Unit).where(Unit.id == 3).values(name_key="kelurahan okura"))
        assert first_page(session, "okura", 50) == reference(session, "okura")


def test_removed_employees_are_left_out(store: Store) -> None:
    with store.write() as session:
        fill(session, 30)
        rebuild(session)
        session.get_one(Employee, 1).removed_at = now()
        session.flush()
        assert 1 not in all_ids(session, "")
        gone = Scope(conditions=("e.removed_at IS NOT NULL",))
        assert all_ids(session, "", gone).tolist() == [1]


def test_interrupted_search_is_a_refusal_and_the_next_one_is_whole(people: Store) -> None:
    once = iter([True])
    with people.read() as session:
        expected = all_ids(session, "siti")
        driver = session.connection().connection.driver_connection
    assert driver is not None
    driver.set_progress_handler(lambda: next(once, False), 1)
    with pytest.raises(Cancelled), people.read() as session:
        all_ids(session, "siti")
    with people.read() as session:
        assert all_ids(session, "siti") == expected
    driver.set_progress_handler(None, 0)
