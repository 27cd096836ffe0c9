"""What the stage of review shows of a case: the team's opinion, the technical opinion and the score sheet."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop.domain.cases.cases import CaseStage
from desktop.domain.review.review import TechnicalBody
from desktop.domain.review.score_sheets import Sheet
from desktop.services.case_rows import found_case
from desktop.services.cases.technical_opinions import TechnicalRow, technical_body, technical_opinions
from desktop.services.review.scores import moved_lines, sheet_of
from desktop.services.review.sitting_agenda import HeardRow, opinions_on
from desktop.services.rules.case_kinds import case_kinds


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """The review of one case; what the route does not ask for, and nobody recorded, is not shown."""

    case_id: int
    version: int
    here: bool
    """Whether the case is in the review now, and its records can be changed."""
    opinion_by: str
    """Whose advice the route names, in words."""
    sitting_asked: bool
    heard: tuple[HeardRow, ...]
    body: TechnicalBody | None
    technical: tuple[TechnicalRow, ...]
    scores_asked: bool
    sheet: Sheet
    moved: tuple[str, ...]
    """Codes of the lines that would come out otherwise today."""


def review_file(session: Session, case_id: int, today: date) -> ReviewFile:
    """Everything that the stage of review shows of a case."""
    case = found_case(session, case_id)
    route = case_kinds(session)[case.kind].route(case.direction)
    here = case.stage is CaseStage.REVIEW
    return ReviewFile(
        case_id=case.id,
        version=case.version,
        here=here,
        opinion_by=route.opinion,
        sitting_asked=route.sitting,
        heard=opinions_on(session, case),
        body=technical_body(session, case),
        technical=technical_opinions(session, case.id, today),
        scores_asked=route.scores,
        sheet=sheet_of(session, case.id),
        moved=moved_lines(session, case.id, today) if here else (),
    )
