"""Tabs within a tab of the settings, each a part that refreshes and asks before it is left."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.text import _
from desktop.ui.windows import Shell

Part = tuple[str, Callable[[Shell], QWidget]]


class InnerTabs(QTabWidget):
    """Parts of the settings under one tab, for the tabs of the settings would not fit otherwise."""

    def __init__(self, shell: Shell, role: str, parts: Sequence[Part]) -> None:
        super().__init__()
        self.setObjectName(f"{role}.tabs")
        self.setDocumentMode(True)  # Qt's own signature
        self._parts = [make(shell) for _title, make in parts]
        for part, (title, _make) in zip(self._parts, parts, strict=True):
            self.addTab(part, _(title))

    def refresh(self) -> None:
        """Ask again for what is set, except where something unsaved is entered."""
        for part in self._parts:
            refresh = getattr(part, "refresh", None)
            if refresh is not None:
                refresh()

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        return all(part.may_leave() for part in self._parts if hasattr(part, "may_leave"))
