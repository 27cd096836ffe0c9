"""The columns of the list of cases and of the tables on a case's page."""

from datetime import date

from PySide6.QtGui import QIcon

from desktop.domain.cases.cases import CASE_KIND_WORDS, CASE_STAGE_WORDS, CHECKLIST_STATE_WORDS, ChecklistState
from desktop.domain.cases.facts import CASE_ACTION_WORDS, CaseAction
from desktop.domain.cases.papers import VALIDITY_WORDS, Validity, validity
from desktop.domain.dates import shown_date
from desktop.domain.employees.nip import grouped
from desktop.domain.evaluation.evaluation import FOLLOW_UP_STEP_WORDS
from desktop.domain.objections.objections import OBJECTION_GROUND_WORDS, OBJECTION_RESULT_WORDS, OBJECTION_STEP_WORDS
from desktop.domain.review.review import REVIEW_STEP_WORDS
from desktop.domain.support.support import SUPPORT_STEP_WORDS
from desktop.services.attachments import AttachmentRow
from desktop.services.cases.file import StepRow
from desktop.services.cases.list import CaseRow
from desktop.services.cases.papers import PaperRow
from desktop.services.objections.lists import ObjectionRow
from desktop.services.units.establishment import PostPlace
from desktop.text import N_, _
from desktop.ui.cases.files import shown_size
from desktop.ui.cases.looks import PAPER_ICONS, STAGE_ICONS, VALIDITY_ICONS
from desktop.ui.icons import icon
from desktop.ui.tables import Column

STEP_WORDS: dict[str, str] = {
    **{action.value: words for action, words in CASE_ACTION_WORDS.items()},
    **{step.value: words for step, words in OBJECTION_STEP_WORDS.items()},
    **{step.value: words for step, words in REVIEW_STEP_WORDS.items()},
    **{step.value: words for step, words in FOLLOW_UP_STEP_WORDS.items()},
    **{step.value: words for step, words in SUPPORT_STEP_WORDS.items()},
    "new": N_("Case opened"),
    "edit": N_("Proposal changed"),
    "note": N_("Note"),
    "promised": N_("Promise recorded"),
    "talk": N_("Talk held"),
    "talk_edit": N_("Talk corrected"),
    "talk_remove": N_("Talk put aside"),
    "talk_restore": N_("Talk brought back"),
    "answer": N_("Answer of the employee"),
    "wish": N_("Wish stated"),
    "letter": N_("Letter issued"),
    "letter_void": N_("Letter made void"),
    "letter_corrected": N_("Letter corrected"),
    "letter_signed": N_("Letter signed"),
    "letter_delivered": N_("Letter handed over"),
    "swap": N_("Swap"),
    "elsewhere": N_("Another move"),
    "paper": N_("Paper checked"),
    "attach": N_("Paper attached"),
    "own_paper": N_("Paper added"),
    "paper_out": N_("Paper taken out"),
    "file_aside": N_("File put aside"),
    "file_back": N_("File brought back"),
    "repair": N_("Returned for repair (BTS)"),
    "resubmitted": N_("Handed in again"),
    "approval": N_("Decision recorded"),
    "decree": N_("Decree numbered"),
    "decree_void": N_("Decree taken back"),
    "correction": N_("Decree corrected"),
    "attempt": N_("Delivery failed"),
    "signature": N_("Decree signed"),
    "delivery": N_("Decree received"),
    "start": N_("Duty begun"),
    "move": N_("Record moved"),
    "entered": N_("Entered in SIASN"),
    "entry_undone": N_("Mark of entry taken back"),
    "entry_seen": N_("SIASN showed the move"),
    "override": N_("Warning passed"),
    "override_end": N_("Warning counts again"),
    "conflict": N_("Conflicts declared"),
    "conflict_review": N_("Conflict reviewed"),
}


def _stage_icon(row: CaseRow) -> QIcon:
    return icon(*STAGE_ICONS[row.stage])


def _paper_validity(row: PaperRow) -> Validity:
    """Only a paper that is there can expire."""
    today = date.today()  # noqa: DTZ011  # the office's own day
    return validity(row.valid_until, today) if row.state is ChecklistState.MET else Validity.LASTING


def _paper_icon(row: PaperRow) -> QIcon:
    return icon(*(VALIDITY_ICONS.get(_paper_validity(row)) or PAPER_ICONS[row.state]))


def _paper_state(row: PaperRow) -> str:
    counts = _paper_validity(row)
    if counts in VALIDITY_ICONS:
        return _(VALIDITY_WORDS[counts])
    optional = row.state is ChecklistState.MISSING and not row.mandatory
    return _("Optional") if optional else _(CHECKLIST_STATE_WORDS[row.state])


def _paper_detail(row: PaperRow) -> str:
    until = _("until {day}").format(day=shown_date(row.valid_until)) if row.valid_until else ""
    return " · ".join(filter(None, (until, row.reference, row.reason)))


