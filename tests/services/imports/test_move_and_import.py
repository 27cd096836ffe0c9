"""A case that moved an employee, and an export of SIASN that does not know it yet."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desktop.db.store import Store
from desktop.domain.cases.cases import CaseStage
from desktop.services.cases.cases import NewCase, new_case
from desktop.services.imports.imports import ImportResult
from tests.case_office import TMT, lead_to
from tests.exchange.books import GOOD, employees_book
from tests.services.import_office import rows, take_in

LATER = date(2026, 12, 7)
THERE = {"PNS ID": "A9", "NIP BARU": "199002032015031002", "NAMA": "BUDI KOTO", "TANGGAL LAHIR": "03-02-1990"}
THERE |= {"JENIS KELAMIN": "M", "TMT CPNS": "01-03-2015", "UNOR ID": "U2", "UNOR NAMA": "Kelurahan Umban Sari"}
PLACE = "SELECT u.name, e.post_since FROM employee e JOIN unit u ON u.id = e.unit_id WHERE e.nip = ?"
HISTORY = "SELECT count(*) FROM post_history h JOIN employee e ON e.id = h.employee_id WHERE e.nip = ?"
Take = Callable[..., ImportResult]


@pytest.fixture
def take(store: Store, tmp_path: Path) -> Take:
    """Import people given as dictionaries of SIASN's headings."""
    return lambda *people: take_in(store, employees_book(tmp_path / "pegawai.xlsx", *people), today=LATER)


@pytest.fixture
def moved(store: Store, take: Take) -> None:
    """Rina moved by a decree from Palas to Umban Sari on the TMT."""
    take(GOOD, GOOD | THERE)
    ((employee, post),) = rows(store, "SELECT id, post_id FROM employee WHERE nip = ?", GOOD["NIP BARU"])
    ((unit,),) = rows(store, "SELECT id FROM unit WHERE name = ?", THERE["UNOR NAMA"])
    with store.write() as session:
        case = new_case(session, NewCase(employee, "within", unit, post, "Pemerataan", "Kekurangan", TMT), LATER)
        lead_to(session, case, CaseStage.SUPPORT, LATER)


@pytest.mark.usefixtures("moved")
@pytest.mark.parametrize("written", ["02-01-2015", "", "30-11-2026"])
def test_an_older_export_does_not_undo_the_move(store: Store, take: Take, written: str) -> None:
    result = take(GOOD | {"TMT JABATAN": written})
    assert rows(store, PLACE, GOOD["NIP BARU"]) == [("Kelurahan Umban Sari", TMT.isoformat())]
    assert rows(store, HISTORY, GOOD["NIP BARU"]) == [(2,)]
    assert any("dipertahankan" in fault.reason for fault in result.warnings)


@pytest.mark.usefixtures("moved")
def test_a_newer_export_moves_on(store: Store, take: Take) -> None:
    take(GOOD | {"TMT JABATAN": "05-12-2026"})
    assert rows(store, PLACE, GOOD["NIP BARU"]) == [("Kelurahan Palas", "2026-12-05")]


@pytest.mark.usefixtures("moved")
def test_an_export_that_knows_the_move_changes_nothing(store: Store, take: Take) -> None:
    result = take(GOOD | {"UNOR ID": "U2", "UNOR NAMA": THERE["UNOR NAMA"], "TMT JABATAN": "01-12-2026"})
    assert (result.changed, result.unchanged) == (0, 1)
