"""The composition root of the window: paths, log, language, lock, window, and behind it the database.

The window is painted first. What is heavy (SQLAlchemy, the pages) is imported after that, off the window's
thread; therefore imports stand inside functions here, and here only.
"""

import gc
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QSettings, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from desktop import __version__
from desktop.domain.refusal import Refusal
from desktop.paths import RESOURCES, Places, places
from desktop.text import LANGUAGES, _, install_language, language
from desktop.ui.appearance import chosen_language, chosen_look, dress
from desktop.ui.main import MainWindow

if TYPE_CHECKING:
    from argparse import Namespace

    from desktop.db.store import Store
    from desktop.ui.crash import Crashes
    from desktop.ui.shell import WindowShell
    from desktop.ui.single import Doorbell

ALREADY_OPEN = 0
LOCKED = 1
HOUR_MS = 3_600_000


def main(arguments: Sequence[str]) -> int:
    """Run the window; the exit code of the program."""
    if not arguments:
        return _run(Program(places()))
    options = _options(arguments)
    if options.self_test:
        from desktop.selftest import run_self_test

        return run_self_test()
    return _run(Program(places(options.database), options.lang))


def _run(program: "Program") -> int:
    """Run the window, and a new one after each restored backup."""
    code = program.run()
    while program.again is not None:
        program = program.again
        code = program.run()
    return code


class Program(QObject):
    """The running program: one window on one database."""

    def __init__(self, at: Places, speak: str | None = None) -> None:
        super().__init__()
        self.places = at
        self.state = QSettings(str(at.window_state), QSettings.Format.IniFormat)
        install_language(speak or chosen_language(self.state))
        self.application = _application()
        self._words = _qt_words(self.application)
        self.window = MainWindow(self.state)
        self.shell: WindowShell | None = None
        self.again: Program | None = None
        """The program to be run when this one has ended."""
        self._speak = speak
        self._ready: Path | None = None
        self._before: Program | None = None
        """Kept, or the garbage of its window would be collected by whatever thread comes by."""
        self.news: Refusal | str = ""
        """What the program before this one left to be told."""
        self._crashes: Crashes | None = None
        self._doorbell: Doorbell | None = None
        self._lock: QLockFile | None = None
        self._loading: Loading | None = None
        self._hourly = QTimer(self)

    def run(self) -> int:
        """Show the window until the officer closes it."""
        if not self._take_lock():
            from desktop.ui.single import ring

            return ALREADY_OPEN if ring(self.places.database) else LOCKED
        self.start()
        code = self.application.exec()
        self.stop()
        if self._ready is not None:
            self._restore(self._ready)
        return code

    def start(self) -> None:
        """Show the window; the rest follows when it was painted."""
        dress(chosen_look(self.state))
        self.window.painted.connect(self._load)
        self.window.show()

    def stop(self) -> None:
        """Finish what is being written and let go of everything."""
        self._hourly.stop()
        if self._loading is not None:
            self._loading.wait()
        if self.shell is not None:
            self.shell.background.close()
        if self._doorbell is not None:
            self._doorbell.close()
        if self._crashes is not None:
            self._crashes.uninstall()
        if self._lock is not None:
            self._lock.unlock()
        if self._words is not None:
            self.application.removeTranslator(self._words)
        self.state.sync()
        from desktop.log import stop_log

        stop_log()

    def is_complete(self) -> bool:
        """Whether all that is loaded after the first rows is there."""
        return self._doorbell is not None

    def crash_details(self) -> str:
        """What the crash dialog shows; nothing while there is none."""
        dialog = self._crashes.dialog if self._crashes is not None else None
        return dialog.details.toPlainText() if dialog is not None else ""

    def reopen(self, ready: Path) -> None:
        """End, and let a new program run with `ready` in the database's place."""
        self._ready = ready
        if self.window.close():
            self.application.exit()
        else:
            self._ready = None
            ready.unlink(missing_ok=True)

    def _restore(self, ready: Path) -> None:
        from desktop.services.backup import put_in_place

        self.again = Program(self.places, self._speak)
        self.again._before = self  # noqa: SLF001  # one of our own kind
        try:
            put_in_place(ready, self.places.database)
            self.again.news = _("The backup is restored. The data of before is kept in the folder of the backups.")
        except Refusal as refusal:
            self.again.news = refusal

    def _tell_news(self, shell: "WindowShell") -> None:
        """What the program before this one left to be told."""
        if isinstance(self.news, Refusal):
            shell.show_refusal(self.news)
        elif self.news:
            shell.say(self.news)

    def _take_lock(self) -> bool:
        """Whether this is the first program on the database; a killed one's lock is taken over."""
        folder = self.places.database.parent
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        lock = QLockFile(f"{self.places.database}.lock")
        lock.setStaleLockTime(0)
        if lock.tryLock(0) or lock.error() is not QLockFile.LockError.LockFailedError:
            # A folder that cannot be written has no lock; its database opens for reading only.
            self._lock = lock
            return True
        return False

    def _load(self) -> None:
        """Start loading what is heavy, now that the window can be seen."""
        from PySide6.QtGui import QIcon

        from desktop.ui.icons import icon

        self.application.setWindowIcon(QIcon(str(RESOURCES / "icons" / "mutasi.png")))
        self._loading = Loading(self.places, self)
        self._loading.opened.connect(self._begin)
        self._loading.refused.connect(self._stopped)
        self._loading.learned.connect(self._learn)
        self._loading.broke.connect(self._broke)
        self._loading.start()
        self.window.show_icons(icon)

    def _begin(self, store: "Store") -> None:
        """The database is open: show the first page, then load the other pages."""
        from desktop.ui.background import Background
        from desktop.ui.crash import Crashes
        from desktop.ui.first_page import FIRST_PAGES, open_first
        from desktop.ui.shell import WindowShell

        background = Background(store)
        self._crashes = self._crashes or Crashes(self.places.log, self.window)
        self._crashes.install()
        background.bug.connect(self._crashes.report)
        self.shell = WindowShell(self.window, background, self.state)
        self.shell.wants_to_reopen.connect(self.reopen)
        self.shell.learn(FIRST_PAGES)
        if store.read_only:
            self.window.show_note(_("The database is open for reading only: nothing can be changed."))
        open_first(self.shell, self._go_on)

    def _go_on(self) -> None:
        """The first rows are shown: load what was not needed for them."""
        if self._loading is not None:
            QTimer.singleShot(0, self._loading.learn)

    def _learn(self) -> None:
        from desktop.ui.pages import complete, make_due_moves

        if self.shell is None:
            return
        complete(self.shell)
        self._tell_news(self.shell)
        # A window that stays open over midnight makes the next day's moves too.
        self._hourly.timeout.connect(partial(make_due_moves, self.shell))
        self._hourly.start(HOUR_MS)
        self._answer_second_starts()
        # The start made garbage of nothing: what is loaded stays, and need not be looked at again.
        gc.freeze()
        self.shell.background.collect_garbage()

    def _answer_second_starts(self) -> None:
        from desktop.ui.single import Doorbell

        self._doorbell = Doorbell(self.places.database, self)
        self._doorbell.rung.connect(self._come_forward)

    def _come_forward(self) -> None:
        from PySide6.QtCore import Qt

        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _stopped(self, refusal: Refusal) -> None:
        """The database cannot be opened: say so in the window."""
        from desktop.ui.notices import Stopped

        page = Stopped(refusal, str(self.places.database))
        page.chosen.connect(self._choose_another)
        page.closed.connect(self.window.close)
        self.window.show_sidebar(shown=False)
        self.window.show_page(page, None)

    def _choose_another(self) -> None:
        from desktop.ui.messages import choose_file

        chosen = choose_file(self.window, _("Choose a database"), [_("Mutasi database (*.db)")])
        if chosen is None:
            return
        if self._lock is not None:
            self._lock.unlock()
        self.places = places(chosen)
        if not self._take_lock():
            self._stopped(
                Refusal(_("This database is open in another window."), _("Go on there, or choose another one."))
            )
            return
        self.window.show_sidebar(shown=True)
        self.window.show_page(self.window.waiting, None)
        self._load()

    def _broke(self, error: BaseException) -> None:
        from desktop.ui.crash import Crashes

        self._crashes = self._crashes or Crashes(self.places.log, self.window)
        self._crashes.report(error)


