"""Moves that are to be entered in SIASN, and whether it shows them."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import Employee, Post, TransferCase, Unit
from desktop.domain.cases.cases import CaseStage, Direction
from desktop.domain.refusal import Refusal
from desktop.services.cases.cases import new_case
from desktop.services.cases.file import steps_of
from desktop.services.entries.fields import entry_fields, export_entries
from desktop.services.entries.list import EntryState, awaited_moves, entry_rows, mark_entered, unmark_entered
from tests.case_office import TMT, TODAY, SmallOffice, lead_to, proposal, small_office
from tests.exchange.books import OTHER, employees_book
from tests.services.import_office import take_in


@pytest.fixture
def office(session: Session) -> SmallOffice:
    """The small office, with SIASN's ids."""
    office = small_office(session)
    for table, row_id, siasn in (
        (Employee, office.employee, "P1"),
        (Unit, office.to_unit, "U2"),
        (Post, office.post, "J1"),
    ):
        session.get_one(table, row_id).siasn_id = siasn  # type: ignore[attr-defined]
    return office


@pytest.fixture
def case_id(session: Session, office: SmallOffice) -> int:
    """A move whose decree is signed."""
    case_id = new_case(session, proposal(office), TODAY)
    lead_to(session, case_id, CaseStage.DELIVERY)
    return case_id


def state(session: Session) -> list[EntryState]:
    """The states of all moves, which those listed by state must agree with."""
    found = [row.state for row in entry_rows(session)]
    assert sorted(found) == sorted(row.state for one in EntryState for row in entry_rows(session, one))
    return found


def test_a_move_is_ready_when_its_decree_is_signed(session: Session, office: SmallOffice) -> None:
    case_id = new_case(session, proposal(office), TODAY)
    lead_to(session, case_id, CaseStage.DECREE)
    assert entry_rows(session) == []
    lead_to(session, case_id, CaseStage.DELIVERY)
    (row,) = entry_rows(session)
    assert (row.case_id, row.state, row.lacking, row.effective_on) == (case_id, EntryState.READY, (), TMT)


def test_who_leaves_the_region_is_entered_by_the_receiver(session: Session, case_id: int) -> None:
    session.get_one(TransferCase, case_id).direction = Direction.OUTGOING
    session.flush()
    assert entry_rows(session) == []


def test_fields_bear_the_ids_of_siasn(session: Session, case_id: int) -> None:
    fields = {field.key: field.value for field in entry_fields(session, case_id)}
    assert (fields["pnsId"], fields["unorId"], fields["jabatanFungsionalUmumId"]) == ("P1", "U2", "J1")
    assert (fields["jenisMutasiId"], fields["tmtJabatan"], fields["jabatanFungsionalId"]) == ("MU", "01-12-2026", "")
    assert fields["nomorSk"] == f"800/{case_id}"


def test_another_post_is_a_change_of_post(session: Session, office: SmallOffice) -> None:
    case_id = new_case(session, proposal(office, to_post_id=office.other_post), TODAY)
    fields = {field.key: field.value for field in entry_fields(session, case_id)}
    assert (fields["jenisMutasiId"], fields["jenisJabatan"]) == ("MJ", "2")


def test_what_has_no_id_is_named(session: Session, case_id: int, office: SmallOffice) -> None:
    session.get_one(Unit, office.to_unit).siasn_id = None
    session.flush()
    assert entry_rows(session)[0].lacking == ("unit kerja",)


def test_a_mark_stands_in_the_timeline_and_can_be_taken_back(session: Session, case_id: int) -> None:
    assert mark_entered(session, [case_id], TODAY, TODAY) == 1
    assert mark_entered(session, [case_id], TODAY, TODAY) == 0
    assert (entry_rows(session)[0].entered_by, state(session)) == ("Penguji", [EntryState.ENTERED])
    unmark_entered(session, case_id, "Salah orang")
    assert state(session) == [EntryState.READY]
    assert [step.action for step in steps_of(session, case_id)][-2:] == ["entered", "entry_undone"]


@pytest.mark.parametrize("on", [None, date(2026, 11, 24), date(2026, 11, 1)])
def test_a_day_that_cannot_be_is_refused(session: Session, case_id: int, on: date | None) -> None:
    with pytest.raises(Refusal) as refused:
        mark_entered(session, [case_id], on, TODAY)
    assert "on" in refused.value.fields


def test_a_move_without_a_signed_decree_is_not_marked(session: Session, office: SmallOffice) -> None:
    case_id = new_case(session, proposal(office), TODAY)
    with pytest.raises(Refusal, match="belum dapat dientri"):
        mark_entered(session, [case_id], TODAY, TODAY)


def test_a_workbook_has_a_row_a_move(session: Session, case_id: int, tmp_path: Path) -> None:
    assert export_entries(session, tmp_path / "siasn.xlsx", [case_id]) == 1
    sheet = load_workbook(tmp_path / "siasn.xlsx").active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:2] == ("pnsId", "nipBaru")
    assert rows[1][:2] == ("P1", "198503172010012001")


def entered_move(store: Store, post: str, unit: str) -> int:
    """A move of the workbook's person to `post` in `unit`, entered in SIASN."""
    with store.write() as session:
        office = small_office(session)
        person = session.query(Employee).filter_by(nip=OTHER["NIP BARU"]).one()
        case_id = new_case(session, proposal(office, employee_id=person.id), TODAY)
        lead_to(session, case_id, CaseStage.DELIVERY)
        session.get_one(Unit, office.to_unit).siasn_id = unit
        session.get_one(Post, office.post).siasn_id = post
        mark_entered(session, [case_id], TODAY, TODAY)
    return case_id


def test_the_next_import_sees_what_siasn_shows(store: Store, tmp_path: Path) -> None:
    take_in(store, employees_book(tmp_path / "before.xlsx", OTHER))
    case_id = entered_move(store, "J9", "U9")
    after = {**OTHER, "UNOR ID": "U9", "UNOR NAMA": "Puskesmas Rumbai", "JABATAN ID": "J9"}
    after |= {"JABATAN NAMA": "Pengelola Kepegawaian", "JENIS JABATAN ID": "4", "TMT JABATAN": "01-12-2026"}
    late = take_in(store, employees_book(tmp_path / "same.xlsx", OTHER))
    assert any("belum menampilkannya" in fault.reason for fault in late.warnings)
    shown = take_in(store, employees_book(tmp_path / "after.xlsx", after))
    assert not any("belum menampilkannya" in fault.reason for fault in shown.warnings)
    with store.read() as session:
        assert (state(session), awaited_moves(session)) == ([EntryState.CONFIRMED], {})
        assert steps_of(session, case_id)[-1].action == "entry_seen"
