"""Letters written by hand, numbers kept for them, given up or taken over, and the books that show them."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from desktop.db.tables import AuditEntry, Decree, HandLetter, NumberReservation
from desktop.domain.letters.letters import LetterKind
from desktop.domain.letters.number_books import PlaceState
from desktop.domain.refusal import Refusal, Stale
from desktop.services.numbers.books import book_years, counters_of_year, number_book
from desktop.services.numbers.hand_letters import (
    HandEntry,
    correct_hand_letter,
    hand_letter,
    record_hand_letter,
    suggested_number,
    void_hand_letter,
    void_reserved_number,
)
from desktop.services.numbers.numbering import next_number, take_number
from desktop.services.numbers.reservations import first_free, release_reservation, reserve_numbers, take_over_number
from desktop.services.wording.letter_settings import LetterSettings, letter_settings

TODAY = date(2026, 11, 23)
COUNTER = "2026:office:"
ENTRY = HandEntry(LetterKind.PROPOSAL, "2", TODAY, "Usul mutasi", "Yth. Gubernur Riau")


def settled(session: Session) -> LetterSettings:
    return letter_settings(session, LetterKind.PROPOSAL)


def states(session: Session) -> list[tuple[str, PlaceState]]:
    book = number_book(session, COUNTER, 2026, TODAY)
    assert book is not None
    return [(line.span(), line.state) for line in book.lines]


def test_reserved_numbers_are_passed_over(session: Session) -> None:
    reserve_numbers(session, COUNTER, 1, 3, "Surat Sekda")
    assert take_number(session, settled(session), TODAY).running == 4
    assert states(session)[0] == ("1–3", PlaceState.RESERVED)


def test_the_first_number_reserved_is_the_next_that_is_free(session: Session) -> None:
    reserve_numbers(session, COUNTER, 4, 5, "Surat Sekda")
    reserve_numbers(session, COUNTER, None, None, "Satu lagi")
    assert first_free(session, COUNTER) == 7


@pytest.mark.parametrize(
    ("first", "last", "purpose", "field"),
    [(2, 4, "x", "first"), (5, 4, "x", "last"), (10, 4000, "x", "last"), (10, 11, " ", "purpose")],
)
def test_numbers_that_cannot_be_reserved_are_told_at_their_field(session, first, last, purpose, field) -> None:
    reserve_numbers(session, COUNTER, 3, 3, "Titipan")
    with pytest.raises(Refusal) as refused:
        reserve_numbers(session, COUNTER, first, last, purpose)
    assert list(refused.value.fields) == [field]


def test_a_hand_letter_takes_the_reserved_number_by_its_running_number(session: Session) -> None:
    reserve_numbers(session, COUNTER, 1, 3, "Titipan")
    row = hand_letter(session, record_hand_letter(session, ENTRY, TODAY))
    assert row.entry.number == "800.1.3.1/2/XI/2026"
    assert states(session) == [("1", PlaceState.RESERVED), ("2", PlaceState.HAND), ("3", PlaceState.RESERVED)]


def test_a_hand_letter_is_offered_the_lowest_reserved_number(session: Session) -> None:
    assert suggested_number(session, LetterKind.PROPOSAL, TODAY) == "800.1.3.1/1/XI/2026"
    reserve_numbers(session, COUNTER, 7, 8, "Titipan")
    record_hand_letter(session, HandEntry(LetterKind.PROPOSAL, "7", TODAY, "Usul"), TODAY)
    assert suggested_number(session, LetterKind.PROPOSAL, TODAY) == "800.1.3.1/8/XI/2026"


@pytest.mark.parametrize("number", ["2", "800.1.3.1/2/XI/2026", "800.1.3.1/2/III/2026", "800.1.3.1/02/XI/2026"])
def test_a_number_that_is_borne_is_refused_whatever_its_month(session: Session, number: str) -> None:
    record_hand_letter(session, ENTRY, TODAY)
    with pytest.raises(Refusal) as refused:
        record_hand_letter(session, HandEntry(LetterKind.PROPOSAL, number, TODAY, "Lain"), TODAY)
    assert "number" in refused.value.fields


def test_a_number_of_another_system_stands_outside(session: Session) -> None:
    record_hand_letter(session, HandEntry(None, "B-77/SETDA/2026", TODAY, "Edaran"), TODAY)
    rows = counters_of_year(session, 2026, TODAY)
    assert [(row.key, row.borne) for row in rows if row.borne] == [("outside", 1)]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"dated": None}, "dated"),
        ({"dated": date(2027, 1, 1)}, "dated"),
        ({"subject": ""}, "subject"),
        ({"number": ""}, "number"),
    ],
)
def test_what_is_missing_of_a_hand_letter_is_told_at_its_field(session: Session, change, field) -> None:
    values = {"kind": LetterKind.MEMO, "number": "1", "dated": TODAY, "subject": "Nota"} | change
    with pytest.raises(Refusal) as refused:
        record_hand_letter(session, HandEntry(**values), TODAY)
    assert field in refused.value.fields


def test_a_hand_letter_is_corrected_but_keeps_its_number(session: Session) -> None:
    at = record_hand_letter(session, ENTRY, TODAY)
    correct_hand_letter(session, at, HandEntry(None, "9", None, "Usul mutasi dua pegawai"), 1)
    file = hand_letter(session, at)
    assert (file.entry.number, file.entry.subject) == ("800.1.3.1/2/XI/2026", "Usul mutasi dua pegawai")
    with pytest.raises(Stale):
        correct_hand_letter(session, at, ENTRY, 1)


def test_a_void_hand_letter_keeps_its_number(session: Session) -> None:
    at = record_hand_letter(session, HandEntry(LetterKind.PROPOSAL, "1", TODAY, "Usul"), TODAY)
    void_hand_letter(session, at, "Tidak jadi dikirim")
    assert states(session) == [("1", PlaceState.HAND_VOID)]
    assert next_number(session, settled(session), TODAY).running == 2
    with pytest.raises(Refusal):
        void_hand_letter(session, at, "Sekali lagi")


def test_a_reserved_number_is_given_up_with_its_reason(session: Session) -> None:
    reserve_numbers(session, COUNTER, 1, 2, "Titipan")
    void_reserved_number(session, COUNTER, 2, "Tidak dipakai", TODAY)
    assert states(session) == [("1", PlaceState.RESERVED), ("2", PlaceState.HAND_VOID)]
    with pytest.raises(Refusal):
        void_reserved_number(session, COUNTER, 2, "Lagi", TODAY)
    with pytest.raises(Refusal):
        void_reserved_number(session, COUNTER, 3, "Bukan cadangan", TODAY)


def test_a_reservation_given_up_leaves_a_gap_behind_the_counter_and_nothing_ahead(session: Session) -> None:
    kept = reserve_numbers(session, COUNTER, 1, 3, "Titipan")
    taken = take_number(session, settled(session), TODAY)
    session.add(HandLetter(number=taken.number, counter=taken.counter, running_number=taken.running, dated=TODAY))
    release_reservation(session, kept, "Salah")
    assert states(session) == [("1–3", PlaceState.GAP), ("4", PlaceState.HAND)]
    assert [row.gaps for row in counters_of_year(session, 2026, TODAY)] == [3]


def test_a_counter_goes_on_after_the_number_of_another_system(session: Session) -> None:
    take_over_number(session, COUNTER, 120, "Nomor terakhir di SRIKANDI")
    assert take_number(session, settled(session), TODAY).running == 121
    assert states(session)[0] == ("1–120", PlaceState.TAKEN_OVER)
    entry = session.query(AuditEntry).filter_by(action="take_over").one()
    assert (entry.details["before"], entry.details["last"]) == (0, 120)


@pytest.mark.parametrize("last", [None, 0, 5, 6, 10_000_000])
def test_a_counter_never_goes_back(session: Session, last: int | None) -> None:
    take_over_number(session, COUNTER, 6, "Nomor terakhir di buku")
    with pytest.raises(Refusal) as refused:
        take_over_number(session, COUNTER, last, "Salah")
    assert "last" in refused.value.fields


def test_numbers_of_another_system_are_not_released(session: Session) -> None:
    take_over_number(session, COUNTER, 6, "Nomor terakhir di buku")
    with pytest.raises(Refusal):
        release_reservation(session, session.query(NumberReservation).one().id, "Salah")


@pytest.mark.parametrize("number", ["800.1.3.1/1/III/2026", "800.1.3.1/1/XI/2026"])
def test_a_decree_made_elsewhere_holds_its_number_in_every_month(session: Session, number: str) -> None:
    session.add(Decree(number=number, decided_on=date(2026, 3, 1)))
    session.flush()
    assert take_number(session, settled(session), TODAY).running == 2
    assert states(session) == [("1", PlaceState.ELSEWHERE), ("2", PlaceState.GAP)]


def test_two_decrees_of_one_number_are_doubles(session: Session) -> None:
    session.add_all([Decree(number="SK/1", decided_on=TODAY), Decree(number="sk/ 1", decided_on=TODAY)])
    record_hand_letter(session, HandEntry(None, "SK/2", TODAY, "Lain"), TODAY)
    session.flush()
    (row,) = [row for row in counters_of_year(session, 2026, TODAY) if row.key == "outside"]
    assert (row.doubles, row.borne) == (2, 1)


def test_years_with_a_book_are_known(session: Session) -> None:
    record_hand_letter(session, HandEntry(None, "1/2024", date(2024, 2, 1), "Lama"), TODAY)
    take_over_number(session, "2025:office:", 3, "Buku lama")
    assert book_years(session, TODAY) == [2026, 2025, 2024]


def test_another_code_of_the_archive_holds_its_place_too(session: Session) -> None:
    """One counter for all letters gives each number once, whatever code stands before it."""
    record_hand_letter(session, replace(ENTRY, number="800.1.11.1/1/XI/2026"), TODAY)
    assert next_number(session, settled(session), TODAY).running == 2


def test_a_letter_of_no_kind_of_ours_holds_its_place(session: Session) -> None:
    record_hand_letter(session, replace(ENTRY, kind=None, number="900.1/1/XI/2026"), TODAY)
    assert states(session) == [("1", PlaceState.HAND)]


@pytest.mark.parametrize(("kind", "number"), [(None, "7"), (LetterKind.PROPOSAL, "9" * 20), (LetterKind.MEMO, "0")])
def test_a_running_number_that_says_nothing_is_told_at_its_field(session: Session, kind, number) -> None:
    with pytest.raises(Refusal) as refused:
        record_hand_letter(session, replace(ENTRY, kind=kind, number=number), TODAY)
    assert "number" in refused.value.fields


def test_a_number_of_next_year_is_passed_over_when_its_time_comes(session: Session) -> None:
    record_hand_letter(session, replace(ENTRY, number="800.1.3.1/1/I/2027"), TODAY)
    assert next_number(session, settled(session), date(2027, 1, 4)).running == 2
