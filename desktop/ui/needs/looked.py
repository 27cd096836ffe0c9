"""What all tabs of the needs look at together: one day and one unit with all below it."""

from dataclasses import dataclass
from datetime import date

from desktop.ui.pickers import Suggestion


@dataclass(frozen=True, slots=True)
class Looked:
    """The day as it was chosen, and the unit; None for all units."""

    when: int = 0
    """Which line of the drop-down of days."""
    day: date | None = None
    """The day that was typed, where that line asks for one."""
    unit: Suggestion | None = None
