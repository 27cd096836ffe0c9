"""Units on the map with their gap: read, as a workbook, and on paper."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Establishment, Post, Unit
from desktop.domain.dates import shown_date
from desktop.domain.evaluation.reports import Report
from desktop.domain.needs.charts import ChartQuery, MapPaper, SpotMap, UnitSpot
from desktop.domain.needs.counts import Count, count_words, sign_words, total, unknown_words
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.letters.unit_map import draw_unit_map
from desktop.services.needs.headings import sheet_name
from desktop.services.needs.staffing import gap_table
from desktop.services.needs.staffing_past import unknown_on
from desktop.services.reports import About, PrintedReport, report_head
from desktop.services.units.units import subtree, unit_tree, within_words
from desktop.text import N_, _

HEADINGS = (
    *(N_("Unit"), N_("District"), N_("Latitude"), N_("Longitude")),
    *(N_("Need"), N_("Holders"), N_("Short"), N_("Over"), N_("Post"), N_("Day")),
)


def spot_map(session: Session, query: ChartQuery) -> SpotMap:
    """Units with coordinates that are asked for; units below that have no place count where they belong."""
    within = None if query.unit_id is None else frozenset(subtree(session, query.unit_id))
    rows = [row for row in unit_tree(session) if within is None or row.id in within]
    kept = (Unit.id, Unit.district, Unit.latitude, Unit.longitude)
    placed = {
        number: (district, latitude, longitude)
        for number, district, latitude, longitude in session.execute(select(*kept))
        if latitude is not None and longitude is not None
    }
    counts: dict[int, Count] = {row.id: Count() for row in rows}
    for gap in gap_table(session, [query.day], within, today=query.today):
        if gap.unit_id in counts and query.post_id in {None, gap.post_id}:
            counts[gap.unit_id] += Count(gap.need, gap.holders[0])
    unplaced = []
    for row in reversed(rows):
        count = counts[row.id]
        if row.id in placed or not (count.need or count.holders):
            continue
        if row.parent_id not in counts:
            unplaced.append(row.name)
        else:
            counts[row.parent_id] += count
    spots = tuple(UnitSpot(row.id, row.name, *placed[row.id], counts[row.id]) for row in rows if row.id in placed)
    return SpotMap(query.day, spots if query.post_id is None else _with_need(spots), tuple(reversed(unplaced)))


def export_spots(session: Session, path: Path, query: ChartQuery) -> int:
    """Write the units of the map as a workbook; how many there were."""
    columns = [WorkbookColumn(_(heading)) for heading in HEADINGS]
    spots = spot_map(session, query).spots
    post = session.scalar(select(Post.title).where(Post.id == query.post_id)) or _("All posts")
    lines = (
        (
            *(spot.name, spot.district, spot.latitude, spot.longitude),
            *(spot.count.need, spot.count.holders, spot.count.short, spot.count.over, post, query.day),
        )
        for spot in spots
    )
    count = write_workbook(path, sheet_name(session, query.unit_id, query.day), columns, lines)
    audit(session, "export", Establishment.__tablename__, None, {"rows": count, "day": str(query.day)})
    return count


def print_spots(session: Session, query: ChartQuery, paper: MapPaper, now: datetime) -> PrintedReport:
    """The map on paper with a table of its units."""
    found = spot_map(session, query)
    post = session.scalar(select(Post.title).where(Post.id == query.post_id)) or _("All posts")
    head = report_head(session)
    count = count_words(total(spot.count for spot in found.spots))
    told = _("{unit}, on {day}: {count}").format(
        unit=f"{within_words(session, query.unit_id)} · {post}", day=shown_date(query.day), count=count
    )
    title = _("Map of units")
    unknown = unknown_on(session, [query.day], query.today).get(query.day)
    careful = f"{unknown_words(unknown).capitalize()} · " if unknown else ""
    report = Report(title, careful + told, head.office, head.address, (), now, head.printed_by, landscape=True)
    return PrintedReport(title, draw_unit_map(found, report, paper), About(Establishment.__tablename__))


def spot_words(spot: UnitSpot) -> str:
    """A unit of the map in a sentence."""
    return _("{unit} ({sign}): {count}").format(
        unit=spot.name, sign=sign_words(spot.count), count=count_words(spot.count)
    )


def _with_need(spots: tuple[UnitSpot, ...]) -> tuple[UnitSpot, ...]:
    """Units that have to do with the post that is asked for."""
    return tuple(spot for spot in spots if spot.count.need or spot.count.holders)
