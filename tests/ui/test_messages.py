"""Questions to the officer, and the door by which tests answer."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.messages import answer_next, ask_reason, choose_file, choose_new_file, confirm, folder_of, unanswered


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.mark.parametrize("answer", [True, False])
def test_a_question_takes_the_answer_given_before(window: QWidget, *, answer: bool) -> None:
    answer_next(answer)
    assert confirm(window, "Buang?", "Isian hilang.", "Buang") is answer
    assert unanswered() == 0


@pytest.mark.parametrize(("answer", "reason"), [("karena", "karena"), ("", None), (None, None)])
def test_a_reason_may_be_withheld(window: QWidget, answer: str | None, reason: str | None) -> None:
    answer_next(answer)
    assert ask_reason(window, "Alasan", "Mengapa?") == reason


@pytest.mark.parametrize(("answer", "file"), [("a.xlsx", Path("a.xlsx")), (Path("b.pdf"), Path("b.pdf")), (None, None)])
def test_files_are_chosen_or_not(window: QWidget, answer: str | Path | None, file: Path | None) -> None:
    answer_next(answer, answer)
    assert choose_file(window, "Buka", ["Excel (*.xlsx)"]) == file
    assert choose_new_file(window, "Simpan", "baru.pdf", ["PDF (*.pdf)"]) == file


def test_answers_are_taken_in_their_order_and_leftovers_counted(window: QWidget) -> None:
    answer_next(True, False, True)
    assert [confirm(window, "?", "", "Ya") for _each in range(2)] == [True, False]
    assert (unanswered(), unanswered()) == (1, 0)


@pytest.mark.parametrize(("press", "expected"), [("Buang", True), ("Cancel", False)])
def test_the_yes_button_says_what_it_does(window: QWidget, press: str, *, expected: bool) -> None:
    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        yes, no = box.buttons()
        (yes if yes.text() == press else no).click()

    QTimer.singleShot(0, click)
    assert confirm(window, "Buang isian?", "", "Buang") is expected


def test_enter_does_no_harm(window: QWidget) -> None:
    """The default button is the one that keeps everything."""
    found: list[bool] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        found.append(box.buttonRole(box.defaultButton()) is QMessageBox.ButtonRole.RejectRole)
        box.reject()

    QTimer.singleShot(0, look)
    assert (confirm(window, "Buang isian?", "", "Buang"), found) == (False, [True])


def test_a_file_dialog_starts_where_the_last_file_lay(window: QWidget, tmp_path: Path, monkeypatch) -> None:
    started: list[str] = []

    def choose(_owner: QWidget, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        started.append(folder)
        return str(tmp_path / "a.db"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    documents = folder_of(window)
    for _each in range(2):
        choose_file(window, "Buka", ["Mutasi (*.db)"])
    assert started == [str(documents), str(tmp_path)]
    assert documents.is_absolute()


def test_a_file_dialog_starts_at_home_where_there_are_no_documents(
    window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = {"location": str(tmp_path)}
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: there["location"])
    assert folder_of(window) == tmp_path
    there["location"] = str(tmp_path / "Documents")
    assert folder_of(window) == Path.home()


def test_a_reason_of_blanks_is_asked_for_again(window: QWidget) -> None:
    said: list[str] = []

    def write() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        for text in ("   ", "  ", "Edaran baru"):
            dialog.setTextValue(text)
            dialog.accept()
            said.append(dialog.labelText())

    QTimer.singleShot(0, write)
    assert ask_reason(window, "Alasan", "Mengapa?") == "Edaran baru"
    assert said == ["Mengapa?\nBelum ada isinya: tulis alasannya, atau batalkan."] * 3
