"""What is wrong with the rows of a workbook: kept row by row, to be shown, saved and answered to scripts."""

from collections import defaultdict
from dataclasses import dataclass

from desktop.exchange.cells import written
from desktop.exchange.reader import Cell
from desktop.text import _

LONGEST_VALUE = 120


@dataclass(frozen=True, slots=True)
class RowFault:
    """One fault: number of the row as Excel counts it, heading of the column, what stands there, why it matters."""

    row: int
    column: str
    value: str
    reason: str
    nip: str = ""
    """NIP and name of whom the row is about, as they stand there."""
    name: str = ""


@dataclass(frozen=True, slots=True)
class ToldFault:
    """One fault, and whether it keeps its row out."""

    fault: RowFault
    rejected: bool


class Faults:
    """Gathers the faults of the row being read, and remembers which rows are refused."""

    def __init__(self) -> None:
        self.row = 0
        self.refused_row = 0
        """The last row that was refused: `refused_row == row` while the present one is."""
        self._person: tuple[Cell, Cell] = ("", "")
        self._rejected: list[RowFault] = []
        self._warnings: list[RowFault] = []
        self._usual: dict[str, list[RowFault]] = defaultdict(list)

    def begin(self, row: int, nip: Cell = "", name: Cell = "") -> None:
        """What is found from now on is about `row`, and about the person it names."""
        self.row = row
        self._person = (nip, name)

    def reject(self, column: str, value: Cell, reason: str) -> None:
        """The row cannot be taken in."""
        self.refused_row = self.row
        self._rejected.append(self._fault(column, value, reason))

    def warn(self, column: str, value: Cell, reason: str) -> None:
        """The row is taken in; the officer should look at it."""
        self._warnings.append(self._fault(column, value, reason))

    def warn_if_rare(self, column: str, value: Cell, reason: str) -> None:
        """A warning that is dropped where most rows of the column would have it: then it is the file's own way."""
        self._usual[column].append(self._fault(column, value, reason))

    def rejected(self) -> list[RowFault]:
        """What keeps rows out, in the order of the rows."""
        return sorted(self._rejected, key=_by_row)

    def warnings(self, rows: int) -> list[RowFault]:
        """What should be looked at, in the order of the rows, of a sheet of `rows` rows."""
        rare = [fault for faults in self._usual.values() if len(faults) * 2 <= max(rows, 2) for fault in faults]
        return sorted(self._warnings + rare, key=_by_row)

    def _fault(self, column: str, value: Cell, reason: str) -> RowFault:
        nip, name = self._person
        return RowFault(self.row, column, _short(value), reason, _short(nip).strip(), _short(name).strip())


def _by_row(fault: RowFault) -> int:
    return fault.row


def _short(value: Cell) -> str:
    text = written(value)
    if len(text) <= LONGEST_VALUE:
        return text
    return _("{beginning}… ({length} characters)").format(beginning=text[:LONGEST_VALUE], length=len(text))
