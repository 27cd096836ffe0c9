"""The case of the current row: what the official decides upon, the three boxes, and the official's words."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.cases.cases import APPROVAL_RESULT_WORDS, CASE_KIND_WORDS, ApprovalResult
from desktop.domain.employees.nip import grouped
from desktop.services.review.approval_reports import opinions_of, room_told, warnings_told
from desktop.services.review.approval_rows import ApprovalRow
from desktop.services.review.approvals import Decision
from desktop.text import _, ngettext
from desktop.ui.forms import LineField
from desktop.ui.style import GAP, GRID, MARGIN, heading, muted
from desktop.ui.windows import button, label_for

NOTE_LIMIT = 500


class ApprovalDetail(QWidget):
    """Shows one case; what is ticked or noted here goes to all the selected rows."""

    chosen = Signal(object)
    """The `ApprovalResult` that was clicked; None takes the tick away."""
    noted = Signal(str)
    finished = Signal()
    """Enter was pressed in the note: on to the next row."""
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title, self._who = heading("", 1.1), muted()
        self._facts = QLabel()
        self._facts.setObjectName("approvals.facts")
        self._facts.setWordWrap(True)  # Qt's own signature
        self._facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self._title, self._who, self._facts):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.note = LineField(NOTE_LIMIT)
        self.note.setObjectName("approvals.note")
        self.note.edited.connect(lambda: self.noted.emit(self.note.value()))
        self.note.returnPressed.connect(self.finished)
        self._build()

    def show_rows(self, rows: Sequence[ApprovalRow], decision: Decision | None) -> None:
        """Show the first of the selected rows, and say how many there are."""
        self.setEnabled(bool(rows))
        if not rows or decision is None:
            return
        row = rows[0]
        words = ngettext("{count} case is selected.", "{count} cases are selected.", len(rows))
        self._title.setText(row.employee if len(rows) == 1 else words.format(count=len(rows)))
        self._who.setText(" · ".join(filter(None, (row.number, f"NIP {grouped(row.nip)}", row.grade))))
        self._facts.setText("\n".join(f"{label}: {value}" for label, value in _facts(row) if value))
        if self.note.value() != decision.note:
            self.note.set_value(decision.note)

    def _build(self) -> None:
        boxes = QHBoxLayout()
        boxes.setSpacing(GAP)
        for words, name, result in (
            (_("Agree (S)"), "agree", ApprovalResult.APPROVED),
            (_("Repair (P)"), "repair", ApprovalResult.REPAIR),
            (_("Refuse (T)"), "refuse", ApprovalResult.REFUSED),
            (_("Clear (Del)"), "clear", None),
        ):
            boxes.addWidget(button(words, f"approvals.{name}", partial(self.chosen.emit, result)))
        boxes.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(label_for(_("&Note"), self.note))
        line.addWidget(self.note, 1)
        inside = QWidget()
        facts = QVBoxLayout(inside)
        facts.setContentsMargins(MARGIN, 0, MARGIN, 0)
        facts.addWidget(self._facts)
        facts.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(button(_("Open the c&ase"), "approvals.openCase", self.opened.emit))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, GAP)
        column.setSpacing(GRID)
        for part in (top, boxes, line):
            part.setContentsMargins(MARGIN, 0, MARGIN, GRID)
        self._who.setContentsMargins(MARGIN, 0, MARGIN, 0)
        column.addLayout(top)
        column.addWidget(self._who)
        column.addWidget(scroll, 1)
        column.addLayout(boxes)
        column.addLayout(line)


def _recorded(row: ApprovalRow) -> str:
    return " – ".join(filter(None, (_(APPROVAL_RESULT_WORDS[row.recorded]), row.recorded_note))) if row.recorded else ""


def _facts(row: ApprovalRow) -> tuple[tuple[str, str], ...]:
    return (
        (_("From"), row.origin),
        (_("To"), row.destination),
        (_("Kind"), _(CASE_KIND_WORDS[row.kind])),
        (_("Swap with"), row.swap_number),
        (_("Reason of the move"), row.reason),
        (_("Need"), row.need),
        (_("Post moved to"), room_told(row)),
        *opinions_of(row),
        (_("Warnings passed"), warnings_told(row)),
        (_("Recorded decision"), _recorded(row)),
        (_("Who decides"), row.issuer),
    )
