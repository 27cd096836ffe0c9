"""Batches: each letter kept by itself, refusals noted without a number, taken up again, printed as one."""

from datetime import UTC, datetime

import pypdfium2
import pytest
from sqlalchemy import select

from desktop.db.store import Store
from desktop.db.tables import Letter, NumberCounter, TransferCase
from desktop.domain.cases.cases import CaseStage
from desktop.domain.letters.letters import BatchState, LetterKind, LetterStatus
from desktop.domain.refusal import Refusal
from desktop.services.letters.batch_papers import batch_pages, batch_report, note_all_printed, save_batch
from desktop.services.letters.batches import (
    DECREE,
    EXTRACT,
    Shared,
    batch_cases,
    batch_kinds,
    extract_cases,
    make_next,
    open_batch,
    start_batch,
    stop_batch,
    try_failed_again,
)
from desktop.services.letters.joint_decrees import issue_joint
from tests.letter_office import TODAY, add_case, add_office
from tests.services.letters.test_joint_decrees import cases, draft  # noqa: F401  # a fixture and its draft

NAMES = ("Siti Aminah", "Budi Contoh", "Rina Sari", "Tono Contoh")


@pytest.fixture
def signer(store):
    return add_office(store)


def start(store, case_ids, signer, code=DECREE, source=None):
    with store.write() as session:
        return start_batch(session, code, case_ids, Shared(TODAY, signer), source)


def run(store, batch, most=100):
    """Make letters until none is left, a transaction each; the last step."""
    for _time in range(most):
        with store.write() as session:
            step = make_next(session, batch, TODAY)
        if not step.left:
            break
    return step


def test_every_case_gets_its_letter_and_number(store, signer):
    ids = [add_case(store, name) for name in NAMES]
    batch = start(store, ids, signer)
    step = run(store, batch)
    assert (step.made, step.failed, step.left) == (4, 0, 0)
    with store.read() as session:
        file = open_batch(session, batch)
        assert file.state is BatchState.DONE
        assert [case.letter_number for case in file.cases] == [f"800.1.3.1/{at}/BKPSDM/XI/2026" for at in (1, 2, 3, 4)]


def test_what_is_refused_is_noted_and_burns_no_number(store, signer):
    ids = [add_case(store, name) for name in NAMES]
    with store.write() as session:
        session.get_one(TransferCase, ids[1]).effective_on = None
    batch = start(store, ids, signer)
    assert run(store, batch).failed == 1
    with store.read() as session:
        file = open_batch(session, batch)
        assert "TMT" in file.cases[1].problem
        assert session.scalars(select(NumberCounter.last)).all() == [3]
        assert len(session.scalars(select(Letter.id)).all()) == 3


def test_what_failed_is_tried_again(store, signer):
    ids = [add_case(store, name) for name in NAMES[:2]]
    with store.write() as session:
        session.get_one(TransferCase, ids[0]).effective_on = None
    batch = start(store, ids, signer)
    run(store, batch)
    with store.write() as session:
        session.get_one(TransferCase, ids[0]).effective_on = TODAY
        try_failed_again(session, batch)
    assert run(store, batch).failed == 0
    with store.read() as session:
        assert len(open_batch(session, batch).made) == 2


def test_a_stopped_batch_goes_on_where_it_was(store, signer):
    ids = [add_case(store, name) for name in NAMES]
    batch = start(store, ids, signer)
    run(store, batch, most=2)
    with store.write() as session:
        stop_batch(session, batch)
        assert open_batch(session, batch).state is BatchState.STOPPED
    assert run(store, batch).made == 4
    with store.read() as session:
        assert sorted(session.scalars(select(Letter.running_number))) == [1, 2, 3, 4]


def test_a_batch_that_is_done_makes_nothing_more(store, signer):
    batch = start(store, [add_case(store)], signer)
    first, again = run(store, batch), run(store, batch)
    assert first == again


def test_extracts_for_all_of_a_decree(store, cases, signer):  # noqa: F811
    with store.write() as session:
        decree = issue_joint(session, draft(cases, signer), TODAY)
        ids = [case.id for case in extract_cases(session, decree)]
    batch = start(store, ids, signer, EXTRACT, decree)
    assert run(store, batch).made == 3
    with store.read() as session:
        assert extract_cases(session, decree) == ()
        kinds = {session.get_one(Letter, each).kind for each in open_batch(session, batch).made}
        assert kinds == {LetterKind.EXTRACT}


def test_a_kind_of_its_own_is_made_from_each_case(store, signer):
    case = add_case(store)
    with store.write() as session:
        session.get_one(TransferCase, case).stage = CaseStage.CONSULTATION
    batch = start(store, [case], signer, "explanation")
    assert run(store, batch).made == 1


def test_cases_are_offered_by_stage_and_name(store):
    for name in ("Tono", "Budi"):
        add_case(store, name)
    with store.read() as session:
        found = [(case.employee.split(",")[0], case.stage) for case in batch_cases(session)]
        assert found == [("Budi", CaseStage.DECREE), ("Tono", CaseStage.DECREE)]
    assert batch_kinds()[0].code == DECREE


@pytest.mark.parametrize("given", [{"case_ids": []}, {"signer": None}])
def test_a_batch_of_nothing_or_by_nobody_is_refused(store, signer, given):
    ids = given.get("case_ids", [add_case(store)])
    with pytest.raises(Refusal):
        start(store, ids, given.get("signer", signer))


def test_printed_as_one_saved_one_by_one_and_reported(store, signer, tmp_path):
    ids = [add_case(store, name) for name in NAMES[:3]]
    with store.write() as session:
        session.get_one(TransferCase, ids[2]).effective_on = None
    batch = start(store, ids, signer)
    run(store, batch)
    with store.write() as session:
        made = open_batch(session, batch).made
        pages = sum(len(pypdfium2.PdfDocument(session.get_one(Letter, each).pdf)) for each in made)
        packed = batch_pages(session, batch)
        assert len(pypdfium2.PdfDocument(packed.pdf)) == len(packed.letters) == pages
        assert save_batch(session, batch, tmp_path) == 2
        note_all_printed(session, packed.letters)
        assert {session.get_one(Letter, each).status for each in made} == {LetterStatus.PRINTED}
    assert len(list(tmp_path.glob("*.pdf"))) == 2
    with store.read() as session:
        report = batch_report(session, batch, datetime(2026, 11, 23, 10, 0, tzinfo=UTC)).pdf
    text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(report))
    assert "Rina Sari" in text


def test_a_case_that_ended_since_it_was_ticked_gets_no_letter(store, signer):
    ids = [add_case(store, name) for name in NAMES[:2]]
    batch = start(store, ids, signer, "explanation")
    with store.write() as session:
        session.get_one(TransferCase, ids[0]).stage = CaseStage.WITHDRAWN
        session.get_one(TransferCase, ids[1]).stage = CaseStage.CONSULTATION
    step = run(store, batch)
    assert (step.made, step.failed) == (1, 1)
    with store.read() as session:
        assert "sudah berakhir" in open_batch(session, batch).cases[0].problem
        assert session.scalars(select(NumberCounter.last)).all() == [1]


def test_two_programs_at_one_batch_make_each_letter_once(store, signer):
    batch = start(store, [add_case(store, name) for name in NAMES], signer)
    other = Store(store.path, actor="Kedua")
    for _time in range(2):
        for one in (store, other):
            with one.write() as session:
                step = make_next(session, batch, TODAY)
    other.close()
    assert (step.made, step.failed, step.left) == (4, 0, 0)
    with store.read() as session:
        assert len(set(session.scalars(select(Letter.number)))) == 4
