"""The facts of a decree that moves several employees: the decree itself, and a row of its annex for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Employee, Post, TransferCase
from desktop.domain.cases import Direction
from desktop.domain.dates import letter_date
from desktop.domain.employees import EmployeeKind
from desktop.domain.letter_limits import check_decree
from desktop.domain.letters import IN_ANOTHERS_NAME, Annex, Clause, DecreeFacts
from desktop.domain.names import check_line
from desktop.domain.office import Office
from desktop.domain.official_words import title_case
from desktop.letters.joint_wording import JointWording
from desktop.letters.wording import fill
from desktop.services.legal_bases import bases_on
from desktop.services.letter_parts import (
    about_employee,
    as_head_signs,
    office_for_letters,
    post_title,
    unit_name,
)
from desktop.services.letter_settings import letter_settings
from desktop.services.letterheads import letterhead_for
from desktop.services.settings import office as current_office
from desktop.services.signatories import signature_on
from desktop.services.wordings import decree_wording_on, joint_wording_on


@dataclass(frozen=True, slots=True)
class JointDraft:
    """What the officer settles before one decree is issued for several cases, in the order of its annex.

    `effective_on` is the TMT of all; None where each case has its own.
    """

    case_ids: tuple[int, ...]
    day: date
    signatory_id: int | None = None
    effective_on: date | None = None
    number: str = ""
    noting: tuple[str, ...] = ()
    copies: tuple[str, ...] | None = None
    classification: str = ""
    """Of this letter alone; empty for that of its kind."""


def gather_joint(session: Session, draft: JointDraft, number: str) -> DecreeFacts:
    """All that the decree and its annex will say; refuses with what is missing or too long."""
    office = office_for_letters(session)
    moves = moves_of(session, draft.case_ids)
    kind = moves[0][1].kind if moves else EmployeeKind.PNS
    signature = signature_on(session, draft.signatory_id, draft.day, show_nip=True)
    issuer = signature.principal if signature.capacity in IN_ANOTHERS_NAME else signature.title
    single, wording = decree_wording_on(session, draft.day), joint_wording_on(session, draft.day)
    values = _values(wording, office, issuer, kind) | _about_days(draft, moves)
    facts = DecreeFacts(
        letterhead=letterhead_for(session, draft.signatory_id, issuer),
        issuer=issuer,
        number=number,
        subject=fill(wording.staff(kind)["subject"], values).upper(),
        considering=tuple(fill(sentence, values) for sentence in wording.considering),
        bases=bases_on(session, "collective_decree", kind.value, draft.day),
        clauses=_clauses(wording, kind, draft, values),
        place=office.place,
        day=draft.day,
        signature=as_head_signs(signature, issuer),
        noting=tuple(check_line(line, 2000) for line in draft.noting if line.strip()),
        copies=_copies(wording, draft, values),
        invocation=single.invocation if letter_settings(session).invocation else "",
        annex=_annex(session, wording, draft, moves),
    )
    check_decree(facts)
    return facts


def joint_copies(session: Session, day: date) -> tuple[str, ...]:
    """The tembusan of the wording, filled for this office."""
    office = current_office(session)
    wording = joint_wording_on(session, day)
    values = _values(wording, office, office.head_title, EmployeeKind.PNS)
    return tuple(fill(line, values) for line in wording.copies)


def moves_of(session: Session, case_ids: Sequence[int]) -> list[tuple[TransferCase, Employee]]:
    """The cases `case_ids` with their employees, in this order; those that are gone are left out."""
    found = session.execute(
        select(TransferCase, Employee)
        .join(Employee, Employee.id == TransferCase.employee_id)
        .where(TransferCase.id.in_(case_ids))
    )
    rows = {case.id: (case, employee) for case, employee in found}
    return [rows[case_id] for case_id in case_ids if case_id in rows]


def _values(wording: JointWording, office: Office, issuer: str, kind: EmployeeKind) -> dict[str, str]:
    """What the places of the wording are filled with, but for number and day."""
    staff = wording.staff(kind)
    government = title_case(office.government)
    values = {
        "pegawai": staff["staff"],
        "jenis_nomor": staff["staff_number"],
        "daerah": government.removeprefix("Pemerintah "),
        "pemerintah": government,
        "pejabat": title_case(issuer),
    }
    return values | {"perihal": " ".join(fill(staff["subject"], values).split())}


def _about_days(draft: JointDraft, moves: Sequence[tuple[TransferCase, Employee]]) -> dict[str, str]:
    return {
        "jumlah": str(len(moves)),
        "tmt": letter_date(draft.effective_on) if draft.effective_on else "",
    }


def _clauses(
    wording: JointWording, kind: EmployeeKind, draft: JointDraft, values: Mapping[str, str]
) -> tuple[Clause, ...]:
    moves = wording.staff(kind)["moves" if draft.effective_on else "moves_each"]
    return tuple(Clause(fill(text, values)) for text in (moves, *wording.clauses))


def _copies(wording: JointWording, draft: JointDraft, values: Mapping[str, str]) -> tuple[str, ...]:
    """The officer's own list, or the wording's."""
    if draft.copies is None:
        return tuple(fill(line, values) for line in wording.copies)
    return tuple(check_line(line, 300) for line in draft.copies if line.strip())


def _annex(
    session: Session, wording: JointWording, draft: JointDraft, moves: Sequence[tuple[TransferCase, Employee]]
) -> Annex:
    kind = moves[0][1].kind if moves else EmployeeKind.PNS
    staff = wording.staff(kind)
    headings = tuple(fill(heading, {"jenis_nomor": staff["staff_number"]}) for heading in wording.headings)
    rows = (_row(session, draft, place, case, employee) for place, (case, employee) in enumerate(moves, 1))
    return Annex(staff["annex"], headings, tuple(rows))


def _row(session: Session, draft: JointDraft, place: int, case: TransferCase, employee: Employee) -> tuple[str, ...]:
    about = about_employee(employee)
    born = (employee.birth_place, letter_date(employee.birth_date) if employee.birth_date else "")
    day = draft.effective_on or case.effective_on
    return (
        f"{place}.",
        "\n".join(filter(None, (about["nama"], about["nip"], ", ".join(filter(None, born))))),
        about["pangkat"] or "-",
        _left(session, case, employee),
        _place(session, case.to_post_id, case.to_unit_id),
        _class(session, case.to_post_id),
        letter_date(day) if day else "-",
    )


def _left(session: Session, case: TransferCase, employee: Employee) -> str:
    """Where the employee comes from: an agency outside the region, or a place in it."""
    if case.direction is Direction.INCOMING:
        return "\n".join(filter(None, (case.outside_post, case.outside_unit, case.outside_agency))) or "-"
    return _place(session, case.from_post_id or employee.post_id, case.from_unit_id or employee.unit_id)


def _place(session: Session, post_id: int | None, unit_id: int | None) -> str:
    return "\n".join(filter(None, (post_title(session, post_id), unit_name(session, unit_id)))) or "-"


def _class(session: Session, post_id: int | None) -> str:
    """Class of the new post, and its echelon where it has one."""
    post = session.get(Post, post_id) if post_id else None
    if post is None:
        return "-"
    return " / ".join(filter(None, (str(post.job_class or ""), post.echelon))) or "-"
