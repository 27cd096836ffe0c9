"""The stage of support on the page of a case: what was promised, what the gap proposes, and what is given."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.employees.history_entries import TrainingEntry
from desktop.domain.support.gaps import Gap
from desktop.domain.support.support import SUPPORT_KIND_WORDS, SUPPORT_STATE_WORDS, CareState, SupportEntry, SupportKind
from desktop.services.cases.file import CaseFile
from desktop.services.support.support import (
    SupportFile,
    SupportRow,
    add_support,
    correct_support,
    drop_proposal,
    drop_support,
    finish_support,
    reopen_support,
    support_file,
    take_proposal,
)
from desktop.text import N_, _
from desktop.ui.background import Session
from desktop.ui.care import state_icon
from desktop.ui.cases.deeds import Deed, DeedList, DeedListKind, Values
from desktop.ui.cases.promises import Promises
from desktop.ui.forms import CheckField, ChoiceField, DateField, LineField, TextField
from desktop.ui.style import WIDE
from desktop.ui.tables import Column
from desktop.ui.windows import Shell

SETTLED = frozenset({CareState.DONE, CareState.FAILED})


def _is_open(row: SupportRow) -> bool:
    return row.state not in SETTLED


def _day(row: SupportRow) -> str:
    day = row.settled_on or row.entry.due_on
    return shown_date(day) if day else ""


def _told(row: SupportRow) -> str:
    entry = row.entry
    parts = (
        _("from {day}").format(day=shown_date(entry.starts_on)) if entry.starts_on else "",
        _("until {day}").format(day=shown_date(entry.due_on)) if entry.due_on else "",
        _("proposed by the program") if row.source else "",
        row.note,
    )
    return f"{entry.text} – {' · '.join(filter(None, parts))}"


def _offered(_file: SupportFile, row: SupportRow | None, today: date) -> Mapping[str, Any]:
    if row is None:
        return {"starts_on": today}
    entry = row.entry
    return {
        "kind": entry.kind,
        "text": entry.text,
        "mentor": entry.mentor,
        "starts_on": entry.starts_on,
        "due_on": entry.due_on,
    }


def _entry(values: Values) -> SupportEntry:
    return SupportEntry(values["kind"], values["text"], values["mentor"], values["starts_on"], values["due_on"])


def _add(session: Session, file: SupportFile, _row: None, values: Values, _today: date) -> None:
    add_support(session, file.case_id, _entry(values))


def _correct(session: Session, _file: SupportFile, row: SupportRow, values: Values, _today: date) -> None:
    correct_support(session, row.id, _entry(values), row.version)


def _finish(session: Session, _file: SupportFile, row: SupportRow, values: Values, today: date) -> None:
    training = _training(row, values) if values["record"] else None
    finish_support(session, row.id, (values["on"], values["result"]), today, row.version, training)


def _training(row: SupportRow, values: Values) -> TrainingEntry:
    return TrainingEntry(
        name=row.entry.text,
        organiser=values["organiser"],
        starts_on=row.entry.starts_on,
        ends_on=values["on"],
        certificate_number=values["certificate"],
    )


def _drop(session: Session, _file: SupportFile, row: SupportRow, values: Values, today: date) -> None:
    drop_support(session, row.id, values["reason"], today, row.version)


def _reopen(session: Session, _file: SupportFile, row: SupportRow, values: Values, _today: date) -> None:
    reopen_support(session, row.id, values["reason"], row.version)


def _take(session: Session, file: SupportFile, gap: Gap, _values: Values, today: date) -> None:
    take_proposal(session, file.case_id, gap.code, today)


def _refuse(session: Session, file: SupportFile, gap: Gap, values: Values, today: date) -> None:
    drop_proposal(session, file.case_id, gap.code, values["reason"], today)


FIELDS = (
    ("kind", N_("How"), lambda: ChoiceField(SUPPORT_KIND_WORDS)),
    ("text", N_("What is done"), lambda: TextField(2)),
    ("mentor", N_("Mentor, or who gives it"), LineField),
    ("starts_on", N_("Begins on"), DateField),
    ("due_on", N_("Until"), DateField),
)
SUPPORT = DeedListKind(
    title=N_("Training and mentoring"),
    none=N_("No support is planned yet."),
    columns=(
        Column(
            "state",
            N_("State"),
            116,
            lambda row: _(SUPPORT_STATE_WORDS[row.state]),
            icon=lambda row: state_icon(row.state),
            sortable=False,
        ),
        Column("due", N_("Date"), 106, _day, right=True, sortable=False),
        Column("kind", N_("How"), 100, lambda row: _(SUPPORT_KIND_WORDS[row.entry.kind]), sortable=False),
        Column("mentor", N_("By whom"), 110, lambda row: row.entry.mentor, sortable=False),
        Column("text", N_("What is done"), 180, lambda row: row.entry.text, sortable=False),
    ),
    deeds=(
        Deed("add", N_("Plan a support…"), N_("The support is planned."), _add, FIELDS, _offered),
        Deed("edit", N_("Correct…"), N_("The support is corrected."), _correct, FIELDS, _offered, _is_open),
        Deed(
            "done",
            N_("Done…"),
            N_("The support is recorded as given."),
            _finish,
            (
                ("on", N_("Done on"), DateField),
                ("result", N_("Result"), lambda: TextField(2)),
                ("organiser", N_("Organiser"), LineField),
                ("certificate", N_("Number of the certificate"), LineField),
                ("record", N_("Histories"), lambda: CheckField(_("Also write it into the employee's trainings"))),
            ),
            lambda _file, row, today: {"on": today, "record": row.entry.kind is SupportKind.TRAINING},
            _is_open,
        ),
        Deed(
            "drop",
            N_("Drop…"),
            N_("The support is dropped."),
            _drop,
            (("reason", N_("Why it is not given"), lambda: TextField(2)),),
            fits=_is_open,
        ),
        Deed(
            "reopen",
            N_("Open again…"),
            N_("The support is open again."),
            _reopen,
            (("reason", N_("Why it is opened again"), lambda: TextField(2)),),
            fits=lambda row: not _is_open(row),
        ),
    ),
    told=_told,
)
PROPOSALS = DeedListKind(
    title=N_("Proposed for the gap between both posts"),
    none=N_("Nothing is proposed."),
    columns=(
        Column("kind", N_("How"), 100, lambda gap: _(SUPPORT_KIND_WORDS[gap.kind]), sortable=False),
        Column("text", N_("What is proposed"), 280, lambda gap: gap.text, sortable=False),
        Column("why", N_("Why"), 200, lambda gap: gap.why, sortable=False),
    ),
    deeds=(
        Deed("take", N_("Take it over"), N_("The support is planned."), _take, fits=lambda _gap: True),
        Deed(
            "refuse",
            N_("Not needed…"),
            N_("It is not proposed any more."),
            _refuse,
            (("reason", N_("Why it is not needed"), lambda: TextField(2)),),
            fits=lambda _gap: True,
        ),
    ),
    told=lambda gap: f"{gap.text} – {gap.why}",
)


class SupportPart(QWidget):
    """The work of the stage in which promises are kept and the employee is helped into the new post."""

    overtaken = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._case_id = 0
        self.promises = Promises(shell, "supportPromise")
        self.proposals = DeedList(shell, "proposal", PROPOSALS)
        self.items = DeedList(shell, "support", SUPPORT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(WIDE)
        for part in (self.promises, self.proposals, self.items):
            column.addWidget(part)
            part.overtaken.connect(self.overtaken)
        self.proposals.hide()

    def is_touched(self) -> bool:
        """Whether anything is entered that was not kept."""
        parts = (self.promises, self.proposals, self.items)
        return not self.isHidden() and any(part.is_touched() for part in parts)

    def show_file(self, file: CaseFile) -> None:
        """Ask for the promises and the support of `file`."""
        self._case_id = file.id
        self.promises.show_file(file)
        today = date.today()  # noqa: DTZ011  # the office's own day
        self._shell.background.ask(self, self._show, support_file, file.id, today)

    def _show(self, found: SupportFile) -> None:
        if found.case_id != self._case_id:
            return
        self.items.show_lines(found, found.case_id, found.rows, may_change=found.may_change)
        self.proposals.show_lines(found, found.case_id, found.proposals, may_change=found.may_change)
        self.proposals.setVisible(bool(found.proposals))
