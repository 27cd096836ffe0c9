"""Score sheets: each line explains itself, stays within its points, and never punishes what is not known."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.cases.circumstances import CircumstanceKind
from desktop.domain.cases.scoring import (
    PostAsked,
    Qualified,
    ScoreCode,
    ScoredLine,
    ScoreFacts,
    ScoreRule,
    Wished,
    score_sheet,
    shown_points,
)
from desktop.services.rules.score_rules import shipped_scores

TODAY = date(2026, 11, 23)
KNOWN = ScoreFacts(
    day=TODAY,
    need=5,
    holders=3,
    asked=PostAsked("40", ("Hukum", "Administrasi"), "III/a"),
    qualified=Qualified("40", "Ilmu Administrasi Negara", "III/b"),
    wished=Wished(2, 1),
    ratings=((2025, "1"), (2024, "2")),
    post_since=date(2022, 11, 23),
    kilometres_now=18.0,
    kilometres_new=8.0,
)
LINES = [
    (ScoreCode.NEED, {}, 20.0, "kekurangan 2 dari 5"),
    (ScoreCode.NEED, {"holders": 5}, 0.0, "tidak kekurangan"),
    (ScoreCode.NEED, {"need": None}, 12.5, "separuh"),
    (ScoreCode.QUALIFICATION, {}, 20.0, "Hukum / Administrasi"),
    (ScoreCode.QUALIFICATION, {"qualified": Qualified("30", "Akuntansi", "III/b")}, 6.7, "tidak terpenuhi"),
    (ScoreCode.QUALIFICATION, {"qualified": Qualified()}, 10.0, "belum tercatat"),
    (ScoreCode.QUALIFICATION, {"asked": PostAsked()}, 10.0, "separuh"),
    (ScoreCode.WISH, {}, 15.0, "nomor 1 dari 2"),
    (ScoreCode.WISH, {"wished": Wished(2, 3)}, 5.0, "nomor 3"),
    (ScoreCode.WISH, {"wished": Wished(2)}, 0.0, "tidak termasuk"),
    (ScoreCode.WISH, {"wished": Wished(own_request=True)}, 15.0, "sendiri"),
    (ScoreCode.WISH, {"wished": Wished()}, 7.5, "separuh"),
    (ScoreCode.PERFORMANCE, {}, 13.5, "2025 Sangat Baik, 2024 Baik"),
    (ScoreCode.PERFORMANCE, {"ratings": ((2025, "2"),)}, 9.8, "Tahun lainnya"),
    (ScoreCode.PERFORMANCE, {"ratings": ()}, 7.5, "separuh"),
    (ScoreCode.TENURE, {}, 8.0, "4 tahun 0 bulan"),
    (ScoreCode.TENURE, {"post_since": date(2027, 1, 1)}, 0.0, "0 tahun 0 bulan"),
    (ScoreCode.TENURE, {"post_since": None}, 5.0, "separuh"),
    (ScoreCode.DISTANCE, {}, 7.5, "18 km"),
    (ScoreCode.DISTANCE, {"kilometres_new": 48.0}, 0.0, "48 km"),
    (ScoreCode.DISTANCE, {"kilometres_now": None}, 5.0, "separuh"),
    (ScoreCode.HARDSHIP, {}, 5.0, "Tidak ada keadaan"),
    (ScoreCode.HARDSHIP, {"circumstances": (CircumstanceKind.HEALTH,)}, 5.0, "tidak lebih jauh"),
    (ScoreCode.HARDSHIP, {"circumstances": (CircumstanceKind.HEALTH,), "kilometres_new": 19.0}, 2.5, "lebih jauh"),
    (ScoreCode.HARDSHIP, {"circumstances": (CircumstanceKind.CARE,), "kilometres_new": None}, 2.5, "separuh"),
]


def line_of(facts: ScoreFacts, code: ScoreCode) -> ScoredLine:
    return next(line for line in score_sheet(facts, shipped_scores()) if line.code is code)


@pytest.mark.parametrize(("code", "change", "points", "words"), LINES)
def test_a_line_gives_its_points_and_says_why(
    code: ScoreCode, change: dict[str, object], points: float, words: str
) -> None:
    line = line_of(replace(KNOWN, **change), code)  # type: ignore[arg-type]
    assert line.points == points
    assert words in line.explanation


def test_grades_of_contract_and_civil_servants_are_not_compared() -> None:
    contract = replace(KNOWN, qualified=replace(KNOWN.qualified, grade="IX"))
    assert "belum tercatat" in line_of(contract, ScoreCode.QUALIFICATION).explanation


def test_a_line_without_points_is_switched_off() -> None:
    rules = {**shipped_scores(), ScoreCode.TENURE: ScoreRule(0)}
    assert ScoreCode.TENURE not in [line.code for line in score_sheet(KNOWN, rules)]


def test_what_is_not_known_gives_half_and_never_nothing() -> None:
    unknown = [line for line in score_sheet(ScoreFacts(TODAY), shipped_scores()) if line.code != ScoreCode.HARDSHIP]
    assert all(line.points == line.most / 2 and "separuh" in line.explanation for line in unknown)


@pytest.mark.parametrize(("points", "shown"), [(12.0, "12"), (7.5, "7,5"), (0, "0"), (100.0, "100")])
def test_points_are_shown_with_a_comma(points: float, shown: str) -> None:
    assert shown_points(points) == shown


kilometres = st.none() | st.floats(0, 20_000)
facts = st.builds(
    ScoreFacts,
    day=st.dates(date(2000, 1, 1), date(2060, 1, 1)),
    need=st.none() | st.integers(-5, 10_000),
    holders=st.integers(0, 10_000),
    asked=st.builds(
        PostAsked, st.sampled_from(["", "15", "40", "99"]), st.just(("Hukum", "")), st.sampled_from(["", "III/c", "IX"])
    ),
    qualified=st.builds(
        Qualified, st.sampled_from(["", "12", "45", "x"]), st.text(), st.sampled_from(["", "I/a", "X"])
    ),
    wished=st.builds(Wished, st.integers(0, 9), st.none() | st.integers(1, 9), st.booleans()),
    ratings=st.lists(st.tuples(st.integers(2020, 2027), st.sampled_from(["1", "5", "", "?"])), max_size=3).map(tuple),
    post_since=st.none() | st.dates(date(1970, 1, 1), date(2070, 1, 1)),
    kilometres_now=kilometres,
    kilometres_new=kilometres,
    circumstances=st.lists(st.sampled_from(list(CircumstanceKind)), unique=True).map(tuple),
)
rules = st.fixed_dictionaries(
    {
        code: st.builds(
            ScoreRule,
            st.floats(0, 1000),
            full=st.floats(-10, 1000),
            steps=st.dictionaries(st.sampled_from(["1", "5"]), st.floats(-50, 500)),
        )
        for code in ScoreCode
    }
)


@given(facts=facts, rules=rules)
def test_points_lie_within_their_line_for_any_facts_and_weights(
    facts: ScoreFacts, rules: dict[ScoreCode, ScoreRule]
) -> None:
    for line in score_sheet(facts, rules):
        assert 0 <= line.points <= line.most
        assert line.explanation.endswith(".")
