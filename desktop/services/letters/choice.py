"""Every letter that can be made on a page of its own, and which of them fit a case, an objection or a sitting now."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from desktop.domain.letters.letters import LetterAbout, LetterShape
from desktop.domain.refusal import Refusal
from desktop.letters.official_wording import official_wording
from desktop.services.cases import explanation
from desktop.services.letters import between as letters_between
from desktop.services.letters import duty as letters_of_duty
from desktop.services.letters import inside as letters_inside
from desktop.services.letters import objection as letters_of_objection
from desktop.services.letters import sitting as letters_of_sitting
from desktop.services.letters.subjects import LetterSubject, letter_subject
from desktop.services.wording.letter_kinds import EntryField, KindOfLetter
from desktop.text import _

LETTERS: tuple[KindOfLetter, ...] = (
    *explanation.LETTERS,
    *letters_between.LETTERS,
    *letters_inside.LETTERS,
    *letters_of_duty.LETTERS,
    *letters_of_sitting.LETTERS,
    *letters_of_objection.LETTERS,
)
"""All kinds, in the order in which they are offered."""
_BY_CODE = {kind.code: kind for kind in LETTERS}


@dataclass(frozen=True, slots=True)
class Choice:
    """A letter that can be chosen; `usual` ones come before the others."""

    code: str
    title: str
    """An N_ sentence."""
    usual: bool
    fields: tuple[EntryField, ...]
    shape: LetterShape | None
    """None: a decree."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be written about one thing."""

    subject: LetterSubject
    letters: tuple[Choice, ...]


def letters_about(about: LetterAbout) -> tuple[KindOfLetter, ...]:
    """The letters that are made from a case, an objection or a sitting."""
    return tuple(kind for kind in LETTERS if kind.about is about)


def kind_by_code(code: str) -> KindOfLetter:
    """The letter of this code; refused if there is none, as of a draft that a newer program kept."""
    if code not in _BY_CODE:
        raise Refusal(_("This program knows no letter “{code}”.").format(code=code), _("Choose another letter."))
    return _BY_CODE[code]


def letter_choices(session: Session, about: LetterAbout, about_id: int) -> Choices:
    """What can be written about it, the usual letters of its stage first."""
    subject = letter_subject(session, about, about_id)
    found = [_choice(session, kind, subject, about_id) for kind in letters_about(about)]
    return Choices(subject, tuple(sorted(found, key=lambda one: not one.usual)))


def _choice(session: Session, kind: KindOfLetter, subject: LetterSubject, about_id: int) -> Choice:
    of_stage = subject.about is not LetterAbout.CASE or subject.stage in kind.stages
    usual = of_stage and kind.fits(session, about_id)
    shape = official_wording(kind.code).shape if kind.decree is None else None
    return Choice(kind.code, kind.title, usual, kind.fields, shape)
