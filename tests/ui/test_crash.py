"""A failure of our own is shown once, can be copied, and is kept without personal data."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.log import details_of, log_bug, start_log, stop_log
from desktop.ui.crash import Crashes


@pytest.fixture
def crashes(qtbot: QtBot, tmp_path: Path) -> Iterator[Crashes]:
    window = QWidget()
    qtbot.addWidget(window)
    crashes = Crashes(tmp_path / "mutasi.log", window)
    yield crashes
    crashes.uninstall()


def test_the_details_can_be_copied(crashes: Crashes, qtbot: QtBot) -> None:
    crashes.report(ValueError("salah"))
    qtbot.waitUntil(lambda: crashes.dialog is not None)
    assert crashes.dialog is not None
    crashes.dialog.findChild(QPushButton, "crash.copy").click()
    assert "ValueError: salah" in QGuiApplication.clipboard().text()


def test_a_second_failure_opens_no_second_dialog(crashes: Crashes, qtbot: QtBot) -> None:
    crashes.report(ValueError("satu"))
    crashes.report(ValueError("dua"))
    qtbot.waitUntil(lambda: crashes.dialog is not None and "dua" in crashes.dialog.details.toPlainText())
    assert crashes.dialog is not None
    assert "satu" in crashes.dialog.details.toPlainText()


def test_a_failure_on_another_thread_comes_to_the_window(crashes: Crashes, qtbot: QtBot) -> None:
    crashes.install()
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: crashes.dialog is not None)
    assert crashes.dialog is not None
    assert "ZeroDivisionError" in crashes.dialog.details.toPlainText()


def test_the_hooks_are_given_back(crashes: Crashes) -> None:
    before = (sys.excepthook, threading.excepthook)
    crashes.install()
    assert sys.excepthook != before[0]
    crashes.uninstall()
    assert (sys.excepthook, threading.excepthook) == before


@pytest.mark.parametrize("personal", ["'Budi Santoso'", '"Budi"', "198001012005011001", "“Budi”"])
def test_the_log_holds_nobody(tmp_path: Path, personal: str) -> None:
    start_log(tmp_path / "mutasi.log")
    log_bug(details_of(ValueError, ValueError(f"salah: {personal}"), None))
    stop_log()
    kept = (tmp_path / "mutasi.log").read_text(encoding="utf-8")
    assert "ValueError: salah: …" in kept
    assert personal.strip("'\"“”") not in kept


def test_a_folder_that_cannot_be_written_leaves_no_log(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    start_log(tmp_path / "file" / "mutasi.log")
    log_bug("salah")
    stop_log()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]
