"""`mutasi letter make`: the decree of a case as a PDF on disk."""

import hashlib
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.commands.desk import Answer, Command, Desk, day, write_file
from desktop.commands.found import case_named, signatory_named
from desktop.db.store import Session
from desktop.domain.letters.letters import LetterKind, LetterStatus
from desktop.services.letter_lists import letters_of_case
from desktop.services.letters.decree_facts import DecreeDraft
from desktop.services.letters.letters import (
    decree_desk,
    draft_warnings,
    issue_decree,
    letter_pdf,
    open_letter,
    preview_decree,
)
from desktop.text import N_, _


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help=_("id or number of the case"))
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf", help=_("where the PDF goes"))
    parser.add_argument("--signatory", metavar="NAME", help=_("who signs, by name or id; needed if there are several"))
    parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help=_("date of the decree; today if not given"))
    parser.add_argument("--number", default="", metavar="TEXT", help=_("a number given by hand"))
    parser.add_argument("--preview", action="store_true", help=_("only show how it would look: nothing is issued"))


def _make(desk: Desk, options: Namespace) -> Answer:
    """The decree that was issued already, the same bytes again; else a new one, or its preview."""
    if options.preview:
        with desk.read() as session:
            case_id = case_named(session, options.case)
            seen = preview_decree(session, case_id, _draft(session, case_id, options, desk))
        write_file(options.output, seen.pdf)
        shape: dict[str, Any] = {
            "id": None,
            "number": seen.number,
            "file": str(options.output),
            "warnings": list(seen.warnings),
        }
        told = _("Preview of {number}: {path}").format(number=seen.number, path=options.output)
        return Answer(shape, [told], warnings=seen.warnings)
    with desk.write() as session:
        case_id = case_named(session, options.case)
        warnings: tuple[str, ...] = ()
        letter_id = _issued(session, case_id)
        if letter_id is None:
            draft = _draft(session, case_id, options, desk)
            warnings = draft_warnings(session, case_id, draft)
            letter_id = issue_decree(session, case_id, draft, desk.today)
        session.flush()
        pdf = letter_pdf(session, letter_id)
        # Inside the transaction: a disk that is full burns no number.
        write_file(options.output, pdf)
        letter = open_letter(session, letter_id)
    shape = {
        "id": letter.id,
        "number": letter.number,
        "dated": letter.dated.isoformat(),
        "sha256": hashlib.sha256(pdf).hexdigest(),
        "file": str(options.output),
        "warnings": list(warnings),
    }
    told = _("Decree {number}: {path}").format(number=letter.number, path=options.output)
    return Answer(shape, [told], warnings=warnings)


def _issued(session: Session, case_id: int) -> int | None:
    letters = letters_of_case(session, case_id)
    stands = (row.id for row in letters if row.kind is LetterKind.DECREE and row.status is not LetterStatus.VOID)
    return next(stands, None)


def _draft(session: Session, case_id: int, options: Namespace, desk: Desk) -> DecreeDraft:
    draft = decree_desk(session, case_id, options.date or desk.today).draft
    signatory = signatory_named(session, options.signatory) if options.signatory else draft.signatory_id
    return replace(draft, signatory_id=signatory, number=options.number)


COMMANDS = (Command(("letter", "make"), N_("Issue the decree of a case, or print it again."), _options, _make),)
