from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.employees.employees import EmployeeKind, Sex
from desktop.domain.employees.nip import grouped, mismatches, read_nip
from desktop.domain.refusal import Refusal

births = st.dates(date(1950, 1, 1), date(2007, 12, 31))
numbers = st.integers(0, 999)


@given(births, st.integers(2008, 2100), st.integers(1, 12), st.sampled_from("12"), numbers)
def test_nip_of_a_pns_tells_birth_month_and_sex(birth: date, year: int, month: int, sex: str, number: int) -> None:
    nip = read_nip(f"{birth:%Y%m%d}{year}{month:02}{sex}{number:03}")
    assert nip.kind is EmployeeKind.PNS
    assert (nip.birth_date, nip.appointed, nip.sequence) == (birth, (year, month), number)
    assert mismatches(nip, birth, date(year, month, 1), nip.sex) == []


@given(births, st.integers(2019, 2100), st.integers(21, 99), st.sampled_from("12"), numbers)
def test_number_of_a_pppk_tells_only_the_year(birth: date, year: int, turn: int, sex: str, number: int) -> None:
    nip = read_nip(f"{birth:%Y%m%d}{year}{turn}{sex}{number:03}")
    assert nip.kind is EmployeeKind.PPPK
    assert nip.appointed == (year, None)
    assert mismatches(nip, birth, date(year, 7, 1), nip.sex) == []


@given(st.text())
def test_anything_else_is_refused_in_words(text: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_nip(text)
    assert "nip" in caught.value.fields


@pytest.mark.parametrize(
    "value",
    [
        "19960201202512100",  # a digit short
        "199602012025121002.0",
        "1.99602012025121E+17",
        "199613012025121002",  # month 13
        "199602302025121002",  # 30 February
        "199602011990121002",  # appointed before birth
        "199602012025123002",  # neither man nor woman
        "satu",
        "",
        "١٩٩٦٠٢٠١٢٠٢٥١٢١٠٠٢",
    ],
)
def test_number_that_cannot_be_a_nip_is_refused(value: str) -> None:
    with pytest.raises(Refusal):
        read_nip(value)


def test_groups_are_read_and_written() -> None:
    nip = read_nip(" 19960201 202512 1 002 ")
    assert nip.digits == "199602012025121002"
    assert grouped(nip) == "19960201 202512 1 002"


def test_each_disagreement_names_its_field_and_rule() -> None:
    found = mismatches(read_nip("199602012025121002"), date(1996, 2, 2), date(2025, 11, 1), Sex.FEMALE)
    assert [mismatch.field for mismatch in found] == ["birth_date", "appointed_on", "sex"]
    assert {mismatch.article for mismatch in found} == {"BKN 22/2007"}


def test_empty_record_is_not_judged() -> None:
    assert mismatches(read_nip("199602012025121002"), None, None, None) == []
