"""Sample letters of the settings: every wording can be shown with examples in its places."""

from pathlib import Path

import pytest

from desktop.db.store import Store
from desktop.domain.letters.letters import LetterKind
from desktop.domain.letters.wording_checks import known_places
from desktop.domain.letters.wording_parts import groups_of, with_texts
from desktop.letters.style import PageStyle, Paper
from desktop.letters.wording_words import condition_words, list_words, place_words, sample_filling
from desktop.paths import RESOURCES
from desktop.services.letters.samples import Sample, sample_letter, sample_of
from desktop.services.wording.letterheads import OwnLetterhead
from desktop.services.wording.wordings import shipped_plain
from tests.letter_office import add_office
from tests.letters.test_decree import page_texts

CODES = sorted(
    file.stem
    for file in Path(RESOURCES / "letters").glob("*.toml")
    if file.stem not in {"bases", "places", "decree_copy"}
)


@pytest.mark.parametrize("code", CODES)
def test_every_place_condition_and_list_is_described(code: str) -> None:
    """The officer is told what each means."""
    plain = shipped_plain(code)
    nameless = [place.name for place in place_words(known_places(plain)) if not place.meaning]
    groups = groups_of(plain)
    nameless += [when for group in groups for when in group.when if condition_words(when) == when]
    nameless += [group.each for group in groups if group.each and list_words(group.each) == group.each]
    assert nameless == []


@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_kind_can_be_shown_in_every_typeface(store: Store, kind: LetterKind) -> None:
    """Also in the narrowest and the widest setting of the page."""
    add_office(store)
    for typeface, size in (("times", 9.0), ("bookman", 14.0), ("arial", 12.0)):
        with store.read() as session:
            pdf = sample_of(session, kind, PageStyle(Paper.F4, typeface=typeface, size=size))
        assert "{" not in "".join(page_texts(pdf))


def test_a_passage_that_is_written_is_shown_with_its_condition(store: Store) -> None:
    """Its opposite gives way."""
    add_office(store)
    plain = shipped_plain("decree")
    groups = [group for group in groups_of(plain) if group.when == ("no_need",)]
    assert sample_filling(plain, ()).holds == {"need"}
    with store.read() as session:
        text = " ".join("".join(page_texts(sample_letter(session, Sample("decree", plain, groups[0])))).split())
    assert "untuk kepentingan dinas" in text
    assert "untuk memenuhi kebutuhan" not in text


def test_another_letterhead_can_be_tried(store: Store) -> None:
    """Before it is kept."""
    add_office(store)
    head = OwnLetterhead("kop", "Sekretariat", ("PEMERINTAH KOTA CONTOH", "SEKRETARIAT DAERAH"), ("Jalan Contoh 1",))
    with store.read() as session:
        text = "".join(page_texts(sample_letter(session, Sample("explanation", head=head))))
    assert "SEKRETARIAT DAERAH" in text


def test_hostile_words_of_a_wording_print_as_typed(store: Store) -> None:
    """Markup is text; a place filled by the program is not read as wording again."""
    add_office(store)
    hostile = "Hal <b>tebal</b> & <img src='x'> {nama}"
    plain = with_texts(shipped_plain("explanation"), {"letter.subject": hostile})
    with store.read() as session:
        text = " ".join("".join(page_texts(sample_letter(session, Sample("explanation", plain)))).split())
    assert "Hal <b>tebal</b> & <img src='x'> Contoh Pegawai" in text


def test_the_last_sentence_refers_to_as_many_letters_as_stand_before_it(store: Store) -> None:
    """As in the decree itself, whichever of the sentences are shown."""
    add_office(store)
    with store.read() as session:
        text = " ".join("".join(page_texts(sample_letter(session, Sample("decree")))).split())
    assert "dalam huruf a dan huruf b, perlu menetapkan" in text
