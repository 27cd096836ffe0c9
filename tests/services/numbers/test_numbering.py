"""Numbers taken from a counter or written by hand."""

from datetime import date

import pytest

from desktop.domain.letters.numbering import CounterScope
from desktop.domain.office import Office
from desktop.domain.refusal import Refusal
from desktop.services.letters.letters import issue_decree, letter_facts
from desktop.services.numbers.numbering import next_number
from desktop.services.wording.letter_settings import LetterSettings, settled_letters
from tests.letter_office import TODAY, add_case, add_office, draft

SETTINGS = LetterSettings()
IN_2026 = "800.1.3.1/{}/BKPSDM/XI/2026"


@pytest.fixture
def issue(store):
    """Issues the decree of a new case each time it is called; gives its number."""
    signatory = add_office(store)

    def made(number=""):
        case_id = add_case(store)
        with store.write() as session:
            letter = issue_decree(session, case_id, draft(signatory, number=number), TODAY)
            return letter_facts(session, letter).number

    return made


def test_numbers_run_on(issue):
    assert [issue() for _at in range(3)] == [IN_2026.format(at) for at in (1, 2, 3)]


def test_number_written_ahead_is_skipped_by_the_counter(issue):
    written = IN_2026.format(2)
    assert [issue(number) for number in ("", written, "")] == [IN_2026.format(at) for at in (1, 2, 3)]


def test_number_of_another_shape_takes_no_place(issue):
    assert issue("100.3.3.3/9/2026") == "100.3.3.3/9/2026"
    assert issue() == IN_2026.format(1)


@pytest.mark.parametrize("again", [IN_2026.format(1), "800.1.3.1/1/BKPSDM/XI/2026 "])
def test_number_used_before_is_refused(issue, again):
    issue()
    with pytest.raises(Refusal) as refused:
        issue(again)
    assert "number" in refused.value.fields


def test_each_year_begins_with_one(store, issue):
    issue()
    with store.read() as session:
        assert next_number(session, SETTINGS, date(2027, 1, 4)).number == "800.1.3.1/1/BKPSDM/I/2027"


def test_settings_come_from_the_office():
    settings = settled_letters(Office(unit_code="", counter_scope="classification", invocation="no", paper="a4"))
    assert settings.pattern == "{klasifikasi}/{urut}/{bulan_romawi}/{tahun}"
    assert (settings.scope, settings.invocation, settings.style.paper) == (CounterScope.CLASSIFICATION, False, "a4")
