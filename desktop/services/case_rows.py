"""What every step of a case shares: its row at the version that was read, its timeline, and how a no is said."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from desktop.db.changes import actor_of
from desktop.db.tables import CaseStep, TransferCase
from desktop.domain.cases.cases import CASE_STAGE_WORDS, CaseStage
from desktop.domain.cases.facts import Missing
from desktop.domain.dates import shown_date
from desktop.domain.employees.names import clean_text
from desktop.domain.refusal import Refusal, Stale
from desktop.text import _


def found_case(session: Session, case_id: int) -> TransferCase:
    """The row of a case; raises Refusal if there is none."""
    case = session.get(TransferCase, case_id)
    if case is None:
        raise Refusal(_("There is no such case."), _("Load the list again."))
    return case


def edited_case(session: Session, case_id: int, version: int | None) -> TransferCase:
    """The row of a case to change; raises Stale if it is not at `version` any more (None: as it is now)."""
    case = found_case(session, case_id)
    check_version(case.version, version)
    return case


def check_version(found: int, read: int | None) -> None:
    """Refuse to save over what somebody else saved since it was read."""
    if read is not None and found != read:
        raise Stale(
            _("Someone else changed this record while you were editing it."),
            _("Your entries are still here. Load the record again and repeat what is still needed."),
        )


def in_stage(case: TransferCase, *stages: CaseStage) -> None:
    """Refuse what belongs to another stage."""
    if case.stage not in stages:
        raise Refusal(
            _("This cannot be done in the stage “{stage}”.").format(stage=_(CASE_STAGE_WORDS[case.stage])),
            _("It belongs to the stage “{stage}”.").format(stage=_(CASE_STAGE_WORDS[stages[-1]])),
        )


def add_step(session: Session, case: TransferCase, action: str, note: str = "") -> None:
    """Write a line of the timeline that does not move the case."""
    session.add(CaseStep(case_id=case.id, actor=actor_of(session), action=action, note=note))


def move_to(session: Session, case: TransferCase, stage: CaseStage, step: tuple[str, str], today: date) -> None:
    """Bring the case to `stage` with a line of the timeline; `step` is its action and its note."""
    action, note = step
    before = None if action == "new" else case.stage
    session.add(
        CaseStep(case_id=case.id, actor=actor_of(session), action=action, from_stage=before, to_stage=stage, note=note)
    )
    case.stage = stage
    case.stage_since = today


def require(missing: Sequence[Missing]) -> None:
    """Refuse in words if anything is missing: the first sentence, its article, and what else there is."""
    if not missing:
        return
    first, *others = missing
    remedy = [_("Basis: {article}.").format(article=first.article), *(other.what for other in others)]
    raise Refusal(first.what, " ".join(remedy), {one.field: one.what for one in reversed(missing) if one.field})


def unfilled(sentence: str, field: str) -> Refusal:
    """The no to a form whose `field` is empty or wrong, said beside it."""
    return Refusal(sentence, _("Fill in the field and save again."), {field: sentence})


def reason_given(reason: str) -> str:
    """The written reason; raises Refusal if there is none."""
    written = clean_text(reason)
    if not written:
        sentence = _("A reason is needed.")
        raise Refusal(sentence, _("Write why, in one sentence."), {"reason": sentence})
    return written


def not_after(day: date | None, last: date, field: str) -> date:
    """`day`, which must be given and not lie after `last`."""
    if day is None:
        sentence = _("The date is not given.")
        raise Refusal(sentence, _("Fill in the date."), {field: sentence})
    if day > last:
        sentence = _("The date lies in the future.")
        raise Refusal(sentence, _("Check the year and the month."), {field: sentence})
    return day


def not_before(day: date, first: date | None, field: str, what: str) -> None:
    """Refuse a day before `first`; `what` is the sentence that says which came first."""
    if first is not None and day < first:
        remedy = _("The first day allowed is {day}.").format(day=shown_date(first))
        raise Refusal(what, remedy, {field: f"{what} {remedy}"})
