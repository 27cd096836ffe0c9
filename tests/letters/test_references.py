"""Every kind of letter stands where it stood, with ordinary data and with the fewest."""

import pytest

from tests.letters.fixed_office import CODES, Offices
from tests.letters.references import FOLDER, MANNERS, difference, kept, sheet


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("code", CODES)
def test_a_letter_stands_as_it_was_kept(offices: Offices, code: str, manner: str) -> None:
    changed = difference(kept(code, manner), sheet(offices(MANNERS[manner]), code))
    assert not changed, f"{code}, {manner}:\n{changed}"


def test_each_kind_has_its_reference_and_no_other() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == set(CODES)


def test_a_difference_names_what_changed_and_passes_over_what_no_eye_sees() -> None:
    old = ["1   30.0   20.0  Nomor", "1   30.0   25.0  Hal"]
    assert difference(old, ["1   30.2   19.9  Nomor", "1   30.0   25.0  Hal"]) == ""
    assert "-1   30.0   25.0  Hal\n+1   30.0   25.9  Hal" in difference(
        old, ["1   30.0   20.0  Nomor", "1   30.0   25.9  Hal"]
    )
