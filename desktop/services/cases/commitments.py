"""Promises to an employee: given for a case or with the answer to an objection; kept, broken, or opened again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from desktop.db.changes import actor_of
from desktop.db.tables import (
    Attachment,
    CaseStep,
    Commitment,
    Employee,
    FileContent,
    Objection,
    TransferCase,
    Unit,
)
from desktop.domain.cases.stages import END_STAGES
from desktop.domain.dates import shown_date
from desktop.domain.employees.employees import display_name
from desktop.domain.employees.names import clean_text
from desktop.domain.refusal import Refusal
from desktop.domain.support.support import (
    COMMITMENT_KIND_WORDS,
    CareState,
    CommitmentEntry,
    CommitmentKind,
    SupportStep,
    care_state,
    checked_commitment,
)
from desktop.services.attachments import Upload, attach
from desktop.services.case_rows import add_step, check_version, found_case, not_after, not_before, reason_given
from desktop.services.settings import office
from desktop.text import _

PROMISED = "promised"
"""Action of the step that tells of a promise."""
OPEN = (Commitment.fulfilled_on.is_(None), Commitment.broken_on.is_(None))
STILL_COUNTS = or_(TransferCase.stage.not_in(END_STAGES), Commitment.objection_id.is_not(None))
"""What was promised for a case ends with it; what settled an objection does not."""
MOST_NAMED = 500
"""More promises are found faster by reading all their papers than by naming each."""
_TO = aliased(Unit)


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A promise as lists show it."""

    id: int
    version: int
    case_id: int
    number: str
    """Register number of the case."""
    employee: str
    unit: str
    """The unit moved to."""
    entry: CommitmentEntry
    state: CareState
    settled_on: date | None
    note: str
    objection: str
    """Number of the objection that it settled."""
    evidence: str
    """Name of the newest paper that shows how it went."""
    evidence_size: int
    may_change: bool


@dataclass(frozen=True, slots=True)
class CommitmentsFile:
    """What the page of a case shows of its promises."""

    case_id: int
    office: str
    """Who keeps a promise unless somebody else is named."""
    due_on: date | None
    """Offered for a new promise: the day of the move."""
    may_add: bool
    rows: tuple[CommitmentRow, ...]


def commitments_file(session: Session, case_id: int, today: date) -> CommitmentsFile:
    """The promises of a case, open ones first by their days."""
    case = found_case(session, case_id)
    due = case.effective_on if case.effective_on and case.effective_on >= today else None
    ends = case.stage in END_STAGES
    rows = commitments_of(session, today, case_id=case_id)
    return CommitmentsFile(case_id, office(session).name or _("The office"), due, not ends, rows)


def commitments_of(
    session: Session,
    today: date,
    *,
    case_id: int | None = None,
    employee_id: int | None = None,
    objection_id: int | None = None,
) -> tuple[CommitmentRow, ...]:
    """The promises of a case, an employee or an objection: open ones first by their days, then the settled."""
    wanted = (
        (Commitment.case_id, case_id),
        (TransferCase.employee_id, employee_id),
        (Commitment.objection_id, objection_id),
    )
    query = _joined().where(*(column == value for column, value in wanted if value is not None))
    settled = func.coalesce(Commitment.fulfilled_on, Commitment.broken_on)
    return _rows(session, query.order_by(settled.is_not(None), Commitment.due_on, Commitment.id), today)


def open_commitments(
    session: Session, today: date, until: date | None = None, most: int | None = None
) -> tuple[CommitmentRow, ...]:
    """Promises of all cases that wait to be kept, the longest overdue first; those due `until` a day, or all."""
    query = _joined().where(*OPEN, STILL_COUNTS).limit(most)
    if until is not None:
        query = query.where(Commitment.due_on <= until)
    return _rows(session, query.order_by(Commitment.due_on, Commitment.id), today)


def overdue_commitments(session: Session, today: date) -> tuple[CommitmentRow, ...]:
    """Promises of all cases whose day has passed."""
    return tuple(row for row in open_commitments(session, today, today) if row.state is CareState.OVERDUE)


def promise(
    session: Session,
    case_id: int,
    kind: CommitmentKind | None,
    text: str,
    owner: str,
    due_on: date | None,
    objection_id: int | None = None,
) -> int:
    """Record a promise with who keeps it and until when; its id."""
    return add_commitment(session, case_id, CommitmentEntry(kind, text, owner, due_on), objection_id)


def add_commitment(
    session: Session, case_id: int, entry: CommitmentEntry, objection_id: int | None = None, today: date | None = None
) -> int:
    """Record a promise while its case lives, or with the answer to an objection; its id."""
    case = found_case(session, case_id)
    _refuse_ended(case, objection_id)
    if objection_id is not None:
        _refuse_other_case(session, case_id, objection_id)
    kept = checked_commitment(entry, today or date.max)
    row = Commitment(case_id=case_id, objection_id=objection_id)
    _write(row, kept)
    session.add(row)
    session.add(CaseStep(case_id=case_id, actor=actor_of(session), action=PROMISED, note=_said(row)))
    session.flush()
    return row.id


def correct_commitment(
    session: Session, commitment_id: int, entry: CommitmentEntry, today: date, version: int | None = None
) -> None:
    """Correct an open promise: its words, its owner or its days."""
    row, case = _edited(session, commitment_id, version)
    _refuse_settled(row)
    _write(row, checked_commitment(entry, today))
    add_step(session, case, SupportStep.PROMISE_CORRECTED, _said(row))


