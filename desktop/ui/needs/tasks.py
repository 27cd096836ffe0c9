"""Task sheets (ABK): the posts of a unit in a year with their needs, and the tasks of the one that is chosen."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.figures import shown_figure
from desktop.domain.needs.tasks import sheet_place
from desktop.domain.refusal import Refusal
from desktop.services.imports.need_sheets import export_formasi, export_task_sheets, note_export
from desktop.services.needs.tasks import (
    PostNeed,
    SheetSource,
    TaskSheet,
    UnitNeeds,
    YearNeed,
    begin_year,
    default_year,
    post_title,
    save_task_sheet,
    sheet_sources,
    task_sheet,
    unit_needs,
    year_history,
)
from desktop.services.units.units import subtree
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.background import Session
from desktop.ui.drop_down import DropDown
from desktop.ui.needs.task_sheet import TaskSheetEditor
from desktop.ui.pickers import Picker, Suggestion
from desktop.ui.places import Place
from desktop.ui.style import GAP, MARGIN, muted
from desktop.ui.suggestions import suggested_posts, suggested_units
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import EmptyState, Header, Page, Shell, button, label_for, main_button, side_by_side

UNIT_WIDTH = 300
YEARS_AHEAD = 5
Opened = tuple[TaskSheet, list[YearNeed], list[SheetSource]]


def _exact(post: PostNeed) -> str:
    if post.people is not None:
        return shown_figure(post.people)
    return _("typed") if post.recorded else "–"


COLUMNS: tuple[Column[PostNeed], ...] = (
    Column("title", N_("Post"), 168, lambda post: post.title, sortable=False),
    Column("exact", N_("Exact"), 60, _exact, right=True, sortable=False),
    Column("need", N_("Need"), 100, lambda post: str(post.need) if post.recorded else "–", right=True, sortable=False),
    Column("holders", N_("Holders"), 64, lambda post: str(post.holders), right=True, sortable=False),
    Column("tasks", N_("Tasks"), 60, lambda post: str(post.tasks), right=True, sortable=False, shown=False),
    Column(
        "minutes",
        N_("Minutes in a year"),
        110,
        lambda post: shown_figure(post.minutes),
        right=True,
        sortable=False,
        shown=False,
    ),
)


class NeedTasksPage(Page):
    """A unit and a year; its posts at the left, the sheet of one of them at the right."""

    TITLE = N_("Tasks and need (ABK)")
    HELP = "need-tasks"
    ROLE = "needTasks"
    PLACES = (Place.NEED_TASKS,)
    TABLES = frozenset({"establishment", "need_task", "unit", "post", "employee", "setting"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._needs: UnitNeeds | None = None
        self._post: Suggestion | None = None
        self._wanted_post = 0
        self._rows: Rows[PostNeed] = Rows(COLUMNS)
        self._table = TableView(self._rows, "needTasks.posts", shell.state, sorting=False)
        self.editor = TaskSheetEditor(shell)
        self._build()
        self._connect()
        self._enable()

    def visit(self, place: Place, item_id: int | None) -> None:  # noqa: ARG002  # there is one
        """Show the unit and post of a `sheet_number`, in the newest year of the unit."""
        if item_id is not None:
            unit_id, self._wanted_post = sheet_place(item_id)
            self._post = None
            self._ask(unit_id, None)
        else:
            self.refresh()

    def refresh(self) -> None:
        """Ask again for the unit; a sheet in which something is entered stays as it is."""
        if self._needs is not None:
            self._ask(self._needs.unit_id, self._needs.year)

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost."""
        return self.editor.may_leave()

    def _build(self) -> None:
        self._header = Header(_(self.TITLE))
        self._unit = Picker(self.background, suggested_units, _("Type a part of the unit's name"))
        self._unit.setObjectName("needTasks.search")
        self._unit.setFixedWidth(UNIT_WIDTH)
        self._years = DropDown()
        self._years.setObjectName("needTasks.year")
        self._years.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._files = QPushButton(_("E&xcel"))
        self._files.setObjectName("needTasks.files")
        self._files.setMenu(self._build_menu())
        self._save = main_button(_("&Save"), "needTasks.save", "content-save-outline")
        self._header.add(label_for(_("Uni&t"), self._unit), self._unit, label_for(_("&Year"), self._years), self._years)
        self._header.add(self._files, self._save)
        self._empty = EmptyState(_("Choose a unit above: its posts and what they need stand here then."))
        self._no_post = EmptyState(_("Choose a post at the left, or add one, to type its tasks."))
        self._right = QStackedWidget()
        self._right.addWidget(self._no_post)
        self._right.addWidget(self.editor)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._empty)
        self._whole.addWidget(side_by_side(self, self._build_left(), self._right, (1, 2)))
        self.column.addWidget(self._header)
        self.column.addWidget(self._whole, 1)

    def _build_left(self) -> QWidget:
        self._table.setAccessibleName(_("Posts of the unit"))
        header = self._table.horizontalHeader()
        header.setStretchLastSection(False)  # Qt's own signature
        header.setSectionResizeMode(0, header.ResizeMode.Stretch)
        self._total = muted()
        self._total.setObjectName("needTasks.total")
        self._begun = muted()
        self._begun.setObjectName("needTasks.notBegun")
        self._begin = button("", "needTasks.beginYear", self._begin_year)
        self._other = Picker(self.background, suggested_posts, _("Another post: type a part of its title"))
        self._other.setObjectName("needTasks.other")
        self._other.setAccessibleName(_("Another post: type a part of its title"))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(MARGIN, GAP, GAP, GAP)
        column.setSpacing(GAP)
        column.addWidget(self._begun)
        column.addWidget(self._begin)
        column.addWidget(self._table, 1)
        column.addWidget(self._total)
        column.addWidget(self._other)
        return left

    def _build_menu(self) -> QMenu:
        menu = QMenu(self)
        self._of_unit = menu.addAction(_("Task sheets of this unit and those below…"))
        self._of_unit.triggered.connect(self._export_sheets)
        menu.addAction(_("Formasi of all units…")).triggered.connect(self._export_formasi)
        menu.addSeparator()
        menu.addAction(_("Take in task sheets or a formasi…")).triggered.connect(self._import)
        return menu

    def _connect(self) -> None:
        self._unit.picked.connect(self._choose_unit)
        self._years.activated.connect(self._choose_year)
        self._table.picked.connect(self._choose_post)
        self._other.picked.connect(self._choose_other)
        self._save.clicked.connect(self._keep)
        self.editor.saving.connect(self._keep)
        self.editor.edited.connect(self._enable)

    def _ask(self, unit_id: int, year: int | None) -> None:
        self.background.ask(self, self._show, _needs_of, unit_id, year)

    def _show(self, needs: UnitNeeds) -> None:
        self._needs = needs
        self._whole.setCurrentIndex(1)
        self._unit.set_value(Suggestion(needs.unit_id, needs.unit))
        self._show_years(needs)
        self._rows.set_rows(needs.posts)
        words = _("Sum of the posts: need {need}, holders {holders}; {minutes} minutes of tasks.")
        self._total.setText(words.format(need=needs.need, holders=needs.holders, minutes=shown_figure(needs.minutes)))
        if self._wanted_post:
            self._open_wanted()
        elif self._post is not None:
            self._mark(self._post.id)
            if not self.editor.is_touched():
                self._ask_sheet(self._post)
        self._right.setCurrentIndex(int(self._post is not None))
        self._enable()

    def _show_years(self, needs: UnitNeeds) -> None:
        newest = max(needs.years, default=needs.year)
        offered = sorted(
            {*needs.years, needs.year, *range(_today().year, _today().year + YEARS_AHEAD + 1)}, reverse=True
        )
        self._years.clear()
        for year in offered:
            self._years.addItem(str(year), year)
        self._years.setCurrentIndex(offered.index(needs.year))
        is_new = needs.year not in needs.years
        can_copy = is_new and bool(needs.years) and newest < needs.year
        self._begun.setText(_("No need of {year} is recorded for this unit yet.").format(year=needs.year))
        self._begun.setVisible(is_new)
        self._begin.setText(_("Begin {year} as a copy of {last}").format(year=needs.year, last=newest))
        self._begin.setVisible(can_copy)

    def _open_wanted(self) -> None:
        """Open the post that the page was asked for, which the unit may not have yet."""
        wanted, self._wanted_post = self._wanted_post, 0
        post = next((post for post in self._rows.rows if post.post_id == wanted), None)
        if post is not None:
            self._mark(wanted)
        else:
            self.background.ask(self, self._open_other, _post_named, wanted)

    def _mark(self, post_id: int) -> None:
        at = next((at for at, post in enumerate(self._rows.rows) if post.post_id == post_id), None)
        if at is not None:
            self._table.select_position(at)

    def _open_other(self, post: Suggestion | None) -> None:
        if post is not None:
            self._open(post)

    def _choose_unit(self, chosen: Suggestion | None) -> None:
        if chosen is None or (self._needs is not None and chosen.id == self._needs.unit_id):
            return
        if not self.may_leave():
            if self._needs is not None:
                self._unit.set_value(Suggestion(self._needs.unit_id, self._needs.unit))
            return
        self._post = None
        self._ask(chosen.id, None)

    def _choose_year(self, at: int) -> None:
        year = self._years.itemData(at)
        if self._needs is None or year == self._needs.year:
            return
        if not self.may_leave():
            self._years.setCurrentIndex(self._years.findData(self._needs.year))
            return
        self._ask(self._needs.unit_id, year)

    def _choose_post(self, position: int) -> None:
        post = self._rows.row_at(position)
        if post is None or (self._post is not None and post.post_id == self._post.id):
            return
        if not self.may_leave():
            if self._post is not None:
                self._mark(self._post.id)
            return
        self._open(Suggestion(post.post_id, post.title))

    def _choose_other(self, chosen: Suggestion | None) -> None:
        if chosen is None or self._needs is None or not self.may_leave():
            return
        self._other.set_value(None)
        self._open(chosen)
        self._mark(chosen.id)

    def _open(self, post: Suggestion) -> None:
        self._post = post
        self._ask_sheet(post)
        self._right.setCurrentIndex(1)

    def _ask_sheet(self, post: Suggestion) -> None:
        if self._needs is not None:
            self.background.ask(self, self._show_sheet, _sheet_of, self._needs.unit_id, post.id, self._needs.year)

    def _show_sheet(self, opened: Opened) -> None:
        sheet, years, sources = opened
        needs, post = self._needs, self._post
        # The officer may have gone on to another post or year in the meantime.
        if (
            needs is None
            or post is None
            or (sheet.unit_id, sheet.post_id, sheet.year)
            != (
                needs.unit_id,
                post.id,
                needs.year,
            )
        ):
            return
        self.editor.show_history(years)
        self.editor.show_sources(sources)
        self.editor.show_sheet(sheet, post.name)
        self._enable()

    def _enable(self) -> None:
        self._save.setEnabled(self._post is not None and self.editor.is_touched())
        self._of_unit.setEnabled(self._needs is not None)

    def _keep(self) -> None:
        try:
            entered = self.editor.read()
        except Refusal as refusal:
            self.shell.show_refusal(refusal)
            return
        # Else the button, once disabled, would hand the focus to the list of posts, and that would open another one.
        self.editor.grid.setFocus()
        self._save.setEnabled(False)
        job = self.background.do(self, self._kept, save_task_sheet, entered)
        job.refused = self._refused

    def _kept(self, need: int) -> None:
        if self._post is not None:
            self.shell.say(_("Saved: {post} needs {count} people.").format(post=self._post.name, count=need))
            self._ask_sheet(self._post)

    def _refused(self, refusal: Refusal) -> None:
        self._save.setEnabled(True)
        self.shell.show_refusal(refusal)

    def _begin_year(self) -> None:
        if self._needs is not None:
            self.background.do(self, self._year_begun, begin_year, self._needs.unit_id, self._needs.year)

    def _year_begun(self, _nothing: None) -> None:
        self.shell.say(_("The year is begun with the posts and tasks of the last one."))

    def _export_sheets(self) -> None:
        path = messages.choose_new_file(self, _("Export the task sheets"), _("task-sheets.xlsx"), ["Excel (*.xlsx)"])
        if path is not None and self._needs is not None:
            self.background.ask(self, self._written, _export_below, path, self._needs.unit_id, self._needs.year)

    def _export_formasi(self) -> None:
        path = messages.choose_new_file(self, _("Export the formasi"), "formasi.xlsx", ["Excel (*.xlsx)"])
        if path is not None:
            self.background.ask(self, self._written, export_formasi, path)

    def _written(self, count: int) -> None:
        """Only the line of the trail is a change: nothing that is saved waits for the workbook."""
        self.background.do(self, self._exported, note_export, count)

    def _exported(self, count: int) -> None:
        self.shell.say(_("Rows exported: {count}.").format(count=count))

    def _import(self) -> None:
        self.shell.open(Place.IMPORT)


def _needs_of(session: Session, unit_id: int, year: int | None) -> UnitNeeds:
    return unit_needs(session, unit_id, year or default_year(session, unit_id, _today()))


def _sheet_of(session: Session, unit_id: int, post_id: int, year: int) -> Opened:
    sheet = task_sheet(session, unit_id, post_id, year)
    return sheet, year_history(session, unit_id, post_id), sheet_sources(session, unit_id, post_id, year)


def _export_below(session: Session, path: Path, unit_id: int, year: int) -> int:
    return export_task_sheets(session, path, subtree(session, unit_id), year)


def _post_named(session: Session, post_id: int) -> Suggestion | None:
    title = post_title(session, post_id)
    return Suggestion(post_id, title) if title else None


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the office's own day
