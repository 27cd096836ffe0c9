"""Many letters of one kind, one after the other: each is kept, or its failure noted, in a transaction of its own.

So a program that is closed or killed in between leaves whole letters and a batch that can go on; a letter that
is refused takes no number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.changes import actor_of
from desktop.db.tables import BatchItem, Employee, Letter, LetterBatch, TransferCase
from desktop.domain.cases.cases import CASE_STAGE_WORDS, CaseStage
from desktop.domain.cases.stages import END_STAGES
from desktop.domain.employees.employees import display_name
from desktop.domain.letters.letters import BatchState, LetterAbout, LetterStatus
from desktop.domain.refusal import Refusal
from desktop.services.case_rows import found_case
from desktop.services.decree_rows import PARTED
from desktop.services.letters.choice import kind_by_code, letters_about
from desktop.services.letters.decree_copies import CopyDraft, copy_desk, issue_extract
from desktop.services.letters.drafts import own_fields, to_plain_fields
from desktop.services.letters.letters import decree_desk, issue_decree
from desktop.services.letters.official_letters import issue_letter, letter_desk
from desktop.services.wording.letter_kinds import Entered, EntryField
from desktop.text import N_, _

EXTRACT, DECREE = "extract", "decree"
"""Codes of letters that are no `KindOfLetter`: made from a decree, and from the case's own decree page."""
MOST_LISTED = 50


@dataclass(frozen=True, slots=True)
class BatchKind:
    """A letter that can be made for many cases at once."""

    code: str
    title: str
    """An N_ sentence."""
    stages: frozenset[CaseStage]
    fields: tuple[EntryField, ...] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """What all letters of a batch have in common; an own field left empty is filled for each from its case."""

    day: date
    signatory_id: int | None = None
    entered: Entered = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BatchCase:
    """A case that can be chosen, or a line of a batch."""

    id: int
    number: str
    employee: str
    nip: str
    stage: CaseStage
    letter_id: int | None = None
    letter_number: str = ""
    problem: str = ""
    void: bool = False
    """Whether the letter was made void since."""


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A batch as a line of a list."""

    id: int
    title: str
    """An N_ sentence."""
    at: datetime
    made: int
    whole: int


@dataclass(frozen=True, slots=True)
class BatchFile:
    """A batch with what became of each letter."""

    id: int
    code: str
    title: str
    """An N_ sentence."""
    state: BatchState
    at: datetime
    actor: str
    cases: tuple[BatchCase, ...]

    @property
    def made(self) -> tuple[int, ...]:
        """Ids of the letters that were made, in the order of the batch."""
        return tuple(case.letter_id for case in self.cases if case.letter_id is not None)

    @property
    def standing(self) -> tuple[BatchCase, ...]:
        """Those whose letter counts: only they are printed and saved."""
        return tuple(case for case in self.cases if case.letter_id is not None and not case.void)

    @property
    def failed(self) -> tuple[BatchCase, ...]:
        """Those that could not be made, with the reason."""
        return tuple(case for case in self.cases if case.problem)


@dataclass(frozen=True, slots=True)
class BatchStep:
    """How far a batch is after one more letter."""

    batch_id: int
    made: int
    failed: int
    left: int


def batch_kinds() -> tuple[BatchKind, ...]:
    """The letters that can be made for many cases, decrees first."""
    own = (BatchKind(kind.code, kind.title, kind.stages, kind.fields) for kind in letters_about(LetterAbout.CASE))
    return (BatchKind(DECREE, N_("Decree"), frozenset({CaseStage.DECREE})), *own)


def batch_cases(session: Session) -> tuple[BatchCase, ...]:
    """The cases that have not ended, by the names of their employees."""
    found = select(TransferCase, Employee).join(Employee, Employee.id == TransferCase.employee_id)
    rows = session.execute(
        found.where(TransferCase.stage.not_in(END_STAGES)).order_by(Employee.name_key, TransferCase.id)
    )
    return tuple(_case(case, employee) for case, employee in rows)


def extract_cases(session: Session, letter_id: int) -> tuple[BatchCase, ...]:
    """The cases of a decree whose employees have no extract yet."""
    desk = copy_desk(session, letter_id)
    ids = [case_id for case_id, _name in desk.cases if case_id not in desk.made]
    found = select(TransferCase, Employee).join(Employee, Employee.id == TransferCase.employee_id)
    rows = session.execute(found.where(TransferCase.id.in_(ids)).order_by(Employee.name_key, TransferCase.id))
    return tuple(_case(case, employee) for case, employee in rows)


def start_batch(
    session: Session, code: str, case_ids: Sequence[int], shared: Shared, source_id: int | None = None
) -> int:
    """Write down which letters are to be made; the batch's id. None is made yet."""
    if not case_ids:
        raise Refusal(_("No case is chosen."), _("Tick the cases that are to get the letter."))
    if shared.signatory_id is None:
        sentence = _("Choose who signs.")
        raise Refusal(sentence, "", {"signatory": sentence})
    entered = {"day": shared.day.isoformat(), "signatory_id": shared.signatory_id}
    own = to_plain_fields(shared.entered)
    batch = LetterBatch(code=code, source_id=source_id, entered=entered | {"own": own}, actor=actor_of(session))
    session.add(batch)
    session.flush()
    session.add_all(BatchItem(batch_id=batch.id, case_id=case_id) for case_id in dict.fromkeys(case_ids))
    session.flush()
    return batch.id


