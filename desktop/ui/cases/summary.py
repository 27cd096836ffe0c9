"""Who moves from where to where and why: the head of a case's page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from desktop.domain.cases.cases import CASE_KIND_WORDS, DIRECTION_WORDS, DecreeState, Direction
from desktop.domain.cases.consultation import EMPLOYEE_ANSWER_WORDS, AnswerEntry
from desktop.domain.dates import shown_date
from desktop.domain.employees.nip import grouped
from desktop.services.cases.facts import Room
from desktop.services.cases.file import CaseFile, DecreeFile
from desktop.text import N_, _
from desktop.ui.cases.looks import plain, quiet
from desktop.ui.style import GAP, GRID, WIDE

LINES = (
    ("employee", N_("Employee")),
    ("origin", N_("From")),
    ("destination", N_("To")),
    ("room", N_("Room")),
    ("kind", N_("Kind")),
    ("reason", N_("Reason")),
    ("need", N_("Need")),
    ("effective", N_("TMT")),
    ("answer", N_("Employee's answer")),
    ("decree", N_("Decree")),
)


class Summary(QWidget):
    """The proposal as it stands."""

    employee_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._employee_id = 0
        self._open = QPushButton()
        self._open.setFlat(True)  # Qt's own signature
        self._open.setProperty("flat", True)
        self._open.setObjectName("case.openEmployee")
        self._open.setSizePolicy(self._open.sizePolicy().Policy.Maximum, self._open.sizePolicy().Policy.Fixed)
        self._open.clicked.connect(lambda: self.employee_asked.emit(self._employee_id))
        self._values = {key: plain(name=f"case.{key}") for key, _label in LINES}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(WIDE)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._open, 0, 0, 1, 2)
        for row, (key, label) in enumerate(LINES, 1):
            title = quiet(_(label))
            title.setWordWrap(False)  # Qt's own signature
            title.setSizePolicy(title.sizePolicy().Policy.Maximum, title.sizePolicy().Policy.Minimum)
            grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._values[key], row, 1)
        grid.setContentsMargins(0, 0, 0, GAP)

    def show_file(self, file: CaseFile) -> None:
        """Show the proposal of `file`."""
        employee = file.employee
        self._employee_id = employee.id
        self._open.setText(employee.name.replace("&", "&&"))
        grade = _("grade {grade}").format(grade=employee.grade) if employee.grade else ""
        for key, text in {
            "employee": " · ".join(filter(None, (_("NIP {nip}").format(nip=grouped(employee.nip)), grade))),
            "origin": file.origin.names or "–",
            "destination": file.destination.names or "–",
            "room": _room(file.destination.room),
            "kind": _kind(file),
            "reason": file.reason or "–",
            "need": file.need or "–",
            "effective": shown_date(file.effective_on) if file.effective_on else "–",
            "answer": answer_words(file.records.answer) or "–",
            "decree": decree_words(file.decree) if file.decree else "–",
        }.items():
            self._values[key].setText(text)


def _kind(file: CaseFile) -> str:
    way = "" if file.direction is Direction.INSIDE else _(DIRECTION_WORDS[file.direction])
    asked = _("at own request") if file.own_request else ""
    other = ""
    if file.swap is not None:
        other = _("with {employee}, case {number}").format(employee=file.swap.employee, number=file.swap.number)
    return ", ".join(filter(None, (_(CASE_KIND_WORDS[file.kind]), way, other, asked)))


def _room(room: Room | None) -> str:
    if room is None:
        return "–"
    if room.need is None:
        return _("The need was never set; holders: {holders}.").format(holders=room.holders)
    return _("Need {need}, holders {holders}.").format(need=room.need, holders=room.holders)


def answer_words(said: AnswerEntry) -> str:
    """What the employee said to the move, when, and with which conditions or grounds; empty before that."""
    if said.answer is None:
        return ""
    day = shown_date(said.on) if said.on else ""
    words = "; ".join(filter(None, map(str.strip, said.words.splitlines())))
    return ": ".join(filter(None, (f"{_(EMPLOYEE_ANSWER_WORDS[said.answer])} ({day})", words)))


def decree_words(decree: DecreeFile) -> str:
    """The decree in one line: number, date, TMT, and whether it is signed or cancelled."""
    parts = [
        decree.number,
        _("dated {day}").format(day=shown_date(decree.decided_on)) if decree.decided_on else "",
        _("TMT {day}").format(day=shown_date(decree.effective_on)) if decree.effective_on else "",
    ]
    if decree.state is DecreeState.CANCELLED and decree.cancelled_on:
        cancelled = _("cancelled on {day} by {number}")
        parts.append(cancelled.format(day=shown_date(decree.cancelled_on), number=decree.cancelled_by))
    elif decree.signed_on:
        parts.append(_("signed {day}").format(day=shown_date(decree.signed_on)))
    return " · ".join(filter(None, parts))
