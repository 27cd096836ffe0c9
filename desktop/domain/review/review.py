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


class ReviewStep(StrEnum):
    """What the timeline of a case says of its review."""

    AGENDA = "agenda"
    OPINION = "opinion"
    OPINION_VOID = "opinion_void"
    TECHNICAL_ASKED = "technical_asked"
    TECHNICAL_ANSWERED = "technical_answered"
    TECHNICAL_ASIDE = "technical_aside"
    SCORES_PREPARED = "scores_prepared"
    SCORES_SHOWN = "scores_shown"
    SCORES_CONTESTED = "scores_contested"
    SCORES_REPLIED = "scores_replied"
    SCORES_FINAL = "scores_final"
    SCORES_REOPENED = "scores_reopened"


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
REVIEW_STEP_WORDS = {
    ReviewStep.AGENDA: N_("On the agenda of the team"),
    ReviewStep.OPINION: N_("Opinion of the team"),
    ReviewStep.OPINION_VOID: N_("Opinion of the team taken back"),
    ReviewStep.TECHNICAL_ASKED: N_("Technical opinion asked for"),
    ReviewStep.TECHNICAL_ANSWERED: N_("Technical opinion answered"),
    ReviewStep.TECHNICAL_ASIDE: N_("Technical opinion put aside"),
    ReviewStep.SCORES_PREPARED: N_("Score sheet prepared"),
    ReviewStep.SCORES_SHOWN: N_("Score sheet shown to the employee"),
    ReviewStep.SCORES_CONTESTED: N_("Score contested"),
    ReviewStep.SCORES_REPLIED: N_("Contested score answered"),
    ReviewStep.SCORES_FINAL: N_("Score sheet final"),
    ReviewStep.SCORES_REOPENED: N_("Score sheet reopened"),
}
