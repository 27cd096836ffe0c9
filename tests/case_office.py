"""A small office for tests of cases: two units, two posts, a need, and employees."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop.db.search import rebuild
from desktop.db.tables import (
    CheckOverride,
    Employee,
    Establishment,
    FollowUp,
    Post,
    PostHistory,
    Sitting,
    SittingOpinion,
    Talk,
    TransferCase,
    Unit,
)
from desktop.domain.cases.cases import ApprovalResult, CaseStage, ChecklistState, DeliveryProof
from desktop.domain.cases.checks import Severity
from desktop.domain.cases.consultation import Channel, EmployeeAnswer
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.employees.posts import PostKind
from desktop.domain.evaluation.evaluation import FOLLOW_UP_MONTHS
from desktop.domain.review.review import TeamOpinion
from desktop.services.attachments import Upload
from desktop.services.cases.cases import NewCase, advance, open_case
from desktop.services.cases.papers import PaperCheck, checklist_of, record_check
from desktop.services.cases.steps import (
    Approval,
    Delivery,
    OutsideDecree,
    StartOfDuty,
    record_approval,
    record_delivery,
    record_handover,
    record_outside_decree,
    record_signature,
)

TODAY = date(2026, 11, 23)
TMT = date(2026, 12, 1)


@dataclass(frozen=True)
class SmallOffice:
    """Ids of what the office has."""

    employee: int
    contract: int
    from_unit: int
    to_unit: int
    post: int
    other_post: int


def small_office(session: Session) -> SmallOffice:
    """Write the office: its clerk has been in the secretariat since 2020, the clinic lacks two clerks."""
    here = Unit(name="Sekretariat", name_key="sekretariat", path="/1/")
    there = Unit(name="Puskesmas Rumbai", name_key="puskesmas rumbai", path="/2/")
    clerk = Post(title="Pengelola Kepegawaian", title_key="pengelola kepegawaian", kind=PostKind.GENERAL)
    nurse = Post(title="Perawat Mahir", title_key="perawat mahir", kind=PostKind.FUNCTIONAL, retirement_age=58)
    session.add_all([here, there, clerk, nurse])
    session.flush()
    session.add(Establishment(unit_id=there.id, post_id=clerk.id, year=2026, need=2))
    rina = _employee("198503172010012001", "Rina Batubara", EmployeeKind.PNS, "01")
    tono = _employee("199001012022211001", "Tono Sari", EmployeeKind.PPPK, "71")
    for one in (rina, tono):
        one.unit_id, one.post_id, one.post_since = here.id, clerk.id, date(2020, 1, 2)
    session.add_all([rina, tono])
    session.flush()
    session.add(
        PostHistory(
            employee_id=rina.id,
            unit_id=here.id,
            post_id=clerk.id,
            unit_name=here.name,
            post_title=clerk.title,
            starts_on=date(2020, 1, 2),
        )
    )
    session.flush()
    rebuild(session)
    return SmallOffice(rina.id, tono.id, here.id, there.id, clerk.id, nurse.id)


def _employee(nip: str, name: str, kind: EmployeeKind, status: str) -> Employee:
    return Employee(
        nip=nip,
        name=name,
        name_key=name.casefold(),
        kind=kind,
        legal_status=status,
        birth_date=date(1985, 3, 17),
        title_after="S.E.",
        grade="III/b",
    )


PDF = Upload("SK bertanda tangan.pdf", b"%PDF-1.7 scan %%EOF")


def proposal(office: SmallOffice, **changed: object) -> NewCase:
    """A complete proposal to move the clerk to the clinic."""
    values: dict[str, object] = {
        "employee_id": office.employee,
        "to_unit_id": office.to_unit,
        "to_post_id": office.post,
        "reason": "Pemerataan pegawai",
        "effective_on": TMT,
    }
    return NewCase(**(values | changed))  # type: ignore[arg-type]


def tick_all(session: Session, case_id: int) -> None:
    """Say of every paper that it is there."""
    for paper in checklist_of(session, case_id):
        record_check(session, paper.id, PaperCheck(ChecklistState.MET, reference="1/2026"))


def pass_warnings(session: Session, case_id: int, today: date = TODAY) -> None:
    """Pass every warning of the checks that stands now."""
    for check in open_case(session, case_id, today).checks:
        if check.severity is Severity.WARNING:
            passed = CheckOverride(case_id=case_id, code=check.code, what=check.what, reason="Sudah dipertimbangkan")
            session.add(passed)
    session.flush()


def hear(session: Session, case_id: int, day: date) -> None:
    """Record that the move was explained and the employee agreed."""
    told = {"reason_explained": True, "need_explained": True, "benefit_explained": True}
    session.add(Talk(case_id=case_id, held_on=day, channel=Channel.MEETING, held_by="Kepala Bidang Mutasi", **told))
    case = session.get_one(TransferCase, case_id)
    case.answer, case.answered_on = EmployeeAnswer.AGREES, day
    session.flush()


def review(session: Session, case_id: int, day: date) -> None:
    """Record that the team supports the move, and that the score sheet is settled."""
    sitting = Sitting(held_on=day, minutes_number="BA/1/2026")
    session.add(sitting)
    session.flush()
    session.add(SittingOpinion(sitting_id=sitting.id, case_id=case_id, opinion=TeamOpinion.SUPPORTS))
    case = session.get_one(TransferCase, case_id)
    case.scores_shown_on, case.scores_final_on = day, day
    session.flush()


def follow_up(session: Session, case_id: int, day: date) -> None:
    """Fill in every follow-up."""
    for months in FOLLOW_UP_MONTHS:
        session.add(FollowUp(case_id=case_id, months=months, done_on=day, person="Baik"))
    session.flush()


def lead_to(session: Session, case_id: int, stage: CaseStage, today: date = TODAY) -> None:
    """Do what each stage asks for until the case is in `stage`."""
    decided = min(today, TODAY)
    work: dict[CaseStage, Callable[[], object]] = {
        CaseStage.CHECKING: lambda: tick_all(session, case_id),
        CaseStage.CONSULTATION: lambda: hear(session, case_id, decided),
        CaseStage.REVIEW: lambda: review(session, case_id, decided),
        CaseStage.APPROVAL: lambda: record_approval(
            session, case_id, Approval(ApprovalResult.APPROVED, decided, "Wali Kota"), today
        ),
        CaseStage.DECREE: lambda: (
            record_outside_decree(session, case_id, OutsideDecree(f"800/{case_id}", decided, TMT), today),
            record_signature(session, case_id, decided, PDF, today),
        ),
        CaseStage.DELIVERY: lambda: record_delivery(session, case_id, Delivery(decided, DeliveryProof.HAND), today),
        CaseStage.HANDOVER: lambda: record_handover(session, case_id, StartOfDuty(today, "SPMT/1", today), today),
        CaseStage.EVALUATION: lambda: follow_up(session, case_id, today),
    }
    now = open_case(session, case_id, today).stage
    while now is not stage:
        work.get(now, lambda: None)()
        pass_warnings(session, case_id, today)
        now = advance(session, case_id, today)
