"""The checks of a move: how grave each is, its limit, and whether it is on."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtGui import QIcon

from desktop.domain.cases.check_rules import SEVERITY_WORDS, Severity
from desktop.domain.cases.checks import CHECK_WORDS, LIMIT_WORDS
from desktop.services.rules.rule_changes import CheckFile, change_check, check_files
from desktop.text import N_, _
from desktop.ui.background import Session
from desktop.ui.forms import CheckField, ChoiceField, Form, LineField, NumberField
from desktop.ui.icons import icon
from desktop.ui.listed_rules import RuleList
from desktop.ui.style import Meaning
from desktop.ui.tables import Column

ICONS = {
    Severity.INFO: ("information-outline", Meaning.PLAIN),
    Severity.WARNING: ("alert-outline", Meaning.SOON),
    Severity.BLOCK: ("close-octagon-outline", Meaning.LATE),
}


def _words(file: CheckFile) -> str:
    return _(CHECK_WORDS.get(file.key.code, file.key.code))


def _severity(file: CheckFile) -> str:
    return _(SEVERITY_WORDS[file.rule.severity]) if file.on else _("Off")


def _severity_icon(file: CheckFile) -> QIcon:
    return icon(*ICONS[file.rule.severity]) if file.on else icon("minus-circle-outline", Meaning.PLAIN)


def _limit(file: CheckFile) -> str:
    return f"{file.rule.limit} {_(LIMIT_WORDS.get(file.key.code, ''))}".strip() if file.limited else ""


def _own(file: CheckFile) -> QIcon | None:
    return icon("pencil-outline", Meaning.SOON) if file.differences else None


def _add_fields(form: Form) -> None:
    form.add("on", _("State"), CheckField(_("This chec&k is made")))
    form.add("severity", _("How &grave"), ChoiceField(SEVERITY_WORDS), _("A warning is passed with a written reason."))
    form.add("limit", _("&Limit"), NumberField(3))
    form.add("article", _("Arti&cle"), LineField(200))


def _fill(form: Form, file: CheckFile) -> None:
    """A limit of the settings is shown here and changed there."""
    rule = file.rule
    shown = {"on": file.on, "severity": rule.severity, "article": rule.article}
    form.fill(shown | {"limit": rule.limit if file.limited else None})
    limit = form.field("limit")
    limit.setEnabled(not file.limit_in_settings)
    limit.setPlaceholderText(_(LIMIT_WORDS.get(file.key.code, "")))
    form.show_row("limit", shown=file.limited)


def _change(file: CheckFile, values: dict[str, Any], note: str) -> Callable[[Session], None]:
    named = {"severity": values["severity"], "article": values["article"], "limit": values["limit"] or 0}
    return partial(change_check, key=file.key, rule=replace(file.rule, **named), note=note, on=values["on"])


def _remark(file: CheckFile) -> str:
    elsewhere = _("This limit stands under “Limits of time and quorum”, another tab of the settings.")
    return elsewhere if file.limit_in_settings else ""


CHECKS = RuleList(
    role="checks",
    form="checkRule",
    name=N_("Checks of a move"),
    columns=(
        Column("check", N_("Check"), 330, _words, icon=_own),
        Column("severity", N_("How grave"), 152, _severity, icon=_severity_icon),
        Column("limit", N_("Limit"), 84, _limit, right=True),
        Column("article", N_("Article"), 220, lambda file: file.rule.article, shown=False),
    ),
    files=check_files,
    add_fields=_add_fields,
    title=_words,
    fill=_fill,
    change=_change,
    remark=_remark,
)
"""All checks at the left, the rule of the chosen one at the right."""
