"""One unit beside the tree: its facts, and its posts with need, holders, moves under way and room."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.employees.posts import POST_KIND_WORDS
from desktop.domain.needs.tasks import sheet_number
from desktop.domain.refusal import Refusal
from desktop.services.evaluation.indicators import IndicatorOwner
from desktop.services.units.edit import (
    PostFile,
    UnitFile,
    add_post,
    add_unit,
    open_post,
    open_unit,
    remove_unit,
    restore_unit,
    save_post,
    save_unit,
)
from desktop.services.units.establishment import Need, PostPlace, need_of, save_need
from desktop.services.units.units import unit_posts
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.pickers import Suggestion
from desktop.ui.places import Place
from desktop.ui.style import GAP, MARGIN, heading, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.units.forms import Editor, NeedEditor, PostEditor, UnitEditor
from desktop.ui.units.gaps import gap_icon, gap_words, room_words
from desktop.ui.units.holders import Holders
from desktop.ui.units.indicators import UnitIndicators
from desktop.ui.windows import Shell, button

COLUMNS: tuple[Column[PostPlace], ...] = (
    Column("title", N_("Post"), 168, lambda place: place.title, sortable=False),
    Column("kind", N_("Kind"), 100, lambda place: _(POST_KIND_WORDS[place.kind]), sortable=False, shown=False),
    Column("need", N_("Need"), 92, lambda place: str(place.need), right=True, sortable=False),
    Column("holders", N_("Holders"), 58, lambda place: str(place.holders), right=True, sortable=False),
    Column(
        "gap",
        N_("Gap"),
        112,
        lambda place: gap_words(place.gap),
        right=True,
        sortable=False,
        icon=lambda place: gap_icon(place.gap),
    ),
    Column("incoming", N_("Coming"), 66, lambda place: str(place.incoming), right=True, sortable=False, shown=False),
    Column("outgoing", N_("Leaving"), 66, lambda place: str(place.outgoing), right=True, sortable=False, shown=False),
    Column("room", N_("Room"), 94, lambda place: room_words(place.room), right=True, sortable=False),
)
"""Moves under way are told in words above the table; their columns can be chosen."""
NARROWEST = 480
"""The columns that are shown, and room for a title."""


class UnitPanel(QWidget):
    """A unit with its posts; forms take the place of the posts while something is entered."""

    changed = Signal()
    """Something was written: the tree is to be asked for again."""
    made = Signal(int)
    """Id of a unit that was just recorded."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._unit: UnitFile | None = None
        self._post: PostFile | None = None
        self._need: Need | None = None
        self._rows: Rows[PostPlace] = Rows(COLUMNS)
        self._table = TableView(self._rows, "units.posts", shell.state, sorting=False)
        self._unit_form = UnitEditor(shell.background)
        self._post_form = PostEditor()
        self._need_form = NeedEditor(shell.background)
        self._holders = Holders(shell)
        self._measured = UnitIndicators(shell, "unitIndicators")
        self._build()
        self._connect()

    def load(self, unit_id: int) -> None:
        """Show a unit."""
        self._shell.background.ask(self, self._show_unit, open_unit, unit_id)
        self._ask_posts(unit_id)

    def begin_unit(self) -> None:
        """Begin a new unit below the one that is shown."""
        above = None if self._unit is None else Suggestion(self._unit.id, self._unit.fields.name)
        self._unit_new = True
        self._unit_form.start(above)
        self._whole.setCurrentWidget(self._unit_form)

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        editor = self._whole.currentWidget()
        if editor is self._measured:
            return self._measured.view.may_leave()
        return not isinstance(editor, Editor) or editor.may_leave()

    def _build(self) -> None:
        self._title, self._facts = heading("", 1.2), muted()
        self._edit = button(_("Correct the &unit…"), "unit.edit", self._correct_unit)
        self._remove = button(_("Put aside…"), "unit.remove", self._put_aside)
        self._restore = button(_("Bring back"), "unit.restore", self._bring_back)
        self._indicators = button(_("Indi&cators…"), "unit.indicators", self._show_indicators)
        self._below = QCheckBox(_("With the units &below"))
        self._below.setObjectName("units.withBelow")
        self._see_holders = button(_("Holders…"), "units.seeHolders", self._show_holders)
        self._set_need = button(_("Set the nee&d…"), "units.setNeed", self._begin_need)
        self._tasks = button(_("Tas&ks (ABK)…"), "units.tasks", self._open_tasks)
        self._edit_post = button(_("Correct the p&ost…"), "units.editPost", self._correct_post)
        self._new_post = button(_("New post…"), "units.newPost", self._begin_post)
        self._moves = muted()
        self._moves.setObjectName("unit.moves")
        self._none = muted(_("No post is needed or held here yet. Import the formasi workbook, or set a need."))
        self._table.setAccessibleName(_("Posts of the unit"))
        self._table.setMinimumWidth(NARROWEST)
        header = self._table.horizontalHeader()
        header.setStretchLastSection(False)  # Qt's own signature
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        column.addLayout(_row(self._edit, self._indicators, self._remove, self._restore, self._below))
        column.addLayout(_row(self._see_holders, self._set_need, self._edit_post))
        column.addLayout(_row(self._tasks, self._new_post))
        column.addWidget(self._moves)
        column.addWidget(self._none)
        column.addWidget(self._table, 1)
        self._shown = shown
        self._unit_new = False
        self._whole = QStackedWidget()
        for widget in (shown, self._unit_form, self._post_form, self._need_form, self._holders, self._measured):
            self._whole.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._whole)

    def _connect(self) -> None:
        for editor in (self._unit_form, self._post_form, self._need_form):
            editor.left.connect(self.leave_forms)
        self._unit_form.saved.connect(self._save_unit)
        self._post_form.saved.connect(self._save_post)
        self._need_form.saved.connect(self._save_need)
        self._below.toggled.connect(self._ask_again)
        self._table.picked.connect(self._enable)
        self._table.opened.connect(self._show_holders)
        self._holders.left.connect(self.leave_forms)
        self._measured.left.connect(self.leave_forms)

    def _ask_posts(self, unit_id: int) -> None:
        below = self._below.isChecked()
        self._shell.background.ask(self, self._show_posts, unit_posts, unit_id, with_below=below)

    def _ask_again(self, _checked: bool = False) -> None:
        if self._unit is not None:
            self._ask_posts(self._unit.id)

    def _show_unit(self, unit: UnitFile) -> None:
        self._unit = unit
        if self._whole.currentWidget() is self._measured:
            self._measured.load(IndicatorOwner(unit_id=unit.id), unit.fields.name)
        self._title.setText(unit.fields.name)
        gone = _("Put aside: {reason}").format(reason=unit.removed_reason) if unit.removed_reason else ""
        self._facts.setText(" · ".join(filter(None, [gone, unit.parent, unit.fields.district, unit.fields.address])))
        self._remove.setVisible(not unit.removed_reason)
        self._restore.setVisible(bool(unit.removed_reason))
        self._enable()

    def _show_posts(self, places: list[PostPlace]) -> None:
        self._rows.set_rows(places)
        self._moves.setText(_moves(places))
        self._moves.setVisible(bool(self._moves.text()))
        self._table.setVisible(bool(places))
        self._none.setVisible(not places)
        self._enable()

    def _enable(self, _position: int = 0) -> None:
        chosen = self._chosen() is not None
        self._edit_post.setEnabled(chosen)
        self._see_holders.setEnabled(chosen)
        self._tasks.setEnabled(self._unit is not None and not self._below.isChecked())
        self._set_need.setEnabled(self._unit is not None and not self._below.isChecked())

    def _chosen(self) -> PostPlace | None:
        positions = self._table.selected_positions()
        return self._rows.row_at(positions[0]) if positions else None

    def _show_holders(self, _position: int = 0) -> None:
        place = self._chosen()
        if place is not None and self._unit is not None:
            self._holders.ask(self._unit.id, self._unit.fields.name, place, with_below=self._below.isChecked())
            self._whole.setCurrentWidget(self._holders)

    def _show_indicators(self) -> None:
        if self._unit is not None:
            self._measured.load(IndicatorOwner(unit_id=self._unit.id), self._unit.fields.name)
            self._whole.setCurrentWidget(self._measured)

    def show_indicators(self, unit_id: int) -> None:
        """Show what is measured of a unit that is being loaded."""
        self._measured.load(IndicatorOwner(unit_id=unit_id), "")
        self._whole.setCurrentWidget(self._measured)

    def leave_forms(self) -> None:
        """Show the posts again instead of a form."""
        self._whole.setCurrentWidget(self._shown)

    def _correct_unit(self) -> None:
        if self._unit is not None:
            self._unit_new = False
            self._unit_form.load(self._unit)
            self._whole.setCurrentWidget(self._unit_form)

    def _save_unit(self) -> None:
        try:
            entered = self._unit_form.read()
        except Refusal:
            return
        if self._unit_new or self._unit is None:
            job = self._shell.background.do(self, self._unit_made, add_unit, entered)
        else:
            job = self._shell.background.do(
                self, self._unit_saved, save_unit, self._unit.id, entered, self._unit.version
            )
        job.refused = self._unit_form.refused

    def _unit_made(self, unit_id: int) -> None:
        self.leave_forms()
        self._shell.say(_("The unit is recorded."))
        self.made.emit(unit_id)

    def _unit_saved(self, _nothing: None) -> None:
        self.leave_forms()
        self._shell.say(_("The unit is saved."))
        self.changed.emit()

    def _put_aside(self) -> None:
        unit = self._unit
        reason = unit and messages.ask_reason(
            self, _("Put the unit aside"), _("Why? Everything is kept, and the unit can be brought back.")
        )
        if unit and reason:
            self._shell.background.do(self, self._unit_saved, remove_unit, unit.id, reason)

    def _bring_back(self) -> None:
        if self._unit is not None:
            self._shell.background.do(self, self._unit_saved, restore_unit, self._unit.id)

    def _correct_post(self) -> None:
        place = self._chosen()
        if place is not None:
            self._shell.background.ask(self, self._edit_this_post, open_post, place.post_id)

    def _edit_this_post(self, post: PostFile) -> None:
        self._post = post
        self._post_form.load(post)
        self._whole.setCurrentWidget(self._post_form)

    def _begin_post(self) -> None:
        self._post = None
        self._post_form.start()
        self._whole.setCurrentWidget(self._post_form)

    def _save_post(self) -> None:
        try:
            entered = self._post_form.read()
        except Refusal:
            return
        if self._post is None:
            job = self._shell.background.do(self, self._post_made, add_post, entered)
        else:
            job = self._shell.background.do(
                self, self._post_saved, save_post, self._post.id, entered, self._post.version
            )
        job.refused = self._post_form.refused

    def _post_made(self, post_id: int) -> None:
        self._shell.say(_("The post is recorded. Set what the unit needs of it."))
        self.leave_forms()
        if self._unit is not None:
            title = self._post_form.form.field("title").value()
            self._ask_need(Suggestion(post_id, title))

    def _post_saved(self, _nothing: None) -> None:
        self.leave_forms()
        self._shell.say(_("The post is saved."))
        self._ask_again()

    def _begin_need(self, _position: int = 0) -> None:
        if self._unit is None or self._below.isChecked():
            return
        place = self._chosen()
        if place is not None:
            self._ask_need(Suggestion(place.post_id, place.title))
        else:
            self._enter_need(None, Need(_this_year(), 0, "", 0))

    def _open_tasks(self) -> None:
        if self._unit is not None:
            place = self._chosen()
            self._shell.open(Place.NEED_TASKS, sheet_number(self._unit.id, place.post_id if place else 0))

    def _ask_need(self, post: Suggestion) -> None:
        if self._unit is not None:
            self._shell.background.ask(
                self, lambda need: self._enter_need(post, need), need_of, self._unit.id, post.id, _this_year()
            )

    def _enter_need(self, post: Suggestion | None, need: Need) -> None:
        if self._unit is not None:
            self._need = need
            self._need_form.load(self._unit.fields.name, post, need)
            self._whole.setCurrentWidget(self._need_form)

    def _save_need(self) -> None:
        if self._unit is None or self._need is None:
            return
        try:
            post_id, need = self._need_form.read(self._need.version)
        except Refusal:
            return
        if post_id is None:
            missing = _("Please choose the post.")
            self._need_form.refused(Refusal(missing, "", {"post_id": missing}))
            return
        # Another year than the one that was read has a row of its own, or none yet.
        asked = need if need.year == self._need.year else Need(need.year, need.need, need.note, 0)
        job = self._shell.background.do(self, self._need_saved, save_need, self._unit.id, post_id, asked)
        job.refused = self._need_form.refused

    def _need_saved(self, _nothing: None) -> None:
        self.leave_forms()
        self._shell.say(_("The need is saved."))
        self.changed.emit()


def _moves(places: list[PostPlace]) -> str:
    """Who is on the way, post by post; empty if nobody is."""
    one = _("{post}: {incoming} coming, {outgoing} leaving")
    told = [
        one.format(post=place.title, incoming=place.incoming, outgoing=place.outgoing)
        for place in places
        if place.incoming or place.outgoing
    ]
    return _("Moves under way: {moves}.").format(moves="; ".join(told)) if told else ""


def _this_year() -> int:
    return date.today().year  # noqa: DTZ011  # the office's own day


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
