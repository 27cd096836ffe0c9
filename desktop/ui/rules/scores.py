"""The weights of the score sheet: how many points each line can give, and where it gives them all."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtGui import QIcon

from desktop.domain.history_entries import PERFORMANCE_RATINGS
from desktop.domain.scoring import ADVICE, ADVICE_ARTICLE, FULL_WORDS, SCORE_CODE_WORDS, ScoreCode, shown_points
from desktop.services.rule_changes import ScoreFile, change_score, score_files
from desktop.text import N_, _
from desktop.ui.background import Session
from desktop.ui.forms import LineField, NumberField
from desktop.ui.icons import icon
from desktop.ui.rules.listed import ListedRules
from desktop.ui.style import Meaning, muted
from desktop.ui.tables import Column

STEPS = {"1": "stepVeryGood", "2": "stepGood", "3": "stepRepair", "4": "stepPoor", "5": "stepVeryPoor"}
"""The field of each appraisal's share."""


def _words(file: ScoreFile) -> str:
    return _(SCORE_CODE_WORDS[ScoreCode(file.key.code)])


def _points(file: ScoreFile) -> str:
    return shown_points(file.rule.most) if file.rule.most else _("Off")


def _full(file: ScoreFile) -> str:
    words = FULL_WORDS.get(ScoreCode(file.key.code), "")
    return f"{shown_points(file.rule.full)} {_(words)}" if words else ""


def _own(file: ScoreFile) -> QIcon | None:
    return icon("pencil-outline", Meaning.SOON) if file.differences else None


class ScoresTab(ListedRules[ScoreFile]):
    """All lines of the sheet at the left, the weight of the chosen one at the right."""

    ROLE = "scores"
    FORM = "scoreRule"
    COLUMNS = (
        Column("line", N_("Line of the sheet"), 210, _words, icon=_own),
        Column("most", N_("Points at most"), 116, _points, right=True),
        Column("full", N_("All points from"), 255, _full),
    )
    FILES = staticmethod(score_files)

    def add_fields(self) -> None:
        """Points, where all are given, shares by appraisal, and the basis."""
        add = self.form.add
        add("most", _("&Points at most"), NumberField(3), _("0 switches the line off."))
        add("full", _("All points &from"), NumberField(3))
        for value, field in STEPS.items():
            words = _("{rating}, in % of the points").format(rating=PERFORMANCE_RATINGS[value])
            add(field, words, NumberField(3))
        add("basis", _("Arti&cle"), LineField(200))
        self.table.setAccessibleName(_("Weights of the score sheet"))
        self.below_form(muted(f"{ADVICE} ({ADVICE_ARTICLE})"))

    def title_of(self, file: ScoreFile) -> str:
        """Name of the line."""
        return _words(file)

    def show_rule(self, file: ScoreFile) -> None:
        """Fill the form with the fields that the line has."""
        rule, counted = file.rule, FULL_WORDS.get(ScoreCode(file.key.code), "")
        steps = {field: _whole(rule.steps.get(value)) for value, field in STEPS.items()}
        full = {"full": _whole(rule.full) if counted else None}
        self.form.fill({"most": _whole(rule.most), "basis": rule.basis, **full, **steps})
        self.form.show_row("full", shown=bool(counted))
        self.form.field("full").setPlaceholderText(_(counted) if counted else "")
        for value, field in STEPS.items():
            self.form.show_row(field, shown=value in rule.steps)

    def change(self, file: ScoreFile, values: dict[str, Any], note: str) -> Callable[[Session], None]:
        """Keep the weight; what the line does not have stays as it is."""
        steps = {value: values[STEPS[value]] or 0 for value in file.rule.steps}
        named = {"most": values["most"] or 0, "full": values["full"] or 0, "basis": values["basis"], "steps": steps}
        return partial(change_score, key=file.key, rule=replace(file.rule, **named), note=note)


def _whole(number: float | None) -> int | None:
    return None if number is None else round(number)
