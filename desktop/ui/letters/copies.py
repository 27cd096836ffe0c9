"""The button on a draft's page that takes over a named list of copies (tembusan)."""

from functools import partial

from PySide6.QtWidgets import QMenu, QPushButton

from desktop.services.wording.copies_lists import CopiesList, copies_lists
from desktop.text import _
from desktop.ui.background import Background
from desktop.ui.forms import Form


class CopiesChooser(QPushButton):
    """Asks for the lists when it is pressed; the chosen one takes the place of what stands in the field."""

    def __init__(self, background: Background, form: Form, name: str) -> None:
        super().__init__(_("Lists of copies…"))
        self._background = background
        self._field = form.field(name)
        self._menu = QMenu(self)
        self.setAutoDefault(False)  # Qt's own signature
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self._background.ask(self, self._offer, copies_lists)

    def _offer(self, lists: list[CopiesList]) -> None:
        self._menu.clear()
        for one in lists:
            self._menu.addAction(one.name, partial(self._take, one))
        if not lists:
            none = self._menu.addAction(_("None yet: they are made under Settings → Letters → Lists of copies."))
            none.setEnabled(False)
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _take(self, chosen: CopiesList) -> None:
        # Typed over rather than set anew, so that Ctrl+Z brings back what stood there.
        self._field.selectAll()
        self._field.insertPlainText("\n".join(chosen.lines))


def offer_copies(form: Form, background: Background, name: str = "copies") -> None:
    """Put the button below the field `name` of `form`."""
    chooser = CopiesChooser(background, form, name)
    chooser.setObjectName(f"{form.field(name).objectName()}.lists")
    form.rows.addRow("", chooser)
