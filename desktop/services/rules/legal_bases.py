"""The dated library of legal bases: the shipped ones, what the office changed of them, and its own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from secrets import token_hex
from typing import Any

from sqlalchemy.orm import Session

from desktop.domain.dates import shown_date
from desktop.domain.employees.employees import EMPLOYEE_KIND_WORDS
from desktop.domain.employees.names import check_line
from desktop.domain.letters.letters import LETTER_KIND_WORDS, LetterKind
from desktop.domain.letters.limits import PARTS, lines_fault
from desktop.domain.refusal import Refusal
from desktop.letters.bases import Basis, shipped_bases
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
from desktop.text import _

BASES = "legal_bases"
"""Subject of the office's changes."""
CITING = (LetterKind.DECREE, LetterKind.COLLECTIVE_DECREE, LetterKind.OBJECTION_DECISION)
"""Kinds of letter that cite legal bases."""
MOST_RANK = 9999
UNKNOWN = date.max
"""Stands for a first day that was not written."""


@dataclass(frozen=True, slots=True)
class BasisFile:
    """A legal basis as the office has it, beside the shipped one."""

    key: RuleKey
    basis: Basis
    on: bool
    """Whether it is cited at all."""
    own: bool
    """Whether the office added it."""
    differences: tuple[str, ...]
    changes: tuple[ChangeRow, ...]


def bases_on(session: Session, letter: str, employee_kind: str, day: date) -> tuple[str, ...]:
    """What a `letter` of `day` about this kind of employee cites, in the order of print."""
    holding = [basis for basis in _library(session).values() if basis.holds(letter, employee_kind, day)]
    return tuple(basis.text for basis in sorted(holding, key=_rank))


def bases_files(session: Session) -> list[BasisFile]:
    """Every basis with what the office changed of it, in the order of print; its own that it gave up are left out."""
    changes = changes_of(session, BASES)
    codes = {**shipped_bases(), **changes}
    files = [_file(code, changes[code]) for code in codes if code in shipped_bases() or changes[code][-1].content]
    return sorted(files, key=lambda file: _rank(file.basis))


def new_basis(today: date) -> BasisFile:
    """A basis that the office is about to add."""
    code = f"own-{token_hex(4)}"
    letters = tuple(kind.value for kind in CITING[:2])
    last = max(basis.rank for basis in shipped_bases().values())
    return BasisFile(RuleKey(BASES, code), Basis(code, "", today, letters=letters, rank=last + 1), True, True, (), ())


def change_basis(session: Session, key: RuleKey, basis: Basis, note: str, *, on: bool) -> None:
    """Put `basis` in the place of what the office had; letters that were issued keep what they cited."""
    shipped = shipped_bases().get(key.code)
    content = _content(_checked(basis)) | ({} if on else {"off": True})
    write_change(session, key, content, note, None if shipped is None else _content(shipped))


def reset_basis(session: Session, key: RuleKey, note: str) -> None:
    """Go back to the shipped basis, or give up one that the office added."""
    shipped = shipped_bases().get(key.code)
    write_change(session, key, None, note, None if shipped is None else _content(shipped))


def _library(session: Session) -> Mapping[str, Basis]:
    """Every basis that is cited, by its code."""
    changed = changed_rules(session, BASES)
    read = {code: _read(code, content) for code, content in changed.items() if not content.get("off")}
    shipped = {code: basis for code, basis in shipped_bases().items() if code not in changed}
    return {**shipped, **read}


def _rank(basis: Basis) -> tuple[int, date, str]:
    return (basis.rank, basis.since, basis.code)


def _file(code: str, rows: list[Any]) -> BasisFile:
    shipped = shipped_bases().get(code)

    def read(content: Content | None) -> tuple[Basis | None, bool]:
        return (shipped, True) if content is None else (_read(code, content), not content.get("off"))

    basis, on = read(rows[-1].content if rows else None)
    history = history_of(rows, lambda old, new: _differences(read(old), read(new)))
    told = _differences((shipped, True), (basis, on))
    return BasisFile(key_of(BASES, code, rows), basis or Basis(code, "", date.min), on, shipped is None, told, history)


def _differences(old: tuple[Basis | None, bool], new: tuple[Basis | None, bool]) -> tuple[str, ...]:
    """What `new` has that `old` has not, in sentences."""
    (before, was_on), (after, is_on) = old, new
    if before is None or after is None:
        return (_("Added by the office."),) if after is not None else ()
    told = [
        _("{what}: {before} → {after}.").format(what=what, before=first, after=second)
        for what, first, second in (
            (_("Text"), before.text, after.text),
            (_("In force"), _days(before), _days(after)),
            (_("About"), _kinds(before), _kinds(after)),
            (_("Cited in"), _letters(before), _letters(after)),
            (_("Order in print"), str(before.rank), str(after.rank)),
        )
        if first != second
    ]
    if was_on != is_on:
        told.append(_("Cited again.") if is_on else _("Not cited any more."))
    return tuple(told)


def _days(basis: Basis) -> str:
    return " – ".join((shown_date(basis.since), shown_date(basis.until) if basis.until else "…"))


def _kinds(basis: Basis) -> str:
    words = {kind.value: _(word) for kind, word in EMPLOYEE_KIND_WORDS.items()}
    return ", ".join(words.get(kind, kind) for kind in basis.only) or _("all employees")


def _letters(basis: Basis) -> str:
    words = {kind.value: _(word) for kind, word in LETTER_KIND_WORDS.items()}
    return ", ".join(words.get(letter, letter) for letter in basis.letters)


def _checked(basis: Basis) -> Basis:
    """`basis` as it is kept; refused with a sentence at each field that is wrong."""
    most = PARTS["bases"][1]
    text = check_line(basis.text, most)
    wrong = {} if text else {"text": _("Please fill this in.")}
    if fault := lines_fault((text,), most):
        wrong["text"] = fault
    if basis.since == UNKNOWN:
        wrong["since"] = _("Please fill this in.")
    elif basis.until is not None and basis.until < basis.since:
        wrong["until"] = _("The last day lies before the first.")
    if not basis.letters:
        wrong["letters"] = _("Choose at least one kind of letter.")
    if not 0 <= basis.rank <= MOST_RANK:
        wrong["rank"] = _("Write a number from {least} to {most}.").format(least=0, most=MOST_RANK)
    if wrong:
        raise Refusal(_("The legal basis is not complete."), _("Correct the marked fields."), wrong)
    return replace(basis, text=text)


def _content(basis: Basis) -> Content:
    """A basis as it is kept."""
    return {
        "text": basis.text,
        "since": basis.since.isoformat(),
        "until": basis.until.isoformat() if basis.until else None,
        "only": list(basis.only),
        "letters": list(basis.letters),
        "rank": basis.rank,
    }


def _read(code: str, content: Content) -> Basis:
    until = content["until"]
    return Basis(
        code=code,
        text=content["text"],
        since=date.fromisoformat(content["since"]),
        until=date.fromisoformat(until) if until else None,
        only=tuple(content["only"]),
        letters=tuple(content["letters"]),
        rank=content["rank"],
    )
