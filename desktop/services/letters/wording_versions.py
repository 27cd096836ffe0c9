"""The office's own versions of the wording of letters: kept with day and reason, compared, withdrawn, reset."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import actor_of
from desktop.db.tables import LetterWording
from desktop.db.tables.base import now
from desktop.domain.cases.rule_checks import checked_note
from desktop.domain.letters.letters import LETTER_KIND_WORDS, LetterKind
from desktop.domain.letters.wording_checks import check_wording, differences, known_places
from desktop.domain.letters.wording_parts import PlaceWords, groups_of
from desktop.domain.refusal import Refusal, Stale
from desktop.letters.wording_words import condition_words, list_words, place_words
from desktop.services.letters.choice import LETTERS
from desktop.services.wording.wordings import own_plain, shipped_plain, with_fixed
from desktop.text import _

EARLIEST = date(2000, 1, 1)
Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class WordingRow:
    """A letter whose wording can be edited."""

    code: str
    title: str
    kind: LetterKind
    own: bool
    """Whether the office's own wording holds today."""


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version that the office kept."""

    id: int
    valid_from: date
    at: datetime
    actor: str
    note: str
    reset: bool
    """Whether from that day on the shipped wording holds again."""
    withdrawn: str
    """Why it was withdrawn; empty for one that counts."""
    what: tuple[str, ...]
    """Where it stands apart from the shipped one."""


@dataclass(frozen=True, slots=True)
class WordingFile:
    """The wording of one letter as the office has it, with its versions."""

    code: str
    plain: Plain
    """Of the newest version that counts, be it in force yet or not."""
    valid_from: date | None
    """From when on it holds, be it the shipped one after a reset; None where no version was ever kept."""
    seen: int
    """The newest version that the officer saw."""
    differences: tuple[str, ...]
    versions: tuple[VersionRow, ...]
    """The newest first."""
    places: tuple[PlaceWords, ...]
    conditions: Mapping[str, str]
    """Every condition that a passage may have, in words."""
    lists: Mapping[str, str]
    """What the lists hold from which points are made."""


def wording_rows(session: Session, today: date) -> list[WordingRow]:
    """Every letter whose wording can be edited, decrees first."""
    decrees = (("decree", LetterKind.DECREE), ("joint_decree", LetterKind.COLLECTIVE_DECREE))
    named = [(code, _(LETTER_KIND_WORDS[kind]), kind) for code, kind in decrees]
    named += [(letter.code, _(letter.title).replace("&", ""), letter.kind) for letter in LETTERS]
    return [WordingRow(*row, own=own_plain(session, row[0], today) is not None) for row in named]


def wording_file(session: Session, code: str) -> WordingFile:
    """The newest wording of a letter and the history of all its versions."""
    rows = _rows(session, code)
    living = [row for row in rows if row.removed_at is None]
    newest = max(living, key=lambda row: (row.valid_from, row.id), default=None)
    shipped = shipped_plain(code)
    plain = with_fixed(code, newest.content) if newest is not None and newest.content is not None else shipped
    return WordingFile(
        code=code,
        plain=plain,
        valid_from=newest.valid_from if newest is not None else None,
        seen=max((row.id for row in rows), default=0),
        differences=differences(shipped, plain),
        versions=tuple(_version(row, shipped) for row in reversed(rows)),
        places=place_words(known_places(shipped)),
        conditions={name: condition_words(name) for group in groups_of(plain) for name in group.when},
        lists={group.each: list_words(group.each) for group in groups_of(plain) if group.each},
    )


def keep_wording(session: Session, read: WordingFile, plain: Plain, valid_from: date | None, note: str) -> int:
    """Keep a version for letters from a day on, after it was checked; its id. Issued letters keep what they say."""
    shipped = shipped_plain(read.code)
    content = dict(with_fixed(read.code, plain))
    check_wording(content, shipped)
    day = _checked_day(valid_from)
    _refuse_unchanged(read, content, day)
    return _write(session, read, day, content, note)


def reset_wording(session: Session, read: WordingFile, valid_from: date | None, note: str) -> int:
    """Let the shipped wording hold again for letters from a day on."""
    day = _checked_day(valid_from)
    _refuse_unchanged(read, shipped_plain(read.code), day)
    return _write(session, read, day, None, note)


def withdraw_version(session: Session, read: WordingFile, version_id: int, note: str) -> None:
    """Put a version aside as if it had never been kept; the ones before it hold again."""
    row = session.get(LetterWording, version_id)
    if row is None or row.code != read.code or row.removed_at is not None:
        raise Refusal(_("This version is not there any more."), _("Load the settings again."))
    row.removed_reason = checked_note(note)
    row.removed_at = now()


def _refuse_unchanged(read: WordingFile, content: Plain, day: date) -> None:
    """The same wording may be kept again only to hold sooner."""
    if content == read.plain and (read.valid_from is None or day >= read.valid_from):
        raise Refusal(_("Nothing of this wording was changed."), _("It stands as you see it."))


def _write(session: Session, read: WordingFile, day: date, content: dict[str, Any] | None, note: str) -> int:
    why = checked_note(note)
    if max((row.id for row in _rows(session, read.code)), default=0) != read.seen:
        raise Stale(
            _("Someone else changed this wording while you were editing it."),
            _("Your entries are still here. Load the settings again and repeat what is still needed."),
        )
    row = LetterWording(code=read.code, valid_from=day, content=content, note=why, actor=actor_of(session))
    session.add(row)
    session.flush()
    return row.id


def _checked_day(day: date | None) -> date:
    if day is None or day < EARLIEST:
        sentence = _("Write from which day of letters on the wording holds.")
        raise Refusal(sentence, _("For example the first day of next month."), {"valid_from": sentence})
    return day


def _rows(session: Session, code: str) -> list[LetterWording]:
    return list(session.scalars(select(LetterWording).where(LetterWording.code == code).order_by(LetterWording.id)))


def _version(row: LetterWording, shipped: Plain) -> VersionRow:
    return VersionRow(
        id=row.id,
        valid_from=row.valid_from,
        at=row.at,
        actor=row.actor,
        note=row.note,
        reset=row.content is None,
        withdrawn=row.removed_reason,
        what=() if row.content is None else differences(shipped, row.content),
    )
