"""Places that are free on a day: for employees who look for one, on screen, on paper, as workbook and as plain text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import func, literal, or_, select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Decree, Establishment, Post, TransferCase, Unit
from desktop.domain.cases.stages import END_STAGES
from desktop.domain.dates import shown_date
from desktop.domain.employees.education import education_name
from desktop.domain.employees.posts import POST_KIND_WORDS, PostKind
from desktop.domain.evaluation.reports import Block, Grid, Paragraph
from desktop.domain.needs.staffing import PlaceKey
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.needs.staffing import gap_table
from desktop.services.reports import About, PrintedReport, printed, report_head
from desktop.services.units.units import subtree, within_words
from desktop.text import N_, _

TITLE = N_("Vacancies")
SPACE_BETWEEN = 3
"""Signs that the edges of a printed cell take."""
WIDEST_CELL = 36
"""Signs after which a printed cell goes on below."""


@dataclass(frozen=True, slots=True)
class VacancyQuery:
    """Which vacancies are asked for; `unit_id` means the unit with all below it."""

    day: date
    unit_id: int | None = None
    kind: PostKind | None = None


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A post of a unit that more people are needed for, and what it asks for."""

    unit_id: int
    unit: str
    above: str
    district: str
    post_id: int
    post: str
    kind: PostKind
    need: int
    holders: int
    coming: int
    """Cases under way that lead there after the day."""
    education: str
    fields: str
    grade: str

    @property
    def free(self) -> int:
        """Places that nobody holds and no case under way fills."""
        return self.need - self.holders - self.coming


def vacancies(session: Session, query: VacancyQuery, today: date) -> list[Vacancy]:
    """Every place with room on the day, by unit and post; what is promised to somebody is not offered again."""
    units = None if query.unit_id is None else subtree(session, query.unit_id)
    coming = _coming(session, query.day, today)
    names, posts = _units(session), _posts(session)
    found = []
    for place in gap_table(session, [query.day], units, today=today):
        on_the_way = coming.get((place.unit_id, place.post_id), 0)
        post = posts.get(place.post_id)
        if place.gaps[0] <= on_the_way or place.unit_id not in names or post is None:
            continue
        if query.kind not in {None, post.kind}:
            continue
        unit, above, district = names[place.unit_id]
        found.append(
            Vacancy(
                *(place.unit_id, unit, above, district, post.id, post.title, post.kind),
                *(place.need, place.holders[0], on_the_way),
                *(education_name(post.least_education), post.education_fields, post.least_grade),
            )
        )
    return sorted(found, key=lambda one: (one.unit, one.unit_id, one.post, one.post_id))


def free_places(rows: Sequence[Vacancy]) -> int:
    """How many people could find a place."""
    return sum(row.free for row in rows)


COLUMNS: tuple[tuple[str, Callable[[Vacancy], object]], ...] = (
    (N_("Unit"), lambda row: row.unit),
    (N_("Belongs to"), lambda row: row.above),
    (N_("District"), lambda row: row.district),
    (N_("Post"), lambda row: row.post),
    (N_("Kind of post"), lambda row: _(POST_KIND_WORDS[row.kind])),
    (N_("Need"), lambda row: row.need),
    (N_("Holders"), lambda row: row.holders),
    (N_("Coming"), lambda row: row.coming),
    (N_("Vacant"), lambda row: row.free),
    (N_("Least education"), lambda row: row.education),
    (N_("Fields of study that fit"), lambda row: row.fields),
    (N_("Least grade"), lambda row: row.grade),
)


def export_vacancies(session: Session, path: Path, query: VacancyQuery, today: date) -> int:
    """Write the vacancies as a workbook; how many lines."""
    rows = vacancies(session, query, today)
    columns = [WorkbookColumn(_(heading)) for heading, _cell in COLUMNS]
    count = write_workbook(path, _(TITLE), columns, (tuple(cell(row) for _heading, cell in COLUMNS) for row in rows))
    audit(session, "export", Establishment.__tablename__, None, {"rows": count})
    return count


def print_vacancies(session: Session, query: VacancyQuery, now: datetime) -> PrintedReport:
    """The vacancies as a list to be hung up."""
    rows = vacancies(session, query, now.date())
    about = About(Establishment.__tablename__)
    return printed(session, _(TITLE), subtitle(session, rows, query), list_blocks(rows), now, about=about)


