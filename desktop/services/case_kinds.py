"""The kinds of case and the rules of the checks: as shipped, and as the office changed them."""

import tomllib
from functools import cache
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.tables import RuleChange
from desktop.domain.case_checks import CheckRule, Severity
from desktop.domain.case_kinds import KindOfCase, RequiredPaper, Route
from desktop.domain.cases import CaseKind, Direction
from desktop.paths import RESOURCES

REFERENCE = RESOURCES / "reference"
KINDS, CHECKS = "kind", "check"
"""Subjects of the office's changes."""


def case_kinds(session: Session) -> dict[CaseKind, KindOfCase]:
    """Every kind of case, with what the office changed."""
    changed = changed_rules(session, KINDS)
    return {kind: _kind(kind.value, changed[kind]) if kind in changed else shipped_kinds()[kind] for kind in CaseKind}


def check_rules(session: Session) -> dict[str, CheckRule]:
    """The rule of each check by its code, with what the office changed."""
    changed = changed_rules(session, CHECKS)
    return {**shipped_checks(), **{code: _check(content) for code, content in changed.items()}}


def changed_rules(session: Session, subject: str) -> dict[str, dict[str, Any]]:
    """The newest content of each rule of `subject` that differs from the shipped one, by its code."""
    newest = select(func.max(RuleChange.id)).where(RuleChange.subject == subject).group_by(RuleChange.code)
    rows = session.execute(select(RuleChange.code, RuleChange.content).where(RuleChange.id.in_(newest)))
    return {code: content for code, content in rows if content is not None}


@cache
def shipped_kinds() -> dict[CaseKind, KindOfCase]:
    """Every kind of case as the program brings it."""
    return {CaseKind(code): _kind(code, entry) for code, entry in _read("case_kinds.toml").items()}


@cache
def shipped_checks() -> dict[str, CheckRule]:
    """The rule of each check as the program brings it."""
    return {code: _check(entry) for code, entry in _read("checks.toml").items()}


def _kind(code: str, entry: dict[str, Any]) -> KindOfCase:
    return KindOfCase(
        kind=CaseKind(code),
        article=entry["article"],
        routes={Direction(direction): Route(**route) for direction, route in entry["routes"].items()},
        papers=tuple(RequiredPaper(**paper) for paper in entry["papers"]),
        enabled=entry.get("enabled", True),
    )


def _check(entry: dict[str, Any]) -> CheckRule:
    return CheckRule(Severity(entry["severity"]), entry["article"], entry.get("months", 0))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((REFERENCE / name).read_text(encoding="utf-8"))
