"""All pages of the window by the places they show.

A new page is named here, and in `actions.py` if it stands in the sidebar.
"""

from datetime import date
from functools import partial

from desktop.domain.changes import Changes
from desktop.domain.office import Group
from desktop.services.cases.handover import AppliedMove, apply_due_moves
from desktop.services.settings import office
from desktop.text import N_
from desktop.ui.approvals.page import ApprovalsPage
from desktop.ui.calendar.office_days import OfficeDaysEditor
from desktop.ui.cases.list import CasesPage
from desktop.ui.cases.new import NewCasePage
from desktop.ui.cases.window import CasePage
from desktop.ui.elections.freezes import ElectionFreezes
from desktop.ui.employees.list import EmployeesPage
from desktop.ui.employees.new import NewEmployeePage
from desktop.ui.entries.page import EntriesPage
from desktop.ui.finder import Finder
from desktop.ui.home.page import HomePage
from desktop.ui.imports.page import ImportPage
from desktop.ui.letters.batch import BatchPage
from desktop.ui.letters.check import CheckPage
from desktop.ui.letters.compose import ComposePage
from desktop.ui.letters.correction import CorrectionPage
from desktop.ui.letters.draft import DecreePage
from desktop.ui.letters.joint import JointDecreePage
from desktop.ui.letters.list import LettersPage
from desktop.ui.letters.number_rules import KIND_NUMBERS, KindNumbers
from desktop.ui.letters.numbers import NumbersPage
from desktop.ui.letters.registers import RegistersPage
from desktop.ui.letters.settings import LetterSettings
from desktop.ui.letters.signatories import SignatoriesView
from desktop.ui.listed_rules import ListedRules
from desktop.ui.needs.page import NeedsPage
from desktop.ui.needs.tasks import NeedTasksPage
from desktop.ui.needs.vacancies import VacanciesPage
from desktop.ui.objections.list import ObjectionsPage
from desktop.ui.objections.new import NewObjectionPage
from desktop.ui.objections.reminder import Reminder
from desktop.ui.objections.rules import ObjectionRulesEditor
from desktop.ui.places import Place
from desktop.ui.plans.comparison import ComparisonPage
from desktop.ui.plans.list import PlansPage
from desktop.ui.plans.page import PlanPage
from desktop.ui.plans.swaps import SwapsPage
from desktop.ui.promises.page import PromisesPage
from desktop.ui.reports.page import ReportsPage
from desktop.ui.rules.page import RulesTab
from desktop.ui.settings.office import OfficeTab
from desktop.ui.settings.page import SettingsPage
from desktop.ui.setup.page import SetupPage
from desktop.ui.shell import WindowShell
from desktop.ui.sittings.page import SittingsPage
from desktop.ui.units.list import UnitsPage
from desktop.ui.windows import Page, Pages, Shell

PAGE_CLASSES: tuple[type[Page], ...] = (
    HomePage,
    EmployeesPage,
    NewEmployeePage,
    UnitsPage,
    NeedTasksPage,
    NeedsPage,
    VacanciesPage,
    PlansPage,
    PlanPage,
    ComparisonPage,
    SwapsPage,
    CasesPage,
    CasePage,
    NewCasePage,
    SittingsPage,
    ApprovalsPage,
    ObjectionsPage,
    NewObjectionPage,
    LettersPage,
    NumbersPage,
    RegistersPage,
    CheckPage,
    CorrectionPage,
    JointDecreePage,
    BatchPage,
    DecreePage,
    ComposePage,
    EntriesPage,
    PromisesPage,
    ReportsPage,
    ImportPage,
    SetupPage,
    SettingsPage,
)


def _settings(shell: Shell) -> Page:
    """The settings, with the parts that other features bring."""
    return SettingsPage(
        shell,
        [
            (N_("Letters"), _letters),
            (N_("Working days"), OfficeDaysEditor),
            (N_("Rules"), _rules),
        ],
    )


def _letters(shell: Shell) -> LetterSettings:
    """What the office settles about letters, with how they are numbered and who signs."""
    general = (
        (N_("Numbers"), partial(OfficeTab, groups=(Group.NUMBERS,))),
        (N_("Numbers by kind"), _kind_numbers),
        (N_("Page"), partial(OfficeTab, groups=(Group.PAGE,))),
    )
    return LetterSettings(shell, general, [(N_("Signatories"), _signatories)])


def _kind_numbers(shell: Shell) -> ListedRules[KindNumbers]:
    """How letters of each kind are numbered."""
    return ListedRules(shell, KIND_NUMBERS)


def _rules(shell: Shell) -> RulesTab:
    """The rules of all features under one tab, for the tabs of the settings would not fit otherwise."""
    return RulesTab(shell, [(N_("Elections"), ElectionFreezes), (N_("Objection rules"), ObjectionRulesEditor)])


def _signatories(shell: Shell) -> SignatoriesView:
    view = SignatoriesView(shell)
    view.finished.connect(lambda: shell.open(Place.LETTERS))
    return view


_BY_PLACE: dict[Place, type[Page]] = {place: page for page in PAGE_CLASSES for place in page.PLACES}
PAGES: Pages = {**_BY_PLACE, Place.SETTINGS: _settings}


def complete(shell: WindowShell) -> None:
    """Give the window all that its first page did without: every page, the finder, and the moves due today."""
    shell.learn(PAGES)
    finder = Finder(shell.background, shell.window)
    finder.chosen.connect(shell.open)
    finder.triggered.connect(shell.trigger)
    shell.wants_to_find.connect(finder.start)
    shell.background.changed.connect(partial(_name_office, shell))
    shell.window.notices.addWidget(Reminder(shell))
    make_due_moves(shell)


def _name_office(shell: WindowShell, changes: Changes) -> None:
    """Keep the office's name in the title bar."""
    if "setting" in changes:
        shell.background.ask(shell, lambda found: shell.window.show_office(found.name), office)


def make_due_moves(shell: WindowShell) -> None:
    """Write the moves whose TMT has come into the employees' records; the home page tells of them."""
    if not shell.background.store.read_only:
        shell.background.do(shell, _nothing, apply_due_moves, date.today())  # noqa: DTZ011  # the office's own day


def _nothing(_moves: list[AppliedMove]) -> None:
    """The home page hears of the change by itself."""
