"""One decree for many cases: who is in it and what is settled at the left, the pages to be printed at the right."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.refusal import Refusal
from desktop.services.cases.steps import OutsideDecree
from desktop.services.letters.joint_decrees import (
    JointDesk,
    JointPreview,
    issue_joint,
    joint_desk,
    preview_joint,
    record_joint_outside,
)
from desktop.services.letters.joint_facts import JointDraft
from desktop.text import N_, _, ngettext
from desktop.ui import messages
from desktop.ui.background import Job
from desktop.ui.classification_field import ClassificationField
from desktop.ui.forms import CheckField, DateField, Form, LineField, TextField
from desktop.ui.letters.copies import offer_copies
from desktop.ui.letters.drafting import PAUSE_MS, SignatoryField, Values
from desktop.ui.letters.joint_rows import JOINT_COLUMNS, joint_words
from desktop.ui.pdf_pane import PdfPane
from desktop.ui.places import Place
from desktop.ui.style import GAP, MARGIN, muted
from desktop.ui.tables import TableView
from desktop.ui.ticked_rows import TickedRows
from desktop.ui.windows import Header, Page, Shell, button, main_button, side_by_side

SEARCH_WIDTH = 220
TABLE_HEIGHT = 210
MOST_WARNINGS = 8


class JointDecreePage(Page):
    """The cases that wait for their decree, and one decree for those that are ticked."""

    TITLE = N_("One decree for several cases")
    HELP = "joint-decree"
    ROLE = "joint"
    PLACES = (Place.JOINT_DECREE,)
    TABLES = frozenset({"signatory", "setting", "employee", "letter", "decree", "transfer_case", "unit", "post"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._begun = False
        self._wanted: int | None = None
        self._drawing: Job | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self.rows = TickedRows(JOINT_COLUMNS, joint_words)
        self.table = TableView(self.rows, "joint.table", shell.state, sorting=False)
        self.form = Form(self.ROLE)
        self.view = PdfPane(shell.background, "joint.pages")
        self._build()
        self._connect()

    def visit(self, place: Place, item_id: int | None) -> None:  # noqa: ARG002  # there is only one
        """Show the cases that wait, with `item_id` ticked."""
        self._wanted = item_id
        self.refresh()

    def refresh(self) -> None:
        """Ask again which cases wait; what was ticked and entered stays."""
        self.background.ask(self, self._show_desk, joint_desk, _today())

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        begun = self.form.is_touched() or len(self.rows.chosen()) > 1
        return not begun or messages.confirm(
            self, _("Discard this draft?"), _("The decree has not been issued."), _("Discard")
        )

    def _build(self) -> None:
        self._header = Header(_(self.TITLE))
        self._search = QLineEdit()
        self._search.setObjectName("joint.search")
        self._search.setPlaceholderText(_("Search name, NIP, number, unit or post"))
        self._search.setAccessibleName(_("Search cases"))
        self._search.setClearButtonEnabled(True)  # Qt's own signature
        self._search.setFixedWidth(SEARCH_WIDTH)
        self._outside = button(_("It was made outside…"), "joint.outside", self._keep_outside)
        self._issue = main_button(_("&Issue the decree"), "joint.issue", "stamper")
        self._header.add(self._search, button(_("&Cancel"), "joint.cancel", self._cancel), self._outside, self._issue)
        self.table.setAccessibleName(_("Cases that wait for their decree"))
        self.table.setMinimumHeight(TABLE_HEIGHT)
        self._chosen = muted()
        self._chosen.setObjectName("joint.chosen")
        self._chosen.setWordWrap(False)  # Qt's own signature
        self._told = muted()
        self._told.setObjectName("joint.warnings")
        self._problem = muted()
        self._problem.setObjectName("joint.problem")
        self._problem.setProperty("problem", True)
        for label in (self._problem, self._told):
            label.setWordWrap(True)  # Qt's own signature
            label.hide()
        self._add_fields()
        self.column.addWidget(self._header)
        self.column.addWidget(side_by_side(self, self._build_side(), self.view, (1, 1)), 1)

    def _build_side(self) -> QWidget:
        ticks = QHBoxLayout()
        ticks.setSpacing(GAP)
        ticks.addWidget(self._chosen)
        ticks.addStretch(1)
        ticks.addWidget(button(_("Tick all that are shown"), "joint.all", self._tick_all))
        ticks.addWidget(button(_("Tick none"), "joint.none", self._tick_none))
        below = QWidget()
        lines = QVBoxLayout(below)
        lines.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        lines.setSpacing(GAP)
        for widget in (self._problem, self._told, self.form):
            lines.addWidget(widget)
        lines.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(below)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        holder = QWidget()
        holder.setLayout(ticks)
        ticks.setContentsMargins(MARGIN, 0, MARGIN, 0)
        column.addWidget(self.table, 2)
        column.addWidget(holder)
        column.addWidget(scroll, 3)
        return side

    def _add_fields(self) -> None:
        add = self.form.add
        add("number", _("N&umber"), LineField(120), _("Left empty, the next number is taken when it is issued."))
        add("classification", _("Classification"), ClassificationField(_("as settled")))
        add("day", _("&Date of the decree"), DateField())
        add("signatory", _("Si&gnatory"), SignatoryField())
        add("own", _("TMT"), CheckField(_("Each case has its own")))
        add("effective", _("TMT for all"), DateField())
        add("noting", _("&Noting (Memperhatikan), one a line"), TextField(3))
        add("copies", _("C&opies (Tembusan), one a line"), TextField(5))
        offer_copies(self.form, self.background)
        self.form.rows.setRowWrapPolicy(self.form.rows.RowWrapPolicy.WrapLongRows)

    def _connect(self) -> None:
        self._search.textChanged.connect(self.rows.search)
        self._pause.timeout.connect(self._preview)
        self.form.edited.connect(self._edited)
        self.rows.ticked.connect(self._edited)
        self.table.opened.connect(self.rows.turn)
        self._issue.clicked.connect(self._do_issue)

    def _show_desk(self, desk: JointDesk) -> None:
        self.rows.offer(desk.rows)
        self._header.count.setText(str(len(desk.rows)))
        self.form.field("signatory").offer(desk.signatories)
        self.form.field("number").setPlaceholderText(desk.next_number)
        if not self._begun:
            self._begun = True
            self.form.fill({"day": _today(), "signatory": desk.signatory_id, "own": True})
        if self._wanted is not None:
            self.rows.tick([self._wanted])
            self._wanted = None
        self._edited()

    def _edited(self) -> None:
        """Say how many are ticked, and draw anew when typing rests."""
        count = len(self.rows.chosen())
        chosen = ngettext("{count} case is ticked.", "{count} cases are ticked.", count)
        self._chosen.setText(chosen.format(count=count))
        self._issue.setEnabled(bool(count))
        self._outside.setEnabled(bool(count))
        self.form.field("effective").setEnabled(not self.form.field("own").value())
        self._pause.start()

    def _draft(self) -> JointDraft:
        values: Values = self.form.read()
        if not values["own"] and values["effective"] is None:
            sentence = _("The day on which the move takes effect (TMT) is not given.")
            missing = Refusal(sentence, _("Fill in the TMT."), {"effective": sentence})
            self.form.show_refusal(missing)
            raise missing
        return JointDraft(
            case_ids=self.rows.chosen(),
            day=values["day"] or _today(),
            signatory_id=values["signatory"],
            effective_on=None if values["own"] else values["effective"],
            number=values["number"],
            classification=values["classification"],
            noting=self._written("noting"),
            copies=self._written("copies"),
        )

    def _written(self, name: str) -> tuple[str, ...] | None:
        """The lines of a field; None while it is left to cases and wording."""
        return tuple(self.form.field(name).value().splitlines()) if self.form.is_touched(name) else None

    def _preview(self) -> None:
        try:
            draft = self._draft()
        except Refusal:
            return
        if self._drawing is not None:
            self._drawing.cancel()
        self._drawing = self.background.ask(self, self._show_preview, preview_joint, draft, _today())
        self._drawing.refused = self._not_drawn

    def _show_preview(self, preview: JointPreview) -> None:
        hindered = [_("These cases cannot be in the decree:"), *(row.line() for row in preview.hindered)]
        self._say(self._problem, hindered if preview.hindered else [])
        self._say(self._told, [f"• {warning}" for warning in preview.warnings])
        self.form.field("number").setPlaceholderText(preview.number)
        proposed = {"noting": preview.proposed.noting, "copies": preview.proposed.copies}
        self.form.propose({name: "\n".join(lines or ()) for name, lines in proposed.items()})
        self._issue.setEnabled(bool(preview.pdf))
        if preview.pdf:
            self.view.show_pdf(preview.pdf)

    def _say(self, label: QLabel, lines: list[str]) -> None:
        shown = lines[:MOST_WARNINGS]
        if lines[MOST_WARNINGS:]:
            shown.append(_("And {count} more.").format(count=len(lines) - MOST_WARNINGS))
        label.setText("\n".join(shown))
        label.setVisible(bool(shown))

    def _not_drawn(self, refusal: Refusal) -> None:
        self._say(self._problem, [str(refusal)])
        self._issue.setEnabled(False)

    def _do_issue(self) -> None:
        try:
            draft = self._draft()
        except Refusal:
            return
        self._issue.setEnabled(False)
        job = self.background.do(self, self._issued, issue_joint, draft, _today())
        job.refused = self._refused

    def _issued(self, letter_id: int) -> None:
        self._forget()
        self.shell.say(_("The decree is issued. Print it, let it be signed and stamped, then attach the scan."))
        self.shell.open(Place.LETTER, letter_id)

    def _keep_outside(self) -> None:
        """Record the decree under the number and the days that stand in the form."""
        try:
            draft = self._draft()
        except Refusal:
            return
        made = OutsideDecree(draft.number, draft.day, draft.effective_on)
        self._outside.setEnabled(False)
        job = self.background.do(self, self._recorded, record_joint_outside, draft.case_ids, made, _today())
        job.refused = self._refused

    def _recorded(self, _decree_id: int) -> None:
        self._forget()
        self.shell.say(_("The decree is recorded."))
        self.shell.open(Place.CASES)

    def _refused(self, refusal: Refusal) -> None:
        self._edited()
        self.form.show_refusal(refusal)
        self.shell.show_refusal(refusal)

    def _cancel(self) -> None:
        if self.may_leave():
            self._forget()
            self.shell.back()

    def _forget(self) -> None:
        self._begun = False
        self.rows.tick(self.rows.chosen(), on=False)
        self.form.fill({})

    def _tick_all(self) -> None:
        self.rows.tick(row.id for row in self.rows.rows)

    def _tick_none(self) -> None:
        self.rows.tick(self.rows.chosen(), on=False)


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the office's own day
