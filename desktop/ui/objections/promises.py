"""What the settlement of an objection promised: a list, and a form for one more promise."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.refusal import Refusal
from desktop.domain.support.support import COMMITMENT_KIND_WORDS
from desktop.services.cases.commitments import promise
from desktop.services.objections.file import ObjectionFile, PromiseRow
from desktop.text import N_, _
from desktop.ui.forms import ChoiceField, DateField, Form, LineField, TextField
from desktop.ui.places import Place
from desktop.ui.style import GAP, ROW_HEIGHT, heading, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button

ROWS_SHOWN = 3


def _state(row: PromiseRow) -> str:
    if row.kept_on is not None:
        return _("kept on {date}").format(date=shown_date(row.kept_on))
    if row.broken_on is not None:
        return _("broken on {date}").format(date=shown_date(row.broken_on))
    return shown_date(row.due_on) if row.due_on else ""


COLUMNS: tuple[Column[PromiseRow], ...] = (
    Column("text", N_("Promise"), 180, lambda row: row.text, sortable=False),
    Column("owner", N_("Kept by"), 110, lambda row: row.owner, sortable=False),
    Column("due", N_("Until"), 110, _state, right=True, sortable=False),
)


class Promises(QWidget):
    """Records what was promised to the employee with the answer."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: ObjectionFile | None = None
        self._rows: Rows[PromiseRow] = Rows(COLUMNS)
        self.table = TableView(self._rows, "objectionPromises.table", shell.state, sorting=False)
        self.table.setAccessibleName(_("Promises of the settlement"))
        self._none = muted(_("No promise is linked to this objection."))
        self._form = Form("objectionPromise")
        self._new = button(_("Record a promise…"), "objectionPromise.new", self._begin)
        self._settle = button(_("Kept or not: on the case…"), "objectionPromise.settle", self._open_case)
        self._save = button(_("Save the promise"), "objectionPromise.save", self._keep)
        self._close = button(_("Close"), "objectionPromise.close", self._end)
        self._build()

    def is_touched(self) -> bool:
        """Whether a promise is being written."""
        return not self._form.isHidden() and self._form.is_touched()

    def show_file(self, file: ObjectionFile) -> None:
        """Show the promises of `file`; one that is being written stays."""
        keep = self._file is not None and self._file.id == file.id and self.is_touched()
        self._file = file
        self._rows.set_rows(file.promises)
        self.table.setVisible(bool(file.promises))
        self._none.setVisible(not file.promises)
        self._settle.setVisible(bool(file.promises))
        if not keep:
            self._end()

    def _build(self) -> None:
        self.table.opened.connect(self._open_case)
        self.table.setFixedHeight(ROW_HEIGHT * (ROWS_SHOWN + 1))
        add = self._form.add
        add("kind", _("Kind of promise"), ChoiceField(COMMITMENT_KIND_WORDS))
        add("text", _("What is promised"), TextField(2))
        add("owner", _("Kept by"), LineField())
        add("due_on", _("Until"), DateField())
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self._new)
        buttons.addWidget(self._settle)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self._save, alignment=Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (heading(_("Promises"), 1.1), self._none, self.table, self._form):
            column.addWidget(widget)
        column.addLayout(buttons)

    def _open_case(self, _position: int = 0) -> None:
        """Where a promise is corrected, kept or told broken."""
        if self._file is not None:
            self._shell.open(Place.CASE_PROMISES, self._file.entered.case_id)

    def _begin(self) -> None:
        self._form.fill({})
        for widget in (self._form, self._save, self._close):
            widget.show()
        self._new.hide()
        self._form.field("kind").setFocus()

    def _end(self) -> None:
        self._form.fill({})
        for widget in (self._form, self._save, self._close):
            widget.hide()
        self._new.show()

    def _keep(self) -> None:
        if self._file is None:
            return
        try:
            read = self._form.read()
        except Refusal:
            return
        job = self._shell.background.do(
            self,
            self._kept,
            promise,
            self._file.entered.case_id,
            read["kind"],
            read["text"],
            read["owner"],
            read["due_on"],
            objection_id=self._file.id,
        )
        job.refused = self._refused

    def _kept(self, _promise_id: int) -> None:
        self._end()
        self._shell.say(_("The promise is recorded; it stands on the case too."))

    def _refused(self, refusal: Refusal) -> None:
        self._form.show_refusal(refusal)
        self._shell.show_refusal(refusal)
