"""The score sheet on paper, for the employee to read, to contest and to sign for having read it."""

from datetime import datetime

from sqlalchemy.orm import Session

from desktop.db.tables import Employee, TransferCase
from desktop.domain.cases.scoring import ADVICE, ADVICE_ARTICLE, shown_points
from desktop.domain.dates import shown_date
from desktop.domain.employees.employees import display_name
from desktop.domain.employees.nip import grouped
from desktop.domain.evaluation.reports import Block, Facts, Grid, Heading, Paragraph, SignatureSpace
from desktop.domain.refusal import Refusal
from desktop.domain.review.score_sheets import Sheet, SheetLine
from desktop.services.case_rows import found_case
from desktop.services.reports import About, PrintedReport, printed
from desktop.services.review.scores import score_title, sheet_of
from desktop.services.settings import office
from desktop.text import _


def score_report(session: Session, case_id: int, now: datetime) -> PrintedReport:
    """The sheet for the employee: every line explained, what was contested, and room to sign for having read it."""
    case = found_case(session, case_id)
    sheet = sheet_of(session, case_id)
    if not sheet.lines:
        raise Refusal(_("The score sheet is not prepared yet."), _("Prepare it first."))
    employee = session.get_one(Employee, case.employee_id)
    name = display_name(employee.title_before, employee.name, employee.title_after)
    place = office(session).place
    blocks: list[Block] = [
        Facts(
            (
                (_("Name"), name),
                (_("NIP"), grouped(employee.nip)),
                (_("Shown on"), shown_date(sheet.shown_on) if sheet.shown_on else "–"),
                (_("Final on"), shown_date(sheet.final_on) if sheet.final_on else _("not final yet")),
            )
        ),
        Paragraph(f"{ADVICE} ({ADVICE_ARTICLE})"),
        _grid(sheet),
        *_contests(sheet),
        Paragraph(
            _(
                "The employee may object to any line, in writing or by word of mouth; the office answers each "
                "objection before the sheet becomes final. The signature says that the sheet was read, not that it is "
                "agreed to."
            ),
            quiet=True,
        ),
        SignatureSpace(
            f"{place}, ....................", _("Read by the employee"), name, f"NIP {grouped(employee.nip)}"
        ),
        SignatureSpace("", _("Shown by"), "", ""),
    ]
    about = About(TransferCase.__tablename__, case.id)
    subtitle = _("Transfer {number}").format(number=case.number)
    return printed(session, _("Score sheet"), subtitle, blocks, now, about=about)


def _grid(sheet: Sheet) -> Grid:
    rows = [
        (
            score_title(line.code),
            line.explanation,
            _points_words(line),
            shown_points(line.most),
        )
        for line in sheet.lines
    ]
    total = (_("Total"), "", shown_points(sheet.total), shown_points(sheet.most))
    headings = (_("What is looked at"), _("Why"), _("Points"), _("At most"))
    return Grid(headings, (*rows, total), (3, 6.6, 2.2, 1.2), right=frozenset({2, 3}))


def _contests(sheet: Sheet) -> list[Block]:
    contested = [line for line in sheet.lines if line.contested_on is not None]
    if not contested:
        return []
    told = []
    for line in contested:
        said = f"{shown_date(line.contested_on)}: {line.contest}" if line.contested_on else line.contest
        answer = f"{shown_date(line.replied_on)}, {line.replied_by}: {line.reply}" if line.replied_on else "–"
        told.append((score_title(line.code), said, answer))
    headings = (_("What is looked at"), _("The employee says"), _("The office answers"))
    return [Heading(_("Objections to lines")), Grid(headings, tuple(told), (3, 5, 5))]


def _points_words(line: SheetLine) -> str:
    if line.corrected is None or line.corrected == line.points:
        return shown_points(line.effective)
    return _("{now} (was {before})").format(now=shown_points(line.effective), before=shown_points(line.points))
