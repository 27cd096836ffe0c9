"""The ticks of the head typed back in for many cases at once; each case is kept whole or told why not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from desktop.db.tables import Employee, TransferCase
from desktop.domain.cases.cases import ApprovalResult, CaseStage
from desktop.domain.employees.employees import display_name
from desktop.domain.employees.names import check_line, clean_text
from desktop.domain.refusal import Refusal
from desktop.services.attachments import Upload, attach
from desktop.services.case_rows import found_case, not_after
from desktop.services.cases.cases import advance, missing_of, refuse_case, return_case
from desktop.services.cases.steps import Approval, record_approval
from desktop.services.rules.delegations import require_power
from desktop.text import _

NOTE_ASKED = frozenset({ApprovalResult.REPAIR, ApprovalResult.REFUSED})
"""Decisions that the employee has to be told the reason of."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the official ticked for one case; None where nothing is ticked. `version` is the row that was read."""

    case_id: int
    result: ApprovalResult | None
    note: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Signing:
    """What is the same for every case of a sheet: when and by whom it was decided, and what follows in the same go."""

    on: date | None
    by: str
    """The head, a signatory whose power is looked at, or an official outside the office."""
    sheet: str = ""
    onward: bool = False
    """Whether approved cases go on to the decree at once."""
    return_to: CaseStage | None = None
    """Where cases to be repaired are returned to at once; None leaves them here."""
    scan: Upload | None = None
    end_refused: bool = False
    """Whether cases that are refused end at once, with the official's words as the reason."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one case: whether the decision was kept, where the case stands, and what stood in the way."""

    case_id: int
    number: str
    employee: str
    result: ApprovalResult
    kept: bool
    stage: CaseStage
    why: str = ""


def record_approvals(
    session: Session, decisions: Sequence[Decision], signing: Signing, today: date
) -> tuple[Outcome, ...]:
    """Keep every tick, then take the cases where they go; one that is refused holds up none of the others."""
    ticked = [one for one in decisions if one.result is not None]
    _check_sheet(session, ticked, signing, today)
    entries = [_Entry(found_case(session, one.case_id), one) for one in ticked]
    for entry in entries:
        entry.kept = _tried(session, entry, lambda given: _keep(session, given, signing, today))
    for entry in entries:
        # Only now: the other half of a swap may have been approved further down the sheet.
        if entry.kept:
            _tried(session, entry, lambda given: _follow(session, given, signing, today))
    if signing.scan is not None:
        for entry in entries:
            if entry.kept:
                attach(session, signing.scan.name, signing.scan.content, case_id=entry.case.id)
    session.flush()
    return tuple(_outcome(session, entry) for entry in entries)


@dataclass(slots=True)
class _Entry:
    """A case on its way through the sheet."""

    case: TransferCase
    decision: Decision
    kept: bool = field(default=False)
    why: str = field(default="")


def _check_sheet(session: Session, ticked: Sequence[Decision], signing: Signing, today: date) -> None:
    """Refuse what is wrong for every case, before any is touched."""
    if not ticked:
        raise Refusal(_("No case is ticked."), _("Tick what the official decided, as it stands on the sheet."))
    day = not_after(signing.on, today, "on")
    if not check_line(signing.by):
        sentence = _("The official who decided is not given.")
        raise Refusal(sentence, _("Fill in the field and save again."), {"by": sentence})
    require_power(session, signing.by, day)


def _tried(session: Session, entry: _Entry, work: Callable[[_Entry], None]) -> bool:
    """Do `work` for one case wholly or not at all; the sentence of a refusal stays with the entry."""
    try:
        with session.begin_nested():
            work(entry)
    except Refusal as refusal:
        entry.why = refusal.title
        return False
    return True


def _keep(session: Session, entry: _Entry, signing: Signing, today: date) -> None:
    given = entry.decision
    note = clean_text(given.note)
    if given.result in NOTE_ASKED and not note:
        sentence = _("The official's words are missing: what is to be repaired, or why it is refused.")
        raise Refusal(sentence, _("Write the note, then save again."))
    sheet = check_line(signing.sheet)
    told = _("tick sheet {number}").format(number=sheet) if sheet else ""
    words = " – ".join(filter(None, (note, told)))
    record_approval(session, given.case_id, Approval(given.result, signing.on, signing.by, words), today, given.version)
    session.flush()


def _follow(session: Session, entry: _Entry, signing: Signing, today: date) -> None:
    """Take an approved case on, return or end the others, and tell of a swap of which half is missing."""
    result = entry.decision.result
    if result is ApprovalResult.APPROVED and signing.onward:
        advance(session, entry.case.id, today)
    elif result is ApprovalResult.APPROVED:
        missing = missing_of(session, entry.case.id, today)
        entry.why = next((one.what for one in missing if one.field == "swap"), "")
    elif result is ApprovalResult.REPAIR and signing.return_to is not None:
        return_case(session, entry.case.id, signing.return_to, entry.decision.note, today)
    elif result is ApprovalResult.REFUSED and signing.end_refused:
        refuse_case(session, entry.case.id, entry.decision.note, today)
    session.flush()


def _outcome(session: Session, entry: _Entry) -> Outcome:
    employee = session.get_one(Employee, entry.case.employee_id)
    name = display_name(employee.title_before, employee.name, employee.title_after)
    result = ApprovalResult(entry.decision.result or "")
    return Outcome(entry.case.id, entry.case.number, name, result, entry.kept, entry.case.stage, entry.why)
