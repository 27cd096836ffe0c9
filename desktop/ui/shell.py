"""The shell: it brings pages to the front, remembers where the officer was, and carries what pages tell."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.changes import Changes
from desktop.domain.refusal import Refusal
from desktop.text import _
from desktop.ui.actions import ACTIONS
from desktop.ui.background import Background
from desktop.ui.help import HelpWindow
from desktop.ui.keys import Keys
from desktop.ui.main import MainWindow
from desktop.ui.notices import Banner
from desktop.ui.places import Place
from desktop.ui.windows import Page, Pages

Where = tuple[Place, int | None]
_LONGEST_HISTORY = 50
_ROOTS = {
    Place.EMPLOYEE: Place.EMPLOYEES,
    Place.NEW_EMPLOYEE: Place.EMPLOYEES,
    Place.UNIT: Place.UNITS,
    Place.UNIT_INDICATORS: Place.UNITS,
    Place.NEED_TASKS: Place.NEEDS,
    Place.PLAN: Place.PLANS,
    Place.PLAN_COMPARISON: Place.PLANS,
    Place.PLAN_SWAPS: Place.PLANS,
    Place.VACANCIES: Place.NEEDS,
    Place.CASE: Place.CASES,
    Place.CASE_PROMISES: Place.CASES,
    Place.NEW_CASE: Place.CASES,
    Place.NEW_CASE_TO: Place.CASES,
    Place.OBJECTION: Place.OBJECTIONS,
    Place.NEW_OBJECTION: Place.OBJECTIONS,
    Place.LETTER: Place.LETTERS,
    **dict.fromkeys((Place.LETTER_BATCH, Place.DECREE_EXTRACTS), Place.LETTERS),
    **dict.fromkeys((Place.LETTER_CHECK, Place.LETTER_CORRECTION, Place.LETTER_REPLACEMENT), Place.LETTERS),
    Place.LETTER_DRAFT: Place.LETTERS,
    Place.EXPLANATION_DRAFT: Place.LETTERS,
    **dict.fromkeys(
        (Place.CASE_LETTER, Place.OBJECTION_LETTER, Place.SITTING_LETTER, Place.KEPT_LETTER), Place.LETTERS
    ),
    **dict.fromkeys(
        (Place.SITTINGS, Place.APPROVALS, Place.JOINT_DECREE, Place.ENTRY_LIST, Place.PROMISES), Place.CASES
    ),
}
"""Which entry of the sidebar a place belongs to, where it is not one itself."""


_MADE_BY = {
    Place.NEW_CASE: Place.CASE,
    Place.NEW_CASE_TO: Place.CASE,
    Place.NEW_EMPLOYEE: Place.EMPLOYEE,
    Place.NEW_OBJECTION: Place.OBJECTION,
    Place.LETTER_DRAFT: Place.LETTER,
    Place.LETTER_CORRECTION: Place.LETTER,
    Place.LETTER_REPLACEMENT: Place.LETTER,
    Place.EXPLANATION_DRAFT: Place.LETTER,
    **dict.fromkeys((Place.CASE_LETTER, Place.OBJECTION_LETTER, Place.SITTING_LETTER, Place.KEPT_LETTER), Place.LETTER),
    Place.JOINT_DECREE: Place.LETTER,
}
"""What each form for something new makes: nobody returns to the form then, and makes the same twice."""


class WindowShell(QObject):
    """The `Shell` of the real window."""

    wants_to_reopen = Signal(object)
    """Path of the database that is to take the place of the open one."""
    wants_to_find = Signal()
    """The officer asks for the finder."""

    def __init__(self, window: MainWindow, background: Background, state: QSettings) -> None:
        super().__init__(window)
        self.window = window
        self.background = background
        self.state = state
        self._makers: dict[Place, Callable[[WindowShell], Page]] = {}
        self._made: dict[object, Page] = {}
        self._past: list[Where] = []
        self._here: Where | None = None
        self._wanted: Where | None = None
        self._explained = HelpWindow(window)
        self._banner = Banner(window, window.said)
        window.notices.addWidget(self._banner)
        Keys(window).edited.connect(self._banner.take_away)
        self._commands = self._own_commands()
        window.triggered.connect(self.trigger)
        window.closing.connect(self._close)
        background.changed.connect(self._heed)
        background.done.connect(self._banner.take_away)
        background.refused.connect(self._refused)

    def learn(self, pages: Pages) -> None:
        """Know `pages` from now on, and open the one that was asked for before."""
        self._makers.update(pages)
        if self._wanted is not None and self._wanted[0] in self._makers:
            self.open(*self._wanted)

    def open(self, place: Place, item_id: int | None = None) -> None:
        """Bring `place` to the front, showing the row `item_id` there."""
        if self._go((place, item_id)) and self._past[-1:] != [(place, item_id)]:
            is_made = bool(self._past) and _MADE_BY.get(self._past[-1][0]) is place
            kept = self._past[:-1] if is_made else self._past
            self._past = [*kept[-_LONGEST_HISTORY:], (place, item_id)]

    def back(self) -> None:
        """Return to where the officer was before."""
        where = self._past[-2] if len(self._past) > 1 else (Place.HOME, None)
        if self._go(where):
            self._past = self._past[:-1] or [where]

    def say(self, sentence: str) -> None:
        """Tell `sentence` at the bottom of the window."""
        self.window.say(sentence)

    def show_refusal(self, refusal: Refusal) -> None:
        """Show `refusal` at the foot of the window."""
        self._banner.show_refusal(refusal)

    def reopen(self, ready: Path) -> None:
        """Ask the program to begin anew with `ready` in the database's place."""
        self.wants_to_reopen.emit(ready)

    def page(self) -> Page | None:
        """The page in front."""
        shown = self.window.stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def trigger(self, key: str) -> None:
        """Do what the action `key` says."""
        action = next(row for row in ACTIONS if row.key == key)
        if action.place is Place.NEW_CASE:
            self._open_new_case()
        elif action.place is not None:
            self.open(action.place)
        else:
            self._commands[key]()

    def _own_commands(self) -> Mapping[str, Callable[[], object]]:
        return {
            "main.find": self.wants_to_find.emit,
            "main.back": self.back,
            "main.refresh": self._refresh,
            "main.search": self._search,
            "main.help": self._help,
            "main.quit": self.window.close,
        }

    def _open_new_case(self) -> None:
        page = self.page()
        self.open(Place.NEW_CASE, page.current_employee() if page is not None else None)

    def _go(self, where: Where) -> bool:
        """Show `where`; False if the page in front keeps the officer, or the pages are still on their way."""
        place, item_id = where
        maker = self._makers.get(place)
        if maker is None:
            self._wanted = where
            return False
        self._wanted = None
        front = self.page()
        if front is not None and self._made.get(maker) is not front and not front.may_leave():
            self._mark()
            return False
        page = self._made.get(maker)
        if page is None:
            page = self._made[maker] = maker(self)
        self._banner.take_away()
        self.window.hush()
        self._here = where
        self._mark(page)
        focused = QApplication.focusWidget()
        if page is not front or focused is None or not page.isAncestorOf(focused):
            page.take_focus()
        page.visit(place, item_id)
        return True

    def _mark(self, page: QWidget | None = None) -> None:
        """Show in the sidebar where the officer is."""
        shown = page or self.page()
        if shown is not None and self._here is not None:
            place = self._here[0]
            self.window.show_sidebar(shown=place is not Place.SETUP)
            self.window.show_page(shown, _ROOTS.get(place, place))

    def _heed(self, changes: Changes) -> None:
        for page in tuple(self._made.values()):
            page.heed(changes)

    def _refused(self, _owner: QObject, refusal: Refusal) -> None:
        self.show_refusal(refusal)

    def _refresh(self) -> None:
        page = self.page()
        if page is not None:
            page.refresh()
            self.say(_("Loaded again."))

    def _search(self) -> None:
        page = self.page()
        field = page.findChild(QWidget, f"{page.ROLE}.search") if page is not None else None
        if isinstance(field, QWidget):
            field.setFocus()

    def _help(self) -> None:
        page = self.page()
        self._explained.explain(page.HELP if page is not None else "")

    def _close(self) -> None:
        page = self.page()
        if page is not None and not page.may_leave():
            self.window.refuse_closing()
