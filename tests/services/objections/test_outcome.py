"""What comes after an objection is heard: the issuer's view, the effect on the decree, promises, a suit."""

from datetime import date

import pytest

from desktop.db.tables import Decree, DecreeCorrection, TransferCase
from desktop.domain.cases.cases import DecreeState
from desktop.domain.objections.checks import Answer
from desktop.domain.objections.objections import DecreeEffect, FollowUp, ObjectionResult
from desktop.domain.objections.outcome import DecreeNow, Effect, Response, Suit
from desktop.domain.refusal import Refusal
from desktop.domain.support.support import CommitmentKind
from desktop.services.cases.commitments import promise
from desktop.services.cases.handover import Cancellation, cancel_decree
from desktop.services.objections.file import open_objection
from desktop.services.objections.lists import target_of_case
from desktop.services.objections.objections import answer_objection, reopen_objection, withdraw_objection
from desktop.services.objections.outcome import record_effect, record_response, record_suit
from tests.objection_office import TODAY, add_case, add_objection

ANSWERED, NEW = date(2026, 7, 1), "800.1.3.1/99/2026"


@pytest.fixture
def case_id(store):
    return add_case(store)


@pytest.fixture
def objection_id(store, case_id):
    return add_objection(store, case_id)


def opened(store, objection_id):
    with store.read() as session:
        return open_objection(session, objection_id, ANSWERED)


def answer(store, objection_id, result):
    with store.write() as session:
        return answer_objection(session, objection_id, Answer(result, ANSWERED, "800/5", "Ditimbang."), 1, ANSWERED)


def cancel(store, case_id):
    with store.write() as session:
        decree = session.get_one(Decree, session.get_one(TransferCase, case_id).decree_id)
        decree.state, decree.cancelled_by = DecreeState.CANCELLED, NEW


def amend(store, case_id, day=ANSWERED):
    with store.write() as session:
        decree_id = session.get_one(TransferCase, case_id).decree_id
        session.add(DecreeCorrection(decree_id=decree_id, case_id=case_id, corrected_on=day, by_number=NEW))


def effect(store, objection_id, given, number=""):
    with store.write() as session:
        record_effect(session, objection_id, Effect(given, number), 2)


def test_the_view_of_the_issuer_is_kept(store, objection_id):
    with store.write() as session:
        record_response(session, objection_id, Response(TODAY, "Mutasi tetap diperlukan."), 1, TODAY)
    assert opened(store, objection_id).response == Response(TODAY, "Mutasi tetap diperlukan.")


@pytest.mark.parametrize(
    ("given", "field"),
    [(Response(None, "Ya"), "on"), (Response(date(2026, 6, 1), "Ya"), "on"), (Response(TODAY, " "), "text")],
)
def test_a_faulty_view_is_named(store, objection_id, given, field):
    with pytest.raises(Refusal) as refusal, store.write() as session:
        record_response(session, objection_id, given, 1, TODAY)
    assert set(refusal.value.fields) == {field}


@pytest.mark.parametrize("result", [ObjectionResult.UPHELD_DECREE, ObjectionResult.NOT_ADMISSIBLE])
def test_an_answer_that_keeps_the_decree_says_so_by_itself(store, objection_id, result):
    assert answer(store, objection_id, result) is None
    assert opened(store, objection_id).effect == Effect(DecreeEffect.KEPT)


def test_a_withdrawal_keeps_the_decree_and_opens_no_way_to_court(store, objection_id):
    with store.write() as session:
        withdraw_objection(session, objection_id, "Sepakat", 1, TODAY)
    file = opened(store, objection_id)
    assert (file.effect, file.court) == (Effect(DecreeEffect.KEPT), None)


@pytest.mark.parametrize(
    ("result", "given", "number", "field"),
    [
        (ObjectionResult.CANCELLED, DecreeEffect.KEPT, "", "effect"),
        (ObjectionResult.CANCELLED, DecreeEffect.CANCELLED, NEW, "effect"),
        (ObjectionResult.CHANGED, DecreeEffect.KEPT, "", "effect"),
        (ObjectionResult.CHANGED, DecreeEffect.AMENDED, "", "number"),
        (ObjectionResult.LIGHTENED, DecreeEffect.CANCELLED, NEW, "effect"),
        (ObjectionResult.LIGHTENED, DecreeEffect.KEPT, NEW, "number"),
        (ObjectionResult.UPHELD_DECREE, DecreeEffect.AMENDED, NEW, "effect"),
        (ObjectionResult.CHANGED, None, "", "effect"),
    ],
)
def test_an_effect_fits_the_result_and_the_case(store, objection_id, result, given, number, field):
    answer(store, objection_id, result)
    with pytest.raises(Refusal) as refusal:
        effect(store, objection_id, given, number)
    assert set(refusal.value.fields) == {field}


