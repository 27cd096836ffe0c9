"""The list of days off that the program ships."""

from tools import holidays_list


def test_the_list_is_what_the_library_computes():
    """If this fails, the library knows a new joint leave: run `python tools/holidays_list.py`."""
    assert holidays_list.TARGET.read_text(encoding="utf-8").splitlines() == holidays_list.lines()
