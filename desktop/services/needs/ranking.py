"""The gaps in the order in which they press: posts without people, and skills that nobody has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Establishment, Post, Unit
from desktop.domain.dates import shown_date, years_later
from desktop.domain.employees.names import search_key
from desktop.domain.evaluation.reports import Block, Grid, Paragraph
from desktop.domain.needs.skill_needs import skill_words
from desktop.domain.needs.urgency import GapFacts, UrgencyPart, urgency, urgency_points, urgency_words
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.needs.headings import sheet_name
from desktop.services.needs.skill_needs import SkillGap, skill_gaps
from desktop.services.needs.staffing import gap_table
from desktop.services.needs.staffing_past import incomplete_words
from desktop.services.reports import About, PrintedReport, printed
from desktop.services.units.units import subtree, within_words
from desktop.text import N_, _, ngettext

TITLE = N_("Most pressing gaps")
HEADINGS = (
    *(N_("Rank"), N_("Unit"), N_("Post"), N_("Skill"), N_("Need"), N_("Holders"), N_("Missing"), N_("Urgency points")),
    N_("Why it presses"),
)
SHARES = (0.5, 2.4, 2.2, 1.4, 0.9, 0.8, 0.8, 0.6, 3.4)
RULE = N_(
    "Urgency runs from 0 to 100: above 60 almost everything is missing, below 20 little. "
    "Points: up to 50 by the share of the need that is missing, 15 where nobody is there, 2 for each person missing "
    "(at most 20), 3 for each one more within a year (at most 9), 2 for each one away to study (at most 6)."
)


@dataclass(frozen=True, slots=True)
class PressingGap:
    """A place or a skill that is short, or will be within a year."""

    unit_id: int
    unit: str
    post_id: int | None
    """None where a skill may stand in any post."""
    post: str
    skill: str
    """What is lacking beyond the number of people; empty for a gap of people."""
    facts: GapFacts
    parts: tuple[UrgencyPart, ...]

    @property
    def points(self) -> int:
        """How pressing it is, from 0 to 100."""
        return urgency_points(self.parts)

    def why(self) -> str:
        """The reasons with their points, in one sentence."""
        told = (_("{reason} ({points})").format(reason=urgency_words(part), points=part.points) for part in self.parts)
        return ", ".join(told)


def pressing_gaps(session: Session, day: date, today: date, unit_id: int | None = None) -> list[PressingGap]:
    """Everything that is short on `day` or within the year after it, the most pressing first."""
    below = None if unit_id is None else subtree(session, unit_id)
    people = _gaps_of_people(session, day, today, below)
    skills = [_of_skill(gap) for gap in skill_gaps(session, below, day, today) if gap.gap > 0]
    found = [*people, *(gap for gap in skills if gap.parts)]
    return sorted(found, key=lambda gap: (-gap.points, -gap.facts.missing, gap.unit, gap.post, gap.skill))


def gaps_told(gaps: Sequence[PressingGap]) -> str:
    """How many rows of which sort there are, so that the sum of people can be found again in other tabs."""
    people = [gap.facts for gap in gaps if not gap.skill]
    short = sum(facts.missing > 0 for facts in people)
    told = [
        _("{places} places short of {missing} people").format(
            places=short, missing=sum(facts.missing for facts in people)
        )
    ]
    if len(people) > short:
        told.append(_("{places} that will be short within a year").format(places=len(people) - short))
    if len(gaps) > len(people):
        told.append(_("{count} skills lacking").format(count=len(gaps) - len(people)))
    rows = ngettext("{count} row", "{count} rows", len(gaps)).format(count=len(gaps))
    return f"{rows}: {', '.join(told)}."


def export_gaps(
    session: Session, path: Path, gaps: Sequence[PressingGap], day: date, unit_id: int | None = None
) -> int:
    """Write the ranked list as a workbook; how many gaps there were."""
    columns = [WorkbookColumn(_(heading)) for heading in (*HEADINGS, N_("Day"))]
    rows = ((at, *_cells(gap), day) for at, gap in enumerate(gaps, 1))
    count = write_workbook(path, sheet_name(session, unit_id, day), columns, rows)
    audit(session, "export", Establishment.__tablename__, None, {"rows": count})
    return count


def fitting(gaps: Sequence[PressingGap], text: str) -> list[PressingGap]:
    """Those in whose unit, post or skill every word of `text` occurs."""
    words = search_key(text).split()
    if not words:
        return list(gaps)
    keys = (search_key(f"{gap.unit} {gap.post} {gap.skill}") for gap in gaps)
    return [gap for gap, key in zip(gaps, keys, strict=True) if all(word in key for word in words)]


def print_gaps(session: Session, day: date, unit_id: int | None, text: str, now: datetime) -> PrintedReport:
    """The ranked list on paper, as far as it fits `text`."""
    gaps = fitting(pressing_gaps(session, day, now.date(), unit_id), text)
    headings = (_("No."), *(_(heading) for heading in HEADINGS[1:]))
    rows = tuple((str(at), *map(str, _cells(gap))) for at, gap in enumerate(gaps, 1))
    grid = Grid(headings, rows, SHARES, right=frozenset({0, 4, 5, 6, 7}))
    careful = incomplete_words(session, day, now.date())
    blocks: list[Block] = [
        *([Paragraph(careful)] if careful else []),
        Paragraph(gaps_told(gaps)),
        grid if gaps else Paragraph(_("Nobody is missing.")),
        Paragraph(_(RULE), quiet=True),
    ]
    about = About(Establishment.__tablename__)
    subtitle = " · ".join(filter(None, (within_words(session, unit_id), shown_date(day), text.strip())))
    return printed(session, _(TITLE), subtitle, blocks, now, about=about, landscape=True)


def _cells(gap: PressingGap) -> tuple[object, ...]:
    facts = gap.facts
    return gap.unit, gap.post, gap.skill, facts.need, facts.holders, facts.missing, gap.points, gap.why()


def _gaps_of_people(session: Session, day: date, today: date, below: Sequence[int] | None) -> Iterable[PressingGap]:
    """Each place with its gap on the day and a year later."""
    places = gap_table(session, [day, years_later(day, 1)], below, today=today)
    units = dict(session.execute(select(Unit.id, Unit.name)).all())
    posts = dict(session.execute(select(Post.id, Post.title)).all())
    for place in places:
        now, later = (max(gap, 0) for gap in place.gaps)
        facts = GapFacts(place.need, place.holders[0], later - now, place.away)
        parts = urgency(facts)
        if parts:
            unit, post = units.get(place.unit_id, ""), posts.get(place.post_id, "")
            yield PressingGap(place.unit_id, unit, place.post_id, post, "", facts, parts)


def _of_skill(gap: SkillGap) -> PressingGap:
    facts = GapFacts(gap.need, gap.holders)
    return PressingGap(
        unit_id=gap.unit_id,
        unit=gap.unit,
        post_id=gap.post_id,
        post=gap.post,
        skill=skill_words(gap.kind, gap.name, gap.least_education),
        facts=facts,
        parts=urgency(facts),
    )
