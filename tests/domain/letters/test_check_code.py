"""The code in the foot as it is typed back in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.letters.check_code import check_code, near_codes, read_code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("7k3qm-oxtba", "7K3QM-0XTBA"),
        ("7K3QM–IXTBL", "7K3QM-1XTB1"),
        ("Kode periksa: 7K3QM-0XTBA", "7K3QM-0XTBA"),
        ("7K3QM\u00ad0XTBA", "7K3QM-0XTBA"),
        ("7K3QM-0XTBU", ""),
        ("7K3QM-0XTB", ""),
        ("", ""),
    ],
)
def test_a_code_is_read_as_people_write_it(typed: str, code: str) -> None:
    assert read_code(typed) == code


@given(st.text())
def test_every_code_reads_as_itself(said: str) -> None:
    code = check_code({"subject": said})
    assert read_code(code) == read_code(code.lower()) == code


@pytest.mark.parametrize("meant", ["7K3QM-0XTBB", "7K3QM-0XTAB", "7K30M-QXTBA", "0K3QM-0XTBA", "7K3Q0-MXTBA"])
def test_a_slip_of_one_sign_or_of_two_neighbours_is_near(meant: str) -> None:
    near = list(near_codes("7K3QM-0XTBA"))
    assert (meant in near) == (meant != "7K30M-QXTBA")
    assert len(near) == len(set(near)) <= 319
