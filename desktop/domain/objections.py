"""What an objection is: its grounds, rule sets and results (REGULATION section 2)."""

from enum import StrEnum

from desktop.text import N_


class RuleSet(StrEnum):
    """The law by which the deadlines are counted."""

    PP_79_2021 = "pp79"
    UU_30_2014 = "uu30"


class ObjectionGround(StrEnum):
    """Why the employee objects."""

    LOCATION = "location"
    FAMILY = "family"
    HEALTH = "health"
    COMPETENCE = "competence"
    PROCEDURE = "procedure"
    OTHER = "other"


class Addressee(StrEnum):
    """To whom an objection goes."""

    PPK = "ppk"
    SUPERIOR = "superior"


class ObjectionResult(StrEnum):
    """How an objection was answered."""

    UPHELD_DECREE = "upheld"
    LIGHTENED = "lightened"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    NOT_ADMISSIBLE = "not_admissible"
    WITHDRAWN = "withdrawn"


OBJECTION_GROUND_WORDS = {
    ObjectionGround.LOCATION: N_("Location or distance"),
    ObjectionGround.FAMILY: N_("Family"),
    ObjectionGround.HEALTH: N_("Health"),
    ObjectionGround.COMPETENCE: N_("Competence does not fit"),
    ObjectionGround.PROCEDURE: N_("Procedure"),
    ObjectionGround.OTHER: N_("Other grounds"),
}
RULE_SET_WORDS = {RuleSet.PP_79_2021: "PP 79/2021", RuleSet.UU_30_2014: "UU 30/2014"}
ADDRESSEE_WORDS = {
    Addressee.PPK: N_("Appointing authority (PPK)"),
    Addressee.SUPERIOR: N_("Superior of the issuer"),
}
OBJECTION_RESULT_WORDS = {
    ObjectionResult.UPHELD_DECREE: N_("Decree upheld"),
    ObjectionResult.LIGHTENED: N_("Lightened"),
    ObjectionResult.CHANGED: N_("Decree changed"),
    ObjectionResult.CANCELLED: N_("Decree cancelled"),
    ObjectionResult.NOT_ADMISSIBLE: N_("Not admissible"),
    ObjectionResult.WITHDRAWN: N_("Objection withdrawn"),
}
