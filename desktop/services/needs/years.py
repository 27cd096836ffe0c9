"""Need and holders over the years: past ones by the histories, those to come by who leaves and who comes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Establishment, Post
from desktop.domain.evaluation.reports import Block, Grid, Line, Paragraph, Plot
from desktop.domain.needs.charts import ChartQuery, YearCount
from desktop.domain.needs.counts import Count, total, unknown_words
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.needs.headings import sheet_name
from desktop.services.needs.staffing import gap_table
from desktop.services.needs.staffing_past import unknown_on
from desktop.services.reports import About, PrintedReport, printed
from desktop.services.units.units import subtree, within_words
from desktop.text import N_, _

BACK, AHEAD = 5, 5
YEAR = N_("Year (31 December)")
HEADINGS = (N_("Day"), N_("Need"), N_("Holders"), N_("Short"), N_("Over"), N_("Filled"))
METHOD = N_(
    "Each year is counted on 31 December, the present one today: past years by the posts' histories and the need of "
    "that year; years to come by retirement, ends of contract and the cases under way, with the newest need."
)


def need_years(session: Session, query: ChartQuery) -> list[YearCount]:
    """Each year's count, of one unit with all below it or of all, of one post or of all; today is in the middle."""
    unit_ids = None if query.unit_id is None else subtree(session, query.unit_id)
    days = year_days(query.today)
    gaps = gap_table(session, days, unit_ids, today=query.today)
    asked = [gap for gap in gaps if query.post_id in {None, gap.post_id}]
    unknown = unknown_on(session, days, query.today)
    years = [_year(day, [(gap.needs[at], gap.holders[at]) for gap in asked], query) for at, day in enumerate(days)]
    return [replace(year, unknown=unknown.get(year.day, 0)) for year in years]


def year_days(today: date) -> list[date]:
    """31 December of the years past and to come, and today between them."""
    steps = (*range(-BACK, 0), *range(1, AHEAD + 1))
    ends = [date(today.year + step, 12, 31) for step in steps]
    return [*ends[:BACK], today, *ends[BACK:]]


def export_years(session: Session, path: Path, query: ChartQuery) -> int:
    """Write the years as a workbook; how many there were."""
    columns = [WorkbookColumn(_(heading)) for heading in (*HEADINGS, N_("Remark"), N_("Counted"))]
    scope = scope_words(session, query)
    rows = ((*_workbook_cells(year), scope) for year in need_years(session, query))
    count = write_workbook(path, sheet_name(session, query.unit_id, query.today), columns, rows)
    audit(session, "export", Establishment.__tablename__, query.unit_id, {"rows": count, "day": str(query.today)})
    return count


def print_years(session: Session, query: ChartQuery, now: datetime) -> PrintedReport:
    """The years on paper: the plot and its figures."""
    years = need_years(session, query)
    names = tuple(year.label() for year in years)
    lines = (
        Line(_("Need"), _measured(years, [year.count.need for year in years])),
        Line(_("Holders"), tuple(None if year.unknown else float(year.count.holders) for year in years)),
        Line(_("Short"), tuple(float(year.count.short) if year.has_gap else None for year in years)),
    )
    headings = (_(YEAR), *(_(heading) for heading in HEADINGS[1:]))
    blocks: list[Block] = [
        Plot(_("Need and holders over the years"), _("people"), names, lines, from_nought=True),
        Grid(headings, tuple(map(year_cells, years)), (2, 1, 1, 1, 1, 1), frozenset({1, 2, 3, 4, 5})),
        *([Paragraph(lacking(years))] if lacking(years) else []),
        Paragraph(_(METHOD), quiet=True),
    ]
    about = About(Establishment.__tablename__)
    return printed(session, _("Over the years"), scope_words(session, query), blocks, now, about=about)


def scope_words(session: Session, query: ChartQuery) -> str:
    """The unit and the post that are counted."""
    post = session.scalar(select(Post.title).where(Post.id == query.post_id)) or _("All posts")
    return f"{within_words(session, query.unit_id)} · {post}"


def year_cells(year: YearCount) -> tuple[str, ...]:
    """A year's figures as the screen and the paper show them."""
    count = year.count
    if not year.has_gap:
        need = str(count.need) if year.has_need else "–"
        return (year.label(), need, "–" if year.unknown else str(count.holders), "–", "–", "–")
    short, over = f"−{count.short}" if count.short else "0", f"+{count.over}" if count.over else "0"
    return (year.label(), str(count.need), str(count.holders), short, over, filled_words(count))


def _workbook_cells(year: YearCount) -> tuple[object, ...]:
    """Figures alone, so that they can be reckoned with; none where no need was recorded."""
    count = year.count
    if not year.has_gap:
        need = count.need if year.has_need else None
        return (year.day, need, None if year.unknown else count.holders, None, None, None, incomplete(year))
    return (year.day, count.need, count.holders, count.short, count.over, filled_words(count), "")


def incomplete(year: YearCount) -> str:
    """Why a year has no figures, if it has none because of the histories."""
    return unknown_words(year.unknown) if year.unknown else ""


def lacking(years: Sequence[YearCount]) -> str:
    """Which past years have no figures and why, in one line; empty where all have."""
    told = [_("{year}: {count}").format(year=year.label(), count=year.unknown) for year in years if year.unknown]
    if not told:
        return ""
    return _(
        "The histories of posts are incomplete, so that holders and gaps of these years cannot be told. "
        "Employees of the whole office who served then without a recorded post: {years}."
    ).format(years=", ".join(told))


def filled_words(count: Count) -> str:
    """How much of the need is filled: holders beyond the need of one place fill no other."""
    return "–" if count.percent is None else f"{count.percent}%"


def _year(day: date, places: list[tuple[int, int]], query: ChartQuery) -> YearCount:
    if any(need for need, _holders in places):
        return YearCount(day, total(Count(*place) for place in places), is_today=day == query.today)
    holders = sum(holders for _need, holders in places)
    return YearCount(day, Count(holders=holders), is_today=day == query.today, has_need=False)


def _measured(years: list[YearCount], values: list[int]) -> tuple[float | None, ...]:
    """Values of the years that have a need."""
    return tuple(float(value) if year.has_need else None for year, value in zip(years, values, strict=True))
