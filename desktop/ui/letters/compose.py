"""Making any letter about a case, an objection or a sitting: which one, its fields, and the pages to be printed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.cases.cases import CASE_STAGE_WORDS, CaseStage
from desktop.domain.letters.letters import LetterAbout
from desktop.domain.refusal import Refusal
from desktop.services.cases.list import CaseQuery, case_ids, case_rows
from desktop.services.letters.choice import Choice, Choices, letter_choices
from desktop.services.letters.drafts import KeptDraft, issue_order, open_draft
from desktop.services.letters.making import LetterDesk, LetterPreview
from desktop.services.letters.official_letters import LetterOrder, OfficialPreview, letter_desk, preview_letter
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.background import Job, Session
from desktop.ui.forms import Form
from desktop.ui.letters.compose_drafts import DraftDeeds
from desktop.ui.letters.compose_form import LetterForm
from desktop.ui.letters.compose_kinds import KindField, KindList
from desktop.ui.letters.copies import offer_copies
from desktop.ui.letters.drafting import Drafting, DraftPage, Values
from desktop.ui.pickers import Picker, Suggestion
from desktop.ui.places import Place
from desktop.ui.style import GRID
from desktop.ui.windows import Shell, label_for

ABOUT = {
    Place.CASE_LETTER: LetterAbout.CASE,
    Place.EXPLANATION_DRAFT: LetterAbout.CASE,
    Place.OBJECTION_LETTER: LetterAbout.OBJECTION,
    Place.SITTING_LETTER: LetterAbout.SITTING,
}
SIGNED_LAST = "signatory"
"""Under which the workstation remembers who signed the last letter of each kind."""
PRESET = {Place.EXPLANATION_DRAFT: "explanation"}
"""Places that lead to one letter at once."""
PAGE_WORDS = (
    *(N_("&Cancel"), N_("D&raft"), N_("Sa&ve as a draft"), N_("&Issue the letter")),
    *(N_("C&ase"), N_("&Kind of letter")),
)
"""Whose mnemonics no field of a letter may have."""
MOST_CASES = 20


def _cases(session: Session, text: str) -> list[Suggestion]:
    """Cases in whatever stage that fit what was typed."""
    rows = case_rows(session, case_ids(session, CaseQuery(text, frozenset(CaseStage)))[:MOST_CASES])
    return [Suggestion(row.id, f"{row.number} · {row.employee}", _(CASE_STAGE_WORDS[row.stage])) for row in rows]


class ComposePage(DraftPage):
    """The letter that is being made; what was entered for one kind is there again when it is chosen again."""

    TITLE = N_("Make a letter")
    HELP = "compose"
    ROLE = "compose"
    PLACES = (
        Place.CASE_LETTER,
        Place.OBJECTION_LETTER,
        Place.SITTING_LETTER,
        Place.EXPLANATION_DRAFT,
        Place.KEPT_LETTER,
    )
    TABLES = (
        frozenset({"signatory", "setting", "employee", "letter", "transfer_case", "unit", "post", "decree"})
        | frozenset({"talk", "wish", "commitment", "establishment", "objection", "hearing", "letter_wording"})
        | frozenset({"sitting", "sitting_member", "sitting_opinion", "technical_opinion", "discipline"})
    )
    DRAFTING = Drafting(
        letter_desk,
        preview_letter,
        issue_order,
        N_("&Issue the letter"),
        N_("The letter has not been issued."),
        N_("The letter is issued. Print it, let it be signed and stamped, and deliver it."),
    )

    def __init__(self, shell: Shell) -> None:
        self._about = LetterAbout.CASE
        self._choices: dict[str, Choice] = {}
        self._forms: dict[str, tuple[LetterForm, LetterDesk[LetterOrder]]] = {}
        self._wanted: str | None = None
        self._opened: KeptDraft | None = None
        self.kinds, self.list = KindField(), KindList()
        self.case = Picker(shell.background, _cases, _("Number, name or NIP"))
        super().__init__(shell)
        self.kinds.edited.connect(self._choose)
        self.list.chosen.connect(self._choose_listed)
        self.case.picked.connect(self._case_picked)
        self.drafts.kept.connect(self._settle)
        self.drafts.gone.connect(self._leave)

    def tools(self) -> tuple[QWidget, ...]:
        """The buttons of a draft."""
        self.drafts = DraftDeeds(self.shell, self, self._entered_order)
        return self.drafts.more, self.drafts.save

    def above(self) -> tuple[QWidget, ...]:
        """Which case, where that was not said, and which letter."""
        self._which = _labelled(_("C&ase"), self.case, "compose.case")
        return self._which, _labelled(_("&Kind of letter"), self.kinds, "compose.kind"), self.list

    def visit(self, place: Place, item_id: int | None) -> None:
        """Begin a letter about the row `item_id`, or go on with a kept draft; without an id, ask which case."""
        if place is Place.KEPT_LETTER:
            if item_id is not None:
                self._start(None)
                self.background.ask(self, self._reopen, open_draft, item_id)
            return
        self._about = ABOUT[place]
        self._start(item_id, PRESET.get(place))

    def refresh(self) -> None:
        """Ask again for signatories, number and what the records say now; what was entered stays."""
        if isinstance(self.form, LetterForm):
            super().refresh()

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        if not any(form.is_touched() for form, _desk in self._forms.values()):
            return True
        if self.drafts.draft_id() is not None:
            told = _("The draft stays as it was kept; what was changed since is lost.")
            return messages.confirm(self, _("Discard the changes?"), told, _("Discard"))
        told = _("The letter is neither issued nor kept as a draft.")
        return messages.confirm(self, _("Discard this draft?"), told, _("Discard"))

    def add_fields(self, form: Form) -> None:
        """None until a letter is chosen: then its own form takes this one's place."""

    def shown(self, draft: Any) -> Mapping[str, Any]:  # noqa: ARG002  # a letter's form fills itself
        """Nothing: a letter's form fills itself."""
        return {}

    def entered(self, values: Values) -> LetterOrder:  # noqa: ARG002  # the form knows more than its values
        """The order that the form makes."""
        if not isinstance(self.form, LetterForm):
            raise Refusal(_("No letter is chosen."), _("Choose a letter."))
        return self.form.order()

    def ask_desk(self, day: date) -> None:
        """Ask for what the chosen letter begins with on `day`."""
        code, about_id = self.kinds.value(), self._about_id
        if code is not None and about_id is not None:
            job = self.background.ask(self, self._show_desk, self.DRAFTING.desk, code, about_id, day)
            job.refused = self._not_drawn

    def ask_preview(self, draft: LetterOrder) -> Job | None:
        """Ask for the pages."""
        return self.background.ask(self, self._show_preview, preview_letter, draft)

    def ask_issue(self, draft: LetterOrder, today: date) -> Job | None:
        """Have the letter issued; its draft goes with it."""
        version = self._desk.version if self._desk else None
        self.shell.state.setValue(f"{SIGNED_LAST}/{draft.code}", draft.draft.signatory_id)
        return self.background.do(self, self._issued, issue_order, draft, today, version, self.drafts.draft_id())

    def _entered_order(self) -> LetterOrder | None:
        try:
            return self.form.order() if isinstance(self.form, LetterForm) else None
        except Refusal:
            return None

    def _start(self, about_id: int | None, code: str | None = None) -> None:
        """Begin with nothing entered; `code` is the letter that is meant already."""
        self._clear()
        self._wanted = code
        self._which.setVisible(about_id is None and self._about is LetterAbout.CASE)
        if about_id is None:
            self.case.setFocus()
        else:
            self._begin(about_id)

    def _begin(self, about_id: int) -> None:
        self._about_id = about_id
        job = self.background.ask(self, self._show_choices, letter_choices, self._about, about_id)
        job.refused = self._not_drawn

    def _case_picked(self, chosen: Suggestion | None) -> None:
        if chosen is not None and (chosen.id == self._about_id or self.may_leave()):
            self._clear()
            self.case.set_value(chosen)
            self._begin(chosen.id)

    def _reopen(self, kept: KeptDraft) -> None:
        self._about, self._opened = kept.about, kept
        self._which.hide()
        self._wanted = kept.order.code
        self.drafts.show_kept(kept)
        self._begin(kept.order.about_id)

    def _show_choices(self, found: Choices) -> None:
        self._header.count.setText(" · ".join(filter(None, (found.subject.number, found.subject.name))))
        self._choices = {one.code: one for one in found.letters}
        self.kinds.offer(found.letters)
        self.list.offer(found.letters)
        self.kinds.setEnabled(True)
        only = found.letters[0].code if len(found.letters) == 1 else None
        self.kinds.set_value(self._wanted or only)
        self._choose()
        (self.list if self.kinds.value() is None else self.kinds).setFocus()

    def _choose_listed(self, code: str) -> None:
        self.kinds.set_value(code)
        self.kinds.setFocus()
        self._choose()

    def _choose(self) -> None:
        """Show the form of the chosen letter, with what was entered in it before."""
        code = self.kinds.value()
        self.list.setVisible(code is None)
        if code is None:
            self._use(Form(self.ROLE), None)
        elif code in self._forms:
            self._use(*self._forms[code])
            self._preview()
        else:
            # The form of another letter stands there until this one's comes: it must not be issued for it.
            self._issue.setEnabled(False)
            self.drafts.enable(on=False)
            self.ask_desk(date.today())  # noqa: DTZ011  # the office's own day

    def _show_desk(self, desk: LetterDesk[LetterOrder]) -> None:
        order = desk.draft
        if order.code != self.kinds.value() or order.about_id != self._about_id:
            return
        known = self._forms.get(order.code)
        form = known[0] if known else LetterForm(self._choices[order.code], map(_, PAGE_WORDS))
        self._forms[order.code] = form, desk
        form.offer(desk)
        if known is not None:
            form.follow(order)
        else:
            offer_copies(form, self.background)
            opened, self._opened = self._opened, None
            kept = opened is not None and opened.order.code == order.code
            form.begin(opened.order if opened and kept else order, kept=kept)
            if not kept:
                form.propose({"signatory": self._signatory_of_before(form, desk)})
            form.edited.connect(self.await_rest)
            if isinstance(self.form, LetterForm):
                form.carry(self.form)
        self._use(form, desk)
        self._preview()

    def _signatory_of_before(self, form: LetterForm, desk: LetterDesk[LetterOrder]) -> int | None:
        """Who is proposed already, or who signed the last letter of this kind on this workstation and still may."""
        proposed: int | None = form.field("signatory").value()
        last = str(self.shell.state.value(f"{SIGNED_LAST}/{form.code}", ""))
        fit = {str(row.id): row.id for row in desk.signatories if row.valid_on(desk.draft.draft.day)}
        return fit.get(last) if proposed is None else proposed

    def _use(self, form: Form, desk: LetterDesk[LetterOrder] | None) -> None:
        """Put `form` in the place of the one that is shown."""
        self._desk = desk
        self._issue.setEnabled(desk is not None and desk.may_issue)
        self.drafts.enable(on=desk is not None)
        if form is self.form:
            return
        before, self.form = self.form, form
        self._side.replaceWidget(before, form)
        before.hide()
        if not isinstance(before, LetterForm):
            before.deleteLater()
        form.show()
        self._warnings.setText("")
        self._problem.hide()

    def _show_preview(self, preview: LetterPreview) -> None:
        super()._show_preview(preview)
        if isinstance(preview, OfficialPreview) and isinstance(self.form, LetterForm):
            self.form.propose_words(preview.proposed)

    def _settle(self) -> None:
        self.form.settle()

    def _issued(self, letter_id: int) -> None:
        self._clear()
        self.shell.say(_(self.DRAFTING.issued))
        self.shell.open(Place.LETTER, letter_id)

    def _clear(self) -> None:
        """Forget what was entered."""
        self._use(Form(self.ROLE), None)
        for form, _desk in self._forms.values():
            form.deleteLater()
        self._forms, self._choices = {}, {}
        self._about_id, self._wanted, self._opened = None, None, None
        self.drafts.show_kept(None)
        self.case.set_value(None)
        self.kinds.offer(())
        self.kinds.setEnabled(False)
        self.list.hide()
        self._header.count.setText("")
        self.view.show_pdf(b"")

    def _cancel(self) -> None:
        if self.may_leave():
            self._leave()

    def _leave(self) -> None:
        self._clear()
        self.shell.back()


def _labelled(words: str, field: QWidget, name: str) -> QWidget:
    """A field below its label."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    field.setObjectName(name)
    column.addWidget(label_for(words, field))
    column.addWidget(field)
    return holder
