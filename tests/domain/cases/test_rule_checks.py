"""What the office may write into a rule, and how a difference is told."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.cases.cases import CaseKind, Direction
from desktop.domain.cases.check_rules import CheckRule, Severity
from desktop.domain.cases.kinds import KindOfCase, RequiredPaper, Route
from desktop.domain.cases.rule_checks import (
    LONGEST_MONTHS,
    checked_kind,
    checked_note,
    checked_paper,
    checked_route,
    checked_rule,
    checked_sentences,
    kind_differences,
    new_code,
    rule_differences,
    sentence_differences,
)
from desktop.domain.refusal import Refusal
from desktop.text import install_language

ROUTE = Route("Unit kerja", "Kepala unit", "Tim", "Wali Kota")
PAPER = RequiredPaper("request", "Permohonan", "Pegawai", "Peraturan BKN 5/2019")
OTHER = RequiredPaper("release", "Persetujuan", "Kepala unit", "Ketentuan daerah")
KIND = KindOfCase(CaseKind.WITHIN, "Peraturan BKN 5/2019", {Direction.INSIDE: ROUTE}, (PAPER, OTHER))
RULE = CheckRule(Severity.WARNING, "Pasal 2", 24)


@pytest.mark.parametrize("field", ["name", "signer", "article"])
def test_a_paper_without_what_it_needs_is_refused_at_the_field(field: str) -> None:
    blank: dict[str, Any] = {field: "  "}
    with pytest.raises(Refusal) as refused:
        checked_paper(replace(PAPER, **blank))
    assert list(refused.value.fields) == [field]


@given(st.one_of(st.none(), st.integers(-5, 2 * LONGEST_MONTHS)))
def test_a_paper_counts_from_one_month_to_fifty_years_or_without_end(months: int | None) -> None:
    paper = replace(PAPER, valid_months=months)
    if months is None or 1 <= months <= LONGEST_MONTHS:
        assert checked_paper(paper) == paper
        return
    with pytest.raises(Refusal) as refused:
        checked_paper(paper)
    assert list(refused.value.fields) == ["valid_months"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"papers": (PAPER, PAPER)}, "name"),
        ({"papers": (PAPER, replace(OTHER, name="PERMOHONAN"))}, "name"),
        ({"papers": (replace(PAPER, direction=Direction.INCOMING),)}, "direction"),
        ({"routes": {Direction.OUTGOING: ROUTE}}, "direction"),
        ({"article": ""}, "article"),
    ],
)
def test_a_kind_that_cannot_stand_is_refused(changed: dict[str, Any], field: str) -> None:
    with pytest.raises(Refusal) as refused:
        checked_kind(replace(KIND, **changed))
    assert field in refused.value.fields


def test_a_route_names_who_proposes_and_who_decides() -> None:
    with pytest.raises(Refusal) as refused:
        checked_route(replace(ROUTE, proposer="", issuer=" ", technical="other"))
    assert set(refused.value.fields) == {"proposer", "issuer", "technical"}


@pytest.mark.parametrize(("limit", "limited", "fine"), [(0, True, False), (601, True, False), (0, False, True)])
def test_only_a_check_with_a_limit_needs_months(limit: int, limited: bool, fine: bool) -> None:
    rule = replace(RULE, limit=limit)
    if fine:
        assert checked_rule(rule, limited=limited) == rule
        return
    with pytest.raises(Refusal) as refused:
        checked_rule(rule, limited=limited)
    assert list(refused.value.fields) == ["limit"]


@pytest.mark.parametrize("sentences", [(), ("  ",), ("Satu.", "SATU.")])
def test_a_list_of_reasons_is_neither_empty_nor_double(sentences: tuple[str, ...]) -> None:
    with pytest.raises(Refusal):
        checked_sentences(sentences)


def test_a_change_needs_its_reason() -> None:
    assert checked_note(" Perwako 1/2026 ") == "Perwako 1/2026"
    with pytest.raises(Refusal) as refused:
        checked_note(" ")
    assert list(refused.value.fields) == ["note"]


def test_nothing_differs_from_itself() -> None:
    assert kind_differences(KIND, KIND) == rule_differences((RULE, True), (RULE, True)) == ()
    assert sentence_differences(("A.",), ("A.",)) == ()


def test_what_differs_is_told_in_words() -> None:
    install_language("en")
    after = replace(
        KIND,
        enabled=False,
        routes={Direction.INSIDE: replace(ROUTE, issuer="Sekda")},
        papers=(OTHER, replace(PAPER, valid_months=3)),
    )
    said = " ".join(kind_differences(KIND, after))
    for word in ("No new cases", "who decides changed", "Changed: Permohonan", "order of the papers"):
        assert word in said


def test_codes_of_own_papers_do_not_meet() -> None:
    papers: list[RequiredPaper] = [PAPER]
    for _number in range(5):
        papers.append(replace(PAPER, code=new_code(papers)))
    assert len({paper.code for paper in papers}) == len(papers)
