"""Settings: the office, who signs, working days, the look of this workstation, backup."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.domain.office import GROUP_WORDS, Group
from desktop.text import N_, _
from desktop.ui.places import Place
from desktop.ui.settings.data import DataTab
from desktop.ui.settings.look import LookTab
from desktop.ui.settings.office import OfficeTab
from desktop.ui.windows import Header, Page, Shell

IDENTITY = (Group.OFFICE, Group.LETTERHEAD)
RULES = (Group.RULES, Group.NEEDS, Group.CALENDAR)
Part = tuple[str, Callable[[Shell], QWidget]]


class SettingsPage(Page):
    """One page with a tab for each part; parts of other features are handed in by `pages.py`."""

    TITLE = N_("Settings")
    HELP = "settings"
    ROLE = "settings"
    PLACES = (Place.SETTINGS,)
    TABLES = frozenset({"setting", "signatory", "office_day", "rule_change", "letter_wording"})

    def __init__(self, shell: Shell, parts: Sequence[Part] = ()) -> None:
        super().__init__(shell)
        self._tabs = QTabWidget()
        self._tabs.setObjectName("settings.tabs")
        self._tabs.setDocumentMode(True)  # Qt's own signature
        self._offices = (OfficeTab(shell, IDENTITY), OfficeTab(shell, RULES))
        self._parts = [(_(title), make(shell)) for title, make in parts]
        self._build()

    def visit(self, place: Place, item_id: int | None) -> None:  # noqa: ARG002  # there is one
        """Show what is set now."""
        self.refresh()

    def refresh(self) -> None:
        """Ask again for what is set, except where something unsaved is entered."""
        for part in self._all():
            refresh = getattr(part, "refresh", None)
            if refresh is not None:
                refresh()

    def may_leave(self) -> bool:
        """Whether no entry would be lost, or the officer agrees to lose it."""
        return all(part.may_leave() for part in self._all() if hasattr(part, "may_leave"))

    def _all(self) -> Sequence[QWidget]:
        return (*self._offices, *(part for _title, part in self._parts))

    def _build(self) -> None:
        self.column.addWidget(Header(_(self.TITLE)))
        self._tabs.addTab(self._offices[0], _("Office"))
        self._tabs.addTab(self._offices[1], _(GROUP_WORDS[Group.RULES]))
        for title, part in self._parts:
            self._tabs.addTab(part, title)
        self._tabs.addTab(LookTab(self.shell), _("Look and language"))
        self._tabs.addTab(DataTab(self.shell), _("Data and backup"))
        self.column.addWidget(self._tabs, 1)
