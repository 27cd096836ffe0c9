"""Extracts for each person of a decree and true copies: the decree's words and number, and no number taken."""

import pypdfium2
import pytest
from sqlalchemy import select

from desktop.db.tables import Decree, Employee, Letter, NumberCounter
from desktop.domain.letters.letters import LetterKind
from desktop.domain.refusal import Refusal
from desktop.services.letters.decree_copies import (
    CopyDraft,
    copy_desk,
    issue_copy,
    issue_extract,
    preview_copy,
    preview_extract,
)
from desktop.services.letters.joint_decrees import issue_joint
from desktop.services.letters.letters import issue_decree, void_letter
from tests.letter_office import TODAY, add_case
from tests.services.letters.test_joint_decrees import cases, draft, signer  # noqa: F401  # fixtures

AT = {"day": TODAY}


@pytest.fixture
def decree(store, cases, signer):  # noqa: F811
    """A decree for three, issued."""
    with store.write() as session:
        return issue_joint(session, draft(cases, signer), TODAY)


def words(pdf):
    return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(pdf))


def test_an_extract_names_one_person_and_is_authenticated(store, decree, cases, signer):  # noqa: F811
    with store.read() as session:
        number = session.get_one(Letter, decree).number
        text = words(preview_extract(session, decree, cases[1], CopyDraft(TODAY, signer)).pdf)
    for part in ("PETIKAN", number, "antara lain atas nama:", "Budi Contoh", "Petikan sesuai dengan aslinya", "dst."):
        assert part in text
    assert "Siti Aminah" not in text
    assert "Rina Sari" not in text


def test_a_copy_says_all_that_the_decree_says(store, decree, signer):  # noqa: F811
    with store.read() as session:
        text = words(preview_copy(session, decree, CopyDraft(TODAY, signer)).pdf)
    for part in ("SALINAN", "Siti Aminah", "Budi Contoh", "Rina Sari", "Salinan sesuai dengan aslinya", "LAMPIRAN"):
        assert part in text


def test_they_bear_the_number_of_the_decree_and_take_none(store, decree, cases, signer):  # noqa: F811
    with store.write() as session:
        before = list(session.scalars(select(NumberCounter.last)))
        made = [issue_extract(session, decree, case, CopyDraft(TODAY, signer), TODAY) for case in cases]
        copy = issue_copy(session, decree, CopyDraft(TODAY, signer), TODAY)
        number = session.get_one(Letter, decree).number
        assert [session.get_one(Letter, each).number for each in (*made, copy)] == [
            *(f"{number} (Petikan {at})" for at in (1, 2, 3)),
            f"{number} (Salinan 1)",
        ]
        assert list(session.scalars(select(NumberCounter.last))) == before
        assert {session.get_one(Letter, each).kind for each in made} == {LetterKind.EXTRACT}


def test_each_person_gets_one_unless_it_is_made_void(store, decree, cases, signer):  # noqa: F811
    with store.write() as session:
        first = issue_extract(session, decree, cases[0], CopyDraft(TODAY, signer), TODAY)
        assert copy_desk(session, decree).made == {cases[0]}
        with pytest.raises(Refusal, match="Petikan 1"):
            issue_extract(session, decree, cases[0], CopyDraft(TODAY, signer), TODAY)
        void_letter(session, first, "Salah pejabat")
        again = issue_extract(session, decree, cases[0], CopyDraft(TODAY, signer), TODAY)
        assert session.get_one(Letter, again).number.endswith("(Petikan 2)")


def test_the_extract_says_what_stood_in_the_decree_and_not_what_came_after(store, decree, cases, signer):  # noqa: F811
    with store.write() as session:
        letter = session.get_one(Letter, decree)
        employee = session.scalars(select(Employee).where(Employee.name == "Budi Contoh")).one()
        employee.name = "Nama Lain"
        text = words(preview_extract(session, letter.id, cases[1], CopyDraft(TODAY, signer)).pdf)
    assert "Budi Contoh" in text


def test_a_single_decree_has_an_extract_too(store, signer):  # noqa: F811
    case = add_case(store, "Sari Dewi")
    with store.write() as session:
        from tests.letter_office import draft as single  # noqa: PLC0415

        letter = issue_decree(session, case, single(signer), TODAY)
        text = words(preview_extract(session, letter, case, CopyDraft(TODAY, signer)).pdf)
    assert "PETIKAN" in text
    assert "Sari Dewi" in text


def test_an_unsigned_decree_is_told(store, decree, cases, signer):  # noqa: F811
    with store.write() as session:
        (doubt,) = copy_desk(session, decree).doubts
        assert "belum" in doubt
        session.scalars(select(Decree)).one().signed_on = TODAY
        session.flush()
        assert copy_desk(session, decree).doubts == ()


def test_other_letters_and_void_decrees_have_none(store, decree, cases, signer):  # noqa: F811
    with store.write() as session:
        extract = issue_extract(session, decree, cases[0], CopyDraft(TODAY, signer), TODAY)
        with pytest.raises(Refusal, match="keputusan"):
            copy_desk(session, extract)
        void_letter(session, decree, "Salah")
        with pytest.raises(Refusal, match="batal"):
            issue_copy(session, decree, CopyDraft(TODAY, signer), TODAY)
