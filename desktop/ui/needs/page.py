"""Needs: the heat table, the most pressing gaps, and the other looks at who is missing where, as tabs of one page."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from desktop.services.needs.staffing_past import incomplete_words
from desktop.services.plans.beginning import begin_plan
from desktop.text import N_, _
from desktop.ui.needs.chart import OrganisationChart
from desktop.ui.needs.chart_tools import Scope
from desktop.ui.needs.day_choice import day_of
from desktop.ui.needs.heat import HeatTab
from desktop.ui.needs.heat_filters import HeatFilters
from desktop.ui.needs.looked import Looked
from desktop.ui.needs.pressing import PressingTab
from desktop.ui.needs.skills import SkillNeedsTab
from desktop.ui.needs.unit_map import UnitMap
from desktop.ui.needs.years import YearsTab
from desktop.ui.places import Place
from desktop.ui.style import MARGIN
from desktop.ui.windows import Header, Page, Shell, button, main_button

Part = tuple[str, Callable[[Shell], QWidget]]
PARTS: tuple[Part, ...] = (
    (N_("Heat table"), HeatTab),
    (N_("Most pressing"), PressingTab),
    (N_("Organisation chart"), OrganisationChart),
    (N_("Over the years"), YearsTab),
    (N_("Map of units"), UnitMap),
    (N_("Skills needed"), SkillNeedsTab),
)
"""The tabs: a title and what makes it. A part has `refresh()` and may have `may_leave()` and `unit_wanted`."""


class NeedsPage(Page):
    """All looks at need and holders; a tab is made, and asks for its figures, when it comes to the front."""

    TITLE = N_("Needs")
    HELP = "needs"
    ROLE = "needs"
    PLACES = (Place.NEEDS,)
    TABLES = frozenset(
        {"unit", "post", "establishment", "need_task", "skill_need", "employee", "post_history", "transfer_case"}
        | {"skill", "training", "education_history"}
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._holders = [QWidget() for _part in PARTS]
        self._parts: dict[int, QWidget] = {}
        """What was made so far, by its tab."""
        self._fresh: set[int] = set()
        """Tabs whose figures are as new as the last change."""
        self.tabs = QTabWidget()
        self.tabs.setObjectName("needs.tabs")
        self.tabs.setDocumentMode(True)  # Qt's own signature
        self._looked = Looked()
        self._careful = QLabel()
        self._careful.setObjectName("needs.careful")
        self._careful.setWordWrap(True)
        self._careful.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._careful.hide()
        self._header = Header(_(self.TITLE))
        self._plan = main_button(_("Plan transfers…"), "needs.plan", "map-marker-path")
        self._header.add(
            button(_("Tasks (ABK)…"), "needs.tasks", self._open_tasks),
            button(_("Vacancies…"), "needs.vacancies", self._open_vacancies),
            self._plan,
        )
        self.column.addWidget(self._header)
        self.column.addWidget(self._careful)
        self.column.addWidget(self.tabs, 1)
        for holder, (title, _make) in zip(self._holders, PARTS, strict=True):
            QVBoxLayout(holder).setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(holder, _(title))
        self.tabs.currentChanged.connect(self._catch_up)
        self._plan.clicked.connect(self._begin_plan)
        self.refresh()

    def refresh(self) -> None:
        """Ask again for the tab in front, and for each other one when it comes there."""
        self._fresh.clear()
        self._catch_up(self.tabs.currentIndex())
        self._ask_whether_careful()

    def may_leave(self) -> bool:
        """Whether nothing entered in a tab would be lost, or the officer agrees to lose it."""
        return all(part.may_leave() for part in self._parts.values() if hasattr(part, "may_leave"))

    def _made(self, at: int) -> Any:
        """The part of a tab."""
        if at not in self._parts:
            part = self._parts[at] = PARTS[at][1](self.shell)
            if hasattr(part, "unit_wanted"):
                part.unit_wanted.connect(self._open_unit)
            looking = _looking(part)
            if looking is not None:
                looking.look(self._looked)
                looking.changed.connect(self._look_elsewhere)
            room = self._holders[at].layout()
            if room is not None:
                room.addWidget(part)
        return self._parts[at]

    def _catch_up(self, at: int) -> None:
        if at not in self._fresh:
            self._fresh.add(at)
            part = self._made(at)
            looking = _looking(part)
            if looking is not None:
                looking.look(self._looked)
            part.refresh()

    def _look_elsewhere(self) -> None:
        """The tab in front was turned to another day or unit: the others follow when they come there."""
        at = self.tabs.currentIndex()
        looking = _looking(self._made(at))
        if looking is not None and looking.looked() != self._looked:
            self._looked = looking.looked()
            self._fresh &= {at}
            self._ask_whether_careful()

    def _ask_whether_careful(self) -> None:
        today = date.today()  # noqa: DTZ011  # the office's own day
        day = day_of(self._looked.when, self._looked.day, today)
        self.background.ask(self, self._show_careful, incomplete_words, day, today)

    def _show_careful(self, words: str) -> None:
        self._careful.setText(words)
        self._careful.setVisible(bool(words))

    def _open_tasks(self) -> None:
        self.shell.open(Place.NEED_TASKS)

    def _begin_plan(self) -> None:
        """Begin a plan for the units and posts that the tab in front shows."""
        part = self._made(self.tabs.currentIndex())
        looked_at = getattr(part, "scope", part)
        shown = looked_at.shown_needs() if hasattr(looked_at, "shown_needs") else None
        today = date.today()  # noqa: DTZ011  # the office's own day
        job = self.background.do(self, self._open_plan, begin_plan, today, shown)
        job.refused = self.shell.show_refusal

    def _open_plan(self, plan_id: int) -> None:
        self.shell.say(_("A plan is begun for what the needs show. Change what is asked, then work it out."))
        self.shell.open(Place.PLAN, plan_id)

    def _open_vacancies(self) -> None:
        self.shell.open(Place.VACANCIES)

    def _open_unit(self, unit_id: int) -> None:
        self.shell.open(Place.UNIT, unit_id)


def _looking(part: QWidget) -> HeatFilters | Scope | None:
    """Where a tab chooses its day and its unit; the skills have none."""
    looking = getattr(part, "filters", None) or getattr(part, "scope", None)
    return looking if isinstance(looking, HeatFilters | Scope) else None
