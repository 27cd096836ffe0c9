"""The story of a case that has ended, told on its page where the work of the stages stood."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.services.cases.file import CaseFile
from desktop.services.cases.story import Story, story_of
from desktop.text import _
from desktop.ui.cases.looks import plain, quiet
from desktop.ui.style import GAP, WIDE, heading
from desktop.ui.windows import Shell


class StoryPart(QWidget):
    """The chapters of the story, each beside its title; nothing is entered here."""

    overtaken = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._told: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addWidget(heading(_("What happened"), 1.1))

    def is_touched(self) -> bool:
        """Nothing is entered here."""
        return False

    def show_file(self, file: CaseFile) -> None:
        """Tell the story of `file`."""
        today = date.today()  # noqa: DTZ011  # the office's own day
        self._shell.background.ask(self, self._tell, story_of, file.id, today)

    def _tell(self, story: Story) -> None:
        if self._told is not None:
            self._column.removeWidget(self._told)
            self._told.deleteLater()
        self._told = _chapters(story)
        self._column.addWidget(self._told)


def _chapters(story: Story) -> QWidget:
    inside = QWidget()
    inside.setObjectName("case.storyTold")
    grid = QGridLayout(inside)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(WIDE)
    grid.setVerticalSpacing(GAP)
    grid.setColumnStretch(1, 1)
    for row, chapter in enumerate(story.chapters):
        title = quiet(chapter.title)
        title.setWordWrap(False)  # Qt's own signature
        grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(plain("\n".join(chapter.lines)), row, 1)
    return inside
