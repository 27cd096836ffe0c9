"""Moves that the program wrote into the records, told on the first page until the officer has read them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.services.cases.made_moves import MadeMove, acknowledge_moves
from desktop.text import _, ngettext
from desktop.ui.style import GAP, GRID, MARGIN, muted
from desktop.ui.windows import Shell, button

MOST_LINES = 6


class MadeMoves(QWidget):
    """What was put into effect, also on days on which nobody looked, and a button that says it was read."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._moves: tuple[MadeMove, ...] = ()
        self._told = muted()
        self._told.setObjectName("home.applied")
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._read = button(_("I have &read this"), "home.movesRead", self._acknowledge)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP + GRID, MARGIN, 0)
        column.setSpacing(GAP)
        column.addWidget(self._told)
        column.addWidget(self._read, alignment=Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_moves(self, moves: tuple[MadeMove, ...]) -> None:
        """Tell of `moves`; none hides the part."""
        self._moves = moves
        told = ngettext("One move was put into effect:", "{count} moves were put into effect:", len(moves))
        lines = [told.format(count=len(moves)), *(_line(move) for move in moves[:MOST_LINES])]
        if len(moves) > MOST_LINES:
            lines.append(_("And {count} more.").format(count=len(moves) - MOST_LINES))
        self._told.setText("\n".join(lines))
        self._read.setEnabled(True)
        self.setVisible(bool(moves))

    def _acknowledge(self) -> None:
        self._read.setEnabled(False)
        ids = [move.case_id for move in self._moves]
        self._shell.background.do(self, self._acknowledged, acknowledge_moves, ids)

    def _acknowledged(self, _nothing: None) -> None:
        self.hide()


def _line(move: MadeMove) -> str:
    """Who moved where, since when by the decree, and when the record was written if that was later."""
    said = _("{employee}: {place}, in force since {day}").format(
        employee=move.employee,
        place=", ".join(filter(None, (move.post, move.unit))),
        day=shown_date(move.since) if move.since else "–",
    )
    if move.applied_on is None or move.since is None or move.applied_on <= move.since:
        return said
    return _("{said} (written into the record on {day})").format(said=said, day=shown_date(move.applied_on))
