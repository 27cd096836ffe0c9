"""`mutasi check-letter`: whether a paper or a file is a letter of this office."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from desktop.commands.desk import Answer, Command, Desk
from desktop.domain.letters.check_code import read_code
from desktop.services.attachments import read_upload
from desktop.services.letters.checks import VERDICT_WORDS, LetterCheck, check_file, check_typed, notes_on
from desktop.services.letters.signing import signatures_in
from desktop.text import N_, _


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("letter", metavar="CODE|FILE", help=_("the code in the foot, or a file"))


def _check(desk: Desk, options: Namespace) -> Answer:
    """What is no file, or can only be a code, is taken for a code."""
    path = Path(options.letter)
    signatures: list[dict[str, Any]] = []
    with desk.read() as session:
        if read_code(options.letter) and not path.exists():
            found = check_typed(session, options.letter)
        else:
            upload = read_upload(path)
            found = check_file(session, upload)
            if found.bears_signature:
                seen = signatures_in(upload.content)
                signatures = [{"holder": one.holder, "intact": one.intact, "whole": one.whole} for one in seen]
    lines = [_(VERDICT_WORDS[found.verdict])]
    if found.letter is not None:
        lines.append(f"{found.letter.number}, {found.letter.dated.isoformat()}: {found.letter.subject}")
    lines += [f"* {note}" for note in notes_on(found)]
    lines += [f"- {one.issued}\n+ {one.found}" for one in found.differences]
    return Answer(_shape(found) | {"signatures": signatures}, lines)


def _shape(found: LetterCheck) -> dict[str, Any]:
    """The answer for scripts."""
    letter = found.letter
    return {
        "verdict": found.verdict.value,
        "letter": None
        if letter is None
        else {
            "id": letter.id,
            "kind": letter.kind.value,
            "status": letter.status.value,
            "number": letter.number,
            "dated": letter.dated.isoformat(),
            "subject": letter.subject,
            "whom": letter.whom,
            "signer": letter.signer,
            "code": letter.code,
            "damaged": letter.damaged,
            "void_reason": letter.void_reason,
            "later": list(letter.later),
            "replaced_by": letter.replaced_by.number if letter.replaced_by else None,
        },
        "corrected_at": found.corrected_at.isoformat() if found.corrected_at else None,
        "differences": [{"issued": one.issued, "found": one.found} for one in found.differences],
    }


COMMANDS = (
    Command(("check-letter",), N_("Check whether a paper or file is a letter of this office."), _options, _check),
)
