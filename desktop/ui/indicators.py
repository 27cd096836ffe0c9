"""Indicators of a unit or of an employee: their list, the form of one, and its monthly values."""

from datetime import date

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHeaderView, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.domain.dates import shown_month
from desktop.domain.evaluation.before_after import MonthValue
from desktop.domain.evaluation.evaluation import BETTER_WORDS
from desktop.domain.evaluation.pasted_months import Unread
from desktop.domain.figures import shown_figure
from desktop.domain.refusal import Refusal
from desktop.services.evaluation.indicators import (
    ChangedMonths,
    IndicatorFields,
    IndicatorOwner,
    IndicatorRow,
    add_indicator,
    change_values,
    indicators_of,
    remove_indicator,
    restore_indicator,
    save_indicator,
    values_of,
)
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.forms import ChoiceField, Form, LineField
from desktop.ui.month_grid import MonthGrid
from desktop.ui.style import GAP, ROW_HEIGHT, heading, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button, button_row

ROWS_SHOWN = 5
UNREAD_LINES = 3


def _newest(row: IndicatorRow) -> str:
    if row.newest is None:
        return "–"
    return f"{shown_figure(row.newest.value)} ({shown_month(row.newest.month)})"


def _name(row: IndicatorRow) -> str:
    return _("{name} (put aside)").format(name=row.fields.name) if row.removed_reason else row.fields.name


COLUMNS: tuple[Column[IndicatorRow], ...] = (
    Column(
        "name", N_("Indicator"), 168, _name, sortable=False, tip=lambda row: row.removed_reason or row.fields.source
    ),
    Column("measure", N_("Unit of measure"), 104, lambda row: row.fields.measure, sortable=False),
    Column(
        "better",
        N_("Better"),
        110,
        lambda row: _(BETTER_WORDS[row.fields.better]) if row.fields.better else "",
        sortable=False,
        shown=False,
    ),
    Column("months", N_("Months"), 60, lambda row: str(row.months), right=True, sortable=False),
    Column("newest", N_("Newest"), 120, _newest, right=True, sortable=False),
)


