"""Letterheads (kop): that of the office, and further ones that a signatory may sign under, each with its emblem."""

from dataclasses import dataclass, replace
from secrets import token_hex
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import FileContent, Signatory
from desktop.domain.employees.names import check_line
from desktop.domain.letters.letters import Letterhead
from desktop.domain.letters.limits import PARTS, lines_fault
from desktop.domain.refusal import Refusal
from desktop.letters.emblem import emblem_jpeg
from desktop.services.rules.case_kinds import changed_rules
from desktop.services.rules.rule_store import (
    ChangeRow,
    Content,
    RuleKey,
    changes_of,
    history_of,
    key_of,
    write_change,
)
from desktop.services.settings import keep_emblem
from desktop.services.settings import office as current_office
from desktop.services.wording.letter_parts import letterhead_of
from desktop.text import _

LETTERHEADS = "letterheads"
"""Subject of the office's changes."""
MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class OwnLetterhead:
    """A letterhead that the office added; without a picture of its own it bears that of the office."""

    code: str
    name: str
    lines: tuple[str, ...]
    address: tuple[str, ...] = ()
    regional_head: bool = False
    emblem: str = ""


@dataclass(frozen=True, slots=True)
class LetterheadFile:
    """A letterhead with its history."""

    key: RuleKey
    head: OwnLetterhead
    differences: tuple[str, ...]
    changes: tuple[ChangeRow, ...]


def letterhead_for(session: Session, signatory_id: int | None, title: str) -> Letterhead:
    """The kop of a letter: the one that the signatory chose, else what the `title` of who decides asks for."""
    office = current_office(session)
    signatory = session.get(Signatory, signatory_id) if signatory_id else None
    chosen = own_letterheads(session).get(signatory.letterhead) if signatory and signatory.letterhead else None
    if chosen is None:
        return replace(letterhead_of(office, title), emblem=office.emblem)
    return printed(chosen, office.emblem)


def printed(own: OwnLetterhead, office_emblem: str) -> Letterhead:
    """A letterhead of the office as letters print it."""
    return Letterhead(own.lines, own.address, own.regional_head, own.emblem or office_emblem)


def picture_of(session: Session, fingerprint: str) -> bytes | None:
    """The picture of an emblem by its fingerprint; None where there is none."""
    kept = session.get(FileContent, fingerprint) if fingerprint else None
    return None if kept is None else kept.content


def own_letterheads(session: Session) -> dict[str, OwnLetterhead]:
    """The letterheads that the office added, by their code and in the order of their names."""
    read = [_read(code, content) for code, content in changed_rules(session, LETTERHEADS).items()]
    return {head.code: head for head in sorted(read, key=lambda head: head.name.casefold())}


def letterhead_files(session: Session) -> list[LetterheadFile]:
    """Every letterhead that the office added with its history; those it gave up are left out."""
    changes = changes_of(session, LETTERHEADS)
    return [_file(head, changes[code]) for code, head in own_letterheads(session).items()]


def new_letterhead() -> LetterheadFile:
    """A letterhead that the office is about to add."""
    code = f"kop-{token_hex(4)}"
    return LetterheadFile(RuleKey(LETTERHEADS, code), OwnLetterhead(code, "", ()), (), ())


def change_letterhead(session: Session, key: RuleKey, head: OwnLetterhead, note: str) -> None:
    """Add or change a letterhead; letters that were issued keep theirs."""
    checked = _checked(head)
    twins = (other for code, other in own_letterheads(session).items() if code != key.code)
    if any(other.name.casefold() == checked.name.casefold() for other in twins):
        sentence = _("There is a letterhead of this name already.")
        raise Refusal(sentence, _("Give it another name."), {"name": sentence})
    write_change(session, key, _content(checked), note, None)


def give_up_letterhead(session: Session, key: RuleKey, note: str) -> None:
    """Take a letterhead away; refused while a signatory signs under it."""
    signs = select(Signatory.title).where(Signatory.letterhead == key.code, Signatory.removed_at.is_(None))
    title = session.scalar(signs.limit(1))
    if title is not None:
        raise Refusal(
            _("This letterhead is that of {title}.").format(title=title),
            _("Choose another one for this signatory first."),
        )
    write_change(session, key, None, note, None)


def keep_picture(session: Session, content: bytes) -> str:
    """Store the picture of an emblem; the answer goes into a letterhead."""
    emblem_jpeg(content)  # refuses what no letter could draw
    return keep_emblem(session, content)


def _checked(head: OwnLetterhead) -> OwnLetterhead:
    """`head` as it is kept; refused with a sentence at each field that is wrong."""
    lines, address = _tidy(head.lines), _tidy(head.address)
    name = check_line(head.name, 80)
    wrong = {} if name else {"name": _("Please fill this in.")}
    for field, texts in (("lines", lines), ("address", address)):
        empty = field == "lines" and not texts
        fault = _("Please fill this in.") if empty else lines_fault(texts, PARTS["letterhead"][1], MOST_LINES)
        wrong |= {field: fault} if fault else {}
    if wrong:
        raise Refusal(_("The letterhead is not complete."), _("Correct the marked fields."), wrong)
    return replace(head, name=name, lines=lines, address=address)


def _tidy(lines: tuple[str, ...]) -> tuple[str, ...]:
    kept = (check_line(line, 100_000) for line in lines)
    return tuple(line for line in kept if line)


def _file(head: OwnLetterhead, rows: list[Any]) -> LetterheadFile:
    def differences(old: Content | None, new: Content | None) -> tuple[str, ...]:
        if old is None or new is None:
            return (_("Added by the office."),) if new is not None else ()
        return _differences(_read(head.code, old), _read(head.code, new))

    return LetterheadFile(
        key_of(LETTERHEADS, head.code, rows), head, (_("Added by the office."),), history_of(rows, differences)
    )


def _differences(old: OwnLetterhead, new: OwnLetterhead) -> tuple[str, ...]:
    said = (
        (_("Name"), old.name, new.name),
        (_("Lines"), " / ".join(old.lines), " / ".join(new.lines)),
        (_("Address"), " / ".join(old.address), " / ".join(new.address)),
    )
    changed = [
        _("{what}: {before} → {after}.").format(what=what, before=before, after=after)
        for what, before, after in said
        if before != after
    ]
    if old.regional_head != new.regional_head:
        changed.append(_("That of a regional head.") if new.regional_head else _("That of an office."))
    if old.emblem != new.emblem:
        changed.append(_("Another picture.") if new.emblem else _("The picture of the office."))
    return tuple(changed)


def _content(head: OwnLetterhead) -> Content:
    return {
        "name": head.name,
        "lines": list(head.lines),
        "address": list(head.address),
        "regional_head": head.regional_head,
        "emblem": head.emblem,
    }


def _read(code: str, content: Content) -> OwnLetterhead:
    return OwnLetterhead(
        code=code,
        name=content["name"],
        lines=tuple(content["lines"]),
        address=tuple(content["address"]),
        regional_head=content["regional_head"],
        emblem=content["emblem"],
    )