def list_blocks(rows: Sequence[Vacancy]) -> tuple[Block, ...]:
    """The list of vacancies as it is printed, with what counts as one."""
    if not rows:
        return (Paragraph(_("No place is free on this day.")),)
    told = _("Vacant: the need less the holders on this day and less who comes by a transfer case under way.")
    return vacancy_grid(rows), Paragraph(told, quiet=True)


def vacancy_grid(rows: Sequence[Vacancy]) -> Grid:
    """The lines of the list; columns are as wide as what stands in them needs, and one without anything is left out."""
    headings = (_("No."), _("Unit"), _("District"), _("Post"), _("What the post asks for"), _("Vacant"))
    lines = [
        (str(at), row.unit, row.district, row.post, asked_words(row), str(row.free)) for at, row in enumerate(rows, 1)
    ]
    kept = [at for at, cells in enumerate(zip(*lines, strict=True)) if any(cells)]
    cells = tuple(tuple(line[at] for at in kept) for line in lines)
    shares = tuple(_share(headings[at], [line[at] for line in lines]) for at in kept)
    figures = frozenset(at for at, column in enumerate(kept) if column in {0, len(headings) - 1})
    return Grid(tuple(headings[at] for at in kept), cells, shares, right=figures)


def _share(heading: str, cells: Sequence[str]) -> float:
    """Signs that nine of ten cells need, and the bold heading; what is longer breaks into lines."""
    lengths = sorted(map(len, cells))
    return max(len(heading) * 1.5, min(lengths[len(lengths) * 9 // 10], WIDEST_CELL)) + SPACE_BETWEEN


def subtitle(session: Session, rows: Sequence[Vacancy], query: VacancyQuery) -> str:
    """How many places are free on which day, and of which part of the organisation they are."""
    told = _("{count} free places on {day}").format(count=free_places(rows), day=shown_date(query.day))
    within = "" if query.unit_id is None else within_words(session, query.unit_id)
    kind = "" if query.kind is None else _(POST_KIND_WORDS[query.kind])
    return " · ".join(filter(None, (told, within, kind)))


def asked_words(row: Vacancy) -> str:
    """Education, fields and grade that the post asks for, in one line."""
    least = row.education and _("at least {education}").format(education=row.education)
    grade = row.grade and _("grade {grade} or higher").format(grade=row.grade)
    return ", ".join(filter(None, (least, row.fields, grade)))


def board_text(session: Session, query: VacancyQuery, today: date) -> str:
    """The vacancies as plain text for a notice board, a web page or a message to all."""
    rows = vacancies(session, query, today)
    office = report_head(session).office
    lines = [
        _("VACANCIES – {office}").format(office=office) if office else _("VACANCIES"),
        subtitle(session, rows, query),
    ]
    unit = 0
    for row in rows:
        if row.unit_id != unit:
            unit = row.unit_id
            lines += ["", ", ".join(filter(None, (row.unit, row.district)))]
        asked = asked_words(row)
        words = _("– {post}: {count} people ({asked})") if asked else _("– {post}: {count} people")
        lines.append(words.format(post=row.post, count=row.free, asked=asked))
    told = _("Employees who wish to move state it on the sheet of wishes and hand it in at the personnel office.")
    return "\n".join([*lines, "", told])


def _coming(session: Session, day: date, today: date) -> dict[PlaceKey, int]:
    """Cases that lead somewhere and are not among the holders of the day; one without a day counts too."""
    case = TransferCase
    expected = func.coalesce(case.takes_effect_on, Decree.effective_on, case.effective_on)
    later = or_(expected.is_(None), expected > day, literal(day <= today))
    query = (
        select(case.to_unit_id, case.to_post_id, func.count())
        .outerjoin(Decree, Decree.id == case.decree_id)
        .where(case.stage.not_in(END_STAGES), case.applied_at.is_(None), case.to_post_id.is_not(None), later)
        .group_by(case.to_unit_id, case.to_post_id)
    )
    rows = session.execute(query)
    return {(unit, post): count for unit, post, count in rows if unit is not None and post is not None}


def _units(session: Session) -> dict[int, tuple[str, str, str]]:
    rows = session.execute(select(Unit.id, Unit.parent_id, Unit.name, Unit.district).where(Unit.removed_at.is_(None)))
    units = {row.id: row for row in rows}
    return {
        number: (row.name, units[row.parent_id].name if row.parent_id in units else "", row.district)
        for number, row in units.items()
    }


def _posts(session: Session) -> dict[int, Post]:
    return {post.id: post for post in session.scalars(select(Post).where(Post.removed_at.is_(None)))}
