"""The code in the foot as it is typed back in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.check_code import check_code, read_code


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
