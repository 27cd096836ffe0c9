"""`mutasi letter CODE`: any letter about a case, an objection or a sitting as a PDF; one command for each kind."""

import hashlib
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from desktop.commands.desk import Answer, Command, Desk, day, write_file
from desktop.commands.found import case_named, objection_named, signatory_named, sitting_named
from desktop.db.store import Session
from desktop.domain.letters.letters import LetterAbout
from desktop.services.letters.choice import LETTERS
from desktop.services.letters.drafts import draft_pages
from desktop.services.letters.letters import letter_pdf, open_letter
from desktop.services.letters.official_letters import (
    LetterOrder,
    issue_letter,
    letter_desk,
    letter_doubts,
    preview_letter,
)
from desktop.services.wording.letter_kinds import EntryField, EntryKind, KindOfLetter
from desktop.text import N_, _

ABOUT_HELP = {
    LetterAbout.CASE: N_("id or number of the case"),
    LetterAbout.OBJECTION: N_("id or number of the objection"),
    LetterAbout.SITTING: N_("id of the sitting"),
}
OWN = "own_"
"""Before the names of a kind's own fields, so that none is taken for an option that every letter has."""


def _options(kind: KindOfLetter, parser: ArgumentParser) -> None:
    about = kind.about.value
    parser.add_argument(f"--{about}", required=True, metavar="ID", dest="about", help=_(ABOUT_HELP[kind.about]))
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf", help=_("where the PDF goes"))
    parser.add_argument("--signatory", metavar="NAME", help=_("who signs, by name or id; needed if there are several"))
    parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help=_("date of the letter; today if not given"))
    parser.add_argument("--number", default="", metavar="TEXT", help=_("a number given by hand"))
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--preview", action="store_true", help=_("only show how it would look: nothing is issued"))
    shown.add_argument("--draft", action="store_true", help=_("as --preview, with KONSEP across its pages"))
    own = parser.add_argument_group(_("what only this letter says"))
    for field in kind.fields:
        _add_own(own, field)


def _add_own(group: Any, field: EntryField) -> None:
    """The option of an own field; a text of several lines is given line by line."""
    more: dict[EntryKind, Mapping[str, Any]] = {
        EntryKind.LINE: {"metavar": "TEXT"},
        EntryKind.TEXT: {"metavar": "TEXT", "action": "append"},
        EntryKind.DAY: {"metavar": "YYYY-MM-DD", "type": day},
        EntryKind.CHOICE: {"choices": list(field.choices)},
        EntryKind.SIGNATORY: {"metavar": "NAME"},
    }
    several = _("given once for each line") if field.kind is EntryKind.TEXT else ""
    words = "; ".join(filter(None, (_(field.label).replace("&", ""), field.note and _(field.note), several)))
    name = field.name.replace("_", "-")
    group.add_argument(f"--{name}", dest=f"{OWN}{field.name}", help=words.replace("%", "%%"), **more[field.kind])


def _make(kind: KindOfLetter, desk: Desk, options: Namespace) -> Answer:
    """The letter issued, or only how it would look."""
    if options.preview or options.draft:
        with desk.read() as session:
            order = _order(session, kind, desk, options)
            seen = preview_letter(session, order)
            pdf = draft_pages(session, order) if options.draft else seen.pdf
        write_file(options.output, pdf)
        told = _("Preview of {number}: {path}").format(number=seen.number, path=options.output)
        shape = _shape(None, seen.number, options.output, seen.warnings)
        return Answer(shape, [told], warnings=seen.warnings)
    with desk.write() as session:
        order = _order(session, kind, desk, options)
        warnings = letter_doubts(session, order)
        letter_id = issue_letter(session, order, desk.today)
        pdf = letter_pdf(session, letter_id)
        # Inside the transaction: a disk that is full burns no number.
        write_file(options.output, pdf)
        number = open_letter(session, letter_id).number
    shape = {
        **_shape(letter_id, number, options.output, warnings),
        "dated": order.draft.day.isoformat(),
        "sha256": hashlib.sha256(pdf).hexdigest(),
    }
    told = _("{letter} {number}: {path}").format(letter=_(kind.title), number=number, path=options.output)
    return Answer(shape, [told], warnings=warnings)


def _order(session: Session, kind: KindOfLetter, desk: Desk, options: Namespace) -> LetterOrder:
    """What the page would begin with, with what was given on the command line."""
    about_id = _about_id(session, kind.about, options.about)
    order = letter_desk(session, kind.code, about_id, options.date or desk.today).draft
    signatory = signatory_named(session, options.signatory) if options.signatory else order.draft.signatory_id
    own = {field.name: _given(session, field, options) for field in kind.fields}
    given = {name: value for name, value in own.items() if value is not None}
    draft = replace(order.draft, signatory_id=signatory, number=options.number)
    return replace(order, draft=draft, entered={**order.entered, **given})


def _given(session: Session, field: EntryField, options: Namespace) -> Any:
    """What was given for an own field; None if nothing was."""
    value = getattr(options, f"{OWN}{field.name}")
    if value is not None and field.kind is EntryKind.TEXT:
        return "\n".join(value)
    if value is not None and field.kind is EntryKind.SIGNATORY:
        return signatory_named(session, value)
    return value


def _about_id(session: Session, about: LetterAbout, text: str) -> int:
    if about is LetterAbout.CASE:
        return case_named(session, text)
    return objection_named(session, text) if about is LetterAbout.OBJECTION else sitting_named(session, text)


def _shape(letter_id: int | None, number: str, path: Path, warnings: tuple[str, ...]) -> dict[str, Any]:
    return {"id": letter_id, "number": number, "file": str(path), "warnings": list(warnings)}


COMMANDS = tuple(
    Command(("letter", kind.code), kind.title, partial(_options, kind), partial(_make, kind)) for kind in LETTERS
)
