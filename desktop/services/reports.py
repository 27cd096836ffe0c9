"""Reports of the office: put under its name, drawn, and noted in the audit trail when they leave the program.

Drawing only reads. Who printed or saved a report is written when that is done (UU 27/2022), by what it concerns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db.changes import actor_of, audit
from desktop.domain.evaluation.reports import Block, Report
from desktop.exchange.files import write_whole
from desktop.letters.report import draw_report
from desktop.services.settings import office


@dataclass(frozen=True, slots=True)
class About:
    """What a report concerns, for the audit trail: a table, and one of its rows if it is about one."""

    table: str
    row_id: int | None = None


@dataclass(frozen=True, slots=True)
class PrintedReport:
    """A drawn report."""

    title: str
    pdf: bytes
    about: About


@dataclass(frozen=True, slots=True)
class ReportHead:
    """What stands on every report of the office."""

    office: str
    address: str
    printed_by: str


def report_head(session: Session) -> ReportHead:
    """The office's name and address, and who is at work."""
    given = office(session)
    return ReportHead(given.name or given.government, "\n".join(given.address_lines()), actor_of(session))


def printed(
    session: Session,
    title: str,
    subtitle: str,
    blocks: Sequence[Block],
    now: datetime,
    *,
    about: About,
    landscape: bool = False,
) -> PrintedReport:
    """The report with these blocks; `now` is the clock of the workstation."""
    head = report_head(session)
    report = Report(title, subtitle, head.office, head.address, tuple(blocks), now, head.printed_by, landscape)
    return PrintedReport(title, draw_report(report), about)


def note_report_printed(session: Session, report: PrintedReport) -> None:
    """Remember that a report went to the printer."""
    _note(session, "print", report)


def save_report(session: Session, report: PrintedReport, path: Path) -> Path:
    """Write the report to `path`, which gets the ending .pdf if it has none; who took it stays in the audit."""
    target = path if path.suffix.casefold() == ".pdf" else path.with_name(f"{path.name}.pdf")
    write_whole(target, report.pdf)
    _note(session, "export", report)
    return target


def _note(session: Session, action: str, report: PrintedReport) -> None:
    audit(session, action, report.about.table, report.about.row_id, {"report": report.title})
