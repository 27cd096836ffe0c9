"""The import wizard in a real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.services.sample.sample import ESTABLISHMENT_HEADINGS
from desktop.ui import messages
from desktop.ui.imports.page import ImportPage
from desktop.ui.places import Place
from tests.exchange.books import GOOD, OTHER, employees_book, plain_book
from tests.services.imports.test_establishment import ROW
from tests.ui.conftest import NotingShell, settle


@pytest.fixture
def page(qtbot: QtBot, shell: NotingShell) -> ImportPage:
    """The page, shown."""
    page = ImportPage(shell)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Three rows, the last of them without a name."""
    return employees_book(tmp_path / "pegawai.xlsx", GOOD, OTHER, OTHER | {"NAMA": ""})


def press(qtbot: QtBot, shell: NotingShell, page: ImportPage, name: str) -> None:
    """Press a button and wait for what it begins."""
    button = page.findChild(QPushButton, name)
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, shell)


def text(page: ImportPage, name: str) -> str:
    """What a label says."""
    return page.findChild(QLabel, name).text()


def count(page: ImportPage, name: str) -> int:
    """How many rows a table shows."""
    return page.findChild(QAbstractItemView, name).model().rowCount()


def test_from_the_file_to_the_records(qtbot: QtBot, shell: NotingShell, page: ImportPage, workbook: Path) -> None:
    messages.answer_next(workbook)
    press(qtbot, shell, page, "imports.choose")
    assert text(page, "imports.file") == "pegawai.xlsx"
    assert "data utama SIASN" in text(page, "imports.kind")
    assert (count(page, "imports.mapping"), count(page, "imports.preview")) == (69, 3)
    press(qtbot, shell, page, "imports.next")
    assert count(page, "imports.faults") == 1
    assert "2 baru" in text(page, "imports.summary")
    press(qtbot, shell, page, "imports.write")
    assert "pegawai.xlsx" in text(page, "imports.result")
    press(qtbot, shell, page, "imports.show")
    assert shell.visited == [(Place.EMPLOYEES, None)]


def test_again_says_that_nothing_changes(qtbot: QtBot, shell: NotingShell, page: ImportPage, workbook: Path) -> None:
    for again in (False, True):
        page.open_file(workbook)
        settle(qtbot, shell)
        press(qtbot, shell, page, "imports.next")
        assert page.findChild(QPushButton, "imports.write").isEnabled() is not again
        if not again:
            press(qtbot, shell, page, "imports.write")
            messages.answer_next(None)
            press(qtbot, shell, page, "imports.again")
    assert "2 tidak berubah" in text(page, "imports.summary")


def test_file_that_cannot_be_read_is_told_in_the_page(
    qtbot: QtBot, shell: NotingShell, page: ImportPage, tmp_path: Path
) -> None:
    (tmp_path / "empty.xlsx").touch()
    page.open_file(tmp_path / "empty.xlsx")
    settle(qtbot, shell)
    assert "kosong" in text(page, "imports.problem")
    assert page.findChild(QPushButton, "imports.choose").isVisible()


def test_file_is_dropped(qtbot: QtBot, shell: NotingShell, page: ImportPage, workbook: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(workbook))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(QPoint(9, 9)), Qt.DropAction.CopyAction, data, buttons, keys))
    settle(qtbot, shell)
    assert text(page, "imports.file") == "pegawai.xlsx"


def test_faults_are_filtered_and_saved(
    qtbot: QtBot, shell: NotingShell, page: ImportPage, workbook: Path, tmp_path: Path
) -> None:
    page.open_file(workbook)
    settle(qtbot, shell)
    press(qtbot, shell, page, "imports.next")
    page.check._filter.set_value("warnings")
    page.check._filter.edited.emit()
    assert text(page, "imports.good") == "Tidak ada baris yang diberi peringatan."
    assert not page.findChild(QPushButton, "imports.saveFaults").isEnabled()
    page.check._filter.set_value("rejected")
    page.check._filter.edited.emit()
    assert "baris 4 · 19" in text(page, "imports.reason").lower()
    messages.answer_next(tmp_path / "faults.xlsx")
    press(qtbot, shell, page, "imports.saveFaults")
    assert (tmp_path / "faults.xlsx").exists()
    assert shell.said == ["Disimpan: 1 baris ditolak."]


def test_stopping_goes_back_a_step(qtbot: QtBot, shell: NotingShell, page: ImportPage, workbook: Path) -> None:
    page.open_file(workbook)
    settle(qtbot, shell)
    qtbot.mouseClick(page.findChild(QPushButton, "imports.next"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.findChild(QPushButton, "imports.cancel"), Qt.MouseButton.LeftButton)
    settle(qtbot, shell)
    assert page.steps.currentWidget() in {page.preview, page.check}
    assert shell.refusals == []


def test_back_to_another_file(qtbot: QtBot, shell: NotingShell, page: ImportPage, workbook: Path) -> None:
    page.open_file(workbook)
    settle(qtbot, shell)
    press(qtbot, shell, page, "imports.back")
    assert page.findChild(QPushButton, "imports.choose").isVisible()


def test_good_rows_are_told_in_place_of_an_empty_table(
    qtbot: QtBot, shell: NotingShell, page: ImportPage, tmp_path: Path
) -> None:
    page.open_file(employees_book(tmp_path / "pegawai.xlsx", GOOD))
    settle(qtbot, shell)
    press(qtbot, shell, page, "imports.next")
    assert text(page, "imports.good") == "Semua baris baik."
    assert not page.findChild(QAbstractItemView, "imports.faults").isVisible()
    assert not page.findChild(QPushButton, "imports.saveFaults").isVisible()


def test_after_the_formasi_the_main_button_leads_to_the_employees(
    qtbot: QtBot, shell: NotingShell, page: ImportPage, tmp_path: Path, workbook: Path
) -> None:
    page.open_file(
        plain_book(
            tmp_path / "formasi.xlsx",
            [ESTABLISHMENT_HEADINGS, [ROW.get(heading, "") for heading in ESTABLISHMENT_HEADINGS]],
        )
    )
    settle(qtbot, shell)
    press(qtbot, shell, page, "imports.next")
    press(qtbot, shell, page, "imports.write")
    assert page.findChild(QPushButton, "imports.again").property("main")
    assert not page.findChild(QPushButton, "imports.show").property("main")
    messages.answer_next(workbook)
    press(qtbot, shell, page, "imports.again")
    assert text(page, "imports.file") == "pegawai.xlsx"
    press(qtbot, shell, page, "imports.next")
    press(qtbot, shell, page, "imports.write")
    assert text(page, "imports.advice").endswith("Berikutnya: telusuri daftar pegawai.")
