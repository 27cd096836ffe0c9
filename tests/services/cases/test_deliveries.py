"""Delivery of decrees: proof with its number, attempts that failed, and many cases at once."""

from datetime import date

import pytest

from desktop.db.store import Store
from desktop.db.tables import CaseStep
from desktop.domain.cases.cases import CaseStage, DeliveryProof
from desktop.domain.refusal import Refusal
from desktop.services.attachments import Upload
from desktop.services.cases.cases import new_case, open_case
from desktop.services.cases.deliveries import Attempt, deliver_together, record_attempt
from desktop.services.cases.steps import Delivery, delivery_days, delivery_due, record_delivery
from tests.case_office import TODAY, lead_to, proposal, small_office

RECEIPT = Upload("tanda terima.pdf", b"%PDF-1.7 receipt %%EOF")


@pytest.fixture
def case(store: Store) -> int:
    with store.write() as session:
        made = new_case(session, proposal(small_office(session)), TODAY)
        lead_to(session, made, CaseStage.DELIVERY)
        return made


def notes(store: Store, case: int, action: str) -> list[str]:
    with store.read() as session:
        return [step.note for step in open_case(session, case, TODAY).steps if step.action == action]


def test_a_delivery_keeps_its_number_and_its_paper(store: Store, case: int) -> None:
    with store.write() as session:
        delivery = Delivery(TODAY, DeliveryProof.POST, "", "RR 123", RECEIPT)
        record_delivery(session, case, delivery, TODAY)
        file = open_case(session, case, TODAY)
    assert file.records.delivery_reference == "RR 123"
    assert ("tanda terima.pdf", "Bukti penyampaian") in {(row.name, row.note) for row in file.attachments}
    assert "RR 123" in notes(store, case, "delivery")[0]


@pytest.mark.parametrize(("cases", "days"), [(1, 5), (19, 5), (20, 10), (2000, 10)])
def test_mass_decisions_have_ten_working_days(store: Store, cases: int, days: int) -> None:
    with store.read() as session:
        due = delivery_due(session, date(2026, 8, 3), cases)
    assert (delivery_days(cases), due) == (days, date(2026, 8, 10) if days == 5 else date(2026, 8, 18))


def test_an_attempt_stands_in_the_timeline_and_the_delivery_waits(store: Store, case: int) -> None:
    with store.write() as session:
        record_attempt(session, case, Attempt(TODAY, DeliveryProof.COURIER, "Rumah kosong", "JX 9"), TODAY)
        assert open_case(session, case, TODAY).records.delivered_on is None
    (note,) = notes(store, case, "attempt")
    assert all(part in note for part in ("23 Nov 2026", "JX 9", "Rumah kosong"))


@pytest.mark.parametrize(
    "attempt",
    [
        Attempt(None, DeliveryProof.HAND, "Cuti"),
        Attempt(TODAY, None, "Cuti"),
        Attempt(TODAY, DeliveryProof.HAND, " "),
        Attempt(date(2026, 1, 1), DeliveryProof.HAND, "Cuti"),
    ],
)
def test_an_attempt_says_when_how_and_why(store: Store, case: int, attempt: Attempt) -> None:
    with store.write() as session, pytest.raises(Refusal):
        record_attempt(session, case, attempt, TODAY)


def test_one_case_alone_is_delivered_together_too_but_once(store: Store, case: int) -> None:
    with store.write() as session:
        assert deliver_together(session, case, Delivery(TODAY, DeliveryProof.HAND), TODAY) == 1
        session.flush()
        with pytest.raises(Refusal, match="sudah dicatat"):
            deliver_together(session, case, Delivery(TODAY, DeliveryProof.HAND), TODAY)


def test_a_late_delivery_says_so(store: Store, case: int) -> None:
    late = date(2026, 12, 21)
    with store.write() as session:
        record_delivery(session, case, Delivery(late, DeliveryProof.HAND), late)
        assert session.query(CaseStep).filter(CaseStep.note.contains("lewat dari 5 hari kerja")).count() == 1
