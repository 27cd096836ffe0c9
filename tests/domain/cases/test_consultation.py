"""Talks, answers and the order of wishes."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.cases.consultation import (
    AnswerEntry,
    Channel,
    EmployeeAnswer,
    TalkEntry,
    checked_answer,
    checked_talk,
    ranked,
)
from desktop.domain.refusal import Refusal

OPENED, TODAY = date(2026, 11, 2), date(2026, 11, 23)
TALK = TalkEntry(
    held_on=TODAY, channel=Channel.MEETING, held_by="Kepala Bidang", benefit_explained=True, benefit="Dekat rumah"
)


def test_a_whole_talk_is_kept_tidy() -> None:
    assert checked_talk(replace(TALK, held_by="  Kepala   Bidang "), OPENED, TODAY) == TALK


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"held_on": None}, "held_on"),
        ({"held_on": date(2026, 11, 24)}, "held_on"),
        ({"held_on": date(2025, 10, 1)}, "held_on"),
        ({"channel": None}, "channel"),
        ({"held_by": " "}, "held_by"),
        ({"benefit_explained": False}, "explained"),
        ({"benefit": " "}, "benefit"),
        ({"channel": Channel.LETTER}, "letter_id"),
    ],
)
def test_a_talk_is_refused_beside_its_field(changed: dict[str, object], field: str) -> None:
    with pytest.raises(Refusal) as refused:
        checked_talk(replace(TALK, **changed), OPENED, TODAY)
    assert list(refused.value.fields) == [field]


def test_a_talk_may_come_before_its_case() -> None:
    assert checked_talk(replace(TALK, held_on=date(2026, 6, 1)), OPENED, TODAY).held_on == date(2026, 6, 1)


def test_a_talk_of_which_only_a_summary_is_known_is_kept() -> None:
    kept = checked_talk(replace(TALK, benefit_explained=False, benefit="", summary="Belum sempat"), OPENED, TODAY)
    assert kept.summary == "Belum sempat"


@pytest.mark.parametrize("answer", list(EmployeeAnswer))
def test_conditions_and_grounds_must_be_written(answer: EmployeeAnswer) -> None:
    bare = AnswerEntry(answer, TODAY)
    if answer is EmployeeAnswer.AGREES:
        assert checked_answer(bare, TODAY, TODAY) == bare
        return
    with pytest.raises(Refusal) as refused:
        checked_answer(bare, TODAY, TODAY)
    assert list(refused.value.fields) == ["words"]


@pytest.mark.parametrize(
    ("answer", "first", "field"),
    [
        (AnswerEntry(None, TODAY), TODAY, "answer"),
        (AnswerEntry(EmployeeAnswer.AGREES, None), TODAY, "on"),
        (AnswerEntry(EmployeeAnswer.AGREES, date(2026, 11, 24)), TODAY, "on"),
        (AnswerEntry(EmployeeAnswer.AGREES, date(2026, 11, 22)), TODAY, "on"),
        (AnswerEntry(EmployeeAnswer.AGREES, TODAY), None, "on"),
    ],
)
def test_an_answer_is_refused_beside_its_field(answer: AnswerEntry, first: date | None, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        checked_answer(answer, first, TODAY)
    assert list(refused.value.fields) == [field]


@given(st.lists(st.integers(0, 20), unique=True), st.integers(0, 20), st.integers(-3, 30))
def test_ranking_keeps_every_other_wish_in_its_order(order: list[int], item: int, rank: int) -> None:
    placed = ranked(order, item, rank)
    others = [one for one in order if one != item]
    assert sorted(placed) == sorted({*order, item})
    assert [one for one in placed if one != item] == others
    assert placed.index(item) == min(max(rank, 1), len(others) + 1) - 1
