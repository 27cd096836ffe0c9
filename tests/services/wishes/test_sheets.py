"""Sheets of wishes and skills go out and come in again whole; a wrong row is told with its number."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from desktop.domain.cases.consultation import SkillKind
from desktop.domain.refusal import Refusal
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.cases.participation import SkillEntry, WishEntry, save_skill, save_wish, skills_of, wishes_of
from desktop.services.employees.employees import EmployeeQuery
from desktop.services.letters.pdfium import page_count
from desktop.services.wishes.intake import read_wishes, take_in_wishes
from desktop.services.wishes.sheets import HEADINGS, export_wish_sheets, print_own_sheet, print_wish_sheets
from tests.services.staff import Staff, staff

TODAY = date(2026, 8, 1)
NOW = datetime(2026, 8, 1, 8, 0)  # noqa: DTZ001  # the clock of the workstation
RINA, BUDI = "198503172010012001", "199001012022211001"


@pytest.fixture
def people(session: Session) -> Staff:
    """Four employees; Rina has stated two wishes and a certificate."""
    found = staff(session)
    save_wish(session, found.rina, WishEntry(unit_id=found.sekolah, note="Dekat\nrumah", stated_on=TODAY), TODAY)
    save_wish(session, found.rina, WishEntry(district="Tampan"), TODAY)
    save_skill(session, found.rina, SkillEntry(SkillKind.CERTIFICATE, "BTCLS", "Dasar", "No. 12/2024"), TODAY)
    return found


def _book(path: Path, *rows: dict[str, object]) -> Path:
    lines = [tuple(row.get(heading) for heading in HEADINGS) for row in rows]
    write_workbook(path, "LEMBAR KEINGINAN", [WorkbookColumn(heading) for heading in HEADINGS], lines)
    return path


def _wish(nip: str, **cells: object) -> dict[str, object]:
    named = {"unit": HEADINGS[6], "post": HEADINGS[7], "district": HEADINGS[8], "rank": "URUTAN", "why": "ALASAN"}
    return {"NIP": nip, "JENIS": "Keinginan", **{named[key]: cell for key, cell in cells.items()}}


def test_what_goes_out_comes_in_unchanged(session: Session, people: Staff, tmp_path: Path) -> None:
    before = wishes_of(session, people.rina), skills_of(session, people.rina)
    assert export_wish_sheets(session, tmp_path / "lembar.xlsx", EmployeeQuery()) == 4
    intake = read_wishes(session, tmp_path / "lembar.xlsx", TODAY)
    taken = take_in_wishes(session, intake, TODAY)
    assert (taken.new, taken.changed, taken.same, intake.faults) == (0, 0, 3, ())
    assert (wishes_of(session, people.rina), skills_of(session, people.rina)) == before


def test_new_wishes_come_first_and_nothing_recorded_is_lost(session: Session, people: Staff, tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx", _wish(RINA, post="guru", rank=2), _wish(RINA, district="Sail", rank=1))
    taken = take_in_wishes(session, read_wishes(session, path, TODAY), TODAY)
    assert (taken.new, taken.changed, taken.faults) == (2, 0, ())
    assert [wish.post or wish.district or wish.unit for wish in wishes_of(session, people.rina)] == [
        *("Sail", "Guru"),
        *("SDN 12 Dinas", "Tampan"),
    ]


def test_a_skill_that_is_known_is_corrected(session: Session, people: Staff, tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx", {"NIP": RINA, "JENIS": "sertifikat", "ISI": "btcls", "TINGKAT": "Lanjut"})
    taken = take_in_wishes(session, read_wishes(session, path, TODAY), TODAY)
    assert (taken.new, taken.changed) == (0, 1)
    assert [(one.name, one.level) for one in skills_of(session, people.rina)] == [("btcls", "Lanjut")]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (_wish("123456789012345678", unit="Dinas"), "NIP"),
        (_wish(RINA, unit="Dinas Lain"), HEADINGS[6]),
        (_wish(RINA, post="Dokter"), HEADINGS[7]),
        (_wish(RINA, unit="Dinas", district="Sail"), HEADINGS[8]),
        (_wish(RINA, why="Dekat rumah"), HEADINGS[6]),
        ({"NIP": RINA, "JENIS": "Hobi", "ISI": "Memancing"}, "JENIS"),
        ({"NIP": RINA, "JENIS": "Bahasa", "TINGKAT": "Lancar"}, "ISI"),
        ({"NIP": RINA, "JENIS": "Bahasa", "ISI": "Arab", "TANGGAL": date(2027, 1, 1)}, "TANGGAL"),
    ],
)
def test_a_wrong_row_is_told_and_the_others_are_kept(
    session: Session, people: Staff, tmp_path: Path, row: dict[str, object], column: str
) -> None:
    path = _book(tmp_path / "a.xlsx", row, _wish(BUDI, unit="SDN 12 DINAS"))
    intake = read_wishes(session, path, TODAY)
    assert [(fault.row, fault.column) for fault in intake.faults] == [(2, column)]
    assert take_in_wishes(session, intake, TODAY).new == 1
    assert [wish.unit_id for wish in wishes_of(session, people.budi)] == [people.sekolah]


def test_a_row_that_the_record_refuses_is_told_too(session: Session, people: Staff, tmp_path: Path) -> None:
    del people
    double = {"NIP": BUDI, "JENIS": "Minat", "ISI": "x" * 400}
    taken = take_in_wishes(session, read_wishes(session, _book(tmp_path / "a.xlsx", double), TODAY), TODAY)
    assert (taken.new, [fault.row for fault in taken.faults]) == (0, [2])


def test_another_workbook_is_refused(session: Session, tmp_path: Path) -> None:
    write_workbook(tmp_path / "x.xlsx", "X", [WorkbookColumn("NIP"), WorkbookColumn("NAMA")], [("1", "A")])
    with pytest.raises(Refusal, match="JENIS"):
        read_wishes(session, tmp_path / "x.xlsx", TODAY)


def test_sheets_are_printed_for_one_and_for_all(session: Session, people: Staff) -> None:
    own = print_own_sheet(session, people.rina, TODAY, NOW)
    every = print_wish_sheets(session, EmployeeQuery(), TODAY, NOW)
    assert own.about.row_id == people.rina
    assert every.about.row_id is None
    assert (page_count(own.pdf), page_count(every.pdf)) == (1, 4)


def test_nobody_listed_is_refused(session: Session) -> None:
    with pytest.raises(Refusal):
        print_wish_sheets(session, EmployeeQuery(text="tidak ada"), TODAY, NOW)


def test_the_workbook_offers_kinds_units_and_posts(session: Session, people: Staff, tmp_path: Path) -> None:
    del people
    export_wish_sheets(session, tmp_path / "lembar.xlsx", EmployeeQuery())
    book = load_workbook(tmp_path / "lembar.xlsx")
    assert book.sheetnames == ["LEMBAR KEINGINAN", "Petunjuk", "Daftar"]
    rules = {
        str(rule.sqref).split(":")[0]: rule.formula1 for rule in book.worksheets[0].data_validations.dataValidation
    }
    assert rules == {"E2": "'Daftar'!$A$2:$A$6", "G2": "'Daftar'!$B$2:$B$3", "H2": "'Daftar'!$C$2:$C$3"}
    assert [cell.value for cell in book["Daftar"]["B"][:3]] == [HEADINGS[6], "Dinas", "SDN 12 Dinas"]


def test_five_lines_are_for_an_employee_who_states_nothing(session: Session, people: Staff, tmp_path: Path) -> None:
    del people
    export_wish_sheets(session, tmp_path / "lembar.xlsx", EmployeeQuery(text=BUDI))
    lines = load_workbook(tmp_path / "lembar.xlsx").worksheets[0].iter_rows(min_row=2, values_only=True)
    assert [line[4] for line in lines] == ["Keinginan"] * 3 + ["Minat", "Keahlian"]


def test_an_unknown_name_is_told_with_the_nearest(session: Session, people: Staff, tmp_path: Path) -> None:
    del people
    (fault,) = read_wishes(session, _book(tmp_path / "a.xlsx", _wish(RINA, unit="SD N 12")), TODAY).faults
    assert fault.reason == "Nama ini tidak tercatat; mungkin maksudnya “SDN 12 Dinas”."
