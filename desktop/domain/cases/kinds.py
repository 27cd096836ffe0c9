"""What a kind of case is: who proposes, agrees, advises and decides in each direction, and the papers it needs."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.cases.cases import CASE_KIND_WORDS, CaseKind, Direction
from desktop.domain.refusal import Refusal
from desktop.text import _

BETWEEN_AGENCIES = frozenset({CaseKind.BETWEEN_REGENCIES, CaseKind.PROVINCE, CaseKind.OTHER_PROVINCE, CaseKind.CENTRAL})
"""Kinds that bring an employee into the region or take one out of it; all others stay inside."""


@dataclass(frozen=True, slots=True)
class RequiredPaper:
    """A paper that a kind of case asks for, and who signs it."""

    code: str
    name: str
    signer: str
    article: str
    least_rank: str = ""
    """The least rank that the signer must have, in words."""
    mandatory: bool = True
    own_request_only: bool = False
    cited: bool = False
    """Whether the decree cites it under Memperhatikan."""
    valid_months: int | None = None
    """How long the paper counts from its date; None: without end."""
    direction: Direction | None = None
    """The one direction in which it is asked for; None: in every direction."""


@dataclass(frozen=True, slots=True)
class Route:
    """Who does what in one direction of a kind, in words, and which opinions the case cannot go on without."""

    proposer: str
    consent: str
    opinion: str
    issuer: str
    sitting: bool = True
    """Whether the Tim Penilai Kinerja has to advise."""
    technical: str = ""
    """Code of `desktop.domain.review.review.TechnicalBody` whose opinion is needed; empty where none is."""
    scores: bool = True
    """Whether a score sheet is made and shown to the employee."""


@dataclass(frozen=True, slots=True)
class KindOfCase:
    """One kind of transfer as the office has it."""

    kind: CaseKind
    article: str
    routes: Mapping[Direction, Route]
    papers: tuple[RequiredPaper, ...]
    enabled: bool = True
    """Whether new cases of the kind may be opened."""

    def papers_for(self, *, own_request: bool, direction: Direction = Direction.INSIDE) -> tuple[RequiredPaper, ...]:
        """The papers of a case in `direction` that the employee did or did not ask for."""
        return tuple(
            paper
            for paper in self.papers
            if (own_request or not paper.own_request_only) and paper.direction in {None, direction}
        )

    def route(self, direction: Direction) -> Route:
        """The route in `direction`; a kind that has only one takes it for every direction."""
        return self.routes.get(direction) or next(iter(self.routes.values()))


def directions_of(kind: CaseKind) -> tuple[Direction, ...]:
    """The directions that a move of `kind` can have, the usual one first."""
    return (Direction.INCOMING, Direction.OUTGOING) if kind in BETWEEN_AGENCIES else (Direction.INSIDE,)


def check_direction(kind: CaseKind, direction: Direction) -> None:
    """Refuse a direction that the kind does not know."""
    if direction in directions_of(kind):
        return
    words = _(CASE_KIND_WORDS[kind])
    if kind in BETWEEN_AGENCIES:
        sentence = _("“{kind}” moves into the region or out of it.").format(kind=words)
        raise Refusal(sentence, _("Choose the direction."), {"direction": sentence})
    sentence = _("“{kind}” stays inside the region's agency.").format(kind=words)
    raise Refusal(sentence, _("Choose another kind of case, or the direction inside."), {"direction": sentence})
