"""Parts that letters of several kinds share: the kop, both ends of a move, employee, office and signer in words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from desktop.db.tables import Employee, Post, Signatory, TransferCase, Unit
from desktop.domain.agencies import head_of_agency, head_of_unit
from desktop.domain.cases.cases import Direction
from desktop.domain.dates import letter_date
from desktop.domain.employees.education import education_name
from desktop.domain.employees.employees import EmployeeKind, Sex, display_name
from desktop.domain.employees.grades import grade_of
from desktop.domain.employees.nip import grouped
from desktop.domain.letters.letters import IN_ANOTHERS_NAME, TITLE_PREFIXES, Letterhead, Signature
from desktop.domain.letters.official_words import title_case
from desktop.domain.office import Office
from desktop.domain.refusal import Refusal
from desktop.services.settings import office as current_office
from desktop.text import _

REGIONAL_HEADS = ("WALI KOTA", "WALIKOTA", "BUPATI", "GUBERNUR")
STAFF = {
    EmployeeKind.PNS: ("Pegawai Negeri Sipil", "NIP"),
    EmployeeKind.CPNS: ("Calon Pegawai Negeri Sipil", "NIP"),
    EmployeeKind.PPPK: ("Pegawai Pemerintah dengan Perjanjian Kerja", "NI PPPK"),
}
"""What letters call each kind of employee and its number."""


@dataclass(frozen=True, slots=True)
class Place:
    """A post somewhere, by name; `agency` is empty where it is our own."""

    post: str
    unit: str
    agency: str = ""

    @property
    def where(self) -> str:
        """Unit and agency in one line."""
        return ", ".join(filter(None, (self.unit, self.agency)))


def office_for_letters(session: Session) -> Office:
    """The office; refused while it lacks what no letter can do without."""
    office = current_office(session)
    if not office.head_title or not office.place or not office.government:
        raise Refusal(_("The office is not set up for letters."), _("Fill in Settings: government, title, place."))
    return office


def post_title(session: Session, post_id: int | None) -> str:
    """Title of a post, empty if there is none."""
    post = session.get(Post, post_id) if post_id else None
    return post.title if post else ""


def unit_name(session: Session, unit_id: int | None) -> str:
    """Name of a unit with the unit above it, unless that is the government itself."""
    unit = session.get(Unit, unit_id) if unit_id else None
    above = session.get(Unit, unit.parent_id) if unit and unit.parent_id else None
    if unit is None:
        return ""
    return f"{unit.name}, {above.name}" if above and above.parent_id else unit.name


def old_and_new(session: Session, case: TransferCase, employee: Employee) -> tuple[Place, Place]:
    """What a move leaves and where it leads; one of them lies outside where the case comes in or goes out."""
    outside = Place(case.outside_post, case.outside_unit, title_case(case.outside_agency))
    # The record of an employee who moved shows the new post: the case keeps where it came from.
    here = Place(
        post_title(session, case.from_post_id or employee.post_id),
        unit_name(session, case.from_unit_id or employee.unit_id),
    )
    there = Place(post_title(session, case.to_post_id), unit_name(session, case.to_unit_id))
    return (
        outside if case.direction is Direction.INCOMING else here,
        outside if case.direction is Direction.OUTGOING else there,
    )


def about_employee(employee: Employee) -> dict[str, str]:
    """The person as letters print one, by the places of the wording; what is not recorded is an empty word."""
    staff, number = STAFF[employee.kind]
    contract = employee.kind is EmployeeKind.PPPK
    grade = grade_of(employee.grade).in_full if employee.grade else ""
    born = (employee.birth_place, letter_date(employee.birth_date) if employee.birth_date else "")
    level, _slash, _other_name = education_name(employee.education_level).partition("/")
    return {
        "nama": display_name(employee.title_before, employee.name, employee.title_after),
        **addressed_as(employee),
        "nip": grouped(employee.nip),
        "jenis_pegawai": staff,
        "jenis_nomor": number,
        "pangkat": f"Golongan {grade}" if grade and contract else grade,
        "label_golongan": "Golongan" if contract else "Pangkat, golongan ruang",
        "golongan": grade,
        "lahir": ", ".join(filter(None, born)),
        "pendidikan": " ".join(filter(None, (level, employee.education_field))),
    }


def addressed_as(employee: Employee) -> dict[str, str]:
    """How letters address a man or a woman: as the record says, else as the 15th digit of the NIP does."""
    sex = employee.sex or (Sex.FEMALE if employee.nip[14:15] == "2" else Sex.MALE)
    woman = sex is Sex.FEMALE
    return {"sdr": "Sdri." if woman else "Sdr.", "saudara": "Saudari" if woman else "Saudara"}


def heads_of(old: Place, new: Place) -> dict[str, str]:
    """Who leads the unit on each side of a move; where only an agency is known, its head."""
    return {"kepala_unit_lama": _head_of(old), "kepala_unit_baru": _head_of(new)}


def _head_of(place: Place) -> str:
    if not place.unit:
        return head_of_agency(place.agency)
    return ", ".join(filter(None, (head_of_unit(place.unit), place.agency)))


def about_office(office: Office) -> dict[str, str]:
    """The office, its head and the government that it serves."""
    government = title_case(office.government)
    return {
        "kantor": title_case(office.name),
        "pejabat": title_case(office.head_title),
        "pemerintah": government,
        "daerah": government.removeprefix("Pemerintah "),
    }


def about_signer(session: Session, signatory_id: int | None) -> Mapping[str, str]:
    """Who signs, for a letter that begins with "Yang bertanda tangan di bawah ini"; empty while nobody is chosen."""
    signer = session.get(Signatory, signatory_id) if signatory_id else None
    if signer is None:
        return {}
    head = is_regional_head(signer.title)
    return {
        "penanda_nama": signer.name,
        "penanda_nip": grouped(signer.nip) if signer.nip and not head else "",
        "penanda_pangkat": "" if head else signer.grade,
        "penanda_atas_nama": title_case(signer.principal_title) if signer.capacity in IN_ANOTHERS_NAME else "",
        "penanda_jabatan": TITLE_PREFIXES.get(signer.capacity, "") + title_case(signer.title),
    }


def to_own_signer(signer: Mapping[str, str], receiver: str) -> tuple[str, ...]:
    """That a letter is addressed to the very official who signs it, or in whose name it is signed."""
    titles = filter(None, (signer.get(name, "") for name in ("penanda_jabatan", "penanda_atas_nama")))
    own = next((title for title in titles if title.casefold() == receiver.casefold()), "")
    return (_("The letter is addressed to who signs it, {title}.").format(title=own),) if own else ()


def copied_to_signer(signature: Signature, copies: tuple[str, ...]) -> tuple[str, ...]:
    """That a copy (tembusan) goes to the very official who signs, by title or by name."""
    title, name = title_case(signature.title).casefold(), signature.name.casefold()
    for copy in copies:
        said = copy.casefold().removeprefix("yth.").strip(" .,;:")
        if said == title or (name and name in said):
            return (_("A copy goes to who signs the letter: {copy}.").format(copy=copy),)
    return ()


def is_regional_head(title: str) -> bool:
    """Whether a title is that of a governor, regent or mayor, who has a kop of his own."""
    return title.upper().startswith(REGIONAL_HEADS)


def letterhead_of(office: Office, title: str) -> Letterhead:
    """The kop of the regional head where the official of this `title` is one, else that of the office."""
    if not is_regional_head(title):
        return Letterhead(office.letterhead_lines(), office.address_lines())
    province = office.province.upper().removeprefix("PROVINSI ")
    return Letterhead((title, *([f"PROVINSI {province}"] if province else [])), regional_head=True)


def as_head_signs(signature: Signature, issuer: str) -> Signature:
    """A regional head is no civil servant: his name bears neither NIP nor rank."""
    own = signature.capacity not in IN_ANOTHERS_NAME and is_regional_head(issuer)
    return replace(signature, nip="", grade="") if own else signature
