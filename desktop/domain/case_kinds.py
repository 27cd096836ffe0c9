"""What a kind of case is: who proposes, agrees, advises and decides in each direction, and the papers it needs."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.cases import CaseKind, Direction


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
    """Code of `desktop.domain.review.TechnicalBody` whose opinion is needed; empty where none is."""
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

    def papers_for(self, *, own_request: bool) -> tuple[RequiredPaper, ...]:
        """The papers of a case that the employee did or did not ask for."""
        return tuple(paper for paper in self.papers if own_request or not paper.own_request_only)

    def route(self, direction: Direction) -> Route:
        """The route in `direction`; a kind that has only one takes it for every direction."""
        return self.routes.get(direction) or next(iter(self.routes.values()))
