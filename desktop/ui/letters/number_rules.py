"""How letters of each kind are numbered, where a kind differs from what the office settled for all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtGui import QIcon

from desktop.domain.letters.letters import LETTER_KIND_WORDS, LetterKind
from desktop.domain.office import COUNTER_SCOPE_WORDS, Office
from desktop.services.numbers.previews import NumberPreview, number_previews, sample_number
from desktop.services.rules.rule_store import ChangeRow, RuleKey
from desktop.services.settings import office
from desktop.services.wording.classifications import doubts_of_code
from desktop.services.wording.letter_numbers import (
    LONGEST_CODE,
    NumberFile,
    NumberRule,
    change_number_rule,
    number_files,
    reset_number_rule,
)
from desktop.text import N_, _
from desktop.ui.background import Session
from desktop.ui.classification_field import ClassificationField
from desktop.ui.forms import ChoiceField, Form, LineField
from desktop.ui.icons import icon
from desktop.ui.listed_rules import RuleList
from desktop.ui.number_pattern import PatternBuilder
from desktop.ui.style import Meaning
from desktop.ui.tables import Column

PATTERN_LENGTH = 120


@dataclass(frozen=True, slots=True)
class KindNumbers:
    """The rule of a kind with what its next letter would bear, and the office it is laid over."""

    file: NumberFile
    preview: NumberPreview
    office: Office

    @property
    def key(self) -> RuleKey:
        """Which rule it is."""
        return self.file.key

    @property
    def differences(self) -> tuple[str, ...]:
        """Where it stands apart from the shipped one."""
        return self.file.differences

    @property
    def changes(self) -> tuple[ChangeRow, ...]:
        """Its history."""
        return self.file.changes


def _files(session: Session) -> list[KindNumbers]:
    today = date.today()  # noqa: DTZ011  # the office's own day
    settled, previews = office(session), number_previews(session, None, today)
    return [KindNumbers(file, each, settled) for file, each in zip(number_files(session), previews, strict=True)]


def _own(row: KindNumbers) -> QIcon | None:
    return icon("pencil-outline", Meaning.SOON) if row.differences else None


class _KindPattern(PatternBuilder):
    """The builder of one kind's pattern; an empty line stands for the office's."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self.shown: KindNumbers | None = None
        super().__init__(form.field("pattern"), "kindNumber", self._sampled)

    def _sampled(self, _pattern: str) -> str:
        if self.shown is None:
            return ""
        rule, today = NumberRule(**_entered(self._form)), date.today()  # noqa: DTZ011  # the office's own day
        told = sample_number(self.shown.office, LetterKind(self.shown.key.code), rule, today)
        return "\n".join((told, *doubts_of_code(rule.classification, today)))


def _entered(form: Form) -> dict[str, str]:
    names = ("pattern", "scope", "classification", "unit", "code", "secrecy")
    return {name: form.field(name).value() or "" for name in names}


def _add_fields(form: Form) -> None:
    form.add("code", _("Code of the &kind"), LineField(LONGEST_CODE, _("what {kode} prints, such as ND")))
    form.add("classification", _("C&lassification"), ClassificationField(_("as the office")))
    form.add("unit", _("Uni&t code"), LineField(LONGEST_CODE, _("as the office")))
    form.add("secrecy", _("Se&crecy"), LineField(LONGEST_CODE, _("what {sifat} prints, such as B")))
    form.add("scope", _("C&ounter"), ChoiceField(COUNTER_SCOPE_WORDS, _("as the office")))
    form.add("pattern", _("Number &pattern"), LineField(PATTERN_LENGTH, _("as the office")))
    builder = _KindPattern(form)
    form.rows.addRow("", builder)
    form.edited.connect(builder.say)


def _fill(form: Form, row: KindNumbers) -> None:
    (builder,) = form.findChildren(_KindPattern)
    builder.shown = row
    rule = row.file.rule
    form.fill({name: getattr(rule, name) for name in NumberRule.__slots__} | {"scope": rule.scope or None})
    builder.stand_for(row.office.number_pattern)


def _change(row: KindNumbers, values: dict[str, Any], note: str) -> Callable[[Session], None]:
    rule = NumberRule(**values | {"scope": values["scope"] or ""})
    return partial(change_number_rule, key=row.key, rule=rule, note=note)


def _remark(row: KindNumbers) -> str:
    if row.preview.fault:
        return row.preview.fault
    told = _("The next letter: {number} ({counter})")
    return told.format(number=row.preview.number, counter=row.preview.counter)


KIND_NUMBERS: RuleList[KindNumbers] = RuleList(
    role="kindNumbers",
    form="kindNumber",
    name=N_("Numbers by kind of letter"),
    columns=(
        Column("kind", N_("Kind of letter"), 170, lambda row: _(LETTER_KIND_WORDS[row.file.kind]), icon=_own),
        Column("code", N_("Code"), 60, lambda row: row.file.rule.code),
        Column("number", N_("Next number"), 200, lambda row: row.preview.number or row.preview.fault),
        Column("counter", N_("Counter"), 130, lambda row: row.preview.counter),
    ),
    files=_files,
    add_fields=_add_fields,
    title=lambda row: _(LETTER_KIND_WORDS[row.file.kind]),
    fill=_fill,
    change=_change,
    remark=_remark,
    reset=reset_number_rule,
    tall=True,
)
