"""Follow-ups of a move 3, 6 and 12 months after the start of duty: which are due, filled in, or skipped."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from desktop.db.changes import actor_of
from desktop.db.tables import Employee, FollowUp, TransferCase
from desktop.domain.cases.cases import CaseStage, Direction
from desktop.domain.dates import shown_date
from desktop.domain.employees.employees import display_name
from desktop.domain.employees.names import check_line, clean_text
from desktop.domain.evaluation.evaluation import (
    EARLY,
    FOLLOW_UP_MONTHS,
    FollowUpState,
    FollowUpStep,
    follow_up_day,
    follow_up_state,
)
from desktop.domain.refusal import Refusal
from desktop.services.case_rows import add_step, check_version, found_case, in_stage, not_after, reason_given
from desktop.text import _

AFTER_STAGES = (CaseStage.SUPPORT, CaseStage.EVALUATION)
"""Stages in which a move is followed up."""
_SHORTEST = timedelta(days=89)
"""No quarter of a year is shorter."""


@dataclass(frozen=True, slots=True)
class FollowUpEntry:
    """What an officer enters about one follow-up."""

    months: int
    done_on: date | None
    done_by: str = ""
    person: str = ""
    origin: str = ""
    destination: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """One follow-up of a case, written or still to come; `version` is 0 while nothing is written."""

    months: int
    due_on: date | None
    """None while it is not known when duty began."""
    state: FollowUpState
    entry: FollowUpEntry
    skipped: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class DueFollowUp:
    """A follow-up that waits for an officer's hands."""

    case_id: int
    number: str
    employee: str
    stage: CaseStage
    months: int
    due_on: date
    days_left: int


def due_follow_ups(session: Session, today: date) -> list[DueFollowUp]:
    """Follow-ups of all cases that may be written now and are not, what is overdue longest first."""
    waiting = TransferCase.stage.in_(AFTER_STAGES), TransferCase.started_on <= today + EARLY - _SHORTEST
    done = set(
        session.execute(
            select(FollowUp.case_id, FollowUp.months)
            .join(TransferCase, TransferCase.id == FollowUp.case_id)
            .where(*waiting)
        ).all()
    )
    columns = (TransferCase.id, TransferCase.number, TransferCase.stage, TransferCase.started_on)
    names = (Employee.title_before, Employee.name, Employee.title_after)
    found = select(*columns, *names).join(Employee, Employee.id == TransferCase.employee_id).where(*waiting)
    due = [
        DueFollowUp(case_id, number, display_name(*name), stage, months, day, (day - today).days)
        for case_id, number, stage, started_on, *name in session.execute(found)
        if started_on is not None
        for months in FOLLOW_UP_MONTHS
        if (day := follow_up_day(started_on, months)) <= today + EARLY and (case_id, months) not in done
    ]
    return sorted(due, key=lambda one: (one.due_on, one.number))


def follow_ups_of(session: Session, case_id: int, today: date) -> tuple[FollowUpRow, ...]:
    """The three follow-ups of a case, as they stand on `today`."""
    case = found_case(session, case_id)
    written = {row.months: row for row in session.scalars(select(FollowUp).where(FollowUp.case_id == case_id))}
    return tuple(_shown(case, months, written.get(months), today) for months in FOLLOW_UP_MONTHS)


def record_follow_up(session: Session, case_id: int, entry: FollowUpEntry, today: date, version: int = 0) -> None:
    """Keep what was seen; `version` is that of the row that was read, 0 for none."""
    case, row = _edited(session, case_id, entry.months, version)
    if case.started_on is None:
        raise Refusal(_("It is not known when duty began."), _("Record the start of duty first."))
    due_on = follow_up_day(case.started_on, entry.months)
    if today < due_on - EARLY:
        raise Refusal(
            _("The follow-up after {months} months falls due on {day}.").format(
                months=entry.months, day=shown_date(due_on)
            ),
            _("It can be filled in from {day}.").format(day=shown_date(due_on - EARLY)),
        )
    seen_on = not_after(entry.done_on, today, "doneOn")
    _refuse_early(seen_on, due_on - EARLY)
    texts = {name: clean_text(getattr(entry, name)) for name in ("person", "origin", "destination")}
    _refuse_empty(case, texts)
    if row is None:
        row = FollowUp(case_id=case_id, months=entry.months, done_on=seen_on)
        session.add(row)
    row.done_on, row.done_by, row.skipped = seen_on, check_line(entry.done_by) or actor_of(session), ""
    row.person, row.origin, row.destination = texts["person"], texts["origin"], texts["destination"]
    add_step(session, case, FollowUpStep.DONE, _("After {months} months").format(months=entry.months))
    session.flush()


def skip_follow_up(session: Session, case_id: int, months: int, reason: str, today: date, version: int = 0) -> None:
    """Note why a follow-up is not made: whoever retired or died is not visited."""
    case, row = _edited(session, case_id, months, version)
    written = reason_given(reason)
    if row is not None and not row.skipped:
        raise Refusal(_("This follow-up is filled in already."), _("Correct it instead of skipping it."))
    if row is None:
        row = FollowUp(case_id=case_id, months=months, done_on=today)
        session.add(row)
    row.done_on, row.done_by, row.skipped = today, actor_of(session), written
    note = _("After {months} months: {reason}").format(months=months, reason=written)
    add_step(session, case, FollowUpStep.SKIPPED, note)
    session.flush()


def asked_units(case: TransferCase) -> tuple[bool, bool]:
    """Whether the origin and the destination are asked about: only units of the region can be."""
    origin = case.direction is not Direction.INCOMING and case.from_unit_id is not None
    return origin, case.direction is not Direction.OUTGOING and case.to_unit_id is not None


def _edited(session: Session, case_id: int, months: int, version: int) -> tuple[TransferCase, FollowUp | None]:
    case = found_case(session, case_id)
    in_stage(case, *AFTER_STAGES)
    if months not in FOLLOW_UP_MONTHS:
        raise Refusal(_("There is no follow-up after {months} months.").format(months=months))
    row = session.scalar(_one(case_id, months))
    check_version(row.version if row else 0, version)
    return case, row


def _one(case_id: int, months: int) -> Select[FollowUp]:
    return select(FollowUp).where(FollowUp.case_id == case_id, FollowUp.months == months)


def _shown(case: TransferCase, months: int, row: FollowUp | None, today: date) -> FollowUpRow:
    due_on = follow_up_day(case.started_on, months) if case.started_on else None
    if row is None:
        state = follow_up_state(due_on, today) if due_on else FollowUpState.LATER
        return FollowUpRow(months, due_on, state, FollowUpEntry(months, None))
    entry = FollowUpEntry(months, row.done_on, row.done_by, row.person, row.origin, row.destination)
    state = FollowUpState.SKIPPED if row.skipped else FollowUpState.DONE
    return FollowUpRow(months, due_on, state, entry, row.skipped, row.version)


def _refuse_early(seen_on: date, first: date) -> None:
    if seen_on < first:
        sentence = _("That was too early: it counts from {day}.").format(day=shown_date(first))
        raise Refusal(sentence, _("Check the year and the month."), {"doneOn": sentence})


def _refuse_empty(case: TransferCase, texts: dict[str, str]) -> None:
    origin, destination = asked_units(case)
    asked = (
        ("person", True, _("Write how the employee is doing.")),
        ("origin", origin, _("Write how the origin is doing.")),
        ("destination", destination, _("Write how the destination is doing.")),
    )
    faults = {name: sentence for name, needed, sentence in asked if needed and not texts[name]}
    if faults:
        raise Refusal(_("The follow-up is not complete."), _("See the red lines."), faults)
