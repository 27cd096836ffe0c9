"""What a wording proposes for a list that the officer may write anew: the points of its passages, filled."""

from datetime import date

from sqlalchemy.orm import Session

from desktop.letters.official_wording import Filling, filled_lines
from desktop.services.wording.wordings import wording_on


def worded_points(session: Session, code: str, day: date, each: str, filling: Filling) -> tuple[str, ...]:
    """The points of the first passage for the list `each` whose conditions hold."""
    for passage in wording_on(session, code, day).body:
        if passage.each == each and filling.holds.issuperset(passage.when):
            return filled_lines(passage.points, filling)
    return ()
