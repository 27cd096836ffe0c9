"""What an officer does in each stage, done for the sample cases by the same use cases."""

from collections.abc import Callable
from datetime import date

from sqlalchemy.orm import Session

from desktop.domain.cases.cases import ApprovalResult, CaseStage, ChecklistState, DeliveryProof
from desktop.domain.cases.checks import Severity
from desktop.domain.cases.consultation import AnswerEntry, Channel, EmployeeAnswer, TalkEntry
from desktop.domain.review.review import TeamOpinion, TeamRole
from desktop.domain.review.sittings import Member
from desktop.services.attachments import Upload
from desktop.services.case_rows import found_case
from desktop.services.cases.cases import open_case
from desktop.services.cases.consultation import record_answer, record_talk
from desktop.services.cases.facts import case_facts
from desktop.services.cases.overrides import overrides_of, pass_warning
from desktop.services.cases.papers import PaperCheck, checklist_of, record_check
from desktop.services.cases.steps import (
    Approval,
    Delivery,
    StartOfDuty,
    record_approval,
    record_delivery,
    record_handover,
    record_signature,
)
from desktop.services.letters.decree_facts import DecreeDraft
from desktop.services.letters.letters import issue_decree, letter_pdf
from desktop.services.review.scores import Showing, finalise_scores, prepare_scores, show_scores
from desktop.services.review.sitting_agenda import OpinionEntry, agenda_of, put_on_agenda, record_opinions
from desktop.services.review.sittings import SittingEntry, save_sitting

APPROVED_BY = "Wali Kota Pekanbaru"
MEMBERS = (
    Member("Sekretaris Daerah (contoh)", "Sekretaris Daerah Kota", TeamRole.CHAIR),
    Member("Kepala BKPSDM (contoh)", "Kepala BKPSDM", TeamRole.SECRETARY),
    Member("Inspektur (contoh)", "Inspektur Kota", TeamRole.MEMBER),
)


def do_what_is_asked(session: Session, case_id: int, stage: CaseStage, signatory: int, day: date) -> None:
    """Do on `day` all that a case needs to leave `stage`."""
    work: dict[CaseStage, Callable[[], object]] = {
        CaseStage.CHECKING: lambda: _tick(session, case_id, day),
        CaseStage.CONSULTATION: lambda: _hear(session, case_id, day),
        CaseStage.REVIEW: lambda: _review(session, case_id, day),
        CaseStage.APPROVAL: lambda: record_approval(
            session, case_id, Approval(ApprovalResult.APPROVED, day, APPROVED_BY), day
        ),
        CaseStage.DECREE: lambda: _decide(session, case_id, signatory, day),
        CaseStage.DELIVERY: lambda: record_delivery(
            session, case_id, Delivery(day, DeliveryProof.HAND, reference=f"TT/{case_id}/{day.year}"), day
        ),
        CaseStage.HANDOVER: lambda: _begin(session, case_id, day),
    }
    if stage in work:
        work[stage]()
    _pass_warnings(session, case_id, day)


def _pass_warnings(session: Session, case_id: int, day: date) -> None:
    passed = {row.code for row in overrides_of(session, case_id)}
    for check in case_facts(session, found_case(session, case_id), day).checks:
        if check.severity is Severity.WARNING and check.code not in passed:
            pass_warning(session, case_id, check.code, "Kebutuhan unit tujuan lebih mendesak.", day)
    session.flush()


def _tick(session: Session, case_id: int, day: date) -> None:
    for number, paper in enumerate(checklist_of(session, case_id), 1):
        record_check(session, paper.id, PaperCheck(ChecklistState.MET, reference=f"{number}/CONTOH/{day.year}"))


def _hear(session: Session, case_id: int, day: date) -> None:
    talk = TalkEntry(
        held_on=day,
        channel=Channel.MEETING,
        held_by="Kepala Bidang Mutasi",
        reason_explained=True,
        need_explained=True,
        benefit_explained=True,
        benefit="Bekerja pada jabatan yang sama dengan beban yang lebih merata",
        summary="Pegawai menanyakan jam kerja dan jarak; keduanya dijelaskan.",
    )
    record_talk(session, case_id, talk, day)
    record_answer(session, case_id, AnswerEntry(EmployeeAnswer.AGREES, day), day)


def _review(session: Session, case_id: int, day: date) -> None:
    number = f"BA/{case_id}/TPK/{day.year}"
    entry = SittingEntry(day, "Ruang Rapat Contoh", number, day, members=MEMBERS)
    sitting = save_sitting(session, entry)
    put_on_agenda(session, sitting, [case_id])
    session.flush()
    rows = [(row.id, row.version) for row in agenda_of(session, sitting)]
    record_opinions(session, rows, OpinionEntry(TeamOpinion.SUPPORTS), day)
    prepare_scores(session, case_id, day)
    show_scores(session, case_id, Showing(day, Channel.MEETING), day)
    finalise_scores(session, case_id, day)


def _decide(session: Session, case_id: int, signatory: int, day: date) -> None:
    letter = issue_decree(session, case_id, DecreeDraft(day=day, signatory_id=signatory), day)
    # The unsigned paper stands in for the scan of the signed one.
    scan = Upload("SK bertanda tangan (contoh).pdf", letter_pdf(session, letter))
    record_signature(session, case_id, day, scan, day)


def _begin(session: Session, case_id: int, day: date) -> None:
    effective = open_case(session, case_id, day).effective_on or day
    began = max(day, effective)
    number = f"800/{case_id}/SPMT/{began.year}"
    start = StartOfDuty(began, number, began, minutes=f"800/{case_id}/BA/{began.year}", handed_over_on=began)
    record_handover(session, case_id, start, began)
