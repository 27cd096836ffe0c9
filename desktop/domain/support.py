"""What was promised to an employee who moves, and what helps in the new post."""

from enum import StrEnum

from desktop.text import N_


class CommitmentKind(StrEnum):
    """What a promise is about."""

    HOUSING = "housing"
    TRANSPORT = "transport"
    ALLOWANCE = "allowance"
    EQUIPMENT = "equipment"
    SCHOOLING = "schooling"
    SCHEDULE = "schedule"
    OTHER = "other"


class SupportKind(StrEnum):
    """How the employee is helped into the new post."""

    TRAINING = "training"
    MENTORING = "mentoring"
    ORIENTATION = "orientation"
    OTHER = "other"


COMMITMENT_KIND_WORDS = {
    CommitmentKind.HOUSING: N_("Housing"),
    CommitmentKind.TRANSPORT: N_("Transport"),
    CommitmentKind.ALLOWANCE: N_("Allowance"),
    CommitmentKind.EQUIPMENT: N_("Equipment"),
    CommitmentKind.SCHOOLING: N_("Schooling of children"),
    CommitmentKind.SCHEDULE: N_("Working schedule"),
    CommitmentKind.OTHER: N_("Other promise"),
}
SUPPORT_KIND_WORDS = {
    SupportKind.TRAINING: N_("Training"),
    SupportKind.MENTORING: N_("Mentoring"),
    SupportKind.ORIENTATION: N_("Orientation"),
    SupportKind.OTHER: N_("Other support"),
}
