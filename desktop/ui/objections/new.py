"""The page on which a new objection is recorded."""

from datetime import date

from desktop.domain.refusal import Refusal
from desktop.services.objections.objections import new_objection
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.objections.form import ObjectionForm, form_keys, scrolled
from desktop.ui.places import Place
from desktop.ui.windows import Header, Page, Shell, button, main_button


class NewObjectionPage(Page):
    """Record an objection against a decree; opened with the id of its case, or none."""

    TITLE = N_("New objection")
    HELP = "objections"
    ROLE = "objection"
    PLACES = (Place.NEW_OBJECTION,)

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.form = ObjectionForm(shell.background, self.ROLE)
        self.save = main_button(_("&Save the objection"), "objection.save", "content-save-outline")
        self.cancel = button(_("&Cancel"), "objection.cancel", self._leave)
        self._build()
        self.save.clicked.connect(self._save)
        form_keys(self, self.save.click, self._leave)

    def visit(self, place: Place, item_id: int | None) -> None:  # noqa: ARG002  # it has one place
        """Begin anew, against the decree of the case `item_id` if one is given."""
        self.form.start(item_id, date.today())  # noqa: DTZ011  # the office's own day
        self.form.form.field("case" if item_id is None else "filed").setFocus()

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        return not self.form.form.is_touched() or messages.confirm(
            self, _("Discard this objection?"), _("What was entered has not been saved."), _("Discard")
        )

    def _build(self) -> None:
        header = Header(_(self.TITLE))
        header.add(self.cancel, self.save)
        self.column.addWidget(header)
        self.column.addWidget(scrolled(self.form), 1)

    def _save(self) -> None:
        try:
            entered = self.form.read()
        except Refusal:
            return
        self.save.setEnabled(False)
        job = self.background.do(self, self._saved, new_objection, entered, date.today())  # noqa: DTZ011
        job.refused = self._refused

    def _saved(self, objection_id: int) -> None:
        self.save.setEnabled(True)
        self.form.start(None, date.today())  # noqa: DTZ011
        self.shell.say(_("The objection is recorded. Add the scans of its papers here."))
        self.shell.open(Place.OBJECTION, objection_id)

    def _refused(self, refusal: Refusal) -> None:
        self.save.setEnabled(True)
        self.form.show_refusal(refusal)
        self.shell.show_refusal(refusal)

    def _leave(self) -> None:
        if self.may_leave():
            self.form.start(None, date.today())  # noqa: DTZ011
            self.shell.back()
