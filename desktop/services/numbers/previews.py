"""What the next letter of each kind would bear under settings that are being written."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop.domain.letters.letters import LetterKind
from desktop.domain.letters.numbering import CounterScope, check_pattern, counter_words, render_number
from desktop.domain.office import Office
from desktop.domain.refusal import Refusal
from desktop.services.numbers.numbering import next_number, parts_of
from desktop.services.settings import office as current_office
from desktop.services.wording.letter_numbers import NUMBERED, NumberRule, number_rules
from desktop.services.wording.letter_settings import LetterSettings, settled_letters

SAMPLE_SEQUENCE = 12


@dataclass(frozen=True, slots=True)
class NumberPreview:
    """The next number of a kind, and the counter it comes from; where the pattern is at fault, why."""

    kind: LetterKind
    number: str
    counter: str
    fault: str = ""


def number_previews(session: Session, office: Office | None, today: date) -> tuple[NumberPreview, ...]:
    """The next number of every kind as `office` would have it; None asks for the settings as they are."""
    settled, rules = office or current_office(session), number_rules(session)
    return tuple(_preview(session, kind, settled, rules[kind], today) for kind in NUMBERED)


def sample_number(office: Office, kind: LetterKind, rule: NumberRule | None, day: date) -> str:
    """A number as a letter of the kind would bear it; raises Refusal if its pattern is at fault."""
    settings = _checked(office, kind, rule)
    return render_number(settings.pattern, parts_of(settings, SAMPLE_SEQUENCE, day))


def _preview(session: Session, kind: LetterKind, office: Office, rule: NumberRule, today: date) -> NumberPreview:
    try:
        settings = _checked(office, kind, rule)
    except Refusal as refusal:
        return NumberPreview(kind, "", "", str(refusal))
    following = next_number(session, settings, today)
    return NumberPreview(kind, following.number, counter_words(following.counter))


def _checked(office: Office, kind: LetterKind, rule: NumberRule | None) -> LetterSettings:
    settings = settled_letters(office, kind, rule)
    pattern = rule.pattern if rule and rule.pattern else office.number_pattern
    check_pattern(pattern, CounterScope(settings.scope))
    return settings
