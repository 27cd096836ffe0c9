"""The tables of the import wizard: how the workbook's columns are read, and what is wrong with its rows."""

from dataclasses import dataclass

from PySide6.QtGui import QIcon

from desktop.services.imports.imports import Mapped, Preview, ToldFault
from desktop.text import N_, _
from desktop.ui.icons import icon
from desktop.ui.style import Meaning
from desktop.ui.tables import Column


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """One column of the workbook, with what stands in it first."""

    column: Mapped
    example: str


def mapped_columns(preview: Preview) -> list[MappedColumn]:
    """The columns that are taken in, then those that are passed over."""
    examples = [next(filter(None, cells), "") for cells in zip(*preview.rows, strict=True)]
    columns = [MappedColumn(column, example) for column, example in zip(preview.columns, examples, strict=True)]
    return sorted(columns, key=lambda each: each.column.field is None)


def _field(each: MappedColumn) -> str:
    return _(each.column.field.word) if each.column.field else _("not taken in")


def _mark(each: MappedColumn) -> QIcon:
    return icon("check", Meaning.DONE) if each.column.field else icon("minus", Meaning.PLAIN)


def _severity(told: ToldFault) -> QIcon:
    return icon("close-circle-outline", Meaning.LATE) if told.rejected else icon("alert-outline", Meaning.SOON)


MAPPING_COLUMNS: tuple[Column[MappedColumn], ...] = (
    Column("heading", N_("Column of the workbook"), 210, lambda each: each.column.heading, sortable=False),
    Column("field", N_("Taken as"), 190, _field, icon=_mark, sortable=False),
    Column("example", N_("Example"), 180, lambda each: each.example, sortable=False),
)
FAULT_COLUMNS: tuple[Column[ToldFault], ...] = (
    Column(
        "result",
        N_("Result"),
        116,
        lambda told: _("Rejected") if told.rejected else _("Warning"),
        icon=_severity,
        sortable=False,
    ),
    Column("row", N_("Row"), 54, lambda told: str(told.fault.row), right=True, sortable=False),
    Column("name", N_("Name"), 150, lambda told: told.fault.name, sortable=False),
    Column("nip", N_("NIP"), 160, lambda told: told.fault.nip, sortable=False),
    Column("column", N_("Column"), 110, lambda told: told.fault.column, sortable=False),
    Column("value", N_("Value"), 110, lambda told: told.fault.value, sortable=False),
    Column("reason", N_("Reason"), 280, lambda told: told.fault.reason, sortable=False),
)
