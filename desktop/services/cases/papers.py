"""The checklist of a case: what is ticked or waived, the files of each line, papers of the officer's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.tables import Attachment, ChecklistItem, TransferCase
from desktop.domain.cases.cases import CHECKLIST_STATE_WORDS, CaseStage, ChecklistState
from desktop.domain.cases.papers import last_valid_day
from desktop.domain.employees.names import check_line
from desktop.domain.refusal import Refusal
from desktop.services.attachments import Upload, attach, read_upload, remove_attachment, restore_attachment
from desktop.services.case_rows import add_step, check_version, edited_case, found_case, in_stage, reason_given
from desktop.services.rules.case_kinds import case_kinds
from desktop.text import _

CHECKED_IN = (CaseStage.DRAFT, CaseStage.CHECKING)
"""Stages in which the checklist can be changed."""
OWN = "own_"
"""Codes of the papers that the officer added to one case begin so."""
_PUT_ASIDE_BEHIND = 100
_OWN_BEHIND = 50
"""Own papers stand after those of the kind, and before those that the kind does not ask for any more."""


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A file of one line of the checklist."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One line of the checklist."""

    id: int
    code: str
    name: str
    article: str
    signer: str
    mandatory: bool
    state: ChecklistState
    reference: str
    valid_until: date | None
    reason: str
    version: int
    least_rank: str = ""
    valid_months: int | None = None
    dated_on: date | None = None
    files: tuple[PaperFile, ...] = ()
    """What is attached to it and was not put aside, the oldest first."""

    @property
    def is_own(self) -> bool:
        """Whether the officer added it to this case; only such a line can be taken out again."""
        return self.code.startswith(OWN)


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """How one line of the checklist stands; `reason` is why it is waived."""

    state: ChecklistState
    reference: str = ""
    valid_until: date | None = None
    reason: str = ""
    dated_on: date | None = None


@dataclass(frozen=True, slots=True)
class OwnPaper:
    """A paper that the officer asks for in one case only."""

    name: str
    signer: str = ""
    mandatory: bool = True


def checklist_of(session: Session, case_id: int) -> tuple[PaperRow, ...]:
    """The papers that the case needs, in their order, with what is attached to them."""
    files: dict[int | None, list[PaperFile]] = {}
    attached = select(Attachment.checklist_item_id, Attachment.id, Attachment.name).where(
        Attachment.case_id == case_id, Attachment.checklist_item_id.is_not(None), Attachment.removed_at.is_(None)
    )
    for item_id, file_id, name in session.execute(attached.order_by(Attachment.id)):
        files.setdefault(item_id, []).append(PaperFile(file_id, name))
    items = session.scalars(
        select(ChecklistItem).where(ChecklistItem.case_id == case_id).order_by(ChecklistItem.position)
    )
    return tuple(_row(item, files.get(item.id, [])) for item in items)


def record_check(
    session: Session, item_id: int, check: PaperCheck, version: int | None = None, today: date = date.max
) -> None:
    """Tick, waive or reopen one paper of the checklist, while the case is drafted or checked.

    A paper that counts for some months counts from its date on, unless another last day is given.
    """
    item, case = _edited_item(session, item_id, version)
    if check.dated_on and check.dated_on > today:
        sentence = _("The date lies in the future.")
        raise Refusal(sentence, _("Check the year and the month."), {"datedOn": sentence})
    if check.dated_on and check.valid_until and check.valid_until < check.dated_on:
        sentence = _("The last day lies before the date of the paper.")
        raise Refusal(sentence, _("Check the year and the month."), {"validUntil": sentence})
    waived = check.state is ChecklistState.WAIVED
    item.state = check.state
    item.reference = check_line(check.reference)
    counted = last_valid_day(check.dated_on, item.valid_months) if check.dated_on and item.valid_months else None
    item.dated_on, item.valid_until = check.dated_on, check.valid_until or counted
    item.reason = reason_given(check.reason) if waived else ""
    words = _(CHECKLIST_STATE_WORDS[check.state])
    add_step(session, case, "paper", " – ".join(filter(None, (item.name, words, item.reference, item.reason))))


def attach_to_paper(session: Session, item_id: int, uploads: Sequence[Upload], version: int | None = None) -> list[int]:
    """Keep files with a line of the checklist, which is there from then on; the ids of the files.

    Either all of them are kept or, if one is no paper, none: the refusal says which.
    """
    item, case = _edited_item(session, item_id, version)
    kept = [_attached(session, upload, case, item) for upload in uploads]
    if item.state is not ChecklistState.MET:
        item.state, item.reason = ChecklistState.MET, ""
    names = ", ".join(upload.name for upload in uploads)
    add_step(session, case, "attach", f"{item.name} – {names}")
    return kept


def attach_files_to_paper(
    session: Session, item_id: int, paths: Sequence[Path], version: int | None = None
) -> list[int]:
    """Keep the files at `paths` with a line of the checklist; the ids of the files."""
    return attach_to_paper(session, item_id, [_read(path) for path in paths], version)


def attach_files_to_case(session: Session, case_id: int, paths: Sequence[Path]) -> list[int]:
    """Keep the files at `paths` with the case itself; the ids of the files."""
    case = found_case(session, case_id)
    uploads = [_read(path) for path in paths]
    kept = [_attached(session, upload, case) for upload in uploads]
    add_step(session, case, "attach", ", ".join(upload.name for upload in uploads))
    return kept


