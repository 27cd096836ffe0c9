"""What the office settled about letters, in the shape that drawing and numbering want."""

from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.domain.letters.letters import LetterKind
from desktop.domain.letters.numbering import DEFAULT_PATTERN, CounterScope, NumberParts, without_empty
from desktop.domain.office import Office
from desktop.domain.refusal import Refusal
from desktop.letters.style import PageStyle, Paper
from desktop.services.rules.rule_store import RuleKey
from desktop.services.settings import office as current_office
from desktop.services.wording.letter_layouts import LayoutFile, change_layout, checked_style, layout_file, own_style
from desktop.services.wording.letter_numbers import DECREE_CODE, NumberRule, number_rule, shipped_rule
from desktop.text import _

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


@dataclass(frozen=True, slots=True)
class LayoutEntry:
    """What the officer writes about the setting of a kind; numbers as they stand in the fields."""

    paper: str
    typeface: str
    size: int
    line_spacing: str
    margins: tuple[float, ...]
    page_numbers: bool


def layout_files(session: Session) -> list[LayoutFile]:
    """The setting of every kind of letter, with what the office settled for it alone."""
    office = current_office(session)
    return [layout_file(session, kind, settled_letters(office, kind).style) for kind in LetterKind]


def set_layout(session: Session, key: RuleKey, entry: LayoutEntry, note: str) -> None:
    """Set letters of a kind by themselves."""
    general = settled_letters(current_office(session), LetterKind(key.code)).style
    change_layout(session, key, style_of(entry), general, note)


def style_of(entry: LayoutEntry) -> PageStyle:
    """The setting that was written; refused at the field that no letter could be set with."""
    try:
        spacing = float(entry.line_spacing.replace(",", "."))
    except ValueError as error:
        sentence = _("Please write a number such as 1,25.")
        raise Refusal(sentence, _("Correct the marked fields."), {"line_spacing": sentence}) from error
    top, right, bottom, left = entry.margins
    margins = (top, right, bottom, left)
    style = PageStyle(Paper(entry.paper), margins, entry.typeface, entry.size, spacing, entry.page_numbers)
    return checked_style(style)