class IndicatorsView(QWidget):
    """What is measured of one owner: the indicators, and the months of the one that is chosen.

    `role` begins all object names, for a unit's stand on one page and an employee's on another.
    """

    def __init__(self, shell: Shell, role: str) -> None:
        super().__init__()
        self._shell = shell
        self._role = role
        self._owner = IndicatorOwner()
        self._chosen: IndicatorRow | None = None
        self._wanted: int | None = None
        self._editing: IndicatorRow | None = None
        self.rows: Rows[IndicatorRow] = Rows(COLUMNS)
        self.table = TableView(self.rows, f"{role}.table", shell.state, sorting=False)
        self.grid = MonthGrid(f"{role}.months")
        self.form = Form(f"{role}.form")
        self._build()
        self._connect()

    def load(self, owner: IndicatorOwner) -> None:
        """Show the indicators of `owner`; what was begun for the same one stays."""
        if owner != self._owner:
            self._owner, self._chosen, self._wanted = owner, None, None
            self._forget()
            self._months.hide()
        self.refresh()

    def refresh(self) -> None:
        """Ask again for the list."""
        if self._owner != IndicatorOwner():
            removed = self._removed.isChecked()
            self._shell.background.ask(self, self._show_rows, indicators_of, self._owner, removed=removed)

    def is_touched(self) -> bool:
        """Whether anything is entered that was not saved."""
        form = not self._editor.isHidden() and self.form.is_touched()
        return form or self.grid.rows.is_touched() or not self._unread_part.isHidden()

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        if not self.is_touched():
            return True
        agreed = messages.confirm(
            self, _("Discard what was entered?"), _("What was entered has not been saved."), _("Discard")
        )
        if agreed:
            self._forget()
        return agreed

    def _forget(self) -> None:
        """Let go of what was entered, so that nobody is asked about it twice."""
        self._give_up()
        self._unread_part.hide()
        self.grid.rows.forget()

    def _build(self) -> None:
        self.table.setAccessibleName(_("Indicators"))
        self.table.horizontalHeader().setStretchLastSection(False)  # Qt's own signature
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._none = muted(_("Nothing is measured here yet. Begin with one number that the unit counts every month."))
        self._new = button(_("New indicator…"), f"{self._role}.new", self._begin)
        self._edit = button(_("Correct…"), f"{self._role}.edit", self._correct)
        self._remove = button(_("Put aside…"), f"{self._role}.remove", self._put_aside)
        self._restore = button(_("Bring back"), f"{self._role}.restore", self._bring_back)
        self._removed = QCheckBox(_("With those put aside"))
        self._removed.setObjectName(f"{self._role}.removed")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._none)
        column.addWidget(self.table)
        column.addLayout(button_row(self._new, self._edit, self._remove, self._restore, self._removed))
        column.addWidget(self._build_form())
        column.addWidget(self._build_months(), 1)
        column.addStretch(0)

    def _build_form(self) -> QWidget:
        self.form.add("name", _("What is measured"), LineField())
        self.form.add("measure", _("Unit of measure"), LineField(40, _("minutes, patients a day")))
        self.form.add("better", _("Which direction is better"), ChoiceField(BETTER_WORDS))
        self.form.add("source", _("Where the numbers come from"), LineField())
        self._save_form = button(_("Save the indicator"), f"{self._role}.form.save", self._keep)
        self._editor = QWidget()
        column = QVBoxLayout(self._editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.form)
        column.addLayout(button_row(self._save_form, button(_("Cancel"), f"{self._role}.form.cancel", self._give_up)))
        self._editor.hide()
        return self._editor

    def _build_months(self) -> QWidget:
        self._title = heading("", 1.1)
        self._paste = button(_("Paste from Excel"), f"{self._role}.paste", self._paste_clipboard)
        self._paste.setToolTip(_("Two columns, month and value, or a row of months above a row of values (Ctrl+V)"))
        self._earlier = button(_("Earlier year"), f"{self._role}.earlier", self.grid.rows.show_earlier_year)
        self._save = button(_("Save the months"), f"{self._role}.save", self._keep_months)
        self._discard = button(_("Discard"), f"{self._role}.discard", self._reload)
        self._why = QLabel()
        self._why.setObjectName(f"{self._role}.why")
        self._why.setProperty("problem", True)
        self._why.setWordWrap(True)  # Qt's own signature
        self._unread = QPlainTextEdit()
        self._unread.setObjectName(f"{self._role}.unread")
        self._unread.setAccessibleName(_("Lines that could not be read"))
        self._unread.setTabChangesFocus(True)  # Qt's own signature
        self._unread.setFixedHeight(self._unread.fontMetrics().lineSpacing() * UNREAD_LINES + 2 * GAP)
        self._unread_part = QWidget()
        inner = QVBoxLayout(self._unread_part)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GAP)
        for part in (self._why, self._unread):
            inner.addWidget(part)
        inner.addLayout(
            button_row(
                button(_("Read these lines again"), f"{self._role}.readAgain", self._read_again),
                button(_("Let them go"), f"{self._role}.letGo", self._unread_part.hide),
            )
        )
        self._unread_part.hide()
        self._months = QWidget()
        column = QVBoxLayout(self._months)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addWidget(self._unread_part)
        column.addWidget(self.grid, 1)
        column.addLayout(button_row(self._save, self._discard, self._paste, self._earlier))
        self._months.hide()
        return self._months

    def _connect(self) -> None:
        self.table.picked.connect(self._pick)
        self._removed.toggled.connect(self._toggled)
        self.grid.pasted.connect(self._tell_unread)
        self.grid.rows.edited.connect(self._enable)

    def _show_rows(self, rows: list[IndicatorRow]) -> None:
        self.rows.set_rows(rows)
        self._none.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.table.setFixedHeight(ROW_HEIGHT * (min(len(rows), ROWS_SHOWN) + 1) + GAP)
        wanted = self._wanted or (self._chosen.id if self._chosen else None)
        at = next((at for at, row in enumerate(rows) if row.id == wanted), None)
        if at is None:
            self._chosen = None
        else:
            self._chosen = rows[at]
            self.table.select_position(at)
            if self._wanted is not None:
                self._wanted = None
                self._reload()
        self._enable()

    def _pick(self, position: int) -> None:
        row = self.rows.row_at(position)
        if row is None or (self._chosen is not None and row.id == self._chosen.id):
            return
        if self._chosen is not None and not self.may_leave():
            at = next(at for at, one in enumerate(self.rows.rows) if one.id == getattr(self._chosen, "id", 0))
            self.table.select_position(at)
            return
        self._chosen = row
        self._editor.hide()
        self._reload()
        self._enable()

    def _reload(self) -> None:
        if self._chosen is not None:
            self._unread_part.hide()
            self._ask_months(self._chosen.id)

    def _ask_months(self, indicator_id: int) -> None:
        self._shell.background.ask(
            self, lambda values: self._show_months(indicator_id, values), values_of, indicator_id
        )

    def _show_months(self, indicator_id: int, values: tuple[MonthValue, ...]) -> None:
        if self._chosen is None or self._chosen.id != indicator_id:
            return
        self._title.setText(f"{self._chosen.fields.name} ({self._chosen.fields.measure})")
        self.grid.rows.show_values(values, _today())
        self._months.show()

    def _enable(self) -> None:
        chosen = self._chosen is not None
        gone = self._chosen is not None and bool(self._chosen.removed_reason)
        self._edit.setEnabled(chosen and not gone)
        self._remove.setVisible(not gone)
        self._remove.setEnabled(chosen)
        self._restore.setVisible(gone)
        touched = self.grid.rows.is_touched()
        self._save.setEnabled(touched)
        self._discard.setEnabled(touched)

    def _toggled(self, _checked: bool) -> None:
        self.refresh()

    def _begin(self) -> None:
        self._editing = None
        self.form.fill({})
        self._open_form()

    def _correct(self) -> None:
        if self._chosen is not None:
            self._editing, fields = self._chosen, self._chosen.fields
            self.form.fill(
                {"name": fields.name, "measure": fields.measure, "better": fields.better, "source": fields.source}
            )
            self._open_form()

    def _open_form(self) -> None:
        self._save_form.setEnabled(True)
        self._editor.show()
        self.form.field("name").setFocus()

    def _give_up(self) -> None:
        self.form.fill({})
        self._editor.hide()

    def _keep(self) -> None:
        try:
            entered = IndicatorFields(**self.form.read())
        except Refusal:
            return
        self._save_form.setEnabled(False)
        if self._editing is None:
            job = self._shell.background.do(self, self._made, add_indicator, self._owner, entered)
        else:
            row = self._editing
            job = self._shell.background.do(self, self._kept, save_indicator, row.id, entered, row.version)
        job.refused = self._refused_form

    def _made(self, indicator_id: int) -> None:
        self._wanted = indicator_id
        self._kept(None)

    def _kept(self, _nothing: None) -> None:
        self._give_up()
        self._shell.say(_("The indicator is saved."))
        self.refresh()

    def _refused_form(self, refusal: Refusal) -> None:
        self._save_form.setEnabled(True)
        self.form.show_refusal(refusal)

    def _put_aside(self) -> None:
        row = self._chosen
        reason = row and messages.ask_reason(
            self, _("Put the indicator aside"), _("Why? Its months are kept, and it can be brought back.")
        )
        if row and reason:
            self._shell.background.do(self, self._gone, remove_indicator, row.id, reason)

    def _gone(self, _nothing: None) -> None:
        self._shell.say(_("The indicator is put aside."))
        self._months.setVisible(self._removed.isChecked())
        self.refresh()

    def _bring_back(self) -> None:
        if self._chosen is not None:
            self._shell.background.do(self, self._kept, restore_indicator, self._chosen.id)

    def _paste_clipboard(self) -> None:
        self.grid.paste(QGuiApplication.clipboard().text(), _today())

    def _read_again(self) -> None:
        text = self._unread.toPlainText()
        self._unread_part.hide()
        self.grid.paste(text, _today())

    def _tell_unread(self, unread: list[Unread]) -> None:
        self._unread_part.setVisible(bool(unread))
        if unread:
            words = _("Line {line}: {why}")
            self._why.setText("\n".join(words.format(line=one.line, why=one.why) for one in unread[:UNREAD_LINES]))
            self._unread.setPlainText("\n".join(one.text for one in unread))

    def _keep_months(self) -> None:
        if self._chosen is None:
            return
        try:
            changes = self.grid.rows.changes()
        except Refusal as refusal:
            self._shell.show_refusal(refusal)
            return
        self._save.setEnabled(False)
        job = self._shell.background.do(self, self._kept_months, change_values, self._chosen.id, changes, _today())
        job.refused = self._refused_months

    def _kept_months(self, made: ChangedMonths) -> None:
        words = _("Months added: {added}, corrected: {corrected}, taken out: {removed}.")
        self._shell.say(words.format(added=made.added, corrected=made.corrected, removed=made.removed))
        if self._chosen is not None:
            self._ask_months(self._chosen.id)
        self.refresh()

    def _refused_months(self, refusal: Refusal) -> None:
        self._save.setEnabled(True)
        self._shell.show_refusal(refusal)


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the office's own day
