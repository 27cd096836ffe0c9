"""Parts that letters of several kinds share: the kop, names of units and posts, the employee in official words."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from desktop.db.tables import Employee, Post, Signatory, Unit
from desktop.domain.employees import EmployeeKind, display_name
from desktop.domain.grades import grade_of
from desktop.domain.letters import IN_ANOTHERS_NAME, TITLE_PREFIXES, Letterhead, Signature
from desktop.domain.nip import grouped
from desktop.domain.office import Office
from desktop.domain.official_words import title_case
from desktop.domain.refusal import Refusal
from desktop.services.settings import office as current_office
from desktop.text import _

REGIONAL_HEADS = ("WALI KOTA", "WALIKOTA", "BUPATI", "GUBERNUR")


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


def about_employee(employee: Employee) -> Mapping[str, str]:
    """Name, number and rank as letters print them, by the places of the wording."""
    grade = str(grade_of(employee.grade)) if employee.grade else ""
    return {
        "nama": display_name(employee.title_before, employee.name, employee.title_after),
        "nip": grouped(employee.nip),
        "pangkat": f"Golongan {grade}" if grade and employee.kind is EmployeeKind.PPPK else grade,
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
        "penanda_jabatan": TITLE_PREFIXES.get(signer.capacity, "") + title_case(signer.title),
    }


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
