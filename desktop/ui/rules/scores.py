"""The weights of the score sheet: how many points each line can give, and where it gives them all."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtGui import QIcon

from desktop.domain.cases.scoring import ADVICE, ADVICE_ARTICLE, FULL_WORDS, SCORE_CODE_WORDS, ScoreCode, shown_points
from desktop.domain.employees.history_entries import PERFORMANCE_RATINGS
from desktop.services.rules.rule_changes import ScoreFile, change_score, score_files
from desktop.text import N_, _
from desktop.ui.background import Session
from desktop.ui.forms import Form, LineField, NumberField
from desktop.ui.icons import icon
from desktop.ui.listed_rules import RuleList
from desktop.ui.style import Meaning
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


def _add_fields(form: Form) -> None:
    form.add("most", _("&Points at most"), NumberField(3), _("0 switches the line off."))
    form.add("full", _("All points &from"), NumberField(3))
    for value, field in STEPS.items():
        words = _("{rating}, in % of the points").format(rating=PERFORMANCE_RATINGS[value])
        form.add(field, words, NumberField(3))
    form.add("basis", _("Arti&cle"), LineField(200))


def _fill(form: Form, file: ScoreFile) -> None:
    """Only the fields that the line has are shown."""
    rule, counted = file.rule, FULL_WORDS.get(ScoreCode(file.key.code), "")
    steps = {field: _whole(rule.steps.get(value)) for value, field in STEPS.items()}
    full = {"full": _whole(rule.full) if counted else None}
    form.fill({"most": _whole(rule.most), "basis": rule.basis, **full, **steps})
    form.show_row("full", shown=bool(counted))
    form.field("full").setPlaceholderText(_(counted) if counted else "")
    for value, field in STEPS.items():
        form.show_row(field, shown=value in rule.steps)


def _change(file: ScoreFile, values: dict[str, Any], note: str) -> Callable[[Session], None]:
    """What the line does not have stays as it is."""
    steps = {value: values[STEPS[value]] or 0 for value in file.rule.steps}
    named = {"most": values["most"] or 0, "full": values["full"] or 0, "basis": values["basis"], "steps": steps}
    return partial(change_score, key=file.key, rule=replace(file.rule, **named), note=note)


def _remark(_file: ScoreFile) -> str:
    return f"{ADVICE} ({ADVICE_ARTICLE})"


def _whole(number: float | None) -> int | None:
    return None if number is None else round(number)


SCORES = RuleList(
    role="scores",
    form="scoreRule",
    name=N_("Weights of the score sheet"),
    columns=(
        Column("line", N_("Line of the sheet"), 210, _words, icon=_own),
        Column("most", N_("Points at most"), 116, _points, right=True),
        Column("full", N_("All points from"), 255, _full),
    ),
    files=score_files,
    add_fields=_add_fields,
    title=_words,
    fill=_fill,
    change=_change,
    remark=_remark,
)
"""All lines of the sheet at the left, the weight of the chosen one at the right."""
