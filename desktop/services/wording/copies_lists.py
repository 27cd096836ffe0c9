"""Named lists of copies (tembusan) that a draft can take over."""

from dataclasses import dataclass, replace
from secrets import token_hex
from typing import Any

from sqlalchemy.orm import Session

from desktop.domain.employees.names import check_line
from desktop.domain.letters.limits import PARTS, lines_fault
from desktop.domain.refusal import Refusal
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

COPIES_LISTS = "copies_lists"
"""Subject of the office's changes."""


@dataclass(frozen=True, slots=True)
class CopiesList:
    """A list that is offered by its name."""

    code: str
    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopiesFile:
    """A list with its history."""

    key: RuleKey
    copies: CopiesList
    differences: tuple[str, ...]
    changes: tuple[ChangeRow, ...]


def copies_lists(session: Session) -> list[CopiesList]:
    """The lists that a draft can take over, by their names."""
    read = [_read(code, content) for code, content in changed_rules(session, COPIES_LISTS).items()]
    return sorted(read, key=lambda one: one.name.casefold())


def copies_files(session: Session) -> list[CopiesFile]:
    """Every list with its history; those that were given up are left out."""
    changes = changes_of(session, COPIES_LISTS)
    return [_file(one, changes[one.code]) for one in copies_lists(session)]


def new_copies() -> CopiesFile:
    """A list that is about to be added."""
    code = f"list-{token_hex(4)}"
    return CopiesFile(RuleKey(COPIES_LISTS, code), CopiesList(code, "", ()), (), ())


def change_copies(session: Session, key: RuleKey, copies: CopiesList, note: str) -> None:
    """Add or change a list; letters that took it over keep what they took."""
    checked = _checked(copies)
    if any(one.name.casefold() == checked.name.casefold() for one in copies_lists(session) if one.code != key.code):
        sentence = _("There is a list of this name already.")
        raise Refusal(sentence, _("Give it another name."), {"name": sentence})
    write_change(session, key, {"name": checked.name, "lines": list(checked.lines)}, note, None)


def give_up_copies(session: Session, key: RuleKey, note: str) -> None:
    """Take a list away."""
    write_change(session, key, None, note, None)


def _checked(copies: CopiesList) -> CopiesList:
    """`copies` as it is kept; refused with a sentence at each field that is wrong."""
    name = check_line(copies.name, 80)
    lines = tuple(line for line in (check_line(line, 100_000) for line in copies.lines) if line)
    wrong = {} if name else {"name": _("Please fill this in.")}
    fault = lines_fault(lines, PARTS["copies"][1]) if lines else _("Please fill this in.")
    wrong |= {"lines": fault} if fault else {}
    if wrong:
        raise Refusal(_("The list is not complete."), _("Correct the marked fields."), wrong)
    return replace(copies, name=name, lines=lines)


def _file(copies: CopiesList, rows: list[Any]) -> CopiesFile:
    def differences(old: Content | None, new: Content | None) -> tuple[str, ...]:
        if old is None or new is None:
            return (_("Added by the office."),) if new is not None else ()
        gone = [_("Gone: {line}.").format(line=line) for line in old["lines"] if line not in new["lines"]]
        come = [_("New: {line}.").format(line=line) for line in new["lines"] if line not in old["lines"]]
        named = [] if old["name"] == new["name"] else [_("Now called {name}.").format(name=new["name"])]
        return (*named, *gone, *come) or (_("Another order."),)

    history = history_of(rows, differences)
    return CopiesFile(key_of(COPIES_LISTS, copies.code, rows), copies, (_("Added by the office."),), history)


def _read(code: str, content: Content) -> CopiesList:
    return CopiesList(code, content["name"], tuple(content["lines"]))
