"""Letters for many cases in one go: chosen, made one after the other, printed together."""

from PySide6.QtWidgets import QStackedWidget

from desktop.text import N_, _
from desktop.ui.letters.batch_choice import BatchChoice
from desktop.ui.letters.batch_work import BatchWork
from desktop.ui.places import Place
from desktop.ui.windows import Header, Page, Shell, button


class BatchPage(Page):
    """The choice of cases, then the batch with what became of each letter."""

    TITLE = N_("Letters for many cases")
    HELP = "letter-batch"
    ROLE = "batch"
    PLACES = (Place.LETTER_BATCH, Place.DECREE_EXTRACTS)
    TABLES = frozenset({"letter_batch", "batch_item", "letter", "signatory"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._header = Header(_(self.TITLE))
        self.choice = BatchChoice(self)
        self.work = BatchWork(self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.choice)
        self._stack.addWidget(self.work)
        self._header.add(
            button(_("&Back"), "batch.back", shell.back), *self.work.all_buttons(), *self.choice.all_buttons()
        )
        self.column.addWidget(self._header)
        self.column.addWidget(self._stack, 1)
        self.choice.started.connect(self._begun)
        self.work.another.connect(self._choose)

    def visit(self, place: Place, item_id: int | None) -> None:
        """Choose anew, choose for the extracts of the decree `item_id`, or show the batch `item_id`."""
        if place is Place.LETTER_BATCH and item_id is not None:
            self._show_work(item_id)
        else:
            self.choice.begin(item_id)
            self._show(self.choice)
            self._header.title.setText(_("Extracts and copies") if item_id is not None else _(self.TITLE))

    def refresh(self) -> None:
        """Ask again what became of the batch that is shown."""
        if self._stack.currentWidget() is self.work:
            self.work.refresh()

    def may_leave(self) -> bool:
        """Whether nothing chosen would be lost; letters under way go on to the next one and then stop."""
        if self._stack.currentWidget() is self.choice:
            return self.choice.may_leave()
        self.work.stop()
        return True

    def _begun(self, batch_id: int) -> None:
        self.choice.forget()
        self._show_work(batch_id)
        self.work.go_on()

    def _show_work(self, batch_id: int) -> None:
        self._show(self.work)
        self._header.title.setText(_(self.TITLE))
        self.work.load(batch_id)

    def _choose(self) -> None:
        self.choice.begin(None)
        self._show(self.choice)
        self._header.title.setText(_(self.TITLE))

    def _show(self, part: BatchChoice | BatchWork) -> None:
        self._stack.setCurrentWidget(part)
        # A batch that a closed program left half-way is found from here too.
        shown = (self.work.earlier, *part.buttons())
        for one in (*self.choice.all_buttons(), *self.work.all_buttons()):
            one.setVisible(one in shown)
