"""A move in the words of letters between offices: the employee in full, both places apart, and what speaks for it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Employee, Performance, TransferCase
from desktop.domain.cases import Direction
from desktop.domain.dates import letter_date
from desktop.domain.education import education_name
from desktop.domain.employees import EmployeeKind
from desktop.domain.grades import grade_of
from desktop.domain.history_entries import PERFORMANCE_RATINGS
from desktop.domain.office import Office
from desktop.domain.official_words import phrase, title_case
from desktop.domain.refusal import Refusal
from desktop.services.case_rows import found_case
from desktop.services.establishment import places_in
from desktop.services.letter_kinds import SIGNER, Entered
from desktop.services.letter_parts import about_employee, about_signer, office_for_letters, post_title, unit_name
from desktop.text import N_, _

STAFF = {
    EmployeeKind.PNS: ("Pegawai Negeri Sipil", "NIP"),
    EmployeeKind.CPNS: ("Calon Pegawai Negeri Sipil", "NIP"),
    EmployeeKind.PPPK: ("Pegawai Pemerintah dengan Perjanjian Kerja", "NI PPPK"),
}
"""What letters call each kind of employee and its number."""
RECORDED = {
    "pangkat": N_("grade"),
    "lahir": N_("place and date of birth"),
    "pendidikan": N_("education"),
    "jabatan_lama": N_("present post"),
}
"""Lines about the employee that a letter leaves out where the record has nothing."""


@dataclass(frozen=True, slots=True)
class MoveWords:
    """The rows of a case, and what a wording is filled with from them."""

    case: TransferCase
    employee: Employee
    office: Office
    places: Mapping[str, str]
    holds: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Place:
    """A post somewhere, by name."""

    post: str
    unit: str
    agency: str


def move_words(session: Session, case_id: int, entered: Entered | None = None) -> MoveWords:
    """The move of a case, and who signs; what is not known is an empty word."""
    case = found_case(session, case_id)
    employee = session.get_one(Employee, case.employee_id)
    office = office_for_letters(session)
    old, new = _old_and_new(session, case, employee, office)
    places = {
        **_person(session, employee),
        **_office(office),
        **_moved(old, new, across=case.direction is not Direction.INSIDE),
        **shortage(session, case),
        **about_signer(session, (entered or {}).get(SIGNER)),
        "nomor_perkara": case.number,
        "tmt": letter_date(case.effective_on) if case.effective_on else "",
        "alasan": phrase(case.reason),
        "kebutuhan": phrase(case.need),
    }
    return MoveWords(case, employee, office, places, frozenset(_holds(case, employee, places)))


def require_move(words: MoveWords) -> None:
    """Refuse a letter about a move whose old or new place is not known; a proposal names the post (BKN 5/2019)."""
    case, page = words.case, _("Fill it in on the case's page.")
    if case.direction is not Direction.INSIDE and not case.outside_agency:
        raise Refusal(_("The agency outside the region is not given."), page)
    if not words.places["unit_baru"]:
        raise Refusal(_("The case has no destination yet."), page)
    if not words.places["jabatan_baru"]:
        raise Refusal(_("The post that is to be held is not given."), page)


def unrecorded(words: MoveWords) -> tuple[str, ...]:
    """That the record lacks what such a letter should say about the employee."""
    missing = [_(name) for place, name in RECORDED.items() if not words.places[place]]
    if not missing:
        return ()
    return (_("Not recorded, so the letter leaves it out: {parts}.").format(parts=", ".join(missing)),)


def to_own_signer(words: MoveWords, receiver: str) -> tuple[str, ...]:
    """That a letter is addressed to the very official who signs it."""
    signer = words.places.get("penanda_jabatan", "")
    if not signer or signer.casefold() != receiver.casefold():
        return ()
    return (_("The letter is addressed to who signs it, {title}.").format(title=signer),)


def shortage(session: Session, case: TransferCase) -> dict[str, str]:
    """Need, holders and gap of the destination, where it is ours and has fewer than it needs."""
    if case.direction is Direction.OUTGOING:
        return {}
    found = places_in(session, [case.to_unit_id] if case.to_unit_id else [])
    place = next((one for one in found if one.post_id == case.to_post_id), None)
    if place is None or place.gap <= 0:
        return {}
    return {"butuh": str(place.need), "terisi": str(place.holders), "kurang": str(place.gap)}


def holding(**conditions: bool) -> set[str]:
    """The names of those conditions that hold."""
    return {name for name, yes in conditions.items() if yes}


def _person(session: Session, employee: Employee) -> dict[str, str]:
    """The employee."""
    staff, number = STAFF[employee.kind]
    born = (employee.birth_place, letter_date(employee.birth_date) if employee.birth_date else "")
    level = education_name(employee.education_level) if employee.education_level else ""
    return {
        **about_employee(employee),
        "jenis_pegawai": staff,
        "jenis_nomor": number,
        "label_golongan": "Golongan" if employee.kind is EmployeeKind.PPPK else "Pangkat, golongan ruang",
        "golongan": str(grade_of(employee.grade)) if employee.grade else "",
        "lahir": ", ".join(filter(None, born)),
        "pendidikan": " ".join(filter(None, (level, employee.education_field))),
        "tmt_pangkat": letter_date(employee.grade_since) if employee.grade_since else "",
        "tmt_jabatan": letter_date(employee.post_since) if employee.post_since else "",
        "masa_kerja": _served(employee),
        "kinerja": _ratings(session, employee.id),
    }


def _served(employee: Employee) -> str:
    if employee.service_years is None:
        return ""
    return f"{employee.service_years} tahun {employee.service_months or 0} bulan"


def _ratings(session: Session, employee_id: int) -> str:
    """The last two appraisals, the older first."""
    rows = session.execute(
        select(Performance.year, Performance.rating)
        .where(Performance.employee_id == employee_id, Performance.removed_at.is_(None), Performance.rating != "")
        .order_by(Performance.year.desc())
        .limit(2)
    ).all()
    return " dan ".join(f"{PERFORMANCE_RATINGS.get(rating, rating)} ({year})" for year, rating in reversed(rows))


def _office(office: Office) -> dict[str, str]:
    """The office and the government that it serves."""
    government, province = title_case(office.government), title_case(office.province)
    return {
        "kantor": title_case(office.name),
        "pejabat": title_case(office.head_title),
        "pemerintah": government,
        "daerah": government.removeprefix("Pemerintah "),
        "gubernur": " ".join(filter(None, ("Gubernur", province.removeprefix("Provinsi ")))),
    }


def _old_and_new(session: Session, case: TransferCase, employee: Employee, office: Office) -> tuple[_Place, _Place]:
    """The two places: one of them lies outside the region where the case comes in or goes out."""
    government = title_case(office.government)
    outside = _Place(case.outside_post, case.outside_unit, title_case(case.outside_agency))
    here = (
        post_title(session, case.from_post_id or employee.post_id),
        unit_name(session, case.from_unit_id or employee.unit_id),
    )
    there = (post_title(session, case.to_post_id), unit_name(session, case.to_unit_id))
    old = outside if case.direction is Direction.INCOMING else _Place(*here, government)
    new = outside if case.direction is Direction.OUTGOING else _Place(*there, government)
    return old, new


def _moved(old: _Place, new: _Place, *, across: bool) -> dict[str, str]:
    """The two places in words; inside one agency it is not named again with each of them."""
    return {
        name: words
        for side, whole, place in (("lama", "asal", old), ("baru", "tujuan", new))
        for name, words in (
            (f"jabatan_{side}", place.post),
            (f"unit_{side}", place.unit or (place.agency if across else "")),
            (f"instansi_{side}", place.agency if across and place.unit else ""),
            (f"instansi_{whole}", place.agency),
            (whole, ", ".join(filter(None, (place.unit, place.agency if across else "")))),
        )
    }


def _holds(case: TransferCase, employee: Employee, places: Mapping[str, str]) -> set[str]:
    """What a wording can ask of a case."""
    short = bool(places.get("kurang"))
    return {case.direction.name.lower()} | holding(
        across=case.direction is not Direction.INSIDE,
        pppk=employee.kind is EmployeeKind.PPPK,
        pns=employee.kind is not EmployeeKind.PPPK,
        own_request=case.own_request,
        proposed=not case.own_request,
        destination=bool(places["unit_baru"]),
        no_destination=not places["unit_baru"],
        reason=bool(places["alasan"]),
        need=bool(places["kebutuhan"]),
        short=short,
        not_short=not short,
    )
