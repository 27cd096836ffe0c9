"""Where the office's data lies, and a copy of it on demand."""

from datetime import date, datetime
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.refusal import Refusal
from desktop.paths import places
from desktop.services.backup import back_up, check_copy, kept_name, make_ready
from desktop.text import _
from desktop.ui.messages import choose_file, choose_new_file, confirm
from desktop.ui.office_form import scrolled
from desktop.ui.style import GAP, heading, muted
from desktop.ui.windows import Shell, button, label_for, main_button


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
        self._backups = QLineEdit(str(places(shell.background.store.path).backups))
        self._backups.setObjectName("settings.backups")
        self._backups.setReadOnly(True)  # Qt's own signature
        self._restore = button(_("&Restore a backup…"), "settings.restore", self._choose_copy)
        self._restore.setEnabled(not shell.background.store.read_only)
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
        column.addWidget(label_for(_("Folder of the copies that the program makes by &itself"), self._backups))
        column.addWidget(self._backups)
        column.addWidget(
            muted(_("It makes one before a restored backup or a newer version of the program changes the database."))
        )
        row = QHBoxLayout()
        row.addWidget(self._save)
        row.addWidget(self._restore)
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

    def _choose_copy(self) -> None:
        database = self._shell.background.store.path
        chosen = choose_file(self, _("Restore a backup"), [_("Mutasi database (*.db)")])
        if chosen is not None:
            self._restore.setEnabled(False)
            self._shell.say(_("The backup is being checked…"))
            job = self._shell.background.compute(self, self._checked, check_copy, database, chosen)
            job.refused = self._refused

    def _checked(self, chosen: Path) -> None:
        self._restore.setEnabled(True)
        made = datetime.fromtimestamp(chosen.stat().st_mtime)  # noqa: DTZ006  # the office's own clock
        told = _(
            "All data becomes what it was in {name}, last changed on {day}. The data of now is first copied to the "
            "folder of the backups. Then the program opens again."
        ).format(name=chosen.name, day=f"{shown_date(made.date())} {made:%H:%M}")
        if confirm(self, _("Restore this backup?"), told, _("Restore"), _("Keep the data of now")):
            self._restore.setEnabled(False)
            database = self._shell.background.store.path
            kept = places(database).backups / kept_name(database, datetime.now())  # noqa: DTZ005  # as above
            job = self._shell.background.do(self, self._reopen, make_ready, chosen, database, kept)
            job.refused = self._refused

    def _reopen(self, ready: Path) -> None:
        self._restore.setEnabled(True)
        self._shell.reopen(ready)

    def _refused(self, refusal: Refusal) -> None:
        self._save.setEnabled(True)
        self._restore.setEnabled(True)
        self._shell.show_refusal(refusal)
