"""`mutasi needs`: where people are short, the most pressing first."""

from argparse import ArgumentParser, Namespace

from desktop.commands.desk import Answer, Command, Desk, day, table
from desktop.db.store import Session
from desktop.domain.employees.names import search_key
from desktop.domain.refusal import Refusal
from desktop.services.needs.matrix import MatrixQuery, need_matrix
from desktop.services.needs.ranking import PressingGap, pressing_gaps
from desktop.services.units.units import suggest_units
from desktop.text import N_, _

MOST_NAMED = 5
"""Units that are named where several fit."""


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("--day", type=day, metavar="DAY", help=_("on this day; today if it is left out"))
    parser.add_argument("--unit", default="", metavar="TEXT", help=_("part of a unit's name: it and all below it"))


def _needs(desk: Desk, options: Namespace) -> Answer:
    when = options.day or desk.today
    with desk.read() as session:
        unit_id = _unit(session, options.unit) if options.unit else None
        gaps = pressing_gaps(session, when, desk.today, unit_id)
        matrix = need_matrix(session, MatrixQuery(when, unit_id), desk.today)
    counted = _("{missing} people short, {over} over, in {units} units.")
    rows = ((gap.points, gap.facts.missing, gap.facts.need, gap.unit, gap.post, gap.skill) for gap in gaps)
    headings = (_("Urgency points"), _("Missing"), _("Need"), _("Unit"), _("Post"), _("Skill"))
    told = counted.format(missing=matrix.missing, over=matrix.over, units=len(matrix.units))
    sums = {"day": when.isoformat(), "missing": matrix.missing, "over": matrix.over, "units": len(matrix.units)}
    return Answer({**sums, "gaps": [_shape(gap) for gap in gaps]}, [*table(rows, headings), told])


def _unit(session: Session, text: str) -> int:
    """The one unit that fits; a name written in full wins over longer ones."""
    found = suggest_units(session, text, MOST_NAMED)
    if not found:
        raise Refusal(_("No unit is called “{text}”.").format(text=text), _("Give a part of its name."))
    if len(found) > 1 and search_key(found[0].name) != search_key(text):
        names = "; ".join(unit.name for unit in found)
        raise Refusal(
            _("Several units fit “{text}”: {units}.").format(text=text, units=names), _("Give its whole name.")
        )
    return found[0].id


def _shape(gap: PressingGap) -> dict[str, object]:
    return {
        "unit": {"id": gap.unit_id, "name": gap.unit},
        "post": None if gap.post_id is None else {"id": gap.post_id, "title": gap.post},
        "skill": gap.skill or None,
        "need": gap.facts.need,
        "holders": gap.facts.holders,
        "missing": gap.facts.missing,
        "points": gap.points,
        "reasons": [{"code": part.code.value, "points": part.points, "count": part.figure} for part in gap.parts],
    }


COMMANDS = (
    Command(("needs",), N_("List where people and skills are short, the most pressing first."), _options, _needs),
)
