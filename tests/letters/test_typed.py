"""Whatever is typed stands on the paper as it was typed: the longest words, hostile ones, or a refusal by field."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.letters.letters import DecreeFacts, LetterKind
from desktop.letters.letter import draw_letter
from desktop.services.letters.choice import LETTERS, kind_by_code
from desktop.services.wording.letter_kinds import KindOfLetter
from desktop.services.wording.letter_settings import letter_settings
from tests.letters.fixed_office import CODES, Offices, facts_of, order_of, pdf_of
from tests.letters.printed import faults, lost, pages, run
from tests.letters.typed import AS_TYPED, LONGEST, ORDINARY, SETTLED, Words, typed_texts

MANNERS = {"longest": LONGEST, "hostile": AS_TYPED}
each_code = pytest.mark.parametrize("code", CODES)
each_manner = pytest.mark.parametrize("manner", MANNERS)
LISTED = ("proposal", "invitation", "minutes_sitting", "collective_decree")
"""Letters that a list follows where there are many."""
Sheets = Callable[[Words, str], bytes]


@pytest.fixture(scope="module")
def sheets(offices: Offices) -> Sheets:
    """The pages of each letter in each manner of words, drawn once."""

    @cache
    def drawn(words: Words, code: str) -> bytes:
        office = offices(words)
        with office.store.read() as session:
            return pdf_of(session, office, code)

    return drawn


@each_manner
@each_code
def test_words_of_the_records_stand_as_typed_where_ordinary_ones_stand(sheets: Sheets, code: str, manner: str) -> None:
    usual = "".join(pages(sheets(SETTLED, code)))
    given, sheet = MANNERS[manner].texts(), "".join(pages(sheets(MANNERS[manner], code)))
    names = [name for name, text in SETTLED.texts().items() if text and not lost(text, usual)]
    assert {name: gone for name in names if (gone := lost(given[name], sheet))} == {}
    assert len(names) > 3


@each_manner
@pytest.mark.parametrize("kind", LETTERS, ids=lambda kind: kind.code)
def test_words_of_own_fields_stand_as_typed(offices: Offices, sheets: Sheets, kind: KindOfLetter, manner: str) -> None:
    office, sheet = offices(MANNERS[manner]), "".join(pages(sheets(MANNERS[manner], kind.code)))
    with office.store.read() as session:
        entered = order_of(session, office, kind.code).entered
    names = [field.name for field in typed_texts(kind)]
    assert {name: gone for name in names if (gone := lost(entered[name], sheet))} == {}


@each_manner
@each_code
def test_no_text_leaves_the_margins_or_lies_over_another(sheets: Sheets, code: str, manner: str) -> None:
    assert faults(sheets(MANNERS[manner], code)) == []


@each_code
def test_hostile_words_make_no_link_and_fetch_no_picture(sheets: Sheets, code: str) -> None:
    pdf = sheets(AS_TYPED, code)
    assert not any(word in pdf for word in (b"/URI", b"/Annots", b"/Image"))


@each_code
def test_text_stands_above_a_signature_that_is_whole(offices: Offices, sheets: Sheets, code: str) -> None:
    office = offices(LONGEST)
    with office.store.read() as session:
        facts = facts_of(session, office, code)
    last = facts.clauses[-1].text if isinstance(facts, DecreeFacts) else facts.body[-1].text
    # Between title and name stands "ttd." in a copy, and what others sign as beside it.
    whole = re.compile(f"{re.escape(run(facts.signature.title))}.{{0,300}}?{re.escape(run(facts.signature.name))}")
    above = [page[: found.start()] for page in pages(sheets(LONGEST, code)) if (found := whole.search(page))]
    assert above
    last = facts.clauses[-1].text if isinstance(facts, DecreeFacts) else facts.body[-1].text
    # Where many sign, the main signature follows theirs.
    if not getattr(facts, "parties", ()):
        assert run(last[-30:]) in above[0]


@pytest.mark.parametrize("count", [5, 2000])
@pytest.mark.parametrize("code", LISTED)
def test_a_list_of_many_stands_in_the_letter_whole(offices: Offices, code: str, count: int) -> None:
    office = offices(LONGEST if code == "invitation" else ORDINARY)
    with office.store.read() as session:
        facts = facts_of(session, office, code)
        kind = LetterKind.COLLECTIVE_DECREE if code == "collective_decree" else kind_by_code(code).kind
        style = letter_settings(session, kind).style
    row = facts.annex.rows[0]
    rows = tuple((f"{at}.", f"Contoh {at}X", *row[2:]) for at in range(1, count + 1))
    pdf = draw_letter(replace(facts, annex=replace(facts.annex, rows=rows)), style, None, "7K3QM-0XTBA")
    lists = [page for page in pages(pdf) if run(facts.annex.headings[1]) in page]
    assert sum(len(re.findall(r"contoh\d+x", page)) for page in lists) == count
    assert run(facts.signature.name) in lists[-1]
    assert faults(pdf, most=6) == []


def test_lines_over_each_other_and_beyond_the_margin_are_found() -> None:
    canvas = Canvas(out := BytesIO(), pagesize=(595, 842))
    for left, base in ((100, 700), (110, 704), (40, 500), (100, 300)):
        canvas.drawString(left, base, f"Baris di {base}")
    canvas.save()
    beyond, over = faults(out.getvalue())
    assert (beyond, "Baris di 704" in over) == ("1: Baris di 500", True)


def test_a_text_that_is_not_printed_as_typed_is_found() -> None:
    sheet = run("Yth. Camat <b> A\nLina; Kepala")
    assert lost("Camat <b> A", sheet) == []
    assert lost("Camat A\nYth.", sheet) == ["Camat A"]
    assert lost("Lina; Sekretaris", sheet) == [" Sekretaris"]
