"""What may be done to a score sheet: shown, contested, answered, made final, reopened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.refusal import Refusal
from desktop.text import _


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line as it stands, with what the employee said against it and the office's answer."""

    id: int
    version: int
    code: str
    points: float
    most: float
    explanation: str
    contest: str = ""
    contested_on: date | None = None
    reply: str = ""
    replied_on: date | None = None
    replied_by: str = ""
    corrected: float | None = None

    @property
    def effective(self) -> float:
        """The points that count."""
        return self.points if self.corrected is None else self.corrected

    @property
    def is_open(self) -> bool:
        """Whether the employee contests it and nobody has answered."""
        return self.contested_on is not None and self.replied_on is None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A score sheet with the days on which it was shown and became final."""

    lines: tuple[SheetLine, ...] = ()
    shown_on: date | None = None
    final_on: date | None = None

    @property
    def total(self) -> float:
        """Sum of the points that count."""
        return round(sum(line.effective for line in self.lines), 1)

    @property
    def most(self) -> float:
        """Points that the whole sheet can give."""
        return round(sum(line.most for line in self.lines), 1)

    @property
    def contested(self) -> Sequence[SheetLine]:
        """Lines that wait for an answer."""
        return [line for line in self.lines if line.is_open]


def require_unshown(sheet: Sheet) -> None:
    """Points are computed only as long as the employee has not seen them."""
    if sheet.shown_on is not None:
        raise Refusal(
            _("The score sheet was shown to the employee already."),
            _("Reopen it with a reason, then prepare it again."),
        )


def require_showable(sheet: Sheet) -> None:
    """Only a prepared sheet can be shown, and only once."""
    require_unshown(sheet)
    if not sheet.lines:
        raise Refusal(_("The score sheet is not prepared yet."), _("Prepare it first."))


def require_contestable(sheet: Sheet) -> None:
    """A line is contested and answered between the day it is shown and the day it is final."""
    if sheet.final_on is not None:
        raise Refusal(_("The score sheet is final."), _("Reopen it with a reason."))
    if sheet.shown_on is None:
        raise Refusal(_("The score sheet was not shown to the employee yet."), _("Show it to the employee first."))


def require_settled(sheet: Sheet) -> None:
    """A sheet becomes final when it was shown and every contested line is answered."""
    require_contestable(sheet)
    if not sheet.lines:
        raise Refusal(_("The score sheet is not prepared yet."), _("Prepare it first."))
    if sheet.contested:
        raise Refusal(
            _("A line of the score sheet is contested and not answered."), _("Answer the employee's objection first.")
        )


def require_reopenable(sheet: Sheet) -> None:
    """Only what the employee has seen needs reopening."""
    if sheet.shown_on is None and sheet.final_on is None:
        raise Refusal(_("The score sheet was not shown to the employee yet."), _("It can still be prepared again."))


def require_within(points: float, most: float) -> None:
    """Corrected points lie between nought and the most of their line."""
    if not 0 <= points <= most:
        sentence = _("The points must lie between 0 and {most}.").format(most=most)
        raise Refusal(sentence, _("Correct the number."), {"points": sentence})
