"""`mutasi import`: take in a workbook."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop.commands.desk import Answer, Command, Desk
from desktop.commands.shapes import import_shape
from desktop.domain.refusal import Refusal
from desktop.services.imports.imports import (
    ImportResult,
    WorkbookKind,
    import_file,
    kind_word,
    save_faults,
    told_faults,
)
from desktop.text import N_, _


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=_("workbook (.xlsx or .csv)"))
    kinds = [kind.value for kind in WorkbookKind]
    parser.add_argument("--kind", choices=kinds, help=_("refuse the workbook if it is of another kind"))
    parser.add_argument("--faults", type=Path, metavar="FILE", help=_("save the list of faults as a workbook"))


def _import(desk: Desk, options: Namespace) -> Answer:
    with desk.write(make=True) as session:
        result = desk.drain(import_file(session, options.file, desk.today))
        _check_kind(result, options.kind)
        if options.faults:
            save_faults(options.faults, told_faults(result))
    return Answer(import_shape(result), _lines(result))


def _check_kind(result: ImportResult, wanted: str | None) -> None:
    if wanted is not None and result.kind is not WorkbookKind(wanted):
        raise Refusal(
            _("This is another kind of workbook: {kind}.").format(kind=kind_word(result.kind)),
            _("Nothing was taken in. Leave out --kind, or choose the right file."),
            {"kind": result.kind.value},
        )


def _lines(result: ImportResult) -> list[str]:
    counted = _("{kind}: {rows} rows, {imported} imported, {unchanged} unchanged, {rejected} rejected.")
    summary = counted.format(
        kind=kind_word(result.kind),
        rows=result.rows,
        imported=result.imported,
        unchanged=result.unchanged,
        rejected=result.rejected_rows,
    )
    told = [(_("Rejected"), fault) for fault in result.rejected] + [(_("Warning"), fault) for fault in result.warnings]
    line = _("{result}, row {row}, {column} “{value}”: {reason}")
    return [summary] + [
        line.format(result=word, row=fault.row, column=fault.column, value=fault.value, reason=fault.reason)
        for word, fault in told
    ]


COMMANDS = (Command(("import",), N_("Take in a workbook of employees or of the establishment."), _options, _import),)
