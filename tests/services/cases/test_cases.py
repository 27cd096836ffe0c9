"""Cases on a real database: opened, led, refused, returned, and what their page shows."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from desktop.db.store import Store
from desktop.db.tables import CaseStep, TransferCase
from desktop.domain.cases.cases import ApprovalResult, CaseKind, CaseStage, ChecklistState, DeliveryProof
from desktop.domain.cases.facts import CaseAction
from desktop.domain.cases.stages import rebuilt_stage
from desktop.domain.refusal import Refusal, Stale
from desktop.services.cases.cases import (
    NewCase,
    advance,
    edit_case,
    new_case,
    open_case,
    preview_checks,
    refuse_case,
    return_case,
    withdraw_case,
)
from desktop.services.cases.file import Mark
from desktop.services.cases.list import OPEN_STAGES, CaseQuery, case_ids, case_rows, cases_by_stage
from desktop.services.cases.papers import PaperCheck, record_check
from desktop.services.cases.steps import (
    Approval,
    Delivery,
    OutsideDecree,
    StartOfDuty,
    attach_decree,
    detach_decree,
    record_approval,
    record_delivery,
    record_handover,
    record_outside_decree,
    record_signature,
)
from desktop.services.rules.case_kinds import shipped_kinds
from tests.case_office import PDF, TMT, TODAY, SmallOffice, lead_to, proposal, small_office, tick_all

SORTS = ("number", "employee", "stage", "since", "effective", "from_unit", "to_unit", "to_post")


@pytest.fixture
def office(store: Store) -> SmallOffice:
    with store.write() as session:
        return small_office(session)


@pytest.fixture
def case(store: Store, office: SmallOffice) -> int:
    with store.write() as session:
        return new_case(session, proposal(office), TODAY)


def test_a_new_case_gets_number_checklist_and_first_step(store: Store, office: SmallOffice, case: int) -> None:
    with store.read() as session:
        file = open_case(session, case, TODAY)
    assert (file.number, file.stage, file.missing) == ("2026/0001", CaseStage.DRAFT, ())
    assert [paper.code for paper in file.checklist][:2] == ["release", "acceptance"]
    assert (file.origin.unit, file.destination.unit) == ("Sekretariat", "Puskesmas Rumbai")
    assert [(step.action, step.to_stage) for step in file.steps] == [("new", CaseStage.DRAFT)]


def test_numbers_run_on_within_the_year(store: Store, office: SmallOffice, case: int) -> None:
    contract = NewCase(office.contract, CaseKind.RELOCATION)
    with store.write() as session:
        second = new_case(session, contract, TODAY)
        withdraw_case(session, second, "Batal", TODAY)
        third = new_case(session, contract, TODAY.replace(year=2027))
        numbers = [open_case(session, one, TODAY).number for one in (second, third)]
    assert numbers == ["2026/0002", "2027/0001"]


def test_the_need_is_filled_from_the_establishment_where_there_is_room(store: Store, case: int) -> None:
    with store.read() as session:
        file = open_case(session, case, TODAY)
    assert "Puskesmas Rumbai" in file.need
    assert file.destination.room is not None
    assert file.destination.room.free == 2


def test_a_second_open_case_is_refused_by_the_first_ones_number(store: Store, office: SmallOffice, case: int) -> None:
    with store.write() as session, pytest.raises(Refusal, match="2026/0001") as refused:
        new_case(session, proposal(office), TODAY)
    assert "employee" in refused.value.fields


def test_a_draft_may_be_incomplete_but_says_what_it_lacks(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        case = new_case(session, NewCase(office.employee), TODAY)
        missing = open_case(session, case, TODAY).missing
    assert [one.field for one in missing] == ["unit", "post", "reason", "need", "effective"]
    assert all(one.article for one in missing)


def test_an_own_request_asks_for_the_written_request(store: Store, office: SmallOffice, case: int) -> None:
    with store.write() as session:
        file = open_case(session, case, TODAY)
        edit_case(session, case, proposal(office, own_request=True), file.version, TODAY)
        papers = open_case(session, case, TODAY).checklist
    assert papers[0].code == "request"
    assert len(papers) == len(shipped_kinds()[CaseKind.WITHIN].papers)


def test_two_who_edit_one_case_do_not_overwrite_each_other(store: Store, office: SmallOffice, case: int) -> None:
    with store.read() as session:
        version = open_case(session, case, TODAY).version
    with store.write() as session:
        edit_case(session, case, proposal(office, reason="Yang pertama"), version, TODAY)
    with store.write() as session, pytest.raises(Stale):
        edit_case(session, case, proposal(office, reason="Yang kedua"), version, TODAY)
    with store.write() as session, pytest.raises(Stale):
        advance(session, case, TODAY, version)


def test_while_it_is_checked_a_case_cannot_be_made_incomplete(store: Store, office: SmallOffice, case: int) -> None:
    with store.write() as session:
        advance(session, case, TODAY)
        version = open_case(session, case, TODAY).version
    with pytest.raises(Refusal), store.write() as session:
        edit_case(session, case, proposal(office, reason=""), version, TODAY)
    with store.read() as session:
        assert open_case(session, case, TODAY).reason == "Pemerataan pegawai"


def test_checking_waits_for_every_mandatory_paper(store: Store, case: int) -> None:
    with store.write() as session:
        advance(session, case, TODAY)
        papers = open_case(session, case, TODAY).checklist
        assert len(open_case(session, case, TODAY).missing) == sum(paper.mandatory for paper in papers)
        with pytest.raises(Refusal, match="Persetujuan melepas"):
            advance(session, case, TODAY)
        tick_all(session, case)
        assert advance(session, case, TODAY) is CaseStage.CONSULTATION


def test_a_paper_is_waived_only_with_a_reason(store: Store, case: int) -> None:
    with store.write() as session:
        paper = open_case(session, case, TODAY).checklist[0]
        with pytest.raises(Refusal):
            record_check(session, paper.id, PaperCheck(ChecklistState.WAIVED))
        record_check(session, paper.id, PaperCheck(ChecklistState.WAIVED, reason="Unit dilebur"), paper.version)
        session.flush()
        with pytest.raises(Stale):
            record_check(session, paper.id, PaperCheck(ChecklistState.MET), paper.version)


def test_an_approval_is_asked_for_again_after_a_return(store: Store, case: int) -> None:
    with store.write() as session:
        lead_to(session, case, CaseStage.DECREE)
        return_case(session, case, CaseStage.CHECKING, "Jabatan keliru", TODAY)
        file = open_case(session, case, TODAY)
    assert (file.stage, file.records.approval) == (CaseStage.CHECKING, None)
    assert file.steps[-1].note == "Jabatan keliru"


@pytest.mark.parametrize("result", [ApprovalResult.REPAIR, ApprovalResult.REFUSED])
def test_only_an_approved_case_goes_on(store: Store, case: int, result: ApprovalResult) -> None:
    with store.write() as session:
        lead_to(session, case, CaseStage.APPROVAL)
        record_approval(session, case, Approval(result, TODAY, "Wali Kota"), TODAY)
        with pytest.raises(Refusal):
            advance(session, case, TODAY)
        refuse_case(session, case, "Tidak disetujui", TODAY)
        assert open_case(session, case, TODAY).stage is CaseStage.REFUSED


def test_a_case_ends_only_with_a_reason(store: Store, case: int) -> None:
    with store.write() as session:
        with pytest.raises(Refusal):
            withdraw_case(session, case, "  ", TODAY)
        withdraw_case(session, case, "Usul dicabut", TODAY)
        file = open_case(session, case, TODAY)
    assert (file.stage, file.end_reason, file.actions) == (CaseStage.WITHDRAWN, "Usul dicabut", frozenset())
    assert file.strip == ((CaseStage.DRAFT, Mark.DONE), (CaseStage.WITHDRAWN, Mark.NOW))


def test_a_decree_is_made_once_and_only_in_its_stage(store: Store, case: int) -> None:
    with store.write() as session:
        with pytest.raises(Refusal):
            attach_decree(session, case, "800/1", TODAY, None)
        lead_to(session, case, CaseStage.DECREE)
        decree = attach_decree(session, case, "800/1", TODAY, None)
        with pytest.raises(Refusal):
            record_outside_decree(session, case, OutsideDecree("800/2", TODAY, TMT), TODAY)
        file = open_case(session, case, TODAY)
    assert file.decree is not None
    assert (file.decree.id, file.decree.effective_on) == (decree, TMT)


def test_a_number_used_once_is_not_taken_again(store: Store, case: int) -> None:
    with store.write() as session:
        lead_to(session, case, CaseStage.DECREE)
        record_outside_decree(session, case, OutsideDecree("800/1", TODAY, TMT), TODAY)
        detach_decree(session, case, "Salah ketik")
        with pytest.raises(Refusal, match="800/1"):
            record_outside_decree(session, case, OutsideDecree("800/1", TODAY, TMT), TODAY)
        record_outside_decree(session, case, OutsideDecree("800/2", TODAY, TMT), TODAY)


def test_the_signature_needs_a_scan_and_no_earlier_day(store: Store, case: int) -> None:
    with store.write() as session:
        lead_to(session, case, CaseStage.DECREE)
        record_outside_decree(session, case, OutsideDecree("800/1", TODAY, TMT), TODAY)
        for day, scan in ((TODAY, None), (TODAY.replace(day=1), PDF), (TMT, PDF), (None, PDF)):
            with pytest.raises(Refusal):
                record_signature(session, case, day, scan, TODAY)
        record_signature(session, case, TODAY, PDF, TODAY)
        assert advance(session, case, TODAY) is CaseStage.DELIVERY


def test_a_late_delivery_is_kept_and_said_in_the_timeline(store: Store, case: int) -> None:
    late = TODAY.replace(month=12, day=2)
    with store.write() as session:
        lead_to(session, case, CaseStage.DELIVERY)
        assert str(open_case(session, case, TODAY).records.delivery_due) == "2026-11-30"
        record_delivery(session, case, Delivery(late, DeliveryProof.POST), late)
        assert "62" in open_case(session, case, late).steps[-1].note


def test_the_timeline_alone_rebuilds_the_stage(store: Store, case: int) -> None:
    with store.write() as session:
        lead_to(session, case, CaseStage.APPROVAL)
        return_case(session, case, CaseStage.DRAFT, "Ulang", TODAY)
        lead_to(session, case, CaseStage.CLOSED)
        steps = session.scalars(select(CaseStep.to_stage).where(CaseStep.case_id == case).order_by(CaseStep.id)).all()
        row = session.get_one(TransferCase, case)
    assert rebuilt_stage(steps) is row.stage is CaseStage.CLOSED
    assert row.closed_on == TODAY


def test_the_page_offers_what_the_stage_allows(store: Store, case: int) -> None:
    with store.write() as session:
        lead_to(session, case, CaseStage.DELIVERY)
        file = open_case(session, case, TODAY)
    assert file.actions == {CaseAction.CANCEL_DECREE, CaseAction.RETURN}
    assert file.earlier == (CaseStage.DECREE,)


def test_checks_are_told_while_the_form_is_filled(store: Store, office: SmallOffice) -> None:
    same = proposal(office, to_unit_id=office.from_unit)
    with store.read() as session:
        assert preview_checks(session, same, TODAY)[0].code == "same_place"
        contract = replace(same, employee_id=office.contract, to_unit_id=office.to_unit)
        assert preview_checks(session, contract, TODAY)[0].code == "contract_only_relocates"


def test_a_case_of_nobody_is_refused(store: Store) -> None:
    with store.write() as session, pytest.raises(Refusal):
        new_case(session, NewCase(99), TODAY)


@pytest.mark.parametrize("text", ["rina", "19850317", "2026/0001", "puskesmas", "pengelola kepeg", "RINA rumbai"])
def test_the_list_finds_by_name_number_unit_and_post(store: Store, case: int, text: str) -> None:
    with store.read() as session:
        ids = case_ids(session, CaseQuery(text))
        (row,) = case_rows(session, ids)
    assert (row.id, row.employee, row.to_unit) == (case, "Rina Batubara, S.E.", "Puskesmas Rumbai")


@pytest.mark.parametrize(
    "sort", ["number", "employee", "stage", "since", "effective", "from_unit", "to_unit", "to_post"]
)
def test_the_list_sorts_by_every_column(store: Store, office: SmallOffice, case: int, sort: str) -> None:
    with store.write() as session:
        new_case(session, NewCase(office.contract, CaseKind.RELOCATION), TODAY)
    with store.read() as session:
        up = case_ids(session, CaseQuery(sort=sort, descending=False))
        assert sorted(up) == sorted(case_ids(session, CaseQuery(sort=sort)))
        assert len(up) == 2


def test_closed_cases_are_found_when_asked_for(store: Store, case: int) -> None:
    with store.write() as session:
        withdraw_case(session, case, "Usul dicabut", TODAY)
        assert cases_by_stage(session) == {CaseStage.WITHDRAWN: 1}
        assert not case_ids(session, CaseQuery(stages=OPEN_STAGES))
        assert len(case_ids(session, CaseQuery(stages=frozenset({CaseStage.WITHDRAWN})))) == 1


def test_every_kind_has_papers_with_article_and_signer() -> None:
    assert set(shipped_kinds()) == set(CaseKind)
    for kind in shipped_kinds().values():
        assert kind.article
        assert all(paper.article and paper.signer and paper.name for paper in kind.papers)
        assert len({paper.code for paper in kind.papers}) == len(kind.papers)


def test_a_start_before_the_tmt_is_told_in_timeline_and_facts(store: Store, case: int) -> None:
    with store.write() as session:
        lead_to(session, case, CaseStage.HANDOVER)
        record_handover(session, case, StartOfDuty(TODAY, "SPMT/1", TODAY), TODAY)
        file = open_case(session, case, TODAY)
    assert "mendahului TMT" in file.steps[-1].note
    assert [check.code for check in file.checks] == ["early_start"]


def test_a_decree_behind_its_tmt_is_told_in_timeline_and_facts(store: Store, case: int) -> None:
    with store.write() as session:
        lead_to(session, case, CaseStage.DECREE)
        record_outside_decree(session, case, OutsideDecree("800/1", TODAY, TODAY - timedelta(days=1)), TODAY)
        file = open_case(session, case, TODAY)
    assert "mendahului tanggal keputusan" in file.steps[-1].note
    assert "late_decree" in [check.code for check in file.checks]
