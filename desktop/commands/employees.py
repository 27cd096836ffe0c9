"""`mutasi list employees`: find employees."""

from argparse import ArgumentParser, Namespace
from itertools import chain

from desktop.commands.desk import Answer, Command, Desk, table
from desktop.commands.shapes import employee_shape
from desktop.services.employees.employees import EmployeeQuery, rows_in_blocks, search_ids
from desktop.text import N_, _


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("--search", default="", metavar="TEXT", help=_("parts of name, NIP, unit or post"))
    parser.add_argument("--limit", type=int, metavar="N", help=_("no more than so many"))


def _list(desk: Desk, options: Namespace) -> Answer:
    with desk.read() as session:
        ids = search_ids(session, EmployeeQuery(text=options.search))
        some = ids if options.limit is None else ids[: max(options.limit, 0)]
        rows = list(chain.from_iterable(rows_in_blocks(session, some)))
    lines = table(((row.nip, row.name, row.post, row.unit) for row in rows), ("NIP", _("Name"), _("Post"), _("Unit")))
    return Answer([employee_shape(row) for row in rows], lines)


COMMANDS = (Command(("list", "employees"), N_("List the employees that fit a search."), _options, _list),)
