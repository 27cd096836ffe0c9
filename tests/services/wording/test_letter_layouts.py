"""How letters of a kind are set: by themselves or as the office settled for all; the face that was used is recorded."""

from dataclasses import replace

import pytest

from desktop.db.store import Store
from desktop.db.tables import Letter
from desktop.domain.letters.letters import LetterKind
from desktop.domain.refusal import Refusal
from desktop.services.letters.letters import issue_decree
from desktop.services.wording.letter_layouts import face_words, reset_layout
from desktop.services.wording.letter_settings import LayoutEntry, layout_files, letter_settings, set_layout
from tests.letter_office import TODAY, add_case, add_office, draft

ENTRY = LayoutEntry("a4", "times", 11, "1,5", (25, 20, 20, 35), page_numbers=False)


def keep(store: Store, entry: LayoutEntry = ENTRY, kind: LetterKind = LetterKind.DECREE) -> None:
    with store.write() as session:
        key = next(file.key for file in layout_files(session) if file.kind is kind)
        set_layout(session, key, entry, "Perwali tata naskah")


def test_a_kind_is_set_by_itself_and_the_others_as_before(store: Store) -> None:
    """Paper, face, size, spacing, margins, page numbers."""
    add_office(store)
    keep(store)
    with store.read() as session:
        style = letter_settings(session, LetterKind.DECREE).style
        other = letter_settings(session, LetterKind.PROPOSAL).style
    assert (style.paper, style.size, style.line_spacing, style.show_page_numbers) == ("a4", 11, 1.5, False)
    assert style.margins == (25, 20, 20, 35)
    assert other.typeface == "arial"


def test_a_reset_kind_follows_the_office_again(store: Store) -> None:
    """The history keeps both."""
    add_office(store)
    keep(store)
    with store.write() as session:
        reset_layout(session, layout_files(session)[0].key, "Keliru")
    with store.read() as session:
        assert letter_settings(session).style.typeface == "arimo"
        assert len(layout_files(session)[0].changes) == 2


def test_the_record_names_the_face_that_was_used(store: Store) -> None:
    """Not only the one that was wanted, which this computer may lack."""
    signatory, case = add_office(store), add_case(store)
    keep(store)
    with store.write() as session:
        letter = session.get_one(Letter, issue_decree(session, case, draft(signatory), TODAY))
        assert letter.snapshot["style"]["typeface"] == "times"
        assert letter.snapshot["typeface"] in {"times", "ChromSerif-Regular"}


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"size": 40}, "size"),
        ({"line_spacing": "3"}, "line_spacing"),
        ({"line_spacing": "lebar"}, "line_spacing"),
        ({"margins": (5, 20, 20, 35)}, "top"),
        ({"margins": (25, 20, 20, 90)}, "left"),
    ],
)
def test_what_cannot_stand_is_named_at_its_field(store: Store, changed: dict[str, object], field: str) -> None:
    """Nothing is kept."""
    with pytest.raises(Refusal) as told:
        keep(store, replace(ENTRY, **changed))  # type: ignore[arg-type]
    assert field in told.value.fields


@pytest.mark.parametrize("family", ["bookman", "arial", "times", "arimo"])
def test_the_settings_say_what_this_computer_prints(family: str) -> None:
    """By the name of the face where it is another."""
    assert face_words(family)
