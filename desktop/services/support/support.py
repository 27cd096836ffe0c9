"""Training, mentoring and orientation for who moves: proposed from the gap, taken over, given or dropped."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from desktop.db.tables import Employee, SupportItem, TransferCase, Unit
from desktop.domain.cases.cases import CaseStage
from desktop.domain.cases.stages import END_STAGES
from desktop.domain.dates import shown_date
from desktop.domain.employees.employees import display_name
from desktop.domain.employees.history_entries import TrainingEntry
from desktop.domain.employees.names import clean_text
from desktop.domain.refusal import Refusal
from desktop.domain.support.gaps import Gap, GapCode
from desktop.domain.support.support import (
    SUPPORT_KIND_WORDS,
    CareState,
    SupportEntry,
    SupportKind,
    SupportStep,
    care_state,
    checked_support,
)
from desktop.services.case_rows import (
    add_step,
    check_version,
    found_case,
    in_stage,
    not_after,
    not_before,
    reason_given,
)
from desktop.services.employee_histories import save_entry
from desktop.services.support.support_gaps import gaps_of
from desktop.text import _

OPEN = (SupportItem.finished_on.is_(None), SupportItem.dropped_on.is_(None))
FIRST_TIME = timedelta(days=90)
"""How long a proposal that is taken over has, unless the officer sets another day."""
_TO = aliased(Unit)


@dataclass(frozen=True, slots=True)
class SupportRow:
    """A support as lists show it."""

    id: int
    version: int
    case_id: int
    number: str
    """Register number of the case."""
    employee: str
    unit: str
    """The unit moved to."""
    entry: SupportEntry
    source: str
    """Code of the gap that proposed it; empty where an officer did."""
    state: CareState
    settled_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class SupportFile:
    """What the page of a case shows of its support."""

    case_id: int
    may_change: bool
    rows: tuple[SupportRow, ...]
    proposals: tuple[Gap, ...]
    """Gaps that nobody has taken over or dropped."""


def support_file(session: Session, case_id: int, today: date) -> SupportFile:
    """The support of a case, open items first by their days, and what the gap proposes beside them."""
    case = found_case(session, case_id)
    rows = support_of(session, today, case_id=case_id)
    here = case.stage is CaseStage.SUPPORT
    return SupportFile(case_id, here, rows, _proposals(session, case) if here else ())


def support_of(
    session: Session, today: date, *, case_id: int | None = None, employee_id: int | None = None
) -> tuple[SupportRow, ...]:
    """The support of a case or of an employee: open items first by their days, then the settled."""
    wanted = ((SupportItem.case_id, case_id), (TransferCase.employee_id, employee_id))
    query = _joined().where(*(column == value for column, value in wanted if value is not None))
    settled = func.coalesce(SupportItem.finished_on, SupportItem.dropped_on)
    return _rows(session, query.order_by(settled.is_not(None), SupportItem.due_on, SupportItem.id), today)


def open_support(
    session: Session, today: date, until: date | None = None, most: int | None = None
) -> tuple[SupportRow, ...]:
    """Support of all cases that waits to be given, the longest overdue first; what is due `until` a day, or all."""
    query = _joined().where(*OPEN, TransferCase.stage.not_in(END_STAGES)).limit(most)
    if until is not None:
        query = query.where(SupportItem.due_on <= until)
    return _rows(session, query.order_by(SupportItem.due_on, SupportItem.id), today)


def take_proposal(session: Session, case_id: int, code: GapCode, today: date) -> int:
    """Take a proposal over as it is, to be done in the first three months; its id."""
    case = _open_case(session, case_id)
    gap = _proposed(session, case, code)
    row = SupportItem(case_id=case.id, source=code)
    _write(row, SupportEntry(gap.kind, gap.text, "", today, today + FIRST_TIME))
    return _planned(session, case, row)


def drop_proposal(session: Session, case_id: int, code: GapCode, reason: str, today: date) -> int:
    """Keep that a proposal is not needed, and why; it is not made again."""
    case, written = _open_case(session, case_id), reason_given(reason)
    gap = _proposed(session, case, code)
    row = SupportItem(case_id=case.id, source=code, dropped_on=today, note=written)
    _write(row, SupportEntry(gap.kind, gap.text))
    session.add(row)
    session.flush()
    add_step(session, case, SupportStep.DROPPED, _said(row, written))
    return row.id


def add_support(session: Session, case_id: int, entry: SupportEntry) -> int:
    """Plan a support of the officer's own; its id."""
    case = _open_case(session, case_id)
    row = SupportItem(case_id=case.id)
    _write(row, checked_support(entry))
    return _planned(session, case, row)


