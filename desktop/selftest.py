"""What the built program checks about itself: that everything it needs was taken along and works together."""

import sys
import traceback
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from desktop import __version__
from desktop.db.backup import integrity_faults, verified_copy
from desktop.db.migrate import migrate
from desktop.db.store import Store
from desktop.domain.cases.cases import CaseStage
from desktop.domain.evaluation.reports import Report
from desktop.domain.plans.model import Problem, Seats
from desktop.domain.plans.proof import check
from desktop.letters.report import draw_report
from desktop.letters.signing import Mark, OpenedKey, open_key, sign_pdf, signatures_of
from desktop.paths import RESOURCES
from desktop.planner.solver import solve
from desktop.services.cases.list import CaseQuery, case_ids
from desktop.services.employees.employees import EmployeeQuery, search_ids
from desktop.services.imports.imports import import_file
from desktop.services.letters.letters import decree_desk, issue_decree, letter_pdf
from desktop.services.rules.calendar import calendar_year
from desktop.services.sample.sample import write_sample_workbook
from desktop.text import DEFAULT_LANGUAGE, _, install_language
from desktop.tour import guided, open_application, sample_store
from desktop.ui.appearance import Look, dress
from desktop.ui.icons import icon
from desktop.ui.places import Place

ROWS = 25
PAGES = (Place.HOME, Place.EMPLOYEES, Place.UNITS, Place.CASES, Place.OBJECTIONS, Place.LETTERS, Place.SETTINGS)


@dataclass(frozen=True, slots=True)
class Trial:
    """Where the program tries itself: a folder of its own, on a day."""

    folder: Path
    today: date


def run_self_test() -> int:
    """Do everything once in a temporary folder, telling each step; 0 if all is sound."""
    install_language(DEFAULT_LANGUAGE)
    print(f"Mutasi {__version__}, Python {sys.version.split()[0]}")  # noqa: T201  # a program without a window tells here
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        trial = Trial(Path(folder), date.today())  # noqa: DTZ011  # the office's own day
        broken = [step.__name__ for step in STEPS if not _is_sound(step, trial)]
    return 1 if broken else 0


def _is_sound(step: Callable[[Trial], str], trial: Trial) -> bool:
    name = step.__name__.strip("_").replace("_", " ")
    try:
        told = step(trial)
    except Exception:  # noqa: BLE001  # the self-test's own runner: each step is told, whatever it did
        print(f"BROKEN  {name}\n{traceback.format_exc()}")  # noqa: T201  # as above
        return False
    print(f"ok  {name}: {told}")  # noqa: T201  # as above
    return True


def _resources(_trial: Trial) -> str:
    """Translation, letters' faces, help, and the holidays of this year."""
    _require(_("Save") != "Save", "the Indonesian catalogue is not there")
    faces = sorted((RESOURCES / "fonts").glob("*.ttf"))
    helps = sorted((RESOURCES / "help").glob("*"))
    _require(len(faces) >= 4, "the letters' faces are not there")
    _require(bool(helps), "the help is not there")
    return f"{len(faces)} faces, {len(helps)} pages of help"


def _database(trial: Trial) -> str:
    """A new database, its schema, and a proven copy."""
    path = trial.folder / "new.db"
    migrate(path, trial.folder / "before.db")
    copy = verified_copy(path, trial.folder / "copy.db")
    _require(not integrity_faults(copy), "the copy is not sound")
    store = Store(path)
    with store.read() as session:
        days = len(calendar_year(session, trial.today.year).days)
    store.close()
    _require(days > 0, "the holidays are not there")
    return f"{copy.stat().st_size} bytes, {days} holidays in {trial.today.year}"


def _import(trial: Trial) -> str:
    """A workbook written, read, and found again."""
    workbook = trial.folder / "pegawai.xlsx"
    write_sample_workbook(workbook, ROWS, trial.today)
    store = Store(trial.folder / "new.db")
    with store.write() as session:
        for _step in import_file(session, workbook, trial.today):
            pass
        found = len(search_ids(session, EmployeeQuery()))
    store.close()
    _require(found == ROWS, f"{found} of {ROWS} employees were found")
    return f"{found} employees"


def _letter_and_window(trial: Trial) -> str:
    """A decree with its fonts, and every page painted without a screen."""
    open_application()
    dress(Look.LIGHT)
    store = sample_store(trial.folder, trial.today)
    size = _letter(store, trial)
    colours = {}
    with guided(store, trial.folder) as guide:
        for place in PAGES:
            guide.visit(place)
            colours[place.name] = _colours(guide.window.grab().toImage().scaled(QSize(200, 120)))
    _require(not icon("account-search").pixmap(16, 16).toImage().isNull(), "the icons are not there")
    empty = [name for name, count in colours.items() if count < 8]
    _require(not empty, f"nothing was painted: {empty}")
    return f"PDF of {size} bytes, {len(PAGES)} pages painted"


def _signature(trial: Trial) -> str:
    """A letter signed with a certificate made for it, and the signature read again."""
    now = datetime.now(UTC)
    mark = Mark("Penguji", "Penguji", now, "")
    signed = sign_pdf(draw_report(Report("Uji", "", "Mutasi", "", (), now, "")), _key(now), mark, None)
    (trial.folder / "signed.pdf").write_bytes(signed)
    (seen,) = signatures_of(signed)
    _require(seen.intact, "the signature is not intact")
    return f"by {seen.holder}"


def _planner(_trial: Trial) -> str:
    """Two people who change places, found by the solver and proved without it."""
    homes, people, slots, costs = (array("q", part) for part in ((0, 1), (0, 0, 1, 1), (0, 1, 0, 1), (0, -2, -3, 0)))
    problem = Problem(homes, (Seats((0,)), Seats((0,))), people, slots, costs)
    solution = solve(problem)
    _require(list(solution.chosen) == [1, 2], "the planner does not find the best plan")
    _require(check(problem, solution).holds, "the best plan is not proved")
    return f"{len(solution.chosen)} people, proved"


def _key(now: datetime) -> OpenedKey:
    """A key whose certificate is good for a day."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Mutasi")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now - timedelta(1)).not_valid_after(now + timedelta(1))
    certificate = made.sign(key, hashes.SHA256())
    locked = BestAvailableEncryption(b"uji")
    return open_key(pkcs12.serialize_key_and_certificates(b"uji", key, certificate, None, locked), "uji")


def _letter(store: Store, trial: Trial) -> int:
    with store.write() as session:
        case_id = case_ids(session, CaseQuery(stages=frozenset({CaseStage.DECREE})))[0]
        desk = decree_desk(session, case_id, trial.today)
        pdf = letter_pdf(session, issue_decree(session, case_id, desk.draft, trial.today))
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    _require(desk.next_number in text, "the decree does not show its number")
    _require(pdf.count(b"/Length1 ") >= 2, "the decree does not carry its fonts")
    _require(b"<pdfaid:part>2</pdfaid:part>" in pdf, "the decree does not say that it is archival")
    return len(pdf)


def _colours(image: QImage) -> int:
    """How many colours a picture has, as a sign that something was painted."""
    return len({image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)})


def _require(holds: bool, otherwise: str) -> None:  # reads as a sentence
    if not holds:
        raise RuntimeError(otherwise)


STEPS: tuple[Callable[[Trial], str], ...] = (_resources, _database, _import, _letter_and_window, _signature, _planner)