def put_file_aside(session: Session, attachment_id: int, reason: str) -> None:
    """Put a file of a case aside; a line of the checklist that it alone proved is asked for again."""
    row = session.get(Attachment, attachment_id)
    remove_attachment(session, attachment_id, reason)
    if row is None or row.case_id is None:
        return
    case = found_case(session, row.case_id)
    add_step(session, case, "file_aside", f"{row.name} – {row.removed_reason}")
    item = session.get(ChecklistItem, row.checklist_item_id) if row.checklist_item_id is not None else None
    if item is None or case.stage not in CHECKED_IN or item.state is not ChecklistState.MET or item.reference:
        return
    session.flush()
    others = select(Attachment.id).where(Attachment.checklist_item_id == item.id, Attachment.removed_at.is_(None))
    if session.scalar(others.limit(1)) is None:
        item.state = ChecklistState.MISSING
        words = _(CHECKLIST_STATE_WORDS[item.state])
        add_step(session, case, "paper", f"{item.name} – {words}")


def bring_file_back(session: Session, attachment_id: int) -> None:
    """Bring a file of a case back; what it proves is ticked by the officer again."""
    restore_attachment(session, attachment_id)
    row = session.get_one(Attachment, attachment_id)
    if row.case_id is not None:
        add_step(session, found_case(session, row.case_id), "file_back", row.name)


def add_own_paper(session: Session, case_id: int, paper: OwnPaper, version: int | None = None) -> int:
    """Ask for one more paper in this case; the id of its line."""
    case = edited_case(session, case_id, version)
    in_stage(case, *CHECKED_IN)
    name = check_line(paper.name)
    if not name:
        sentence = _("The name of the paper is not given.")
        raise Refusal(sentence, _("Fill in the field and save again."), {"name": sentence})
    codes = set(session.scalars(select(ChecklistItem.code).where(ChecklistItem.case_id == case.id)))
    number = next(at for at in range(1, len(codes) + 2) if f"{OWN}{at}" not in codes)
    asked = select(func.count()).where(ChecklistItem.case_id == case.id)
    item = ChecklistItem(
        case_id=case.id,
        code=f"{OWN}{number}",
        position=_OWN_BEHIND + (session.scalar(asked) or 0),
        name=name,
        signer=check_line(paper.signer),
        mandatory=paper.mandatory,
    )
    session.add(item)
    add_step(session, case, "own_paper", name)
    session.flush()
    return item.id


def take_out_paper(session: Session, item_id: int, reason: str, version: int | None = None) -> None:
    """Ask no longer for a paper that the officer added; its files stay with the case."""
    item, case = _edited_item(session, item_id, version)
    if not item.code.startswith(OWN):
        raise Refusal(
            _("The kind of case asks for this paper."), _("Waive it with a reason, or change the kind in the settings.")
        )
    add_step(session, case, "paper_out", f"{item.name} – {reason_given(reason)}")
    _release(session, item)


def write_checklist(session: Session, case: TransferCase) -> None:
    """Bring the checklist to what the kind of case asks for, keeping what was ticked, waived or added."""
    there = {item.code: item for item in session.scalars(select(ChecklistItem).where(ChecklistItem.case_id == case.id))}
    asked = case_kinds(session)[case.kind].papers_for(own_request=case.own_request, direction=case.direction)
    for position, paper in enumerate(asked, 1):
        item = there.pop(paper.code, None) or ChecklistItem(case_id=case.id, code=paper.code)
        item.position, item.name, item.article = position, paper.name, paper.article
        item.signer, item.mandatory = paper.signer, paper.mandatory
        item.least_rank, item.valid_months = paper.least_rank, paper.valid_months
        session.add(item)
    for item in there.values():
        if item.code.startswith(OWN):
            continue
        if item.state is ChecklistState.MISSING:
            _release(session, item)
        else:
            item.mandatory = False
            item.position = _PUT_ASIDE_BEHIND + item.position % _PUT_ASIDE_BEHIND


def _edited_item(session: Session, item_id: int, version: int | None) -> tuple[ChecklistItem, TransferCase]:
    """A line that may be changed now, and its case."""
    item = session.get(ChecklistItem, item_id)
    if item is None:
        raise Refusal(_("This paper is not on the checklist any more."), _("Load the case again."))
    check_version(item.version, version)
    case = found_case(session, item.case_id)
    in_stage(case, *CHECKED_IN)
    return item, case


def _attached(session: Session, upload: Upload, case: TransferCase, item: ChecklistItem | None = None) -> int:
    try:
        if item is None:
            return attach(session, upload.name, upload.content, case_id=case.id)
        return attach(session, upload.name, upload.content, case_id=case.id, checklist_item_id=item.id)
    except Refusal as refusal:
        raise _named(refusal, upload.name) from refusal


def _read(path: Path) -> Upload:
    try:
        return read_upload(path)
    except Refusal as refusal:
        raise _named(refusal, path.name) from refusal


def _named(refusal: Refusal, name: str) -> Refusal:
    """The same refusal with the name of the file, for several may have been dropped at once."""
    return Refusal(_("Nothing was attached. {file}: {what}").format(file=name, what=refusal.title), refusal.remedy)


def _release(session: Session, item: ChecklistItem) -> None:
    """Delete a line; what was attached to it stays with the case."""
    for attached in session.scalars(select(Attachment).where(Attachment.checklist_item_id == item.id)):
        attached.checklist_item_id = None
    session.flush()
    session.delete(item)


def _row(item: ChecklistItem, files: Sequence[PaperFile]) -> PaperRow:
    return PaperRow(
        id=item.id,
        code=item.code,
        name=item.name,
        article=item.article,
        signer=item.signer,
        mandatory=item.mandatory,
        state=item.state,
        reference=item.reference,
        valid_until=item.valid_until,
        reason=item.reason,
        version=item.version,
        least_rank=item.least_rank,
        valid_months=item.valid_months,
        dated_on=item.dated_on,
        files=tuple(files),
    )
