"""`mutasi case new|show|advance`: open a case, look at it, and lead it from stage to stage."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace

from desktop.commands.case_records import add_record_options, record
from desktop.commands.desk import Answer, Command, Desk, day
from desktop.commands.found import case_named, employee_named, post_named, unit_named
from desktop.commands.shapes import case_lines, case_shape
from desktop.db.store import Session
from desktop.domain.cases.cases import CaseKind, Direction
from desktop.domain.refusal import Refusal
from desktop.services.cases.cases import NewCase, advance, new_case, open_case
from desktop.text import N_, _


def _new_options(parser: ArgumentParser) -> None:
    parser.add_argument("--nip", required=True, help=_("NIP of the employee"))
    parser.add_argument("--to-unit", metavar="NAME", help=_("unit where the employee goes, by name or id"))
    parser.add_argument("--to-post", metavar="NAME", help=_("post to be held there, by name or id"))
    parser.add_argument("--reason", default="", metavar="TEXT", help=_("why the employee moves"))
    parser.add_argument("--need", default="", metavar="TEXT", help=_("the need that the move fills"))
    parser.add_argument("--tmt", type=day, metavar="YYYY-MM-DD", help=_("day on which the move takes effect"))
    parser.add_argument("--kind", choices=[kind.value for kind in CaseKind], default=CaseKind.WITHIN.value)
    ways = [way.value for way in Direction]
    parser.add_argument("--direction", choices=ways, default=Direction.INSIDE.value, help=_("seen from this region"))
    parser.add_argument("--agency", default="", metavar="NAME", help=_("the agency outside the region"))
    parser.add_argument("--swap-with", metavar="NIP", help=_("who takes the employee's place in a swap"))
    parser.add_argument("--own-request", action="store_true", help=_("the employee asked for it"))


def _new(desk: Desk, options: Namespace) -> Answer:
    with desk.write(make=True) as session:
        new = NewCase(
            employee_id=employee_named(session, options.nip),
            kind=CaseKind(options.kind),
            to_unit_id=unit_named(session, options.to_unit) if options.to_unit else None,
            to_post_id=post_named(session, options.to_post) if options.to_post else None,
            reason=options.reason,
            need=options.need,
            effective_on=options.tmt,
            own_request=options.own_request,
            direction=Direction(options.direction),
            outside_agency=options.agency,
            swap_with=employee_named(session, options.swap_with) if options.swap_with else None,
        )
        return _told(session, new_case(session, new, desk.today), desk)


def _case(parser: ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help=_("id or number of the case"))


def _show(desk: Desk, options: Namespace) -> Answer:
    with desk.read() as session:
        return _told(session, case_named(session, options.case), desk)


def _advance_options(parser: ArgumentParser) -> None:
    _case(parser)
    parser.add_argument("--note", default="", metavar="TEXT", help=_("a word for the timeline"))
    parser.add_argument("--stay", action="store_true", help=_("only record, without taking the next step"))
    add_record_options(parser)


def _advance(desk: Desk, options: Namespace) -> Answer:
    """The case after the step, or as it stays with the reason; nothing is recorded of a step that is refused."""
    with desk.read() as session:
        case_id = case_named(session, options.case)
    try:
        with desk.write() as session:
            record(session, case_id, options, desk.today)
            if not options.stay:
                advance(session, case_id, desk.today, note=options.note)
            return _told(session, case_id, desk)
    except Refusal as refusal:
        with desk.read() as session:
            return replace(_told(session, case_id, desk), good=False, refusal=refusal)


def _told(session: Session, case_id: int, desk: Desk) -> Answer:
    session.flush()
    case = open_case(session, case_id, desk.today)
    return Answer(case_shape(case), case_lines(case))


COMMANDS = (
    Command(("case", "new"), N_("Open a transfer case."), _new_options, _new),
    Command(("case", "show"), N_("Show a case and what is missing for its next stage."), _case, _show),
    Command(("case", "advance"), N_("Record what a stage needs and take the next step."), _advance_options, _advance),
)
