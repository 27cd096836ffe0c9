"""Figures of plans as they are shown: with their sign, and with the language's decimal sign."""

from desktop.domain.figures import shown_figure


def signed(value: float) -> str:
    """With a plus for what gives and a minus for what takes."""
    rounded = round(value, 1)
    if rounded == 0:
        return "0"
    return f"{'+' if rounded > 0 else '−'}{shown_figure(abs(rounded))}"
