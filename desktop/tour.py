"""A tour of the window: every page on the sample office, as pictures for the manual and for those who look after it."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.db.migrate import migrate
from desktop.db.store import Session, Store
from desktop.domain.cases.cases import CaseStage
from desktop.domain.cases.progress import Progress
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.cases.list import CaseQuery, case_ids
from desktop.services.employees.employees import EmployeeQuery, search_ids
from desktop.services.letter_lists import LetterQuery, letter_ids
from desktop.services.objections.lists import ObjectionQuery, objection_ids
from desktop.services.sample.people import HEADINGS, many_employees
from desktop.services.sample.sample import make_sample
from desktop.services.units.units import suggest_units
from desktop.text import language
from desktop.ui.appearance import Look, dress
from desktop.ui.background import Background
from desktop.ui.icons import icon
from desktop.ui.imports.page import ImportPage
from desktop.ui.main import MainWindow
from desktop.ui.needs.page import NeedsPage
from desktop.ui.pages import complete
from desktop.ui.places import Place
from desktop.ui.qt_words import QtWords
from desktop.ui.shell import WindowShell

SIZE = (1366, 768)
TICK_MS, QUIET_TICKS = 40, 8
PATIENCE_MS = 60_000
DIRTY_ROWS = 120
NEEDS_TABS = ("mendesak", "peta-jabatan", "tahun", "peta-unit", "keahlian")
"""Tabs of the needs after the heat table."""
PLAN_TABS = ("rencana-usulan", "rencana-tetap", "rencana-kekurangan")
"""Tabs of a plan that is worked out."""


class Guide(QObject):
    """The real window on a store, led from page to page."""

    def __init__(self, store: Store, folder: Path) -> None:
        super().__init__()
        self.store = store
        self.bugs: list[Exception] = []
        state = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        self.window = MainWindow(state)
        self.window.resize(*SIZE)
        self.background = Background(store, self)
        self.background.bug.connect(self.bugs.append)
        self.shell = WindowShell(self.window, self.background, state)
        complete(self.shell)
        self.window.show_icons(icon)
        self.window.show()

    def visit(self, place: Place, item_id: int | None = None) -> None:
        """Open a page and wait until its rows are there."""
        self.shell.open(place, item_id)
        self.settle()

    def settle(self) -> None:
        """Wait until all that was asked for has come home and been painted; raises the bug of a page."""
        wait_until(self.background.idle)
        if self.bugs:
            raise self.bugs[0]

    def ask(self, work: Callable[..., Any], *args: Any) -> Any:
        """The answer of a read."""
        with self.store.read() as session:
            return work(session, *args)

    def widget(self, name: str) -> Any:
        """The widget with this object name."""
        found = self.window.findChild(QWidget, name)
        if found is None:
            message = f"no widget is called {name}"
            raise LookupError(message)
        return found

    def close(self) -> None:
        """Let go of the window and the threads."""
        self.background.close()
        self.window.close()
        self.window.deleteLater()


def tour(folder: Path, today: date, *, dark: bool = False) -> list[Path]:
    """Save a picture of every page of the sample office to `folder`; the pictures in their order."""
    folder.mkdir(parents=True, exist_ok=True)
    open_application()
    pictures = []
    with TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        store = sample_store(Path(temporary), today)
        for look in (Look.LIGHT, Look.DARK) if dark else (Look.LIGHT,):
            dress(look)
            ending = "" if look is Look.LIGHT else "-gelap"
            with guided(store, Path(temporary)) as guide:
                for number, name in enumerate(_stops(guide, Path(temporary), today), 1):
                    pictures.append(folder / f"{number:02}-{name}{ending}.png")
                    _take_picture(guide.window, pictures[-1])
    return pictures


@contextmanager
def guided(store: Store, folder: Path) -> Iterator[Guide]:
    """The window on `store`, closed at the end."""
    guide = Guide(store, folder)
    try:
        guide.settle()
        yield guide
    finally:
        guide.close()


def open_application() -> QApplication:
    """Qt's application without a screen, speaking the language that is installed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    if language() != "en":
        application.installTranslator(QtWords(application))
    return application


