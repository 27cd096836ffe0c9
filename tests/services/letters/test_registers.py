"""The agenda of letters and the register of decrees: what stands in them, in which order, on paper and in Excel."""

from datetime import date, datetime
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import AuditEntry, Decree
from desktop.domain.letters.letters import LetterKind
from desktop.services.letters.letters import issue_decree, void_letter
from desktop.services.letters.registers import (
    Register,
    RegisterQuery,
    RegisterRow,
    export_register,
    letter_register,
    print_register,
)
from desktop.services.numbers.hand_letters import HandEntry, record_hand_letter, void_reserved_number
from desktop.services.numbers.reservations import reserve_numbers
from tests.letter_office import TODAY, add_case, add_office, draft

COUNTER = "2026:office:"
NOW = datetime(2026, 11, 23, 8)  # noqa: DTZ001  # the clock of the workstation
AGENDA, DECREES = (RegisterQuery(register, 2026) for register in Register)


@pytest.fixture
def issued(store: Store) -> int:
    """Decree 1; 2 and 3 reserved, of them 3 given up; 4 a memo written by hand; one outside every counter."""
    signatory, case_id = add_office(store), add_case(store)
    with store.write() as session:
        letter = issue_decree(session, case_id, draft(signatory), TODAY)
        reserve_numbers(session, COUNTER, 2, 3, "Titipan Sekda")
        void_reserved_number(session, COUNTER, 3, "Salah tulis", TODAY)
        record_hand_letter(session, HandEntry(LetterKind.MEMO, "4", TODAY, "Permintaan data", "Yth. Inspektur"), TODAY)
        record_hand_letter(session, HandEntry(None, "B-7/SETDA/2026", TODAY, "Edaran"), TODAY)
    return letter


def rows(store: Store, query: RegisterQuery) -> list[RegisterRow]:
    with store.read() as session:
        return letter_register(session, query)


def test_letters_kept_and_given_up_numbers_stand_in_their_place(store: Store, issued: int) -> None:
    told = [(row.running, row.state) for row in rows(store, AGENDA)]
    assert told == [
        (1, "Terbit"),
        (2, "Dicadangkan"),
        (3, "Nomor dibatalkan"),
        (4, "Surat manual"),
        (0, "Surat manual"),
    ]


def test_a_line_says_whom_it_is_about_who_signed_and_the_check_code(store: Store, issued: int) -> None:
    row = rows(store, AGENDA)[0]
    assert (row.person, row.signer, row.letter_id) == ("Siti Aminah, S.Kep.", "BUDI CONTOH", issued)
    assert len(row.check_code) == 11
    assert rows(store, AGENDA)[3].person == "Yth. Inspektur"


def test_the_register_of_decrees_holds_decrees_only_and_those_made_elsewhere(store: Store, issued: int) -> None:
    with store.write() as session:
        session.add(Decree(number="821/5/2026", decided_on=date(2026, 2, 1)))
    told = [(row.number, row.kind) for row in rows(store, DECREES) if row.kind is not None]
    assert told == [("800.1.3.1/1/BKPSDM/XI/2026", LetterKind.DECREE), ("821/5/2026", LetterKind.DECREE)]


def test_a_void_letter_stands_with_its_reason(store: Store, issued: int) -> None:
    with store.write() as session:
        void_letter(session, issued, "Salah ketik nama")
    row = rows(store, DECREES)[0]
    assert (row.state, row.void_reason) == ("Tidak berlaku", "Salah ketik nama")


@pytest.mark.parametrize(("kind", "count"), [(LetterKind.DECREE, 1), (LetterKind.MEMO, 1), (LetterKind.PROPOSAL, 0)])
def test_one_kind_alone_can_be_read(store: Store, issued: int, kind: LetterKind, count: int) -> None:
    assert len(rows(store, RegisterQuery(Register.AGENDA, 2026, kind))) == count


def test_another_year_is_empty(store: Store, issued: int) -> None:
    assert rows(store, RegisterQuery(Register.AGENDA, 2025)) == []


def test_the_paper_lies_and_names_counters_and_letters(store: Store, issued: int) -> None:
    with store.read() as session:
        report = print_register(session, AGENDA, NOW)
    (page,) = pypdfium2.PdfDocument(report.pdf)
    said = "".join(page.get_textpage().get_text_bounded().split())
    assert page.get_width() > page.get_height()
    for words in (
        "Agenda surat keluar",
        "Semua surat 2026",
        "800.1.3.1/1/BKPSDM/XI/2026",
        "Salah tulis",
        "B-7/SETDA/2026",
    ):
        assert words.replace(" ", "") in said


def test_an_empty_register_says_so(session: Session) -> None:
    report = print_register(session, AGENDA, NOW)
    assert "Belum ada surat" in pypdfium2.PdfDocument(report.pdf)[0].get_textpage().get_text_bounded()


def test_the_workbook_has_a_line_for_each_and_the_audit_tells(store: Store, issued: int, tmp_path: Path) -> None:
    path = tmp_path / "agenda.xlsx"
    with store.write() as session:
        assert export_register(session, path, AGENDA) == 5
        assert session.query(AuditEntry).filter_by(action="export", table_name="letter").count() == 1
    assert path.stat().st_size > 0
