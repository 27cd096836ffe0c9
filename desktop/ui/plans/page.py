"""The page of one plan: asked, worked out, read, played with, and led to cases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QTabWidget

from desktop.domain.dates import shown_date
from desktop.domain.plans.asked import Pin
from desktop.domain.plans.model import Standing
from desktop.domain.refusal import Cancelled, Refusal, Stale
from desktop.services.plans.age import RESTS_ON
from desktop.services.plans.cases import OpenedCase
from desktop.services.plans.earlier import Earlier, bring_back, keep_earlier
from desktop.services.plans.plans import copy_plan, release, settle
from desktop.services.plans.reading import PlanFile, plan_file
from desktop.services.plans.reports import export_plan, plan_report
from desktop.services.reports import PrintedReport
from desktop.text import N_, _, ngettext
from desktop.ui import messages
from desktop.ui.background import Session
from desktop.ui.places import Place
from desktop.ui.plans.asked import AskedTab, Entered
from desktop.ui.plans.gaps import GapsTab
from desktop.ui.plans.moves import MovesTab
from desktop.ui.plans.opening import OpeningPart
from desktop.ui.plans.outcome import OutcomeTab
from desktop.ui.plans.stays import StaysTab
from desktop.ui.plans.top import PlanTop, next_step
from desktop.ui.plans.working import Deed, Kept, Wish, WorkBar, keep_wish
from desktop.ui.printing import file_name
from desktop.ui.report_window import show_report
from desktop.ui.windows import Header, Page, Shell, button, main_button

Then = Callable[[Kept], None]
ASKED, MOVES, STAYS, GAPS, OUTCOME = range(5)
TABS = (N_("As&ked"), N_("P&roposed"), N_("Sta&ys"), N_("Sh&ortages"), N_("Cas&es"))


class PlanPage(Page):
    """One main action at a time: work the plan out while it is not, open cases once it is."""

    TITLE = N_("Transfer plan")
    HELP = "plan"
    ROLE = "plan"
    PLACES = (Place.PLAN,)
    TABLES = RESTS_ON | {"plan", "plan_move", "decree", "objection", "follow_up"}

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._wanted: int | None = None
        self._file: PlanFile | None = None
        self._overtaken = False
        self.top, self.bar, self.opening = PlanTop(), WorkBar(shell), OpeningPart(shell)
        self.asked, self.moves, self.stays = AskedTab(shell), MovesTab(shell), StaysTab(shell)
        self.gaps, self.outcome = GapsTab(shell), OutcomeTab(shell)
        self._build()
        self._connect()

    def visit(self, place: Place, item_id: int | None) -> None:  # noqa: ARG002  # it has one place
        """Show the plan `item_id`, or the last one again."""
        if item_id is not None and item_id != self._wanted:
            self._wanted, self._file = item_id, None
            self.opening.hide()
        self.refresh()

    def refresh(self) -> None:
        """Ask again for the plan."""
        if self._wanted is not None:
            self.background.ask(self, self._show_file, plan_file, self._wanted)

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees; a plan under way is stopped."""
        begun = self._is_touched() or self.opening.is_touched()
        if begun and not messages.confirm(
            self, _("Discard what was entered?"), _("What was entered has not been saved."), _("Discard")
        ):
            return False
        self.bar.cancel()
        if begun and self._file is not None:
            self.asked.show_file(self._file, anew=True)
        return True

    def take_focus(self) -> None:
        """Put the cursor where the next step is."""
        if self._file is None or self._file.standing is None:
            self.asked.take_focus()
        else:
            self.moves.table.setFocus()

    def _build(self) -> None:
        self._header = Header(_(self.TITLE))
        self._back = button(_("&Back to the plans"), "plan.back", self._go_back)
        self._more = button(_("&More"), "plan.more", self._open_menu)
        self._menu = QMenu(self._more)
        self._menu.setObjectName("plan.menu")
        self._menu.addAction(_("Copy this plan"), self._copy)
        self._menu.addAction(_("Compare with other plans"), self._compare)
        self._again = self._menu.addAction(_("Work out again with the records of today"), self._solve)
        self._written = (
            self._menu.addAction(_("Print with the reasons…"), self._print),
            self._menu.addAction(_("Print with everybody who stays…"), self._print_everybody),
            self._menu.addAction(_("Export to Excel…"), self._choose_export),
        )
        self._save = button(_("Save &without working out"), "plan.save", self._save_only)
        self._solve_button = main_button(_("Work o&ut"), "plan.solve", "calculator-variant-outline")
        self._open = main_button("", "plan.open", "folder-plus-outline")
        self._copy_on = main_button(_("Copy this plan"), "plan.copy", "content-copy")
        self._copy_on.clicked.connect(self._copy)
        self._header.add(self._back, self._more, self._save, self._solve_button, self._open, self._copy_on)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("plan.tabs")
        self.tabs.setDocumentMode(True)
        for tab, title in zip((self.asked, self.moves, self.stays, self.gaps, self.outcome), TABS, strict=True):
            self.tabs.addTab(tab, _(title))
        for part in (self._header, self.top, self.bar, self.opening):
            self.column.addWidget(part)
        self.column.addWidget(self.tabs, 1)
        self._offer()

    def _connect(self) -> None:
        self._solve_button.clicked.connect(self._solve)
        self._open.clicked.connect(self._begin_opening)
        self.asked.edited.connect(self._offer)
        self.moves.ticked.connect(self._ticked)
        self.moves.settled.connect(self._settle)
        self.moves.released.connect(self._release)
        self.stays.settled.connect(self._settle)
        self.top.again.connect(self._solve)
        self.top.released.connect(self._release_all)
        self.top.earlier.undone.connect(self._undo)
        self.top.earlier.wanted.connect(self._keep_earlier)
        self.bar.done.connect(self._solved)
        self.bar.stopped.connect(self._stopped)
        self.opening.opened.connect(self._opened)
        self.opening.closed.connect(self._offer)

    def _show_file(self, file: PlanFile) -> None:
        if file.id != self._wanted:
            return
        first, changed = self._file is None, self._file is None or _said(file) != _said(self._file)
        if self._overtaken:
            # Once told that somebody else changed the plan, the officer may save over it as it is now.
            self.asked.version, self._overtaken = file.version, False
        self._file = file
        self._header.title.setText(file.name)
        solved = _("worked out {day}").format(day=shown_date(file.solved_at.date())) if file.solved_at else ""
        copied = _("copy of {name}").format(name=file.copied_from) if file.copied_from else ""
        self._header.count.setText(" · ".join(filter(None, (solved, copied))))
        self.asked.show_file(file)
        self.outcome.show_file(file)
        self.top.show_file(file)
        if changed:
            # Lists that say what they said keep their place, their search and the pane that is open beside them.
            for part in (self.moves, self.stays, self.gaps):
                part.show_file(file)
        self._name_tabs(file)
        if first:
            at = MOVES if file.standing is not None else ASKED
            self.tabs.setCurrentIndex(OUTCOME if file.locked else at)
        self._offer()

    def _name_tabs(self, file: PlanFile) -> None:
        """How many each tab holds, where something is worked out."""
        gaps = sum(place.count.gap_after for place in file.places)
        counts = {MOVES: len(file.moves), STAYS: len(file.stays), GAPS: gaps}
        for at, title in enumerate(TABS):
            count = counts.get(at, 0) if file.standing is not None else 0
            words = _("{title} ({count} people)") if at == GAPS else _("{title} ({count})")
            self.tabs.setTabText(at, words.format(title=_(title), count=count) if count else _(title))

    def _is_touched(self) -> bool:
        return self._file is not None and not self._file.locked and self.asked.is_touched()

    def _offer(self) -> None:
        """The one main action that is next, and its sentence."""
        file, touched = self._file, self._is_touched()
        working, ticked = self.bar.is_working(), len(self.moves.chosen())
        solved = file is not None and file.standing is not None and not touched
        locked = file is not None and file.locked
        self._solve_button.setVisible(not solved and not locked)
        self._solve_button.setEnabled(file is not None and not working)
        self._save.setVisible(touched)
        left = solved and file is not None and any(row.case_id is None for row in file.moves)
        self._open.setVisible(left)
        self._copy_on.setVisible(locked and not left)
        self._open.setEnabled(bool(ticked) and not working and self.opening.isHidden())
        words = ngettext("Open {count} c&ase…", "Open {count} c&ases…", ticked).format(count=ticked)
        self._open.setText(words if ticked else _("Open c&ases…"))
        self._again.setEnabled(file is not None and not locked and not working)
        for action in self._written:
            action.setEnabled(solved)
        if file is not None:
            self.top.step.setText(next_step(file, touched=touched, ticked=ticked))
            self.top.earlier.setEnabled(not touched and not working)

    def _solve(self) -> None:
        self._keep_and(None, then=self._begin_solving)

    def _save_only(self) -> None:
        self._keep_and(None, then=self._saved)

    def _settle(self, pin: Pin) -> None:
        """Settle it and work the plan out again at once."""
        self._keep_and(partial(_settle, pin), then=self._begin_solving)

    def _release(self, employee_id: int) -> None:
        self._keep_and(partial(_release, employee_id), then=self._begin_solving)

    def _release_all(self) -> None:
        self._keep_and(release, then=self._begin_solving)

    def _undo(self, earlier: Earlier) -> None:
        if self._file is not None:
            undone = partial(self._undone, earlier)
            job = self.background.do(self, undone, bring_back, self._file.id, self._file.version, earlier)
            job.refused = self._refused

    def _undone(self, earlier: Earlier, _nothing: object) -> None:
        self.top.earlier.forget(earlier)
        self.shell.say(_("The last change is undone: the plan is as it was before."))
        self.refresh()

    def _keep_earlier(self, earlier: Earlier) -> None:
        if self._file is not None:
            self.background.do(self, self._earlier_kept, keep_earlier, self._file.id, earlier)

    def _earlier_kept(self, name: str) -> None:
        words = _("Kept as “{name}”: it stands in the list and can be compared with this one.")
        self.shell.say(words.format(name=name))

    def _keep_and(self, deed: Deed | None, then: Then) -> None:
        """Keep what was entered and do the deed, then go on with the plan as it is kept."""
        if self._file is None or self._file.locked:
            return
        entered: Entered | None = None
        if self.asked.is_touched():
            try:
                entered = self.asked.entered()
            except Refusal as refusal:
                self.tabs.setCurrentIndex(ASKED)
                self.shell.show_refusal(refusal)
                return
        self.bar.cancel()
        version = self.asked.version if entered is not None else self._file.version
        job = self.background.do(self, then, keep_wish, self._file, Wish(version, entered, deed))
        job.refused = self._refused

    def _begin_solving(self, kept: Kept) -> None:
        self._take(kept)
        self.bar.solve(kept.file)
        self._offer()

    def _saved(self, kept: Kept) -> None:
        self._take(kept)
        self.shell.say(_("What is asked is saved."))

    def _take(self, kept: Kept) -> None:
        """Show what was just kept; what is asked counts as untouched then."""
        self.top.earlier.remember(kept.file.id, kept.before)
        self.asked.show_file(kept.file, anew=True)
        self._show_file(kept.file)

    def _solved(self, standing: Standing) -> None:
        if self.tabs.currentIndex() == ASKED:
            self.tabs.setCurrentIndex(MOVES)
            self.moves.table.setFocus()
        contradicts = standing is Standing.IMPOSSIBLE
        self.shell.say(
            _("What is asked contradicts itself: no plan was found.")
            if contradicts
            else _("The plan is worked out as it is asked now.")
        )
        self.refresh()

    def _stopped(self, refusal: Refusal) -> None:
        if isinstance(refusal, Cancelled):
            self.shell.say(_("Stopped. What was found before is kept."))
        else:
            self.shell.show_refusal(refusal)
        self.refresh()
        self._offer()

    def _refused(self, refusal: Refusal) -> None:
        self.asked.form.show_refusal(refusal)
        self.shell.show_refusal(refusal)
        if isinstance(refusal, Stale):
            self._overtaken = True
            self.refresh()

    def _ticked(self) -> None:
        """What is about to be opened is what is ticked."""
        self.opening.follow(self.moves.chosen())
        self._offer()

    def _begin_opening(self) -> None:
        if self._file is not None:
            self.opening.begin(self._file.id, self.moves.chosen())
            self._offer()

    def _opened(self, cases: tuple[OpenedCase, ...]) -> None:
        count = len(cases)
        self.shell.say(ngettext("{count} case was opened.", "{count} cases were opened.", count).format(count=count))
        self.tabs.setCurrentIndex(OUTCOME)
        self.refresh()

    def _go_back(self) -> None:
        self.shell.open(Place.PLANS)

    def _open_menu(self) -> None:
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _copy(self) -> None:
        if self._file is not None:
            self.background.do(self, self._copied, copy_plan, self._file.id)

    def _copied(self, plan_id: int) -> None:
        self.shell.say(_("This is the copy. Changes of it leave the other plan as it is."))
        self.shell.open(Place.PLAN, plan_id)

    def _compare(self) -> None:
        self.shell.open(Place.PLAN_COMPARISON, self._wanted)

    def _print(self) -> None:
        self._show_report(plan_report)

    def _print_everybody(self) -> None:
        self._show_report(partial(plan_report, everybody=True))

    def _show_report(self, make: Callable[[Session, int, datetime], PrintedReport]) -> None:
        if self._file is not None:
            now = datetime.now()  # noqa: DTZ005  # the office's own clock
            show_report(self.shell, self, self._file.name, make, self._file.id, now)

    def _choose_export(self) -> None:
        if self._file is None:
            return
        suggested = str(Path(file_name(self._file.name)).with_suffix(".xlsx"))
        path = messages.choose_new_file(self, _("Save the plan"), suggested, ["Excel (*.xlsx)"])
        if path is not None:
            self.background.ask(self, partial(self._exported, path), export_plan, self._file.id, path)

    def _exported(self, path: Path, _count: int) -> None:
        self.shell.say(_("Saved: {path}").format(path=path))


def _said(file: PlanFile) -> PlanFile:
    """What the lists show of a plan; whether records changed since is told above them."""
    return replace(file, overtaken=False)


def _settle(pin: Pin, session: Session, plan_id: int, version: int) -> None:
    settle(session, plan_id, pin, version)


def _release(employee_id: int, session: Session, plan_id: int, version: int) -> None:
    release(session, plan_id, version, employee_id)
