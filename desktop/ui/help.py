"""Help: one page for each page of the window, and the shortcuts, made from the table of actions."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from desktop.paths import RESOURCES
from desktop.text import _
from desktop.ui.actions import ACTIONS, keys_words
from desktop.ui.style import MARGIN

FOLDER = RESOURCES / "help"
GENERAL = "general"


class HelpWindow(QDialog):
    """A window beside the program's own, so that it can be read while working."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setWindowTitle(_("Help"))
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self.resize(520, 600)
        self.text = QTextBrowser()
        self.text.setObjectName("help.text")
        self.text.setAccessibleName(_("Help"))
        self.text.setOpenExternalLinks(False)  # Qt's own signature
        self.text.document().setDocumentMargin(MARGIN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)

    def explain(self, page: str) -> None:
        """Show the help of `page`, then the shortcuts."""
        self.text.setMarkdown(help_text(page))
        self.show()
        self.raise_()


def help_text(page: str) -> str:
    """The help of one page as Markdown; the general one where the page has none."""
    file = FOLDER / f"{page or GENERAL}.md"
    told = (file if file.exists() else FOLDER / f"{GENERAL}.md").read_text(encoding="utf-8")
    return f"{told}\n\n{shortcuts_text()}"


def shortcuts_text() -> str:
    """The shortcuts of the window as a table in Markdown."""
    rows = [f"| {keys_words(row)} | {_(row.text)} | {_(row.tip)} |" for row in ACTIONS if row.shortcut]
    title, keys, meaning = _("Shortcuts"), _("Keys"), _("What they do")
    return f"## {title}\n\n| {keys} | {meaning} | |\n|---|---|---|\n" + "\n".join(rows) + "\n"
