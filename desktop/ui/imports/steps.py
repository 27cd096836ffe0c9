"""The steps of the import wizard, each a widget that shows one thing and says what the officer wants next."""

from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.cases.progress import Progress
from desktop.domain.refusal import Refusal
from desktop.services.imports.imports import ImportResult, Preview, ToldFault, WorkbookKind, kind_word, told_faults
from desktop.text import N_, _, ngettext
from desktop.ui.forms import ChoiceField
from desktop.ui.imports.columns import FAULT_COLUMNS, MAPPING_COLUMNS, mapped_columns
from desktop.ui.style import GAP, GRID, MARGIN, ROW_HEIGHT, WIDE, heading, muted
from desktop.ui.tables import Rows, TableView
from desktop.ui.windows import button, label_for, main_button

READABLE = 560
"""Width of a paragraph that stands alone."""
ALL, REJECTED, WARNINGS = "all", "rejected", "warnings"
FILTER_WORDS = {ALL: N_("Rejected and warnings"), REJECTED: N_("Rejected only"), WARNINGS: N_("Warnings only")}


class ChooseStep(QWidget):
    """Asks for a workbook; says why the last one was not taken."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = _column(self)
        column.addStretch(2)
        title = heading(_("Take in a workbook of employees or of units and needs"), 1.2)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(title)
        explain = muted(
            _(
                "Drop the file here, or choose it. Mutasi reads the main data of employees as SIASN exports it (.xlsx "
                "or .csv) and the sheet of units, posts and needs. Nothing is written before you have seen the check."
            )
        )
        explain.setAlignment(Qt.AlignmentFlag.AlignCenter)
        explain.setFixedWidth(READABLE)
        explain.setMinimumHeight(explain.heightForWidth(READABLE))
        column.addWidget(explain, alignment=Qt.AlignmentFlag.AlignCenter)
        choose = main_button(_("&Choose file…"), "imports.choose", "file-excel-outline")
        choose.clicked.connect(self.chosen)
        column.addWidget(choose, alignment=Qt.AlignmentFlag.AlignCenter)
        self._problem = QLabel()
        self._problem.setObjectName("imports.problem")
        self._problem.setProperty("problem", True)
        self._problem.setWordWrap(True)
        self._problem.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._problem.hide()
        column.addWidget(self._problem)
        column.addStretch(3)

    def show_refusal(self, refusal: Refusal | None) -> None:
        """Say why the file was not taken; None takes the sentence away."""
        self._problem.setText(str(refusal) if refusal else "")
        self._problem.setVisible(refusal is not None)


class PreviewStep(QWidget):
    """Shows what the workbook is, how its columns are read and how it begins."""

    accepted = Signal()
    left = Signal()

    def __init__(self, state: QSettings) -> None:
        super().__init__()
        self._file, self._kind = heading("", 1.1), muted()
        self._file.setObjectName("imports.file")
        self._kind.setObjectName("imports.kind")
        self._mapping = Rows(MAPPING_COLUMNS)
        mapping = TableView(self._mapping, "imports.mapping", state, sorting=False)
        mapping.setAccessibleName(_("How the columns are read"))
        self._first = QTableWidget()
        self._first.setObjectName("imports.preview")
        self._first.setAccessibleName(_("First rows of the workbook"))
        self._first.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._first.setTabKeyNavigation(False)  # Qt's own signature
        self._first.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(_titled(_("How the columns are read"), mapping))
        splitter.addWidget(_titled(_("First rows of the workbook"), self._first))
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 4)
        column = _column(self)
        column.addWidget(self._file)
        column.addWidget(self._kind)
        column.addWidget(splitter, 1)
        check = main_button(_("Check the &rows"), "imports.next", "clipboard-check-outline")
        check.clicked.connect(self.accepted)
        column.addLayout(_buttons(button(_("&Other file"), "imports.back", self.left.emit), check))

    def show_preview(self, preview: Preview) -> None:
        """Show `preview`."""
        rows = (
            ngettext("{count} row", "{count} rows", preview.count).format(count=preview.count)
            if preview.count
            else _("rows not counted yet")
        )
        taken = sum(column.field is not None for column in preview.columns)
        self._file.setText(preview.path.name)
        self._kind.setText(
            _("{kind} · {rows} · {taken} of {all} columns are taken in").format(
                kind=kind_word(preview.kind), rows=rows, taken=taken, all=len(preview.columns)
            )
        )
        self._mapping.set_rows(mapped_columns(preview))
        self._first.setColumnCount(len(preview.columns))
        self._first.setHorizontalHeaderLabels([column.heading for column in preview.columns])
        self._first.setRowCount(len(preview.rows))
        numbers = range(preview.first_row, preview.first_row + len(preview.rows))
        self._first.setVerticalHeaderLabels([str(number) for number in numbers])
        for number, cells in enumerate(preview.rows):
            for place, cell in enumerate(cells):
                self._first.setItem(number, place, QTableWidgetItem(cell))
        self._first.resizeColumnsToContents()


class CheckStep(QWidget):
    """Shows what taking the workbook in would do, and every fault of its rows."""

    accepted = Signal()
    left = Signal()
    saving = Signal()

    def __init__(self, state: QSettings) -> None:
        super().__init__()
        self._summary, self._detail = heading("", 1.1), muted()
        self._summary.setObjectName("imports.summary")
        self._faults = Rows(FAULT_COLUMNS)
        self._table = TableView(self._faults, "imports.faults", state, sorting=False)
        self._table.setAccessibleName(_("Faults of the rows"))
        self._table.picked.connect(self._explain)
        self._reason = muted()
        self._reason.setObjectName("imports.reason")
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        self._reason.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._good = heading("", 1.1)
        self._good.setObjectName("imports.good")
        self._good.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._filter = ChoiceField(FILTER_WORDS)
        self._filter.setObjectName("imports.filter")
        self._filter.edited.connect(self._show_faults)
        self._result: ImportResult | None = None
        self._write = main_button(_("&Write the good rows"), "imports.write", "database-import-outline")
        self._write.clicked.connect(self.accepted)
        self._save = button(_("&Save as Excel…"), "imports.saveFaults", self.saving.emit)
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(GAP)
        bar.addWidget(label_for(_("S&how"), self._filter))
        bar.addWidget(self._filter)
        bar.addStretch(1)
        bar.addWidget(self._save)
        column = _column(self)
        column.addWidget(self._summary)
        column.addWidget(self._detail)
        column.addWidget(self._bar)
        column.addWidget(self._table, 1)
        column.addWidget(self._good, 1)
        column.addWidget(self._reason)
        column.addLayout(_buttons(button(_("&Back"), "imports.backToPreview", self.left.emit), self._write))

    def show_result(self, result: ImportResult) -> None:
        """Show what the check found."""
        self._result = result
        self._summary.setText(_counts(result))
        self._detail.setText(_explained(result))
        self._filter.set_value(ALL)
        self._bar.setVisible(bool(result.rejected or result.warnings))
        self._write.setEnabled(result.imported > 0)
        for position, each in enumerate(FAULT_COLUMNS):
            if each.key in {"name", "nip"}:
                self._table.setColumnHidden(position, result.kind is not WorkbookKind.EMPLOYEES)
        self._show_faults()

    def told(self) -> list[ToldFault]:
        """The faults that are shown now."""
        return self._faults.rows

    def _show_faults(self) -> None:
        if self._result is None:
            return
        chosen = self._filter.value()
        told = told_faults(self._result, rejected=chosen != WARNINGS, warnings=chosen != REJECTED)
        self._faults.set_rows(told)
        self._save.setEnabled(bool(told))
        self._table.setVisible(bool(told))
        self._reason.setVisible(bool(told))
        self._good.setVisible(not told)
        self._good.setText(_nothing_told(str(chosen), self._result))
        if told:
            self._table.select_position(0)

    def _explain(self, position: int) -> None:
        """Tell the fault of a row in full: the table cuts what is long."""
        told = self._faults.row_at(position)
        if told is not None:
            person = " · ".join(filter(None, (told.fault.name, told.fault.nip)))
            row = _("Row {row}").format(row=told.fault.row)
            self._reason.setText(" · ".join(filter(None, (row, person, told.fault.column))) + "\n" + told.fault.reason)


class RunningStep(QWidget):
    """Shows how far the work is, and lets it be stopped."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._what = heading("", 1.1)
        self._bar = QProgressBar()
        self._bar.setObjectName("imports.progress")
        self._bar.setAccessibleName(_("Progress"))
        column = _column(self)
        column.addStretch(2)
        column.addWidget(self._what)
        column.addWidget(self._bar)
        column.addWidget(muted(_("You can go on working elsewhere. Stopping leaves everything as it was.")))
        self._stop = button(_("&Stop"), "imports.cancel", self.cancelled.emit)
        column.addWidget(self._stop, alignment=Qt.AlignmentFlag.AlignRight)
        column.addStretch(3)

    def begin(self, what: str) -> None:
        """Show that `what` has begun."""
        self._stop.setEnabled(True)
        self.show_progress(Progress(0, 0, what))

    def stopping(self) -> None:
        """Show that the wish to stop was heard."""
        self._stop.setEnabled(False)
        self._what.setText(_("Stopping…"))

    def show_progress(self, progress: Progress) -> None:
        """Show how far the work is."""
        if progress.text:
            self._what.setText(progress.text)
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)


