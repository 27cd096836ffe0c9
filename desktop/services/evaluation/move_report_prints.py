"""The report of the moves of a period going out: as a workbook, and on paper with plots."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Indicator, TransferCase, Unit
from desktop.domain.cases.cases import CASE_KIND_WORDS
from desktop.domain.dates import shown_date, shown_month
from desktop.domain.evaluation.before_after import (
    CALLED,
    MOST_MONTHS,
    compare,
    comparison_words,
    month_at,
    month_number,
    rule_words,
)
from desktop.domain.evaluation.reports import Block, Facts, Grid, Heading, Line, Paragraph, Plot
from desktop.domain.figures import shown_figure
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.evaluation.evaluation import measured, monthly_values, shown_months
from desktop.services.evaluation.move_reports import (
    COUNTED_ONCE,
    Changed,
    KindRow,
    MoveQuery,
    MoveReport,
    MoveRow,
    first_moves,
    move_report,
    moves_by_month,
)
from desktop.services.reports import About, PrintedReport, printed
from desktop.text import N_, _

MOST_PLOTS = 12
"""A report of more plots is read by nobody; it says how many it left out."""
COLUMNS: tuple[tuple[str, Callable[[MoveRow], object]], ...] = (
    (N_("Number"), lambda row: row.case.number),
    (N_("Employee"), lambda row: row.case.employee),
    (N_("NIP"), lambda row: row.case.nip),
    (N_("Kind"), lambda row: _(CASE_KIND_WORDS[row.case.kind])),
    (N_("From unit"), lambda row: row.case.from_unit),
    (N_("To unit"), lambda row: row.case.to_unit),
    (N_("To post"), lambda row: row.case.to_post),
    (N_("Decree"), lambda row: row.case.decree_number),
    (N_("Day of the move"), lambda row: row.moved_on),
    (N_("Days to the decree"), lambda row: row.days),
    (N_("Objections"), lambda row: row.objections),
    (N_("Promises kept"), lambda row: row.promises.kept),
    (N_("Promises broken"), lambda row: row.promises.broken),
    (N_("Promises open"), lambda row: row.promises.open),
    (N_("Indicators better"), lambda row: row.changed.better),
    (N_("Indicators worse"), lambda row: row.changed.worse),
    (N_("Not different"), lambda row: row.changed.alike),
    (N_("Too few months"), lambda row: row.changed.too_few),
)
KIND_HEADINGS = (
    N_("Kind"),
    N_("Moves"),
    N_("Days to the decree (middle)"),
    N_("Objections"),
    N_("Promises kept / broken / open"),
    N_("Indicators better / worse / not different / too few months"),
)
_MOVES_SHOWN = (0, 1, 4, 5, 8, 9, 10)


def export_moves(session: Session, path: Path, query: MoveQuery) -> int:
    """Write the moves of the period as a workbook; how many there were."""
    report = move_report(session, query)
    cells = (tuple(cell(row) for _heading, cell in COLUMNS) for row in report.moves)
    columns = [WorkbookColumn(_(heading)) for heading, _cell in COLUMNS]
    count = write_workbook(path, _("Moves of a period"), columns, cells)
    audit(
        session,
        "export",
        TransferCase.__tablename__,
        None,
        {"rows": count, "from": str(query.first), "to": str(query.last)},
    )
    return count


def print_moves(session: Session, query: MoveQuery, now: datetime) -> PrintedReport:
    """The report on paper: sums by kind, moves by month, what changed in the units, and every move."""
    report = move_report(session, query)
    title = _("Moves of a period")
    period = period_words(query)
    blocks: list[Block] = [
        Facts(
            ((_("Period"), period), (_("Unit"), report.unit or _("All units")), (_("Moves"), str(len(report.moves))))
        ),
        *_kinds(report),
        *_changed(session, report, now.date()),
        *_every_move(report),
    ]
    return printed(session, title, period, blocks, now, about=About(TransferCase.__tablename__), landscape=True)


def period_words(query: MoveQuery) -> str:
    """The period: "1 Jan 2026 – 31 Des 2026"."""
    return f"{shown_date(query.first)} – {shown_date(query.last)}"


def kind_cells(row: KindRow) -> tuple[str, ...]:
    """A line of the sums, as the screen and the paper show it."""
    return (
        _("All kinds") if row.kind is None else _(CASE_KIND_WORDS[row.kind]),
        str(row.moves),
        "–" if row.days is None else shown_figure(row.days),
        str(row.objections),
        f"{row.promises.kept} / {row.promises.broken} / {row.promises.open}",
        f"{row.changed.better} / {row.changed.worse} / {row.changed.alike} / {row.changed.too_few}",
    )


def _kinds(report: MoveReport) -> Iterator[Block]:
    if not report.moves:
        yield Paragraph(_("Nobody moved in this period."))
        return
    yield Heading(_("By kind"))
    headings = tuple(_(heading) for heading in KIND_HEADINGS)
    yield Grid(headings, tuple(map(kind_cells, report.kinds)), (3, 1, 1.5, 1, 2, 3), frozenset({1, 2, 3, 4, 5}))
    months = moves_by_month(report)
    if len(months) > 1:
        names = tuple(shown_month(month) for month, _count in months)
        counts = Line(_("Moves"), tuple(float(count) for _month, count in months))
        yield Plot(_("Moves by month"), _("moves"), names, (counts,))


def _changed(session: Session, report: MoveReport, today: date) -> Iterator[Block]:
    """Plots of the indicators that may be called different, around the first move that touched their unit."""
    if not report.moves:
        return
    yield Heading(_("What changed in the units"))
    yield Paragraph(f"{rule_words()} {_(COUNTED_ONCE)}", quiet=True)
    yield Paragraph(_all_told(report.kinds[-1].changed))
    plots = _plots(session, report, today)
    for plot, sentence in plots[:MOST_PLOTS]:
        yield plot
        yield Paragraph(sentence)
    if len(plots) > MOST_PLOTS:
        words = _("{count} more plots are left out; each stands on the page of its case.")
        yield Paragraph(words.format(count=len(plots) - MOST_PLOTS), quiet=True)


def _all_told(changed: Changed) -> str:
    """Of how many indicators anything was looked for, so that the few that are drawn are seen for what they are."""
    called = changed.better + changed.worse
    words = _(
        "Of {every} indicators of the units, {called} can be called different ({better} better, {worse} worse); "
        "{alike} cannot, and {few} have too few months."
    )
    return words.format(
        every=called + changed.alike + changed.too_few,
        called=called,
        better=changed.better,
        worse=changed.worse,
        alike=changed.alike,
        few=changed.too_few,
    )


def _plots(session: Session, report: MoveReport, today: date) -> list[tuple[Plot, str]]:
    moved = first_moves(report.moves)
    if not moved:
        return []
    names = dict(session.execute(select(Unit.id, Unit.name).where(Unit.id.in_(moved))).all())
    first = month_at(month_number(min(moved.values())) - MOST_MONTHS)
    last = month_at(month_number(max(moved.values())) + MOST_MONTHS)
    found = []
    for row, values in monthly_values(session, [Indicator.unit_id.in_(moved)], first, last):
        day = moved[row.unit_id or 0]
        comparison = compare(values, day, row.better)
        if comparison.verdict in CALLED:
            months = shown_months(day, today)
            line = Line(names[row.unit_id or 0], measured(values, months))
            shown = tuple(shown_month(month) for month in months)
            marked = months.index(day.replace(day=1))
            cases = sum(row.unit_id in move.unit_ids for move in report.moves)
            behind = _("Moves of the period that touched this unit: {count}.").format(count=cases)
            said = f"{comparison_words(comparison, row.measure)} {behind}"
            found.append((Plot(row.name, row.measure, shown, (line,), marked), said))
    return found


def _every_move(report: MoveReport) -> Iterator[Block]:
    if not report.moves:
        return
    yield Heading(_("Every move"))
    shown = [COLUMNS[at] for at in _MOVES_SHOWN]
    headings = (
        *(_(heading) for heading, _cell in shown),
        _("Promises kept / broken / open"),
        _("Indicators better / worse"),
    )
    rows = tuple(
        (
            *(_written(cell(row)) for _heading, cell in shown),
            f"{row.promises.kept} / {row.promises.broken} / {row.promises.open}",
            f"{row.changed.better} / {row.changed.worse}",
        )
        for row in report.moves
    )
    yield Grid(headings, rows, (1.2, 2.8, 2.4, 2.4, 1.3, 1, 1.3, 1.6, 1.3), frozenset({4, 5, 6, 7, 8}))


def _written(value: object) -> str:
    if isinstance(value, date):
        return shown_date(value)
    return "–" if value is None else str(value)
