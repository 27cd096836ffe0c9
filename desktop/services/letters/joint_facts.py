"""The facts of a decree that moves several employees: the decree itself, and a row of its annex for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Employee, Post, TransferCase
from desktop.domain.dates import letter_date
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.letters.letters import IN_ANOTHERS_NAME, Annex, Clause, DecreeFacts
from desktop.domain.letters.limits import check_decree
from desktop.domain.letters.official_words import letters_before, title_case
from desktop.domain.letters.spelled import counted
from desktop.domain.office import Office
from desktop.letters.joint_wording import JointWording
from desktop.letters.wording import fill
from desktop.services.noted_papers import noted_papers
from desktop.services.rules.legal_bases import bases_on
from desktop.services.settings import office as current_office
from desktop.services.wording.letter_entries import checked
from desktop.services.wording.letter_parts import (
    Place,
    about_employee,
    about_office,
    as_head_signs,
    office_for_letters,
    old_and_new,
)
from desktop.services.wording.letter_settings import letter_settings
from desktop.services.wording.letterheads import letterhead_for
from desktop.services.wording.signatories import signature_on
from desktop.services.wording.wordings import decree_wording_on, joint_wording_on


@dataclass(frozen=True, slots=True)
class JointDraft:
    """What the officer settles before one decree is issued for several cases, in the order of its annex.

    `effective_on` is the TMT of all; None where each case has its own. `noting` and `copies` are None for what the
    cases and the wording say.
    """

    case_ids: tuple[int, ...]
    day: date
    signatory_id: int | None = None
    effective_on: date | None = None
    number: str = ""
    noting: tuple[str, ...] | None = None
    copies: tuple[str, ...] | None = None
    classification: str = ""
    """Of this letter alone; empty for that of its kind."""


def gather_joint(session: Session, draft: JointDraft, number: str) -> DecreeFacts:
    """All that the decree and its annex will say; refuses with what is missing or too long."""
    office, draft = office_for_letters(session), proposed_joint(session, draft)
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
        noting=tuple(checked("noting", line) for line in draft.noting or () if line.strip()),
        copies=tuple(checked("copies", line, 300) for line in draft.copies or () if line.strip()),
        invocation=single.invocation if letter_settings(session).invocation else "",
        annex=_annex(session, wording, draft, moves),
    )
    check_decree(facts)
    return facts


def proposed_joint(session: Session, draft: JointDraft) -> JointDraft:
    """The draft with the papers of its cases and the tembusan of the wording where the officer wrote nothing."""
    noting, copies = draft.noting, draft.copies
    if noting is None:
        noting = noted_papers(session, draft.case_ids, draft.day)
    if copies is None:
        wording, office = joint_wording_on(session, draft.day), current_office(session)
        values = _values(wording, office, office.head_title, EmployeeKind.PNS)
        copies = tuple(fill(line, values) for line in wording.copies)
    return replace(draft, noting=noting, copies=copies)


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
    values = {
        **about_office(office),
        "pegawai": staff["staff"],
        "jenis_nomor": staff["staff_number"],
        "pejabat": title_case(issuer),
    }
    subject = " ".join(fill(staff["subject"], values).split())
    return values | {"perihal": subject, "huruf": letters_before(len(wording.considering))}


def _about_days(draft: JointDraft, moves: Sequence[tuple[TransferCase, Employee]]) -> dict[str, str]:
    return {
        "jumlah": counted(len(moves)),
        "tmt": letter_date(draft.effective_on) if draft.effective_on else "",
    }


def _clauses(
    wording: JointWording, kind: EmployeeKind, draft: JointDraft, values: Mapping[str, str]
) -> tuple[Clause, ...]:
    moves = wording.staff(kind)["moves" if draft.effective_on else "moves_each"]
    return tuple(Clause(fill(text, values)) for text in (moves, *wording.clauses))


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
    old, new = old_and_new(session, case, employee)
    day = draft.effective_on or case.effective_on
    return (
        f"{place}.",
        "\n".join(filter(None, (about["nama"], about["nip"], about["lahir"]))),
        about["pangkat"] or "-",
        _lines(old),
        _lines(new),
        _class(session, case.to_post_id),
        letter_date(day) if day else "-",
    )


def _lines(place: Place) -> str:
    return "\n".join(filter(None, (place.post, place.unit, place.agency))) or "-"


def _class(session: Session, post_id: int | None) -> str:
    """Class of the new post, and its echelon where it has one."""
    post = session.get(Post, post_id) if post_id else None
    if post is None:
        return "-"
    return " / ".join(filter(None, (str(post.job_class or ""), post.echelon))) or "-"