class ResultStep(QWidget):
    """Says what was done and what to do next."""

    again = Signal()
    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = heading("", 1.2)
        self._title.setObjectName("imports.result")
        self._title.setWordWrap(True)
        self._detail = muted()
        self._detail.setObjectName("imports.advice")
        self._show = main_button("", "imports.show")
        self._show.clicked.connect(self.shown)
        self._again = button("", "imports.again", self.again.emit)
        column = _column(self)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._detail)
        column.addSpacing(GAP)
        self._row = QHBoxLayout()
        self._row.setSpacing(GAP)
        self._row.addWidget(self._show)
        self._row.addWidget(self._again)
        self._row.addStretch(1)
        column.addLayout(self._row)
        column.addStretch(3)

    def show_result(self, path: Path, result: ImportResult, known: frozenset[WorkbookKind]) -> None:
        """Say what became of the workbook at `path`; `known` are the kinds of which there are records by now."""
        employees = result.kind is WorkbookKind.EMPLOYEES
        complete = employees or WorkbookKind.EMPLOYEES in known
        if result.imported:
            self._title.setText(_("{file} was imported.").format(file=path.name))
        else:
            self._title.setText(_("{file} changed nothing: all of it was here already.").format(file=path.name))
        self._detail.setText("\n".join((_counts(result), _explained(result), _next_step(result.kind, known))))
        self._show.setText(_("Show the &employees") if employees else _("Show the &units"))
        self._again.setText(_("Import &another file…") if complete else _("Import the &employees…"))
        self._lead_with(self._show if complete else self._again)

    def _lead_with(self, first: QPushButton) -> None:
        """Make that the main button which does what the sentence says comes next."""
        for each in (self._show, self._again):
            each.setProperty("main", each is first)
            each.style().unpolish(each)
            each.style().polish(each)
        self._row.insertWidget(0, first)
        other = self._again if first is self._show else self._show
        QWidget.setTabOrder(first, other)


