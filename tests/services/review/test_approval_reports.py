"""The tick sheet on paper, and the nominatif as a workbook."""

from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from desktop.db.store import Store
from desktop.db.tables import TransferCase
from desktop.domain.refusal import Refusal
from desktop.services.review.approval_reports import export_approvals, print_tick_sheet, sheet_number
from tests.case_office import TODAY
from tests.services.review.test_approvals import waiting

NOW = datetime(2026, 11, 23, 14, 5)  # noqa: DTZ001  # the clock of the workstation


def words(pdf: bytes) -> str:
    """The text of all pages."""
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def test_the_sheet_has_a_row_a_case_with_boxes_and_room_to_sign(store: Store) -> None:
    made = waiting(store, 2)
    with store.read() as session:
        report = print_tick_sheet(session, made, NOW)
    said = words(report.pdf)
    assert report.title == f"Lembar centang {sheet_number(made, NOW)}"
    for expected in ("Rina Batubara", "Budi 0", "Setuju", "Perbaiki", "Tolak", "Pemerataan pegawai", "2026/0002"):
        assert expected in said


def test_the_number_names_the_hour_and_the_cases() -> None:
    assert sheet_number([1, 2], NOW).startswith("20261123-1405-")
    assert sheet_number([1, 2], NOW) != sheet_number([1, 3], NOW)


def test_long_reasons_and_many_rows_fit(store: Store) -> None:
    made = waiting(store, 12)
    with store.write() as session:
        session.get_one(TransferCase, made[3]).reason = "Pemerataan pegawai karena unit kekurangan tenaga. " * 60
    with store.read() as session:
        pdf = print_tick_sheet(session, made, NOW).pdf
    assert "Budi 10" in words(pdf)


def test_no_case_no_sheet(store: Store) -> None:
    with store.read() as session, pytest.raises(Refusal, match="Tidak ada perkara"):
        print_tick_sheet(session, [], NOW)


def test_the_nominatif_goes_out_as_a_workbook(store: Store, tmp_path: Path) -> None:
    made = waiting(store, 2)
    with store.write() as session:
        assert export_approvals(session, tmp_path / "n.xlsx", made[:1], TODAY) == 1
    sheet = load_workbook(tmp_path / "n.xlsx").active
    assert [cell.value for cell in sheet[2]][3:6] == ["Rina Batubara, S.E.", "198503172010012001", "III/b"]
