"""The heat table on its way out: as a workbook in two forms and on paper."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Establishment
from desktop.domain.dates import shown_date
from desktop.domain.employees.posts import POST_KIND_WORDS
from desktop.domain.evaluation.reports import Block, CrossRow, CrossTable, Mark, Paragraph
from desktop.domain.needs.counts import Count, Figure, count_figure, gap_words
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.needs.headings import sheet_name
from desktop.services.needs.matrix import NeedMatrix
from desktop.services.needs.staffing_past import incomplete_words
from desktop.services.reports import About, PrintedReport, printed
from desktop.services.units.units import within_words
from desktop.text import N_, _

HEADINGS = (
    *(N_("Unit"), N_("Post"), N_("Kind"), N_("Need"), N_("Holders"), N_("Away to study"), N_("Gap")),
    *(N_("Percent of the need"), N_("State"), N_("Day")),
)


def export_matrix(session: Session, path: Path, matrix: NeedMatrix) -> int:
    """Write units down and posts across, holders less need in each cell, and the sums; how many units there were."""
    posts = [post.name for post in matrix.posts]
    day, sums = matrix.query.day, (_("Day"), _("Short"), _("Over"))
    columns = [WorkbookColumn(_("Unit"), 40), *(WorkbookColumn(name, 12) for name in (*sums, *posts))]
    rows = (
        (
            unit.name,
            day,
            unit.count.short,
            unit.count.over,
            *(_excess(matrix.cells.get((row, at))) for at in range(len(posts))),
        )
        for row, unit in enumerate(matrix.units)
    )
    count = write_workbook(path, sheet_name(session, matrix.query.unit_id, day), columns, rows)
    _note(session, count)
    return count


def export_places(session: Session, path: Path, matrix: NeedMatrix) -> int:
    """Write one line for each post of each unit; how many there were."""
    columns = [WorkbookColumn(_(heading)) for heading in HEADINGS]
    count = write_workbook(path, sheet_name(session, matrix.query.unit_id, matrix.query.day), columns, _lines(matrix))
    _note(session, count)
    return count


def note_picture(session: Session, path: Path) -> Path:
    """Write to the audit trail that the table went out as a picture; the path again."""
    audit(session, "export", Establishment.__tablename__, None, {"picture": path.name})
    return path


def print_matrix(session: Session, matrix: NeedMatrix, figure: Figure, now: datetime) -> PrintedReport:
    """The table on paper, over as many pages as it needs."""
    told = _("{missing} people are short in {places} places, {over} are over.").format(
        missing=matrix.missing, places=sum(cell.gap > 0 for cell in matrix.cells.values()), over=matrix.over
    )
    uncounted = f"{matrix.uncounted}." if matrix.uncounted else ""
    careful = incomplete_words(session, matrix.query.day, now.date())
    signs = _(
        "A corner down: short; a corner up: over; a tick: right; a dark ground: needed, and nobody there; "
        "−3 +1: a sum, 3 short in some places and 1 over in another."
    )
    table = CrossTable(
        told=told,
        columns=tuple((post.name, _mark(post.count, figure)) for post in matrix.posts),
        rows=tuple(
            CrossRow(
                unit.name,
                _mark(unit.count, figure),
                tuple(_mark_of(matrix.cells.get((row, at)), figure) for at in range(len(matrix.posts))),
                unit.depth,
            )
            for row, unit in enumerate(matrix.units)
        ),
    )
    blocks: list[Block] = [
        *([Paragraph(careful)] if careful else []),
        Paragraph(" ".join(filter(None, (told, uncounted, signs))), quiet=True),
        table,
    ]
    kind = "" if matrix.query.kind is None else _(POST_KIND_WORDS[matrix.query.kind])
    on_day = _("On {day}").format(day=shown_date(matrix.query.day))
    subtitle = " · ".join(filter(None, (within_words(session, matrix.query.unit_id), kind, on_day)))
    about = About(Establishment.__tablename__)
    return printed(session, _("Need and holders"), subtitle, blocks, now, about=about, landscape=True)


def _lines(matrix: NeedMatrix) -> Iterator[tuple[object, ...]]:
    for (row, column), count in sorted(matrix.cells.items()):
        post = matrix.posts[column]
        kind = "" if post.kind is None else _(POST_KIND_WORDS[post.kind])
        figures = (count.need, count.holders, count.away, -count.gap, count.percent)
        yield (matrix.units[row].name, post.name, kind, *figures, gap_words(count), matrix.query.day)


def _excess(count: Count | None) -> int | None:
    """Below nought where people are short, as the signs of the table show it."""
    return None if count is None else -count.gap


def _mark(count: Count, figure: Figure) -> Mark:
    return Mark(count_figure(count, figure), count.lean, count.weight)


def _mark_of(count: Count | None, figure: Figure) -> Mark | None:
    return None if count is None else _mark(count, figure)


def _note(session: Session, count: int) -> None:
    audit(session, "export", Establishment.__tablename__, None, {"rows": count})
