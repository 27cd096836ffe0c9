"""The texts of a letter as fields, and back."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.letters.letters import DecreeFacts, DecreeForm, Letterhead, Passage, Signature
from desktop.domain.letters.texts import opened_with, texts_of, with_texts
from tests.letter_desk import official_facts

LETTER = official_facts("1")
DECREE = DecreeFacts(
    Letterhead(()), "KEPALA", "1", "MUTASI\nPEGAWAI", ("a", "b"), ("c",), (), "X", LETTER.day, Signature("K", "B")
)
LINES = st.lists(st.text("ab <&", min_size=1, max_size=8).filter(str.strip), max_size=4)


def test_what_is_read_unchanged_gives_the_same_facts() -> None:
    for facts in (LETTER, DECREE):
        assert with_texts(facts, {text.name: text.text for text in texts_of(facts)}) == facts


def test_the_fields_follow_the_print() -> None:
    names = [text.name for text in texts_of(LETTER)]
    assert names[:5] == ["nature", "enclosures", "subject", "receiver", "body.0"]
    assert names[5:8] == ["body.0.row.0", "body.0.row.1", "body.0.points"]
    assert names[-1] == "copies"


def test_an_extract_has_no_texts_of_its_own() -> None:
    assert texts_of(replace(DECREE, form=DecreeForm.EXTRACT)) == ()


def test_a_paragraph_that_is_emptied_goes() -> None:
    assert with_texts(LETTER, {"body.1": " "}).body == LETTER.body[:1]  # type: ignore[union-attr]


def test_the_opening_comes_first() -> None:
    assert opened_with(LETTER, "Pengganti.").body[0] == Passage("Pengganti.")  # type: ignore[union-attr]
    assert opened_with(DECREE, "Pengganti.").noting == ("Pengganti.",)  # type: ignore[union-attr]


@given(LINES)
def test_a_list_is_read_an_item_to_a_line(lines: list[str]) -> None:
    facts = with_texts(DECREE, {"copies": "\n".join(lines)})
    assert facts.copies == tuple(line.strip() for line in lines)
