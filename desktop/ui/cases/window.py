"""The page of one case: where it stands, what is missing for the next step, and the work of its stage."""

from datetime import date

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.cases.cases import CASE_STAGE_WORDS, CaseStage
from desktop.domain.cases.facts import CaseAction
from desktop.domain.refusal import Refusal, Stale
from desktop.services.cases.cases import advance, edit_case, open_case, withdraw_case
from desktop.services.cases.file import CaseFile
from desktop.services.rules.reasons import refusal_reasons
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.cases.findings import ChecksPart
from desktop.ui.cases.form import CaseForm, scrolled
from desktop.ui.cases.looks import Finding, Findings, missing_findings
from desktop.ui.cases.reasons import REFUSING
from desktop.ui.cases.recording import CANCELLATION, RETURNING, RecordForm
from desktop.ui.cases.scrolling import bring_into_view, fit
from desktop.ui.cases.stages import StageWork
from desktop.ui.cases.strip import StageStrip
from desktop.ui.cases.summary import Summary
from desktop.ui.cases.tabs import CaseTabs
from desktop.ui.places import Place
from desktop.ui.style import GAP, Meaning, heading
from desktop.ui.tables import as_typed
from desktop.ui.windows import Header, Page, Shell, button, main_button, side_by_side

WIDTHS = (670, 496)
"""Of the work and of what stands beside it, until the officer moves the border."""


