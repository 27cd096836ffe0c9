"""`mutasi check` and `mutasi backup`: is the database sound, and a copy of it."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop.commands.desk import Answer, Command, Desk
from desktop.db.backup import integrity_faults
from desktop.services.backup import back_up
from desktop.services.integrity import content_faults
from desktop.text import N_, _


def _no_options(_parser: ArgumentParser) -> None:
    """Nothing beyond what every command takes."""


def _check(desk: Desk, _options: Namespace) -> Answer:
    with desk.read() as session:
        faults = integrity_faults(desk.places.database) or content_faults(session)
    lines = faults or [_("The database is sound.")]
    return Answer({"database": str(desk.places.database), "sound": not faults, "faults": faults}, lines, not faults)


def _target(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=_("where the copy goes; an older one is replaced"))


def _backup(desk: Desk, options: Namespace) -> Answer:
    with desk.write() as session:
        made = back_up(session, desk.places.database, options.file.resolve())
    size = made.stat().st_size
    line = _("{path}: {size} bytes, checked.").format(path=made, size=size)
    return Answer({"file": str(made), "bytes": size}, [line])


COMMANDS = (
    Command(("check",), N_("Check that the database and the papers kept in it are sound."), _no_options, _check),
    Command(("backup",), N_("Make a checked copy of the database."), _target, _backup),
)
