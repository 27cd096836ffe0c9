"""A program that is killed in the middle of a batch, a hundred times at random places."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import select

from desktop.db.tables import BatchItem, Decree, Letter, NumberCounter, TransferCase
from desktop.services.letters.batches import DECREE, Shared, make_next, start_batch
from tests.letter_office import TODAY, add_case, add_office

DEATHS = 100
CASES = 160
ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked so that a hundred deaths take seconds")
def test_no_number_is_used_twice_or_lost_and_every_letter_is_whole(store, database):
    signer = add_office(store)
    cases = [add_case(store, f"Pegawai {at:03}") for at in range(CASES)]
    with store.write() as session:
        session.get_one(TransferCase, cases[7]).effective_on = None
        batch = start_batch(session, DECREE, cases, Shared(TODAY, signer))
    store.close()
    told = subprocess.run(
        [sys.executable, "-m", "tests.killed_batches", str(database), str(batch), str(DEATHS), "4"],
        cwd=ROOT, capture_output=True, text=True, timeout=200, check=True,
    )  # fmt: skip
    assert int(told.stdout) > DEATHS * 0.9
    with store.read() as session:
        halfway = len(session.scalars(select(Letter.id)).all())
        assert halfway > 0
        check(session)
    left = 1
    while left:
        with store.write() as session:
            left = make_next(session, batch, TODAY).left
    with store.read() as session:
        check(session)
        assert len(session.scalars(select(Letter.id)).all()) == CASES - 1


def check(session):
    """Every letter whole and known to its case, its decree and its batch; the numbers without gap or double."""
    letters = session.scalars(select(Letter).order_by(Letter.running_number)).all()
    assert [letter.running_number for letter in letters] == list(range(1, len(letters) + 1))
    assert session.scalars(select(NumberCounter.last)).one() == len(letters)
    assert len({letter.number for letter in letters}) == len({letter.case_id for letter in letters}) == len(letters)
    made = dict(
        session.execute(select(BatchItem.case_id, BatchItem.letter_id).where(BatchItem.letter_id.is_not(None))).all()
    )
    assert made == {letter.case_id: letter.id for letter in letters}
    assert len(session.scalars(select(Decree.id)).all()) == len(letters)
    for letter in letters:
        assert hashlib.sha256(letter.pdf).hexdigest() == letter.sha256
        assert len(pypdfium2.PdfDocument(letter.pdf)) > 0