def make_next(session: Session, batch_id: int, today: date) -> BatchStep:
    """Make the next letter of a batch, or note why it cannot be made; one call is one transaction."""
    batch = _found(session, batch_id)
    waiting = select(BatchItem).where(
        BatchItem.batch_id == batch_id, BatchItem.letter_id.is_(None), BatchItem.problem == ""
    )
    item = session.scalars(waiting.order_by(BatchItem.id).limit(1)).first()
    if item is not None:
        batch.state = BatchState.OPEN
        try:
            with session.begin_nested():
                item.letter_id = _make(session, batch, item.case_id, today)
        except Refusal as refusal:
            item.letter_id, item.problem = None, str(refusal)
        session.flush()
    step = _step(session, batch_id)
    if not step.left:
        batch.state = BatchState.DONE
    return step


def shown_number(case: BatchCase) -> str:
    """The number of its letter, and that it was made void since."""
    return _("{number} (void)").format(number=case.letter_number) if case.void else case.letter_number


def stop_batch(session: Session, batch_id: int) -> None:
    """Leave a batch as far as it came; `make_next` takes it up again."""
    _found(session, batch_id).state = BatchState.STOPPED


def try_failed_again(session: Session, batch_id: int) -> None:
    """Forget why letters could not be made, so that they are tried again."""
    batch = _found(session, batch_id)
    for item in session.scalars(select(BatchItem).where(BatchItem.batch_id == batch_id, BatchItem.problem != "")):
        item.problem = ""
    batch.state = BatchState.STOPPED


def open_batch(session: Session, batch_id: int) -> BatchFile:
    """A batch with each of its letters."""
    batch = _found(session, batch_id)
    found = (
        select(BatchItem, TransferCase, Employee, Letter.number, Letter.status)
        .join(TransferCase, TransferCase.id == BatchItem.case_id)
        .join(Employee, Employee.id == TransferCase.employee_id)
        .outerjoin(Letter, Letter.id == BatchItem.letter_id)
        .where(BatchItem.batch_id == batch_id)
        .order_by(BatchItem.id)
    )
    lines = (
        replace(
            _case(case, employee),
            letter_id=item.letter_id,
            letter_number=number or "",
            problem=item.problem,
            void=status is LetterStatus.VOID,
        )
        for item, case, employee, number, status in session.execute(found)
    )
    return BatchFile(batch.id, batch.code, _title(batch.code), batch.state, batch.at, batch.actor, tuple(lines))


def list_batches(session: Session) -> list[BatchRow]:
    """The newest batches, those that were not finished first."""
    counted = (func.count(BatchItem.letter_id), func.count(BatchItem.id))
    found = select(LetterBatch, *counted).join(BatchItem, BatchItem.batch_id == LetterBatch.id)
    found = found.group_by(LetterBatch.id).order_by(LetterBatch.state == BatchState.DONE, LetterBatch.id.desc())
    rows = session.execute(found.limit(MOST_LISTED))
    return [BatchRow(batch.id, _title(batch.code), batch.at, made, whole) for batch, made, whole in rows]


def _make(session: Session, batch: LetterBatch, case_id: int, today: date) -> int:
    """One letter; its id."""
    shared = _shared(batch)
    if batch.code == EXTRACT and batch.source_id is not None:
        return issue_extract(session, batch.source_id, case_id, CopyDraft(shared.day, shared.signatory_id), today)
    if batch.code == DECREE:
        own = decree_desk(session, case_id, shared.day).draft
        draft = replace(own, signatory_id=shared.signatory_id)
        return issue_decree(session, case_id, draft, today)
    _check_goes_on(session, batch.code, case_id)
    order = letter_desk(session, batch.code, case_id, shared.day).draft
    settled = {name: value for name, value in shared.entered.items() if value not in {None, ""}}
    letter = replace(order.draft, signatory_id=shared.signatory_id)
    return issue_letter(session, replace(order, draft=letter, entered={**order.entered, **settled}), today)


def _check_goes_on(session: Session, code: str, case_id: int) -> None:
    """Refuse a letter for a case that ended since it was ticked, unless it is one that is written at the end."""
    case = found_case(session, case_id)
    if case.stage in PARTED and case.stage not in kind_by_code(code).stages:
        stage = _(CASE_STAGE_WORDS[case.stage])
        raise Refusal(_("The case has ended: {stage}.").format(stage=stage), _("See the page of its case."))


def _shared(batch: LetterBatch) -> Shared:
    kept: Mapping[str, Any] = batch.entered
    plain = batch.code in {EXTRACT, DECREE}
    own = {} if plain else own_fields(kind_by_code(batch.code), kept["own"])
    return Shared(date.fromisoformat(kept["day"]), kept["signatory_id"], own)


def _step(session: Session, batch_id: int) -> BatchStep:
    counted = select(func.count(BatchItem.letter_id), func.count().filter(BatchItem.problem != ""), func.count()).where(
        BatchItem.batch_id == batch_id
    )
    made, failed, whole = session.execute(counted).one()
    return BatchStep(batch_id, made, failed, whole - made - failed)


def _case(case: TransferCase, employee: Employee) -> BatchCase:
    name = display_name(employee.title_before, employee.name, employee.title_after)
    return BatchCase(case.id, case.number, name, employee.nip, case.stage)


def _title(code: str) -> str:
    known = {EXTRACT: N_("Extract of a decree"), DECREE: N_("Decree")}
    return known[code] if code in known else kind_by_code(code).title


def _found(session: Session, batch_id: int) -> LetterBatch:
    batch = session.get(LetterBatch, batch_id)
    if batch is None:
        raise Refusal(_("There is no such batch."), _("Load the list again."))
    return batch
