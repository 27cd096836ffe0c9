"""What is printed and saved of a batch: its letters as one PDF or file by file, and what could not be made and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import LetterBatch
from desktop.domain.dates import shown_date
from desktop.domain.employees.nip import grouped
from desktop.domain.evaluation.reports import Facts, Grid, Heading, Paragraph
from desktop.exchange.files import write_whole
from desktop.services.letters.batches import BatchFile, open_batch, shown_number
from desktop.services.letters.letters import letter_pdf, note_printed
from desktop.services.letters.pdfium import joined, page_count
from desktop.services.reports import About, PrintedReport, printed
from desktop.text import _

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class BatchPages:
    """The letters of a batch one behind the other, for the printer; each is kept by itself."""

    pdf: bytes
    letters: tuple[int, ...]
    """Of each page the id of the letter that it belongs to."""


def batch_pages(session: Session, batch_id: int) -> BatchPages:
    """All letters of a batch that count as one PDF."""
    pdfs = {letter_id: letter_pdf(session, letter_id) for letter_id in _standing(session, batch_id)}
    letters = (letter_id for letter_id, pdf in pdfs.items() for _page in range(page_count(pdf)))
    return BatchPages(joined(pdfs.values()), tuple(letters))


def note_all_printed(session: Session, letter_ids: Iterable[int]) -> None:
    """Remember of each of these letters that it went to the printer."""
    for letter_id in sorted(letter_ids):
        note_printed(session, letter_id)


def save_batch(session: Session, batch_id: int, folder: Path) -> int:
    """Write each letter into `folder`, named by the employee and the number; how many there were."""
    batch = open_batch(session, batch_id)
    for case in batch.standing:
        if case.letter_id is not None:
            name = _file_name(f"{case.employee} {case.letter_number}")
            write_whole(folder / name, letter_pdf(session, case.letter_id))
    audit(session, "export", LetterBatch.__tablename__, batch_id, {"letters": len(batch.standing)})
    return len(batch.standing)


def batch_report(session: Session, batch_id: int, now: datetime) -> PrintedReport:
    """What was made, what not and why, as pages for the file."""
    batch = open_batch(session, batch_id)
    about = About(LetterBatch.__tablename__, batch_id)
    return printed(session, _("Letters made together"), _(batch.title), list(_blocks(batch)), now, about=about)


def _standing(session: Session, batch_id: int) -> list[int]:
    """Ids of the letters that were made and count, in the order of the batch."""
    return [case.letter_id for case in open_batch(session, batch_id).standing if case.letter_id is not None]


def _blocks(batch: BatchFile) -> Iterator[Facts | Grid | Heading | Paragraph]:
    begun = shown_date(batch.at.astimezone().date())
    made = str(len(batch.made))
    yield Facts(((_("Begun"), f"{begun}, {batch.actor}"), (_("Letters made"), made)))
    yield Heading(_("What could not be made"))
    if batch.failed:
        failed = tuple((case.number, case.employee, case.problem) for case in batch.failed)
        yield Grid((_("Case"), _("Employee"), _("Reason")), failed, (2, 4, 7))
    else:
        yield Paragraph(_("Every letter was made."))
    yield Heading(_("Letters made"))
    rows = tuple(
        (str(at), shown_number(case), case.employee, grouped(case.nip))
        for at, case in enumerate((case for case in batch.cases if case.letter_id is not None), 1)
    )
    if rows:
        yield Grid((_("No."), _("Number"), _("Employee"), _("NIP")), rows, (1, 5, 5, 4), frozenset({0}))


def _file_name(text: str) -> str:
    """A file name that a folder takes; the number at its end stays whole."""
    tidy = "".join(sign if sign.isalnum() or sign in ".-_ ()" else "-" for sign in text)
    return tidy[-LONGEST_NAME:].strip(". ") + ".pdf"
