"""Explanations as lines of two or three columns that wrap, for a table would cut the sentences."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.domain.plans.found import POINT_CODE_WORDS, MoveReason, Point
from desktop.text import N_, _
from desktop.ui.plans.numbers import signed
from desktop.ui.plans.sentences import sentence
from desktop.ui.style import GAP, muted

NAME_WIDTH = 116
SENTENCES = (
    ("gives", N_("What it gives")),
    ("costs", N_("What it costs")),
    ("wish", N_("The wish")),
    ("place", N_("Place in the chain")),
)


class LinesPart(QWidget):
    """Lines of labels: a name, perhaps a number, and the sentence."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self._labels: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GAP)
        self._grid.setColumnMinimumWidth(0, NAME_WIDTH)
        self._grid.setColumnStretch(2, 1)

    def show_reason(self, reason: MoveReason) -> None:
        """What the move gives and costs, the wish and the chain; what there is nothing to say of is left out."""
        said = [(_(words), "", getattr(reason, name)) for name, words in SENTENCES]
        self._show([line for line in said if line[2]])

    def show_points(self, points: Sequence[Point]) -> None:
        """The points one by one, with the sum."""
        lines = [(_(POINT_CODE_WORDS[point.code]), signed(point.points), point.why) for point in points]
        total = signed(sum(point.points for point in points))
        self._show([*lines, (_("Together"), total, "")])

    def _show(self, lines: Sequence[tuple[str, str, str]]) -> None:
        for old in self._labels:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._labels = []
        numbered = any(number for _name, number, _why in lines)
        for at, (name, number, why) in enumerate(lines):
            named, explained = muted(name), sentence(f"{self._role}.{at}")
            explained.setText(why)
            cells: list[tuple[QLabel, int, int]] = [
                (named, 0, 1),
                (explained, 2 if numbered else 1, 1 if numbered else 2),
            ]
            if numbered:
                counted = QLabel(number)
                counted.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
                cells.append((counted, 1, 1))
            named.setFixedWidth(NAME_WIDTH)
            named.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            for label, column, span in cells:
                self._grid.addWidget(label, at, column, 1, span, Qt.AlignmentFlag(0))
                self._labels.append(label)
