"""Whatever is typed stands on the paper as it was typed: the longest words, hostile ones, or a refusal by field."""

from dataclasses import replace
from functools import cache

import pytest

from desktop.domain.letters import DecreeFacts, Signature
from desktop.domain.refusal import Refusal
from desktop.services.letter_choice import LETTERS
from desktop.services.letter_kinds import EntryKind, KindOfLetter
from desktop.services.official_letters import compose
from tests.letters.fixed_office import CODES, DECREES, Offices, facts_of, order_of, pdf_of
from tests.letters.printed import faults, lost, pages, run
from tests.letters.typed import AS_TYPED, LONGEST, ORDINARY, SETTLED, Words, typed_texts

MANNERS = {"longest": LONGEST, "hostile": AS_TYPED}
each_code = pytest.mark.parametrize("code", CODES)
each_manner = pytest.mark.parametrize("manner", MANNERS)
each_field = pytest.mark.parametrize(
    ("kind", "name"),
    [(kind, field.name) for kind in LETTERS for field in typed_texts(kind)],
    ids=lambda one: one.code if isinstance(one, KindOfLetter) else one,
)


@pytest.fixture(scope="module")
def sheets(offices: Offices):
    """The pages of each letter in each manner of words, drawn once."""

    @cache
    def drawn(words: Words, code: str) -> bytes:
        office = offices(words)
        with office.store.read() as session:
            return pdf_of(session, office, code)

    return drawn


@each_manner
@each_code
def test_words_of_the_records_stand_as_typed_where_ordinary_ones_stand(sheets, code: str, manner: str) -> None:
    usual = "".join(pages(sheets(SETTLED, code)))
    given, sheet = MANNERS[manner].texts(), "".join(pages(sheets(MANNERS[manner], code)))
    names = [name for name, text in SETTLED.texts().items() if text and not lost(text, usual)]
    assert {name: gone for name in names if (gone := lost(given[name], sheet))} == {}
    assert len(names) > 3


@each_manner
@pytest.mark.parametrize("kind", LETTERS, ids=lambda kind: kind.code)
def test_words_of_own_fields_stand_as_typed(offices: Offices, sheets, kind: KindOfLetter, manner: str) -> None:
    office, sheet = offices(MANNERS[manner]), "".join(pages(sheets(MANNERS[manner], kind.code)))
    with office.store.read() as session:
        entered = order_of(session, office, kind.code).entered
    names = [field.name for field in typed_texts(kind)]
    assert {name: gone for name in names if (gone := lost(entered[name], sheet))} == {}


@each_manner
@each_code
def test_no_text_leaves_the_margins_or_lies_over_another(sheets, code: str, manner: str) -> None:
    assert faults(sheets(MANNERS[manner], code)) == []


@each_code
def test_hostile_words_make_no_link_and_fetch_no_picture(sheets, code: str) -> None:
    pdf = sheets(AS_TYPED, code)
    assert not any(word in pdf for word in (b"/URI", b"/Annots", b"/Image"))
