"""Correcting a decree that stands (ralat): the case, the decree and the histories say what the correction says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import actor_of
from desktop.db.tables import Decree, DecreeCorrection, Employee, Post, TransferCase, Unit
from desktop.domain.cases.cases import CaseStage, Direction
from desktop.domain.dates import shown_date
from desktop.domain.employees.names import check_line
from desktop.domain.refusal import Refusal
from desktop.services.case_rows import add_step, edited_case, in_stage, not_after, not_before, reason_given
from desktop.services.cases.handover import HANDED_OVER, apply_due_moves, apply_move, put_back
from desktop.services.decree_rows import STRUCK_OUT, cases_of, standing_decree, takes_effect
from desktop.text import N_, _

FIELD_WORDS = {
    "effective": N_("TMT"),
    "unit": N_("Destination unit"),
    "post": N_("Destination post"),
    STRUCK_OUT: N_("Case"),
}
_CORRECTABLE = (CaseStage.DECREE, CaseStage.DELIVERY, CaseStage.HANDOVER, *HANDED_OVER)


@dataclass(frozen=True, slots=True)
class Correction:
    """By which letter, when and why a decree is corrected, and what it says now; None leaves a statement as it is."""

    on: date | None
    by_number: str
    reason: str
    effective_on: date | None = None
    unit_id: int | None = None
    post_id: int | None = None


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """One corrected statement, in words."""

    on: date
    by_number: str
    field: str
    before: str
    after: str
    reason: str


def correct_decree(
    session: Session, case_id: int, correction: Correction, today: date, version: int | None = None
) -> None:
    """Correct what the decree says of one case; refused while a later move stands on top of this one."""
    case = edited_case(session, case_id, version)
    in_stage(case, *_CORRECTABLE)
    decree = standing_decree(session, case)
    if decree is None:
        raise Refusal(_("There is no decree that could be corrected."), _("Make the decree first."))
    if decree.signed_on is None:
        raise Refusal(_("The decree is not signed yet."), _("Void its letter and make it anew."))
    day = not_after(correction.on, today, "date")
    not_before(day, decree.decided_on, "date", _("The decree is dated later than its correction."))
    number = check_line(correction.by_number)
    if not number:
        sentence = _("The number of the correction is not given.")
        raise Refusal(sentence, _("Fill in the field and save again."), {"number": sentence})
    reason = reason_given(correction.reason)
    changes = list(_changes(session, case, decree, correction))
    if not changes:
        raise Refusal(_("The correction changes nothing."), _("Fill in what the decree says now."))
    _amend(session, case, decree, correction, f"{number}: {reason}", today)
    for field, before, after in changes:
        session.add(
            DecreeCorrection(
                decree_id=decree.id,
                case_id=case.id,
                corrected_on=day,
                by_number=number,
                field=field,
                before=before,
                after=after,
                reason=reason,
                actor=actor_of(session),
            )
        )
    said = (f"{_(FIELD_WORDS[field])}: {before or '–'} → {after}" for field, before, after in changes)
    add_step(session, case, "correction", " – ".join((f"{number}, {shown_date(day)}", *said, reason)))


def corrections_of(session: Session, case_id: int) -> tuple[CorrectionRow, ...]:
    """What was corrected in the decree of a case, the oldest first."""
    found = session.scalars(
        select(DecreeCorrection).where(DecreeCorrection.case_id == case_id).order_by(DecreeCorrection.id)
    )
    return tuple(
        CorrectionRow(row.corrected_on, row.by_number, row.field, row.before, row.after, row.reason) for row in found
    )


def _changes(
    session: Session, case: TransferCase, decree: Decree, correction: Correction
) -> Iterator[tuple[str, str, str]]:
    """What changes, as field, words before and words after."""
    before = takes_effect(case, decree)
    after = correction.effective_on
    if after is not None and after != before:
        yield "effective", shown_date(before) if before else "", shown_date(after)
    place = (("unit", case.to_unit_id, correction.unit_id), ("post", case.to_post_id, correction.post_id))
    for field, old, new in place:
        if new not in {None, old}:
            if case.direction is Direction.OUTGOING:
                sentence = _("The employee leaves the region: there is no unit or post to correct.")
                raise Refusal(sentence, _("Correct the TMT only."), {field: sentence})
            yield field, _name(session, field, old), _name(session, field, new)


def _amend(session: Session, case: TransferCase, decree: Decree, correction: Correction, why: str, today: date) -> None:
    """Take the move back, write what is right, and make it again if its day has come."""
    was_applied = case.applied_at is not None
    if was_applied:
        put_back(session, case, decree, why)
    case.to_unit_id = correction.unit_id or case.to_unit_id
    case.to_post_id = correction.post_id or case.to_post_id
    if correction.effective_on is not None:
        _set_day(session, case, decree, correction.effective_on)
    if not was_applied:
        _check_place(case, (case.from_unit_id, case.from_post_id))
        session.flush()
        apply_due_moves(session, today)
        return
    _check_move(session, case, decree)
    day = takes_effect(case, decree)
    if day is not None and day <= today:
        apply_move(session, case, decree)


def _check_move(session: Session, case: TransferCase, decree: Decree) -> None:
    """Refuse a correction that makes the move none, or puts it before the post that is left was taken up."""
    employee = session.get_one(Employee, case.employee_id)
    _check_place(case, (employee.unit_id, employee.post_id))
    day = takes_effect(case, decree)
    if day is not None and employee.post_since is not None and day <= employee.post_since:
        sentence = _("The employee took up the post that is left on {day}: the move cannot take effect before.")
        sentence = sentence.format(day=shown_date(employee.post_since))
        raise Refusal(sentence, _("Check the year and the month."), {"effective": sentence})


def _check_place(case: TransferCase, left: tuple[int | None, int | None]) -> None:
    if case.direction is not Direction.OUTGOING and (case.to_unit_id, case.to_post_id) == left:
        sentence = _("With this the employee would stay in the post that is left.")
        raise Refusal(sentence, _("Cancel the decree instead."), {"unit": sentence})


def _set_day(session: Session, case: TransferCase, decree: Decree, day: date) -> None:
    """The decree's own TMT where it moves this case alone, else one for the case."""
    if len(cases_of(session, decree.id)) == 1:
        decree.effective_on, case.takes_effect_on = day, None
    else:
        case.takes_effect_on = None if day == decree.effective_on else day


def _name(session: Session, field: str, row_id: int | None) -> str:
    """Name of a unit or title of a post; refused if the new one does not exist."""
    if row_id is None:
        return ""
    if field == "unit":
        unit = session.get(Unit, row_id)
        if unit is not None:
            return unit.name
    else:
        post = session.get(Post, row_id)
        if post is not None:
            return post.title
    sentence = _("There is no such unit.") if field == "unit" else _("There is no such post.")
    raise Refusal(sentence, _("Choose another one."), {field: sentence})
