"""`mutasi objection new|list`: record objections, and see which are due."""

from argparse import ArgumentParser, Namespace

from desktop.commands.desk import Answer, Command, Desk, day, table
from desktop.commands.found import case_named
from desktop.commands.shapes import objection_shape
from desktop.domain.dates import shown_date
from desktop.domain.objections.checks import NewObjection
from desktop.domain.objections.objections import (
    OBJECTION_GROUND_WORDS,
    Addressee,
    FilingWay,
    ObjectionGround,
    RuleSet,
)
from desktop.services.cases.cases import open_case
from desktop.services.objections.lists import (
    ObjectionFilter,
    ObjectionQuery,
    ObjectionRow,
    objection_ids,
    objection_rows,
)
from desktop.services.objections.objections import new_objection
from desktop.text import N_, _


def _new_options(parser: ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help=_("id or number of the case"))
    grounds = [ground.value for ground in ObjectionGround]
    parser.add_argument("--ground", choices=grounds, required=True, help=_("why the employee objects"))
    parser.add_argument("--text", required=True, metavar="TEXT", help=_("what the employee writes"))
    parser.add_argument("--evidence", default="", metavar="TEXT", help=_("what was handed in with it"))
    parser.add_argument("--filed-on", type=day, metavar="YYYY-MM-DD", help=_("when it was filed; today if not given"))
    parser.add_argument("--received-on", type=day, metavar="YYYY-MM-DD", help=_("when the office received it"))
    received = _("when the employee received the decree; as the case has it if not given")
    parser.add_argument("--decree-received-on", type=day, metavar="YYYY-MM-DD", help=received)
    parser.add_argument("--how", choices=[way.value for way in FilingWay], default=FilingWay.HAND.value)
    parser.add_argument("--addressee", choices=[one.value for one in Addressee], default=Addressee.PPK.value)
    rules = [one.value for one in RuleSet]
    parser.add_argument("--rule-set", choices=rules, default=RuleSet.PP_79_2021.value, help=_("law that counts"))


def _new(desk: Desk, options: Namespace) -> Answer:
    with desk.write() as session:
        case_id = case_named(session, options.case)
        filed = options.filed_on or desk.today
        entered = NewObjection(
            case_id=case_id,
            filed_on=filed,
            received_on=options.received_on or filed,
            ground=ObjectionGround(options.ground),
            text=options.text,
            decree_received_on=options.decree_received_on
            or open_case(session, case_id, desk.today).records.delivered_on,
            filed_how=FilingWay(options.how),
            addressee=Addressee(options.addressee),
            rule_set=RuleSet(options.rule_set),
            evidence=options.evidence,
        )
        made = new_objection(session, entered, desk.today)
        session.flush()
        (row,) = objection_rows(session, [made], desk.today)
    return Answer(objection_shape(row), _lines([row]))


def _list_options(parser: ArgumentParser) -> None:
    shown = [one.value for one in ObjectionFilter]
    parser.add_argument("--filter", choices=shown, default=ObjectionFilter.ALL.value, help=_("which objections"))
    parser.add_argument("--search", default="", metavar="TEXT", help=_("parts of name, NIP or number"))


def _list(desk: Desk, options: Namespace) -> Answer:
    with desk.read() as session:
        query = ObjectionQuery(options.search, ObjectionFilter(options.filter))
        rows = objection_rows(session, objection_ids(session, query, desk.today), desk.today)
    return Answer([objection_shape(row) for row in rows], _lines(rows))


def _lines(rows: list[ObjectionRow]) -> list[str]:
    cells = (
        (row.number, row.employee_name, _(OBJECTION_GROUND_WORDS[row.ground]), shown_date(row.due_on), row.days_left)
        for row in rows
    )
    return table(cells, (_("Number"), _("Name"), _("Ground"), _("Due"), _("Days left")))


COMMANDS = (
    Command(("objection", "new"), N_("Record an objection to the decree of a case."), _new_options, _new),
    Command(("objection", "list"), N_("List objections, those due first."), _list_options, _list),
)
