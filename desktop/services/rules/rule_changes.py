"""The office's own rules: kinds of case, checks, reasons and weights, changed with a note, reset, and their history."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.orm import Session

from desktop.db.tables import RuleChange
from desktop.domain.cases.cases import CaseKind
from desktop.domain.cases.check_rules import CheckRule
from desktop.domain.cases.kinds import KindOfCase
from desktop.domain.cases.rule_checks import (
    checked_kind,
    checked_rule,
    checked_score,
    checked_sentences,
    kind_differences,
    rule_differences,
    score_differences,
    sentence_differences,
)
from desktop.domain.cases.scoring import ScoreCode, ScoreRule
from desktop.domain.office import Office
from desktop.domain.refusal import Refusal
from desktop.services.rules.case_kinds import CHECKS, KINDS, read_check, read_kind, shipped_checks, shipped_kinds
from desktop.services.rules.conflicts import DECLARATION, QUESTIONS, read_questions, shipped_questions, worded_questions
from desktop.services.rules.reasons import REASONS, shipped_reasons
from desktop.services.rules.rule_store import ChangeRow, Content, RuleKey, changes_of, history_of, key_of, write_change
from desktop.services.rules.score_rules import SCORES, read_score_rule, shipped_scores
from desktop.services.settings import office
from desktop.text import _

OFFICE_LIMITS = {"tenure": "least_tenure_months", "retires_soon": "retirement_warning_months"}
"""Checks whose limit stands in the office's settings, and nowhere else."""


@dataclass(frozen=True, slots=True)
class KindFile:
    """A kind of case as the office has it, beside the shipped one."""

    key: RuleKey
    kind: KindOfCase
    differences: tuple[str, ...]
    """What is not as shipped, a sentence each."""
    changes: tuple[ChangeRow, ...]
    """The newest first."""


@dataclass(frozen=True, slots=True)
class CheckFile:
    """The rule of a check as the office has it, beside the shipped one."""

    key: RuleKey
    rule: CheckRule
    on: bool
    limited: bool
    """Whether it has a number."""
    limit_in_settings: bool
    """Whether that number is one of the office's settings, and is changed there."""
    differences: tuple[str, ...]
    changes: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class ReasonsFile:
    """A list of sentences as the office has it, beside the shipped one."""

    key: RuleKey
    sentences: tuple[str, ...]
    differences: tuple[str, ...]
    changes: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class ScoreFile:
    """The weight of a line of the score sheet as the office has it, beside the shipped one."""

    key: RuleKey
    rule: ScoreRule
    differences: tuple[str, ...]
    changes: tuple[ChangeRow, ...]


def kind_files(session: Session) -> list[KindFile]:
    """Every kind of case with what the office changed of it."""
    changes = changes_of(session, KINDS)
    return [_kind_file(kind, changes[kind.value]) for kind in shipped_kinds()]


def check_files(session: Session) -> list[CheckFile]:
    """Every check with what the office changed of its rule."""
    settled, changes = office(session), changes_of(session, CHECKS)
    return [_check_file(code, settled, changes[code]) for code in shipped_checks()]


def reasons_files(session: Session) -> list[ReasonsFile]:
    """Every list of reasons, and the questions on conflicts, with what the office changed of it."""
    changes = changes_of(session, REASONS)
    lists = [_list_file(REASONS, code, changes[code]) for code in shipped_reasons()]
    return [*lists, _list_file(QUESTIONS, DECLARATION, changes_of(session, QUESTIONS)[DECLARATION])]


def score_files(session: Session) -> list[ScoreFile]:
    """Every line of the score sheet with what the office changed of its weight."""
    changes = changes_of(session, SCORES)
    return [_score_file(code, changes[code.value]) for code in shipped_scores()]


def change_kind(session: Session, key: RuleKey, kind: KindOfCase, note: str) -> None:
    """Put `kind` in the place of what the office had; cases that were opened before keep their papers."""
    checked = checked_kind(kind)
    _write(session, key, _kind_content(checked), note)


def change_check(session: Session, key: RuleKey, rule: CheckRule, note: str, *, on: bool) -> None:
    """Give a check another severity, limit or article, or switch it off."""
    limited = bool(_shipped(shipped_checks(), key).limit) and key.code not in OFFICE_LIMITS
    checked = checked_rule(rule, limited=limited)
    limit = checked.limit if limited else shipped_checks()[key.code].limit
    content = {"severity": checked.severity.value, "article": checked.article, "limit": limit}
    _write(session, key, content | ({} if on else {"off": True}), note)


def change_reasons(session: Session, key: RuleKey, sentences: tuple[str, ...], note: str) -> None:
    """Put `sentences` in the place of a list; what was written with the old ones stays."""
    kept = checked_sentences(sentences)
    if key.subject == QUESTIONS:
        put = [asdict(question) for question in worded_questions(session, kept)]
        _write(session, key, {"questions": put}, note)
        return
    _shipped(shipped_reasons(), key)
    _write(session, key, {"sentences": list(kept)}, note)


