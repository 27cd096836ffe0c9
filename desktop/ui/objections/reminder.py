"""A line at the foot of the window while an objection is overdue or due within a few days."""

from datetime import date

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

from desktop.domain.changes import Changes
from desktop.services.objections.events import NOTICE_DAYS, Pressing, pressing_objections
from desktop.text import _, ngettext
from desktop.ui.icons import icon
from desktop.ui.places import Place
from desktop.ui.style import GAP, GRID, MARGIN, Meaning
from desktop.ui.windows import Shell, button

TABLES = frozenset({"objection", "office_day", "setting"})
ICON_SIZE = 18


class Reminder(QFrame):
    """Tells at start, and after each change, what cannot wait; once closed it stays away until the next start."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._closed = False
        self.setObjectName("reminder")
        self.setProperty("banner", True)
        self._sentence = QLabel()
        self._sentence.setObjectName("reminder.sentence")
        self._build()
        self.hide()
        shell.background.changed.connect(self._heed)
        self._ask()

    def _build(self) -> None:
        sign = QLabel()
        sign.setPixmap(icon("clock-alert-outline", Meaning.LATE).pixmap(ICON_SIZE, ICON_SIZE))
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setObjectName("reminder.close")
        close.setToolTip(_("Not again until the next start"))
        close.setAccessibleName(_("Close the reminder"))
        close.clicked.connect(self._put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, GRID, GAP, GRID)
        row.setSpacing(GAP)
        row.addWidget(sign)
        row.addWidget(self._sentence)
        row.addWidget(button(_("Show the objections"), "reminder.show", self._open))
        row.addStretch(1)
        row.addWidget(close)

    def _heed(self, changes: Changes) -> None:
        if not TABLES.isdisjoint(changes):
            self._ask()

    def _ask(self) -> None:
        today = date.today()  # noqa: DTZ011  # the office's own day
        self._shell.background.ask(self, self._show, pressing_objections, today)

    def _show(self, pressing: Pressing) -> None:
        sentence = pressing_words(pressing)
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence) and not self._closed)

    def _open(self) -> None:
        self._shell.open(Place.OBJECTIONS)

    def _put_away(self) -> None:
        self._closed = True
        self.hide()


def pressing_words(pressing: Pressing) -> str:
    """What cannot wait, in one line; nothing where everything can."""
    overdue = ngettext("{count} objection is overdue", "{count} objections are overdue", pressing.overdue)
    soon = ngettext(
        "{count} objection is due within {days} days", "{count} objections are due within {days} days", pressing.soon
    )
    parts = [
        overdue.format(count=pressing.overdue) if pressing.overdue else "",
        soon.format(count=pressing.soon, days=NOTICE_DAYS) if pressing.soon else "",
    ]
    told = "; ".join(filter(None, parts))
    return f"{told}." if told else ""
