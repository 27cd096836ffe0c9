"""The agenda of a sitting, and a draft from which its minutes are written, as printed reports."""

from datetime import datetime

from sqlalchemy.orm import Session

from desktop.db.tables import Sitting
from desktop.domain.cases.scoring import ADVICE, ADVICE_ARTICLE, shown_points
from desktop.domain.dates import WEEKDAYS, letter_date, shown_date
from desktop.domain.employees.nip import grouped
from desktop.domain.evaluation.reports import Block, Facts, Grid, Heading, Paragraph, SignatureSpace
from desktop.domain.review.review import TEAM_OPINION_WORDS, TEAM_ROLE_WORDS, TeamRole
from desktop.services.reports import About, PrintedReport, printed
from desktop.services.review.scores import sheet_of
from desktop.services.review.sitting_agenda import AgendaRow
from desktop.services.review.sittings import SittingFile, open_sitting
from desktop.services.settings import office
from desktop.text import _


def agenda_report(session: Session, sitting_id: int, now: datetime) -> PrintedReport:
    """The agenda with each case, its reason and its score, to be laid before the team."""
    file = open_sitting(session, sitting_id)
    rows = tuple(
        (
            str(at),
            f"{row.case.employee}\nNIP {grouped(row.case.nip)}\n{row.case.number}",
            row.case.from_unit,
            f"{row.case.to_unit}\n{row.case.to_post}",
            row.case.reason,
            _score(session, row.case.id),
        )
        for at, row in enumerate(file.agenda, 1)
    )
    headings = (_("No."), _("Employee"), _("From unit"), _("To"), _("Reason of the move"), _("Score"))
    blocks: list[Block] = [
        Facts(_held(file)),
        Grid(headings, rows, (0.6, 4, 3, 4, 4, 1.4), right=frozenset({5})),
        Paragraph(f"{ADVICE} ({ADVICE_ARTICLE})", quiet=True),
    ]
    title = _("Agenda of the Tim Penilai Kinerja")
    return printed(session, title, _subtitle(file), blocks, now, about=_about(file), landscape=True)


def minutes_report(session: Session, sitting_id: int, now: datetime) -> PrintedReport:
    """The draft of the minutes: who sat, what was advised on each case, and room for chair and secretary to sign."""
    file = open_sitting(session, sitting_id)
    day = file.entry.held_on or now.date()
    opening = _("On {weekday}, {day}, the Tim Penilai Kinerja sat and advised as follows.")
    members = tuple(
        (str(at), one.name, one.title, _(TEAM_ROLE_WORDS[one.role]), _("present") if one.present else _("absent"))
        for at, one in enumerate(file.entry.members, 1)
    )
    blocks: list[Block] = [
        Facts(_held(file)),
        Paragraph(opening.format(weekday=WEEKDAYS[day.weekday()], day=letter_date(day))),
        Heading(_("Members")),
        Grid((_("No."), _("Name"), _("Title"), _("Role"), _("Attendance")), members, (0.6, 4, 4, 2, 1.6)),
        *([Paragraph(file.doubt)] if file.doubt else []),
        Heading(_("Opinions")),
        Grid(
            (_("No."), _("Employee"), _("Move"), _("Opinion"), _("Note")),
            tuple(_opinion(at, row) for at, row in enumerate(file.agenda, 1)),
            (0.6, 3.4, 4, 2.4, 3),
        ),
        *([Paragraph(file.entry.note)] if file.entry.note else []),
        *_signatures(file, office(session).place),
    ]
    return printed(session, _("Minutes of the sitting (draft)"), _subtitle(file), blocks, now, about=_about(file))


def _opinion(at: int, row: AgendaRow) -> tuple[str, ...]:
    case = row.case
    employee = f"{case.employee}\nNIP {grouped(case.nip)}\n{case.number}"
    move = f"{case.from_unit} → {case.to_unit}\n{case.to_post}"
    given = _(TEAM_OPINION_WORDS[row.opinion]) if row.opinion else "–"
    return str(at), employee, move, given, row.note


def _held(file: SittingFile) -> tuple[tuple[str, str], ...]:
    entry = file.entry
    minutes = ", ".join(
        filter(None, (entry.minutes_number, shown_date(entry.minutes_date) if entry.minutes_date else ""))
    )
    return (
        (_("Date"), shown_date(entry.held_on) if entry.held_on else "–"),
        (_("Place"), entry.place or "–"),
        (_("Minutes"), minutes or "...................."),
        (_("Cases"), str(len(file.agenda))),
    )


def _signatures(file: SittingFile, town: str) -> list[Block]:
    signing = [
        next((one for one in file.entry.members if one.role is role), None)
        for role in (TeamRole.CHAIR, TeamRole.SECRETARY)
    ]
    titles = (_("Chair"), _("Secretary"))
    return [
        SignatureSpace(
            f"{town or '.' * 20}, ...................." if not at else "",
            titles[at],
            one.name if one else "",
            one.title if one else "",
        )
        for at, one in enumerate(signing)
    ]


def _score(session: Session, case_id: int) -> str:
    sheet = sheet_of(session, case_id)
    return f"{shown_points(sheet.total)} / {shown_points(sheet.most)}" if sheet.lines else "–"


def _subtitle(file: SittingFile) -> str:
    return _("Sitting of {day}").format(day=shown_date(file.entry.held_on)) if file.entry.held_on else ""


def _about(file: SittingFile) -> About:
    return About(Sitting.__tablename__, file.id)
