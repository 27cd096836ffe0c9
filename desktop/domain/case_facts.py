"""What is known of a case when it is asked how it may go on, and the answer to "why not"."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.case_checks import CheckResult
from desktop.domain.cases import ApprovalResult, CaseStage, ChecklistState, DeliveryProof
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


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A case as its guards see it on the day `today`."""

    stage: CaseStage
    today: date
    to_unit: str = ""
    to_post: str = ""
    reason: str = ""
    need: str = ""
    asked_for: date | None = None
    """TMT that the proposal asks for."""
    checks: tuple[CheckResult, ...] = ()
    papers: tuple[PaperFact, ...] = ()
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
