"""Technical opinions: asked, waited for in working days, answered, asked for again."""

from datetime import date

import pytest

from desktop.db.store import Store
from desktop.db.tables import Setting, TechnicalOpinion, TransferCase
from desktop.domain.cases.cases import CaseKind, CaseStage, Direction
from desktop.domain.cases.guards import opinions_are_there
from desktop.domain.refusal import Refusal, Stale
from desktop.domain.review.review import TechnicalBody, TechnicalResult
from desktop.services.cases.cases import new_case
from desktop.services.cases.facts import case_facts
from desktop.services.cases.file import steps_of
from desktop.services.cases.technical_opinions import (
    Answer,
    Asking,
    TechnicalRow,
    answer_opinion,
    ask_opinion,
    set_opinion_aside,
    technical_opinions,
)
from tests.case_office import TODAY, lead_to, proposal, small_office

ASKED = date(2026, 11, 9)
LATER = date(2026, 11, 18)


@pytest.fixture
def case(store: Store) -> int:
    """A case that leaves the region, in the review."""
    with store.write() as session:
        found = new_case(session, proposal(small_office(session)), TODAY)
        lead_to(session, found, CaseStage.REVIEW)
        row = session.get_one(TransferCase, found)
        row.kind, row.direction = CaseKind.BETWEEN_REGENCIES, Direction.OUTGOING
    return found


@pytest.fixture
def request_id(store: Store, case: int) -> int:
    with store.write() as session:
        return ask_opinion(session, case, Asking("B/12", ASKED), TODAY)


def newest(store: Store, case: int, today: date = TODAY) -> TechnicalRow:
    with store.read() as session:
        return technical_opinions(session, case, today)[0]


def answer(store: Store, request: int, result: TechnicalResult | None, note: str = "", number: str = "PT/1") -> None:
    with store.write() as session:
        answer_opinion(session, request, Answer(result, number, LATER, note), TODAY)


def test_days_are_waited_in_working_days_until_the_answer(store: Store, case: int, request_id: int) -> None:
    assert newest(store, case, date(2026, 11, 16)).waited == 5
    answer(store, request_id, TechnicalResult.GRANTED)
    assert (newest(store, case).waited, newest(store, case).is_late) == (7, False)


def test_a_pertek_is_late_only_by_the_offices_own_limit(store: Store, case: int, request_id: int) -> None:
    assert not newest(store, case).is_late
    with store.write() as session:
        session.add(Setting(key="rules.technical_limit_days", value=8))
    assert newest(store, case).is_late
    assert not newest(store, case).silence_counts


@pytest.mark.parametrize(("today", "late"), [(date(2026, 11, 16), False), (date(2026, 11, 17), True)])
def test_silence_in_imut_is_flagged_on_the_sixth_day_and_decides_nothing(
    store: Store, case: int, request_id: int, today: date, late: bool
) -> None:
    with store.write() as session:
        row = session.get_one(TechnicalOpinion, request_id)
        row.body = TechnicalBody.IMUT
    row = newest(store, case, today)
    assert (row.is_late, row.silence_counts, row.result) == (late, late, None)


def test_the_case_goes_on_only_with_a_granted_opinion(store: Store, case: int, request_id: int) -> None:
    answer(store, request_id, TechnicalResult.REPAIR, "SKP 2025 belum sah")
    with store.write() as session:
        ask_opinion(session, case, Asking("B/13", LATER), TODAY)
        facts = case_facts(session, session.get_one(TransferCase, case), TODAY)
        assert [one.field for one in opinions_are_there(facts)] == ["technical"]
    answer(store, newest(store, case).id, TechnicalResult.GRANTED)
    with store.read() as session:
        assert not opinions_are_there(case_facts(session, session.get_one(TransferCase, case), TODAY))


def test_it_is_asked_for_once_at_a_time_and_not_after_consent(store: Store, case: int, request_id: int) -> None:
    with store.write() as session, pytest.raises(Refusal, match="belum dijawab"):
        ask_opinion(session, case, Asking("B/13", TODAY), TODAY)
    answer(store, request_id, TechnicalResult.GRANTED)
    with store.write() as session, pytest.raises(Refusal, match="sudah disetujui"):
        ask_opinion(session, case, Asking("B/13", TODAY), TODAY)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (Answer(None, "PT/1", LATER), "result"),
        (Answer(TechnicalResult.GRANTED, "", LATER), "number"),
        (Answer(TechnicalResult.REPAIR, "", LATER), "note"),
        (Answer(TechnicalResult.GRANTED, "PT/1", None), "date"),
        (Answer(TechnicalResult.GRANTED, "PT/1", date(2026, 11, 8)), "date"),
        (Answer(TechnicalResult.GRANTED, "PT/1", date(2026, 11, 24)), "date"),
    ],
)
def test_an_answer_is_refused_by_the_field_at_fault(store: Store, request_id: int, given: Answer, field: str) -> None:
    with store.write() as session, pytest.raises(Refusal) as refused:
        answer_opinion(session, request_id, given, TODAY)
    assert list(refused.value.fields) == [field]


def test_a_granted_opinion_may_be_cancelled_and_asked_for_again(store: Store, case: int, request_id: int) -> None:
    answer(store, request_id, TechnicalResult.GRANTED)
    answer(store, request_id, TechnicalResult.CANCELLED, "Dibatalkan BKN")
    with store.write() as session:
        ask_opinion(session, case, Asking("B/14", TODAY), TODAY)
        with pytest.raises(Refusal, match="diminta lagi"):
            answer_opinion(session, request_id, Answer(TechnicalResult.GRANTED, "PT/1", LATER), TODAY)
        actions = [step.action for step in steps_of(session, case)]
    assert actions[-4:] == ["technical_asked", "technical_answered", "technical_answered", "technical_asked"]


def test_a_request_is_put_aside_with_a_reason(store: Store, case: int, request_id: int) -> None:
    with store.write() as session:
        with pytest.raises(Stale):
            set_opinion_aside(session, request_id, "Salah nomor", 99)
        set_opinion_aside(session, request_id, "Salah nomor")
        assert technical_opinions(session, case, TODAY) == ()


def test_a_case_inside_the_region_asks_nobody(store: Store, case: int) -> None:
    with store.write() as session:
        session.get_one(TransferCase, case).kind = CaseKind.WITHIN
        with pytest.raises(Refusal, match="tidak memerlukan"):
            ask_opinion(session, case, Asking("B/12", TODAY), TODAY)


def test_a_consent_to_another_destination_is_asked_for_again(store: Store, case: int, request_id: int) -> None:
    answer(store, request_id, TechnicalResult.GRANTED)
    with store.write() as session:
        session.get_one(TransferCase, case).move_since = TODAY
        with pytest.raises(Refusal, match="beralih"):
            ask_opinion(session, case, Asking("B/13", LATER), TODAY)
        ask_opinion(session, case, Asking("B/13", TODAY), TODAY)
        assert [row.asked_number for row in technical_opinions(session, case, TODAY)] == ["B/13", "B/12"]