def change_score(session: Session, key: RuleKey, rule: ScoreRule, note: str) -> None:
    """Give a line of the score sheet another weight; sheets that were prepared stay as they are."""
    shipped: ScoreRule = _shipped(shipped_scores(), key)
    _write(session, key, _score_content(checked_score(rule, limited=bool(shipped.full))), note)


def reset_rule(session: Session, key: RuleKey, note: str) -> None:
    """Return to the shipped rule."""
    _write(session, key, None, note)


def _write(session: Session, key: RuleKey, content: Content | None, note: str) -> None:
    write_change(session, key, content, note, _SHIPPED[key.subject](key.code))


def _kind_file(kind: CaseKind, rows: list[RuleChange]) -> KindFile:
    shipped = shipped_kinds()[kind]

    def read(content: Content | None) -> KindOfCase:
        return shipped if content is None else read_kind(kind.value, content)

    now = read(rows[-1].content if rows else None)
    history = history_of(rows, lambda old, new: kind_differences(read(old), read(new)))
    return KindFile(key_of(KINDS, kind.value, rows), now, kind_differences(shipped, now), history)


def _check_file(code: str, settled: Office, rows: list[RuleChange]) -> CheckFile:
    shipped = shipped_checks()[code]
    setting = OFFICE_LIMITS.get(code)

    def read(content: Content | None) -> tuple[CheckRule, bool]:
        return (shipped, True) if content is None else (read_check(content), not content.get("off"))

    rule, on = read(rows[-1].content if rows else None)
    if setting is not None:
        rule = CheckRule(rule.severity, rule.article, getattr(settled, setting))
    return CheckFile(
        key=key_of(CHECKS, code, rows),
        rule=rule,
        on=on,
        limited=bool(shipped.limit),
        limit_in_settings=setting is not None,
        differences=rule_differences((shipped, True), read(rows[-1].content if rows else None)),
        changes=history_of(rows, lambda old, new: rule_differences(read(old), read(new))),
    )


def _list_file(subject: str, code: str, rows: list[RuleChange]) -> ReasonsFile:
    def read(content: Content | None) -> tuple[str, ...]:
        kept = _SHIPPED[subject](code) if content is None else content
        if subject == QUESTIONS:
            return tuple(question.text for question in read_questions(kept))
        return tuple(kept["sentences"])

    shipped = read(None)

    now = read(rows[-1].content if rows else None)
    history = history_of(rows, lambda old, new: sentence_differences(read(old), read(new)))
    return ReasonsFile(key_of(subject, code, rows), now, sentence_differences(shipped, now), history)


def _score_file(code: ScoreCode, rows: list[RuleChange]) -> ScoreFile:
    shipped = shipped_scores()[code]

    def read(content: Content | None) -> ScoreRule:
        return shipped if content is None else read_score_rule(content)

    now = read(rows[-1].content if rows else None)
    history = history_of(rows, lambda old, new: score_differences(read(old), read(new)))
    return ScoreFile(key_of(SCORES, code.value, rows), now, score_differences(shipped, now), history)


def _shipped(rules: Any, key: RuleKey) -> Any:
    if key.code not in rules:
        raise Refusal(_("There is no such rule."), _("Load the settings again."))
    return rules[key.code]


def _kind_content(kind: KindOfCase) -> Content:
    """A kind as it is kept: plain words, numbers and lists."""
    return {
        "article": kind.article,
        "enabled": kind.enabled,
        "routes": {direction.value: asdict(route) for direction, route in kind.routes.items()},
        "papers": [_paper_content(asdict(paper)) for paper in kind.papers],
    }


def _paper_content(paper: Content) -> Content:
    direction = paper["direction"]
    return paper | {"direction": None if direction is None else direction.value}


def _check_content(code: str) -> Content:
    rule: CheckRule = _shipped(shipped_checks(), RuleKey(CHECKS, code))
    return {"severity": rule.severity.value, "article": rule.article, "limit": rule.limit}


def _score_content(rule: ScoreRule) -> Content:
    return {"most": rule.most, "basis": rule.basis, "full": rule.full, "steps": dict(rule.steps)}


_SHIPPED: dict[str, Callable[[str], Content]] = {
    KINDS: lambda code: _kind_content(shipped_kinds()[CaseKind(code)]),
    CHECKS: _check_content,
    SCORES: lambda code: _score_content(shipped_scores()[ScoreCode(code)]),
    QUESTIONS: lambda _code: {"questions": [asdict(question) for question in shipped_questions()]},
    REASONS: lambda code: {"sentences": list(_shipped(shipped_reasons(), RuleKey(REASONS, code)))},
}