def test_a_cancelled_decree_is_linked_by_the_number_of_its_case(store, case_id, objection_id):
    assert answer(store, objection_id, ObjectionResult.CANCELLED) is FollowUp.CANCEL_DECREE
    cancel(store, case_id)
    file = opened(store, objection_id)
    assert (file.effect, file.effect_recorded, file.follow_up) == (
        Effect(DecreeEffect.CANCELLED, NEW),
        False,
        FollowUp.RECORD_EFFECT,
    )
    with pytest.raises(Refusal):
        effect(store, objection_id, DecreeEffect.CANCELLED, "800/lain")
    effect(store, objection_id, DecreeEffect.CANCELLED, NEW)
    assert opened(store, objection_id).follow_up is None


def test_a_decree_cancelled_before_the_answer_is_linked_at_once(store, case_id, objection_id):
    cancel(store, case_id)
    assert answer(store, objection_id, ObjectionResult.CANCELLED) is None
    assert opened(store, objection_id).effect == Effect(DecreeEffect.CANCELLED, NEW)


@pytest.mark.parametrize(("day", "offered"), [(ANSWERED, NEW), (date(2026, 6, 3), "")])
def test_a_correction_made_after_the_objection_is_offered_and_not_taken(store, case_id, objection_id, day, offered):
    amend(store, case_id, day)
    answer(store, objection_id, ObjectionResult.CHANGED)
    file = opened(store, objection_id)
    assert (file.effect.number, file.effect_recorded) == (offered, False)


def test_an_open_objection_has_no_effect_yet(store, objection_id):
    with pytest.raises(Refusal, match="belum dijawab"), store.write() as session:
        record_effect(session, objection_id, Effect(DecreeEffect.KEPT), 1)


def test_reopening_takes_effect_and_court_days_back(store, objection_id):
    answer(store, objection_id, ObjectionResult.UPHELD_DECREE)
    assert opened(store, objection_id).court_due == opened(store, objection_id).court.working
    with store.write() as session:
        reopen_objection(session, objection_id, "Salah hasil", 2)
    file = opened(store, objection_id)
    assert (file.effect, file.court, file.court_due) == (Effect(None), None, None)


def test_what_a_settlement_promised_is_linked_and_ends_the_reminder(store, case_id, objection_id):
    assert answer(store, objection_id, ObjectionResult.LIGHTENED) is FollowUp.KEEP_PROMISES
    with store.write() as session:
        due = date(2026, 9, 1)
        promise(session, case_id, CommitmentKind.HOUSING, "Rumah dinas", "Camat", due, objection_id=objection_id)
    file = opened(store, objection_id)
    assert [(row.kind, row.text, row.due_on) for row in file.promises] == [
        (CommitmentKind.HOUSING, "Rumah dinas", date(2026, 9, 1))
    ]
    assert file.follow_up is FollowUp.RECORD_EFFECT


def test_a_suit_is_kept_with_how_it_went(store, objection_id):
    answer(store, objection_id, ObjectionResult.UPHELD_DECREE)
    suit = Suit("12/G/2026/PTUN.PBR", ANSWERED, "Ditolak seluruhnya.")
    with store.write() as session:
        record_suit(session, objection_id, suit, 2, ANSWERED)
    assert opened(store, objection_id).suit == suit


@pytest.mark.parametrize(
    ("suit", "field"),
    [(Suit("", ANSWERED), "number"), (Suit("12", None), "filed_on"), (Suit("12", date(2026, 6, 1)), "filed_on")],
)
def test_a_faulty_suit_is_named(store, objection_id, suit, field):
    with pytest.raises(Refusal) as refusal, store.write() as session:
        record_suit(session, objection_id, suit, 1, ANSWERED)
    assert set(refusal.value.fields) == {field}


def strike_out(store, case_id):
    """Cancel a decree of two cases for this case alone."""
    with store.write() as session:
        case = session.get_one(TransferCase, case_id)
        like = {"employee_id": case.employee_id, "kind": case.kind, "stage": case.stage, "decree_id": case.decree_id}
        session.add(TransferCase(number="2026/0999", stage_since=ANSWERED, opened_on=ANSWERED, **like))
        session.flush()
        cancellation = Cancellation(ANSWERED, NEW, "Keberatan dikabulkan", this_case_only=True)
        cancel_decree(session, case_id, cancellation, ANSWERED)


def test_a_decree_cancelled_for_this_case_alone_counts_as_cancelled(store, case_id, objection_id):
    strike_out(store, case_id)
    assert opened(store, objection_id).decree == DecreeNow(stands=False, cancelled_by=NEW)
    assert answer(store, objection_id, ObjectionResult.CANCELLED) is None
    found = opened(store, objection_id).effect
    assert (found.effect, found.number) == (DecreeEffect.CANCELLED, NEW)


def test_nobody_objects_to_a_decree_that_was_cancelled_for_the_case(store, case_id):
    strike_out(store, case_id)
    with store.read() as session, pytest.raises(Refusal):
        target_of_case(session, case_id)
    with pytest.raises(Refusal, match="dibatalkan"):
        add_objection(store, case_id)
