"""The days off of Indonesia that the program ships, a line each (`tools/holidays_list.py` writes them)."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from desktop.domain.workdays import DayKind
from desktop.paths import RESOURCES

DAYS_OFF = RESOURCES / "reference" / "holidays.tsv"
FIRST_YEAR, LAST_YEAR = 1946, 2100
"""The years of the list."""
_CATEGORIES = {"public": DayKind.NATIONAL, "government": DayKind.JOINT_LEAVE}
_NONE: Mapping[date, str] = {}


def days_off(year: int, kind: DayKind) -> Mapping[date, str]:
    """Names of the national holidays or of the joint leave of `year`, "; " between two of a day."""
    return _listed().get((year, kind), _NONE)


@cache
def known_until() -> int:
    """The last year whose joint leave is known; it is decided year by year by joint decree."""
    return max(year for year, kind in _listed() if kind is DayKind.JOINT_LEAVE)


@cache
def _listed() -> Mapping[tuple[int, DayKind], Mapping[date, str]]:
    """The whole list: reading it takes 4 ms, the library behind it 120."""
    found: dict[tuple[int, DayKind], dict[date, str]] = {}
    for line in DAYS_OFF.read_text(encoding="utf-8").splitlines():
        day, category, name = line.split("\t")
        found.setdefault((int(day[:4]), _CATEGORIES[category]), {})[date.fromisoformat(day)] = name
    return found
