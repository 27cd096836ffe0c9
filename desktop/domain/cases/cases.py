"""The life of a transfer case: its stages, kinds and the words for them (DESIGN section 4)."""

from enum import StrEnum

from desktop.text import N_


class CaseStage(StrEnum):
    """Stages of a transfer case, in their order; the last three end it."""

    DRAFT = "draft"
    CHECKING = "checking"
    CONSULTATION = "consultation"
    REVIEW = "review"
    APPROVAL = "approval"
    DECREE = "decree"
    DELIVERY = "delivery"
    HANDOVER = "handover"
    SUPPORT = "support"
    EVALUATION = "evaluation"
    CLOSED = "closed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


class CaseKind(StrEnum):
    """Kinds of transfer (REGULATION 1.2, 1.5, 1.11)."""

    WITHIN = "within"
    BETWEEN_REGENCIES = "between_regencies"
    PROVINCE = "province"
    OTHER_PROVINCE = "other_province"
    CENTRAL = "central"
    RELOCATION = "relocation"
    ROTATION = "rotation"
    SWAP = "swap"


class Direction(StrEnum):
    """Whether a move stays in the region's own agency, comes in or goes out."""

    INSIDE = "inside"
    INCOMING = "in"
    OUTGOING = "out"


class ChecklistState(StrEnum):
    """State of one required document of a case."""

    MISSING = "missing"
    MET = "met"
    WAIVED = "waived"


class ApprovalResult(StrEnum):
    """What the competent official decided."""

    APPROVED = "approved"
    REPAIR = "repair"
    REFUSED = "refused"


class DeliveryProof(StrEnum):
    """How the delivery of a decree is proven (UU 30/2014 art. 62)."""

    HAND = "hand"
    POST = "post"
    COURIER = "courier"
    ELECTRONIC = "electronic"


class DecreeState(StrEnum):
    """Whether a decree stands."""

    STANDS = "stands"
    CANCELLED = "cancelled"


CASE_STAGE_WORDS = {
    CaseStage.DRAFT: N_("Draft"),
    CaseStage.CHECKING: N_("Checking"),
    CaseStage.CONSULTATION: N_("Consultation"),
    CaseStage.REVIEW: N_("Review"),
    CaseStage.APPROVAL: N_("Approval"),
    CaseStage.DECREE: N_("Issue"),
    CaseStage.DELIVERY: N_("Delivery"),
    CaseStage.HANDOVER: N_("Handover"),
    CaseStage.SUPPORT: N_("Support"),
    CaseStage.EVALUATION: N_("Evaluation"),
    CaseStage.CLOSED: N_("Closed"),
    CaseStage.REFUSED: N_("Refused"),
    CaseStage.WITHDRAWN: N_("Withdrawn"),
    CaseStage.CANCELLED: N_("Cancelled"),
}
CASE_KIND_WORDS = {
    CaseKind.WITHIN: N_("Within the region, between units"),
    CaseKind.BETWEEN_REGENCIES: N_("Between regencies/cities of one province"),
    CaseKind.PROVINCE: N_("Between province and regency/city"),
    CaseKind.OTHER_PROVINCE: N_("To or from another province"),
    CaseKind.CENTRAL: N_("To or from a central agency"),
    CaseKind.RELOCATION: N_("Relocation of PPPK within the agency"),
    CaseKind.ROTATION: N_("Rotation of officials"),
    CaseKind.SWAP: N_("Swap of two employees"),
}
DIRECTION_WORDS = {
    Direction.INSIDE: N_("Inside the region's agency"),
    Direction.INCOMING: N_("Into the region"),
    Direction.OUTGOING: N_("Out of the region"),
}
CHECKLIST_STATE_WORDS = {
    ChecklistState.MISSING: N_("Not there yet"),
    ChecklistState.MET: N_("There"),
    ChecklistState.WAIVED: N_("Waived"),
}
APPROVAL_RESULT_WORDS = {
    ApprovalResult.APPROVED: N_("Approved"),
    ApprovalResult.REPAIR: N_("Returned for repair"),
    ApprovalResult.REFUSED: N_("Not approved"),
}
DELIVERY_PROOF_WORDS = {
    DeliveryProof.HAND: N_("By hand, with a receipt"),
    DeliveryProof.POST: N_("Registered post"),
    DeliveryProof.COURIER: N_("Courier"),
    DeliveryProof.ELECTRONIC: N_("Electronic"),
}
DECREE_STATE_WORDS = {DecreeState.STANDS: N_("Stands"), DecreeState.CANCELLED: N_("Cancelled decree")}
