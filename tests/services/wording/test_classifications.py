"""Classification codes of both eras."""

from datetime import date

import pytest

from desktop.domain.letters.classifications import Era, is_old
from desktop.services.wording.classifications import classifications, doubts_of_code, found_classifications

TODAY = date(2026, 11, 23)


def test_every_old_code_names_a_successor_that_is_known():
    old = [entry for entry in classifications().values() if entry.era is Era.OLD]
    assert old
    assert all(is_old(entry.code) and entry.successor in classifications() for entry in old)


def test_no_code_of_today_has_the_form_of_an_old_one():
    assert not [code for code, entry in classifications().items() if entry.era is Era.NEW and is_old(code)]


@pytest.mark.parametrize(
    ("code", "successor"), [("824.5", "800.1.3.1"), ("882.3", "800.1.6.6"), ("822", "800.1.11.13")]
)
def test_an_old_code_on_a_letter_of_today_is_doubted_and_the_present_one_named(code, successor):
    (doubt,) = doubts_of_code(code, TODAY)
    assert code in doubt
    assert successor in doubt
    assert doubts_of_code(code, date(2021, 5, 1)) == ()


@pytest.mark.parametrize("code", ["", "800", "800.1.3.1", "800.1.3.3", "100.3.3.3", "045.2"])
def test_other_codes_are_not_doubted(code):
    assert doubts_of_code(code, TODAY) == ()


def test_a_code_known_from_one_source_only_is_doubted():
    assert "800.1.3.4" in doubts_of_code("800.1.3.4", TODAY)[0]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("800.1.3", "800.1.3"),
        ("surat tugas", "800.1.11.1"),
        ("keputusan wali", "100.3.3.3"),
        ("MUTASI alih", "800.1.3.1"),
    ],
)
def test_codes_are_found_by_code_and_by_words(typed, first):
    assert found_classifications(typed)[0].code == first
