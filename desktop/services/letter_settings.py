"""What the office settled about letters, in the shape that drawing and numbering want."""

from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.domain.letters import LetterKind
from desktop.domain.numbering import DEFAULT_PATTERN, CounterScope, NumberParts, without_empty
from desktop.domain.office import Office
from desktop.letters.style import PageStyle, Paper
from desktop.services.letter_layouts import own_style
from desktop.services.letter_numbers import DECREE_CODE, NumberRule, number_rule, shipped_rule
from desktop.services.settings import office as current_office

DECREES = frozenset({LetterKind.DECREE, LetterKind.COLLECTIVE_DECREE, LetterKind.EXTRACT, LetterKind.COPY})
"""Kinds that are set and numbered as legal products; the others are letters."""


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
    settled = settled_letters(current_office(session), kind, number_rule(session, kind))
    return replace(settled, style=own_style(session, kind, settled.style))


def settled_letters(
    office: Office, kind: LetterKind = LetterKind.DECREE, numbers: NumberRule | None = None
) -> LetterSettings:
    """The settings of letters of `kind`; a place of the number that has nothing to print goes with its stroke."""
    decree = kind in DECREES
    rule = numbers or shipped_rule(kind)
    classification = rule.classification or (office.decree_classification if decree else office.letter_classification)
    unit = rule.unit or office.unit_code
    printed = NumberParts(0, date.min, classification, unit, rule.code, rule.secrecy)
    margins = (office.margin_top, office.margin_right, office.margin_bottom, office.margin_left)
    paper, typeface = (office.paper, office.typeface) if decree else (office.letter_paper, office.letter_typeface)
    return LetterSettings(
        pattern=without_empty(rule.pattern or office.number_pattern, printed),
        scope=CounterScope(rule.scope or office.counter_scope),
        classification=classification,
        unit=unit,
        code=rule.code,
        secrecy=rule.secrecy,
        style=PageStyle(Paper(paper), margins, typeface, office.font_size),
        invocation=office.invocation == "yes",
    )
