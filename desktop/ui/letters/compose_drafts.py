"""What can be done with a letter that is not issued: keep it, print it marked as a draft, throw it away."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop.domain.refusal import Refusal
from desktop.services.letters.drafts import KeptDraft, draft_pages, save_draft, save_draft_pages, throw_away
from desktop.services.letters.official_letters import LetterOrder
from desktop.text import _
from desktop.ui import messages
from desktop.ui.printing import PrintMemory, choose_printer, file_name, print_pages, where_printed
from desktop.ui.windows import Shell, button


class DraftDeeds(QObject):
    """The buttons for a draft, and the draft that is open."""

    kept = Signal()
    """What stands in the fields is kept now."""
    gone = Signal()
    """The draft was thrown away."""

    def __init__(self, shell: Shell, owner: QWidget, order: Callable[[], LetterOrder | None]) -> None:
        """`order` gives what is entered now, or None while no letter is begun or a field cannot be understood."""
        super().__init__(owner)
        self._shell, self._owner, self._order = shell, owner, order
        self._kept: KeptDraft | None = None
        self.save: QPushButton = button(_("Sa&ve as a draft"), "compose.save", self._save)
        self.more: QPushButton = button(_("D&raft"), "compose.draft")
        menu = QMenu(self.more)
        menu.setObjectName("compose.draftMenu")
        menu.addAction(_("Print the draft…"), self._print)
        menu.addAction(_("Save the draft as PDF…"), self._save_pages)
        menu.addSeparator()
        self._throw = menu.addAction(_("Throw the draft away…"), self._throw_away)
        self.more.setMenu(menu)
        self.show_kept(None)

    def draft_id(self) -> int | None:
        """Id of the draft that is open, or None for one that was never kept."""
        return None if self._kept is None else self._kept.id

    def show_kept(self, kept: KeptDraft | None) -> None:
        """Work on this draft from now on."""
        self._kept = kept
        self._throw.setEnabled(kept is not None)

    def enable(self, *, on: bool) -> None:
        """Whether there is a letter to be kept or printed."""
        self.save.setEnabled(on)
        self.more.setEnabled(on)

    def _save(self) -> None:
        order, kept = self._order(), self._kept
        if order is None:
            return
        self.save.setEnabled(False)
        version = None if kept is None else kept.version
        job = self._shell.background.do(self._owner, self._saved, save_draft, order, self.draft_id(), version)
        job.refused = self._not_saved

    def _saved(self, kept: KeptDraft) -> None:
        self.save.setEnabled(True)
        self.show_kept(kept)
        self.kept.emit()
        self._shell.say(_("The draft is kept. It has no number yet."))

    def _not_saved(self, refusal: Refusal) -> None:
        self.save.setEnabled(True)
        self._shell.show_refusal(refusal)

    def _print(self) -> None:
        order = self._order()
        if order is not None:
            self._shell.background.ask(self._owner, partial(self._choose_printer, order.code), draft_pages, order)

    def _choose_printer(self, code: str, pdf: bytes) -> None:
        printer = choose_printer(self._owner, pdf, _("Draft letter"), PrintMemory(self._shell.state, code))
        if printer is not None:
            printed = partial(self._printed, where_printed(printer))
            self._shell.background.compute(self._owner, printed, print_pages, printer, pdf)

    def _printed(self, where: str, count: int) -> None:
        self._shell.say(_("Pages printed: {count}, to {where}.").format(count=count, where=where))

    def _save_pages(self) -> None:
        order = self._order()
        name = file_name(_("Draft letter"))
        path = order and messages.choose_new_file(self._owner, _("Save the draft as PDF"), name, ["PDF (*.pdf)"])
        if order and path:
            self._shell.background.do(self._owner, self._pages_saved, save_draft_pages, order, path)

    def _pages_saved(self, path: object) -> None:
        self._shell.say(_("Saved: {path}").format(path=path))

    def _throw_away(self) -> None:
        kept = self._kept
        question, told = _("Throw this draft away?"), _("What was entered is lost. The draft never had a number.")
        if kept is not None and messages.confirm(self._owner, question, told, _("Throw away")):
            self._shell.background.do(self._owner, self._thrown, throw_away, kept.id, kept.version)

    def _thrown(self, _nothing: None) -> None:
        self.show_kept(None)
        self._shell.say(_("The draft is gone."))
        self.gone.emit()
