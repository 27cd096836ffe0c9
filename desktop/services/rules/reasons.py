"""The sentences offered when papers go back for repair (BTS) and when a proposal is refused (TMS)."""

import tomllib
from collections.abc import Mapping
from functools import cache

from sqlalchemy.orm import Session

from desktop.services.rules.case_kinds import REFERENCE, changed_rules

REASONS = "reasons"
"""Subject of the office's changes of the lists."""
REPAIR, REFUSAL = "repair", "refusal"


def repair_reasons(session: Session) -> tuple[str, ...]:
    """Why papers go back for repair, as the office words it."""
    return reason_lists(session)[REPAIR]


def refusal_reasons(session: Session) -> tuple[str, ...]:
    """Why a proposal does not qualify, as the office words it."""
    return reason_lists(session)[REFUSAL]


def reason_lists(session: Session) -> dict[str, tuple[str, ...]]:
    """Every list by its code, with what the office changed."""
    changed = changed_rules(session, REASONS)
    return {**shipped_reasons(), **{code: tuple(content["sentences"]) for code, content in changed.items()}}


@cache
def shipped_reasons() -> Mapping[str, tuple[str, ...]]:
    """Every list as the program brings it."""
    read = tomllib.loads((REFERENCE / "reasons.toml").read_text(encoding="utf-8"))
    return {code: tuple(sentences) for code, sentences in read.items()}
