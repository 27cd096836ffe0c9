"""Times around elections: kept, checked, put aside."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.db.store import Store
from desktop.domain.refusal import Refusal, Stale
from desktop.services.rules.elections import FreezeEntry, freezes, remove_freeze, save_freeze

TODAY = date(2026, 11, 23)
PILKADA = FreezeEntry("Pilkada 2029", date(2029, 3, 1), date(2029, 12, 31))


def test_a_time_is_kept_corrected_and_put_aside(store: Store) -> None:
    with store.write() as session:
        made = save_freeze(session, PILKADA, TODAY)
        (kept,) = freezes(session)
        assert (kept.id, kept.name, kept.article) == (made, "Pilkada 2029", PILKADA.article)
        save_freeze(session, replace(kept, consent_number="7/SJ", consent_on=TODAY), TODAY)
        assert freezes(session)[0].consent_number == "7/SJ"
        with pytest.raises(Stale):
            save_freeze(session, kept, TODAY)
        remove_freeze(session, made, "Salah tahun")
        assert freezes(session) == ()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": " "}, "name"),
        ({"starts_on": None}, "starts_on"),
        ({"ends_on": None}, "ends_on"),
        ({"ends_on": date(2029, 2, 28)}, "ends_on"),
        ({"consent_number": "7/SJ"}, "consent_on"),
        ({"consent_on": TODAY}, "consent_number"),
        ({"consent_number": "7/SJ", "consent_on": TODAY + timedelta(days=1)}, "consent_on"),
    ],
)
def test_what_cannot_be_is_told_by_field(store: Store, changed: dict[str, object], field: str) -> None:
    with store.write() as session, pytest.raises(Refusal) as told:
        save_freeze(session, replace(PILKADA, **changed), TODAY)  # type: ignore[arg-type]
    assert list(told.value.fields) == [field]


def test_one_day_is_a_time(store: Store) -> None:
    with store.write() as session:
        assert save_freeze(session, replace(PILKADA, ends_on=PILKADA.starts_on), TODAY)
