"""A wish that could not be looked at says why: met already, kept by a rule, or no such place in the plan."""

from dataclasses import replace

import pytest

from desktop.domain.plans.gathered import Barred, Gathered, Wished
from desktop.domain.plans.ledger import ledger_of
from desktop.domain.plans.move_reasons import not_wishable
from desktop.planner.solver import solve
from tests.services.plan_draws import drawn


def _told(gathered: Gathered, wish: Wished) -> str:
    who = replace(gathered.people[0], wishes=(wish,), barred=(Barred("tenure", (1,), "Baru 3 bulan."),), slot=0)
    return not_wishable(ledger_of(gathered, solve(gathered.problem).chosen), who)


@pytest.mark.parametrize(
    ("slot", "why"),
    [(0, "sudah terpenuhi di tempat sekarang."), (1, "Baru 3 bulan."), (None, "tidak ada tempat di sana")],
)
def test_a_wish_that_leads_nowhere_says_why(slot: int | None, why: str) -> None:
    gathered = drawn(4)
    place = None if slot is None else gathered.slots[slot]
    wish = Wished(9_999, None, "") if place is None else Wished(place.unit_id, place.post_id, "")
    told = _told(gathered, wish)
    assert told.startswith("Keinginan 1:")
    assert why in told
