"""The promises of a case: in the stage of support, and beside every stage, for they are made earlier too."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.support.support import (
    COMMITMENT_KIND_WORDS,
    COMMITMENT_STATE_WORDS,
    CareState,
    CommitmentEntry,
)
from desktop.services.attachments import read_upload
from desktop.services.cases.commitments import (
    CommitmentRow,
    CommitmentsFile,
    add_commitment,
    break_commitment,
    commitments_file,
    correct_commitment,
    keep_commitment,
    reopen_commitment,
)
from desktop.services.cases.file import CaseFile
from desktop.text import N_, _
from desktop.ui.background import Session
from desktop.ui.care import state_icon
from desktop.ui.cases.deeds import Deed, DeedList, DeedListKind, Values
from desktop.ui.cases.files import FileField, shown_size
from desktop.ui.forms import ChoiceField, DateField, LineField, TextField
from desktop.ui.tables import Column
from desktop.ui.windows import Shell

SETTLED = frozenset({CareState.DONE, CareState.FAILED})


def _is_open(row: CommitmentRow) -> bool:
    return row.may_change and row.state not in SETTLED


def _is_settled(row: CommitmentRow) -> bool:
    return row.may_change and row.state in SETTLED


def _day(row: CommitmentRow) -> str:
    day = row.settled_on or row.entry.due_on
    return shown_date(day) if day else ""


def _told(row: CommitmentRow) -> str:
    entry = row.entry
    parts = (
        _(COMMITMENT_KIND_WORDS[entry.kind]) if entry.kind else "",
        entry.owner,
        _("promised on {day}").format(day=shown_date(entry.agreed_on)) if entry.agreed_on else "",
        _("until {day}").format(day=shown_date(entry.due_on)) if entry.due_on else "",
        _("settlement of objection {number}").format(number=row.objection) if row.objection else "",
        f"{row.evidence} ({shown_size(row.evidence_size)})" if row.evidence else "",
        row.note,
    )
    return f"{entry.text} – {' · '.join(filter(None, parts))}"


def _offered(file: CommitmentsFile, row: CommitmentRow | None, today: date) -> Mapping[str, Any]:
    if row is None:
        return {"owner": file.office, "agreed_on": today, "due_on": file.due_on}
    entry = row.entry
    return {
        "kind": entry.kind,
        "text": entry.text,
        "owner": entry.owner,
        "agreed_on": entry.agreed_on,
        "due_on": entry.due_on,
    }


def _entry(values: Values) -> CommitmentEntry:
    return CommitmentEntry(values["kind"], values["text"], values["owner"], values["due_on"], values["agreed_on"])


def _add(session: Session, file: CommitmentsFile, _row: None, values: Values, today: date) -> None:
    add_commitment(session, file.case_id, _entry(values), today=today)


def _correct(session: Session, _file: CommitmentsFile, row: CommitmentRow, values: Values, today: date) -> None:
    correct_commitment(session, row.id, _entry(values), today, row.version)


def _keep(session: Session, _file: CommitmentsFile, row: CommitmentRow, values: Values, today: date) -> None:
    paper = read_upload(values["evidence"]) if values["evidence"] is not None else None
    keep_commitment(session, row.id, (values["on"], values["note"]), today, row.version, paper)


def _break(session: Session, _file: CommitmentsFile, row: CommitmentRow, values: Values, today: date) -> None:
    break_commitment(session, row.id, (values["on"], values["reason"]), today, row.version)


def _reopen(session: Session, _file: CommitmentsFile, row: CommitmentRow, values: Values, _today: date) -> None:
    reopen_commitment(session, row.id, values["reason"], row.version)


FIELDS = (
    ("kind", N_("Kind of promise"), lambda: ChoiceField(COMMITMENT_KIND_WORDS)),
    ("text", N_("What is promised"), lambda: TextField(2)),
    ("owner", N_("Kept by"), LineField),
    ("agreed_on", N_("Promised on"), DateField),
    ("due_on", N_("To be kept until"), DateField),
)
PROMISES = DeedListKind(
    title=N_("Promises"),
    none=N_("Nothing was promised to the employee. Record what was: housing, transport, allowance, schooling…"),
    columns=(
        Column(
            "state",
            N_("State"),
            112,
            lambda row: _(COMMITMENT_STATE_WORDS[row.state]),
            icon=lambda row: state_icon(row.state),
            sortable=False,
        ),
        Column("due", N_("Date"), 106, _day, right=True, sortable=False),
        Column("owner", N_("Kept by"), 116, lambda row: row.entry.owner, sortable=False),
        Column("text", N_("Promise"), 110, lambda row: row.entry.text, sortable=False),
    ),
    deeds=(
        Deed("add", N_("Record a promise…"), N_("The promise is recorded."), _add, FIELDS, _offered),
        Deed("edit", N_("Correct…"), N_("The promise is corrected."), _correct, FIELDS, _offered, _is_open),
        Deed(
            "keep",
            N_("Kept…"),
            N_("The promise is kept."),
            _keep,
            (
                ("on", N_("Kept on"), DateField),
                ("note", N_("What was done"), lambda: TextField(2)),
                ("evidence", N_("Proof"), FileField),
            ),
            lambda _file, _row, today: {"on": today},
            _is_open,
        ),
        Deed(
            "break",
            N_("Not kept…"),
            N_("It is recorded that the promise was not kept."),
            _break,
            (("on", N_("Known since"), DateField), ("reason", N_("Why it was not kept"), lambda: TextField(2))),
            lambda _file, _row, today: {"on": today},
            _is_open,
        ),
        Deed(
            "reopen",
            N_("Open again…"),
            N_("The promise is open again."),
            _reopen,
            (("reason", N_("Why it is opened again"), lambda: TextField(2)),),
            fits=_is_settled,
        ),
    ),
    told=_told,
)


class Promises(QWidget):
    """The promises of one case, in whatever stage it is; `counted` tells how many are open."""

    overtaken = Signal()
    counted = Signal(int)

    def __init__(self, shell: Shell, role: str) -> None:
        super().__init__()
        self._shell = shell
        self._case_id = 0
        self.list = DeedList(shell, role, PROMISES)
        self.list.overtaken.connect(self.overtaken)
        self.list.overtaken.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 0, Qt.AlignmentFlag.AlignTop)

    def is_touched(self) -> bool:
        """Whether anything is entered that was not kept."""
        return self.list.is_touched()

    def show_file(self, file: CaseFile) -> None:
        """Ask for the promises of `file`."""
        self._case_id = file.id
        self._ask()

    def _ask(self) -> None:
        today = date.today()  # noqa: DTZ011  # the office's own day
        self._shell.background.ask(self, self._show, commitments_file, self._case_id, today)

    def _show(self, found: CommitmentsFile) -> None:
        if found.case_id != self._case_id:
            return
        self.list.show_lines(found, found.case_id, found.rows, may_change=found.may_add)
        self.counted.emit(sum(row.state not in SETTLED for row in found.rows))
