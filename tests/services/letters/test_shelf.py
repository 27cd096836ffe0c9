"""Drafts on top of the register, letters below."""

import pytest

from desktop.domain.letters.letters import LetterKind, LetterStatus
from desktop.services.letter_lists import LetterQuery
from desktop.services.letters.drafts import save_draft
from desktop.services.letters.official_letters import LetterOrder
from desktop.services.letters.shelf import draft_of, shelf_ids, shelf_rows
from desktop.services.wording.letter_kinds import OfficialDraft
from tests.letter_desk import issue_official
from tests.letter_office import TODAY, add_case, add_office


@pytest.fixture
def shelf(store):
    """Ids of the rows: a draft and a letter."""
    signatory, case_id = add_office(store), add_case(store)
    with store.write() as session:
        draft = save_draft(session, LetterOrder("explanation", case_id, OfficialDraft(TODAY, signatory))).id
        return [-draft, issue_official(session, case_id, signatory)]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        (LetterQuery(), slice(0, 2)),
        (LetterQuery(status=LetterStatus.DRAFT), slice(0, 1)),
        (LetterQuery(status=LetterStatus.ISSUED), slice(1, 2)),
        (LetterQuery("siti"), slice(0, 1)),
        (LetterQuery(kind=LetterKind.EXPLANATION, year=2026), slice(0, 2)),
        (LetterQuery(kind=LetterKind.MEMO), slice(0, 0)),
        (LetterQuery(year=2020), slice(0, 0)),
    ],
)
def test_drafts_are_found_as_letters_are(store, shelf, query, wanted):
    with store.read() as session:
        assert list(shelf_ids(session, query)) == shelf[wanted]


def test_a_drafts_row_has_no_number(store, shelf):
    with store.read() as session:
        row, letter = shelf_rows(session, shelf)
    assert (row.number, row.status, row.employee) == ("", LetterStatus.DRAFT, "Siti Aminah, S.Kep.")
    assert (draft_of(row.id), draft_of(letter.id)) == (-shelf[0], None)