def _files_icon(row: PaperRow) -> QIcon | None:
    return icon("paperclip") if row.files else None


def _belongs_to(row: AttachmentRow) -> str:
    """What of the case a file proves."""
    owners = (
        (row.decree_id, N_("Signed decree")),
        (row.talk_id, N_("Talk with the employee")),
        (row.commitment_id, N_("Promise")),
    )
    return row.paper or next((_(words) for owner, words in owners if owner is not None), row.note)


def step_words(row: StepRow) -> str:
    """What was done; for a step on or back, the stage that it led to."""
    if row.to_stage is not None and row.action == CaseAction.ADVANCE:
        return _("On to {stage}").format(stage=_(CASE_STAGE_WORDS[row.to_stage]))
    if row.to_stage is not None and row.action == CaseAction.RETURN:
        return _("Back to {stage}").format(stage=_(CASE_STAGE_WORDS[row.to_stage]))
    return _(STEP_WORDS.get(row.action, row.action))


def step_moment(row: StepRow) -> str:
    """Day and hour of a step, by the clock of this workstation."""
    local = row.at.astimezone()
    return f"{shown_date(local.date())} {local:%H.%M}"


CASE_COLUMNS: tuple[Column[CaseRow], ...] = (
    Column("number", N_("Number"), 96, lambda row: row.number),
    Column("employee", N_("Employee"), 196, lambda row: row.employee),
    Column("stage", N_("Stage"), 148, lambda row: _(CASE_STAGE_WORDS[row.stage]), icon=_stage_icon),
    Column("since", N_("Since"), 100, lambda row: shown_date(row.stage_since), right=True),
    Column("from_unit", N_("From unit"), 180, lambda row: row.from_unit),
    Column("to_unit", N_("To unit"), 180, lambda row: row.to_unit),
    Column("to_post", N_("To post"), 180, lambda row: row.to_post),
    Column(
        "effective",
        N_("TMT"),
        100,
        lambda row: shown_date(row.effective_on) if row.effective_on else "",
        right=True,
        shown=False,
    ),
    Column("nip", N_("NIP"), 170, lambda row: grouped(row.nip), whole=True, sortable=False, shown=False),
    Column("kind", N_("Kind"), 200, lambda row: _(CASE_KIND_WORDS[row.kind]), sortable=False, shown=False),
    Column("decree", N_("Decree"), 180, lambda row: row.decree_number, sortable=False, shown=False),
)
CHECKLIST_COLUMNS: tuple[Column[PaperRow], ...] = (
    Column("state", N_("State"), 112, _paper_state, icon=_paper_icon),
    Column("name", N_("Paper"), 340, lambda row: row.name, tip=lambda row: f"{row.name}\n{row.signer}\n{row.article}"),
    Column(
        "files",
        N_("Attached"),
        76,
        lambda row: str(len(row.files) or ""),
        icon=_files_icon,
        tip=lambda row: "\n".join(file.name for file in row.files),
    ),
    Column("reference", N_("Number and date"), 120, _paper_detail),
)
TIMELINE_COLUMNS: tuple[Column[StepRow], ...] = (
    Column("at", N_("When"), 138, step_moment),
    Column("step", N_("Step"), 172, step_words),
    Column("note", N_("Note"), 120, lambda row: row.note),
    Column("actor", N_("By whom"), 90, lambda row: row.actor, shown=False),
)
PAPERS_COLUMNS: tuple[Column[AttachmentRow], ...] = (
    Column("name", N_("Paper"), 150, lambda row: row.name),
    Column("for", N_("For which paper"), 130, _belongs_to),
    Column("added", N_("Added"), 88, lambda row: shown_date(row.added_at.astimezone().date()), right=True, shown=False),
    Column("size", N_("Size"), 68, lambda row: shown_size(row.size), right=True),
    Column("removed", N_("Put aside because"), 120, lambda row: row.removed_reason),
)
OBJECTION_COLUMNS: tuple[Column[ObjectionRow], ...] = (
    Column("number", N_("Number"), 110, lambda row: row.number),
    Column("filed", N_("Filed"), 96, lambda row: shown_date(row.filed_on), right=True),
    Column("ground", N_("Ground"), 120, lambda row: _(OBJECTION_GROUND_WORDS[row.ground])),
    Column("due", N_("Due"), 96, lambda row: shown_date(row.due_on), right=True),
    Column("result", N_("Result"), 100, lambda row: _(OBJECTION_RESULT_WORDS[row.result]) if row.result else ""),
)
POST_COLUMNS: tuple[Column[PostPlace], ...] = (
    Column("title", N_("Post"), 176, lambda row: row.title),
    Column("need", N_("Need"), 104, lambda row: str(row.need), right=True),
    Column("holders", N_("Holders"), 64, lambda row: str(row.holders), right=True),
    Column("incoming", N_("On the way"), 72, lambda row: str(row.incoming or ""), right=True),
    Column("free", N_("Free"), 80, lambda row: str(row.room), right=True),
)
