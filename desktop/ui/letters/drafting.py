"""The page on which any letter is made: what is settled at the left, the pages to be printed at the right."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.letters.letters import SIGNING_CAPACITY_WORDS
from desktop.domain.refusal import Refusal
from desktop.services.letters.making import LetterDesk, LetterPreview
from desktop.services.wording.signatories import SignatoryRow
from desktop.text import _
from desktop.ui import messages
from desktop.ui.background import Job
from desktop.ui.drop_down import DropDown
from desktop.ui.forms import Form
from desktop.ui.pdf_pane import PdfPane
from desktop.ui.places import Place
from desktop.ui.style import GAP, MARGIN, muted
from desktop.ui.windows import Header, Page, Shell, button, main_button, side_by_side

PAUSE_MS = 250
"""How long typing must rest before the pages are drawn anew."""
Values = dict[str, Any]


class SignatoryField(DropDown):
    """A choice among the signatories of the office; the value is the id of one, or None."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.keep_narrow()
        self._ids: list[int | None] = [None]
        self.addItem(_("– choose –"))
        self.activated.connect(self._chosen)

    def offer(self, rows: tuple[SignatoryRow, ...]) -> None:
        """The signatories to choose from, by title, name and capacity; the choice stays if it is among them."""
        chosen = self.value()
        self._ids = [None, *(row.id for row in rows)]
        self.clear()
        self.addItems([_("– choose –"), *(_named(row) for row in rows)])
        self.set_value(chosen)

    def value(self) -> int | None:
        """Id of the chosen signatory."""
        return self._ids[max(self.currentIndex(), 0)]

    def set_value(self, value: int | None) -> None:
        """Choose a signatory; one that is not offered is chosen as nobody."""
        self.setCurrentIndex(self._ids.index(value) if value in self._ids else 0)

    def _chosen(self, _at: int) -> None:
        self.edited.emit()


def _named(row: SignatoryRow) -> str:
    entry = row.entry
    return f"{entry.title} – {entry.name} ({_(SIGNING_CAPACITY_WORDS[entry.capacity])})"


@dataclass(frozen=True, slots=True)
class Drafting:
    """What a kind of letter is made by: the three use cases, and the words of its page (N_ sentences)."""

    desk: Callable[..., LetterDesk[Any]]
    preview: Callable[..., LetterPreview]
    issue: Callable[..., int]
    button: str
    not_issued: str
    issued: str


