"""What a plan brings, in one line."""

from desktop.domain.plans.found import Figures
from desktop.text import _, ngettext
from desktop.ui.plans.numbers import signed


def brings(figures: Figures) -> str:
    """Moves, gaps, wishes, ways and points; ways from home only where homes are known."""
    moves = ngettext("{count} move", "{count} moves", figures.moves).format(count=figures.moves)
    if figures.levelling:
        moves = _("{moves} ({closing} close a shortage, {levelling} level)").format(
            moves=moves, closing=figures.closing, levelling=figures.levelling
        )
    parts = [
        moves,
        _("gaps {before} → {after}").format(before=figures.gaps_before, after=figures.gaps_after),
        _("wishes met {met} of {stated}").format(met=figures.wishes_met, stated=figures.wishes_stated),
        way(figures),
        _("{points} points").format(points=signed(figures.points)),
    ]
    return " · ".join(filter(None, parts))


def way(figures: Figures) -> str:
    """Kilometres by which ways to work change; between the units where no home is known."""
    if figures.homes:
        return _("way to work {kilometres} km").format(kilometres=signed(figures.kilometres))
    if not figures.moves:
        return ""
    if not figures.between:
        return _("way to work not known yet")
    return _("{kilometres} km between the units").format(kilometres=signed(figures.between).lstrip("+"))
