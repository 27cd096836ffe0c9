"""The declaration on conflicts of interest: answered, reviewed, and asked anew when an answer changes."""

from datetime import date, timedelta

import pytest

from desktop.db.store import Store
from desktop.domain.refusal import Refusal
from desktop.services.cases.cases import new_case, open_case, withdraw_case
from desktop.services.rules.conflicts import (
    DECLARATION,
    GENERAL_ARTICLE,
    Answer,
    Review,
    conflict_lines,
    declaration_of,
    declare,
    questions,
    review_conflict,
    shipped_questions,
)
from desktop.services.rules.rule_changes import change_reasons, reasons_files, reset_rule
from tests.case_office import TODAY, proposal, small_office

CODES = [question.code for question in shipped_questions()]
NONE = {code: Answer(yes=False) for code in CODES}
SPOUSE = Answer(yes=True, details="Istri bekerja di unit tujuan")
REVIEW = Review("Kepala BKPSDM", TODAY, "Tidak ada hubungan atasan dan bawahan")


@pytest.fixture
def case(store: Store) -> tuple[Store, int]:
    with store.write() as session:
        return store, new_case(session, proposal(small_office(session)), TODAY)


def found(session: object, case_id: int) -> set[str]:
    file = open_case(session, case_id, TODAY)  # type: ignore[arg-type]
    return {one.code for one in file.checks} & {"conflict", "undeclared"}


def test_every_question_has_words_and_an_article() -> None:
    assert all(question.text.endswith("?") and "UU 30/2014" in question.article for question in shipped_questions())
    assert len(CODES) == len(set(CODES)) == 6


def test_a_declaration_without_conflict_settles_it(case: tuple[Store, int]) -> None:
    store, case_id = case
    with store.write() as session:
        assert found(session, case_id) == {"undeclared"}
        declare(session, case_id, NONE, TODAY, TODAY)
        assert found(session, case_id) == set()


def test_a_yes_is_a_warning_until_it_is_reviewed(case: tuple[Store, int]) -> None:
    store, case_id = case
    with store.write() as session:
        declare(session, case_id, NONE | {CODES[0]: SPOUSE}, TODAY, TODAY)
        assert found(session, case_id) == {"conflict"}
        review_conflict(session, case_id, CODES[0], REVIEW, TODAY)
        assert found(session, case_id) == set()
        assert conflict_lines(session, case_id)[0].reviewed_by == "Kepala BKPSDM"


def test_a_changed_answer_is_reviewed_anew_and_the_same_one_is_not(case: tuple[Store, int]) -> None:
    store, case_id = case
    with store.write() as session:
        declare(session, case_id, {CODES[0]: SPOUSE}, TODAY, TODAY)
        review_conflict(session, case_id, CODES[0], REVIEW, TODAY)
        declare(session, case_id, {CODES[0]: SPOUSE}, TODAY, TODAY)
        assert declaration_of(session, case_id).unreviewed == 0
        declare(session, case_id, {CODES[0]: Answer(yes=True, details="Anak")}, TODAY, TODAY)
        assert declaration_of(session, case_id).unreviewed == 1


@pytest.mark.parametrize(
    ("answer", "day"),
    [(Answer(yes=True), TODAY), (SPOUSE, TODAY + timedelta(days=1)), (SPOUSE, None)],
)
def test_a_yes_says_what_it_is_and_when(case: tuple[Store, int], answer: Answer, day: date | None) -> None:
    store, case_id = case
    with store.write() as session, pytest.raises(Refusal):
        declare(session, case_id, {CODES[0]: answer}, day, TODAY)


@pytest.mark.parametrize(
    ("code", "review"),
    [
        (CODES[1], REVIEW),
        ("nothing", REVIEW),
        (CODES[0], Review("", TODAY, "Ditelaah")),
        (CODES[0], Review("Kepala BKPSDM", TODAY, " ")),
        (CODES[0], Review("Kepala BKPSDM", None, "Ditelaah")),
    ],
)
def test_a_review_needs_a_yes_and_who_when_and_what(case: tuple[Store, int], code: str, review: Review) -> None:
    store, case_id = case
    with store.write() as session:
        declare(session, case_id, NONE | {CODES[0]: SPOUSE}, TODAY, TODAY)
        with pytest.raises(Refusal):
            review_conflict(session, case_id, code, review, TODAY)


def test_an_ended_case_takes_no_declaration(case: tuple[Store, int]) -> None:
    store, case_id = case
    with store.write() as session:
        withdraw_case(session, case_id, "Ditarik", TODAY)
        with pytest.raises(Refusal):
            declare(session, case_id, NONE, TODAY, TODAY)


def put(store: Store, sentences: tuple[str, ...]) -> None:
    with store.write() as session:
        key = next(file.key for file in reasons_files(session) if file.key.code == DECLARATION)
        change_reasons(session, key, sentences, "Perwako 7/2026")


OWN = "Apakah pegawai pernah mengadukan pejabat unit tujuan?"


def test_the_office_puts_its_own_questions(case: tuple[Store, int]) -> None:
    store, case_id = case
    first = shipped_questions()[0]
    put(store, (OWN, first.text))
    with store.read() as session:
        assert [one.code for one in questions(session)] == ["office_1", first.code]
        assert questions(session)[0].article == GENERAL_ARTICLE
        assert declaration_of(session, case_id).unanswered == 2


def test_an_answer_stays_with_the_words_that_were_asked(case: tuple[Store, int]) -> None:
    store, case_id = case
    with store.write() as session:
        declare(session, case_id, NONE | {CODES[0]: SPOUSE}, TODAY, TODAY)
    put(store, (OWN,))
    with store.read() as session:
        lines = conflict_lines(session, case_id)
        assert [line.question.text for line in lines][:2] == [OWN, shipped_questions()[0].text]
        assert (lines[0].answer, lines[1].details) == (None, SPOUSE.details)
        assert (declaration_of(session, case_id).unanswered, declaration_of(session, case_id).unreviewed) == (1, 1)


def test_questions_are_reset_with_their_codes(case: tuple[Store, int]) -> None:
    store, _case_id = case
    put(store, (OWN,))
    with store.write() as session:
        file = next(file for file in reasons_files(session) if file.key.code == DECLARATION)
        assert file.differences[0] == f"Ditambah: {OWN}"
        reset_rule(session, file.key, "Kembali")
        assert questions(session) == shipped_questions()