class DraftPage(Page):
    """The draft of one letter with its preview, until it is issued.

    A kind sets `DRAFTING` and says which fields its form has, what they show of a draft and what draft they make.
    The form has at least the fields "number", "day" and "signatory".
    """

    DRAFTING: ClassVar[Drafting]

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._desk: LetterDesk[Any] | None = None
        self._about_id: int | None = None
        self._drawing: Job | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self.form = Form(self.ROLE)
        self._side = QVBoxLayout()
        self.view = PdfPane(shell.background, f"{self.ROLE}.pages")
        self._issue = main_button(_(self.DRAFTING.button), f"{self.ROLE}.issue", "stamper")
        self._build()
        self._pause.timeout.connect(self._preview)
        self.form.edited.connect(self.await_rest)
        self._issue.clicked.connect(self._do_issue)

    @abstractmethod
    def add_fields(self, form: Form) -> None:
        """Add the fields of this kind of letter."""

    @abstractmethod
    def shown(self, draft: Any) -> Mapping[str, Any]:
        """The draft by the form's field names."""

    @abstractmethod
    def entered(self, values: Values) -> Any:
        """The draft that the fields make."""

    def visit(self, place: Place, item_id: int | None) -> None:  # noqa: ARG002  # there is only one
        """Begin the letter of the case `item_id`."""
        if item_id is not None:
            self._about_id = item_id
            self._desk = None
            self.ask_desk(_today())

    def refresh(self) -> None:
        """Ask again for signatories, number and what the records say now; what was entered stays."""
        if self._about_id is not None:
            self.ask_desk(_today() if self._desk is None else self._desk.day)

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        return not self.form.is_touched() or messages.confirm(
            self, _("Discard this draft?"), _(self.DRAFTING.not_issued), _("Discard")
        )

    def tools(self) -> tuple[QWidget, ...]:
        """What stands in the header before the main action."""
        return ()

    def above(self) -> tuple[QWidget, ...]:
        """What stands above the form."""
        return ()

    def await_rest(self) -> None:
        """Draw the pages anew once typing rests."""
        self._pause.start()

    def ask_desk(self, day: date) -> None:
        """Ask for what a letter of `day` begins with."""
        job = self.background.ask(self, self._show_desk, self.DRAFTING.desk, self._about_id, day)
        job.refused = self._not_drawn

    def ask_preview(self, draft: Any) -> Job | None:
        """Ask for the pages of `draft`; None while there is nothing to draw."""
        desk, preview = self._desk, self.DRAFTING.preview
        return None if desk is None else self.background.ask(self, self._show_preview, preview, desk.about_id, draft)

    def ask_issue(self, draft: Any, today: date) -> Job | None:
        """Have the letter issued; None while there is nothing to issue."""
        desk, issue = self._desk, self.DRAFTING.issue
        if desk is None:
            return None
        return self.background.do(self, self._issued, issue, desk.about_id, draft, today, desk.version)

    def _build(self) -> None:
        self._header = Header(_(self.TITLE))
        self._header.add(button(_("&Cancel"), f"{self.ROLE}.cancel", self._cancel), *self.tools(), self._issue)
        self.add_fields(self.form)
        self.form.rows.setRowWrapPolicy(self.form.rows.RowWrapPolicy.WrapAllRows)
        self._warnings = muted()
        self._warnings.setObjectName(f"{self.ROLE}.warnings")
        self._problem = QLabel()
        self._problem.setObjectName(f"{self.ROLE}.problem")
        self._problem.setProperty("problem", True)
        for label in (self._warnings, self._problem):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        side = QWidget()
        side.setLayout(self._side)
        self._side.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        self._side.setSpacing(GAP)
        for widget in (*self.above(), self._problem, self._warnings, self.form):
            self._side.addWidget(widget)
        self._side.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(side)
        self.column.addWidget(self._header)
        self.column.addWidget(side_by_side(self, scroll, self.view, (2, 3)), 1)

    def _show_desk(self, desk: LetterDesk[Any]) -> None:
        begun = self._desk is not None
        self._desk = desk
        self._header.count.setText(" · ".join(filter(None, (desk.about_number, desk.about_name))))
        self._issue.setEnabled(desk.may_issue)
        field: SignatoryField = self.form.field("signatory")
        field.offer(desk.signatories)
        self.form.field("number").setPlaceholderText(desk.next_number)
        if begun:
            self.form.propose(self.shown(desk.draft))
        else:
            self.form.fill(self.shown(desk.draft))
            # After the page is shown: showing it gives the focus to the first button of the header.
            self.form.field("number").setFocus()
        self._preview()

    def _draft(self) -> Any:
        return self.entered(self.form.read())

    def _preview(self) -> None:
        if self._desk is None:
            return
        try:
            draft = self._draft()
        except Refusal:
            return
        if self._drawing is not None:
            self._drawing.cancel()
        day = self.form.field("day").value() or _today()
        if day != self._desk.day:
            # Who may sign and what is proposed hang on the day; the pages follow with the answer.
            self.ask_desk(day)
            return
        self._drawing = self.ask_preview(draft)
        if self._drawing is not None:
            self._drawing.refused = self._not_drawn

    def _show_preview(self, preview: LetterPreview) -> None:
        self.form.mark_problems({})
        self._problem.setText("")
        self._problem.hide()
        self._warnings.setText("\n".join(f"• {warning}" for warning in preview.warnings))
        self._warnings.setVisible(bool(preview.warnings))
        self.form.field("number").setPlaceholderText(preview.number)
        self.view.show_pdf(preview.pdf)

    def _not_drawn(self, refusal: Refusal) -> None:
        self.form.mark_problems(refusal.fields)
        self._problem.setText(str(refusal))
        self._problem.show()
        # Pages of before would look like what is going to be printed.
        self.view.show_pdf(b"")

    def _do_issue(self) -> None:
        if self._desk is None:
            return
        try:
            draft = self._draft()
        except Refusal:
            return
        self._issue.setEnabled(False)
        job = self.ask_issue(draft, _today())
        if job is not None:
            job.refused = self._not_issued

    def _issued(self, letter_id: int) -> None:
        self.form.fill({})
        self._desk, self._about_id = None, None
        self.shell.say(_(self.DRAFTING.issued))
        self.shell.open(Place.LETTER, letter_id)

    def _not_issued(self, refusal: Refusal) -> None:
        self._issue.setEnabled(True)
        self.form.show_refusal(refusal)
        self.shell.show_refusal(refusal)

    def _cancel(self) -> None:
        if self.may_leave():
            self.form.fill({})
            self.shell.back()


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the office's own day
