"""The rules in the settings: kinds, checks, weights, lists of reasons, and those of other features, a tab each."""

from collections.abc import Sequence
from functools import partial

from desktop.text import N_
from desktop.ui.inner_tabs import InnerTabs, Part
from desktop.ui.listed_rules import ListedRules
from desktop.ui.rules.checks import CHECKS
from desktop.ui.rules.kinds import KindsTab
from desktop.ui.rules.reasons import ReasonsTab
from desktop.ui.rules.scores import SCORES
from desktop.ui.windows import Shell

OWN: tuple[Part, ...] = (
    (N_("Kinds of case"), KindsTab),
    (N_("Rules of the checks"), partial(ListedRules, rules=CHECKS)),
    (N_("Weights of the score sheet"), partial(ListedRules, rules=SCORES)),
    (N_("Lists of reasons"), ReasonsTab),
)


class RulesTab(InnerTabs):
    """What the office may settle about cases; `others` are the rules that other features bring."""

    def __init__(self, shell: Shell, others: Sequence[Part] = ()) -> None:
        super().__init__(shell, "rules", (*OWN, *others))
