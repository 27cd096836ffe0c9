"""Cases that cross the border of the region, and swaps: what they need and say, how both halves hold together."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from desktop.db.store import Store
from desktop.db.tables import Employee, TransferCase
from desktop.domain.cases.cases import CaseKind, CaseStage, Direction
from desktop.domain.refusal import Refusal
from desktop.services.cases.cases import NewCase, advance, edit_case, new_case, open_case, withdraw_case
from desktop.services.cases.list import CaseQuery, case_ids, case_rows
from desktop.services.letters.decree_facts import _move
from desktop.services.rules.case_kinds import case_kinds
from desktop.services.rules.rule_changes import change_kind, kind_files
from tests.case_office import TMT, TODAY, SmallOffice, proposal, small_office

ABROAD = {
    "kind": CaseKind.BETWEEN_REGENCIES,
    "outside_agency": "Kabupaten Siak",
    "outside_unit": "Dinas Kesehatan",
    "outside_post": "Perawat Ahli Pertama",
    "need": "Tenaga kesehatan",
}


@pytest.fixture
def office(store: Store) -> SmallOffice:
    with store.write() as session:
        office = small_office(session)
        tono = session.get_one(Employee, office.contract)
        tono.nip, tono.kind, tono.legal_status = "199001012015011001", tono.kind.PNS, "01"
        tono.unit_id, tono.post_id = office.to_unit, office.other_post
        return office


def swap(office: SmallOffice, **changed: object) -> NewCase:
    return proposal(office, kind=CaseKind.SWAP, swap_with=office.contract, need="Keduanya sepakat", **changed)


@pytest.mark.parametrize("direction", [Direction.INSIDE, Direction.OUTGOING])
def test_a_kind_refuses_a_direction_that_it_does_not_know(
    store: Store, office: SmallOffice, direction: Direction
) -> None:
    kind = CaseKind.CENTRAL if direction is Direction.INSIDE else CaseKind.WITHIN
    with store.write() as session, pytest.raises(Refusal) as refused:
        new_case(session, proposal(office, kind=kind, direction=direction), TODAY)
    assert list(refused.value.fields) == ["direction"]


def test_who_leaves_goes_to_an_agency(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        case = new_case(session, proposal(office, direction=Direction.OUTGOING, **ABROAD), TODAY)
        file = open_case(session, case, TODAY)
        (row,) = case_rows(session, case_ids(session, CaseQuery("siak", sort="to_unit")))
        move = _move(session, case)
    assert (file.destination.where, file.destination.unit_id) == ("Dinas Kesehatan, Kabupaten Siak", None)
    assert (row.from_unit, row.to_unit) == ("Sekretariat", file.destination.where)
    assert row.to_post == move.new.post == "Perawat Ahli Pertama"
    assert (move.old.where, move.new.where) == ("Sekretariat", "Dinas Kesehatan, Kabupaten Siak")
    assert not any("tujuan" in missing.what for missing in file.missing)


def test_who_comes_in_has_an_origin_outside(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        person = session.get_one(Employee, office.employee)
        person.unit_id, person.post_id = None, None
        case = new_case(session, proposal(office, direction=Direction.INCOMING, **ABROAD), TODAY)
        file = open_case(session, case, TODAY)
        move = _move(session, case)
        (row,) = case_rows(session, case_ids(session, CaseQuery("siak", sort="from_unit")))
    assert (file.origin.where, file.destination.unit_id) == ("Dinas Kesehatan, Kabupaten Siak", office.to_unit)
    assert (row.from_unit, move.old.post) == (file.origin.where, "Perawat Ahli Pertama")
    assert "interview" in {paper.code for paper in file.checklist}


@pytest.mark.parametrize("direction", [Direction.INCOMING, Direction.OUTGOING])
def test_without_the_agency_a_draft_does_not_go_on(store: Store, office: SmallOffice, direction: Direction) -> None:
    with store.write() as session:
        case = new_case(session, proposal(office, direction=direction, **(ABROAD | {"outside_agency": ""})), TODAY)
        assert "agency" in {missing.field for missing in open_case(session, case, TODAY).missing}


def test_what_the_direction_does_not_know_is_not_kept(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        case = new_case(session, proposal(office, **(ABROAD | {"kind": CaseKind.WITHIN})), TODAY)
        row = session.get_one(TransferCase, case)
        assert (row.outside_agency, row.outside_unit, row.outside_post) == ("", "", "")


def test_a_disabled_kind_opens_no_new_case_but_keeps_its_old_ones(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        case = new_case(session, proposal(office), TODAY)
        file = next(file for file in kind_files(session) if file.kind.kind is CaseKind.WITHIN)
        closed = case_kinds(session)[CaseKind.WITHIN]
        change_kind(session, file.key, type(closed)(closed.kind, closed.article, closed.routes, (), False), "Tutup")
        with pytest.raises(Refusal) as refused:
            new_case(session, proposal(office, employee_id=office.contract), TODAY)
        edit_case(session, case, proposal(office, reason="Lain"), open_case(session, case, TODAY).version, TODAY)
        assert open_case(session, case, TODAY).checklist == ()
    assert list(refused.value.fields) == ["kind"]


def test_a_draft_takes_the_new_list_when_saved_and_a_checked_case_keeps_its_own(
    store: Store, office: SmallOffice
) -> None:
    with store.write() as session:
        case = new_case(session, proposal(office), TODAY)
        advance(session, case, TODAY)
        before = [paper.code for paper in open_case(session, case, TODAY).checklist]
        file = next(file for file in kind_files(session) if file.kind.kind is CaseKind.WITHIN)
        kind = file.kind
        change_kind(session, file.key, type(kind)(kind.kind, kind.article, kind.routes, kind.papers[:1]), "Ringkas")
        edit_case(session, case, proposal(office, reason="Lain"), open_case(session, case, TODAY).version, TODAY)
        assert [paper.code for paper in open_case(session, case, TODAY).checklist] == before


def test_a_swap_opens_both_cases_at_once(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        case = open_case(session, new_case(session, swap(office), TODAY), TODAY)
        assert case.swap is not None
        other = open_case(session, case.swap.case_id, TODAY)
    assert (case.number, other.number) == ("2026/0001", "2026/0002")
    assert other.swap is not None
    assert other.swap.case_id == case.id
    assert (case.destination.unit_id, case.destination.post_id) == (office.to_unit, office.other_post)
    assert (other.destination.unit_id, other.destination.post_id) == (office.from_unit, office.post)
    assert other.steps[-1].note == "Tukar tempat dengan perkara 2026/0001."


@pytest.mark.parametrize("partner", ["self", "gone", "busy"])
def test_a_swap_needs_another_employee_who_is_free(store: Store, office: SmallOffice, partner: str) -> None:
    with store.write() as session:
        if partner == "busy":
            new_case(session, NewCase(office.contract), TODAY)
        chosen = {"self": office.employee, "gone": 999, "busy": office.contract}[partner]
        opened = len(session.scalars(select(TransferCase)).all())
    with pytest.raises(Refusal) as refused, store.write() as session:
        new_case(session, proposal(office, kind=CaseKind.SWAP, swap_with=chosen), TODAY)
    assert "swap" in refused.value.fields
    with store.read() as session:
        assert len(session.scalars(select(TransferCase)).all()) == opened


def test_a_swap_may_wait_for_its_partner_as_a_draft(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        case = new_case(session, proposal(office, kind=CaseKind.SWAP), TODAY)
        file = open_case(session, case, TODAY)
        assert "swap" in {missing.field for missing in file.missing}
        edit_case(session, case, swap(office), file.version, TODAY)
        assert open_case(session, case, TODAY).swap is not None


def test_the_mirror_follows_a_change(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        case = open_case(session, new_case(session, swap(office), TODAY), TODAY)
        assert case.swap is not None
        edit_case(session, case.id, swap(office, effective_on=TMT + timedelta(days=7)), case.version, TODAY)
        other = open_case(session, case.swap.case_id, TODAY)
    assert other.effective_on == TMT + timedelta(days=7)
    assert "2026/0001" in other.steps[-1].note


def test_a_half_that_has_gone_on_is_not_changed_unseen(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        case = open_case(session, new_case(session, swap(office), TODAY), TODAY)
        assert case.swap is not None
        session.get_one(TransferCase, case.swap.case_id).stage = CaseStage.REVIEW
        with pytest.raises(Refusal, match="2026/0002"):
            edit_case(session, case.id, swap(office, effective_on=TMT + timedelta(days=7)), case.version, TODAY)


@pytest.mark.parametrize("change", ["kind", "partner"])
def test_an_open_swap_changes_neither_kind_nor_partner(store: Store, office: SmallOffice, change: str) -> None:
    with store.write() as session:
        case = open_case(session, new_case(session, swap(office), TODAY), TODAY)
        wanted = proposal(office) if change == "kind" else proposal(office, kind=CaseKind.SWAP)
        with pytest.raises(Refusal) as refused:
            edit_case(session, case.id, wanted, case.version, TODAY)
    assert list(refused.value.fields) == ["kind" if change == "kind" else "swap"]


def test_the_end_of_one_half_is_told_in_the_other(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        case = open_case(session, new_case(session, swap(office), TODAY), TODAY)
        assert case.swap is not None
        withdraw_case(session, case.id, "Pegawai berubah pikiran", TODAY)
        told = open_case(session, case.swap.case_id, TODAY).steps[-1]
    assert told.action == "swap"
    assert "2026/0001" in told.note
    assert "Pegawai berubah pikiran" in told.note


def test_a_half_that_waits_for_the_other_says_so_on_both_pages(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        case = open_case(session, new_case(session, swap(office), TODAY), TODAY)
        assert case.swap is not None
        assert case.swap_notice == ""
        session.get_one(TransferCase, case.id).stage = CaseStage.SUPPORT
        assert "menunggu: kedua pegawai" in open_case(session, case.id, TODAY).swap_notice
        assert "menunggu perkara ini" in open_case(session, case.swap.case_id, TODAY).swap_notice
        session.get_one(TransferCase, case.swap.case_id).stage = CaseStage.CANCELLED
        assert "sudah berakhir" in open_case(session, case.id, TODAY).swap_notice