class CasePage(Page):
    """One case, led from stage to stage."""

    TITLE = N_("Transfer case")
    HELP = "case"
    ROLE = "case"
    PLACES = (Place.CASE, Place.CASE_PROMISES)
    TABLES = (
        frozenset(
            {
                "transfer_case",
                "case_step",
                "checklist_item",
                "decree",
                "attachment",
                "letter",
                "letter_draft",
                "case_repair",
            }
        )
        | frozenset({"objection", "employee", "unit", "post", "establishment", "office_day"})
        | frozenset({"sitting", "sitting_opinion", "technical_opinion", "score_line"})
        | frozenset({"check_override", "conflict_declaration", "circumstance", "family_tie", "election_freeze"})
        | frozenset({"rule_change", "performance", "discipline"})
        | frozenset({"talk", "wish", "skill", "commitment", "support_item"})
        | frozenset({"follow_up", "indicator", "indicator_value"})
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._wanted: int | None = None
        self._file: CaseFile | None = None
        self._edited_version = 0
        self._overtaken = False
        self.strip = StageStrip()
        self.summary = Summary()
        self.missing = Findings("case.missing")
        self.swap = Findings("case.swapNotice")
        self.checks = ChecksPart(shell)
        self.work = StageWork(shell)
        self.tabs = CaseTabs(shell, self._build_proposal())
        self.returning = RecordForm(shell, RETURNING, optional=True)
        self.refusing = RecordForm(shell, REFUSING, optional=True)
        self.cancellation = RecordForm(shell, CANCELLATION, optional=True)
        self.proposal = CaseForm(shell, "caseEdit")
        self._build()
        self._connect()

    def visit(self, place: Place, item_id: int | None) -> None:
        """Show the case `item_id`, or the last one again; with its promises in front if they are asked for."""
        if place is Place.CASE_PROMISES:
            self.tabs.show_promises()
        if item_id is not None and item_id != self._wanted:
            self._wanted = item_id
            self._hide_asides()
        self._whole.setCurrentWidget(self._page)
        self.refresh()

    def refresh(self) -> None:
        """Ask again for the case."""
        if self._wanted is not None:
            today = date.today()  # noqa: DTZ011  # the office's own day
            self.background.ask(self, self._show_file, open_case, self._wanted, today)

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        editing = self._whole.currentWidget() is self._editor
        begun = (editing and self.proposal.form.is_touched()) or self.work.is_touched()
        begun = begun or self.checks.is_touched() or self.tabs.is_touched()
        begun = begun or any(aside.is_touched() for aside in self._asides())
        return not begun or messages.confirm(
            self, _("Discard what was entered?"), _("What was entered has not been saved."), _("Discard")
        )

    def _build(self) -> None:
        self._whole = QStackedWidget()
        self._page = self._build_page()
        self._editor = self._build_editor()
        self._whole.addWidget(self._page)
        self._whole.addWidget(self._editor)
        self.column.addWidget(self._whole)

    def _build_page(self) -> QWidget:
        self._header = Header(_(self.TITLE))
        self._edit = button(_("&Edit…"), "case.edit", self._begin_edit)
        self._return = button(_("Retur&n to a stage…"), "case.return", self._show_returning)
        self._refuse = button(_("Re&fuse…"), "case.refuse", self._show_refusing)
        self._withdraw = button(_("W&ithdraw…"), "case.withdraw", self._withdraw_case)
        self._cancel = button(_("Cancel the decree…"), "case.cancelDecree", self._show_cancellation)
        self._advance = main_button(_("Move on"), "case.advance", "arrow-right")
        self._story = main_button(_("Story of the case…"), "case.storyOfEnd", "book-open-variant")
        aside = (self._edit, self._return, self._refuse, self._withdraw, self._cancel)
        self._header.add(*aside, self._story, self._advance)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self.strip)
        splitter = side_by_side(self, scrolled(self._build_left()), self.tabs, WIDTHS)
        if not self.shell.state.contains(f"splitter/{self.ROLE}"):
            splitter.setSizes(list(WIDTHS))
        column.addWidget(splitter, 1)
        return page

    def _build_left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        for aside in self._asides():
            aside.hide()
            column.addWidget(aside)
        self._missing_title = heading("", 1.1)
        for part in (self.swap, self._missing_title, self.missing, self.work):
            column.addWidget(part)
        column.addStretch(1)
        return left

    def _build_proposal(self) -> QWidget:
        """Who moves where and why, and what the rules say of it: looked at in every stage, so beside the work."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.summary)
        column.addWidget(self.checks)
        column.addStretch(1)
        self._proposal_view = scrolled(inside)
        return self._proposal_view

    def _build_editor(self) -> QWidget:
        editor = QWidget()
        self._editor_header = Header("")
        self._save = main_button(_("&Save the proposal"), "caseEdit.save", "content-save-outline")
        self._editor_header.add(button(_("&Cancel"), "caseEdit.cancel", self._end_edit), self._save)
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._editor_header)
        column.addWidget(scrolled(self.proposal), 1)
        return editor

    def _connect(self) -> None:
        self._advance.clicked.connect(self._move_on)
        self._story.clicked.connect(self.tabs.show_story)
        self._save.clicked.connect(self._keep_edit)
        self.summary.employee_asked.connect(self._open_employee)
        self.work.overtaken.connect(self.refresh)
        self.tabs.overtaken.connect(self.refresh)
        self.tabs.currentChanged.connect(lambda _at: fit(self._proposal_view))
        self.checks.overtaken.connect(self.refresh)
        self.missing.followed.connect(self._pass_warning)
        self.work.looked.connect(self.tabs.look)
        self.strip.chosen.connect(self._view_stage)
        for aside in self._asides():
            aside.kept.connect(self._hide_asides)
            aside.given_up.connect(self._hide_asides)
            aside.overtaken.connect(self.refresh)

    def _show_file(self, file: CaseFile) -> None:
        if file.id != self._wanted:
            return
        if self._file is not None and (self._file.id, self._file.stage) != (file.id, file.stage):
            self._hide_asides()
        if self._overtaken:
            # Once told that somebody else changed the case, the officer may save over it as it is now.
            self._edited_version, self._overtaken = file.version, False
        self._file = file
        self._header.title.setText(_("Transfer {number}").format(number=file.number))
        self._header.count.setText(f"{file.employee.name} · {_(CASE_STAGE_WORDS[file.stage])}")
        self.strip.show_stages(file.strip)
        self._show_next(file)
        for part in (self.summary, self.checks, self.work, self.tabs):
            part.show_file(file)
        for aside in self._asides():
            aside.show_file(file)
        self.strip.show_viewed(self.work.viewed())

    def _pass_warning(self, sentence: str) -> None:
        """Lead from what is missing to the warning that has to be passed."""
        self.tabs.setCurrentIndex(0)
        self.checks.begin(sentence)

    def _view_stage(self, stage: CaseStage) -> None:
        """Look at the work of a stage that the case has reached."""
        self.work.view(stage)
        self.strip.show_viewed(stage)

    def _show_next(self, file: CaseFile) -> None:
        """The one main action, what stands in its way, and what else may be done."""
        going_on = file.next_stage is not None
        notice = [Finding("swap-horizontal", Meaning.SOON, file.swap_notice)] if file.swap_notice else []
        self.swap.show_findings(notice)
        self._story.setVisible(not going_on)
        self._advance.setVisible(going_on)
        self._advance.setEnabled(going_on and not file.missing)
        self._advance.setToolTip(as_typed(file.missing[0].what) if file.missing else "")
        self.missing.setVisible(going_on)
        self._missing_title.setVisible(going_on)
        if file.next_stage is not None:
            stage = _(CASE_STAGE_WORDS[file.next_stage])
            self._advance.setText(_("&Move on to {stage}").format(stage=stage))
            self._missing_title.setText(_("Before the stage {stage}").format(stage=stage))
            ready = Finding("check-circle-outline", Meaning.DONE, _("Nothing is missing: the case may move on."))
            self.missing.show_findings(missing_findings(file.missing) or [ready])
        self._edit.setVisible(file.stage in {CaseStage.DRAFT, CaseStage.CHECKING})
        for shown, action in (
            (self._return, CaseAction.RETURN),
            (self._refuse, CaseAction.REFUSE),
            (self._withdraw, CaseAction.WITHDRAW),
            (self._cancel, CaseAction.CANCEL_DECREE),
        ):
            shown.setVisible(action in file.actions)

    def _move_on(self) -> None:
        if self._file is not None:
            self._advance.setEnabled(False)
            today = date.today()  # noqa: DTZ011  # the office's own day
            job = self.background.do(self, self._moved_on, advance, self._file.id, today, self._file.version)
            job.refused = self._refused

    def _moved_on(self, stage: CaseStage) -> None:
        self.shell.say(_("The case is now in the stage {stage}.").format(stage=_(CASE_STAGE_WORDS[stage])))

    def _withdraw_case(self) -> None:
        reason = messages.ask_reason(self, _("Withdraw the case"), _("Why is the proposal taken back?"))
        if self._file is not None and reason:
            today = date.today()  # noqa: DTZ011  # the office's own day
            job = self.background.do(self, self._ended, withdraw_case, self._file.id, reason, today, self._file.version)
            job.refused = self._refused

    def _ended(self, _nothing: None) -> None:
        self.shell.say(_("The case has ended."))

    def _refused(self, refusal: Refusal) -> None:
        self.shell.show_refusal(refusal)
        self.refresh()

    def _show_returning(self) -> None:
        self._show_aside(self.returning)
        self.returning.form.field("reason").setFocus()

    def _show_refusing(self) -> None:
        self._show_aside(self.refusing)
        field = self.refusing.form.field("reasons")
        field.setFocus()
        self.background.ask(self, field.offer, refusal_reasons)

    def _show_cancellation(self) -> None:
        self._show_aside(self.cancellation)
        self.cancellation.form.field("number").setFocus()

    def _show_aside(self, aside: RecordForm) -> None:
        self._hide_asides()
        aside.show()
        bring_into_view(aside)

    def _hide_asides(self) -> None:
        for aside in self._asides():
            aside.hide()

    def _asides(self) -> tuple[RecordForm, ...]:
        """The forms that are asked for by a button of the header."""
        return self.returning, self.refusing, self.cancellation

    def _open_employee(self, employee_id: int) -> None:
        self.shell.open(Place.EMPLOYEE, employee_id)

    def _begin_edit(self) -> None:
        if self._file is not None:
            self._editor_header.title.setText(_("Edit {number}").format(number=self._file.number))
            self._save.setEnabled(True)
            self.proposal.load(self._file)
            self._edited_version = self._file.version
            self._whole.setCurrentWidget(self._editor)
            self.proposal.form.field("kind").setFocus()

    def _end_edit(self) -> None:
        self._whole.setCurrentWidget(self._page)

    def _keep_edit(self) -> None:
        if self._file is None:
            return
        try:
            entered = self.proposal.read()
        except Refusal:
            return
        self._save.setEnabled(False)
        today = date.today()  # noqa: DTZ011  # the office's own day
        job = self.background.do(self, self._kept_edit, edit_case, self._file.id, entered, self._edited_version, today)
        job.refused = self._refused_edit

    def _kept_edit(self, _nothing: None) -> None:
        self.shell.say(_("The proposal is saved."))
        self._end_edit()

    def _refused_edit(self, refusal: Refusal) -> None:
        self._save.setEnabled(True)
        self.proposal.form.show_refusal(refusal)
        self.shell.show_refusal(refusal)
        if isinstance(refusal, Stale):
            self._overtaken = True
            self.refresh()