def _next_step(kind: WorkbookKind, known: frozenset[WorkbookKind]) -> str:
    """What to do after a workbook of this kind."""
    if kind is WorkbookKind.TASKS:
        return _("Next: see in the unit tree what is short; the needs were worked out from the tasks.")
    if kind is WorkbookKind.EMPLOYEES:
        if WorkbookKind.ESTABLISHMENT in known:
            return _("Next: look through the list of employees.")
        return _("Next: look through the list of employees; import the sheet of units and needs if it is not here yet.")
    if WorkbookKind.EMPLOYEES in known:
        return _("Next: see in the unit tree what is short.")
    return _("Next: import the main data of employees, then see in the unit tree what is short.")


def _counts(result: ImportResult) -> str:
    return _("{added} new · {changed} changed · {unchanged} unchanged · {rejected} rejected of {rows} rows").format(
        added=result.added,
        changed=result.changed,
        unchanged=result.unchanged,
        rejected=result.rejected_rows,
        rows=result.rows,
    )


def _nothing_told(chosen: str, result: ImportResult) -> str:
    """What is said in place of an empty table."""
    if not result.rejected and not result.warnings:
        return _("All rows are good.")
    return _("No row is rejected.") if chosen == REJECTED else _("No row has a warning.")


def _explained(result: ImportResult) -> str:
    parts = []
    if result.rejected:
        parts.append(_("Rejected rows are left out; correct them in the workbook and import it again."))
    if result.warnings:
        count = len(result.warnings)
        parts.append(ngettext("{count} warning to look at.", "{count} warnings to look at.", count).format(count=count))
    if result.new_units:
        count = len(result.new_units)
        parts.append(ngettext("{count} new unit.", "{count} new units.", count).format(count=count))
    if not result.imported and not result.rejected:
        parts.append(_("Everything in the workbook is here already; there is nothing to write."))
    return " ".join(parts)


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(MARGIN, GRID, MARGIN, MARGIN)
    column.setSpacing(GAP)
    return column


def _buttons(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    row.addWidget(left)
    row.addStretch(1)
    row.addSpacing(WIDE)
    row.addWidget(right)
    return row


def _titled(title: str, content: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, GAP, 0, 0)
    column.setSpacing(GRID)
    column.addWidget(muted(title))
    column.addWidget(content, 1)
    return box