def keep_commitment(
    session: Session,
    commitment_id: int,
    settled: tuple[date | None, str],
    today: date,
    version: int | None = None,
    evidence: Upload | None = None,
) -> None:
    """Record that a promise was kept: `settled` is the day and a note; the paper that shows it stays with the case."""
    row, case = _edited(session, commitment_id, version)
    _refuse_settled(row)
    day = _day_after_promise(row, settled[0], today)
    row.fulfilled_on, row.note = day, clean_text(settled[1])
    if evidence is not None:
        attach(session, evidence.name, evidence.content, case_id=case.id, commitment_id=row.id)
    add_step(session, case, SupportStep.PROMISE_KEPT, _said(row, shown_date(day), row.note))


def break_commitment(
    session: Session, commitment_id: int, settled: tuple[date | None, str], today: date, version: int | None = None
) -> None:
    """Record that a promise was not kept: `settled` is the day and the reason, which must be given."""
    row, case = _edited(session, commitment_id, version)
    _refuse_settled(row)
    day = _day_after_promise(row, settled[0], today)
    row.broken_on, row.note = day, reason_given(settled[1])
    add_step(session, case, SupportStep.PROMISE_BROKEN, _said(row, shown_date(day), row.note))


def reopen_commitment(session: Session, commitment_id: int, reason: str, version: int | None = None) -> None:
    """Open a settled promise again; how it was settled stays in the timeline."""
    row, case = _edited(session, commitment_id, version)
    if row.fulfilled_on is None and row.broken_on is None:
        raise Refusal(_("This promise is open."), _("Load the list again."))
    written = reason_given(reason)
    row.fulfilled_on, row.broken_on, row.note = None, None, ""
    add_step(session, case, SupportStep.PROMISE_REOPENED, _said(row, written))


def _joined() -> Select[*tuple[Any, ...]]:
    columns: tuple[Any, ...] = (
        Commitment,
        TransferCase.number,
        TransferCase.stage,
        Employee.title_before,
        Employee.name,
        Employee.title_after,
        func.coalesce(_TO.name, TransferCase.outside_agency),
        func.coalesce(Objection.number, ""),
    )
    return (
        select(*columns)
        .join(TransferCase, TransferCase.id == Commitment.case_id)
        .join(Employee, Employee.id == TransferCase.employee_id)
        .outerjoin(_TO, _TO.id == TransferCase.to_unit_id)
        .outerjoin(Objection, Objection.id == Commitment.objection_id)
    )


def _rows(session: Session, query: Select[*tuple[Any, ...]], today: date) -> tuple[CommitmentRow, ...]:
    found = session.execute(query).all()
    papers = _evidence(session, [row[0].id for row in found])
    return tuple(
        CommitmentRow(
            id=one.id,
            version=one.version,
            case_id=one.case_id,
            number=number,
            employee=display_name(*names),
            unit=unit,
            entry=CommitmentEntry(_kind(one.kind), one.text, one.owner, one.due_on, one.agreed_on),
            state=care_state(one.fulfilled_on, one.broken_on, one.due_on, today),
            settled_on=one.fulfilled_on or one.broken_on,
            note=one.note,
            objection=objection,
            evidence=papers.get(one.id, ("", 0))[0],
            evidence_size=papers.get(one.id, ("", 0))[1],
            may_change=stage not in END_STAGES or one.objection_id is not None,
        )
        for one, number, stage, *names, unit, objection in found
    )


def _evidence(session: Session, ids: Sequence[int]) -> dict[int, tuple[str, int]]:
    """Name and size of the newest paper of each promise."""
    papers = (
        select(Attachment.commitment_id, Attachment.name, FileContent.size)
        .join(FileContent, FileContent.sha256 == Attachment.sha256)
        .where(Attachment.commitment_id.is_not(None), Attachment.removed_at.is_(None))
        .order_by(Attachment.id)
    )
    if len(ids) < MOST_NAMED:
        papers = papers.where(Attachment.commitment_id.in_(ids))
    return {one: (name, size) for one, name, size in session.execute(papers) if one is not None} if ids else {}


def _kind(code: str) -> CommitmentKind | None:
    return CommitmentKind(code) if code else None


def _write(row: Commitment, entry: CommitmentEntry) -> None:
    row.kind = entry.kind or CommitmentKind.OTHER
    row.text, row.owner, row.due_on, row.agreed_on = entry.text, entry.owner, entry.due_on, entry.agreed_on


def _said(row: Commitment, *more: str) -> str:
    words = _(COMMITMENT_KIND_WORDS[CommitmentKind(row.kind)])
    return " – ".join(filter(None, (f"{words}: {row.text}", *more)))


def _day_after_promise(row: Commitment, day: date | None, today: date) -> date:
    settled = not_after(day, today, "on")
    not_before(settled, row.agreed_on, "on", _("That is before the promise was made."))
    return settled


def _edited(session: Session, commitment_id: int, version: int | None) -> tuple[Commitment, TransferCase]:
    row = session.get(Commitment, commitment_id)
    if row is None:
        raise Refusal(_("This promise is not there any more."), _("Load the case again."))
    check_version(row.version, version)
    case = found_case(session, row.case_id)
    _refuse_ended(case, row.objection_id)
    return row, case


def _refuse_ended(case: TransferCase, objection_id: int | None) -> None:
    if case.stage in END_STAGES and objection_id is None:
        raise Refusal(
            _("The case {number} has ended.").format(number=case.number),
            _("Its promises ended with it; only those that settled an objection go on."),
        )


def _refuse_settled(row: Commitment) -> None:
    if row.fulfilled_on is not None or row.broken_on is not None:
        raise Refusal(_("This promise is settled already."), _("Open it again first."))


def _refuse_other_case(session: Session, case_id: int, objection_id: int) -> None:
    objection = session.get(Objection, objection_id)
    if objection is None or objection.case_id != case_id:
        raise Refusal(_("This objection does not belong to the case."), _("Open the objection again."))
