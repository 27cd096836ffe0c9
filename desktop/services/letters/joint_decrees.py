"""One decree for many cases: which may be in it, how it would be printed, and issuing it under one number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from desktop.db.tables import Decree, Employee, Post, TransferCase, Unit
from desktop.domain.cases.cases import CASE_STAGE_WORDS, CaseStage, DecreeState, Direction
from desktop.domain.cases.days import decree_doubt
from desktop.domain.cases.facts import CaseFacts
from desktop.domain.cases.guards import no_check_stands
from desktop.domain.dates import shown_date
from desktop.domain.employees.employees import EmployeeKind, display_name
from desktop.domain.employees.names import check_line
from desktop.domain.letters.letters import DecreeFacts, LetterKind
from desktop.domain.refusal import Refusal
from desktop.letters.letter import draw_letter
from desktop.services.case_rows import edited_case, not_after
from desktop.services.cases.cases import advance
from desktop.services.cases.move_facts import check_proposal, proposal_of
from desktop.services.cases.stage_facts import overridden
from desktop.services.cases.steps import OutsideDecree, attach_joint_decree, check_outside_decree
from desktop.services.decree_rows import cases_of, standing_decree
from desktop.services.letters.joint_facts import JointDraft, gather_joint, moves_of, proposed_joint
from desktop.services.letters.making import Making, new_letter, number_on, order_doubts, print_doubts, proof
from desktop.services.rules.delegations import beyond_scope
from desktop.services.wording.signatories import SignatoryRow, list_signatories, signature_warnings
from desktop.text import _

NAMED = 5
"""Cases that a refusal names one by one."""
_From, _To, _Old = aliased(Unit), aliased(Unit), aliased(Post)


@dataclass(frozen=True, slots=True)
class JointRow:
    """A case that waits for its decree."""

    id: int
    number: str
    employee: str
    nip: str
    kind: EmployeeKind
    origin: str
    destination: str
    effective_on: date | None


@dataclass(frozen=True, slots=True)
class JointDesk:
    """What the officer begins with."""

    rows: tuple[JointRow, ...]
    next_number: str
    signatories: tuple[SignatoryRow, ...]
    signatory_id: int | None


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why a case cannot be in the decree, or cannot go on with the others."""

    case_id: int
    number: str
    employee: str
    why: str

    def line(self) -> str:
        """The sentence with the case that it is about."""
        return f"{self.number}, {self.employee}: {self.why}"


@dataclass(frozen=True, slots=True)
class JointPreview:
    """The decree as it would be printed; nothing is drawn while a chosen case cannot be in it."""

    pdf: bytes
    number: str
    warnings: tuple[str, ...]
    hindered: tuple[Hindrance, ...]
    proposed: JointDraft
    """With what cases and wording say where the officer wrote nothing."""


@dataclass(frozen=True, slots=True)
class Together:
    """How many cases of a decree went on together, and which stayed behind."""

    stage: CaseStage
    moved: int
    stayed: tuple[Hindrance, ...]


def joint_desk(session: Session, today: date) -> JointDesk:
    """The cases that wait for a decree, by name, with the number and the signatory that are likely."""
    signers = tuple(list_signatories(session))
    fit = [row.id for row in signers if row.valid_on(today)]
    return JointDesk(
        rows=_waiting(session),
        next_number=number_on(session, LetterKind.COLLECTIVE_DECREE, today),
        signatories=signers,
        signatory_id=fit[0] if len(fit) == 1 else None,
    )


def hindrances(session: Session, draft: JointDraft, today: date, *, outside: bool = False) -> tuple[Hindrance, ...]:
    """The chosen cases that cannot be in this decree, each with the first reason; one made `outside` may mix kinds."""
    moves = moves_of(session, draft.case_ids)
    contract = bool(moves) and moves[0][1].kind is EmployeeKind.PPPK
    found = []
    for case, employee in moves:
        own = () if outside else _unfit_here(case, alike=(employee.kind is EmployeeKind.PPPK) == contract)
        why = next(chain(own, _reasons(session, case, draft, today)), "")
        if why:
            found.append(_hindrance(case, employee, why))
    return tuple(found)


