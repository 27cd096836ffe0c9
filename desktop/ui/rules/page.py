"""The rules in the settings: kinds, checks, weights, lists of reasons, and those of other features, a tab each."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.text import N_, _
from desktop.ui.listed_rules import ListedRules
from desktop.ui.rules.checks import CHECKS
from desktop.ui.rules.kinds import KindsTab
from desktop.ui.rules.reasons import ReasonsTab
from desktop.ui.rules.scores import SCORES
from desktop.ui.windows import Shell

Part = tuple[str, Callable[[Shell], QWidget]]
OWN: tuple[Part, ...] = (
    (N_("Kinds of case"), KindsTab),
    (N_("Rules of the checks"), partial(ListedRules, rules=CHECKS)),
    (N_("Weights of the score sheet"), partial(ListedRules, rules=SCORES)),
    (N_("Lists of reasons"), ReasonsTab),
)


class RulesTab(QTabWidget):
    """What the office may settle about cases; `others` are the rules that other features bring."""

    def __init__(self, shell: Shell, others: Sequence[Part] = ()) -> None:
        super().__init__()
        self.setObjectName("rules.tabs")
        self.setDocumentMode(True)  # Qt's own signature
        self._parts = [make(shell) for _title, make in (*OWN, *others)]
        for part, (title, _make) in zip(self._parts, (*OWN, *others), strict=True):
            self.addTab(part, _(title))

    def refresh(self) -> None:
        """Ask again for the rules, except where something unsaved is entered."""
        for part in self._parts:
            refresh = getattr(part, "refresh", None)
            if refresh is not None:
                refresh()

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        return all(part.may_leave() for part in self._parts if hasattr(part, "may_leave"))
