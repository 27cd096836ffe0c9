"""The kinds of case and the rules of the checks: as shipped, and as the office changed them."""

import tomllib
from functools import cache
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.tables import RuleChange
from desktop.domain.cases.cases import CaseKind, Direction
from desktop.domain.cases.check_rules import CheckRule, Severity
from desktop.domain.cases.kinds import KindOfCase, RequiredPaper, Route
from desktop.paths import RESOURCES

REFERENCE = RESOURCES / "reference"
KINDS, CHECKS = "kind", "check"
"""Subjects of the office's changes."""


def case_kinds(session: Session) -> dict[CaseKind, KindOfCase]:
    """Every kind of case, with what the office changed."""
    changed = changed_rules(session, KINDS)
    return {
        kind: read_kind(kind.value, changed[kind]) if kind in changed else shipped for kind, shipped in _kinds().items()
    }


def check_rules(session: Session) -> dict[str, CheckRule]:
    """The rule of each check that is on, by its code, with what the office changed."""
    changed = changed_rules(session, CHECKS)
    off = {code for code, content in changed.items() if content.get("off")}
    rules = {**shipped_checks(), **{code: read_check(content) for code, content in changed.items()}}
    return {code: rule for code, rule in rules.items() if code not in off}


def changed_rules(session: Session, subject: str) -> dict[str, dict[str, Any]]:
    """The newest content of each rule of `subject` that differs from the shipped one, by its code."""
    newest = select(func.max(RuleChange.id)).where(RuleChange.subject == subject).group_by(RuleChange.code)
    rows = session.execute(select(RuleChange.code, RuleChange.content).where(RuleChange.id.in_(newest)))
    return {code: content for code, content in rows if content is not None}


def shipped_kinds() -> dict[CaseKind, KindOfCase]:
    """Every kind of case as the program brings it."""
    return dict(_kinds())


@cache
def shipped_checks() -> dict[str, CheckRule]:
    """The rule of each check as the program brings it."""
    return {code: read_check(entry) for code, entry in _read("checks.toml").items()}


def read_kind(code: str, entry: dict[str, Any]) -> KindOfCase:
    """A kind from its entry in the reference data or in a change of the office."""
    return KindOfCase(
        kind=CaseKind(code),
        article=entry["article"],
        routes={Direction(direction): Route(**route) for direction, route in entry["routes"].items()},
        papers=tuple(_paper(paper) for paper in entry["papers"]),
        enabled=entry.get("enabled", True),
    )


def read_check(entry: dict[str, Any]) -> CheckRule:
    """The rule of a check from its entry in the reference data or in a change of the office."""
    return CheckRule(Severity(entry["severity"]), entry["article"], entry.get("limit", 0))


@cache
def _kinds() -> dict[CaseKind, KindOfCase]:
    read = _read("case_kinds.toml")
    described = read["papers"]
    kinds = {}
    for code, entry in read["kinds"].items():
        papers = [described[paper["code"]] | paper for paper in entry["papers"]]
        kinds[CaseKind(code)] = read_kind(code, entry | {"papers": papers})
    return kinds


def _paper(entry: dict[str, Any]) -> RequiredPaper:
    direction = entry.get("direction")
    return RequiredPaper(**(entry | {"direction": Direction(direction) if direction else None}))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((REFERENCE / name).read_text(encoding="utf-8"))
