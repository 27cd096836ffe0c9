"""The checklist of a case: ticked, attached to, added to."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.db.store import Session
from desktop.db.tables import ChecklistItem
from desktop.domain.cases.cases import CaseKind, CaseStage, ChecklistState
from desktop.domain.refusal import Refusal, Stale
from desktop.services.attachments import Upload, all_attachments_of, remove_attachment
from desktop.services.cases.cases import edit_case, missing_of, new_case, open_case
from desktop.services.cases.file import steps_of
from desktop.services.cases.papers import (
    OwnPaper,
    PaperCheck,
    PaperRow,
    add_own_paper,
    attach_files_to_case,
    attach_files_to_paper,
    attach_to_paper,
    bring_file_back,
    checklist_of,
    put_file_aside,
    record_check,
    take_out_paper,
)
from tests.case_office import PDF, TODAY, SmallOffice, lead_to, proposal, small_office


@pytest.fixture
def office(session: Session) -> SmallOffice:
    return small_office(session)


@pytest.fixture
def case(session: Session, office: SmallOffice) -> int:
    case_id = new_case(session, proposal(office), TODAY)
    lead_to(session, case_id, CaseStage.CHECKING)
    return case_id


def first(session: Session, case: int) -> PaperRow:
    return checklist_of(session, case)[0]


def own(session: Session, case: int) -> PaperRow:
    return next(paper for paper in checklist_of(session, case) if paper.is_own)


def test_a_paper_with_a_file_is_there(session: Session, case: int) -> None:
    attach_to_paper(session, first(session, case).id, [PDF, Upload("b.pdf", PDF.content)])
    paper = first(session, case)
    assert paper.state is ChecklistState.MET
    assert [file.name for file in paper.files] == [PDF.name, "b.pdf"]
    assert steps_of(session, case)[-1].note == f"{paper.name} – {PDF.name}, b.pdf"


def test_a_waiver_falls_when_the_paper_comes(session: Session, case: int) -> None:
    item = first(session, case).id
    record_check(session, item, PaperCheck(ChecklistState.WAIVED, reason="Unit dilebur"))
    attach_to_paper(session, item, [PDF])
    assert (first(session, case).state, first(session, case).reason) == (ChecklistState.MET, "")


def test_the_files_of_a_line_are_told_among_those_of_the_case(session: Session, case: int, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(PDF.content)
    attach_files_to_case(session, case, [tmp_path / "a.pdf"])
    attach_files_to_paper(session, first(session, case).id, [tmp_path / "a.pdf"])
    assert [row.paper for row in all_attachments_of(session, case_id=case)] == [first(session, case).name, ""]


def test_a_file_put_aside_is_not_with_its_line(session: Session, case: int) -> None:
    [kept] = attach_to_paper(session, first(session, case).id, [PDF])
    remove_attachment(session, kept, "Salah berkas")
    assert first(session, case).files == ()


def test_one_bad_file_keeps_all_out_and_is_named(session: Session, case: int, tmp_path: Path) -> None:
    for name, content in (("baik.pdf", PDF.content), ("buruk.pdf", b"MZ program")):
        (tmp_path / name).write_bytes(content)
    with pytest.raises(Refusal, match=r"buruk\.pdf") as refused, session.begin_nested():
        attach_files_to_paper(session, first(session, case).id, [tmp_path / "baik.pdf", tmp_path / "buruk.pdf"])
    assert refused.value.remedy
    assert first(session, case).files == ()


@pytest.mark.parametrize("name", ["", "tidak ada.pdf"])
def test_what_is_no_file_is_refused_by_name(session: Session, case: int, tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal, match=name or tmp_path.name):
        attach_files_to_paper(session, first(session, case).id, [tmp_path / name])


def test_a_later_stage_takes_no_papers(session: Session, case: int) -> None:
    lead_to(session, case, CaseStage.CONSULTATION)
    for act in (
        lambda: attach_to_paper(session, first(session, case).id, [PDF]),
        lambda: add_own_paper(session, case, OwnPaper("Surat lain")),
    ):
        with pytest.raises(Refusal):
            act()


def test_somebody_elses_tick_is_not_overwritten(session: Session, case: int) -> None:
    read = first(session, case)
    record_check(session, read.id, PaperCheck(ChecklistState.MET))
    session.flush()
    with pytest.raises(Stale):
        attach_to_paper(session, read.id, [PDF], read.version)


def test_dates_of_a_paper_are_kept(session: Session, case: int) -> None:
    dated, until = date(2026, 10, 1), date(2027, 1, 1)
    record_check(session, first(session, case).id, PaperCheck(ChecklistState.MET, "1/2026", until, dated_on=dated))
    assert (first(session, case).dated_on, first(session, case).valid_until) == (dated, until)


def test_a_paper_cannot_end_before_its_date(session: Session, case: int) -> None:
    check = PaperCheck(ChecklistState.MET, valid_until=date(2026, 1, 1), dated_on=date(2026, 2, 1))
    with pytest.raises(Refusal) as refused:
        record_check(session, first(session, case).id, check)
    assert refused.value.fields.keys() == {"validUntil"}


def test_an_own_mandatory_paper_is_asked_for(session: Session, case: int) -> None:
    add_own_paper(session, case, OwnPaper("Surat rekomendasi Dinkes", "Kepala Dinas Kesehatan"))
    assert any("Surat rekomendasi Dinkes" in missing.what for missing in open_case(session, case, TODAY).missing)
    assert own(session, case).signer == "Kepala Dinas Kesehatan"
    assert checklist_of(session, case)[-1].is_own


def test_an_own_paper_without_name_is_refused(session: Session, case: int) -> None:
    with pytest.raises(Refusal) as refused:
        add_own_paper(session, case, OwnPaper(" "))
    assert refused.value.fields.keys() == {"name"}


def test_an_own_paper_is_taken_out_and_its_files_stay(session: Session, case: int) -> None:
    item = add_own_paper(session, case, OwnPaper("Surat lain"))
    attach_to_paper(session, item, [PDF])
    take_out_paper(session, item, "Tidak diperlukan")
    session.flush()
    assert not any(paper.is_own for paper in checklist_of(session, case))
    assert [row.name for row in all_attachments_of(session, case_id=case)] == [PDF.name]
    assert add_own_paper(session, case, OwnPaper("Lagi"))


def test_a_paper_of_the_kind_is_not_taken_out(session: Session, case: int) -> None:
    with pytest.raises(Refusal):
        take_out_paper(session, first(session, case).id, "Tidak perlu")


def test_another_kind_keeps_own_papers_and_files(session: Session, office: SmallOffice) -> None:
    case = new_case(session, proposal(office, own_request=True), TODAY)
    request = next(paper for paper in checklist_of(session, case) if paper.code == "request")
    attach_to_paper(session, request.id, [PDF])
    record_check(session, request.id, PaperCheck(ChecklistState.MISSING))
    add_own_paper(session, case, OwnPaper("Surat lain"))
    session.flush()
    changed = replace(proposal(office), kind=CaseKind.WITHIN, own_request=False)
    edit_case(session, case, changed, open_case(session, case, TODAY).version, TODAY)
    session.flush()
    codes = [paper.code for paper in checklist_of(session, case)]
    assert "request" not in codes
    assert codes[-1].startswith("own_")
    assert [row.checklist_item_id for row in all_attachments_of(session, case_id=case)] == [None]


def test_the_file_that_alone_proved_a_paper_takes_it_along(session: Session, case: int) -> None:
    asked = record_check_missing(session, case)
    one, two = attach_to_paper(session, asked, [PDF, Upload("b.pdf", PDF.content)])
    put_file_aside(session, one, "Salah pindai")
    assert first(session, case).state is ChecklistState.MET
    put_file_aside(session, two, "Salah pegawai")
    assert first(session, case).state is ChecklistState.MISSING
    notes = [step.note for step in steps_of(session, case)[-2:]]
    assert notes[0] == "b.pdf – Salah pegawai"


def test_a_paper_with_a_number_stands_without_its_file(session: Session, case: int) -> None:
    (kept,) = attach_to_paper(session, first(session, case).id, [PDF])
    record_check(session, first(session, case).id, PaperCheck(ChecklistState.MET, "800/1/2026"))
    put_file_aside(session, kept, "Pindaian kabur")
    assert first(session, case).state is ChecklistState.MET
    bring_file_back(session, kept)
    assert steps_of(session, case)[-1].action == "file_back"


def test_files_of_the_case_stand_in_its_timeline(session: Session, case: int, tmp_path: Path) -> None:
    (tmp_path / "kartu keluarga.pdf").write_bytes(PDF.content)
    attach_files_to_case(session, case, [tmp_path / "kartu keluarga.pdf"])
    assert (steps_of(session, case)[-1].action, steps_of(session, case)[-1].note) == ("attach", "kartu keluarga.pdf")


def test_a_paper_that_counts_for_months_counts_from_its_date(session: Session, case: int) -> None:
    item = session.get_one(ChecklistItem, first(session, case).id)
    item.valid_months = 6
    record_check(session, item.id, PaperCheck(ChecklistState.MET, dated_on=date(2026, 8, 31)))
    assert item.valid_until == date(2027, 2, 28)
    record_check(session, item.id, PaperCheck(ChecklistState.MET))
    missing = [one.what for one in missing_of(session, case, TODAY)]
    assert f"Masa berlaku syarat ini belum diisi: {item.name}." in missing


def test_no_paper_is_dated_tomorrow(session: Session, case: int) -> None:
    check = PaperCheck(ChecklistState.MET, dated_on=TODAY + timedelta(days=1))
    with pytest.raises(Refusal) as refused:
        record_check(session, first(session, case).id, check, None, TODAY)
    assert list(refused.value.fields) == ["datedOn"]


def record_check_missing(session: Session, case: int) -> int:
    """The first line, not there yet; its id."""
    record_check(session, first(session, case).id, PaperCheck(ChecklistState.MISSING))
    return first(session, case).id
