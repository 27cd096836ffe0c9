"""What the window shows first: home, or the assistant while the office is not set up.

It knows home only: the other pages are loaded when the first rows are shown.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt

from desktop.domain.office import Office, is_complete
from desktop.services.settings import office
from desktop.ui.home.page import HomePage
from desktop.ui.places import Place
from desktop.ui.shell import WindowShell
from desktop.ui.windows import Pages

FIRST_PAGES: Pages = {Place.HOME: HomePage}


def open_first(shell: WindowShell, then: Callable[[], None]) -> None:
    """Open the first page of this database; `then` is called when its rows are there."""

    def show(found: Office) -> None:
        shell.window.show_office(found.name)
        shell.open(Place.HOME if is_complete(found) or shell.background.store.read_only else Place.SETUP)
        home = shell.page()
        if isinstance(home, HomePage):
            home.shown.connect(then, Qt.ConnectionType.SingleShotConnection)
        else:
            then()

    shell.background.ask(shell, show, office)
