"""What parts an extract (petikan) and a copy (salinan) from the decree itself (REGULATION 3.3)."""

from dataclasses import replace

from desktop.domain.letters.letters import Annex, DecreeFacts, DecreeForm
from desktop.letters.furniture import Gap, centred
from desktop.letters.paragraph import text
from desktop.letters.piece import Piece
from desktop.letters.sheet import Sheet

DST = "dst."
"""What stands for the grounds in an extract: "and so forth"."""
FORM_NAMES = {
    DecreeForm.ORIGINAL: "Keputusan",
    DecreeForm.EXTRACT: "Petikan Keputusan",
    DecreeForm.COPY: "Salinan Keputusan",
}


def shortened(facts: DecreeFacts) -> DecreeFacts:
    """What an extract says of its decree: no grounds, nobody else's rows, no copies to others."""
    if facts.form is not DecreeForm.EXTRACT:
        return facts
    grounds = {name: (DST,) * bool(getattr(facts, name)) for name in ("considering", "bases", "noting")}
    return replace(facts, **grounds, copies=(), annex=Annex())  # type: ignore[arg-type]


def form_head(paper: Sheet, form: DecreeForm) -> list[Piece]:
    """SALINAN at the head of the page, above the kop."""
    if form is not DecreeForm.COPY:
        return []
    return [text("SALINAN", paper.plain), Gap(paper.style.leading / 2)]


def title_mark(paper: Sheet, form: DecreeForm) -> list[tuple[Piece, float]]:
    """PETIKAN above the title."""
    return [(centred(paper, "PETIKAN"), paper.style.leading * 0.6)] if form is DecreeForm.EXTRACT else []
