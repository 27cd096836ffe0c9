"""The task sheet of one post: how it is counted, the grid, and what it comes to while it is typed."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.domain.figures import shown_figure
from desktop.domain.needs.tasks import EFFECTIVE_MINUTES_WORDS, MOST_MINUTES, ROUNDING_WORDS, Rounding, workload
from desktop.domain.refusal import Refusal
from desktop.services.needs.tasks import SheetSource, TaskSheet, YearNeed, copied_tasks
from desktop.text import _
from desktop.ui import messages
from desktop.ui.forms import ChoiceField, LineField
from desktop.ui.needs.task_grid import TaskGrid
from desktop.ui.offered_number import OfferedNumberField
from desktop.ui.style import GAP, MARGIN, heading, muted
from desktop.ui.windows import Shell, button, button_row, label_for

YEARS_TOLD = 6
MINUTES_WIDTH = 112
SOURCES_OFFERED = 20


class TaskSheetEditor(QWidget):
    """One sheet; `saving` asks the page to keep what `read` gives."""

    saving = Signal()
    edited = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._sheet: TaskSheet | None = None
        self.grid = TaskGrid("needTasks.grid")
        self._build()
        self._connect()

    def show_sheet(self, sheet: TaskSheet, post: str) -> None:
        """Show a sheet as it is kept."""
        self._sheet = sheet
        self._title.setText(_("{post}, {year}").format(post=post, year=sheet.year))
        self._minutes.set_value(sheet.effective_minutes)
        self._rounding.set_value(sheet.rounding)
        self._note.set_value(sheet.note)
        self.grid.rows.show_tasks(sheet.tasks)
        self._count()

    def show_history(self, years: list[YearNeed]) -> None:
        """Tell the need of the years that are recorded."""
        one, typed = _("{year}: {need}"), _("{year}: {need} (typed)")
        told = [
            (one if year.effective_minutes else typed).format(year=year.year, need=year.need)
            for year in years[:YEARS_TOLD]
        ]
        self._history.setText(_("Need by year: {years}").format(years=" · ".join(told)) if told else "")

    def show_sources(self, sources: list[SheetSource]) -> None:
        """Offer the sheets that this one can be copied from."""
        menu = QMenu(self._copy)
        for source in sources[:SOURCES_OFFERED]:
            words = _("{post}, {unit}, {year} ({count} tasks)")
            action = menu.addAction(
                words.format(post=source.post, unit=source.unit, year=source.year, count=source.tasks)
            )
            action.setData(source)
        menu.triggered.connect(self._copy_from)
        self._copy.setMenu(menu)
        self._copy.setEnabled(bool(sources))
        self._copy.setToolTip("" if sources else _("No other sheet of this post or this unit has tasks yet."))

    def read(self) -> TaskSheet:
        """The sheet as it was entered; raises Refusal with what cannot be counted."""
        if self._sheet is None:
            raise Refusal(_("Choose a post first."))
        return replace(
            self._sheet,
            tasks=tuple(self.grid.rows.tasks()),
            effective_minutes=self._minutes.value() or 0,
            rounding=self._rounding.value() or Rounding.NEAREST,
            note=self._note.value(),
        )

    def is_touched(self) -> bool:
        """Whether anything is entered that was not kept."""
        sheet = self._sheet
        if sheet is None:
            return False
        # Text against text: what is no number yet is entered too.
        framed = (self._minutes.text().strip(), self._rounding.value(), self._note.value())
        return self.grid.rows.is_touched() or framed != (str(sheet.effective_minutes), sheet.rounding, sheet.note)

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        if not self.is_touched():
            return True
        agreed = messages.confirm(
            self, _("Discard what was entered?"), _("What was entered has not been saved."), _("Discard")
        )
        if agreed:
            self.reset()
        return agreed

    def reset(self) -> None:
        """Show again what is kept."""
        if self._sheet is not None:
            self._minutes.set_value(self._sheet.effective_minutes)
            self._rounding.set_value(self._sheet.rounding)
            self._note.set_value(self._sheet.note)
            self.grid.rows.show_tasks(self._sheet.tasks)
            self._count()

    def _build(self) -> None:
        self._title = heading("", 1.2)
        self._title.setObjectName("needTasks.title")
        self._title.setWordWrap(True)
        self._typed, self._history, self._hint = muted(), muted(), muted()
        self._typed.setObjectName("needTasks.typed")
        self._history.setObjectName("needTasks.history")
        self._sum, self._people = QLabel(), heading("", 1.2)
        self._sum.setObjectName("needTasks.sum")
        self._people.setObjectName("needTasks.people")
        self._unread = QLabel()
        self._unread.setObjectName("needTasks.unread")
        self._unread.setProperty("problem", True)
        self._hint.setText(
            _(
                "Type as in Excel, or copy rows there (task, result, volume, minutes) and press Ctrl+V. "
                "Tab: next cell; Ctrl+Tab, or Esc and then Tab: out of the table."
            )
        )
        self._add = button(_("&Insert a row"), "needTasks.insert", self.grid.insert_row)
        self._out = button(_("Take the rows o&ut"), "needTasks.remove", self.grid.remove_rows)
        self._paste = button(_("&Paste from Excel"), "needTasks.paste", self._paste_clipboard)
        self._copy = QPushButton(_("&Copy from"))
        self._copy.setObjectName("needTasks.copy")
        self._discard = button(_("Discar&d"), "needTasks.discard", self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addWidget(self._typed)
        column.addWidget(self._history)
        column.addLayout(self._build_frame())
        column.addWidget(self._hint)
        column.addWidget(self.grid, 1)
        column.addLayout(button_row(self._add, self._out, self._paste, self._copy, self._discard))
        column.addWidget(self._unread)
        column.addWidget(self._sum)
        column.addWidget(self._people)

    def _build_frame(self) -> QGridLayout:
        self._minutes, self._note = _minutes_field(), LineField(1000)
        self._minutes.setObjectName("needTasks.minutes")
        self._minutes.setMinimumWidth(MINUTES_WIDTH)
        self._rounding = ChoiceField(ROUNDING_WORDS)
        self._rounding.setObjectName("needTasks.rounding")
        self._note.setObjectName("needTasks.note")
        frame = QGridLayout()
        frame.setHorizontalSpacing(GAP)
        frame.setVerticalSpacing(GAP)
        frame.addWidget(label_for(_("&Effective minutes"), self._minutes), 0, 0)
        frame.addWidget(self._minutes, 0, 1)
        frame.addWidget(label_for(_("&Rounding"), self._rounding), 0, 2)
        frame.addWidget(self._rounding, 0, 3)
        frame.addWidget(label_for(_("N&ote"), self._note), 1, 0)
        frame.addWidget(self._note, 1, 1, 1, 3)
        frame.setColumnStretch(1, 1)
        frame.setColumnStretch(3, 2)
        return frame

    def _connect(self) -> None:
        self.grid.rows.edited.connect(self._count)
        self._minutes.edited.connect(self._count)
        self._rounding.edited.connect(self._count)
        self._note.edited.connect(self._count)
        save = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        save.activated.connect(self.saving)

    def _count(self) -> None:
        """Tell at once what the rows come to."""
        rows, sheet = self.grid.rows, self._sheet
        unread = rows.unread()
        self._unread.setVisible(bool(unread))
        self._unread.setText(_("{count} rows cannot be counted yet; they are red.").format(count=unread))
        self._discard.setEnabled(self.is_touched())
        text = self._minutes.text()
        effective = int(text) if text.isdecimal() else 0
        if effective:
            found = workload(
                (line.read() for line in rows.entered() if not line.fault()),
                effective,
                self._rounding.value() or Rounding.NEAREST,
            )
            words = _("{minutes} minutes ÷ {effective} = {people}")
            self._sum.setText(
                words.format(
                    minutes=shown_figure(float(found.minutes)),
                    effective=shown_figure(effective),
                    people=_people(found.shown_people()),
                )
            )
            self._people.setText(_need_words(sheet, found.need if rows.entered() else None))
        else:
            self._sum.setText(_("Effective minutes go from 1 to {most}.").format(most=shown_figure(MOST_MINUTES)))
            self._people.setText("")
        self._typed.setText(_typed_words(sheet) if sheet else "")
        self._typed.setVisible(bool(self._typed.text()))
        self._history.setVisible(bool(self._history.text()))
        self.edited.emit()

    def _paste_clipboard(self) -> None:
        self.grid.paste(QGuiApplication.clipboard().text())

    def _copy_from(self, action: QAction) -> None:
        self._shell.background.ask(self, self.grid.rows.put, copied_tasks, action.data())


def _minutes_field() -> OfferedNumberField:
    return OfferedNumberField(len(str(MOST_MINUTES)), EFFECTIVE_MINUTES_WORDS)


def _people(people: float) -> str:
    """The exact need with two decimals at least: "2,50"."""
    text = f"{people:.6f}".rstrip("0")
    whole, _point, part = text.partition(".")
    sign = shown_figure(0.5)[1]
    return f"{shown_figure(int(whole))}{sign}{part:0<2}"


def _need_words(sheet: TaskSheet | None, counted: int | None) -> str:
    """What the rows come to; the number on record as long as there are none."""
    if counted is not None:
        return _("Need: {count} people").format(count=counted)
    if sheet is None or not sheet.version:
        return _("Need: not counted yet")
    return _("Need on record: {count} people").format(count=sheet.need)


def _typed_words(sheet: TaskSheet) -> str:
    if not sheet.version or not sheet.typed:
        return ""
    if sheet.tasks:
        return _("The need of {need} was typed after these tasks. Saving makes it follow from them again.").format(
            need=sheet.need
        )
    return _("The need of {need} was typed. Once tasks are saved, it follows from them.").format(need=sheet.need)
