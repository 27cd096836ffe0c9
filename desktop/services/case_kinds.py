"""What the reference data say of each kind of case: its route, its papers and the rules it is checked by."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop.domain.case_checks import CheckRule, Severity
from desktop.domain.cases import CaseKind
from desktop.paths import RESOURCES

REFERENCE = RESOURCES / "reference"


@dataclass(frozen=True, slots=True)
class RequiredPaper:
    """A paper that a kind of case asks for, and who signs it."""

    code: str
    name: str
    signer: str
    article: str
    mandatory: bool = True
    own_request_only: bool = False
    cited: bool = False
    """Whether the decree cites it under Memperhatikan."""


@dataclass(frozen=True, slots=True)
class KindOfCase:
    """Who proposes, agrees, advises and decides in a kind of case, and the papers it needs."""

    kind: CaseKind
    article: str
    proposer: str
    consent: str
    opinion: str
    issuer: str
    papers: tuple[RequiredPaper, ...]

    def papers_for(self, *, own_request: bool) -> tuple[RequiredPaper, ...]:
        """The papers of a case that the employee did or did not ask for."""
        return tuple(paper for paper in self.papers if own_request or not paper.own_request_only)


@cache
def case_kinds() -> dict[CaseKind, KindOfCase]:
    """Every kind of case that the office knows, read once."""
    content = _read("case_kinds.toml")
    return {
        CaseKind(code): KindOfCase(
            kind=CaseKind(code),
            papers=tuple(RequiredPaper(**paper) for paper in entry["papers"]),
            **{key: value for key, value in entry.items() if key != "papers"},
        )
        for code, entry in content.items()
    }


@cache
def check_rules() -> dict[str, CheckRule]:
    """The rule of each check, by its code."""
    return {
        code: CheckRule(Severity(entry["severity"]), entry["article"], entry.get("months", 0))
        for code, entry in _read("checks.toml").items()
    }


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((REFERENCE / name).read_text(encoding="utf-8"))
