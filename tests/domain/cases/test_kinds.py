"""Kinds of case: which directions they have, and which papers a case of them needs."""

import pytest

from desktop.domain.cases.cases import CaseKind, Direction
from desktop.domain.cases.kinds import (
    BETWEEN_AGENCIES,
    KindOfCase,
    RequiredPaper,
    Route,
    check_direction,
    directions_of,
)
from desktop.domain.refusal import Refusal

ROUTE = Route("Unit kerja", "Kepala unit", "Tim", "Wali Kota")
PAPERS = (
    RequiredPaper("request", "Permohonan", "Pegawai", "BKN", own_request_only=True),
    RequiredPaper("interview", "Wawancara", "Penerima", "Daerah", direction=Direction.INCOMING),
    RequiredPaper("proposal", "Usul", "PPK", "BKN"),
)
KIND = KindOfCase(CaseKind.CENTRAL, "BKN", {Direction.INCOMING: ROUTE, Direction.OUTGOING: ROUTE}, PAPERS)


@pytest.mark.parametrize("kind", CaseKind)
@pytest.mark.parametrize("direction", Direction)
def test_a_kind_stays_inside_or_crosses_the_border(kind: CaseKind, direction: Direction) -> None:
    crosses = direction is not Direction.INSIDE
    if crosses == (kind in BETWEEN_AGENCIES):
        check_direction(kind, direction)
        assert direction in directions_of(kind)
        return
    with pytest.raises(Refusal) as refused:
        check_direction(kind, direction)
    assert "direction" in refused.value.fields


@pytest.mark.parametrize(
    ("own", "direction", "codes"),
    [
        (True, Direction.INCOMING, ["request", "interview", "proposal"]),
        (False, Direction.INCOMING, ["interview", "proposal"]),
        (True, Direction.OUTGOING, ["request", "proposal"]),
        (False, Direction.OUTGOING, ["proposal"]),
    ],
)
def test_papers_depend_on_who_asks_and_on_the_direction(own: bool, direction: Direction, codes: list[str]) -> None:
    assert [paper.code for paper in KIND.papers_for(own_request=own, direction=direction)] == codes
