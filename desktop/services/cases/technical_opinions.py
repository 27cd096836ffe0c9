"""Technical opinions (pertek) and I-MUT recommendations: asked for, waited for, answered, asked for again.

That silence counts as consent on the sixth day is only a statement of BKN's head (REGULATION 1.8): it is shown, and the
program never decides by it.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import TechnicalOpinion, TransferCase
from desktop.db.tables.base import now
from desktop.domain.cases.cases import CaseStage
from desktop.domain.dates import shown_date
from desktop.domain.employees.names import check_line, clean_text
from desktop.domain.refusal import Refusal
from desktop.domain.review.review import (
    TECHNICAL_BODY_WORDS,
    TECHNICAL_RESULT_WORDS,
    ReviewStep,
    TechnicalBody,
    TechnicalResult,
)
from desktop.services.case_rows import (
    add_step,
    check_version,
    edited_case,
    found_case,
    in_stage,
    not_after,
    not_before,
    reason_given,
    unfilled,
)
from desktop.services.rules.calendar import work_calendar
from desktop.services.rules.case_kinds import case_kinds
from desktop.services.settings import office
from desktop.text import _

IMUT_DAYS = 5
"""Working days in which BKN means to answer in I-MUT."""
_ANSWERED = frozenset({TechnicalResult.GRANTED, TechnicalResult.REFUSED})


@dataclass(frozen=True, slots=True)
class Asking:
    """The letter, or the entry in I-MUT, that asks for the opinion."""

    number: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Answer:
    """How the opinion came out."""

    result: TechnicalResult | None
    number: str
    on: date | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class TechnicalRow:
    """One request and its answer, with the working days waited; `limit` is 0 where none is set."""

    id: int
    version: int
    body: TechnicalBody
    asked_number: str
    asked_on: date
    number: str
    answered_on: date | None
    result: TechnicalResult | None
    note: str
    waited: int
    limit: int

    @property
    def is_late(self) -> bool:
        """Whether the answer took, or takes, longer than the limit."""
        return 0 < self.limit < self.waited

    @property
    def silence_counts(self) -> bool:
        """Whether this is the silence in I-MUT of which BKN's head says that it is an approval."""
        return self.body is TechnicalBody.IMUT and self.result is None and self.is_late


def technical_body(session: Session, case: TransferCase) -> TechnicalBody | None:
    """Whose opinion the route of the case asks for."""
    asked = case_kinds(session)[case.kind].route(case.direction).technical
    return TechnicalBody(asked) if asked else None


def technical_opinions(session: Session, case_id: int, today: date) -> tuple[TechnicalRow, ...]:
    """Every request of a case, the newest first."""
    rows = _rows(session, case_id)
    if not rows:
        return ()
    calendar = work_calendar(session, min(row.asked_on for row in rows), today)
    limits = {TechnicalBody.IMUT: IMUT_DAYS, TechnicalBody.PERTEK: office(session).technical_limit_days}
    return tuple(
        TechnicalRow(
            id=row.id,
            version=row.version,
            body=row.body,
            asked_number=row.asked_number,
            asked_on=row.asked_on,
            number=row.number,
            answered_on=row.answered_on,
            result=row.result,
            note=row.note,
            waited=max(calendar.workdays_between(row.asked_on, row.answered_on or today), 0),
            limit=limits[row.body],
        )
        for row in rows
    )


