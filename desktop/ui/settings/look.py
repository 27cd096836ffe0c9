"""Theme and language of this workstation."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.text import LANGUAGES, _
from desktop.ui.appearance import LOOK_WORDS, chosen_language, chosen_look, keep_language, keep_look
from desktop.ui.forms import ChoiceField, Form
from desktop.ui.office_form import scrolled
from desktop.ui.windows import Shell


class LookTab(QWidget):
    """What is chosen here holds for this computer only, at once or from the next start."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.form = Form("settings")
        self._look = ChoiceField(LOOK_WORDS)
        self._language = ChoiceField(LANGUAGES)
        self.form.add("theme", _("&Theme"), self._look, _("Changes at once."))
        self.form.add("language", _("&Language"), self._language, _("Changes when the program is started again."))
        self.form.fill({"theme": chosen_look(shell.state), "language": chosen_language(shell.state)})
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(self.form))
        self._look.edited.connect(self._change_look)
        self._language.edited.connect(self._change_language)

    def _change_look(self) -> None:
        keep_look(self._shell.state, self._look.value())

    def _change_language(self) -> None:
        keep_language(self._shell.state, self._language.value())
        self._shell.say(_("The language changes when the program is started again."))
