"""Numbers taken, written, kept, given up and taken over, under changing patterns, against a clerk's sheet of paper."""

import contextlib
import multiprocessing
import os
import random
from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import HandLetter, Letter, NumberCounter
from desktop.db.tables.base import now
from desktop.domain.letters.letters import LetterKind
from desktop.domain.letters.number_books import PlaceState
from desktop.domain.letters.numbering import NumberParts, counter_key, render_number
from desktop.domain.refusal import Refusal
from desktop.services.numbers.books import counters_of_year, number_book
from desktop.services.numbers.hand_letters import HandEntry, record_hand_letter, void_reserved_number
from desktop.services.numbers.numbering import TakenNumber, counter_of, placed_number, take_number
from desktop.services.numbers.reservations import release_reservation, reserve_numbers, take_over_number
from desktop.services.settings import office, save_office
from desktop.services.wording.letter_settings import letter_settings

TODAY = date(2026, 11, 23)
PATTERNS = (
    "{klasifikasi}/{kode}.{urut}/{unit}/{bulan_romawi}/{tahun}",
    "{klasifikasi}/{kode}.{urut:3}/{unit}/{bulan}/{tahun}",
    "{sifat}/{klasifikasi}/{kode}/{urut}/{unit}/{tahun}",
)
KINDS = (LetterKind.DECREE, LetterKind.MEMO, LetterKind.PROPOSAL)
WORDS = {LetterKind.DECREE: "Kep", LetterKind.MEMO: "ND", LetterKind.PROPOSAL: "S"}
ACTS = st.one_of(
    st.tuples(st.just("issue"), st.sampled_from(KINDS), st.integers(1, 11)),
    st.tuples(st.just("issue"), st.sampled_from(KINDS), st.integers(1, 11)),
    st.tuples(st.sampled_from(["write", "hand"]), st.sampled_from(KINDS), st.integers(1, 14)),
    st.tuples(st.just("reserve"), st.sampled_from(KINDS), st.integers(1, 12)),
    st.tuples(st.just("void"), st.sampled_from(KINDS), st.integers(1, 14)),
    st.tuples(st.just("release"), st.sampled_from(KINDS), st.integers(0, 5)),
    st.tuples(st.just("start"), st.sampled_from(KINDS), st.integers(0, 12)),
    st.tuples(st.just("pattern"), st.sampled_from(range(len(PATTERNS))), st.just(0)),
    st.tuples(st.just("scope"), st.sampled_from(["office", "kind", "classification", "unit"]), st.just(0)),
)


class _Undone(Exception):  # noqa: N818  # it only takes the transaction back
    """Ends a sequence."""


class Naive:
    """What a clerk with a sheet of paper would hold: every number face, place, and range."""

    def __init__(self) -> None:
        self.faces: set[str] = set()
        self.places: set[tuple[str, int]] = set()
        self.kept: dict[int, tuple[str, int, int]] = {}
        self.last: defaultdict[str, int] = defaultdict(int)

    def is_kept(self, counter: str, number: int) -> bool:
        return any(counter == key and first <= number <= last for key, first, last in self.kept.values())

    def next(self, session: Session, kind: LetterKind) -> tuple[str, int]:
        counter = key_of(session, kind)
        number = self.last[counter] + 1
        while (
            self.is_kept(counter, number)
            or (counter, number) in self.places
            or face(session, kind, number) in self.faces
        ):
            number += 1
        return counter, number

    def bear(self, session: Session, kind: LetterKind, counter: str, number: int) -> None:
        assert (counter, number) not in self.places
        assert face(session, kind, number) not in self.faces
        self.places.add((counter, number))
        self.faces.add(face(session, kind, number))


def key_of(session: Session, kind: LetterKind) -> str:
    found = letter_settings(session, kind)
    parts = NumberParts(1, TODAY, found.classification, found.unit, WORDS[kind])
    return counter_key(found.scope, parts)


def face(session: Session, kind: LetterKind, number: int, month: int = 1) -> str:
    found = letter_settings(session, kind)
    day = date(2026, month, 1)
    return render_number(found.pattern, NumberParts(number, day, found.classification, found.unit, WORDS[kind], "B"))


def keep(session: Session, taken: TakenNumber, kind: LetterKind) -> None:
    session.add(
        Letter(
            kind=kind,
            number=taken.number,
            counter=taken.counter,
            running_number=taken.running,
            dated=TODAY,
            issued_at=now(),
            snapshot={},
            sha256="",
            pdf=b"",
        )
    )
    session.flush()


def is_refused(session: Session, kind: LetterKind, written: str) -> bool:
    try:
        placed_number(session, letter_settings(session, kind), TODAY, written)
    except Refusal:
        return True
    return False