def ask_opinion(session: Session, case_id: int, asking: Asking, today: date, version: int | None = None) -> int:
    """Keep that the opinion was asked for; again only when the one before came back without consent."""
    case = edited_case(session, case_id, version)
    in_stage(case, CaseStage.REVIEW)
    body = technical_body(session, case)
    if body is None:
        raise Refusal(_("This case needs no technical opinion."), _("See the route of its kind in the settings."))
    since = case.move_since or date.min
    before = next((row for row in _rows(session, case.id) if row.body is body and row.asked_on >= since), None)
    if before is not None and before.result is None:
        raise Refusal(
            _("The opinion asked for on {day} is not answered yet.").format(day=shown_date(before.asked_on)),
            _("Record its answer, or put the request aside with a reason."),
        )
    if before is not None and before.result is TechnicalResult.GRANTED:
        raise Refusal(_("The opinion is granted already."), _("Correct its answer if it was cancelled."))
    number = check_line(asking.number)
    if not number:
        raise unfilled(_("The number of the request is not given."), "number")
    day = not_after(asking.on, today, "date")
    not_before(day, case.move_since, "date", _("The destination was changed after that day."))
    if before is not None and before.answered_on is not None:
        not_before(day, before.answered_on, "date", _("The answer before is newer than this request."))
    row = TechnicalOpinion(case_id=case.id, body=body, asked_number=number, asked_on=day)
    session.add(row)
    session.flush()
    said = (_(TECHNICAL_BODY_WORDS[body]), number, shown_date(day))
    add_step(session, case, ReviewStep.TECHNICAL_ASKED, " – ".join(said))
    return row.id


def answer_opinion(session: Session, opinion_id: int, answer: Answer, today: date, version: int | None = None) -> None:
    """Keep the answer to the newest request, or correct it: a granted opinion may be cancelled later."""
    row, case = _newest(session, opinion_id, version)
    if answer.result is None:
        raise unfilled(_("The result is not chosen."), "result")
    number, note = check_line(answer.number), clean_text(answer.note)
    if not number and row.body is TechnicalBody.PERTEK and answer.result in _ANSWERED:
        raise unfilled(_("The number of the answer is not given."), "number")
    if not note and answer.result is not TechnicalResult.GRANTED:
        raise unfilled(_("What has to be repaired, or why it was refused, is not given."), "note")
    day = not_after(answer.on, today, "date")
    not_before(day, row.asked_on, "date", _("The answer is older than the request."))
    row.result, row.number, row.answered_on, row.note = answer.result, number, day, note
    said = (_(TECHNICAL_BODY_WORDS[row.body]), _(TECHNICAL_RESULT_WORDS[answer.result]), number, shown_date(day), note)
    add_step(session, case, ReviewStep.TECHNICAL_ANSWERED, " – ".join(filter(None, said)))


def set_opinion_aside(session: Session, opinion_id: int, reason: str, version: int | None = None) -> None:
    """Put a request aside that should not stand here, with a reason."""
    row, case = _newest(session, opinion_id, version)
    row.removed_reason, row.removed_at = reason_given(reason), now()
    audit(session, "remove", TechnicalOpinion.__tablename__, row.id, {"reason": row.removed_reason})
    add_step(session, case, ReviewStep.TECHNICAL_ASIDE, f"{row.asked_number} – {row.removed_reason}")


def _rows(session: Session, case_id: int) -> list[TechnicalOpinion]:
    """The requests that count, the newest first."""
    found = select(TechnicalOpinion).where(TechnicalOpinion.case_id == case_id, TechnicalOpinion.removed_at.is_(None))
    return list(session.scalars(found.order_by(TechnicalOpinion.asked_on.desc(), TechnicalOpinion.id.desc())))


def _newest(session: Session, opinion_id: int, version: int | None) -> tuple[TechnicalOpinion, TransferCase]:
    """The row of a request that may still be changed, and its case."""
    row = session.get(TechnicalOpinion, opinion_id)
    if row is None or row.removed_at is not None:
        raise Refusal(_("This request is not there any more."), _("Load the case again."))
    check_version(row.version, version)
    case = found_case(session, row.case_id)
    in_stage(case, CaseStage.REVIEW)
    if next(one for one in _rows(session, case.id) if one.body is row.body).id != row.id:
        raise Refusal(_("The opinion was asked for again since."), _("Only the newest request can be changed."))
    return row, case
