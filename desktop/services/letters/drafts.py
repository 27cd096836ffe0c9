"""Letters that were begun and not issued: kept without a number, opened again, shown as drafts, thrown away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import actor_of, audit
from desktop.db.tables import LetterDraft
from desktop.db.tables.base import now
from desktop.domain.employees.names import search_key
from desktop.domain.letters.letters import LetterAbout
from desktop.domain.letters.snapshot import from_plain, to_plain
from desktop.domain.refusal import Refusal
from desktop.exchange.files import write_whole
from desktop.letters.letter import draw_letter
from desktop.services.case_rows import check_version
from desktop.services.letters.choice import LETTERS, kind_by_code
from desktop.services.letters.official_letters import LetterOrder, compose, issue_letter
from desktop.services.letters.subjects import columns_of, letter_subject, subject_of_draft
from desktop.services.wording.letter_kinds import Entered, EntryKind, KindOfLetter, OfficialDraft
from desktop.services.wording.letter_settings import letter_settings
from desktop.services.wording.letterheads import picture_of
from desktop.text import _

DRAFT_MARK = "KONSEP"
"""Across each page of a draft that is printed: nobody may take it for the letter."""
NO_NUMBER = "……………………"
"""Where the number of a draft will stand; none is taken for it."""


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft opened again."""

    id: int
    version: int
    about: LetterAbout
    order: LetterOrder


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft as a line of a list."""

    id: int
    code: str
    title: str
    """Which letter it is to be, an N_ sentence."""
    about: LetterAbout
    subject_id: int
    subject: str
    """Number of the case or objection, or the day of the sitting."""
    employee: str
    dated: date
    saved_at: datetime
    saved_by: str


def save_draft(
    session: Session, order: LetterOrder, draft_id: int | None = None, version: int | None = None
) -> KeptDraft:
    """Keep what was entered, over the draft that was read at `version` or anew; nothing of it is checked yet.

    A draft that is gone meanwhile is kept anew too: what the officer entered since must not be lost with it.
    """
    kind = kind_by_code(order.code)
    subject = letter_subject(session, kind.about, order.about_id)
    row = None if draft_id is None else session.get(LetterDraft, draft_id)
    if row is None:
        row = LetterDraft(**columns_of(subject))
    else:
        check_version(row.version, version)
    row.code = order.code
    row.entered = {"draft": to_plain(order.draft), "own": to_plain_fields(order.entered)}
    row.saved_at, row.saved_by = now(), actor_of(session)
    session.add(row)
    session.flush()
    return open_draft(session, row.id)


def open_draft(session: Session, draft_id: int) -> KeptDraft:
    """A kept draft with what stood in its fields."""
    row = _found(session, draft_id)
    about, about_id = subject_of_draft(row)
    draft = from_plain(OfficialDraft, row.entered["draft"])
    copies = tuple(draft.copies) if draft.copies is not None else None
    own = own_fields(kind_by_code(row.code), row.entered["own"])
    order = LetterOrder(row.code, about_id, replace(draft, copies=copies), own)
    return KeptDraft(row.id, row.version, about, order)


def throw_away(session: Session, draft_id: int, version: int | None = None) -> None:
    """Forget a draft; it never had a number."""
    row = _found(session, draft_id)
    check_version(row.version, version)
    session.delete(row)
    session.flush()


def issue_order(
    session: Session, order: LetterOrder, today: date, version: int | None = None, draft_id: int | None = None
) -> int:
    """Issue a letter and forget the draft that it was; the letter's id."""
    letter_id = issue_letter(session, order, today, version)
    if draft_id is not None:
        session.delete(_found(session, draft_id))
        session.flush()
    return letter_id


def drafts(session: Session, text: str = "") -> list[DraftRow]:
    """All kept drafts in which every word of `text` is found, the newest first."""
    rows = _rows(session.scalars(select(LetterDraft).order_by(LetterDraft.saved_at.desc(), LetterDraft.id.desc())))
    words = search_key(text).split()
    found = [_row(session, row) for row in rows]
    return [row for row in found if all(word in _searched(row) for word in words)]


def drafts_about(session: Session, about: LetterAbout, about_id: int) -> list[DraftRow]:
    """The kept drafts about one case, objection or sitting, the newest first."""
    subject = letter_subject(session, about, about_id)
    ((column, row_id),) = columns_of(subject).items()
    found = select(LetterDraft).where(getattr(LetterDraft, column) == row_id).order_by(LetterDraft.id.desc())
    return [_row(session, row) for row in _rows(session.scalars(found))]


def draft_pages(session: Session, order: LetterOrder) -> bytes:
    """The letter with KONSEP across its pages and no number; a draft may leave the screen only so."""
    kind = kind_by_code(order.code)
    facts = compose(session, order, order.draft.number or NO_NUMBER)
    style = replace(letter_settings(session, kind.kind).style, across=DRAFT_MARK)
    return draw_letter(facts, style, picture_of(session, facts.letterhead.emblem), "")


def save_draft_pages(session: Session, order: LetterOrder, path: Path) -> Path:
    """Write the marked pages to `path`; who took them stays in the audit trail."""
    target = path if path.suffix.casefold() == ".pdf" else path.with_name(f"{path.name}.pdf")
    write_whole(target, draft_pages(session, order))
    audit(session, "export", LetterDraft.__tablename__, None, {"code": order.code, "about": order.about_id})
    return target


def to_plain_fields(entered: Entered) -> dict[str, Any]:
    """Own fields as JSON keeps them."""
    return {name: to_plain(value) for name, value in entered.items()}


def own_fields(kind: KindOfLetter, plain: Mapping[str, Any]) -> Entered:
    """Own fields as they were entered; one that the kind has no more is left out."""
    days = {field.name for field in kind.fields if field.kind is EntryKind.DAY}
    known = {field.name: plain.get(field.name) for field in kind.fields}
    return {name: date.fromisoformat(value) if name in days and value else value for name, value in known.items()}


def _found(session: Session, draft_id: int) -> LetterDraft:
    row = session.get(LetterDraft, draft_id)
    if row is None:
        raise Refusal(_("This draft is not there any more."), _("It was issued or thrown away. Load the list again."))
    return row


def _rows(found: Iterable[LetterDraft]) -> list[LetterDraft]:
    """Those of a kind that this program knows."""
    codes = {kind.code for kind in LETTERS}
    return [row for row in found if row.code in codes]


def _row(session: Session, row: LetterDraft) -> DraftRow:
    about, about_id = subject_of_draft(row)
    subject = letter_subject(session, about, about_id)
    return DraftRow(
        id=row.id,
        code=row.code,
        title=kind_by_code(row.code).title,
        about=about,
        subject_id=about_id,
        subject=subject.number,
        employee=subject.name,
        dated=date.fromisoformat(row.entered["draft"]["day"]),
        saved_at=row.saved_at,
        saved_by=row.saved_by,
    )


def _searched(row: DraftRow) -> str:
    return search_key(f"{_(row.title)} {row.subject} {row.employee}")
