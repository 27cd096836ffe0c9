"""The histories of an employee: one at a time, each line to be added, corrected, put aside and brought back."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.employees.history_entries import Entry, FamilyEntry, PostEntry
from desktop.domain.refusal import Refusal
from desktop.services.employee_histories import remove_entry, restore_entry, save_entry
from desktop.services.employees.file import EmployeeFile
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.drop_down import DropDown
from desktop.ui.employees.history_kinds import HISTORIES, HistoryForm
from desktop.ui.forms import Form
from desktop.ui.pickers import Suggestion
from desktop.ui.style import GAP, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button, main_button

NO_LINES = N_("No lines yet.")


class HistoriesView(QWidget):
    """A choice of history, its lines, and the form of one line."""

    changed = Signal()
    """A line was written: the file is to be asked for again."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: EmployeeFile | None = None
        self._editing: Entry | None = None
        self._choice = DropDown()
        self._choice.setObjectName("employee.history")
        self._choice.setAccessibleName(_("Which history"))
        self._tables = QStackedWidget()
        self._forms = QStackedWidget()
        self._none = muted(_(NO_LINES))
        for kind in HISTORIES:
            self._choice.addItem(_(kind.title))
            self._tables.addWidget(self._table_of(kind))
            self._forms.addWidget(self._form_of(kind))
        self._build()
        self._connect()

    def show_file(self, file: EmployeeFile) -> None:
        """Show the histories of `file`; a line that is being written to the same employee is kept."""
        if self._file is not None and self._file.id != file.id:
            self._show_lines()
        self._file = file
        for at, kind in enumerate(HISTORIES):
            table = self._tables.widget(at)
            if isinstance(table, TableView):
                _rows_of(table).set_rows(_named(kind, file))
        self._enable()

    def may_leave(self) -> bool:
        """Whether no half-written line would be lost, or the officer agrees to lose it."""
        writing = self._whole.currentWidget() is self._writing and self._form().is_touched()
        return not writing or messages.confirm(
            self, _("Discard this line?"), _("What was entered has not been saved."), _("Discard")
        )

    def _table_of(self, kind: HistoryForm) -> TableView:
        gone: Column[Any] = Column(
            "removed", N_("Put aside because"), 160, lambda line: line.removed_reason, sortable=False
        )
        columns = kind.columns
        if kind.entry is FamilyEntry:
            columns = (Column("relative", N_("Employee"), 200, lambda line: line.name, sortable=False), *columns)
        rows: Rows[Any] = Rows((*columns, gone))
        table = TableView(rows, f"employee.history.{kind.entry.__name__}", self._shell.state, sorting=False)
        table.setAccessibleName(_(kind.title))
        table.picked.connect(self._enable)
        table.opened.connect(self._correct)
        return table

    def _form_of(self, kind: HistoryForm) -> Form:
        form = Form(f"employee.{kind.entry.__name__}")
        for name, label, make in kind.fields:
            form.add(name, _(label), make(self._shell.background))
        return form

    def _build(self) -> None:
        self._add = button(_("&Add a line"), "employee.addLine", self._begin)
        self._edit = button(_("C&orrect"), "employee.correctLine", self._correct)
        self._remove = button(_("Put as&ide…"), "employee.removeLine", self._put_aside)
        self._restore = button(_("Bring bac&k"), "employee.restoreLine", self._bring_back)
        self._keep = main_button(_("&Save the line"), "employee.saveLine")
        self._cancel = button(_("Cance&l"), "employee.cancelLine", self._give_up)
        actions = _row(self._add, self._edit, self._remove, self._restore)
        self._lines = _stacked(self._none, self._tables)
        self._writing = _stacked(self._forms, _held(_row(self._keep, self._cancel)))
        self._whole = QStackedWidget()
        self._whole.addWidget(self._lines)
        self._whole.addWidget(self._writing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, GAP, 0, 0)
        whole.setSpacing(GAP)
        whole.addLayout(_row(self._choice))
        whole.addLayout(actions)
        whole.addWidget(self._whole, 1)

    def _connect(self) -> None:
        self._choice.activated.connect(self._choose)
        self._keep.clicked.connect(self._save)

    def _choose(self, at: int) -> None:
        if self.may_leave():
            self._tables.setCurrentIndex(at)
            self._forms.setCurrentIndex(at)
            self._show_lines()
        else:
            self._choice.setCurrentIndex(self._tables.currentIndex())

    def _form(self) -> Form:
        form = self._forms.currentWidget()
        if not isinstance(form, Form):
            raise TypeError("every page of the stack is a form")
        return form

    def _table(self) -> TableView:
        table = self._tables.currentWidget()
        if not isinstance(table, TableView):
            raise TypeError("every page of the stack is a table")
        return table

    def _kind(self) -> HistoryForm:
        return HISTORIES[self._tables.currentIndex()]

    def _chosen(self) -> Entry | None:
        positions = self._table().selected_positions()
        line = _rows_of(self._table()).row_at(positions[0]) if positions else None
        return line.entry if isinstance(line, _NamedTie) else line

    def _enable(self, _position: int = 0) -> None:
        line = self._chosen()
        here = self._whole.currentWidget() is self._lines
        self._none.setVisible(not _rows_of(self._table()).rows)
        self._add.setEnabled(here)
        self._edit.setEnabled(here and line is not None and not line.removed_reason)
        self._remove.setVisible(line is None or not line.removed_reason)
        self._remove.setEnabled(here and line is not None)
        self._restore.setVisible(line is not None and bool(line.removed_reason))

    def _begin(self) -> None:
        self._write(self._kind().entry())

    def _correct(self, _position: int = 0) -> None:
        line = self._chosen()
        if line is not None and not line.removed_reason:
            self._write(line)

    def _write(self, line: Entry) -> None:
        self._editing = line
        self._form().fill(self._values(line))
        self._whole.setCurrentWidget(self._writing)
        self._keep.setEnabled(True)
        self._enable()
        self._form().setFocus()

    def _values(self, line: Entry) -> dict[str, Any]:
        values = {name: getattr(line, name) or None for name, _label, _make in self._kind().fields}
        names = self._file.relatives if self._file is not None else {}
        if isinstance(line, PostEntry):
            values["unit_id"] = _suggestion(line.unit_id, line.unit_name)
            values["post_id"] = _suggestion(line.post_id, line.post_title)
        if isinstance(line, FamilyEntry):
            values["relative_id"] = _suggestion(line.relative_id, names.get(line.relative_id or 0, ""))
        return values

    def _save(self) -> None:
        if self._file is None or self._editing is None:
            return
        try:
            entered = self._form().read()
        except Refusal:
            return
        empty = type(self._editing)()
        line = replace(self._editing, **{k: getattr(empty, k) if v is None else v for k, v in entered.items()})
        if isinstance(line, PostEntry):
            # The chosen post gives the title where none is written; the service fills in the names.
            chosen = self._form().field("post_id").chosen()
            line = replace(line, post_title=line.post_title or (chosen.name if chosen else ""))
        self._keep.setEnabled(False)
        today = date.today()  # noqa: DTZ011  # the office's own day
        job = self._shell.background.do(self, self._saved, save_entry, self._file.id, line, today)
        job.refused = self._refused

    def _saved(self, _line_id: int) -> None:
        self._shell.say(_("The line is saved."))
        self._show_lines()
        self.changed.emit()

    def _refused(self, refusal: Refusal) -> None:
        self._keep.setEnabled(True)
        self._form().show_refusal(refusal)
        self._shell.show_refusal(refusal)

    def _give_up(self) -> None:
        if self.may_leave():
            self._show_lines()

    def _show_lines(self) -> None:
        self._editing = None
        self._whole.setCurrentWidget(self._lines)
        self._enable()

    def _put_aside(self) -> None:
        line = self._chosen()
        reason = line and messages.ask_reason(self, _("Put the line aside"), _("Why is it put aside?"))
        if line and reason:
            self._shell.background.do(self, self._moved, remove_entry, type(line), line.id, reason)

    def _bring_back(self) -> None:
        line = self._chosen()
        if line is not None:
            self._shell.background.do(self, self._moved, restore_entry, type(line), line.id)

    def _moved(self, _nothing: None) -> None:
        self._shell.say(_("The history is changed."))
        self.changed.emit()


class _NamedTie:
    """A family tie with the name of the relative, as its table shows it."""

    def __init__(self, entry: FamilyEntry, name: str) -> None:
        self.entry = entry
        self.name = name
        self.relation, self.note, self.removed_reason = entry.relation, entry.note, entry.removed_reason


def _named(kind: HistoryForm, file: EmployeeFile) -> list[Any]:
    lines = list(kind.lines(file))
    if kind.entry is not FamilyEntry:
        return lines
    return [_NamedTie(tie, file.relatives.get(tie.relative_id, "")) for tie in lines]


def _rows_of(table: TableView) -> Rows[Any]:
    model = table.model()
    if not isinstance(model, Rows):
        raise TypeError("a history is a short table")
    return model


def _suggestion(number: int | None, name: str) -> Suggestion | None:
    return None if number is None else Suggestion(number, name)


def _stacked(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    for widget in widgets:
        column.addWidget(widget)
    return holder


def _held(row: QHBoxLayout) -> QWidget:
    holder = QWidget()
    row.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(row)
    return holder


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
