"""The command line for the office's technician: `mutasi COMMAND`, over the same use cases as the window.

Standard output holds the answer only, as JSON with --json; everything else goes to standard error. The exit code
tells: 0 done, 1 refused, 2 wrong usage, 70 our own fault.
"""

import io
import json
import os
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from desktop import __version__
from desktop.commands import (
    cases,
    employees,
    imports,
    letter_check,
    letter_kinds,
    letters,
    needs,
    objections,
    office,
    plans,
    upkeep,
)
from desktop.commands.desk import Answer, Command, Desk
from desktop.commands.words import speak_argparse
from desktop.domain.cases.progress import Progress
from desktop.domain.refusal import Refusal
from desktop.log import details_of, log_bug, start_log, stop_log
from desktop.paths import places
from desktop.text import DEFAULT_LANGUAGE, LANGUAGES, N_, _, install_language

DONE, REFUSED, OUR_FAULT = 0, 1, 70

GROUPS = {
    "list": N_("List what the database holds."),
    "case": N_("Transfer cases."),
    "objection": N_("Objections."),
    "letter": N_("Letters."),
    "office": N_("The office's settings."),
    "plan": N_("Transfer plans."),
    "signatory": N_("Officials who sign letters."),
}


def _tour_options(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help=_("where the pictures go"))
    parser.add_argument("--dark", action="store_true", help=_("also in dark colours"))


def _tour(desk: Desk, options: Namespace) -> Answer:
    # The one command that needs Qt: loaded here, so that no other one does.
    from desktop.tour import tour  # noqa: PLC0415

    pictures = tour(options.folder, desk.today, dark=options.dark)
    return Answer([str(picture) for picture in pictures], [str(picture) for picture in pictures])


COMMANDS: tuple[Command, ...] = (
    *imports.COMMANDS,
    *employees.COMMANDS,
    *cases.COMMANDS,
    *objections.COMMANDS,
    *letters.COMMANDS,
    *letter_check.COMMANDS,
    *letter_kinds.COMMANDS,
    *needs.COMMANDS,
    *plans.COMMANDS,
    *upkeep.COMMANDS,
    *office.COMMANDS,
    Command(("tour",), N_("Save a picture of every page of the sample office."), _tour_options, _tour),
)


def _migrate(database: Path, copy_to: Path) -> None:
    # Alembic takes half a second to load, for a database that is new or old only.
    from desktop.db.migrate import migrate  # noqa: PLC0415

    migrate(database, copy_to)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _write_utf8((sys.stdout, sys.stderr))
    install_language(_language(given))
    speak_argparse()
    options = _parser().parse_args(given)
    try:
        return _run(options)
    except BrokenPipeError:
        # Whoever read the answer has seen enough; Python would complain when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _run(options: Namespace) -> int:
    at = places(options.database)
    desk = Desk(at, date.today(), _progressed, _migrate)  # noqa: DTZ011  # the office's day is the workstation's
    command: Command = options.command
    try:
        return _tell(command.run(desk, options), as_json=options.json)
    except Refusal as refusal:
        return _refuse(refusal, as_json=options.json)
    except KeyboardInterrupt:
        return _refuse(Refusal(_("Stopped."), _("Nothing was changed.")), as_json=options.json)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001  # the command line's own excepthook: the exit code tells
        return _own_up(error, at.log)


def _tell(answer: Answer, *, as_json: bool) -> int:
    if answer.refusal is not None:
        return _refuse(answer.refusal, as_json=as_json, shown=answer.data)
    lines = [json.dumps(answer.data, ensure_ascii=False)] if as_json else answer.lines
    for line in lines:
        print(line)
    sys.stdout.flush()
    for warning in answer.warnings:
        print(_("Warning: {what}").format(what=warning), file=sys.stderr)
    return DONE if answer.good else REFUSED


def _refuse(refusal: Refusal, *, as_json: bool, shown: Mapping[str, object] | None = None) -> int:
    if as_json:
        told = {"title": refusal.title, "remedy": refusal.remedy, "fields": refusal.fields}
        print(json.dumps({**(shown or {}), "refused": told}, ensure_ascii=False))
    print(str(refusal), file=sys.stderr)
    for field, sentence in refusal.fields.items():
        if sentence not in str(refusal):
            print(f"  {field}: {sentence}", file=sys.stderr)
    return REFUSED


def _own_up(error: Exception, log: Path) -> int:
    start_log(log)
    log_bug(details_of(type(error), error, error.__traceback__))
    stop_log()
    print(_("Mutasi made a mistake: {kind}. Nothing was changed.").format(kind=type(error).__name__), file=sys.stderr)
    print(_("Please send this file to whoever looks after the program: {path}").format(path=log), file=sys.stderr)
    return OUR_FAULT


def _progressed(progress: Progress) -> None:
    """One line that writes over itself, where somebody looks."""
    if sys.stderr.isatty():
        part = f" {progress.done}/{progress.total}" if progress.total else ""
        print(f"\r\x1b[K{progress.text}{part}", end="" if progress.text else "\r", file=sys.stderr, flush=True)


def _write_utf8(streams: Iterable[object]) -> None:
    """JSON is UTF-8 whatever the terminal's code page; what it cannot show is told by its code."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _language(given: Sequence[str]) -> str:
    """The language of the messages, needed before the arguments are read."""
    for at, word in enumerate(given):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and at + 1 < len(given):
            return given[at + 1]
    return DEFAULT_LANGUAGE


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="mutasi", description=_("Transfers of civil servants, on the command line."))
    parser.add_argument("--version", action="version", version=f"Mutasi {__version__}")
    _add_common(parser, database=None, json=False, lang=DEFAULT_LANGUAGE)
    top = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    groups = {}
    for command in COMMANDS:
        *group, name = command.words
        if group and group[0] not in groups:
            grouped = top.add_parser(group[0], help=_(GROUPS[group[0]]), description=_(GROUPS[group[0]]))
            groups[group[0]] = grouped.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
        parent = groups[group[0]] if group else top
        leaf = parent.add_parser(name, help=_(command.purpose), description=_(command.purpose))
        _add_common(leaf, database=SUPPRESS, json=SUPPRESS, lang=SUPPRESS)
        command.options(leaf)
        leaf.set_defaults(command=command)
    return parser


def _add_common(parser: ArgumentParser, **otherwise: object) -> None:
    """What every command takes, before or after its words."""
    database = _("file of the office's database")
    parser.add_argument("--database", type=Path, metavar="FILE", help=database, default=otherwise["database"])
    json_help = _("answer as JSON")
    parser.add_argument("--json", action="store_true", help=json_help, default=otherwise["json"])
    languages = sorted(LANGUAGES)
    parser.add_argument("--lang", choices=languages, help=_("language of the messages"), default=otherwise["lang"])


if __name__ == "__main__":
    sys.exit(main())
