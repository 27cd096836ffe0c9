"""Where the office's data lies, and a copy of it on demand."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.refusal import Refusal
from desktop.services.backup import back_up
from desktop.text import _
from desktop.ui.messages import choose_new_file
from desktop.ui.office_form import scrolled
from desktop.ui.style import GAP, heading, muted
from desktop.ui.windows import Shell, label_for, main_button


class DataTab(QWidget):
    """The file of the database and its backup."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self._where = QLineEdit(str(shell.background.store.path))
        self._where.setObjectName("settings.database")
        self._where.setReadOnly(True)  # Qt's own signature
        self._save = main_button(_("&Back up now…"), "settings.backup", "content-save-all-outline")
        self._save.clicked.connect(self._choose)
        column.addWidget(heading(_("Where the data lies"), 1.1))
        column.addWidget(label_for(_("&Database file"), self._where))
        column.addWidget(self._where)
        column.addWidget(muted(_("Everything is in this one file: employees, cases, letters, attachments, settings.")))
        column.addSpacing(GAP)
        column.addWidget(heading(_("Backup"), 1.1))
        column.addWidget(
            muted(
                _(
                    "The copy is checked before it gets its name. Keep it on another disk: it holds personal data, so "
                    "look after it as you do after this computer."
                )
            )
        )
        row = QHBoxLayout()
        row.addWidget(self._save)
        row.addStretch(1)
        column.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(content))

    def _choose(self) -> None:
        database = self._shell.background.store.path
        name = f"{database.stem}-{date.today():%Y%m%d}.db"  # noqa: DTZ011  # the office's own day
        target = choose_new_file(self, _("Back up the database"), name, [_("Mutasi database (*.db)")])
        if target is not None:
            self._save.setEnabled(False)
            job = self._shell.background.do(self, self._done, back_up, database, target)
            job.refused = self._refused

    def _done(self, target: Path) -> None:
        self._save.setEnabled(True)
        self._shell.say(_("Backed up and checked: {path}").format(path=target))

    def _refused(self, refusal: Refusal) -> None:
        self._save.setEnabled(True)
        self._shell.show_refusal(refusal)