def act(session: Session, naive: Naive, name: str, what: object, number: int) -> None:
    """Do one thing to the program and to the sheet of paper."""
    if name in {"pattern", "scope"}:
        changed = {"number_pattern": PATTERNS[what]} if name == "pattern" else {"counter_scope": what}  # type: ignore[index]
        save_office(session, replace(office(session), **changed))
        return
    assert isinstance(what, LetterKind)
    counter = key_of(session, what)
    day = date(2026, max(1, min(number, 11)), 1)
    if name == "issue":
        expected = naive.next(session, what)
        taken = take_number(session, letter_settings(session, what), day)
        assert (taken.counter, taken.running) == expected
        keep(session, taken, what)
        naive.last[counter] = taken.running
        naive.bear(session, what, *expected)
    elif name in {"write", "hand"}:
        written = face(session, what, number, 3)
        used = (counter, number) in naive.places or face(session, what, number) in naive.faces
        assert used == is_refused(session, what, written)
        if name == "write":
            keep(session, take_number(session, letter_settings(session, what), day, written), what)
        else:
            record_hand_letter(session, HandEntry(what, written, day, "Surat"), TODAY)
        naive.bear(session, what, counter, number)
    elif name == "reserve":
        kept = reserve_numbers(session, counter, number, number + 2, "Titipan")
        assert not any(
            naive.is_kept(counter, each) or (counter, each) in naive.places for each in range(number, number + 3)
        )
        naive.kept[kept] = (counter, number, number + 2)
    elif name == "void":
        void_reserved_number(session, counter, number, "Batal", TODAY)
        assert naive.is_kept(counter, number)
        row = session.scalars(select(HandLetter).order_by(HandLetter.id.desc())).first()
        assert row is not None
        naive.places.add((counter, number))
        naive.faces.add(face(session, what, number))
    elif name == "release":
        release_reservation(session, list(naive.kept)[number] if number < len(naive.kept) else 0, "Salah")
        del naive.kept[list(naive.kept)[number]]
    elif name == "start":
        last = naive.last[counter] + number
        take_over_number(session, counter, last, "Dari SRIKANDI")
        assert number > 0
        naive.kept[min([0, *naive.kept]) - 1] = (counter, naive.last[counter] + 1, last)
        naive.last[counter] = last


def look(session: Session, naive: Naive) -> None:
    """The books say of every number up to the last what the sheet of paper says."""
    for row in counters_of_year(session, 2026, TODAY):
        book = number_book(session, row.key, 2026, TODAY)
        assert book is not None
        assert row.last == naive.last[row.key]
        said = {at: line.state for line in book.lines for at in range(line.first, line.last + 1)}
        borne = {number for key, number in naive.places if key == row.key}
        free = {PlaceState.RESERVED, PlaceState.TAKEN_OVER, PlaceState.GAP, PlaceState.ELSEWHERE}
        assert borne == {at for at, state in said.items() if state not in free}
        assert set(range(1, row.last + 1)) <= set(said)
        for at, state in said.items():
            if state in {PlaceState.RESERVED, PlaceState.TAKEN_OVER}:
                assert naive.is_kept(row.key, at)
            if state in {PlaceState.GAP, PlaceState.ELSEWHERE}:
                assert not naive.is_kept(row.key, at)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTS, max_size=25))
def test_no_number_twice_and_none_lost_whatever_is_done(store: Store, acts: list[tuple[str, object, int]]) -> None:
    naive = Naive()
    with contextlib.suppress(_Undone), store.write() as session:
        save_office(
            session, replace(office(session), unit_code="BKPSDM", place="X", name="X", government="X", head_title="X")
        )
        save_office(session, replace(office(session), number_pattern=PATTERNS[0]))
        for name, what, number in acts:
            with contextlib.suppress(Refusal), session.begin_nested():
                act(session, naive, name, what, number)
        look(session, naive)
        raise _Undone


def _issue(path: Path, seed: int, count: int, dies: bool) -> None:
    """Takes numbers, each in its own transaction; some programs are killed with one in hand."""
    chance = random.Random(seed)
    store = Store(path)
    for _each in range(count):
        kind = chance.choice(KINDS)
        with store.write() as session:
            taken = take_number(session, letter_settings(session, kind), TODAY)
            keep(session, taken, kind)
            if dies and chance.random() < 0.2:
                os._exit(9)
    store.close()


def test_many_programs_some_of_them_killed_never_take_one_number_and_leave_no_gap(store: Store, database: Path) -> None:
    context = multiprocessing.get_context("spawn")
    programs = [context.Process(target=_issue, args=(database, seed, 15, bool(seed % 2))) for seed in range(4)]
    with store.write() as session:
        reserve_numbers(session, counter_of(letter_settings(session), TODAY), 5, 9, "Titipan")
    for program in programs:
        program.start()
    for program in programs:
        program.join(120)
    with store.read() as session:
        running = sorted(session.scalars(select(Letter.running_number)))
        last = session.scalars(select(NumberCounter.last)).one()
    assert {program.exitcode for program in programs} <= {0, 9}
    assert len(running) >= 30
    assert running == [at for at in range(1, last + 1) if not 5 <= at <= 9]
