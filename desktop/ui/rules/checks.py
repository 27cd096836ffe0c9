"""The checks of a move: how grave each is, its limit, and whether it is on."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtGui import QIcon

from desktop.domain.case_checks import CHECK_WORDS, LIMIT_WORDS
from desktop.domain.check_rules import SEVERITY_WORDS, Severity
from desktop.services.rule_changes import CheckFile, change_check, check_files
from desktop.text import N_, _
from desktop.ui.background import Session
from desktop.ui.forms import CheckField, ChoiceField, LineField, NumberField
from desktop.ui.icons import icon
from desktop.ui.rules.listed import ListedRules
from desktop.ui.style import Meaning, muted
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


class ChecksTab(ListedRules[CheckFile]):
    """All checks at the left, the rule of the chosen one at the right."""

    ROLE = "checks"
    FORM = "checkRule"
    COLUMNS = (
        Column("check", N_("Check"), 330, _words, icon=_own),
        Column("severity", N_("How grave"), 152, _severity, icon=_severity_icon),
        Column("limit", N_("Limit"), 84, _limit, right=True),
        Column("article", N_("Article"), 220, lambda file: file.rule.article, shown=False),
    )
    FILES = staticmethod(check_files)

    def add_fields(self) -> None:
        """State, severity, limit and article."""
        add = self.form.add
        add("on", _("State"), CheckField(_("This chec&k is made")))
        add("severity", _("How &grave"), ChoiceField(SEVERITY_WORDS), _("A warning is passed with a written reason."))
        add("limit", _("&Limit"), NumberField(3))
        add("article", _("Arti&cle"), LineField(200))
        self.table.setAccessibleName(_("Checks of a move"))
        self._elsewhere = muted(_("This limit stands under “Limits of time and quorum”, another tab of the settings."))
        self.below_form(self._elsewhere)

    def title_of(self, file: CheckFile) -> str:
        """Name of the check."""
        return _words(file)

    def show_rule(self, file: CheckFile) -> None:
        """Fill the form; a limit of the settings is shown and changed there."""
        rule = file.rule
        shown = {"on": file.on, "severity": rule.severity, "article": rule.article}
        self.form.fill(shown | {"limit": rule.limit if file.limited else None})
        limit = self.form.field("limit")
        limit.setEnabled(not file.limit_in_settings)
        limit.setPlaceholderText(_(LIMIT_WORDS.get(file.key.code, "")))
        self.form.show_row("limit", shown=file.limited)
        self._elsewhere.setVisible(file.limit_in_settings)

    def change(self, file: CheckFile, values: dict[str, Any], note: str) -> Callable[[Session], None]:
        """Keep the rule with its state."""
        named = {"severity": values["severity"], "article": values["article"], "limit": values["limit"] or 0}
        return partial(change_check, key=file.key, rule=replace(file.rule, **named), note=note, on=values["on"])
