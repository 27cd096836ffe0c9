"""What an employee wishes and can do, on the employee's own page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.services.cases.participation import SkillRow, WishRow, skills_of, wishes_of
from desktop.text import _
from desktop.ui import messages
from desktop.ui.background import Session
from desktop.ui.lines import LinesEditor
from desktop.ui.participation import SKILLS, WISHES, Person
from desktop.ui.style import GAP, MARGIN
from desktop.ui.windows import Shell


class Participation(QScrollArea):
    """The wishes and the skills of one employee."""

    counted = Signal(int)
    """How many wishes and skills count."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._employee_id = 0
        self.wishes = LinesEditor(shell, WISHES)
        self.skills = LinesEditor(shell, SKILLS)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, GAP, GAP, 0)
        column.setSpacing(MARGIN)
        for editor in (self.wishes, self.skills):
            column.addWidget(editor)
            editor.changed.connect(self.refresh)
            editor.overtaken.connect(self.refresh)
        column.addStretch(1)
        self.setWidgetResizable(True)  # Qt's own signature
        self.setWidget(inside)

    def may_leave(self) -> bool:
        """Whether no half-written line would be lost, or the officer agrees to lose it."""
        touched = self.wishes.is_touched() or self.skills.is_touched()
        return not touched or messages.confirm(
            self, _("Discard what was entered?"), _("What was entered has not been saved."), _("Discard")
        )

    def show_employee(self, employee_id: int) -> None:
        """Show what the employee states."""
        self._employee_id = employee_id
        self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        self._shell.background.ask(self, self._show, _stated, self._employee_id)

    def _show(self, stated: tuple[int, tuple[WishRow, ...], tuple[SkillRow, ...]]) -> None:
        employee_id, wishes, skills = stated
        if employee_id != self._employee_id:
            return
        person = Person(employee_id)
        self.wishes.show_lines(person, employee_id, wishes)
        self.skills.show_lines(person, employee_id, skills)
        self.counted.emit(
            sum(not line.removed_reason for line in wishes) + sum(not line.removed_reason for line in skills)
        )


def _stated(session: Session, employee_id: int) -> tuple[int, tuple[WishRow, ...], tuple[SkillRow, ...]]:
    wishes = wishes_of(session, employee_id, removed=True)
    return employee_id, wishes, skills_of(session, employee_id, removed=True)
