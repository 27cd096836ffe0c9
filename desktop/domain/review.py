"""Opinions that a case needs before it is decided: of the performance team, and of BKN where the kind asks for it."""

from enum import StrEnum

from desktop.text import N_


class TeamOpinion(StrEnum):
    """What the Tim Penilai Kinerja advises on one case (PP 30/2019 art. 1 no. 9)."""

    SUPPORTS = "supports"
    SUPPORTS_WITH_NOTES = "notes"
    ADVISES_AGAINST = "against"


class TeamRole(StrEnum):
    """Role of a member in a sitting."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    MEMBER = "member"


class TechnicalBody(StrEnum):
    """Whose technical opinion is asked for (REGULATION 1.5, 1.8)."""

    PERTEK = "pertek"
    IMUT = "imut"


class TechnicalResult(StrEnum):
    """How a technical opinion came out, in SIASN's terms (REGULATION 1.7)."""

    GRANTED = "granted"
    REPAIR = "repair"
    REFUSED = "refused"
    CANCELLED = "cancelled"


TEAM_OPINION_WORDS = {
    TeamOpinion.SUPPORTS: N_("Supports the move"),
    TeamOpinion.SUPPORTS_WITH_NOTES: N_("Supports the move with notes"),
    TeamOpinion.ADVISES_AGAINST: N_("Advises against the move"),
}
TEAM_ROLE_WORDS = {
    TeamRole.CHAIR: N_("Chair"),
    TeamRole.SECRETARY: N_("Secretary"),
    TeamRole.MEMBER: N_("Member"),
}
TECHNICAL_BODY_WORDS = {
    TechnicalBody.PERTEK: N_("BKN technical opinion (pertek)"),
    TechnicalBody.IMUT: N_("I-MUT recommendation"),
}
TECHNICAL_RESULT_WORDS = {
    TechnicalResult.GRANTED: N_("Granted"),
    TechnicalResult.REPAIR: N_("Documents to be repaired (BTS)"),
    TechnicalResult.REFUSED: N_("Does not qualify (TMS)"),
    TechnicalResult.CANCELLED: N_("Opinion cancelled"),
}