def correct_support(session: Session, item_id: int, entry: SupportEntry, version: int | None = None) -> None:
    """Correct an open item; where it came from stays."""
    row, case = _edited(session, item_id, version)
    _refuse_settled(row)
    _write(row, checked_support(entry))
    add_step(session, case, SupportStep.CORRECTED, _said(row))


def finish_support(
    session: Session,
    item_id: int,
    settled: tuple[date | None, str],
    today: date,
    version: int | None = None,
    training: TrainingEntry | None = None,
) -> None:
    """Record that it was given: `settled` is the day and the result; a `training` also goes to the histories."""
    row, case = _edited(session, item_id, version)
    _refuse_settled(row)
    day = not_after(settled[0], today, "on")
    not_before(day, row.starts_on, "on", _("That is before it began."))
    row.finished_on, row.note = day, clean_text(settled[1])
    if training is not None:
        save_entry(session, case.employee_id, training, today)
    add_step(session, case, SupportStep.DONE, _said(row, shown_date(day), row.note))


def drop_support(session: Session, item_id: int, reason: str, today: date, version: int | None = None) -> None:
    """Keep that it is not given after all, and why."""
    row, case = _edited(session, item_id, version)
    _refuse_settled(row)
    row.note, row.dropped_on = reason_given(reason), today
    add_step(session, case, SupportStep.DROPPED, _said(row, row.note))


def reopen_support(session: Session, item_id: int, reason: str, version: int | None = None) -> None:
    """Open a settled item again; how it was settled stays in the timeline."""
    row, case = _edited(session, item_id, version)
    if row.finished_on is None and row.dropped_on is None:
        raise Refusal(_("This support is open."), _("Load the list again."))
    written = reason_given(reason)
    row.finished_on, row.dropped_on, row.note = None, None, ""
    add_step(session, case, SupportStep.REOPENED, _said(row, written))


def _proposals(session: Session, case: TransferCase) -> tuple[Gap, ...]:
    settled = set(session.scalars(select(SupportItem.source).where(SupportItem.case_id == case.id)))
    return tuple(gap for gap in gaps_of(session, case) if gap.code not in settled)


def _proposed(session: Session, case: TransferCase, code: GapCode) -> Gap:
    for gap in _proposals(session, case):
        if gap.code is code:
            return gap
    raise Refusal(_("This is not proposed any more."), _("Load the case again."))


def _open_case(session: Session, case_id: int) -> TransferCase:
    case = found_case(session, case_id)
    in_stage(case, CaseStage.SUPPORT)
    return case


def _edited(session: Session, item_id: int, version: int | None) -> tuple[SupportItem, TransferCase]:
    row = session.get(SupportItem, item_id)
    if row is None:
        raise Refusal(_("This support is not there any more."), _("Load the case again."))
    check_version(row.version, version)
    return row, _open_case(session, row.case_id)


def _refuse_settled(row: SupportItem) -> None:
    if row.finished_on is not None or row.dropped_on is not None:
        raise Refusal(_("This support is settled already."), _("Open it again first."))


def _write(row: SupportItem, entry: SupportEntry) -> None:
    row.kind = entry.kind or SupportKind.OTHER
    row.text, row.mentor, row.starts_on, row.due_on = entry.text, entry.mentor, entry.starts_on, entry.due_on


def _planned(session: Session, case: TransferCase, row: SupportItem) -> int:
    session.add(row)
    session.flush()
    add_step(session, case, SupportStep.PLANNED, _said(row))
    return row.id


def _said(row: SupportItem, *more: str) -> str:
    words = _(SUPPORT_KIND_WORDS[SupportKind(row.kind)])
    return " – ".join(filter(None, (f"{words}: {row.text}", *more)))


def _joined() -> Select[*tuple[Any, ...]]:
    columns: tuple[Any, ...] = (
        SupportItem,
        TransferCase.number,
        Employee.title_before,
        Employee.name,
        Employee.title_after,
        func.coalesce(_TO.name, TransferCase.outside_agency),
    )
    return (
        select(*columns)
        .join(TransferCase, TransferCase.id == SupportItem.case_id)
        .join(Employee, Employee.id == TransferCase.employee_id)
        .outerjoin(_TO, _TO.id == TransferCase.to_unit_id)
    )


def _rows(session: Session, query: Select[*tuple[Any, ...]], today: date) -> tuple[SupportRow, ...]:
    return tuple(
        SupportRow(
            id=one.id,
            version=one.version,
            case_id=one.case_id,
            number=number,
            employee=display_name(*names),
            unit=unit,
            entry=SupportEntry(SupportKind(one.kind), one.text, one.mentor, one.starts_on, one.due_on),
            source=one.source,
            state=care_state(one.finished_on, one.dropped_on, one.due_on, today),
            settled_on=one.finished_on or one.dropped_on,
            note=one.note,
        )
        for one, number, *names, unit in session.execute(query)
    )
