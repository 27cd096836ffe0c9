"""What an official letter is: its kinds, how it is signed, and the facts frozen when it is issued."""

from enum import StrEnum


class LetterKind(StrEnum):
    """The kinds of official paper that the office makes (DESIGN section 6)."""

    DECREE = "decree"
    COLLECTIVE_DECREE = "collective_decree"
    EXTRACT = "extract"
    COPY = "copy"
    PROPOSAL = "proposal"
    AGREEMENT = "agreement"
    TECHNICAL_OPINION = "technical_opinion"
    MEMO = "memo"
    INVITATION = "invitation"
    EXPLANATION = "explanation"
    ASSIGNMENT = "assignment"
    START_OF_DUTY = "start_of_duty"
    INAUGURATION = "inauguration"
    HOLDING_OF_POST = "holding_of_post"
    MINUTES = "minutes"
    STATEMENT = "statement"
    RECEIPT = "receipt"
    OBJECTION_ANSWER = "objection_answer"
    OBJECTION_DECISION = "objection_decision"
    OBJECTION_INADMISSIBLE = "objection_inadmissible"


class LetterStatus(StrEnum):
    """How far a letter has come; a number once taken stays taken, also in a void letter."""

    DRAFT = "draft"
    ISSUED = "issued"
    PRINTED = "printed"
    SIGNED = "signed"
    DELIVERED = "delivered"
    VOID = "void"


class SigningCapacity(StrEnum):
    """By what power an official signs (Permendagri 1/2023): his own, another's, or as a stand-in."""

    DEFINITIVE = "definitive"
    ON_BEHALF = "on_behalf"
    FOR_SUPERIOR = "for_superior"
    ACTING = "acting"
    DAILY_ACTING = "daily_acting"
    INTERIM = "interim"
