"""The tick sheet for the head on paper, and the nominatif as a workbook."""

import zlib
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import TransferCase
from desktop.domain.cases.cases import APPROVAL_RESULT_WORDS, CASE_KIND_WORDS
from desktop.domain.cases.scoring import ADVICE, ADVICE_ARTICLE
from desktop.domain.dates import shown_date
from desktop.domain.employees.names import search_key
from desktop.domain.employees.nip import grouped
from desktop.domain.evaluation.reports import Block, Facts, Grid, Paragraph, SignatureSpace
from desktop.domain.refusal import Refusal
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.reports import About, PrintedReport, printed
from desktop.services.review.approval_rows import ApprovalRow, approval_rows
from desktop.services.settings import office
from desktop.services.wording.signatories import list_signatories
from desktop.text import N_, _

SHARES = (0.9, 4.2, 4.6, 4.6, 4.4, 1.3, 1.5, 1.2, 3.0)
BOXES = frozenset({5, 6, 7})


def sheet_number(case_ids: Sequence[int], printed_at: datetime) -> str:
    """Names a tick sheet when it comes back: when it was printed, and a sum over the cases that stand on it."""
    found = zlib.crc32(",".join(map(str, case_ids)).encode()) % 10_000
    return f"{printed_at:%Y%m%d-%H%M}-{found:04}"


def print_tick_sheet(session: Session, case_ids: Sequence[int], now: datetime) -> PrintedReport:
    """The nominatif with three boxes a case, room for a word, and room for the head to sign."""
    rows = approval_rows(session, now.date(), case_ids)
    if not rows:
        raise Refusal(_("No case waits for approval."), _("A case comes here when its review is complete."))
    settled = office(session)
    number = sheet_number([row.id for row in rows], now)
    blocks: list[Block] = [
        Facts(
            (
                (_("Printed on"), shown_date(now.date())),
                (_("Cases"), str(len(rows))),
            )
        ),
        Paragraph(
            _("Tick one box a case. What is to be repaired, or why it is refused, is written into the last column.")
        ),
        Grid(_headings(), tuple(_cells(at, row) for at, row in enumerate(rows, 1)), SHARES, boxes=BOXES),
        Paragraph(f"{ADVICE} ({ADVICE_ARTICLE})", quiet=True),
        SignatureSpace(f"{settled.place or '.' * 20}, {'.' * 30}", settled.head_title, _head(session, now.date())),
    ]
    title = _("Tick sheet {number}").format(number=number)
    subtitle = _("Nominatif of transfers that wait for a decision")
    return printed(session, title, subtitle, blocks, now, about=About(TransferCase.__tablename__), landscape=True)


def export_approvals(session: Session, path: Path, case_ids: Sequence[int], today: date) -> int:
    """Write the nominatif of these cases as a workbook; how many there were."""
    rows = approval_rows(session, today, case_ids)
    columns = [WorkbookColumn(_(heading)) for heading in EXPORTED]
    count = write_workbook(path, _("Nominatif"), columns, (_exported(row) for row in rows))
    audit(session, "export", TransferCase.__tablename__, None, {"rows": count, "approval": [row.id for row in rows]})
    return count


EXPORTED = (
    *(N_("Number"), N_("Kind"), N_("Who decides"), N_("Employee"), N_("NIP"), N_("Grade"), N_("From"), N_("To")),
    *(
        N_("Reason of the move"),
        N_("Need"),
        N_("Need of the post"),
        N_("Holders of the post"),
        N_("Opinion of the team"),
    ),
    *(
        N_("Technical opinion"),
        N_("Score"),
        N_("Answer of the employee"),
        N_("Warnings passed"),
        N_("Recorded decision"),
    ),
    N_("Note"),
)


def warnings_told(row: ApprovalRow) -> str:
    """The warnings that were passed, a line each with its reason."""
    return "\n".join(_("{what} Reason: {reason}").format(what=one.what, reason=one.reason) for one in row.warnings)


def room_told(row: ApprovalRow) -> str:
    """How full the post moved to is, in words; nothing where no need is recorded."""
    if row.room is None:
        return ""
    return _("need {need}, holders {holders}").format(need=row.room[0], holders=row.room[1])


def _head(session: Session, day: date) -> str:
    """The name of the head, where the head stands among those who sign."""
    key = search_key(office(session).head_title)
    return next((row.entry.name for row in list_signatories(session, day) if search_key(row.entry.title) == key), "")


def _headings() -> tuple[str, ...]:
    who = (_("No."), _("Employee"), _("Move"), _("Reason and need"), _("Opinions"))
    return (*who, _("Agree"), _("Repair"), _("Refuse"), _("The official's words"))


def _cells(at: int, row: ApprovalRow) -> tuple[str, ...]:
    employee = "\n".join((row.employee, f"NIP {grouped(row.nip)}", ", ".join(filter(None, (row.grade, row.number)))))
    swap = _("Swap with {number}").format(number=row.swap_number) if row.swap_number else ""
    move = "\n".join(
        filter(
            None,
            (_("From: {place}").format(place=row.origin or "–"), _("To: {place}").format(place=row.destination), swap),
        )
    )
    need = "\n".join(filter(None, (row.reason, row.need, room_told(row))))
    opinions = "\n".join(f"{label}: {value}" for label, value in opinions_of(row) if value)
    passed = [
        _("Warning passed: {what} Reason: {reason}").format(what=one.what, reason=one.reason) for one in row.warnings
    ]
    return (str(at), employee, move, need, "\n".join(filter(None, (opinions, *passed))), "", "", "", "")


def opinions_of(row: ApprovalRow) -> tuple[tuple[str, str], ...]:
    """What the others say of the move: label and words, which may be empty."""
    return (
        (_("Team"), row.team),
        (_("Technical opinion"), row.technical),
        (_("Score"), row.score),
        (_("Employee"), row.answer),
    )


def _exported(row: ApprovalRow) -> tuple[object, ...]:
    need, holders = row.room or (None, None)
    recorded = _(APPROVAL_RESULT_WORDS[row.recorded]) if row.recorded else ""
    who = (row.number, _(CASE_KIND_WORDS[row.kind]), row.issuer, row.employee, row.nip, row.grade)
    said = (row.team, row.technical, row.score, row.answer, warnings_told(row), recorded, row.recorded_note)
    return (*who, row.origin, row.destination, row.reason, row.need, need, holders, *said)
