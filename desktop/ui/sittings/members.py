"""The members of a sitting: one line each, typed where they stand."""

from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.review.review import TEAM_ROLE_WORDS, TeamRole
from desktop.domain.review.sittings import Member
from desktop.text import _
from desktop.ui.drop_down import DropDown
from desktop.ui.icons import icon
from desktop.ui.style import GAP, GRID
from desktop.ui.windows import button

LONGEST = 300
SMALL = 32
ROLES = tuple(TEAM_ROLE_WORDS)


class MembersField(QWidget):
    """A form's field whose value is the members in the order of the minutes."""

    edited = Signal()

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self._lines: list[_Line] = []
        self._inside: QWidget | None = None
        self._add = button(_("&Add a member"), f"{role}.addMember", self._append)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addWidget(self._add, alignment=Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._add)

    def value(self) -> tuple[Member, ...]:
        """The members as they stand."""
        return tuple(line.member() for line in self._lines)

    def set_value(self, value: tuple[Member, ...] | None) -> None:
        """Show `value`."""
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.deleteLater()
        self._inside = QWidget()
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 4)
        grid.setColumnStretch(2, 3)
        for at, title in enumerate((_("Present"), _("Name"), _("Title"), _("Role"))):
            label = QLabel(title)
            label.setProperty("muted", True)
            grid.addWidget(label, 0, at)
        self._lines = [_Line(f"{self._role}.member{at}", at, member) for at, member in enumerate(value or ())]
        for line in self._lines:
            line.place(grid)
            line.raised.clicked.connect(partial(self._raise, line.at))
            line.dropped.clicked.connect(partial(self._drop, line.at))
            for changed in line.changes():
                changed.connect(self._changed)
        self._inside.setVisible(bool(self._lines))
        self._column.insertWidget(0, self._inside)

    def _append(self) -> None:
        role = TeamRole.MEMBER if self._lines else TeamRole.CHAIR
        self._replace([*self.value(), Member("", role=role)])
        self._lines[-1].name.setFocus()

    def _raise(self, at: int, _checked: bool = False) -> None:  # the signal's own form
        members = list(self.value())
        members.insert(max(at - 1, 0), members.pop(at))
        self._replace(members)

    def _drop(self, at: int, _checked: bool = False) -> None:  # the signal's own form
        members = list(self.value())
        del members[at]
        self._replace(members)

    def _replace(self, members: list[Member]) -> None:
        self.set_value(tuple(members))
        self.edited.emit()

    def _changed(self, *_what: object) -> None:
        self.edited.emit()


class _Line:
    """The widgets of one member."""

    def __init__(self, role: str, at: int, member: Member) -> None:
        self.at = at
        self.present, self.name, self.title, self.role = QCheckBox(), QLineEdit(), QLineEdit(), DropDown()
        self.raised, self.dropped = _small("arrow-up", _("Up")), _small("close", _("Take away"))
        self.present.setChecked(member.present)
        self.name.setText(member.name)
        self.title.setText(member.title)
        self.role.addItems([_(TEAM_ROLE_WORDS[role]) for role in ROLES])
        self.role.setCurrentIndex(ROLES.index(member.role))
        self.raised.setEnabled(at > 0)
        named = (
            (self.present, "present", _("Present")),
            (self.name, "name", _("Name")),
            (self.title, "title", _("Title")),
            (self.role, "role", _("Role")),
            (self.raised, "up", _("Up")),
            (self.dropped, "remove", _("Take away")),
        )
        for widget, name, words in named:
            widget.setObjectName(f"{role}.{name}")
            widget.setAccessibleName(f"{words} {at + 1}")
        for field in (self.name, self.title):
            field.setMaxLength(LONGEST)
            field.setCursorPosition(0)

    def place(self, grid: QGridLayout) -> None:
        """Put the widgets into the row below the titles."""
        widgets = (self.present, self.name, self.title, self.role, self.raised, self.dropped)
        for column, widget in enumerate(widgets):
            grid.addWidget(widget, self.at + 1, column)

    def changes(self) -> tuple[SignalInstance, ...]:
        """Signals that tell that the officer changed something."""
        return self.present.toggled, self.name.textEdited, self.title.textEdited, self.role.activated

    def member(self) -> Member:
        """The member as it stands."""
        role = ROLES[self.role.currentIndex()]
        return Member(self.name.text().strip(), self.title.text().strip(), role, self.present.isChecked())


def _small(picture: str, words: str) -> QPushButton:
    """A button of one sign, so that names and titles have the room; its words stand in the tip."""
    made = QPushButton(icon(picture), "")
    made.setToolTip(words)
    made.setFixedWidth(SMALL)
    made.setAutoDefault(False)  # Qt's own signature
    return made
