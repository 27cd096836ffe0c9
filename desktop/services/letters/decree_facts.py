"""The facts of a decree, gathered from the case, the employee, the office and the signatory."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop.db.tables import Employee, TransferCase
from desktop.domain.cases.cases import Direction
from desktop.domain.dates import letter_date
from desktop.domain.letters.letters import IN_ANOTHERS_NAME, Clause, DecreeFacts
from desktop.domain.letters.limits import check_decree
from desktop.domain.letters.official_words import inside_sentence, letters_before, title_case
from desktop.domain.office import Office
from desktop.domain.refusal import Refusal
from desktop.letters.wording import Wording, fill
from desktop.services.case_rows import found_case
from desktop.services.rules.delegations import require_scope
from desktop.services.rules.legal_bases import bases_on
from desktop.services.settings import office as current_office
from desktop.services.wording.letter_entries import checked
from desktop.services.wording.letter_parts import (
    Place,
    about_employee,
    about_office,
    as_head_signs,
    heads_of,
    office_for_letters,
    old_and_new,
)
from desktop.services.wording.letter_settings import letter_settings
from desktop.services.wording.letterheads import letterhead_for
from desktop.services.wording.signatories import signature_on
from desktop.services.wording.wordings import decree_wording_on
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
    old: Place
    new: Place


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
        noting=tuple(checked("noting", line) for line in draft.noting if line.strip()),
        copies=_copies(wording, draft, values),
        invocation=wording.invocation if letter_settings(session).invocation else "",
    )
    check_decree(facts)
    return facts


def default_copies(session: Session, case_id: int, day: date) -> tuple[str, ...] | None:
    """The tembusan of the wording of `day`, filled for this case; None while it has no destination."""
    if not _leads_somewhere(found_case(session, case_id)):
        return None
    office, move = current_office(session), _move(session, case_id)
    wording = decree_wording_on(session, day)
    values = _values(wording, move, office, office.head_title, date.max)
    return tuple(fill(line, values) for line in wording.copies)


def _move(session: Session, case_id: int) -> _Move:
    """The case with its employee and the names of what is left and taken up."""
    case = found_case(session, case_id)
    employee = session.get_one(Employee, case.employee_id)
    if not _leads_somewhere(case):
        raise Refusal(_("The case has no destination unit and post yet."), _("Fill them in on the case's page."))
    return _Move(case, employee, *old_and_new(session, case, employee))


def _leads_somewhere(case: TransferCase) -> bool:
    if case.direction is Direction.OUTGOING:
        return bool(case.outside_agency)
    return case.to_unit_id is not None and case.to_post_id is not None


def _values(wording: Wording, move: _Move, office: Office, issuer: str, effective: date) -> Mapping[str, str]:
    """What the places of the wording are filled with."""
    employee = move.employee
    staff = wording.staff(employee.kind.value)
    values = {
        **about_employee(employee),
        **about_office(office),
        "pegawai": staff["staff"],
        "jenis_nomor": staff["staff_number"],
        "tmt": letter_date(effective),
        "jabatan_lama": move.old.post,
        "unit_lama": move.old.where,
        "jabatan_baru": move.new.post,
        "unit_baru": move.new.where,
        **heads_of(move.old, move.new),
        "kebutuhan": inside_sentence(move.case.need),
        "pejabat": title_case(issuer),
    }
    values["perihal"] = " ".join(fill(staff["subject"], values).split())
    return values


def _considering(wording: Wording, move: _Move, values: Mapping[str, str]) -> tuple[str, ...]:
    """The sentences whose condition holds."""
    holds = {"", "need" if values["kebutuhan"] else "no_need"}
    if move.case.own_request:
        holds.add("own_request")
    chosen = [sentence for when, sentence in wording.considering if when in holds]
    return tuple(fill(sentence, {**values, "huruf": letters_before(len(chosen))}) for sentence in chosen)


def _clauses(wording: Wording, move: _Move, values: Mapping[str, str]) -> tuple[Clause, ...]:
    """The clause that moves the employee, and those that follow."""
    details = tuple((fill(label, values), fill(value, values)) for label, value in wording.details)
    first = Clause(fill(wording.staff(move.employee.kind.value)["moves"], values), details)
    return (first, *(Clause(fill(text, values)) for text in wording.clauses))


def _copies(wording: Wording, draft: DecreeDraft, values: Mapping[str, str]) -> tuple[str, ...]:
    """The officer's own list, or the wording's."""
    if draft.copies is None:
        return tuple(fill(line, values) for line in wording.copies)
    return tuple(checked("copies", line, 300) for line in draft.copies if line.strip())
