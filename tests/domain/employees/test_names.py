import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.employees.names import check_line, clean_text, search_key
from desktop.domain.refusal import Refusal


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("  Siti   AMINAH ", "siti aminah"),
        ("José Núñez", "jose nunez"),
        ("Ma\u2019ruf", "ma'ruf"),
        ("Straße", "strasse"),
        ("\u202eRina\u202c", "rina"),
        ("SDN 12 Rumbai", "sdn 12 rumbai"),
    ],
)
def test_key_is_small_letters_without_accents(text: str, key: str) -> None:
    assert search_key(text) == key


@given(st.text())
def test_key_of_a_key_is_itself(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)


@given(st.text(), st.text())
def test_key_of_joined_words_is_the_joined_keys(one: str, other: str) -> None:
    joined = f"{search_key(one)} {search_key(other)}".strip()
    assert search_key(f"{one} {other}") == joined


@pytest.mark.parametrize("text", ["Rina\x00", "Ri\x1bna", "Rina\ud800"])
def test_unprintable_text_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        clean_text(text)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


def test_line_too_long_is_refused() -> None:
    with pytest.raises(Refusal, match="10000"):
        check_line("a" * 10_000)


def test_line_keeps_emoji_and_right_to_left_letters() -> None:
    assert check_line(" 👩‍⚕️  شريف ") == "👩‍⚕️ شريف"
