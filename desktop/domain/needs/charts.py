"""What the charts of need show: units with their posts, years, and places on the map; plain numbers and names."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop.domain.needs.counts import Count, count_words, unknown_words
from desktop.text import N_, _


@dataclass(frozen=True, slots=True)
class ChartQuery:
    """What a chart is asked for: the day, and the unit with all below it and the post where not all are meant."""

    today: date
    day: date
    unit_id: int | None = None
    post_id: int | None = None


@dataclass(frozen=True, slots=True)
class ChartPost:
    """A post in the box of a unit."""

    id: int
    title: str
    count: Count
    job_class: int | None = None

    def class_words(self) -> str:
        """The job class (kelas jabatan); empty where none is recorded."""
        return "" if self.job_class is None else str(self.job_class)


@dataclass(frozen=True, slots=True)
class ChartUnit:
    """A box of the organisation chart: the unit's own posts, and the sum with all units below it."""

    id: int
    parent_id: int | None
    name: str
    posts: tuple[ChartPost, ...]
    own: Count
    whole: Count
    """With all units below it."""


@dataclass(frozen=True, slots=True)
class PostMap:
    """The organisation chart on one day, each unit after the one it belongs to."""

    day: date
    units: tuple[ChartUnit, ...]

    def heading(self) -> str:
        """The unit that the chart begins with, or every unit where several stand at the top."""
        tops = [unit.name for unit in self.units if unit.parent_id is None]
        return tops[0] if len(tops) == 1 else _("All units")


class MapPaper(StrEnum):
    """Paper on its side for what is wider than it is high."""

    A3 = "a3"
    A4 = "a4"
    F4 = "f4"


MAP_PAPER_WORDS = {MapPaper.A4: N_("A4 landscape"), MapPaper.A3: N_("A3 landscape"), MapPaper.F4: N_("F4 landscape")}


@dataclass(frozen=True, slots=True)
class YearCount:
    """Need and holders on one day of a year."""

    day: date
    count: Count
    is_today: bool = False
    has_need: bool = True
    """Whether a need was recorded for that year; without one nothing is short or over."""
    unknown: int = 0
    """How many served then of whom nobody recorded in which post: holders and gap cannot be told."""

    def label(self) -> str:
        """The year, or today."""
        return _("now") if self.is_today else str(self.day.year)

    @property
    def has_gap(self) -> bool:
        """Whether need and holders are both known."""
        return self.has_need and not self.unknown

    def words(self) -> str:
        """The figures; where no need was recorded, only who served; where histories lack, only the need."""
        if self.unknown:
            need = _("need {need}").format(need=self.count.need) if self.has_need else ""
            return ", ".join(filter(None, (need, unknown_words(self.unknown))))
        return count_words(self.count) if self.has_need else _("holders {count}").format(count=self.count.holders)


@dataclass(frozen=True, slots=True)
class UnitSpot:
    """A unit on the map, counted with the units below it that have no place of their own."""

    id: int
    name: str
    district: str
    latitude: float
    longitude: float
    count: Count


@dataclass(frozen=True, slots=True)
class SpotMap:
    """All units that have coordinates, and those that could not be drawn."""

    day: date
    spots: tuple[UnitSpot, ...]
    unplaced: tuple[str, ...] = field(default=())
    """Units whose need is counted nowhere on the map, for neither they nor those above them have coordinates."""
