"""A new case: the proposal, checked while it is typed, kept as a draft."""

from datetime import date

from desktop.domain.needs.tasks import sheet_place
from desktop.domain.refusal import Refusal
from desktop.services.cases.cases import new_case
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.cases.form import CaseForm, scrolled
from desktop.ui.places import Place
from desktop.ui.windows import Header, Page, Shell, button, main_button


class NewCasePage(Page):
    """The form from which a case begins."""

    TITLE = N_("New transfer case")
    HELP = "case-new"
    ROLE = "newCase"
    PLACES = (Place.NEW_CASE, Place.NEW_CASE_TO)

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.proposal = CaseForm(shell, "case")
        self._header = Header(_(self.TITLE))
        self._save = main_button(_("&Save the draft"), "case.save", "content-save-outline")
        self._header.add(button(_("&Cancel"), "case.cancel", self.shell.back), self._save)
        self.column.addWidget(self._header)
        self.column.addWidget(scrolled(self.proposal), 1)
        self._save.clicked.connect(self._keep)

    def visit(self, place: Place, item_id: int | None) -> None:
        """Begin anew, for the employee or to the post (`sheet_number`) given; one already begun stays otherwise."""
        if place is Place.NEW_CASE_TO and item_id is not None:
            self._save.setEnabled(True)
            self.proposal.start_to(*sheet_place(item_id))
        elif item_id is not None or not self.proposal.form.is_touched():
            self._save.setEnabled(True)
            self.proposal.start(item_id)

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        if not self.proposal.form.is_touched():
            return True
        left = messages.confirm(
            self, _("Discard this proposal?"), _("What was entered has not been saved."), _("Discard")
        )
        if left:
            self.proposal.start(None)
        return left

    def _keep(self) -> None:
        try:
            entered = self.proposal.read()
        except Refusal:
            return
        self._save.setEnabled(False)
        today = date.today()  # noqa: DTZ011  # the office's own day
        job = self.background.do(self, self._kept, new_case, entered, today)
        job.refused = self._refused

    def _kept(self, case_id: int) -> None:
        self._save.setEnabled(True)
        self.proposal.start(None)
        self.shell.say(_("The case is kept as a draft."))
        self.shell.open(Place.CASE, case_id)

    def _refused(self, refusal: Refusal) -> None:
        self._save.setEnabled(True)
        self.proposal.form.show_refusal(refusal)
        self.shell.show_refusal(refusal)
