"""The organisation chart with need and holders in each box: read, as a workbook, and on paper."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Establishment, Post
from desktop.domain.dates import shown_date
from desktop.domain.employees.posts import PostKind
from desktop.domain.evaluation.reports import Report
from desktop.domain.needs.charts import ChartPost, ChartQuery, ChartUnit, MapPaper, PostMap
from desktop.domain.needs.counts import Count, count_words, total, unknown_words
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.letters.post_map import draw_post_map
from desktop.services.needs.headings import sheet_name
from desktop.services.needs.staffing import gap_table
from desktop.services.needs.staffing_past import unknown_on
from desktop.services.reports import About, PrintedReport, report_head
from desktop.services.units.units import UnitRow, subtree, unit_tree
from desktop.text import N_, _

ABOUT = About(Establishment.__tablename__)
HEADINGS = (
    *(N_("Unit"), N_("Belongs to"), N_("Post"), N_("Job class"), N_("Need (K)"), N_("Holders (B)"), N_("B − K")),
    *(N_("Short"), N_("Over"), N_("Day")),
)
LEADERS = frozenset({"kepala", "camat", "lurah", "direktur"})
"""First words of the titles of who leads a unit without a structural post, as in health centres and schools."""
Posts = dict[int, list[ChartPost]]


def post_map(session: Session, query: ChartQuery) -> PostMap:
    """Every unit with its posts, or one unit and what is below it."""
    within = None if query.unit_id is None else set(subtree(session, query.unit_id))
    units = [unit for unit in unit_tree(session) if within is None or unit.id in within]
    known = {unit.id for unit in units}
    parents = {unit.id: unit.parent_id if unit.parent_id in known else None for unit in units}
    posts = _posts(session, query, within)
    own = {unit.id: total(post.count for post in posts.get(unit.id, [])) for unit in units}
    whole = dict(own)
    for unit in reversed(units):
        above = parents[unit.id]
        if above is not None:
            whole[above] += whole[unit.id]
    return PostMap(query.day, tuple(_box(unit, parents, posts, (own, whole)) for unit in units))


def export_post_map(session: Session, path: Path, query: ChartQuery) -> int:
    """Write every post of the chart as a workbook; how many there were."""
    chart = post_map(session, query)
    columns = [WorkbookColumn(_(heading)) for heading in HEADINGS]
    count = write_workbook(path, sheet_name(session, query.unit_id, query.day), columns, _lines(chart))
    audit(session, "export", Establishment.__tablename__, None, {"rows": count, "day": str(query.day)})
    return count


def print_post_map(session: Session, query: ChartQuery, paper: MapPaper, now: datetime) -> PrintedReport:
    """The chart on paper, a large one over several pages that name each other."""
    chart = post_map(session, query)
    head = report_head(session)
    whole = total(unit.whole for unit in chart.units if unit.parent_id is None)
    told = _("{unit}, on {day}: {count}").format(
        unit=chart.heading(), day=shown_date(query.day), count=count_words(whole)
    )
    title = _("Organisation chart")
    unknown = unknown_on(session, [query.day], query.today).get(query.day)
    careful = f"{unknown_words(unknown).capitalize()} · " if unknown else ""
    report = Report(title, careful + told, head.office, head.address, (), now, head.printed_by, landscape=True)
    return PrintedReport(title, draw_post_map(chart, report, paper), ABOUT)


def _posts(session: Session, query: ChartQuery, unit_ids: set[int] | None) -> Posts:
    """The posts of each unit that needs or has any: who leads it, then by job class and title."""
    gaps = gap_table(session, [query.day], unit_ids, today=query.today)
    columns = (Post.id, Post.title, Post.job_class, Post.kind, Post.title_key)
    posts = {post.id: post for post in session.execute(select(*columns))}
    found: Posts = {}
    for gap in sorted(gaps, key=lambda gap: _rank(posts[gap.post_id])):
        count, post = Count(gap.need, gap.holders[0]), posts[gap.post_id]
        if count.need or count.holders:
            found.setdefault(gap.unit_id, []).append(ChartPost(post.id, post.title, count, post.job_class))
    return found


def _rank(post: Row[int, str, int | None, PostKind, str]) -> tuple[bool, int, str, int]:
    leads = post.kind in {PostKind.STRUCTURAL, PostKind.BOTH} or post.title_key.split(" ")[0] in LEADERS
    return not leads, -(post.job_class or 0), post.title_key, post.id


def _box(
    unit: UnitRow, parents: dict[int, int | None], posts: Posts, sums: tuple[dict[int, Count], dict[int, Count]]
) -> ChartUnit:
    own, whole = sums
    return ChartUnit(unit.id, parents[unit.id], unit.name, tuple(posts.get(unit.id, ())), own[unit.id], whole[unit.id])


def _lines(chart: PostMap) -> Iterator[tuple[object, ...]]:
    names = {unit.id: unit.name for unit in chart.units}
    for unit in chart.units:
        above = names.get(unit.parent_id or 0, "")
        if unit.own != unit.whole or not unit.posts:
            yield (unit.name, above, _("with all below"), None, *_figures(unit.whole), chart.day)
        for post in unit.posts:
            yield (unit.name, above, post.title, post.job_class, *_figures(post.count), chart.day)


def _figures(count: Count) -> tuple[int, ...]:
    return (count.need, count.holders, count.holders - count.need, count.short, count.over)
