"""Skills that units of a plan lack, and who would bring or take them along."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from sqlalchemy.orm import Session

from desktop.services.needs.skill_needs import needs_in_force, people_with, skill_gaps


class SkillMatch:
    """Who would bring which skill to a unit and post that lack it, and whose leaving would make one missing."""

    def __init__(self, session: Session, unit_ids: Collection[int], day: date, today: date) -> None:
        inside = frozenset(unit_ids)
        needs = [row for row in needs_in_force(session, day) if row.fields.unit_id in inside]
        able = people_with(session, needs)
        gaps = {gap.need_id: gap for gap in skill_gaps(session, {row.fields.unit_id for row in needs}, day, today)}
        self._lacking: dict[int, list[tuple[int | None, str, frozenset[int]]]] = defaultdict(list)
        self._tight: dict[int, list[tuple[int | None, str, frozenset[int]]]] = defaultdict(list)
        self.any = bool(needs)
        for row in needs:
            gap = gaps[row.id]
            wanted = (row.fields.post_id, gap.name or gap.least_education, able[row.id])
            if gap.gap > 0:
                self._lacking[row.fields.unit_id].append(wanted)
            if gap.gap >= 0:
                self._tight[row.fields.unit_id].append(wanted)

    def brings(self, employee_id: int, unit_id: int, post_id: int) -> tuple[str, ...]:
        """Names of the skills that the unit lacks and the employee has."""
        return _named(self._lacking, employee_id, unit_id, post_id)

    def takes(self, employee_id: int, unit_id: int, post_id: int) -> tuple[str, ...]:
        """Names of the skills of which the unit has none to spare and the employee has one."""
        return _named(self._tight, employee_id, unit_id, post_id)


def _named(
    known: dict[int, list[tuple[int | None, str, frozenset[int]]]], employee_id: int, unit_id: int, post_id: int
) -> tuple[str, ...]:
    if unit_id not in known:
        return ()
    return tuple(name for post, name, people in known[unit_id] if post in {None, post_id} and employee_id in people)
