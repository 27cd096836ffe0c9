"""Months and values as they come out of a spreadsheet by the clipboard."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.dates import read_month, shown_month
from desktop.domain.evaluation.before_after import MonthValue
from desktop.domain.evaluation.pasted_months import read_pasted
from desktop.domain.figures import typed_figure
from desktop.domain.refusal import Refusal

TODAY = date(2026, 11, 23)
TWO = (MonthValue(date(2026, 1, 1), 12.5), MonthValue(date(2026, 2, 1), 1234.5))


@pytest.mark.parametrize(
    "text",
    [
        "Jan 2026\t12,5\nFeb 2026\t1.234,5\n",
        "Bulan\tNilai\r\nJan 2026\t12,5\r\nFeb 2026\t1.234,5\r\n",
        "2026-01\t12.5\n2026-02\t1234.5",
        "01/2026;12,5\n02/2026;1234,5",
        "01/01/2026\t12,5\n28/02/2026\t1.234,5",
        "2026-01-01 00:00:00\t12.5\n2026-02-01 00:00:00\t1,234.5",
        "Januari 2026 12,5\nPebruari 2026 1234,5",
        "Jan-26\t12,5\nFeb-26\t1.234,5\nMar-26\t\nApr-26\t-",
        "Jan 2026\tFeb 2026\n12,5\t1.234,5",
        "Bulan\tJan 2026\tFeb 2026\tMar 2026\nWaktu tunggu\t12,5\t1.234,5\t\n",
    ],
)
def test_the_ways_in_which_spreadsheets_write_it(text):
    assert read_pasted(text, TODAY) == read_pasted("Jan 2026\t12,5\nFeb 2026\t1234,5", TODAY)
    assert read_pasted(text, TODAY).values == TWO


@pytest.mark.parametrize(
    ("text", "month"),
    [("Agu 2025", 8), ("Agt 25", 8), ("Ags-25", 8), ("August 2025", 8), ("2025/8", 8), ("8-2025", 8), ("Des 2025", 12)],
)
def test_months_are_read_as_they_are_written(text, month):
    assert read_month(text) == date(2025, month, 1)


@pytest.mark.parametrize("text", ["", "2026", "Jan", "13/2026", "Foo 2026", "2026-00", "31-02-2026"])
def test_what_is_no_month_is_refused(text):
    with pytest.raises(Refusal, match="bukan bulan"):
        read_month(text)


@pytest.mark.parametrize(
    ("text", "line", "kept", "why"),
    [
        ("Jan 2026\t1\nJann 2026\t2", 2, "Jann 2026\t2", "bukan bulan"),
        ("Jan 2026\t1\nFeb 2026\tdua", 2, "Feb 2026\tdua", "bukan angka"),
        ("Jan 2026\t1\n\nJan 2026\t2", 3, "Jan 2026\t2", "dua kali"),
        ("Jan 2026\t1\nDes 2026\t2", 2, "Des 2026\t2", "belum tiba"),
        ("Jan 2026\t1\nFeb 2026\t2\t3", 2, "Feb 2026\t2\t3", "lebih dari satu nilai"),
        ("Jan 2026\tFeb 2026\n1\tx", 2, "Feb 2026\tx", "bukan angka"),
        ("Jan 2026\tFeb 2026\n1\t2\n3\t4", 3, "3\t4", "satu baris nilai"),
        ("Jan 2026\tFeb 2026\n1\t2\t7", 2, "7", "bukan bulan"),
        ("Jan 2026\t1\nBulan lalu", 2, "Bulan lalu", "bukan bulan"),
    ],
)
def test_a_line_that_cannot_be_read_comes_back_with_its_reason(text, line, kept, why):
    read = read_pasted(text, TODAY)
    assert [(one.line, one.text) for one in read.unread] == [(line, kept)]
    assert why in read.unread[0].why.casefold()
    assert read.values[0] == MonthValue(date(2026, 1, 1), 1)


def test_doubtful_figures_are_read_like_those_beside_them():
    read = read_pasted("Jan 2026\t1.234\nFeb 2026\t2.5", TODAY)
    assert [one.value for one in read.values] == [1.234, 2.5]


def test_a_whole_workbook_is_not_taken():
    assert "paling banyak 600" in read_pasted("1/2020\t1\n" * 601, TODAY).unread[0].why


@given(st.text(alphabet="Jan Feb2026\t\n;,.-/0159x", max_size=200))
def test_every_line_is_read_or_comes_back(text):
    read = read_pasted(text, TODAY)
    assert all(one.why for one in read.unread)
    assert len({one.month for one in read.values}) == len(read.values)


@given(
    st.dictionaries(
        st.dates(date(2001, 1, 1), date(2026, 10, 31)).map(lambda day: day.replace(day=1)),
        st.floats(-1e9, 1e9).map(lambda value: round(value, 2)),
        max_size=40,
    )
)
def test_what_the_screen_shows_is_read_as_it_was(values):
    text = "\n".join(f"{shown_month(month)}\t{typed_figure(value)}" for month, value in values.items())
    assert {one.month: one.value for one in read_pasted(text, TODAY).values} == values
