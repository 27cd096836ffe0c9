"""Need and holders over the years: past ones by the histories, those to come by who leaves and who comes."""

from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Establishment, Post
from desktop.domain.need_charts import ChartQuery, YearCount
from desktop.domain.need_counts import Count, total
from desktop.domain.reports import Block, Grid, Line, Paragraph, Plot
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.reports import About, PrintedReport, printed
from desktop.services.staffing import gap_table
from desktop.services.units import subtree, within_words
from desktop.text import N_, _

BACK, AHEAD = 5, 5
HEADINGS = (N_("Day"), N_("Need"), N_("Holders"), N_("Short"), N_("Over"), N_("Filled"))
METHOD = N_(
    "Past years are counted on 31 December by the posts' histories and the need of that year; "
    "years to come by retirement, ends of contract and the cases under way, with the newest need."
)


def need_years(session: Session, query: ChartQuery) -> list[YearCount]:
    """Each year's count, of one unit with all below it or of all, of one post or of all; today is in the middle."""
    unit_ids = None if query.unit_id is None else subtree(session, query.unit_id)
    days = year_days(query.today)
    gaps = gap_table(session, days, unit_ids, today=query.today)
    asked = [gap for gap in gaps if query.post_id in {None, gap.post_id}]
    return [_year(day, [(gap.needs[at], gap.holders[at]) for gap in asked], query) for at, day in enumerate(days)]


def year_days(today: date) -> list[date]:
    """The ends of the years past, today, and the same day of the years to come."""
    past = [date(today.year - back, 12, 31) for back in range(BACK, 0, -1)]
    return [*past, today, *(_same_day(today, today.year + ahead) for ahead in range(1, AHEAD + 1))]


def export_years(session: Session, path: Path, query: ChartQuery) -> int:
    """Write the years as a workbook; how many there were."""
    columns = [WorkbookColumn(_(heading)) for heading in HEADINGS]
    rows = map(_workbook_cells, need_years(session, query))
    count = write_workbook(path, _("Over the years"), columns, rows)
    audit(session, "export", Establishment.__tablename__, query.unit_id, {"rows": count, "day": str(query.today)})
    return count


def print_years(session: Session, query: ChartQuery, now: datetime) -> PrintedReport:
    """The years on paper: the plot and its figures."""
    years = need_years(session, query)
    names = tuple(year.label() for year in years)
    lines = (
        Line(_("Need"), _measured(years, [year.count.need for year in years])),
        Line(_("Holders"), tuple(float(year.count.holders) for year in years)),
        Line(_("Short"), _measured(years, [year.count.short for year in years])),
    )
    headings = (_("Year"), *(_(heading) for heading in HEADINGS[1:]))
    blocks: list[Block] = [
        Plot(_("Need and holders over the years"), _("people"), names, lines, from_nought=True),
        Grid(headings, tuple(map(year_cells, years)), (2, 1, 1, 1, 1, 1), frozenset({1, 2, 3, 4, 5})),
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
    if not year.has_need:
        return (year.label(), "–", str(count.holders), "–", "–", "–")
    short, over = f"−{count.short}" if count.short else "0", f"+{count.over}" if count.over else "0"
    return (year.label(), str(count.need), str(count.holders), short, over, filled_words(count))


def _workbook_cells(year: YearCount) -> tuple[object, ...]:
    """Figures alone, so that they can be reckoned with; none where no need was recorded."""
    count = year.count
    if not year.has_need:
        return (year.day, None, count.holders, None, None, None)
    return (year.day, count.need, count.holders, count.short, count.over, filled_words(count))


def filled_words(count: Count) -> str:
    """How much of the need is filled: holders beyond the need of one place fill no other."""
    return f"{(count.need - count.short) * 100 // count.need} %" if count.need else "–"


def _year(day: date, places: list[tuple[int, int]], query: ChartQuery) -> YearCount:
    if any(need for need, _holders in places):
        return YearCount(day, total(Count(*place) for place in places), is_today=day == query.today)
    holders = sum(holders for _need, holders in places)
    return YearCount(day, Count(holders=holders), is_today=day == query.today, has_need=False)


def _measured(years: list[YearCount], values: list[int]) -> tuple[float | None, ...]:
    """Values of the years that have a need."""
    return tuple(float(value) if year.has_need else None for year, value in zip(years, values, strict=True))


def _same_day(today: date, year: int) -> date:
    return date(year, today.month, 28 if (today.month, today.day) == (2, 29) else today.day)
