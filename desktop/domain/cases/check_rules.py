"""What the office settles about a check, and what a check finds."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.text import N_


class Severity(StrEnum):
    """How far a check stops a move."""

    INFO = "info"
    WARNING = "warning"
    BLOCK = "block"


SEVERITY_WORDS = {
    Severity.INFO: N_("Good to know"),
    Severity.WARNING: N_("Warning"),
    Severity.BLOCK: N_("Not possible"),
}


@dataclass(frozen=True, slots=True)
class CheckRule:
    """What the office's reference data say of one check."""

    severity: Severity
    article: str
    limit: int = 0
    """Its number, where it has one, in the unit of `desktop.domain.cases.checks.LIMIT_WORDS`."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found, how grave it is and where it is written; `field` mends it."""

    code: str
    severity: Severity
    what: str
    article: str
    field: str = ""