def sample_store(folder: Path, today: date) -> Store:
    """The sample office in a database of its own."""
    path = folder / "mutasi.db"
    migrate(path, folder / "before.db")
    store = Store(path, "Petugas Contoh")
    with store.write() as session:
        _drain(make_sample(session, today))
    return store


def wait_until(condition: Callable[[], bool]) -> None:
    """Let the window work until `condition` has held for a while; raises TimeoutError if it never does."""
    loop, timer, held, waited = QEventLoop(), QTimer(), [0], [0]

    def look() -> None:
        held[0] = held[0] + 1 if condition() else 0
        waited[0] += TICK_MS
        if held[0] >= QUIET_TICKS or waited[0] >= PATIENCE_MS:
            loop.quit()

    timer.timeout.connect(look)
    timer.start(TICK_MS)
    loop.exec()
    timer.stop()
    if held[0] < QUIET_TICKS:
        message = "the window did not come to rest"
        raise TimeoutError(message)


def dirty_workbook(path: Path, today: date) -> Path:
    """A workbook of invented people with a fault of each common kind."""
    rows = [list(row) for row in many_employees(DIRTY_ROWS, today)]
    for number, row in enumerate(rows, 900_000):  # others than those of the sample office
        row[HEADINGS.index("PNS ID")] = f"CONTOH-{number}"
        row[HEADINGS.index("NIP BARU")] = f"{str(row[HEADINGS.index('NIP BARU')])[:15]}{number % 1000:03}"
    spoiled: tuple[tuple[int, str, Any], ...] = (
        (3, "NAMA", ""),
        (11, "NIP BARU", 1.98703202009121e17),
        (19, "NIP BARU", "19870320"),
        (27, "TANGGAL LAHIR", "31-02-1987"),
        (35, "GOL AKHIR NAMA", "III-c"),
        (43, "JENIS KELAMIN", "F" if rows[43][HEADINGS.index("JENIS KELAMIN")] == "M" else "M"),
        (51, "NIP BARU", rows[50][HEADINGS.index("NIP BARU")]),
    )
    for at, heading, value in spoiled:
        rows[at][HEADINGS.index(heading)] = value
    write_workbook(path, "DATA UTAMA", [WorkbookColumn(heading, 16) for heading in HEADINGS], rows)
    return path


def _stops(guide: Guide, folder: Path, today: date) -> Iterator[str]:
    """Lead the window from stop to stop; the name of each while it is in front."""
    for name, place, item_id in _plain_stops(guide, today):
        guide.visit(place, item_id)
        yield name
    yield from _needs_stops(guide)
    yield from _plan_stops(guide)
    yield from _import_stops(guide, dirty_workbook(folder / "pegawai.xlsx", today))
    guide.visit(Place.HOME)
    guide.shell.trigger("main.find")
    guide.widget("finder.text").setText("rum")
    guide.settle()
    yield "cari"
    guide.widget("finder").close()


