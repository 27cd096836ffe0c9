"""What a decree cites under Memperhatikan: papers that are there, and BKN's opinion once it was granted."""

from datetime import timedelta

import pytest

from desktop.db.store import Store
from desktop.db.tables import ChecklistItem, TechnicalOpinion, TransferCase
from desktop.domain.cases.cases import CaseKind, CaseStage, ChecklistState
from desktop.domain.review.review import TechnicalBody, TechnicalResult
from desktop.services.cases.cases import new_case
from desktop.services.noted_papers import MOST_NOTED, noted_papers
from tests.case_office import TODAY, lead_to, proposal, small_office
from tests.letter_office import add_case, add_office

IMUT = "Rekomendasi Badan Kepegawaian Negara melalui I-MUT Nomor I-99 tanggal 23 November 2026"


@pytest.fixture
def case(store: Store) -> int:
    """A rotation whose papers are ticked."""
    with store.write() as session:
        case = new_case(session, proposal(small_office(session), kind=CaseKind.ROTATION), TODAY)
        lead_to(session, case, CaseStage.REVIEW)
        return case


@pytest.mark.parametrize("result", [None, *TechnicalResult])
def test_only_a_granted_opinion_is_cited(store: Store, case: int, result: TechnicalResult | None) -> None:
    with store.write() as session:
        asked = {"body": TechnicalBody.IMUT, "asked_number": "I-1", "asked_on": TODAY, "number": "I-99"}
        session.add(TechnicalOpinion(case_id=case, result=result, answered_on=TODAY, **asked))
        session.flush()
        cited = noted_papers(session, [case], TODAY)
    assert (IMUT in cited) == (result is TechnicalResult.GRANTED)
    assert any(line.startswith("Persetujuan melepas") for line in cited)


def test_an_opinion_on_another_move_is_not_cited(store: Store, case: int) -> None:
    with store.write() as session:
        asked = {"body": TechnicalBody.IMUT, "asked_number": "I-1", "asked_on": TODAY, "number": "I-99"}
        session.add(TechnicalOpinion(case_id=case, result=TechnicalResult.GRANTED, answered_on=TODAY, **asked))
        session.get_one(TransferCase, case).move_since = TODAY + timedelta(days=1)
        session.flush()
        assert IMUT not in noted_papers(session, [case], TODAY)


@pytest.mark.parametrize("count", [2, MOST_NOTED + 1])
def test_a_decree_for_many_names_each_paper_once_or_only_those_of_all(store: Store, count: int) -> None:
    add_office(store)
    cases = [add_case(store) for _at in range(count)]
    with store.write() as session:
        for place, case_id in enumerate(cases):
            own = {"name": "Persetujuan menerima", "reference": f"Nomor {place}", "state": ChecklistState.MET}
            session.add(ChecklistItem(case_id=case_id, code="acceptance", position=9, **own))
        session.flush()
        cited = noted_papers(session, cases, TODAY)
    assert cited[0].startswith("Persetujuan melepas")
    assert len(cited) == (count + 1 if count < MOST_NOTED else 1)
