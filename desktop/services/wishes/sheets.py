"""Sheets on which employees state wishes and skills: to be printed, and as a workbook that is taken in again."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Employee, Post, Unit
from desktop.domain.cases.consultation import SKILL_KIND_WORDS, SkillKind
from desktop.domain.dates import shown_date
from desktop.domain.employees.nip import grouped
from desktop.domain.evaluation.reports import Block, Facts, Grid, Heading, PageBreak, Paragraph, SignatureSpace
from desktop.domain.refusal import Refusal
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.cases.participation import SkillRow, WishRow, skills_of, wishes_of
from desktop.services.employees.employees import EmployeeQuery, EmployeeRow, rows_in_blocks, search_ids
from desktop.services.needs.vacancies import Vacancy, VacancyQuery, free_places, vacancies, vacancy_grid
from desktop.services.reports import About, PrintedReport, printed
from desktop.services.wishes.vacancies import fitting, free_by_post
from desktop.text import N_, _

TITLE = N_("Sheet of wishes and skills")
MOST_PRINTED = 500
"""More sheets than this are printed unit by unit: the drawing of one file has its limits."""
MOST_LISTED = 20
"""Lines of vacancies behind a sheet: what one page holds, even if each breaks into three."""
WISHES, SKILLS = 3, 2
"""Lines for wishes, and for each kind of skill, that a sheet has at least."""
EMPTY_KINDS = (SkillKind.INTEREST, SkillKind.SKILL)
"""Kinds that the empty lines of the workbook begin with; another one is chosen there."""
WISH_CELL = "Keinginan"
SKILL_CELLS = {
    SkillKind.INTEREST: "Minat",
    SkillKind.SKILL: "Keahlian",
    SkillKind.CERTIFICATE: "Sertifikat",
    SkillKind.LANGUAGE: "Bahasa",
}
HEADINGS = (
    *("NIP", "NAMA", "UNIT KERJA", "JABATAN", "JENIS", "URUTAN", "UNIT YANG DIINGINKAN", "JABATAN YANG DIINGINKAN"),
    *("KECAMATAN YANG DIINGINKAN", "ISI", "TINGKAT", "BUKTI", "ALASAN", "TANGGAL"),
)
"""The headings and words are those that are read again, so they are the same in every language of the screens."""
_WIDTHS = {"UNIT YANG DIINGINKAN": 36, "JABATAN YANG DIINGINKAN": 32, "ISI": 32, "ALASAN": 40}


def print_wish_sheets(session: Session, asked: EmployeeQuery, day: date, now: datetime) -> PrintedReport:
    """A sheet for each employee that is listed; behind each the vacancies of `day` that fit the post, on one page."""
    people = _people(session, asked, MOST_PRINTED)
    free = free_by_post(session, vacancies(session, VacancyQuery(day), now.date()))
    blocks: list[Block] = []
    for row in people:
        fits = fitting(session, row, free)
        blocks += [*([PageBreak()] if blocks else []), *_sheet(session, row, day, is_any_free=bool(fits))]
        blocks += _vacancies(row, fits, day) if fits else []
    only = people[0] if len(people) == 1 else None
    told = "" if only else _("{count} sheets").format(count=len(people))
    about = About(Employee.__tablename__, only.id if only else None)
    return printed(session, _(TITLE), told, blocks, now, about=about)


def print_own_sheet(session: Session, employee_id: int, day: date, now: datetime) -> PrintedReport:
    """The sheet of one employee with the vacancies of `day`."""
    nip = session.get_one(Employee, employee_id).nip
    return print_wish_sheets(session, EmployeeQuery(text=nip), day, now)


def export_wish_sheets(session: Session, path: Path, asked: EmployeeQuery) -> int:
    """Write what the listed employees state, with empty lines for more; how many employees. It only reads."""
    people = _people(session, asked, None)
    choices = {
        "JENIS": (WISH_CELL, *SKILL_CELLS.values()),
        HEADINGS[6]: _names(session, select(Unit.name).where(Unit.removed_at.is_(None))),
        HEADINGS[7]: _names(session, select(Post.title).where(Post.removed_at.is_(None))),
    }
    hints = {
        "JENIS": _("A wish names a unit, a post or a district; of all else say under ISI what it is."),
        HEADINGS[6]: _("Choose from the list. Either a unit or a district."),
        HEADINGS[7]: _("Choose from the list, or leave it empty for the same post."),
    }
    columns = [
        WorkbookColumn(heading, _WIDTHS.get(heading, 0), choices.get(heading, ()), hints.get(heading, ""))
        for heading in HEADINGS
    ]
    lines = (line for row in people for line in _lines(session, row))
    write_workbook(path, "LEMBAR KEINGINAN", columns, lines, _notes())
    return len(people)


def _names(session: Session, query: Select[str]) -> tuple[str, ...]:
    return tuple(sorted(set(session.scalars(query)), key=str.casefold))


def _notes() -> tuple[str, ...]:
    """What somebody must know who fills the workbook in."""
    return (
        _("How to fill in the sheet LEMBAR KEINGINAN:"),
        _("1. Each employee has three lines for wishes and two for an interest and a skill. Lines may stay empty."),
        _("2. A wish (Keinginan): choose unit and post from the lists, or write a district. URUTAN 1 is the first."),
        _("3. Interest, skill, certificate or language: choose it under JENIS, and write under ISI what it is."),
        _("4. For more lines, copy a line of the employee. Leave the headings and the NIP as they are."),
        _("5. Save the workbook and take it in on the page of employees: Wishes… → Take in a filled workbook…"),
    )


def note_export(session: Session, count: int) -> int:
    """Write to the audit trail that the sheets of `count` employees went out as a workbook; the count again."""
    audit(session, "export", Employee.__tablename__, None, {"rows": count, "what": "wishes"})
    return count


def _people(session: Session, asked: EmployeeQuery, most: int | None) -> list[EmployeeRow]:
    ids = search_ids(session, asked)
    if not ids:
        raise Refusal(_("No employee is listed."), _("Clear the search or the filters first."))
    if most is not None and len(ids) > most:
        raise Refusal(
            _("{count} sheets are too many for one printing; at most {most}.").format(count=len(ids), most=most),
            _("Choose a unit in the list first, or use the workbook."),
        )
    return [row for block in rows_in_blocks(session, ids) for row in block]


def _vacancies(row: EmployeeRow, free: Sequence[Vacancy], day: date) -> Iterator[Block]:
    """The other side of a sheet: one page at most, however much is free."""
    yield PageBreak()
    yield Heading(_("Vacancies"))
    told = _("{name} · {count} free places on {day} of posts that fit: {post}")
    yield Paragraph(told.format(name=row.name, count=free_places(free), day=shown_date(day), post=row.post))
    yield vacancy_grid(free[:MOST_LISTED])
    if len(free) > MOST_LISTED:
        more = _("{count} more lines are not shown here.").format(count=len(free) - MOST_LISTED)
        yield Paragraph(more)
    yield Paragraph(_("The full list is at the personnel office."), quiet=True)


def _sheet(session: Session, row: EmployeeRow, day: date, *, is_any_free: bool) -> Iterator[Block]:
    """One employee's sheet: what is known is printed, the lines below it are free."""
    yield Heading(row.name)
    yield Facts(((_("NIP"), grouped(row.nip)), (_("Unit"), row.unit or "–"), (_("Post"), row.post or "–")))
    yield Paragraph(
        _(
            "Where would you like to work? Most wished first: a unit, a post, or a district. "
            "The other side names free places of posts that fit yours; the full list is at the personnel office."
        )
        if is_any_free
        else _(
            "Where would you like to work? Most wished first: a unit, a post, or a district. "
            "On {day} no place that fits your post is free; the full list is at the personnel office."
        ).format(day=shown_date(day))
    )
    yield _wishes_grid(wishes_of(session, row.id))
    yield Paragraph(_("What are you interested in, what can you do, which certificates and languages do you have?"))
    yield _skills_grid(skills_of(session, row.id))
    yield Paragraph(
        _(
            "Stating a wish is voluntary and binds nobody; it is heard when transfers are planned. "
            "What is printed here is what the office knows: strike out what is no longer true."
        ),
        quiet=True,
    )
    yield SignatureSpace("....................., ....................", _("Employee"), row.name, f"NIP {row.nip}")


