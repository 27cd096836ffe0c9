"""What the office settles about letters, each in a tab: numbers, page, wording, letterheads, legal bases, copies."""

from collections.abc import Sequence
from functools import partial

from desktop.text import N_
from desktop.ui.inner_tabs import InnerTabs, Part
from desktop.ui.letters.copies_lists import COPIES_LISTS
from desktop.ui.letters.layouts import LAYOUTS
from desktop.ui.letters.legal_bases import BASES
from desktop.ui.letters.letterheads import letterheads_tab
from desktop.ui.letters.wordings import WordingsTab
from desktop.ui.listed_rules import ListedRules
from desktop.ui.windows import Shell

OWN: tuple[Part, ...] = (
    (N_("Layout by kind"), partial(ListedRules, rules=LAYOUTS)),
    (N_("Wording"), WordingsTab),
    (N_("Letterheads"), letterheads_tab),
    (N_("Legal bases"), partial(ListedRules, rules=BASES)),
    (N_("Lists of copies"), partial(ListedRules, rules=COPIES_LISTS)),
)


class LetterSettings(InnerTabs):
    """The settings of letters; `general` are the parts for all kinds that pages hand in, `others` come last."""

    def __init__(self, shell: Shell, general: Sequence[Part] = (), others: Sequence[Part] = ()) -> None:
        super().__init__(shell, "letterSettings", (*general, *OWN, *others))
