"""What is known of a case when it is asked how it may go on, and the answer to "why not"."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.cases.cases import ApprovalResult, CaseStage, ChecklistState, DeliveryProof
from desktop.domain.cases.checks import CheckResult
from desktop.domain.cases.consultation import EmployeeAnswer
from desktop.domain.review.review import TeamOpinion, TechnicalResult
from desktop.text import N_


class CaseAction(StrEnum):
    """What an officer can do to the stage of a case."""

    ADVANCE = "advance"
    RETURN = "return"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    CANCEL_DECREE = "cancel"


CASE_ACTION_WORDS = {
    CaseAction.ADVANCE: N_("Moved on"),
    CaseAction.RETURN: N_("Returned"),
    CaseAction.REFUSE: N_("Case refused"),
    CaseAction.WITHDRAW: N_("Case withdrawn"),
    CaseAction.CANCEL_DECREE: N_("Decree was cancelled"),
}


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a case may not go on: one sentence, the article that asks for it, and the field that mends it."""

    what: str
    article: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class PaperFact:
    """What a guard needs to know of one line of the checklist."""

    name: str
    article: str
    mandatory: bool = True
    state: ChecklistState = ChecklistState.MISSING
    valid_until: date | None = None
    valid_months: int | None = None
    """How long such a paper counts; one that counts for a time has to say until when."""


@dataclass(frozen=True, slots=True)
class TalkFacts:
    """How far the employee was told of the move, and the answer."""

    held: int = 0
    outdated: int = 0
    """Talks that were held before the move went elsewhere; they count no more."""
    reason: bool = False
    need: bool = False
    benefit: bool = False
    answer: EmployeeAnswer | None = None
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """Which opinions the kind of case asks for, and how they came out."""

    sitting_asked: bool = False
    opinion: TeamOpinion | None = None
    minutes: str = ""
    technical_asked: str = ""
    """Whose technical opinion is asked for, in words; empty where none is."""
    technical: TechnicalResult | None = None
    scores_asked: bool = False
    scores_shown_on: date | None = None
    scores_final_on: date | None = None
    contested: int = 0
    """Lines of the score sheet that the employee contests and nobody has answered."""


@dataclass(frozen=True, slots=True)
class AfterFacts:
    """What is still open after the move."""

    commitments: int = 0
    support: int = 0
    follow_ups: tuple[int, ...] = ()
    """Months of the follow-ups that were neither done nor skipped with a reason."""


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A case as its guards see it on the day `today`."""

    stage: CaseStage
    today: date
    outgoing: bool = False
    """Whether the employee leaves the region: the destination is an agency then."""
    incoming: bool = False
    """Whether the employee comes from outside the region."""
    to_agency: str = ""
    """The agency outside the region that the employee goes to or comes from."""
    to_unit: str = ""
    to_post: str = ""
    reason: str = ""
    need: str = ""
    asked_for: date | None = None
    """TMT that the proposal asks for."""
    checks: tuple[CheckResult, ...] = ()
    overridden: frozenset[str] = frozenset()
    """Codes of the checks whose warning was passed with a reason."""
    swap_asked: bool = False
    swap_number: str = ""
    """Register number of the other case of a swap."""
    swap_approved: bool = False
    swap_ended: bool = False
    """Whether the other case of a swap was refused, withdrawn or cancelled."""
    papers: tuple[PaperFact, ...] = ()
    in_repair: bool = False
    """Whether the papers are with the proposer for repair."""
    talk: TalkFacts = TalkFacts()
    review: ReviewFacts = ReviewFacts()
    after: AfterFacts = AfterFacts()
    approval: ApprovalResult | None = None
    approved_on: date | None = None
    approved_by: str = ""
    decree_number: str = ""
    """Number of the decree that stands; empty while there is none or it was cancelled."""
    decided_on: date | None = None
    effective_on: date | None = None
    """TMT set by the decree."""
    signed_on: date | None = None
    scanned: bool = False
    delivered_on: date | None = None
    delivery_proof: DeliveryProof | None = None
    later_post_since: date | None = None
    """Since when the record shows another post, taken up after the TMT of the decree."""
    started_on: date | None = None
    start_letter: str = ""
    start_letter_date: date | None = None
