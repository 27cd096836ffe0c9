"""The import page: one step at a time, the work behind the window."""

from datetime import date
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.refusal import Cancelled, Refusal
from desktop.services.imports.imports import (
    Checked,
    ImportResult,
    Preview,
    ToldFault,
    WorkbookKind,
    check,
    imported_kinds,
    preview,
    save_faults,
    write,
)
from desktop.text import N_, _, ngettext
from desktop.ui import messages
from desktop.ui.background import Job
from desktop.ui.imports.steps import CheckStep, ChooseStep, PreviewStep, ResultStep, RunningStep
from desktop.ui.places import Place
from desktop.ui.windows import Header, Page, Shell


class ImportPage(Page):
    """Leads a workbook from the file to the records."""

    TITLE = N_("Import")
    HELP = "imports"
    ROLE = "imports"
    PLACES = (Place.IMPORT,)

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._path: Path | None = None
        self._checked: Checked | None = None
        self._job: Job | None = None
        self.choose, self.preview, self.running = ChooseStep(), PreviewStep(shell.state), RunningStep()
        self.check, self.result = CheckStep(shell.state), ResultStep()
        self.header, self.steps = Header(_(self.TITLE)), QStackedWidget()
        self._before: QWidget = self.choose
        """Where to go back to from work that is refused or stopped."""
        self._build()
        self._connect()

    def visit(self, place: Place, item_id: int | None) -> None:  # noqa: ARG002  # there is one place, without rows
        """Begin anew, unless a workbook is being worked on."""
        if self.steps.currentWidget() is self.result:
            self._begin()

    def open_file(self, path: Path) -> None:
        """Look at the workbook at `path` and show how it is read."""
        if self._job is not None:
            return
        self._path, self._checked = path, None
        self._run(_("Reading the workbook"), self.choose)
        self._follow(self.background.compute(self, self._show_preview, preview, path))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  # Qt's name
        """Take one file."""
        if self._dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  # Qt's name
        """Open the file that was dropped."""
        path = self._dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_file(path)

    def _build(self) -> None:
        self.setAcceptDrops(True)  # Qt's own signature
        self.column.addWidget(self.header)
        self.column.addWidget(self.steps, 1)
        for step in (self.choose, self.preview, self.running, self.check, self.result):
            self.steps.addWidget(step)
        self._show(self.choose)

    def _connect(self) -> None:
        self.choose.chosen.connect(self._choose_file)
        self.preview.accepted.connect(self._check_rows)
        self.preview.left.connect(self._begin)
        self.running.cancelled.connect(self._stop)
        self.check.accepted.connect(self._write_rows)
        self.check.left.connect(self._back_to_preview)
        self.check.saving.connect(self._save_faults)
        self.result.again.connect(self._again)
        self.result.shown.connect(self._show_records)

    def _begin(self) -> None:
        self._path = self._checked = None
        self.choose.show_refusal(None)
        self._show(self.choose)

    def _show(self, step: QWidget) -> None:
        self._job = None
        self.steps.setCurrentWidget(step)
        order = (self.choose, self.preview, self.check, self.result)
        number = next(place for place, each in enumerate(order, 1) if each is step)
        self.header.count.setText(_("step {number} of {all}").format(number=number, all=len(order)))

    def _run(self, what: str, before: QWidget) -> None:
        self._before = before
        self.choose.show_refusal(None)
        self.running.begin(what)
        self.steps.setCurrentWidget(self.running)

    def _follow(self, job: Job) -> None:
        job.refused = self._refused
        self._job = job

    def _choose_file(self) -> None:
        kinds = (_("Workbooks (*.xlsx *.csv)"), _("All files (*)"))
        path = messages.choose_file(self, _("Choose a workbook"), kinds)
        if path is not None:
            self.open_file(path)

    def _show_preview(self, found: Preview) -> None:
        self.preview.show_preview(found)
        self._show(self.preview)

    def _back_to_preview(self) -> None:
        self._show(self.preview)

    def _check_rows(self) -> None:
        if self._path is not None:
            self._run(_("Checking rows"), self.preview)
            self._follow(
                self.background.watch(self, self._show_checked, self.running.show_progress, check, self._path, _today())
            )

    def _show_checked(self, checked: Checked) -> None:
        self._checked = checked
        self.check.show_result(checked.result)
        self._show(self.check)

    def _write_rows(self) -> None:
        if self._checked is not None:
            self._run(_("Writing"), self.check)
            self._follow(
                self.background.follow(
                    self, self._show_result, self.running.show_progress, write, self._checked, _today()
                )
            )

    def _show_result(self, result: ImportResult) -> None:
        """What comes next depends on what is here by now."""
        self.background.ask(self, lambda known: self._show_next(result, known), imported_kinds)

    def _show_next(self, result: ImportResult, known: frozenset[WorkbookKind]) -> None:
        if self._path is not None:
            self.result.show_result(self._path, result, known)
        self._show(self.result)

    def _again(self) -> None:
        """Whoever says what is imported next wants to choose the file at once."""
        self._begin()
        self._choose_file()

    def _stop(self) -> None:
        if self._job is not None:
            self.running.stopping()
            self._job.cancel()

    def _refused(self, refusal: Refusal) -> None:
        """Go back to the step before, and say why."""
        self._show(self._before)
        if self._before is self.choose:
            self.choose.show_refusal(refusal)
        elif not isinstance(refusal, Cancelled):
            self.shell.show_refusal(refusal)

    def _save_faults(self) -> None:
        if self._checked is None or self._path is None:
            return
        suggested = _("Faults of {file}").format(file=self._path.stem) + ".xlsx"
        path = messages.choose_new_file(self, _("Save the faults"), suggested, (_("Workbooks (*.xlsx)"),))
        if path is not None:
            told = self.check.told()
            self.background.compute(self, lambda _count: self.shell.say(_saved_words(told)), save_faults, path, told)

    def _show_records(self) -> None:
        kind = self._checked.kind if self._checked is not None else WorkbookKind.EMPLOYEES
        self.shell.open(Place.EMPLOYEES if kind is WorkbookKind.EMPLOYEES else Place.UNITS)

    def _dropped(self, event: QDropEvent) -> Path | None:
        urls = event.mimeData().urls()
        return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


def _saved_words(told: list[ToldFault]) -> str:
    """What went into the workbook of faults: a row that is rejected for two reasons is one row."""
    rejected = len({each.fault.row for each in told if each.rejected})
    warnings = sum(not each.rejected for each in told)
    counted = []
    if rejected:
        counted.append(ngettext("{count} rejected row", "{count} rejected rows", rejected).format(count=rejected))
    if warnings:
        counted.append(ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings))
    return _("Saved: {what}.").format(what=", ".join(counted))


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the office's own day
