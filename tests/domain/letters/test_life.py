"""What may be done with a letter, by how far it is."""

import pytest

from desktop.domain.letters.letters import LetterStatus
from desktop.domain.letters.life import (
    check_correctable,
    check_deliverable,
    check_replaceable,
    check_signable,
    next_step,
)
from desktop.domain.refusal import Refusal

ISSUED, PRINTED, SIGNED, DELIVERED, VOID = list(LetterStatus)[1:]
ALLOWED = {
    check_signable: {ISSUED, PRINTED, SIGNED},
    check_deliverable: {SIGNED, DELIVERED},
    check_correctable: {ISSUED, PRINTED},
    check_replaceable: {SIGNED, DELIVERED},
}


@pytest.mark.parametrize("status", [ISSUED, PRINTED, SIGNED, DELIVERED, VOID])
@pytest.mark.parametrize("check", ALLOWED)
def test_each_deed_belongs_to_its_states(check, status) -> None:
    if status in ALLOWED[check]:
        check(status)
    else:
        with pytest.raises(Refusal) as refused:
            check(status)
        assert refused.value.remedy


def test_the_way_ends_with_delivery_or_void() -> None:
    assert [next_step(status) is None for status in (ISSUED, PRINTED, SIGNED, DELIVERED, VOID)] == [
        False,
        False,
        False,
        True,
        True,
    ]