def _plain_stops(guide: Guide, today: date) -> Sequence[tuple[str, Place, int | None]]:
    employee = guide.ask(search_ids, EmployeeQuery())[0]
    return (
        ("beranda", Place.HOME, None),
        ("pegawai", Place.EMPLOYEES, None),
        ("pegawai-satu", Place.EMPLOYEE, employee),
        ("pegawai-baru", Place.NEW_EMPLOYEE, None),
        ("unit", Place.UNITS, None),
        ("unit-satu", Place.UNIT, guide.ask(suggest_units, "puskesmas", 1)[0].id),
        ("mutasi", Place.CASES, None),
        ("mutasi-satu", Place.CASE, _case(guide, CaseStage.CHECKING)),
        ("mutasi-penjelasan", Place.CASE, _case(guide, CaseStage.CONSULTATION)),
        ("mutasi-pertimbangan", Place.CASE, _case(guide, CaseStage.REVIEW)),
        ("mutasi-penetapan", Place.CASE, _case(guide, CaseStage.DECREE)),
        ("mutasi-pelaksanaan", Place.CASE, _case(guide, CaseStage.HANDOVER)),
        ("mutasi-pendampingan", Place.CASE, _case(guide, CaseStage.SUPPORT)),
        ("mutasi-evaluasi", Place.CASE, _case(guide, CaseStage.EVALUATION)),
        ("sidang", Place.SITTINGS, None),
        ("persetujuan", Place.APPROVALS, None),
        ("keputusan-bersama", Place.JOINT_DECREE, None),
        ("entri", Place.ENTRY_LIST, None),
        ("mutasi-baru", Place.NEW_CASE, employee),
        ("keberatan", Place.OBJECTIONS, None),
        ("keberatan-satu", Place.OBJECTION, guide.ask(objection_ids, ObjectionQuery(), today)[0]),
        ("keberatan-baru", Place.NEW_OBJECTION, _case(guide, CaseStage.EVALUATION)),
        ("surat", Place.LETTERS, None),
        ("surat-satu", Place.LETTER, guide.ask(letter_ids, LetterQuery())[0]),
        ("surat-konsep", Place.LETTER_DRAFT, _case(guide, CaseStage.DECREE)),
        ("surat-buat", Place.CASE_LETTER, _case(guide, CaseStage.HANDOVER)),
        ("surat-banyak", Place.LETTER_BATCH, None),
        ("surat-nomor", Place.LETTER_NUMBERS, None),
        ("surat-daftar", Place.LETTER_REGISTERS, None),
        ("surat-periksa", Place.LETTER_CHECK, None),
        ("surat-penjelasan", Place.EXPLANATION_DRAFT, _case(guide, CaseStage.CONSULTATION)),
        ("laporan", Place.REPORTS, None),
        ("pengaturan", Place.SETTINGS, None),
        ("pertama-kali", Place.SETUP, None),
    )


def _plan_stops(guide: Guide) -> Iterator[str]:
    """A plan from asking to reading why, a copy of it beside it, and the swaps."""
    guide.visit(Place.PLANS)
    guide.widget("plans.new").click()
    guide.settle()
    yield "rencana-diminta"
    guide.widget("plan.solve").click()
    guide.settle()
    for at, name in enumerate(PLAN_TABS, 1):
        guide.widget("plan.tabs").setCurrentIndex(at)
        guide.settle()
        yield name
    guide.visit(Place.PLANS)
    yield "rencana"
    guide.widget("plans.copy").click()
    guide.settle()
    guide.visit(Place.PLAN_COMPARISON)
    yield "rencana-berdampingan"
    guide.visit(Place.PLAN_SWAPS)
    yield "rencana-tukar"


def _needs_stops(guide: Guide) -> Iterator[str]:
    """The tabs of the needs, and the names behind the cell where most are missing."""
    guide.visit(Place.NEEDS)
    page = guide.shell.page()
    if not isinstance(page, NeedsPage):
        message = "the page of needs is not in front"
        raise TypeError(message)
    yield "kebutuhan"
    for at, name in enumerate(NEEDS_TABS, 1):
        page.tabs.setCurrentIndex(at)
        guide.settle()
        yield f"kebutuhan-{name}"
    page.tabs.setCurrentIndex(0)
    heat = guide.widget("needs.heat.table")
    row, column = heat.heat.worst()
    heat.setCurrentIndex(heat.heat.index(row, column))
    heat.wanted.emit(row, column)
    guide.settle()
    yield "kebutuhan-pemangku"


def _import_stops(guide: Guide, workbook: Path) -> Iterator[str]:
    guide.visit(Place.IMPORT)
    yield "impor"
    page = guide.shell.page()
    if not isinstance(page, ImportPage):
        message = "the import page is not in front"
        raise TypeError(message)
    page.open_file(workbook)
    guide.settle()
    yield "impor-pratinjau"
    guide.widget("imports.next").click()
    guide.settle()
    yield "impor-periksa"


def _case(guide: Guide, stage: CaseStage) -> int:
    found: int = guide.ask(_first_case, stage)
    return found


def _first_case(session: Session, stage: CaseStage) -> int:
    return case_ids(session, CaseQuery(stages=frozenset({stage})))[0]


def _take_picture(window: QWidget, path: Path) -> None:
    picture = window.grab()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.render(picture, window.mapFromGlobal(popup.mapToGlobal(popup.rect().topLeft())))
    if not picture.save(str(path)):
        raise OSError(str(path))


def _drain(steps: Iterator[Progress]) -> None:
    for _step in steps:
        pass