class Loading(QObject):
    """What happens off the window's thread before the first page can be shown."""

    opened = Signal(object)
    """The `Store`."""
    refused = Signal(object)
    """A `Refusal`: the database cannot be opened."""
    learned = Signal()
    """All pages are imported."""
    broke = Signal(object)
    """An exception that is our own fault."""

    def __init__(self, at: Places, parent: QObject) -> None:
        super().__init__(parent)
        self._places = at
        self._thread = Thread(target=self._open, name="opening", daemon=True)

    def start(self) -> None:
        """Open the database and import the first page."""
        self._thread.start()

    def learn(self) -> None:
        """Import all the other pages."""
        self._thread = Thread(target=self._learn, name="pages", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Let the thread end."""
        if self._thread.is_alive():
            self._thread.join()

    def _open(self) -> None:
        self._attempt(self._open_store)

    def _learn(self) -> None:
        self._attempt(self._import_pages)

    def _attempt(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Refusal as refusal:
            self.refused.emit(refusal)
        except Exception as error:  # noqa: BLE001  # our own fault: to the crash dialog
            self.broke.emit(error)

    def _open_store(self) -> None:
        from desktop.log import start_log

        start_log(self._places.log)
        from getpass import getuser

        from desktop.db.opening import open_store

        store = open_store(self._places.database, self._places.backups, getuser(), _migrate)
        import desktop.ui.first_page
        import desktop.ui.shell  # noqa: F401

        self.opened.emit(store)

    def _import_pages(self) -> None:
        import desktop.ui.pages  # noqa: F401

        self.learned.emit()


def _migrate(database: Path, copy_to: Path) -> None:
    from desktop.db.migrate import migrate

    migrate(database, copy_to)


def _application() -> QApplication:
    """Qt's application, dressed and speaking the officer's language."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("Mutasi")
    application.setApplicationVersion(__version__)
    return application


def _qt_words(application: QApplication) -> QTranslator | None:
    """Qt's own words in the officer's language; English is Qt's own."""
    if language() == "en":
        return None
    from desktop.ui.qt_words import QtWords

    words = QtWords(application)
    application.installTranslator(words)
    return words


def _options(arguments: Sequence[str]) -> "Namespace":
    import argparse

    parser = argparse.ArgumentParser(prog="mutasi")
    parser.add_argument("--database", type=Path, help="file of the office's database")
    parser.add_argument("--lang", choices=sorted(LANGUAGES), help="language of the window")
    parser.add_argument("--self-test", action="store_true", help="let the program check itself")
    parser.add_argument("--version", action="version", version=f"Mutasi {__version__}")
    return parser.parse_args(list(arguments))
