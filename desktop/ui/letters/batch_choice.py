"""Choosing which letter is made for which cases, and what all of them share."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.cases.cases import CASE_STAGE_WORDS, CaseStage
from desktop.domain.cases.stages import END_STAGES
from desktop.domain.employees.nip import grouped
from desktop.domain.refusal import Refusal
from desktop.services.letters.batches import (
    EXTRACT,
    BatchCase,
    BatchKind,
    Shared,
    batch_cases,
    batch_kinds,
    extract_cases,
    start_batch,
)
from desktop.services.letters.decree_copies import CopyDesk, CopyDraft, copy_desk, issue_copy
from desktop.services.wording.signatories import SignatoryRow, list_signatories
from desktop.text import N_, _, ngettext
from desktop.ui import messages
from desktop.ui.forms import ChoiceField, DateField, Form
from desktop.ui.letters.compose_form import entry_widget
from desktop.ui.letters.drafting import SignatoryField
from desktop.ui.places import Place
from desktop.ui.style import GAP, MARGIN, muted
from desktop.ui.tables import Column, TableView
from desktop.ui.ticked_rows import TickedRows
from desktop.ui.windows import EmptyState, Page, button, main_button, side_by_side

STAGES = {stage: words for stage, words in CASE_STAGE_WORDS.items() if stage not in END_STAGES}
COLUMNS: tuple[Column[BatchCase], ...] = (
    Column("employee", N_("Employee"), 220, lambda row: row.employee),
    Column("number", N_("Number"), 90, lambda row: row.number),
    Column("stage", N_("Stage"), 130, lambda row: _(CASE_STAGE_WORDS[row.stage])),
    Column("nip", N_("NIP"), 170, lambda row: grouped(row.nip), whole=True),
)


class BatchChoice(QWidget):
    """The cases to be ticked at the left, the letter and its fields at the right."""

    started = Signal(int)
    """Id of the batch that was written down."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._source_id: int | None = None
        self._source: CopyDesk | None = None
        self._kinds = {kind.code: kind for kind in batch_kinds()}
        self._signatories: tuple[SignatoryRow, ...] = ()
        self.rows = TickedRows(COLUMNS, lambda row: f"{row.employee} {row.nip} {row.number}")
        self.table = TableView(self.rows, "batch.table", page.shell.state, sorting=False)
        self.form = Form("batch")
        self._own: Form | None = None
        self._told = muted()
        self._copy = button(_("True c&opy of the decree"), "batch.copy", self._do_copy)
        self._start = main_button(_("Make the &letters"), "batch.start", "file-document-multiple-outline")
        self._build()
        self._connect()

    def buttons(self) -> tuple[QWidget, ...]:
        """What stands in the page's header while letters are chosen."""
        of_decree = (self._copy,) if self._source_id is not None else ()
        return (self._search, *of_decree, self._start)

    def all_buttons(self) -> tuple[QWidget, ...]:
        """What can ever stand there."""
        return (self._search, self._copy, self._start)

    def begin(self, source_id: int | None) -> None:
        """Offer cases by stage, or the people of the decree `source_id` for their extracts."""
        self._source_id, self._source = source_id, None
        for name in ("kind", "stage"):
            self.form.rows.setRowVisible(self.form.field(name).parentWidget(), source_id is None)
        self.form.fill({"kind": next(iter(self._kinds)), "stage": None, "day": _today()})
        self._told.setText("")
        self._show_own()
        self._page.background.ask(self, self._show_signatories, list_signatories)
        self.rows.narrow(self._fits)
        if source_id is None:
            self._page.background.ask(self, self._show_cases, batch_cases)
        else:
            self._page.background.ask(self, self._show_source, copy_desk, source_id)
            self._page.background.ask(self, self._show_cases, extract_cases, source_id)

    def may_leave(self) -> bool:
        """Whether nothing chosen would be lost, or the officer agrees to lose it."""
        return not self.rows.chosen() or messages.confirm(
            self, _("Discard this choice?"), _("No letter has been made."), _("Discard")
        )

    def forget(self) -> None:
        """Let go of what was ticked."""
        self.rows.offer(())
        self._edited()

    def _build(self) -> None:
        self._search = QLineEdit()
        self._search.setObjectName("batch.search")
        self._search.setPlaceholderText(_("Search name, NIP or number"))
        self._search.setAccessibleName(_("Search cases"))
        self._search.setClearButtonEnabled(True)  # Qt's own signature
        self._search.setFixedWidth(220)
        self.table.setAccessibleName(_("Cases that can get the letter"))
        self._count = muted()
        self._count.setObjectName("batch.chosen")
        self._count.setWordWrap(False)  # Qt's own signature
        self._told.setObjectName("batch.told")
        self._told.setWordWrap(True)  # Qt's own signature
        add = self.form.add
        add("kind", _("&Kind of letter"), ChoiceField({code: kind.title for code, kind in self._kinds.items()}))
        add("stage", _("Stag&e of the cases"), ChoiceField(STAGES, empty=_("All stages")))
        add("day", _("&Date of the letters"), DateField())
        add("signatory", _("Si&gnatory"), SignatoryField())
        self._page_form = QVBoxLayout()
        self._page_form.setSpacing(GAP)
        self._page_form.addWidget(self._told)
        self._page_form.addWidget(self.form)
        self._page_form.addStretch(1)
        inside = QWidget()
        inside.setLayout(self._page_form)
        self._page_form.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        self.form.rows.setRowWrapPolicy(self.form.rows.RowWrapPolicy.WrapAllRows)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)  # Qt's own signature
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(side_by_side(self._page, self._build_list(), scroll, (3, 2)))

    def _build_list(self) -> QWidget:
        ticks = QHBoxLayout()
        ticks.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        ticks.setSpacing(GAP)
        ticks.addWidget(self._count)
        ticks.addStretch(1)
        ticks.addWidget(button(_("Tick &all that are shown"), "batch.all", self._tick_all))
        ticks.addWidget(button(_("Tick &none"), "batch.none", self._tick_none))
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self._empty = (
            EmptyState(_("No case stands in this stage. Choose another stage, or all of them.")),
            EmptyState(_("Everybody in this decree has an extract already.")),
        )
        self._left = QStackedWidget()
        for widget in (self.table, *self._empty):
            self._left.addWidget(widget)
        column.addWidget(self._left, 1)
        column.addLayout(ticks)
        return side

    def _connect(self) -> None:
        self._search.textChanged.connect(self.rows.search)
        self.rows.ticked.connect(self._edited)
        self.table.opened.connect(self.rows.turn)
        self.form.field("kind").edited.connect(self._kind_chosen)
        self.form.field("stage").edited.connect(self._narrow)
        self._start.clicked.connect(self._do_start)

    def _kind(self) -> BatchKind | None:
        return None if self._source is not None else self._kinds.get(self.form.field("kind").value())

    def _kind_chosen(self) -> None:
        kind = self._kind()
        if kind is not None and kind.stages and self.form.field("stage").value() not in kind.stages:
            self.form.field("stage").set_value(next(stage for stage in CaseStage if stage in kind.stages))
            self._narrow()
        self._show_own()

    def _show_own(self) -> None:
        """The fields that only this kind of letter has, empty: each letter takes them from its case."""
        if self._own is not None:
            self._page_form.removeWidget(self._own)
            self._own.deleteLater()
        kind = self._kind()
        self._own = Form("batchOwn")
        self._own.rows.setRowWrapPolicy(self._own.rows.RowWrapPolicy.WrapAllRows)
        for field in kind.fields if kind is not None else ():
            self._own.add(field.name, _(field.label).replace("&", ""), entry_widget(field))
        self._page_form.insertWidget(self._page_form.count() - 1, self._own)
        self._offer_signatories()
        if self._source is None:
            own = _("What is left empty is filled for each letter from its own case.")
            self._told.setText(own if kind is not None and kind.fields else "")

    def _narrow(self) -> None:
        self.rows.narrow(self._fits)
        self._edited()

    def _fits(self, case: BatchCase) -> bool:
        stage = self.form.field("stage").value() if self._source_id is None else None
        return stage is None or case.stage is stage

    def _show_cases(self, cases: tuple[BatchCase, ...]) -> None:
        self.rows.offer(cases)
        if self._source is not None:
            self.rows.tick([case.id for case in cases])
        self._edited()

    def _show_source(self, desk: CopyDesk) -> None:
        self._source = desk
        self._show_own()
        told = _("Extracts of the decree {number}. Each bears its number; none is taken for them.")
        self._told.setText("\n".join((told.format(number=desk.number), *desk.doubts)))
        self.rows.tick([row.id for row in self.rows.rows])

    def _show_signatories(self, rows: list[SignatoryRow]) -> None:
        self._signatories = tuple(rows)
        self._offer_signatories()
        fit = [row.id for row in rows if row.valid_on(_today())]
        if len(fit) == 1:
            self.form.field("signatory").set_value(fit[0])

    def _offer_signatories(self) -> None:
        for form in (self.form, self._own):
            if form is not None:
                for field in form.findChildren(SignatoryField):
                    field.offer(self._signatories)

    def _edited(self) -> None:
        count = len(self.rows.chosen())
        chosen = ngettext("{count} case is ticked.", "{count} cases are ticked.", count)
        hidden = self.rows.hidden()
        told = _("{count} of them are not shown.").format(count=hidden) if hidden else ""
        self._count.setText(" ".join(filter(None, (chosen.format(count=count), told))))
        self._left.setCurrentWidget(self.table if self.rows.rows else self._empty[self._source_id is not None])
        self._start.setEnabled(bool(count))

    def _do_start(self) -> None:
        try:
            values = self.form.read()
            own = self._own.read() if self._own is not None else {}
        except Refusal:
            return
        code = EXTRACT if self._source is not None else values["kind"]
        source = self._source.letter_id if self._source is not None else None
        shared = Shared(values["day"] or _today(), values["signatory"], own)
        job = self._page.background.do(self, self.started.emit, start_batch, code, self.rows.chosen(), shared, source)
        job.refused = self._refused

    def _do_copy(self) -> None:
        """The whole decree once more, confirmed by who is chosen."""
        try:
            values = self.form.read()
        except Refusal:
            return
        if self._source is not None:
            draft = CopyDraft(values["day"] or _today(), values["signatory"])
            given = (self._source.letter_id, draft, _today())
            self._page.background.do(self, self._copied, issue_copy, *given).refused = self._refused

    def _copied(self, letter_id: int) -> None:
        self.forget()
        self._page.shell.say(_("The copy is made. Print it, and let it be signed and stamped."))
        self._page.shell.open(Place.LETTER, letter_id)

    def _refused(self, refusal: Refusal) -> None:
        self.form.show_refusal(refusal)
        self._page.shell.show_refusal(refusal)

    def _tick_all(self) -> None:
        self.rows.tick(row.id for row in self.rows.rows)

    def _tick_none(self) -> None:
        self.rows.tick([row.id for row in self.rows.rows], on=False)


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the office's own day
