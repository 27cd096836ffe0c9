"""What was promised to an employee who moves, and what helps in the new post."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.domain.employees.names import check_line, clean_text
from desktop.domain.refusal import Refusal
from desktop.text import N_, _

SOON_DAYS = 14
"""Days ahead in which what is promised, or planned to help, is shown as coming."""


class CommitmentKind(StrEnum):
    """What a promise is about."""

    HOUSING = "housing"
    TRANSPORT = "transport"
    ALLOWANCE = "allowance"
    EQUIPMENT = "equipment"
    SCHOOLING = "schooling"
    SCHEDULE = "schedule"
    OTHER = "other"


class SupportKind(StrEnum):
    """How the employee is helped into the new post."""

    TRAINING = "training"
    MENTORING = "mentoring"
    ORIENTATION = "orientation"
    OTHER = "other"


class CareState(StrEnum):
    """How a promise or a support stands on a day."""

    OPEN = "open"
    SOON = "soon"
    OVERDUE = "overdue"
    DONE = "done"
    FAILED = "failed"
    """A promise that was broken, a support that was dropped."""


class SupportStep(StrEnum):
    """What the timeline tells of promises and support, beside the promise itself."""

    PROMISE_CORRECTED = "promise_edit"
    PROMISE_KEPT = "promise_kept"
    PROMISE_BROKEN = "promise_broken"
    PROMISE_REOPENED = "promise_reopened"
    PLANNED = "support"
    CORRECTED = "support_edit"
    DONE = "support_done"
    DROPPED = "support_dropped"
    REOPENED = "support_reopened"


COMMITMENT_KIND_WORDS = {
    CommitmentKind.HOUSING: N_("Housing"),
    CommitmentKind.TRANSPORT: N_("Transport"),
    CommitmentKind.ALLOWANCE: N_("Allowance"),
    CommitmentKind.EQUIPMENT: N_("Equipment"),
    CommitmentKind.SCHOOLING: N_("Schooling of children"),
    CommitmentKind.SCHEDULE: N_("Working schedule"),
    CommitmentKind.OTHER: N_("Other promise"),
}
SUPPORT_KIND_WORDS = {
    SupportKind.TRAINING: N_("Training"),
    SupportKind.MENTORING: N_("Mentoring"),
    SupportKind.ORIENTATION: N_("Orientation"),
    SupportKind.OTHER: N_("Other support"),
}
COMMITMENT_STATE_WORDS = {
    CareState.OPEN: N_("Not due yet"),
    CareState.SOON: N_("Due soon"),
    CareState.OVERDUE: N_("Overdue"),
    CareState.DONE: N_("Kept"),
    CareState.FAILED: N_("Broken"),
}
SUPPORT_STATE_WORDS = COMMITMENT_STATE_WORDS | {CareState.DONE: N_("Given"), CareState.FAILED: N_("Dropped")}
SUPPORT_STEP_WORDS = {
    SupportStep.PROMISE_CORRECTED: N_("Promise corrected"),
    SupportStep.PROMISE_KEPT: N_("Promise kept"),
    SupportStep.PROMISE_BROKEN: N_("Promise broken"),
    SupportStep.PROMISE_REOPENED: N_("Promise open again"),
    SupportStep.PLANNED: N_("Support planned"),
    SupportStep.CORRECTED: N_("Support corrected"),
    SupportStep.DONE: N_("Support given"),
    SupportStep.DROPPED: N_("Support dropped"),
    SupportStep.REOPENED: N_("Support open again"),
}


@dataclass(frozen=True, slots=True)
class CommitmentEntry:
    """What an officer writes about a promise."""

    kind: CommitmentKind | None
    text: str
    owner: str
    due_on: date | None
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True)
class SupportEntry:
    """What an officer writes about a support; the mentor may be anybody who helps."""

    kind: SupportKind | None
    text: str
    mentor: str = ""
    starts_on: date | None = None
    due_on: date | None = None


def checked_commitment(entry: CommitmentEntry, today: date) -> CommitmentEntry:
    """The promise as it is kept; raises Refusal by field where something lacks."""
    text, owner = clean_text(entry.text), check_line(entry.owner)
    agreed = entry.agreed_on
    faults = {
        "kind": "" if entry.kind else _("Choose what the promise is about."),
        "text": "" if text else _("Write what is promised."),
        "owner": "" if owner else _("Write who keeps the promise."),
        "due_on": "" if entry.due_on else _("Write until when it is kept."),
        "agreed_on": _("The date lies in the future.") if agreed and agreed > today else "",
    }
    _refuse(faults, _("The promise cannot be recorded yet."))
    if agreed and entry.due_on and entry.due_on < agreed:
        _refuse({"due_on": _("That is before the promise was made.")}, _("The promise cannot be recorded yet."))
    return replace(entry, text=text, owner=owner)


def checked_support(entry: SupportEntry) -> SupportEntry:
    """The support as it is kept; raises Refusal by field where something lacks."""
    text, mentor = clean_text(entry.text), check_line(entry.mentor)
    starts, due = entry.starts_on, entry.due_on
    late = due is not None and starts is not None and due < starts
    faults = {
        "kind": "" if entry.kind else _("Choose how the employee is helped."),
        "text": "" if text else _("Write what is done."),
        "due_on": _("It ends before it begins.") if late else "" if due else _("Write until when it is done."),
    }
    _refuse(faults, _("The support cannot be recorded yet."))
    return replace(entry, text=text, mentor=mentor)


def care_state(done_on: date | None, failed_on: date | None, due_on: date | None, today: date) -> CareState:
    """How something with a due date stands on `today`; without one it is never late."""
    if done_on is not None:
        return CareState.DONE
    if failed_on is not None:
        return CareState.FAILED
    left = SOON_DAYS + 1 if due_on is None else (due_on - today).days
    if left < 0:
        return CareState.OVERDUE
    return CareState.SOON if left <= SOON_DAYS else CareState.OPEN


def _refuse(faults: dict[str, str], sentence: str) -> None:
    found = {name: fault for name, fault in faults.items() if fault}
    if found:
        raise Refusal(sentence, _("See the fields marked in red."), found)
