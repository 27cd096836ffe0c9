"""What is asked of a plan: its name, what it looks at, what counts, and what is settled beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.plans.asked import POST_CHANGE_WORDS, Asked, Scope
from desktop.domain.refusal import Refusal
from desktop.services.plans.plans import SuggestedCouple, suggested_couples
from desktop.services.plans.reading import PlanFile
from desktop.services.rules.rule_changes import check_files
from desktop.text import _, ngettext
from desktop.ui.forms import ChoiceField, DateField, Form, LineField, NumberField
from desktop.ui.plans.entries import EntriesField
from desktop.ui.plans.many import ManyPicker, as_suggestions
from desktop.ui.plans.settled import COUPLES, PINS, CoupleRow, couple_row, known_row, pin_rows
from desktop.ui.plans.waived import WaivedField
from desktop.ui.plans.weights import WeightsField
from desktop.ui.style import GAP, MARGIN, heading, muted
from desktop.ui.suggestions import suggested_employees, suggested_posts, suggested_units
from desktop.ui.windows import Shell, button, button_row

FULL = 100
COLUMN_WIDTH = 400


@dataclass(frozen=True, slots=True)
class Entered:
    """What stands in the form: name and note of the plan, and what it is asked."""

    name: str
    note: str
    asked: Asked


class AskedTab(QScrollArea):
    """Two columns: what the plan looks at, and what counts; below them what is settled and which rules are waived."""

    edited = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: PlanFile | None = None
        self.version = 0
        """Of the plan when what is entered was last filled in."""
        self._shown: Entered | None = None
        self._known: Sequence[SuggestedCouple] = ()
        self.form = Form("plan")
        self.weights = WeightsField("plan")
        self.pins = EntriesField(shell, PINS)
        self.couples = EntriesField(shell, COUPLES)
        self.waived = WaivedField("plan")
        self._add_known = button("", "plan.couples.addKnown", self._take_known)
        self._add_known.hide()
        self._add_fields()
        self._build()
        for part in (self.form, self.weights, self.pins, self.couples, self.waived):
            part.edited.connect(self.edited)

    def show_file(self, file: PlanFile, *, anew: bool = False) -> None:
        """Show what `file` asks; what was entered for the same plan stays, unless it is to be shown `anew`."""
        same = self._file is not None and self._file.id == file.id
        begun = same and not anew and self.is_touched()
        self._file = file
        self._inside.setEnabled(not file.locked)
        if not begun:
            self._fill(file)
        if not same:
            self.verticalScrollBar().setValue(0)
        self._shell.background.ask(self, self.waived.offer, check_files)
        self._shell.background.ask(self, self._offer_known, suggested_couples, file.asked)

    def entered(self) -> Entered:
        """What stands in the form; raises Refusal, shown beside the fields, where something cannot be understood."""
        values = self.form.read()
        self._check(values)
        return self._entered(values)

    def is_touched(self) -> bool:
        """Whether anything differs from what is kept."""
        if self._shown is None:
            return False
        if self.pins.is_writing() or self.couples.is_writing():
            return True
        try:
            return self._entered(self.form.read(quietly=True)) != self._shown
        except Refusal:
            return True

    def take_focus(self) -> None:
        """Put the cursor where asking begins."""
        self.form.field("units").picker.setFocus()

    def _add_fields(self) -> None:
        background, add = self._shell.background, self.form.add
        add("name", _("&Name"), LineField(120))
        add("units", _("Un&its and all below"), ManyPicker(background, suggested_units, _("All units")))
        add("posts", _("Posts"), ManyPicker(background, suggested_posts, _("All posts")))
        add("people", _("Who may move"), ManyPicker(background, suggested_employees, _("Everybody who works there")))
        add("day", _("&Day of the moves"), DateField(), _("Who has left by then no longer counts, who has come does."))
        add("change", _("Other post"), ChoiceField(POST_CHANGE_WORDS))
        floor = _("No place (unit and post) comes below it by the plan.")
        add("floor", _("Least staffing (%)"), NumberField(3, _("None")), floor)
        add("most", _("Most moves"), NumberField(5, _("As many as help")))
        add("note", _("Note"), LineField())

    def _build(self) -> None:
        counts = _column(heading(_("What counts"), 1.1), muted(_("From 0, does not count, to 100.")), self.weights)
        looked = _column(heading(_("What the plan looks at"), 1.1), self.form)
        self._inside = QWidget()
        whole = QVBoxLayout(self._inside)
        whole.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        whole.setSpacing(MARGIN)
        couples = _column(self.couples)
        couples.insertLayout(1, button_row(self._add_known))
        whole.addLayout(_columns(((looked, counts), (_column(self.pins), couples))))
        whole.addWidget(self.waived)
        whole.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inside)

    def _fill(self, file: PlanFile) -> None:
        asked = file.asked
        self.form.fill(
            {
                "name": file.name,
                "note": file.note,
                "units": as_suggestions(file.units),
                "posts": as_suggestions(file.posts),
                "people": as_suggestions([(who.id, who.name) for who in file.people]),
                "day": asked.day,
                "change": asked.change,
                "floor": asked.floor_percent or None,
                "most": asked.most_moves,
            }
        )
        self.weights.set_value(asked.weights)
        self.pins.set_value(pin_rows(asked, file.pins))
        self.couples.set_value(
            [couple_row(one, *names) for one, names in zip(asked.couples, file.couples, strict=True)]
        )
        self.waived.set_value(asked.waived)
        self.version = file.version
        self._shown = self._entered(self.form.read(quietly=True))

    def _entered(self, values: dict[str, Any]) -> Entered:
        scope = Scope(unit_ids=values["units"], post_ids=values["posts"], employee_ids=values["people"])
        asked = Asked(
            day=values["day"],
            scope=scope,
            weights=self.weights.value(),
            change=values["change"],
            floor_percent=values["floor"] or 0,
            most_moves=values["most"],
            waived=self.waived.value(),
            pins=tuple(row.pin for row in self.pins.value()),
            couples=tuple(row.couple for row in self.couples.value()),
        )
        return Entered(values["name"], values["note"], asked)

    def _check(self, values: dict[str, Any]) -> None:
        """Refuse what no plan can be asked."""
        faults = {}
        if values["day"] is None:
            faults["day"] = _("Please write the day.")
        if (values["floor"] or 0) > FULL:
            faults["floor"] = _("At most 100.")
        if not values["name"]:
            faults["name"] = _("Please give the plan a name.")
        if self.pins.is_writing() or self.couples.is_writing():
            faults[""] = _("A line is begun: add it or close it first.")
        if self.waived.lacks_reason():
            faults["waived"] = _("A rule is not heeded: write why.")
        if faults:
            refusal = Refusal(_("Some fields need another look."), _("See the red lines."), faults)
            self.form.show_refusal(refusal)
            self._show_first_fault()
            raise refusal

    def _show_first_fault(self) -> None:
        """Scroll to where the cursor was put."""
        at = self.focusWidget()
        if at is not None:
            self.ensureWidgetVisible(at)

    def _offer_known(self, known: Sequence[SuggestedCouple]) -> None:
        taken = {key for row in self.couples.value() for key in (row.couple.one_id, row.couple.other_id)}
        self._known = [couple for couple in known if couple.one_id not in taken and couple.other_id not in taken]
        words = ngettext("Add the {count} couple of the records", "Add the {count} couples of the records", len(known))
        self._add_known.setText(words.format(count=len(self._known)))
        self._add_known.setVisible(bool(self._known))

    def _take_known(self) -> None:
        rows: list[CoupleRow] = list(self.couples.value())
        taken = {key for row in rows for key in (row.couple.one_id, row.couple.other_id)}
        for known in self._known:
            if taken.isdisjoint({known.one_id, known.other_id}):
                rows.append(known_row(known))
                taken |= {known.one_id, known.other_id}
        self.couples.set_value(rows)
        self._offer_known(())
        self.edited.emit()


def _column(*parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(GAP)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return column


def _columns(rows: Sequence[tuple[QVBoxLayout, QVBoxLayout]]) -> QGridLayout:
    """Two columns of the same width."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * MARGIN)
    grid.setVerticalSpacing(MARGIN)
    for at, row in enumerate(rows):
        for column, part in enumerate(row):
            grid.addLayout(part, at, column)
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, COLUMN_WIDTH)
    return grid
