"""The cases on the agenda of a sitting, and what the team advises on each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from desktop.db.tables import Employee, Post, Sitting, SittingOpinion, TransferCase, Unit
from desktop.domain.cases.cases import CaseStage
from desktop.domain.dates import shown_date
from desktop.domain.employees.employees import display_name
from desktop.domain.employees.names import clean_text
from desktop.domain.refusal import Refusal
from desktop.domain.review.review import TEAM_OPINION_WORDS, ReviewStep, TeamOpinion
from desktop.domain.review.sittings import NOTE_ASKED
from desktop.services.case_rows import add_step, check_version, found_case, in_stage
from desktop.services.rules.case_kinds import case_kinds
from desktop.text import _


@dataclass(frozen=True, slots=True)
class AgendaCase:
    """A case as an agenda names it."""

    id: int
    number: str
    stage: CaseStage
    employee: str
    nip: str
    from_unit: str
    to_unit: str
    to_post: str
    reason: str


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One case on the agenda and the team's opinion on it."""

    id: int
    version: int
    case: AgendaCase
    opinion: TeamOpinion | None
    note: str

    @property
    def may_change(self) -> bool:
        """Whether the case still waits in the review."""
        return self.case.stage is CaseStage.REVIEW


@dataclass(frozen=True, slots=True)
class HeardRow:
    """What one sitting said, or has yet to say, of a case."""

    sitting_id: int
    held_on: date
    minutes_number: str
    opinion: TeamOpinion | None
    note: str
    outdated: bool = False
    """Whether the case led somewhere else then, so that the opinion does not count any more."""


@dataclass(frozen=True, slots=True)
class OpinionEntry:
    """What the team advises; None takes an opinion back."""

    opinion: TeamOpinion | None
    note: str = ""


def agenda_of(session: Session, sitting_id: int) -> tuple[AgendaRow, ...]:
    """The agenda of a sitting in the order of the register."""
    rows = session.execute(
        select(SittingOpinion.id, SittingOpinion.version, SittingOpinion.opinion, SittingOpinion.note, *_CASE)
        .join(TransferCase, TransferCase.id == SittingOpinion.case_id)
        .join(*_EMPLOYEE)
        .outerjoin(*_FROM)
        .outerjoin(*_TO)
        .outerjoin(*_POST)
        .where(SittingOpinion.sitting_id == sitting_id)
        .order_by(TransferCase.number)
    )
    return tuple(AgendaRow(row[0], row[1], _case(row[4:]), row[2], row[3]) for row in rows)


def cases_to_hear(session: Session, sitting_id: int) -> tuple[AgendaCase, ...]:
    """Cases now in the review whose route asks for a sitting, and which are not on this agenda yet."""
    kinds = case_kinds(session)
    on_agenda = select(SittingOpinion.case_id).where(SittingOpinion.sitting_id == sitting_id)
    rows = session.execute(
        select(TransferCase.kind, TransferCase.direction, *_CASE)
        .join(*_EMPLOYEE)
        .outerjoin(*_FROM)
        .outerjoin(*_TO)
        .outerjoin(*_POST)
        .where(TransferCase.stage == CaseStage.REVIEW, TransferCase.id.not_in(on_agenda))
        .order_by(TransferCase.number)
    )
    return tuple(_case(row[2:]) for row in rows if kinds[row[0]].route(row[1]).sitting)


def opinions_on(session: Session, case: TransferCase) -> tuple[HeardRow, ...]:
    """The sittings that have a case on their agenda, the newest first."""
    since = case.move_since or date.min
    rows = session.execute(
        select(Sitting.id, Sitting.held_on, Sitting.minutes_number, SittingOpinion.opinion, SittingOpinion.note)
        .join(SittingOpinion, SittingOpinion.sitting_id == Sitting.id)
        .where(SittingOpinion.case_id == case.id, Sitting.removed_at.is_(None))
        .order_by(Sitting.held_on.desc(), Sitting.id.desc())
    )
    return tuple(HeardRow(*row, outdated=row.held_on < since) for row in rows)


