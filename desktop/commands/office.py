"""`mutasi office`, `mutasi signatory` and `mutasi sample`: what a fresh machine needs before letters can be made."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from typing import Any

from desktop.commands.desk import Answer, Command, Desk, day, table
from desktop.domain.letters.letters import SIGNING_CAPACITY_WORDS, SigningCapacity
from desktop.domain.letters.snapshot import to_plain
from desktop.domain.office import BY_NAME, SETTINGS, Kind
from desktop.domain.refusal import Refusal
from desktop.services.employees.employees import EmployeeQuery, search_ids
from desktop.services.sample.sample import make_sample
from desktop.services.settings import office, save_office
from desktop.services.wording.signatories import SignatoryEntry, SignatoryRow, list_signatories, save_signatory
from desktop.text import N_, _


def _nothing(_parser: ArgumentParser) -> None:
    """Nothing beyond what every command takes."""


def _pairs(parser: ArgumentParser) -> None:
    known = ", ".join(row.name for row in SETTINGS)
    parser.add_argument("settings", nargs="+", metavar="NAME=VALUE", help=_("names: {known}").format(known=known))


def _show(desk: Desk, _options: Namespace) -> Answer:
    with desk.read() as session:
        shape = to_plain(office(session))
    return Answer(shape, table(shape.items(), (_("Setting"), _("Value"))))


def _set(desk: Desk, options: Namespace) -> Answer:
    changes = dict(_setting(text) for text in options.settings)
    with desk.write(make=True) as session:
        save_office(session, replace(office(session), **changes))
        session.flush()
        shape = to_plain(office(session))
    return Answer(shape, [f"{name}: {shape[name]}" for name in changes])


def _setting(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    row = BY_NAME.get(name)
    if row is None or not equals:
        sentence = _("There is no setting “{text}”.").format(text=name)
        raise Refusal(sentence, _("Write NAME=VALUE; the names stand in --help."), {name: sentence})
    number = row.kind is Kind.NUMBER or (row.choices and isinstance(next(iter(row.choices)), int))
    return name, int(value) if number and value.isdecimal() else value.replace("\\n", "\n")


def _signatory(parser: ArgumentParser) -> None:
    parser.add_argument("--title", required=True, metavar="TEXT", help=_("the post of who signs"))
    parser.add_argument("--name", required=True, metavar="TEXT", help=_("name with titles"))
    parser.add_argument("--nip", default="", help=_("NIP; elected heads have none"))
    parser.add_argument("--grade", default="", metavar="TEXT", help=_("rank, as the letter prints it"))
    capacities = [one.value for one in SigningCapacity]
    parser.add_argument("--capacity", choices=capacities, default=SigningCapacity.DEFINITIVE.value)
    parser.add_argument("--principal", default="", metavar="TEXT", help=_("in whose name, for a.n. and u.b."))
    parser.add_argument("--middle", default="", metavar="TEXT", help=_("the post between, for u.b."))
    parser.add_argument("--delegation", default="", metavar="TEXT", help=_("the paper that gives the power"))
    parser.add_argument("--from", dest="valid_from", type=day, metavar="YYYY-MM-DD", help=_("signs from this day"))
    parser.add_argument("--to", dest="valid_to", type=day, metavar="YYYY-MM-DD", help=_("signs until this day"))


def _add(desk: Desk, options: Namespace) -> Answer:
    entry = SignatoryEntry(
        title=options.title,
        name=options.name,
        capacity=SigningCapacity(options.capacity),
        principal_title=options.principal,
        middle_title=options.middle,
        nip=options.nip,
        grade=options.grade,
        valid_from=options.valid_from,
        valid_to=options.valid_to,
        delegation=options.delegation,
    )
    with desk.write(make=True) as session:
        made = save_signatory(session, entry)
        session.flush()
        row = next(row for row in list_signatories(session) if row.id == made)
    return Answer(_shape(row), _lines([row]))


def _list(desk: Desk, _options: Namespace) -> Answer:
    with desk.read() as session:
        rows = list_signatories(session)
    return Answer([_shape(row) for row in rows], _lines(rows))


def _sample(desk: Desk, _options: Namespace) -> Answer:
    with desk.write(make=True) as session:
        if search_ids(session, EmployeeQuery()):
            raise Refusal(
                _("The database already holds employees."), _("Try the sample office in another one: --database FILE.")
            )
        count = desk.drain(make_sample(session, desk.today))
    return Answer({"employees": count}, [_("The sample office has {count} employees.").format(count=count)])


def _shape(row: SignatoryRow) -> dict[str, Any]:
    return {"id": row.id, **to_plain(row.entry)}


def _lines(rows: list[SignatoryRow]) -> list[str]:
    cells = ((row.id, row.entry.name, row.entry.title, _(SIGNING_CAPACITY_WORDS[row.entry.capacity])) for row in rows)
    return table(cells, ("Id", _("Name"), _("Title"), _("Capacity")))


COMMANDS = (
    Command(("office", "show"), N_("Show the office's settings."), _nothing, _show),
    Command(("office", "set"), N_("Change settings of the office."), _pairs, _set),
    Command(("signatory", "add"), N_("Add an official who signs letters."), _signatory, _add),
    Command(("signatory", "list"), N_("List the officials who sign letters."), _nothing, _list),
    Command(("sample",), N_("Fill a new database with the sample office."), _nothing, _sample),
)
