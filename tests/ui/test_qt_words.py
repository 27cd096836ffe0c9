"""Qt's own buttons, menus and dialogs speak Indonesian."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop.text import install_language
from desktop.ui.qt_words import QtWords


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[None]:
    words = QtWords()
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


@pytest.mark.parametrize(
    ("standard", "word"),
    [
        ("Ok", "OK"),
        ("Cancel", "Batal"),
        ("Save", "Simpan"),
        ("Open", "Buka"),
        ("Close", "Tutup"),
        ("Discard", "Buang"),
        ("Apply", "Terapkan"),
        ("Reset", "Atur ulang"),
        ("Help", "Bantuan"),
        ("Yes", "Ya"),
        ("No", "Tidak"),
        ("Abort", "Batalkan"),
        ("Retry", "Coba lagi"),
        ("Ignore", "Abaikan"),
        ("RestoreDefaults", "Kembalikan bawaan"),
    ],
)
def test_standard_buttons(qtbot: QtBot, speaking: None, standard: str, word: str) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton[standard])
    qtbot.addWidget(box)
    assert box.buttons()[0].text().replace("&", "") == word


def test_the_edit_menu(qtbot: QtBot, speaking: None) -> None:
    field = QLineEdit("teks")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    titles = [action.text().partition("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
    menu.deleteLater()
    assert titles == ["Urungkan", "Ulangi", "Potong", "Salin", "Tempel", "Hapus", "Pilih semua"]


def test_a_file_dialog_of_qt(qtbot: QtBot, speaking: None) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    said = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
    said |= {button.text().replace("&", "") for button in dialog.findChildren(QPushButton)}
    tips = {button.toolTip() for button in dialog.findChildren(QToolButton)}
    assert {"Cari di:", "Nama berkas:", "Jenis berkas:", "Buka", "Batal"} <= said
    assert {"Kembali", "Maju", "Buat folder baru"} <= tips


def test_english_is_qts_own(qtbot: QtBot, speaking: None) -> None:
    install_language("en")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text() == "Cancel"
