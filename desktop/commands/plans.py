"""`mutasi plan list|new|show|solve`: the transfer plans of the office."""

from argparse import ArgumentParser, Namespace
from typing import Any

from desktop.commands.desk import Answer, Command, Desk, day, table
from desktop.commands.found import unit_named
from desktop.db.store import Session
from desktop.domain.letters.snapshot import to_plain
from desktop.domain.plans.asked import Asked, Scope
from desktop.domain.refusal import Refusal
from desktop.services.plans.plans import keep_found, list_plans, new_plan
from desktop.services.plans.reading import PlanFile, plan_file
from desktop.services.plans.solving import solving_plan
from desktop.text import N_, _


def _none(_parser: ArgumentParser) -> None:
    return None


def _list(desk: Desk, _options: Namespace) -> Answer:
    with desk.read() as session:
        plans = list_plans(session)
    data = [
        {
            "id": row.id,
            "name": row.name,
            "day": row.day.isoformat(),
            "standing": row.standing,
            "figures": to_plain(row.figures),
            "cases": row.cases,
        }
        for row in plans
    ]
    rows = [
        (row.id, row.name, row.day, "–" if row.figures is None else row.figures.moves, _gaps(row.figures))
        for row in plans
    ]
    return Answer(data, table(rows, (_("Id"), _("Name"), _("Day"), _("Moves"), _("Missing people"))))


def _new_options(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help=_("name of the plan"))
    parser.add_argument("--day", type=day, metavar="YYYY-MM-DD", help=_("day for which the holders are counted"))
    parser.add_argument("--unit", action="append", default=[], metavar="NAME", help=_("a unit with all below it"))
    parser.add_argument("--floor", type=int, default=0, metavar="PERCENT", help=_("least staffing of every unit"))
    parser.add_argument("--most", type=int, metavar="N", help=_("no more moves than so many"))


def _new(desk: Desk, options: Namespace) -> Answer:
    with desk.write() as session:
        units = tuple(unit_named(session, text) for text in options.unit)
        asked = Asked(options.day or desk.today, Scope(units), floor_percent=options.floor, most_moves=options.most)
        return _told(plan_file(session, new_plan(session, options.name, asked)))


def _plan_options(parser: ArgumentParser) -> None:
    parser.add_argument("plan", metavar="PLAN", help=_("id or name of the plan"))


def _show(desk: Desk, options: Namespace) -> Answer:
    with desk.read() as session:
        return _told(plan_file(session, _plan_named(session, options.plan)))


def _solve(desk: Desk, options: Namespace) -> Answer:
    with desk.read() as session:
        plan = plan_file(session, _plan_named(session, options.plan))
        found = desk.drain(solving_plan(session, plan.id, desk.today))
    with desk.write() as session:
        keep_found(session, plan.id, plan.version, found)
        return _told(plan_file(session, plan.id))


def _plan_named(session: Session, text: str) -> int:
    rows = list_plans(session)
    found = next((row.id for row in rows if text == str(row.id) or text.casefold() == row.name.casefold()), None)
    if found is None:
        raise Refusal(_("There is no plan “{text}”.").format(text=text), _("See: mutasi plan list."))
    return found


def _told(plan: PlanFile) -> Answer:
    """A plan with its moves and their reasons."""
    data = {
        "id": plan.id,
        "name": plan.name,
        "standing": plan.standing,
        "proof": plan.proof,
        "figures": to_plain(plan.figures),
        "moves": [_move(move) for move in plan.moves],
        "stays": [
            {"nip": one.who.nip, "name": one.who.name, "code": one.code.value, "why": one.why, "loss": one.loss}
            for one in plan.stays
        ],
        "gaps": [
            {"unit": one.unit, "post": one.post, **to_plain(one.count)}
            for one in plan.places
            if one.count.gap_before or one.count.gap_after
        ],
    }
    moves = (
        (
            one.move.chain,
            one.move.step,
            one.who.name,
            f"{one.from_post}, {one.from_unit}",
            f"{one.to_post}, {one.to_unit}",
        )
        for one in plan.moves
    )
    headings = (_("Chain"), _("Step"), _("Employee"), _("From"), _("To"))
    proof = plan.proof or _("not solved")
    return Answer(data, [f"{plan.name}: {proof}", *table(moves, headings)])


def _move(one: Any) -> dict[str, Any]:
    return {
        "nip": one.who.nip,
        "name": one.who.name,
        "from_unit": one.from_unit,
        "from_post": one.from_post,
        "to_unit": one.to_unit,
        "to_post": one.to_post,
        "chain": one.move.chain,
        "step": one.move.step,
        "rotation": one.move.rotation,
        "case": one.case_number,
        **to_plain(one.move.reason),
    }


def _gaps(figures: Any) -> str:
    return "–" if figures is None else f"{figures.gaps_before} → {figures.gaps_after}"


COMMANDS = (
    Command(("plan", "list"), N_("List the transfer plans."), _none, _list),
    Command(("plan", "new"), N_("Begin a transfer plan."), _new_options, _new),
    Command(("plan", "show"), N_("Show a plan with its moves and their reasons."), _plan_options, _show),
    Command(("plan", "solve"), N_("Find the best moves of a plan and keep them."), _plan_options, _solve),
)
