"""How letters of each kind are numbered: its own code, classification, pattern or counter, as shipped or as settled.

What a kind leaves empty it takes from the office's settings (`letter_settings.settled_letters`).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy.orm import Session

from desktop.domain.employees.names import check_line
from desktop.domain.letters.letters import LetterKind
from desktop.domain.letters.numbering import LONGEST_PATTERN, CounterScope, check_pattern
from desktop.domain.office import COUNTER_SCOPE_WORDS, Office
from desktop.domain.refusal import Refusal
from desktop.services.rules.case_kinds import changed_rules
from desktop.services.rules.rule_store import ChangeRow, RuleKey, changes_of, history_of, key_of, write_change
from desktop.services.settings import office as current_office
from desktop.text import N_, _

SUBJECT = "letter_numbers"
"""Subject of the office's changes."""
LONGEST_CODE = 40
DECREE_CODE, LETTER_CODE = "Kep", "S"
_CODES = {
    LetterKind.DECREE: DECREE_CODE,
    LetterKind.COLLECTIVE_DECREE: DECREE_CODE,
    LetterKind.OBJECTION_DECISION: DECREE_CODE,
    LetterKind.MEMO: "ND",
    LetterKind.INVITATION: "Und",
    LetterKind.ASSIGNMENT: "ST",
    LetterKind.START_OF_DUTY: "SPMT",
    LetterKind.INAUGURATION: "SPP",
    LetterKind.HOLDING_OF_POST: "SPMJ",
    LetterKind.MINUTES: "BA",
    LetterKind.STATEMENT: "SP",
    LetterKind.RECEIPT: "TT",
}
_CLASSIFICATIONS = {LetterKind.ASSIGNMENT: "800.1.11.1"}
"""Kinds whose code all sources agree on (REGULATION 3.6)."""
NUMBERED = tuple(kind for kind in LetterKind if kind not in {LetterKind.EXTRACT, LetterKind.COPY})
"""Kinds that take a number; extracts and copies bear that of their decree."""


@dataclass(frozen=True, slots=True)
class NumberRule:
    """How letters of one kind are numbered; pattern, counter, classification and unit are the office's where empty."""

    pattern: str = ""
    scope: str = ""
    classification: str = ""
    unit: str = ""
    code: str = LETTER_CODE
    secrecy: str = "B"


@dataclass(frozen=True, slots=True)
class NumberFile:
    """The rule of a kind as the office has it, beside the shipped one."""

    key: RuleKey
    kind: LetterKind
    rule: NumberRule
    differences: tuple[str, ...]
    changes: tuple[ChangeRow, ...]


def shipped_rule(kind: LetterKind) -> NumberRule:
    """The rule of a kind as the program brings it."""
    return NumberRule(classification=_CLASSIFICATIONS.get(kind, ""), code=_CODES.get(kind, LETTER_CODE))


def number_rules(session: Session) -> Mapping[LetterKind, NumberRule]:
    """The rule of every kind, with what the office changed."""
    changed = changed_rules(session, SUBJECT)
    return {kind: _read(kind, changed.get(kind.value)) for kind in LetterKind}


def number_rule(session: Session, kind: LetterKind) -> NumberRule:
    """The rule of one kind, with what the office changed."""
    return _read(kind, changed_rules(session, SUBJECT).get(kind.value))


def number_files(session: Session) -> list[NumberFile]:
    """The rule of every kind that takes numbers, with its history."""
    changes = changes_of(session, SUBJECT)
    return [_file(kind, changes[kind.value]) for kind in NUMBERED]


def change_number_rule(session: Session, key: RuleKey, rule: NumberRule, note: str) -> None:
    """Number letters of a kind by `rule` from now on; letters that were issued keep their numbers."""
    kind = _kind(key)
    checked = checked_rule(current_office(session), rule)
    write_change(session, key, asdict(checked), note, asdict(shipped_rule(kind)))


def reset_number_rule(session: Session, key: RuleKey, note: str) -> None:
    """Number letters of a kind as shipped again."""
    write_change(session, key, None, note, asdict(shipped_rule(_kind(key))))


def checked_rule(office: Office, rule: NumberRule) -> NumberRule:
    """The rule as it is kept; refused, with a message by field, where it cannot number letters."""
    values, problems = {}, {}
    for each in fields(rule):
        limit = LONGEST_PATTERN if each.name == "pattern" else LONGEST_CODE
        try:
            values[each.name] = check_line(getattr(rule, each.name), limit)
        except Refusal as refusal:
            problems[each.name] = str(refusal)
    tidy = NumberRule(**values) if not problems else rule
    problems |= {} if problems else _pattern_problem(office, tidy)
    if problems:
        raise Refusal(_("The number of this kind needs another look."), _("See the red lines."), problems)
    return tidy


def _pattern_problem(office: Office, rule: NumberRule) -> dict[str, str]:
    """What is wrong with a kind's own pattern or counter, by field; what the office settled is checked there."""
    scope = CounterScope(rule.scope or office.counter_scope)
    if rule.scope == CounterScope.KIND and not rule.code:
        return {"code": _("A counter for each kind needs the kind's own code.")}
    if not rule.pattern and not rule.scope:
        return {}
    try:
        check_pattern(rule.pattern or office.number_pattern, scope)
    except Refusal as refusal:
        return {"pattern": str(refusal)}
    return {}


def _kind(key: RuleKey) -> LetterKind:
    if key.code not in set(NUMBERED):
        raise Refusal(_("There is no such rule."), _("Load the settings again."))
    return LetterKind(key.code)


def _read(kind: LetterKind, content: Mapping[str, Any] | None) -> NumberRule:
    return shipped_rule(kind) if content is None else NumberRule(**content)


def _file(kind: LetterKind, rows: list[Any]) -> NumberFile:
    def differences(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> tuple[str, ...]:
        return rule_differences(_read(kind, old), _read(kind, new))

    newest = rows[-1].content if rows else None
    key = key_of(SUBJECT, kind.value, rows)
    return NumberFile(key, kind, _read(kind, newest), differences(None, newest), history_of(rows, differences))


FIELD_WORDS = {
    "pattern": N_("Number pattern: {old} → {new}."),
    "scope": N_("Counter: {old} → {new}."),
    "classification": N_("Classification: {old} → {new}."),
    "unit": N_("Unit code: {old} → {new}."),
    "code": N_("Code of the kind: {old} → {new}."),
    "secrecy": N_("Secrecy: {old} → {new}."),
}


def rule_differences(old: NumberRule, new: NumberRule) -> tuple[str, ...]:
    """What `new` has that `old` has not, a sentence each."""
    changed = (name for name in FIELD_WORDS if getattr(old, name) != getattr(new, name))
    return tuple(
        _(FIELD_WORDS[name]).format(old=_shown(name, getattr(old, name)), new=_shown(name, getattr(new, name)))
        for name in changed
    )


def _shown(name: str, value: str) -> str:
    if not value:
        return "–" if name in {"code", "secrecy"} else _("as the office")
    return _(COUNTER_SCOPE_WORDS[value]) if name == "scope" else value
