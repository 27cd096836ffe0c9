"""All pages of the window by the places they show.

A new page is named here, and in `actions.py` if it stands in the sidebar.
"""

from desktop.text import N_
from desktop.ui.calendar.office_days import OfficeDaysEditor
from desktop.ui.home.page import HomePage
from desktop.ui.letters.draft import DecreePage
from desktop.ui.letters.list import LettersPage
from desktop.ui.objections.list import ObjectionsPage
from desktop.ui.objections.new import NewObjectionPage
from desktop.ui.places import Place
from desktop.ui.settings.page import SettingsPage
from desktop.ui.setup.page import SetupPage
from desktop.ui.windows import Page, Pages, Shell

PAGE_CLASSES: tuple[type[Page], ...] = (
    HomePage,
    ObjectionsPage,
    NewObjectionPage,
    LettersPage,
    DecreePage,
    SetupPage,
    SettingsPage,
)


def _settings(shell: Shell) -> Page:
    """The settings, with the parts that other features bring."""
    return SettingsPage(shell, [(N_("Working days"), OfficeDaysEditor)])


_BY_PLACE: dict[Place, type[Page]] = {place: page for page in PAGE_CLASSES for place in page.PLACES}
PAGES: Pages = {**_BY_PLACE, Place.SETTINGS: _settings}
