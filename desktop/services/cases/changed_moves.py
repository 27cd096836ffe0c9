"""What becomes of all that was said and advised about a move once the case proposes another one.

The employee answered, the team advised and the sheet was scored for one kind and destination. When these change, the
answer and the score sheet are asked for anew, and talks and opinions of earlier days count no more; the timeline keeps
what they were.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import ScoreLine, TransferCase
from desktop.domain.cases.cases import CaseKind, Direction
from desktop.domain.employees.names import search_key
from desktop.services.case_rows import add_step
from desktop.services.cases.overrides import withdraw_outdated
from desktop.text import _

MOVE_STEP = "elsewhere"
"""Action of the line in the timeline that says what has to be done again."""


@dataclass(frozen=True, slots=True)
class MoveAsked:
    """What a case proposes, as far as talks and opinions are about it."""

    kind: CaseKind
    direction: Direction
    unit_id: int | None
    post_id: int | None
    agency: str
    """The receiving agency of who leaves the region, as it is compared."""

    @property
    def known(self) -> bool:
        """Whether there was anything yet that could be explained."""
        return self.unit_id is not None or bool(self.agency)


def move_asked(case: TransferCase) -> MoveAsked:
    """The move that a case proposes now."""
    agency = search_key(case.outside_agency or "") if case.direction is Direction.OUTGOING else ""
    return MoveAsked(case.kind, case.direction, case.to_unit_id, case.to_post_id, agency)


def follow_change(session: Session, case: TransferCase, before: MoveAsked, today: date) -> None:
    """Ask anew for what was about the move `before`, and put aside the reasons of warnings that say something else."""
    if before.known and move_asked(case) != before:
        case.move_since = today
        _ask_anew(session, case)
    withdraw_outdated(session, case, today)


def _ask_anew(session: Session, case: TransferCase) -> None:
    lines = session.scalars(select(ScoreLine).where(ScoreLine.case_id == case.id)).all()
    if case.answer is None and case.scores_shown_on is None and not lines:
        return
    case.answer, case.answered_on, case.answer_conditions = None, None, ""
    case.scores_shown_on = case.scores_final_on = None
    for line in lines:
        session.delete(line)
    add_step(
        session,
        case,
        MOVE_STEP,
        _("The move is another one now: talk, answer, opinions and score sheet are asked for again."),
    )
