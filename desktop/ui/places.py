"""Where in the window something can be opened; features open each other by these names and an id."""

from enum import Enum, auto


class Place(Enum):
    """A page, or one thing on a page."""

    HOME = auto()
    EMPLOYEES = auto()
    EMPLOYEE = auto()
    NEW_EMPLOYEE = auto()
    UNITS = auto()
    UNIT = auto()
    UNIT_INDICATORS = auto()
    CASES = auto()
    CASE = auto()
    CASE_PROMISES = auto()
    NEW_CASE = auto()
    OBJECTIONS = auto()
    OBJECTION = auto()
    NEW_OBJECTION = auto()
    LETTERS = auto()
    LETTER = auto()
    LETTER_CHECK = auto()
    LETTER_CORRECTION = auto()
    LETTER_REPLACEMENT = auto()
    LETTER_DRAFT = auto()
    LETTER_BATCH = auto()
    DECREE_EXTRACTS = auto()
    EXPLANATION_DRAFT = auto()
    CASE_LETTER = auto()
    OBJECTION_LETTER = auto()
    SITTING_LETTER = auto()
    KEPT_LETTER = auto()
    SITTINGS = auto()
    APPROVALS = auto()
    JOINT_DECREE = auto()
    ENTRY_LIST = auto()
    PROMISES = auto()
    REPORTS = auto()
    IMPORT = auto()
    SETTINGS = auto()
    SETUP = auto()