def preview_joint(session: Session, draft: JointDraft, today: date) -> JointPreview:
    """The decree as it would be printed, under the number that it would get; nothing is taken or kept."""
    hindered, proposed = hindrances(session, draft, today), proposed_joint(session, draft)
    if hindered or not draft.case_ids:
        number = number_on(session, LetterKind.COLLECTIVE_DECREE, draft.day, draft.number, draft.classification)
        return JointPreview(b"", number, (), hindered, proposed)
    made = proof(session, _making(session, draft))
    return JointPreview(made.pdf, made.number, tuple(_doubts(session, draft, made.facts)), (), proposed)


def issue_joint(session: Session, draft: JointDraft, today: date) -> int:
    """Number, draw and keep one decree for all chosen cases in one transaction; the letter's id."""
    _all_may(session, draft, today)
    letter = new_letter(session, _making(session, draft), today)
    letter.signatory_id = draft.signatory_id
    days = dict.fromkeys(draft.case_ids, draft.effective_on)
    letter.decree_id = attach_joint_decree(session, days, letter.number, draft.day)
    session.add(letter)
    session.flush()
    return letter.id


def record_joint_outside(session: Session, case_ids: Sequence[int], made: OutsideDecree, today: date) -> int:
    """Keep one decree for several cases that was made elsewhere; the decree's id."""
    day = not_after(made.decided_on, today, "day")
    draft = JointDraft(tuple(case_ids), day, effective_on=made.effective_on)
    _all_may(session, draft, today, outside=True)
    check_outside_decree(session, made, own_days=True)
    return attach_joint_decree(session, dict.fromkeys(case_ids, made.effective_on), check_line(made.number), day)


def advance_together(session: Session, case_id: int, today: date, version: int | None = None) -> Together:
    """Take the next step with every case of the decree that stands where this one does; some may have to stay."""
    case = edited_case(session, case_id, version)
    if case.decree_id is None:
        raise Refusal(_("The decree is not made yet: it has no number."), _("Make the decree first."))
    stage, moved, stayed = case.stage, 0, []
    for one in cases_of(session, case.decree_id):
        if one.stage is not stage:
            continue
        try:
            advance(session, one.id, today)
        except Refusal as refusal:
            stayed.append(_hindrance(one, session.get_one(Employee, one.employee_id), refusal.title))
        else:
            moved += 1
    return Together(stage, moved, tuple(stayed))


def _making(session: Session, draft: JointDraft) -> Making[DecreeFacts]:
    gather = partial(gather_joint, session, draft)
    kind, own = LetterKind.COLLECTIVE_DECREE, draft.classification
    return Making(kind, draft.day, draft.number, gather, draw_letter, wording="joint_decree", classification=own)


def _waiting(session: Session) -> tuple[JointRow, ...]:
    found = session.execute(
        select(TransferCase, Employee, _Old.title, _From.name, Post.title, _To.name)
        .join(Employee, Employee.id == TransferCase.employee_id)
        .outerjoin(Decree, Decree.id == TransferCase.decree_id)
        .outerjoin(_Old, _Old.id == TransferCase.from_post_id)
        .outerjoin(_From, _From.id == TransferCase.from_unit_id)
        .outerjoin(Post, Post.id == TransferCase.to_post_id)
        .outerjoin(_To, _To.id == TransferCase.to_unit_id)
        .where(TransferCase.stage == CaseStage.DECREE)
        .where(or_(Decree.id.is_(None), func.coalesce(Decree.state, "") == DecreeState.CANCELLED.value))
        .order_by(Employee.name_key, TransferCase.id)
    )
    return tuple(
        JointRow(
            id=case.id,
            number=case.number,
            employee=display_name(employee.title_before, employee.name, employee.title_after),
            nip=employee.nip,
            kind=employee.kind,
            origin=_place(old_post, old_unit)
            if case.direction is not Direction.INCOMING
            else _place(case.outside_post, case.outside_agency),
            destination=_place(new_post, new_unit)
            if case.direction is not Direction.OUTGOING
            else _place(case.outside_post, case.outside_agency),
            effective_on=case.effective_on,
        )
        for case, employee, old_post, old_unit, new_post, new_unit in found
    )


