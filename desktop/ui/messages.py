"""The one place that opens message boxes and file dialogs, with a door by which tests answer."""

from collections import deque
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from desktop.text import _

Answer = str | Path | bool | None

_FOLDER = "lastFolder"
"""Property of the window: where the officer's last file lay."""
_answers: deque[Answer] = deque()


def answer_next(*answers: Answer) -> None:
    """Answer the next questions with `answers` instead of asking: True/False, a text, a path, None to cancel."""
    _answers.extend(answers)


def unanswered() -> int:
    """How many given answers no question took; a test that leaves any is at fault."""
    left = len(_answers)
    _answers.clear()
    return left


def confirm(owner: QWidget, question: str, explanation: str, yes: str, no: str = "") -> bool:
    """Ask a question whose buttons say what they do, such as "Discard"; `no` goes on with the form unless named."""
    if _answers:
        return bool(_answers.popleft())
    box = QMessageBox(QMessageBox.Icon.Question, _("Mutasi"), question, parent=owner)
    box.setInformativeText(explanation)
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(no or _("Go on filling in"), QMessageBox.ButtonRole.RejectRole))
    box.exec()
    return box.clickedButton() is accept


class _Reason(QInputDialog):
    """Stays open until something is written, for a reason that is missing must not undo the deed in silence."""

    def done(self, result: int) -> None:
        """Close, or say that the field is empty."""
        if result != QInputDialog.DialogCode.Accepted or self.textValue().strip():
            super().done(result)
            return
        missing = _("Nothing is written yet: write the reason, or cancel.")
        if not self.labelText().endswith(missing):
            self.setLabelText(f"{self.labelText()}\n{missing}")


def ask_reason(owner: QWidget, title: str, question: str) -> str | None:
    """Ask for a written reason; None if the officer cancels."""
    if _answers:
        given = _answers.popleft()
        return str(given) if given else None
    dialog = _Reason(owner)
    dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
    dialog.setWindowTitle(title)
    dialog.setLabelText(question)
    dialog.setOkButtonText(_("Save"))
    dialog.setCancelButtonText(_("Cancel"))
    accepted = dialog.exec() == QInputDialog.DialogCode.Accepted
    return dialog.textValue().strip() if accepted else None


def choose_file(owner: QWidget, title: str, kinds: Sequence[str]) -> Path | None:
    """Ask for an existing file; `kinds` are like "Excel (*.xlsx)"."""
    if _answers:
        return _given_path()
    name, _kind = QFileDialog.getOpenFileName(owner, title, str(folder_of(owner)), ";;".join(kinds))
    return _remembered(owner, name)


def choose_new_file(owner: QWidget, title: str, suggested: str, kinds: Sequence[str]) -> Path | None:
    """Ask where to save; an existing file is asked about by the dialog itself."""
    if _answers:
        return _given_path()
    name, _kind = QFileDialog.getSaveFileName(owner, title, str(folder_of(owner) / suggested), ";;".join(kinds))
    return _remembered(owner, name)


def choose_folder(owner: QWidget, title: str) -> Path | None:
    """Ask for a folder that several files go into."""
    if _answers:
        return _given_path()
    name = QFileDialog.getExistingDirectory(owner, title, str(folder_of(owner)))
    if not name:
        return None
    owner.window().setProperty(_FOLDER, name)
    return Path(name)


def folder_of(owner: QWidget) -> Path:
    """Where a file dialog starts: the folder used last in this window, or else the officer's documents or home."""
    used = owner.window().property(_FOLDER)
    if used and Path(used).is_dir():
        return Path(used)
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    # The dialog would take the name of a folder that is missing for the name of a file.
    return documents if documents.is_dir() else Path.home()


def _remembered(owner: QWidget, name: str) -> Path | None:
    if not name:
        return None
    owner.window().setProperty(_FOLDER, str(Path(name).parent))
    return Path(name)


def _given_path() -> Path | None:
    given = _answers.popleft()
    return Path(given) if isinstance(given, (str, Path)) else None
