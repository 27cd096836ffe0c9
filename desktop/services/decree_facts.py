"""The facts of a decree, gathered from the case, the employee, the office and the signatory."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import ChecklistItem, Employee, TechnicalOpinion, TransferCase
from desktop.domain.cases import ChecklistState, Direction
from desktop.domain.dates import letter_date
from desktop.domain.education import education_name
from desktop.domain.letter_limits import check_decree
from desktop.domain.letters import IN_ANOTHERS_NAME, Clause, DecreeFacts
from desktop.domain.names import check_line
from desktop.domain.office import Office
from desktop.domain.official_words import title_case
from desktop.domain.refusal import Refusal
from desktop.domain.review import TechnicalResult
from desktop.letters.wording import Wording, fill
from desktop.services.case_kinds import case_kinds
from desktop.services.case_rows import found_case
from desktop.services.delegations import require_scope
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
from desktop.services.wordings import decree_wording_on
from desktop.text import _


@dataclass(frozen=True, slots=True)
class DecreeDraft:
    """What the officer settles before a decree is issued.

    `number` is empty for the next one of the counter; `copies` None for the list of the wording.
    """

    day: date
    signatory_id: int | None = None
    effective_on: date | None = None
    number: str = ""
    noting: tuple[str, ...] = ()
    copies: tuple[str, ...] | None = None
    classification: str = ""
    """Of this letter alone; empty for that of its kind."""


@dataclass(frozen=True, slots=True)
class _Move:
    """The rows that a decree speaks of."""

    case: TransferCase
    employee: Employee
    old_post: str
    old_unit: str
    new_post: str
    new_unit: str


def gather_decree(session: Session, case_id: int, draft: DecreeDraft, number: str) -> DecreeFacts:
    """All that the decree will say; refuses with what is missing or too long."""
    office = office_for_letters(session)
    move = _move(session, case_id)
    effective = draft.effective_on or move.case.effective_on
    if effective is None:
        sentence = _("The day on which the move takes effect (TMT) is not given.")
        raise Refusal(sentence, _("Fill in the TMT."), {"effective": sentence})
    signature = signature_on(session, draft.signatory_id, draft.day, show_nip=True)
    require_scope(session, draft.signatory_id, move.case)
    issuer = signature.principal if signature.capacity in IN_ANOTHERS_NAME else signature.title
    wording = decree_wording_on(session, draft.day)
    values = _values(wording, move, office, issuer, effective)
    facts = DecreeFacts(
        letterhead=letterhead_for(session, draft.signatory_id, issuer),
        issuer=issuer,
        number=number,
        subject=fill(wording.staff(move.employee.kind.value)["subject"], values).upper(),
        considering=_considering(wording, move, values),
        bases=bases_on(session, "decree", move.employee.kind.value, draft.day),
        clauses=_clauses(wording, move, values),
        place=office.place,
        day=draft.day,
        signature=as_head_signs(signature, issuer),
        noting=tuple(check_line(line, 2000) for line in draft.noting if line.strip()),
        copies=_copies(wording, draft, values),
        invocation=wording.invocation if letter_settings(session).invocation else "",
    )
    check_decree(facts)
    return facts


def noted_papers(session: Session, case_id: int, day: date) -> tuple[str, ...]:
    """The papers and the opinion of BKN that a decree cites, with number and date, for Memperhatikan."""
    kind = case_kinds(session)[found_case(session, case_id).kind]
    cited = [paper.code for paper in kind.papers if paper.cited]
    rows = session.execute(
        select(ChecklistItem.name, ChecklistItem.reference)
        .where(ChecklistItem.case_id == case_id, ChecklistItem.state == ChecklistState.MET)
        .where(ChecklistItem.reference != "", ChecklistItem.code.in_(cited))
        .order_by(ChecklistItem.position)
    )
    return (*(f"{name}, {reference}" for name, reference in rows), *_opinion_cited(session, case_id, day))


def _opinion_cited(session: Session, case_id: int, day: date) -> tuple[str, ...]:
    """The newest opinion, if it was granted on the move that the case proposes now."""
    case = found_case(session, case_id)
    row = session.scalar(
        select(TechnicalOpinion)
        .where(TechnicalOpinion.case_id == case_id, TechnicalOpinion.removed_at.is_(None))
        .where(TechnicalOpinion.asked_on >= (case.move_since or date.min))
        .order_by(TechnicalOpinion.asked_on.desc(), TechnicalOpinion.id.desc())
        .limit(1)
    )
    if row is None or row.result is not TechnicalResult.GRANTED or row.answered_on is None:
        return ()
    values = {"nomor": row.number, "tanggal": letter_date(row.answered_on)}
    return (fill(decree_wording_on(session, day).opinions[row.body.value], values),)


def default_copies(session: Session, case_id: int, day: date) -> tuple[str, ...]:
    """The tembusan of the wording, filled for this case."""
    office = current_office(session)
    move = _move(session, case_id)
    wording = decree_wording_on(session, day)
    values = _values(wording, move, office, office.head_title, date.max)
    return tuple(fill(line, values) for line in wording.copies)


def _move(session: Session, case_id: int) -> _Move:
    """The case with its employee and the names of what is left and taken up."""
    case = found_case(session, case_id)
    employee = session.get_one(Employee, case.employee_id)
    comes, leaves = case.direction is Direction.INCOMING, case.direction is Direction.OUTGOING
    known = bool(case.outside_agency) if leaves else case.to_unit_id is not None and case.to_post_id is not None
    if not known:
        raise Refusal(_("The case has no destination unit and post yet."), _("Fill them in on the case's page."))
    outside = (case.outside_post, ", ".join(filter(None, (case.outside_unit, case.outside_agency))))
    old = (
        post_title(session, case.from_post_id or employee.post_id),
        unit_name(session, case.from_unit_id or employee.unit_id),
    )
    new = (post_title(session, case.to_post_id), unit_name(session, case.to_unit_id))
    return _Move(case, employee, *(outside if comes else old), *(outside if leaves else new))


def _values(wording: Wording, move: _Move, office: Office, issuer: str, effective: date) -> Mapping[str, str]:
    """What the places of the wording are filled with."""
    employee = move.employee
    staff = wording.staff(employee.kind.value)
    government = title_case(office.government)
    born = (employee.birth_place, letter_date(employee.birth_date) if employee.birth_date else "")
    values = {
        **about_employee(employee),
        "pegawai": staff["staff"],
        "jenis_nomor": staff["staff_number"],
        "tmt": letter_date(effective),
        "lahir": ", ".join(filter(None, born)),
        "pendidikan": " ".join(filter(None, (_education(employee.education_level), employee.education_field))),
        "jabatan_lama": move.old_post,
        "unit_lama": move.old_unit,
        "jabatan_baru": move.new_post,
        "unit_baru": move.new_unit,
        "kebutuhan": " ".join(move.case.need.split()).rstrip(" .,;:"),
        "daerah": government.removeprefix("Pemerintah "),
        "pemerintah": government,
        "pejabat": title_case(issuer),
    }
    values["perihal"] = " ".join(fill(staff["subject"], values).split())
    return values


def _education(code: str) -> str:
    """Name of an education level, empty if it is not known."""
    return education_name(code) if code else ""


def _considering(wording: Wording, move: _Move, values: Mapping[str, str]) -> tuple[str, ...]:
    """The sentences whose condition holds."""
    holds = {"", "need" if values["kebutuhan"] else "no_need"}
    if move.case.own_request:
        holds.add("own_request")
    return tuple(fill(sentence, values) for when, sentence in wording.considering if when in holds)


def _clauses(wording: Wording, move: _Move, values: Mapping[str, str]) -> tuple[Clause, ...]:
    """The clause that moves the employee, and those that follow."""
    details = tuple((fill(label, values), fill(value, values)) for label, value in wording.details)
    first = Clause(fill(wording.staff(move.employee.kind.value)["moves"], values), details)
    return (first, *(Clause(fill(text, values)) for text in wording.clauses))


def _copies(wording: Wording, draft: DecreeDraft, values: Mapping[str, str]) -> tuple[str, ...]:
    """The officer's own list, or the wording's."""
    if draft.copies is None:
        return tuple(fill(line, values) for line in wording.copies)
    return tuple(check_line(line, 300) for line in draft.copies if line.strip())