def _wishes_grid(wishes: Sequence[WishRow]) -> Grid:
    stated = [(str(wish.rank), wish.unit, wish.post, wish.district, wish.note) for wish in wishes]
    empty = [(f"{at}\n ", "", "", "", "") for at in range(len(stated) + 1, WISHES + 1)] or [(" \n ", "", "", "", "")]
    headings = (_("No."), _("Unit"), _("Post"), _("District"), _("Why"))
    return Grid(headings, (*stated, *empty), (0.5, 2.4, 2.2, 1.5, 2.4))


def _skills_grid(skills: Sequence[SkillRow]) -> Grid:
    rows: list[tuple[str, ...]] = []
    for kind, word in SKILL_KIND_WORDS.items():
        stated = [(_(word), one.name, one.level, one.proof) for one in skills if one.kind is kind]
        rows += [*stated, *[(f"{_(word)}\n ", "", "", "")] * max(SKILLS - len(stated), 1)]
    headings = (_("Kind"), _("What it is"), _("Level"), _("Proof (certificate, number, year)"))
    return Grid(headings, tuple(rows), (2.0, 3.0, 1.3, 3.0))


def _lines(session: Session, row: EmployeeRow) -> Iterator[tuple[object, ...]]:
    who = (row.nip, row.name, row.unit, row.post)
    wishes = wishes_of(session, row.id)
    for wish in wishes:
        place = (wish.rank, wish.unit, wish.post, wish.district)
        yield (*who, WISH_CELL, *place, None, None, None, wish.note, wish.stated_on)
    for rank in range(len(wishes) + 1, max(WISHES, len(wishes) + 1) + 1):
        yield (*who, WISH_CELL, rank, *(None,) * 8)
    skills = skills_of(session, row.id)
    for one in skills:
        cell = SKILL_CELLS[one.kind]
        yield (*who, cell, None, None, None, None, one.name, one.level, one.proof, None, one.stated_on)
    for kind in EMPTY_KINDS:
        yield (*who, SKILL_CELLS[kind], *(None,) * 9)
