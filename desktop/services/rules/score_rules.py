"""The weights of the score sheet: as shipped, and as the office changed them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy.orm import Session

from desktop.domain.cases.scoring import ScoreCode, ScoreRule
from desktop.services.rules.case_kinds import REFERENCE, changed_rules

SCORES = "scores"
"""Subject of the office's changes of the weights."""


def score_rules(session: Session) -> dict[ScoreCode, ScoreRule]:
    """The weight of each line, with what the office changed."""
    changed = changed_rules(session, SCORES)
    return {**shipped_scores(), **{ScoreCode(code): read_score_rule(content) for code, content in changed.items()}}


@cache
def shipped_scores() -> Mapping[ScoreCode, ScoreRule]:
    """The weight of each line as the program brings it."""
    entries = tomllib.loads((REFERENCE / "scores.toml").read_text(encoding="utf-8"))
    return {ScoreCode(code): read_score_rule(entry) for code, entry in entries.items()}


def read_score_rule(entry: dict[str, Any]) -> ScoreRule:
    """A weight from its entry in the reference data or in a change of the office."""
    return ScoreRule(entry["most"], entry.get("basis", ""), entry.get("full", 0), entry.get("steps", {}))
