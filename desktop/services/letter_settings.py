"""What the office settled about letters, in the shape that drawing and numbering want."""

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from desktop.domain.letters import LetterKind
from desktop.domain.numbering import DEFAULT_PATTERN, CounterScope
from desktop.domain.office import Office
from desktop.letters.style import PageStyle, Paper
from desktop.services.settings import office as current_office

DECREES = frozenset({LetterKind.DECREE, LetterKind.COLLECTIVE_DECREE, LetterKind.EXTRACT, LetterKind.COPY})
"""Kinds that are set and numbered as legal products; the others are letters."""
DECREE_CODE, LETTER_CODE = "Kep", "S"
"""What {kode} prints for a decree and for a letter."""


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


def letter_settings(session: Session, kind: LetterKind = LetterKind.DECREE) -> LetterSettings:
    """The settings of letters of `kind` as they are now."""
    return settled_letters(current_office(session), kind)


def settled_letters(office: Office, kind: LetterKind = LetterKind.DECREE) -> LetterSettings:
    """The settings of letters of `kind`; a place of the number that has nothing to print goes with its stroke."""
    decree = kind in DECREES
    pattern = office.number_pattern if office.unit_code else office.number_pattern.replace("{unit}/", "")
    margins = (office.margin_top, office.margin_right, office.margin_bottom, office.margin_left)
    paper, typeface = (office.paper, office.typeface) if decree else (office.letter_paper, office.letter_typeface)
    return LetterSettings(
        pattern=pattern,
        scope=CounterScope(office.counter_scope),
        classification=office.decree_classification if decree else office.letter_classification,
        unit=office.unit_code,
        code=DECREE_CODE if decree else LETTER_CODE,
        style=PageStyle(Paper(paper), margins, typeface, office.font_size),
        invocation=office.invocation == "yes",
    )
