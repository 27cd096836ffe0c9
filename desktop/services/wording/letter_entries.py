"""What the officer entered in the own fields of a letter, read with a refusal beside the field that lacks something."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from desktop.db.tables import Signatory
from desktop.domain.employees.names import check_line, clean_text, search_key
from desktop.domain.employees.nip import grouped
from desktop.domain.letters.letters import Party, Signature
from desktop.domain.letters.limits import check_words
from desktop.domain.refusal import Refusal
from desktop.services.wording.letter_kinds import SIGNER, Entered, EntryField, EntryKind
from desktop.text import N_, _

DECREE_FIELD = EntryField(
    "decree",
    N_("Decree that the letter cites"),
    EntryKind.TEXT,
    N_("Issuer, number, date and subject, as a part of a sentence."),
)
LONGEST = 2000
"""Characters of a text that becomes a part of a paragraph, or of one of its points."""


def line(entered: Entered, name: str) -> str:
    """What stands in a field, in one line."""
    return checked(name, entered.get(name) or "")


def lines(entered: Entered, name: str) -> tuple[str, ...]:
    """The lines of a field that say something."""
    try:
        text = clean_text(entered.get(name) or "")
    except Refusal as refusal:
        raise Refusal(refusal.title, refusal.remedy, {name: refusal.title}) from refusal
    return tuple(checked(name, one) for one in text.split("\n") if one.strip())


def needed(entered: Entered, name: str, sentence: str) -> str:
    """What stands in a field, in one line; refused with `sentence` where it is empty."""
    found = line(entered, name)
    if not found:
        raise missing(name, sentence)
    return found


def cited_decree(entered: Entered) -> str:
    """The decree of its field; refused where none is written."""
    return needed(entered, DECREE_FIELD.name, _("The decree that the letter rests on is not given."))


def needed_day(entered: Entered, name: str, sentence: str) -> date:
    """The day of a field; refused with `sentence` where there is none."""
    day = entered.get(name)
    if not isinstance(day, date):
        raise missing(name, sentence)
    return day


def missing(name: str, sentence: str) -> Refusal:
    """The no to a letter whose field `name` is empty or wrong, said beside it."""
    return Refusal(sentence, _("Fill in the field; then the letter can be made."), {name: sentence})


def persons(entered: Entered, name: str, role: str) -> tuple[Party, ...]:
    """Who else signs, of a field with one person a line ("Name; NIP; post"); the drawing numbers those of one role."""
    found = [_person(one) for one in lines(entered, name)]
    if any(not person.name for person in found):
        raise missing(name, _("A line of persons has no name."))
    return tuple(Party(role, person) for person in found)


def person_words(found: tuple[Party, ...]) -> tuple[str, ...]:
    """The same persons in running text, name and post."""
    return tuple(", ".join(filter(None, (one.signature.name, one.signature.title))) for one in found)


def number_of(entered: Entered, name: str) -> str:
    """The NIP of a field with blanks between its groups; what is no NIP stands as written."""
    return _nip(line(entered, name))


def is_signer(session: Session, entered: Entered, name: str) -> bool:
    """Whether the official who signs the letter bears this name."""
    signer = session.get(Signatory, entered[SIGNER]) if entered.get(SIGNER) else None
    return signer is not None and search_key(signer.name) == search_key(name)


def checked(name: str, text: str, longest: int = LONGEST) -> str:
    """`text` as it is kept, in one line; what is wrong with it is said beside the field `name`."""
    try:
        return check_words(check_line(text, longest))
    except Refusal as refusal:
        raise Refusal(refusal.title, refusal.remedy, {name: refusal.title}) from refusal


def _person(text: str) -> Signature:
    """Name, number and post of a line, in this order; a part that is all figures is the number wherever it stands."""
    name, *others = (part.strip() for part in text.split(";"))
    number = next(filter(_is_number, others), "")
    return Signature(title=", ".join(_posts(others)), name=name, nip=_nip(number))


def _posts(parts: list[str]) -> Iterator[str]:
    return (part for part in parts if part and not _is_number(part))


def _is_number(part: str) -> bool:
    return bool(part) and all(sign.isdigit() or sign.isspace() for sign in part)


def _nip(number: str) -> str:
    digits = "".join(number.split())
    return grouped(digits) if len(digits) == 18 else number