def _place(post: str | None, unit: str | None) -> str:
    return ", ".join(filter(None, (post, unit)))


def _all_may(session: Session, draft: JointDraft, today: date, *, outside: bool = False) -> None:
    """Refuse, naming the cases, while one of them cannot be in the decree."""
    if not draft.case_ids:
        sentence = _("No case is chosen.")
        raise Refusal(sentence, _("Tick the cases that the decree is to hold."))
    hindered = hindrances(session, draft, today, outside=outside)
    if hindered:
        lines = [row.line() for row in hindered[:NAMED]]
        more = _("And {count} more.").format(count=len(hindered) - NAMED) if hindered[NAMED:] else ""
        title = _("{count} of the chosen cases cannot be in the decree.").format(count=len(hindered))
        raise Refusal(title, " ".join(filter(None, (*lines, more))))


def _unfit_here(case: TransferCase, *, alike: bool) -> Iterator[str]:
    """Why this office cannot make the decree of a case together with the others."""
    if case.direction is Direction.OUTGOING:
        yield _("A move out of the region is decided elsewhere: record its decree as made outside.")
    elif case.to_unit_id is None or case.to_post_id is None:
        yield _("The case has no destination unit and post yet.")
    if not alike:
        yield _("PNS and PPPK are moved by decrees of their own.")


def _reasons(session: Session, case: TransferCase, draft: JointDraft, today: date) -> Iterator[str]:
    if case.stage is not CaseStage.DECREE:
        yield _("it is in the stage “{stage}”.").format(stage=_(CASE_STAGE_WORDS[case.stage]))
    if standing_decree(session, case) is not None:
        yield _("This case already has a decree.")
    if draft.effective_on is None and case.effective_on is None:
        yield _("The day on which the move takes effect (TMT) is not given.")
    if beyond := beyond_scope(session, draft.signatory_id, case):
        yield beyond
    checks = check_proposal(session, proposal_of(case), today)
    facts = CaseFacts(case.stage, today, checks=checks, overridden=overridden(session, case.id))
    yield from (missing.what for missing in no_check_stands(facts))


def _hindrance(case: TransferCase, employee: Employee, why: str) -> Hindrance:
    name = display_name(employee.title_before, employee.name, employee.title_after)
    return Hindrance(case.id, case.number, name, why)


def _doubts(session: Session, draft: JointDraft, facts: DecreeFacts) -> Iterator[str]:
    """What deserves a look before the decree is issued; what concerns one case begins with its number."""
    yield from print_doubts(session, LetterKind.COLLECTIVE_DECREE, facts)
    signer = next((row for row in list_signatories(session) if row.id == draft.signatory_id), None)
    if signer is not None:
        yield from signature_warnings(signer.entry, draft.day)
    if draft.effective_on and (doubt := decree_doubt(draft.day, draft.effective_on)):
        yield doubt
    yield from order_doubts(session, LetterKind.COLLECTIVE_DECREE, draft.day, draft.classification, draft.number)
    for case, employee in moves_of(session, draft.case_ids):
        for doubt in _case_doubts(case, employee, draft):
            yield f"{case.number}: {doubt}"


def _case_doubts(case: TransferCase, employee: Employee, draft: JointDraft) -> Iterator[str]:
    if draft.effective_on is None and (doubt := decree_doubt(draft.day, case.effective_on)):
        yield doubt
    if case.approval_on is not None and draft.day < case.approval_on:
        yield _("The decree is dated before its approval on {day}.").format(day=shown_date(case.approval_on))
    started = (case.from_unit_id, case.from_post_id)
    if started not in {(None, None), (employee.unit_id, employee.post_id)}:
        yield _("The employee's record shows another post than the case started from; return the case to its draft.")
