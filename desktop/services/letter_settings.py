"""What the office settled about letters, in the shape that drawing and numbering want."""

from dataclasses import dataclass, field

from desktop.domain.numbering import DEFAULT_PATTERN, CounterScope
from desktop.domain.office import Office
from desktop.letters.style import PageStyle, Paper

DECREE_CODE = "Kep"
"""What {kode} prints for a decree."""


@dataclass(frozen=True, slots=True)
class LetterSettings:
    """How letters are set and numbered (REGULATION 3.2, 3.6)."""

    pattern: str = DEFAULT_PATTERN
    scope: CounterScope = CounterScope.OFFICE
    classification: str = "800.1.3.1"
    unit: str = "BKPSDM"
    code: str = DECREE_CODE
    secrecy: str = "B"
    style: PageStyle = field(default_factory=PageStyle)
    invocation: bool = False


def letter_settings(office: Office) -> LetterSettings:
    """The settings of letters; a place of the number that has nothing to print goes with its stroke."""
    pattern = office.number_pattern if office.unit_code else office.number_pattern.replace("{unit}/", "")
    margins = (office.margin_top, office.margin_right, office.margin_bottom, office.margin_left)
    return LetterSettings(
        pattern=pattern,
        scope=CounterScope(office.counter_scope),
        classification=office.decree_classification,
        unit=office.unit_code,
        style=PageStyle(Paper(office.paper), margins, office.typeface, office.font_size),
        invocation=office.invocation == "yes",
    )
