"""All that the window itself can do, as one table: the sidebar, the shortcuts, the finder and the help come from it.

To add an action, add a row here; one that opens a page names its place, another one is connected in `shell.py`.
"""

from dataclasses import dataclass

from desktop.text import N_, _
from desktop.ui.places import Place


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the officer can ask of the window; text and tip are N_ sentences."""

    key: str
    """Its object name."""
    text: str
    tip: str
    icon: str
    shortcut: str = ""
    place: Place | None = None
    """The page it opens."""


PAGE_ACTIONS = (
    Action("go.home", N_("Home"), N_("What needs your hands today"), "home-outline", "Ctrl+1", Place.HOME),
    Action(
        "go.employees",
        N_("Employees"),
        N_("Find, add and correct employees"),
        "account-group-outline",
        "Ctrl+2",
        Place.EMPLOYEES,
    ),
    Action(
        "go.units",
        N_("Units and posts"),
        N_("The tree of units, with need and holders of each post"),
        "file-tree-outline",
        "Ctrl+3",
        Place.UNITS,
    ),
    Action(
        "go.needs",
        N_("Needs"),
        N_("Where people are short and over, now and in the years to come"),
        "table-large",
        "Ctrl+4",
        Place.NEEDS,
    ),
    Action(
        "go.plans",
        N_("Plans"),
        N_("Find the set of moves that helps most, and why"),
        "map-marker-path",
        "Ctrl+5",
        Place.PLANS,
    ),
    Action(
        "go.cases",
        N_("Transfers"),
        N_("Transfer cases, from draft to closed"),
        "swap-horizontal",
        "Ctrl+6",
        Place.CASES,
    ),
    Action(
        "go.objections",
        N_("Objections"),
        N_("Objections against decrees, by days left"),
        "scale-balance",
        "Ctrl+7",
        Place.OBJECTIONS,
    ),
    Action(
        "go.letters",
        N_("Letters"),
        N_("Issued letters, to be found again and printed"),
        "file-document-outline",
        "Ctrl+8",
        Place.LETTERS,
    ),
    Action(
        "go.reports",
        N_("Reports"),
        N_("Moves of a period, and lists to print"),
        "chart-box-outline",
        "Ctrl+9",
        Place.REPORTS,
    ),
    Action(
        "go.import",
        N_("Import"),
        N_("Take in workbooks that SIASN exported"),
        "database-import-outline",
        "Ctrl+I",
        Place.IMPORT,
    ),
    Action(
        "go.settings",
        N_("Settings"),
        N_("Identity of the office, signatories, look and backup"),
        "cog-outline",
        "Ctrl+,",
        Place.SETTINGS,
    ),
)
COMMANDS = (
    Action(
        "main.find",
        N_("Find anything"),
        N_("Find any employee, unit, case, letter or command"),
        "magnify",
        "Ctrl+K",
    ),
    Action(
        "main.newCase", N_("New transfer case"), N_("Open a case for an employee"), "plus", "Ctrl+N", Place.NEW_CASE
    ),
    Action(
        "main.newEmployee",
        N_("New employee"),
        N_("Record an employee by hand"),
        "account-plus-outline",
        "",
        Place.NEW_EMPLOYEE,
    ),
    Action(
        "main.newObjection",
        N_("New objection"),
        N_("Record an objection against a decree"),
        "gavel",
        "",
        Place.NEW_OBJECTION,
    ),
    Action(
        "main.promises",
        N_("Promises and support"),
        N_("What was promised and planned for who moved, the overdue first"),
        "handshake-outline",
        "",
        Place.PROMISES,
    ),
    Action(
        "main.checkLetter",
        N_("Check a letter"),
        N_("Whether a paper or a file is a letter of this office, and unchanged"),
        "shield-search",
        "",
        Place.LETTER_CHECK,
    ),
    Action("main.back", N_("Back"), N_("Return to where you were before"), "arrow-left", "Alt+Left"),
    Action("main.refresh", N_("Load again"), N_("Ask the database again for what is shown"), "refresh", "F5"),
    Action(
        "main.search", N_("Search on this page"), N_("Put the cursor into the page's search"), "text-search", "Ctrl+F"
    ),
    Action("main.help", N_("Help"), N_("Explain this page and list the shortcuts"), "help-circle-outline", "F1"),
    Action("main.quit", N_("Quit"), N_("Close the program"), "exit-to-app", "Ctrl+Q"),
)
ACTIONS = (*PAGE_ACTIONS, *COMMANDS)


def keys_words(action: Action) -> str:
    """The keys of an action as they stand on the officer's keyboard."""
    return action.shortcut.replace("Left", _("Left arrow"))
