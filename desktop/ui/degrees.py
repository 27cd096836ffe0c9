"""The field for a coordinate."""

from desktop.domain.refusal import Refusal
from desktop.text import _
from desktop.ui.forms import LineField


class DegreesField(LineField):
    """A coordinate in degrees, with point or comma, or nothing."""

    def __init__(self, most: int) -> None:
        super().__init__(limit=20)
        self._most = most

    def value(self) -> float | None:  # type: ignore[override]
        """The degrees; raises Refusal if something else stands there."""
        text = super().value().replace(",", ".")
        if not text:
            return None
        try:
            degrees = float(text)
        except ValueError as error:
            raise Refusal(_("Please write degrees such as 0,5671.")) from error
        if not -self._most <= degrees <= self._most:
            raise Refusal(_("Degrees go from −{most} to {most}.").format(most=self._most))
        return degrees

    def set_value(self, value: float | None) -> None:  # type: ignore[override]
        """Show `value`."""
        super().set_value("" if value is None else str(value).replace(".", ","))
