"""A move in the words of letters between offices: the employee in full, both places apart, and what speaks for it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Employee, Performance, TransferCase
from desktop.domain.cases.cases import Direction
from desktop.domain.dates import letter_date
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.employees.history_entries import PERFORMANCE_RATINGS
from desktop.domain.letters.official_words import phrase, title_case
from desktop.domain.letters.spelled import counted
from desktop.domain.office import Office
from desktop.domain.refusal import Refusal
from desktop.services.case_rows import found_case
from desktop.services.units.establishment import places_in
from desktop.services.wording.letter_kinds import SIGNER, Entered
from desktop.services.wording.letter_parts import (
    Place,
    about_employee,
    about_office,
    about_signer,
    office_for_letters,
    old_and_new,
)
from desktop.text import N_, _

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


def move_words(session: Session, case_id: int, entered: Entered | None = None) -> MoveWords:
    """The move of a case, and who signs; what is not known is an empty word."""
    case = found_case(session, case_id)
    employee = session.get_one(Employee, case.employee_id)
    office, across = office_for_letters(session), case.direction is not Direction.INSIDE
    places = {
        **_person(session, employee),
        **_office(office),
        **_moved(*old_and_new(session, case, employee), title_case(office.government), across=across),
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
    if not words.places["tujuan"]:
        raise Refusal(_("The case has no destination yet."), page)
    if not words.places["jabatan_baru"]:
        raise Refusal(_("The post that is to be held is not given."), page)


def unrecorded(words: MoveWords) -> tuple[str, ...]:
    """That the record lacks what such a letter should say about the employee."""
    missing = [_(name) for place, name in RECORDED.items() if not words.places[place]]
    if not missing:
        return ()
    return (_("Not recorded, so the letter leaves it out: {parts}.").format(parts=", ".join(missing)),)


def shortage(session: Session, case: TransferCase) -> dict[str, str]:
    """Need, holders and gap of the destination, where it is ours and has fewer than it needs."""
    if case.direction is Direction.OUTGOING:
        return {}
    found = places_in(session, [case.to_unit_id] if case.to_unit_id else [])
    place = next((one for one in found if one.post_id == case.to_post_id), None)
    if place is None or place.gap <= 0:
        return {}
    return {"butuh": counted(place.need), "terisi": counted(place.holders), "kurang": counted(place.gap)}


def holding(**conditions: bool) -> set[str]:
    """The names of those conditions that hold."""
    return {name for name, yes in conditions.items() if yes}


def _person(session: Session, employee: Employee) -> dict[str, str]:
    """The employee, with what the record says of rank, post and work."""
    return {
        **about_employee(employee),
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
    """The office, and the governor of its province."""
    province = title_case(office.province).removeprefix("Provinsi ")
    return {**about_office(office), "gubernur": " ".join(filter(None, ("Gubernur", province)))}


def _moved(old: Place, new: Place, government: str, *, across: bool) -> dict[str, str]:
    """The two places in words; inside one agency it is not named again with each of them."""
    return {
        name: words
        for side, whole, place in (("lama", "asal", old), ("baru", "tujuan", new))
        for agency in (place.agency or government,)
        for name, words in (
            (f"jabatan_{side}", place.post),
            (f"unit_{side}", place.unit),
            (f"instansi_{side}", agency if across else ""),
            (f"instansi_{whole}", agency),
            (whole, replace(place, agency=agency if across else "").where),
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
        destination=bool(places["tujuan"]),
        no_destination=not places["tujuan"],
        reason=bool(places["alasan"]),
        need=bool(places["kebutuhan"]),
        short=short,
        not_short=not short,
    )
