"""What another plan would make different is told so that its figures add up to what it loses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.plans.exchange import adding_up, exchange_of
from desktop.domain.plans.ledger import ledger_of
from desktop.domain.plans.model import POINT
from desktop.domain.plans.words import named, rounded, tidied
from desktop.planner.detours import Detours
from desktop.planner.solver import solve
from tests.services.plan_draws import drawn
from tests.services.plan_office import drained


@pytest.mark.parametrize("seed", range(40))
def test_what_is_told_of_a_forced_move_adds_up_to_its_loss(seed: int) -> None:
    gathered = drawn(seed)
    best = solve(gathered.problem)
    ledger, losses = ledger_of(gathered, best.chosen), Detours(gathered.problem, best.chosen)
    drained(losses.prepare())
    for arc in set(range(len(gathered.problem.arc_person))) - set(best.chosen):
        loss = losses.loss(arc)
        if loss is not None:
            exchange = exchange_of(ledger, (arc, *losses.steps(arc)))
            assert exchange is not None
            assert exchange.total == -loss


@given(st.lists(st.integers(-20_000, 20_000), min_size=1, max_size=6))
def test_figures_add_up_as_they_are_shown(parts: list[int]) -> None:
    shown = adding_up(parts, sum(parts))
    assert sum(shown) == rounded(sum(parts))
    assert all(figure % (POINT // 10) == 0 for figure in shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("Diisi Ratna, A.Md.Keb..", "Diisi Ratna, A.Md.Keb."), ("Menunggu...", "Menunggu..."), ("Selesai.", "Selesai.")],
)
def test_a_sentence_ends_with_one_full_stop(text: str, shown: str) -> None:
    assert tidied(text) == shown


def test_names_with_titles_are_told_apart() -> None:
    assert named(["A, S.Kep.", "B, S.Pd.", "C"]) == "A, S.Kep.; B, S.Pd. dan C"
