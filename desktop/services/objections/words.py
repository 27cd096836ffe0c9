"""An objection in the words in which letters speak of it: its days, its rules with their articles, its hearings."""

from datetime import date

from sqlalchemy.orm import Session

from desktop.db.tables import Decree, Employee, Objection, TransferCase
from desktop.domain.agencies import head_of_unit
from desktop.domain.dates import letter_date
from desktop.domain.letters.citations import cited
from desktop.domain.letters.letters import LetterKind
from desktop.domain.letters.official_words import phrase
from desktop.domain.letters.spelled import counted
from desktop.domain.objections.objections import ObjectionGround
from desktop.domain.objections.rules import DayUnit, Period, StartReading
from desktop.services.case_words import case_words, decree_cited, decree_issuer, letter_cited, numbered
from desktop.services.objections.count import rules_told
from desktop.services.objections.hearings import hearings_of
from desktop.services.objections.rows import decree_date, of_id
from desktop.services.rules.calendar import work_calendar
from desktop.services.wording.letter_parts import post_title, unit_name

LONGEST_CLAIM = 700
"""Characters of the employee's text that a letter quotes unless the officer writes a summary."""
UNITS = {DayUnit.WORKING: "hari kerja", DayUnit.CALENDAR: "hari"}
STARTS = {StartReading.RECEIPT: "hari Keputusan diterima", StartReading.DECREE: "tanggal Keputusan ditetapkan"}
GROUNDS = {
    ObjectionGround.LOCATION: "lokasi atau jarak tempat tugas",
    ObjectionGround.FAMILY: "keadaan keluarga",
    ObjectionGround.HEALTH: "keadaan kesehatan",
    ObjectionGround.COMPETENCE: "ketidaksesuaian kompetensi dengan jabatan",
    ObjectionGround.PROCEDURE: "prosedur penetapan Keputusan",
    ObjectionGround.OTHER: "alasan lain",
}


def objection_words(session: Session, objection: Objection) -> dict[str, str]:
    """The filer, the decree, the days and the rules of an objection, by the places of the wording."""
    case = of_id(session, TransferCase, objection.case_id)
    decree = of_id(session, Decree, objection.decree_id)
    employee = of_id(session, Employee, objection.employee_id)
    words = case_words(session, case)
    unit = unit_name(session, employee.unit_id) or words["unit_baru"]
    return {
        **words,
        "nama_saja": employee.name,
        "jabatan": post_title(session, employee.post_id) or words["jabatan_baru"],
        "unit": unit,
        "kepala_unit": head_of_unit(unit),
        "pejabat_sk": decree_issuer(session, decree),
        "nomor_sk": decree.number,
        "tanggal_sk": letter_date(decree_date(decree)),
        "register": objection.number,
        "diajukan": letter_date(objection.filed_on),
        "diterima": letter_date(objection.received_on),
        "alasan": GROUNDS[objection.ground],
        **_days(session, objection, decree),
    }


def objection_holds(objection: Objection) -> set[str]:
    """What holds of every letter about it: its rule set, and whether it came in time."""
    return {objection.rule_set.value, "late" if objection.late else "in_time"}


def decree_objected_to(session: Session, objection_id: int) -> str:
    """The decree that an objection is filed against, as a part of a sentence."""
    objection = of_id(session, Objection, objection_id)
    return decree_cited(session, of_id(session, Decree, objection.decree_id))


def claim_of(objection: Objection) -> str:
    """What the employee wrote, in one line; a long text ends at a word, for the officer to sum it up."""
    text = phrase(objection.text)
    if len(text) <= LONGEST_CLAIM:
        return text
    return text[:LONGEST_CLAIM].rsplit(" ", 1)[0].rstrip(" .,;:") + " …"


def hearings_held(session: Session, objection_id: int, until: date) -> tuple[str, ...]:
    """The hearings up to a day, each with day, place and minutes, as parts of a sentence."""
    rows = (one.entered for one in hearings_of(session, objection_id) if one.held_on <= until)
    return tuple(
        "".join(
            (
                f"tanggal {letter_date(row.held_on)}" if row.held_on else "",
                f" di {row.place}" if row.place else "",
                f" oleh {row.held_by}" if row.held_by else "",
                f", Berita Acara Nomor {row.minutes_number}" if row.minutes_number else "",
            )
        )
        for row in rows
    )


def response_cited(session: Session, objection: Objection) -> str:
    """The issuer's own view, by number and day of its letter or at least by its day; empty where there is none."""
    letter = letter_cited(session, LetterKind.OBJECTION_ANSWER, objection_id=objection.id)
    if letter:
        return f"dengan surat {letter}"
    return f"pada {numbered('', objection.response_on)}" if objection.response_on else ""


def length_words(period: Period) -> str:
    """A length in figures and words: "14 (empat belas) hari kerja"; empty where the rule set has none."""
    return f"{counted(period.days)} {UNITS[period.unit]}" if period.days else ""


def _days(session: Session, objection: Objection, decree: Decree) -> dict[str, str]:
    rules = rules_told(session, objection)
    start = objection.decree_received_on if rules.start is StartReading.RECEIPT else decree_date(decree)
    return {
        "tenggang": length_words(rules.file),
        "sejak": STARTS[rules.start],
        "mulai": letter_date(start or objection.filed_on),
        "pasal": cited(rules.file.article),
        "batas_ajukan": letter_date(objection.last_day_to_file),
        "lewat": _over(session, objection, rules.file.unit),
        "batas_putusan": letter_date(objection.decision_due_on),
        "pasal_putusan": cited(rules.decide.article),
        "tenggang_gugat": length_words(rules.court),
        "pasal_gugat": cited(rules.court.article),
    }


def _over(session: Session, objection: Objection, unit: DayUnit) -> str:
    """By how much the last day to file was passed, in the unit of the rules."""
    last, filed = objection.last_day_to_file, objection.filed_on
    if filed <= last:
        return ""
    working = work_calendar(session, last, filed).workdays_between(last, filed)
    # Filed on a week end after the last day, no working day has passed: then the days of the calendar say it.
    if unit is DayUnit.WORKING and working:
        return f"{counted(working)} {UNITS[unit]}"
    return f"{counted((filed - last).days)} {UNITS[DayUnit.CALENDAR]}"
