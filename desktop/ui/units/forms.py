"""The forms of a unit, of a post and of a need, each in place of what it changes."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.employees.education import EDUCATION_LEVELS
from desktop.domain.employees.grades import GRADES, grade_of
from desktop.domain.employees.posts import POST_KIND_WORDS
from desktop.domain.refusal import Refusal
from desktop.services.units.edit import PostFields, PostFile, UnitFields, UnitFile
from desktop.services.units.establishment import Need
from desktop.text import _
from desktop.ui import messages
from desktop.ui.background import Background
from desktop.ui.degrees import DegreesField
from desktop.ui.forms import ChoiceField, Form, LineField, NumberField, TextField
from desktop.ui.pickers import Picker, Suggestion
from desktop.ui.style import GAP, MARGIN, heading
from desktop.ui.suggestions import suggested_posts, suggested_units
from desktop.ui.windows import button, main_button


class Editor(QWidget):
    """A form with its heading and its two buttons; `role` begins all object names."""

    saved = Signal()
    left = Signal()

    def __init__(self, role: str) -> None:
        super().__init__()
        self.title = heading("", 1.1)
        self.form = Form(role)
        self.save = main_button(_("&Save"), f"{role}.save", "content-save-outline")
        self._cancel = button(_("&Cancel"), f"{role}.cancel", self.give_up)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.save)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.title)
        column.addWidget(self.form)
        column.addLayout(buttons)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self.save.clicked.connect(self.saved)
        _keys(self, self.save.click, self.give_up)

    def begin(self, title: str, values: dict[str, Any]) -> None:
        """Show `values` under `title`."""
        self.title.setText(title)
        self.form.fill(values)
        self.save.setEnabled(True)

    def give_up(self) -> None:
        """Leave, after asking if something would be lost."""
        if self.may_leave():
            self.left.emit()

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        return not self.form.is_touched() or messages.confirm(
            self, _("Discard these changes?"), _("What was entered has not been saved."), _("Discard")
        )

    def refused(self, refusal: Refusal) -> None:
        """Show why it was not saved; what was entered stays."""
        self.save.setEnabled(True)
        self.form.show_refusal(refusal)


class UnitEditor(Editor):
    """The form of a unit."""

    def __init__(self, background: Background) -> None:
        super().__init__("unit.form")
        self.form.add("name", _("&Name"), LineField())
        self.form.add("parent_id", _("&Belongs to"), Picker(background, suggested_units, _("Type a part of the name")))
        self.form.add("district", _("&District"), LineField())
        self.form.add("address", _("&Address"), LineField())
        self.form.add("latitude", _("La&titude"), DegreesField(90))
        self.form.add("longitude", _("Lon&gitude"), DegreesField(180))

    def load(self, file: UnitFile) -> None:
        """Show a unit to correct."""
        values = {field.name: getattr(file.fields, field.name) for field in fields(UnitFields)}
        above = file.fields.parent_id
        values["parent_id"] = None if above is None else Suggestion(above, file.parent)
        self.begin(_("Correct the unit"), values)

    def start(self, parent: Suggestion | None) -> None:
        """Begin a new unit below `parent`."""
        self.begin(_("New unit"), {"parent_id": parent})

    def read(self) -> UnitFields:
        """What was entered."""
        return UnitFields(**self.form.read())


class PostEditor(Editor):
    """The form of a post."""

    def __init__(self) -> None:
        super().__init__("post.form")
        self.form.add("title", _("&Title"), LineField())
        self.form.add("kind", _("&Kind"), ChoiceField(POST_KIND_WORDS))
        self.form.add("level", _("&Level"), LineField(40), _("Of a functional post: PT, MU, MA, UT, PM, TR, MH or PY."))
        self.form.add("echelon", _("Echelon"), LineField(40))
        self.form.add("job_class", _("Job class"), NumberField(2))
        self.form.add("retirement_age", _("&Retirement age (BUP)"), NumberField(2))
        self.form.add("least_education", _("Least &education"), ChoiceField(EDUCATION_LEVELS, "—"))
        self.form.add("education_fields", _("&Fields of study that fit"), TextField(2), _("Separate them by “; ”."))
        grades = {code: str(grade_of(code)) for code in GRADES}
        self.form.add("least_grade", _("Least &grade"), ChoiceField(grades, "—"))

    def load(self, file: PostFile) -> None:
        """Show a post to correct."""
        values = {field.name: getattr(file.fields, field.name) for field in fields(PostFields)}
        self.begin(_("Correct the post"), {name: value if value != "" else None for name, value in values.items()})

    def start(self) -> None:
        """Begin a new post."""
        self.begin(_("New post"), {"kind": PostFields().kind})

    def read(self) -> PostFields:
        """What was entered."""
        values: dict[str, Any] = self.form.read()
        return PostFields(**values | {name: values[name] or "" for name in _EMPTY})


class NeedEditor(Editor):
    """The form of what a unit needs of a post in a year."""

    def __init__(self, background: Background) -> None:
        super().__init__("need.form")
        self.form.add("post_id", _("&Post"), Picker(background, suggested_posts, _("Type a part of the title")))
        self.form.add("year", _("&Year"), NumberField(4), _("A new year begins as a copy of the last one."))
        self.form.add("need", _("&Need (ABK)"), NumberField(6))
        self.form.add("note", _("N&ote"), TextField(2))

    def load(self, unit: str, post: Suggestion | None, need: Need) -> None:
        """Show the need of `unit` for `post`."""
        values = {"post_id": post, "year": need.year, "need": need.need, "note": need.note}
        self.begin(_("Need of {unit}").format(unit=unit), values)

    def read(self, version: int) -> tuple[int | None, Need]:
        """The chosen post and what was entered."""
        values = self.form.read()
        return values["post_id"], Need(values["year"] or 0, values["need"] or 0, values["note"], version)


_EMPTY = frozenset({"least_education", "least_grade"})


def _keys(owner: QWidget, save: Callable[[], None], leave: Callable[[], None]) -> None:
    for key, action in ((QKeySequence.StandardKey.Save, save), (QKeySequence.StandardKey.Cancel, leave)):
        shortcut = QShortcut(QKeySequence(key), owner)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(action)
