"""The rule sets of objections in the settings: their lengths with the articles, changed with a reason, or reset."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.objections.objections import RULE_SET_WORDS, RuleSet
from desktop.domain.objections.rules import (
    DAY_UNIT_WORDS,
    PERIOD_WORDS,
    PERIODS,
    START_READING_WORDS,
    ObjectionRules,
    Period,
)
from desktop.domain.refusal import Refusal
from desktop.services.objections.rules import RulesView, change_rules, reset_rules, rules_view
from desktop.text import _
from desktop.ui import messages
from desktop.ui.forms import ChoiceField, Form, LineField, NumberField
from desktop.ui.office_form import scrolled
from desktop.ui.style import GAP, muted
from desktop.ui.windows import Shell, button, label_for, main_button

FORM_WIDTH = 760
DAYS_WIDTH, UNIT_WIDTH = 64, 150


class PeriodField(QWidget):
    """One length: how many days, of which kind, by which article; empty days mean that there is none."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._days, self._article = NumberField(3), LineField(placeholder=_("Article, or the office's decision"))
        self._unit = ChoiceField(DAY_UNIT_WORDS)
        self.edited = self._article.edited
        for part, field, words in (
            ("days", self._days, _("Days")),
            ("unit", self._unit, _("Kind of days")),
            ("article", self._article, _("Article")),
        ):
            field.setObjectName(f"objectionRules.{name}.{part}")
            field.setAccessibleName(f"{_(PERIOD_WORDS[name])}: {words}")
        self._days.setFixedWidth(DAYS_WIDTH)
        self._unit.setFixedWidth(UNIT_WIDTH)
        self._days.edited.connect(self.edited)
        self._unit.edited.connect(self.edited)
        self.setFocusProxy(self._days)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._days)
        row.addWidget(self._unit)
        row.addWidget(self._article, 1)

    def value(self) -> Period:
        """The length; raises Refusal if the days are no number."""
        return Period(self._days.value() or 0, self._unit.value(), self._article.value())

    def set_value(self, value: Period | None) -> None:
        """Show `value`."""
        shown = value or Period()
        self._days.set_value(shown.days or None)
        self._unit.set_value(shown.unit)
        self._article.set_value(shown.article)


class ObjectionRulesEditor(QWidget):
    """Shows one rule set, and changes it for the objections to come."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._choice = ChoiceField(RULE_SET_WORDS)
        self._form = Form("objectionRules")
        self._told = muted()
        self._save = main_button(_("Sa&ve the rules"), "objectionRules.save", "content-save-outline")
        self._reset = button(_("Back to the shipped rules…"), "objectionRules.reset", self._ask_reset)
        self._build()
        self._choice.edited.connect(self.refresh)
        self._save.clicked.connect(self._keep)
        self._choice.set_value(RuleSet.PP_79_2021)
        self.refresh()

    def refresh(self) -> None:
        """Ask for the chosen rule set."""
        self._shell.background.ask(self, self._show, rules_view, self._choice.value())

    def _build(self) -> None:
        self._choice.setObjectName("objectionRules.set")
        self._told.setObjectName("objectionRules.told")
        for name in PERIODS:
            self._form.add(name, _(PERIOD_WORDS[name]), PeriodField(name))
        self._form.add("start", _("The days to file begin with"), ChoiceField(START_READING_WORDS))
        self._form.add("note", _("&Reason for the change"), LineField())
        self._form.setMaximumWidth(FORM_WIDTH)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(label_for(_("R&ule set"), self._choice))
        top.addWidget(self._choice)
        top.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self._save)
        foot.addWidget(self._reset)
        foot.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self._told)
        column.addWidget(self._form)
        column.addWidget(
            muted(
                _(
                    "An empty number means that the rule set has no such length. A change counts for objections "
                    "recorded from now on; those recorded before keep the days they were told."
                )
            )
        )
        column.addLayout(foot)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside))

    def _show(self, view: RulesView) -> None:
        values: dict[str, Any] = {name: getattr(view.rules, name) for name in PERIODS}
        self._form.fill({**values, "start": view.rules.start})
        self._told.setText(_told(view))
        self._reset.setEnabled(not view.is_shipped)
        self._save.setEnabled(True)

    def _keep(self) -> None:
        try:
            values = self._form.read()
        except Refusal:
            return
        periods = {name: values[name] for name in PERIODS}
        rules = ObjectionRules(**periods, start=values["start"])
        self._save.setEnabled(False)
        job = self._shell.background.do(self, self._kept, change_rules, self._choice.value(), rules, values["note"])
        job.refused = self._refused

    def _ask_reset(self) -> None:
        reason = messages.ask_reason(self, _("Back to the shipped rules"), _("Why are they reset?"))
        if reason:
            self._shell.background.do(self, self._kept, reset_rules, self._choice.value(), reason)

    def _kept(self, _nothing: None) -> None:
        self._shell.say(_("The rules are changed; objections recorded from now on are counted by them."))
        self.refresh()

    def _refused(self, refusal: Refusal) -> None:
        self._save.setEnabled(True)
        self._form.show_refusal(refusal)
        self._shell.show_refusal(refusal)


def _told(view: RulesView) -> str:
    if view.changed_at is None:
        return _("As shipped.")
    day, words = shown_date(view.changed_at.astimezone().date()), _("Changed on {date} by {who}: {note}")
    if view.is_shipped:
        words = _("As shipped; reset on {date} by {who}: {note}")
    return words.format(date=day, who=view.changed_by, note=view.note)