def put_on_agenda(session: Session, sitting_id: int, case_ids: Sequence[int]) -> int:
    """Put cases that wait for the team on the agenda; how many."""
    sitting = _standing(session, sitting_id)
    waiting = {case.id for case in cases_to_hear(session, sitting_id)}
    for case_id in case_ids:
        case = found_case(session, case_id)
        if case_id not in waiting:
            raise Refusal(
                _("The case {number} does not wait for the team.").format(number=case.number), _("Load the list again.")
            )
        session.add(SittingOpinion(sitting_id=sitting_id, case_id=case_id))
        add_step(session, case, ReviewStep.AGENDA, _("Sitting of {day}").format(day=shown_date(sitting.held_on)))
    session.flush()
    return len(case_ids)


def take_off_agenda(session: Session, opinion_ids: Sequence[int]) -> int:
    """Take cases off the agenda on which the team gave no opinion; how many."""
    for opinion_id in opinion_ids:
        row = _found(session, opinion_id)
        _standing(session, row.sitting_id)
        if row.opinion is not None:
            raise Refusal(
                _("The team gave its opinion on {number} already.").format(
                    number=found_case(session, row.case_id).number
                ),
                _("Take the opinion back first."),
            )
        session.delete(row)
    session.flush()
    return len(opinion_ids)


def record_opinions(session: Session, rows: Sequence[tuple[int, int]], entry: OpinionEntry, today: date) -> int:
    """Keep one opinion for one or many cases of a sitting, given by id and version; how many."""
    note = clean_text(entry.note)
    if entry.opinion in NOTE_ASKED and not note:
        sentence = _("The note of the team is not given.")
        raise Refusal(sentence, _("Write what the team noted, or why it advises against."), {"note": sentence})
    for opinion_id, version in rows:
        _record(session, _found(session, opinion_id), version, OpinionEntry(entry.opinion, note), today)
    return len(rows)


def _record(session: Session, row: SittingOpinion, version: int, entry: OpinionEntry, today: date) -> None:
    check_version(row.version, version)
    sitting = _standing(session, row.sitting_id)
    case = found_case(session, row.case_id)
    in_stage(case, CaseStage.REVIEW)
    if entry.opinion is not None and sitting.held_on > today:
        raise Refusal(_("The sitting was not held yet."), _("Correct its date, or wait for that day."))
    if (row.opinion, row.note) == (entry.opinion, entry.note):
        return
    taken_back = row.opinion is not None and entry.opinion is None
    row.opinion, row.note = entry.opinion, entry.note
    held = _("Sitting of {day}").format(day=shown_date(sitting.held_on))
    if entry.opinion is not None:
        said = (held, sitting.minutes_number, _(TEAM_OPINION_WORDS[entry.opinion]), entry.note)
        add_step(session, case, ReviewStep.OPINION, " – ".join(filter(None, said)))
    elif taken_back:
        add_step(session, case, ReviewStep.OPINION_VOID, " – ".join(filter(None, (held, entry.note))))


def _found(session: Session, opinion_id: int) -> SittingOpinion:
    row = session.get(SittingOpinion, opinion_id)
    if row is None:
        raise Refusal(_("This case is not on the agenda any more."), _("Load the sitting again."))
    return row


def _standing(session: Session, sitting_id: int) -> Sitting:
    sitting = session.get(Sitting, sitting_id)
    if sitting is None or sitting.removed_at is not None:
        raise Refusal(_("This sitting was put aside."), _("Bring it back first."))
    return sitting


_FromUnit, _ToUnit = aliased(Unit), aliased(Unit)
_EMPLOYEE = (Employee, Employee.id == TransferCase.employee_id)
_FROM = (_FromUnit, _FromUnit.id == TransferCase.from_unit_id)
_TO = (_ToUnit, _ToUnit.id == TransferCase.to_unit_id)
_POST = (Post, Post.id == TransferCase.to_post_id)
_CASE = (
    TransferCase.id,
    TransferCase.number,
    TransferCase.stage,
    TransferCase.outside_agency,
    TransferCase.reason,
    Employee.title_before,
    Employee.name,
    Employee.title_after,
    Employee.nip,
    _FromUnit.name,
    _ToUnit.name,
    Post.title,
)


def _case(values: Sequence[Any]) -> AgendaCase:
    case_id, number, stage, agency, reason, before, name, after, nip, from_unit, to_unit, post = values
    return AgendaCase(
        id=case_id,
        number=number,
        stage=stage,
        employee=display_name(before, name, after),
        nip=nip,
        from_unit=from_unit or agency,
        to_unit=to_unit or agency,
        to_post=post or "",
        reason=reason,
    )
