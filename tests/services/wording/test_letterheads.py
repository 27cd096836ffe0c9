"""Letterheads of the office's own: chosen by a signatory, with their picture, in the letter and its record."""

import hashlib
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import Letter
from desktop.domain.refusal import Refusal
from desktop.services.letters.letters import issue_decree
from desktop.services.wording.letterheads import (
    OwnLetterhead,
    change_letterhead,
    give_up_letterhead,
    keep_picture,
    letterhead_files,
    letterhead_for,
    new_letterhead,
    own_letterheads,
    picture_of,
)
from desktop.services.wording.signatories import SignatoryEntry, save_signatory
from tests.letter_office import MAYOR, TODAY, add_case, add_office, draft

LINES = ("PEMERINTAH KOTA CONTOH", "SEKRETARIAT DAERAH")


def picture(colour: str = "red") -> bytes:
    packed = BytesIO()
    Image.new("RGB", (30, 40), colour).save(packed, "PNG")
    return packed.getvalue()


def add_head(session: Session, name: str = "Sekretariat", emblem: str = "") -> str:
    """A letterhead of the office; its code."""
    fresh = new_letterhead()
    head = replace(fresh.head, name=name, lines=LINES, address=("Jalan Contoh 1",), emblem=emblem)
    change_letterhead(session, fresh.key, head, "Edaran")
    return fresh.key.code


def test_a_letter_bears_the_kop_that_its_signatory_chose(store: Store) -> None:
    """Lines, address and picture stand in the record."""
    add_office(store)
    case = add_case(store)
    with store.write() as session:
        emblem = keep_picture(session, picture())
        signatory = save_signatory(session, replace(MAYOR, letterhead=add_head(session, emblem=emblem)))
    with store.write() as session:
        letter = session.get_one(Letter, issue_decree(session, case, draft(signatory), TODAY))
        kop = letter.snapshot["facts"]["letterhead"]
        assert tuple(kop["lines"]) == LINES
        assert letter.snapshot["emblem"] == kop["emblem"] == hashlib.sha256(picture()).hexdigest()


def test_without_a_choice_the_title_decides(store: Store) -> None:
    """A regional head has a kop of his own, others that of the office."""
    signatory = add_office(store)
    with store.read() as session:
        assert letterhead_for(session, signatory, "WALI KOTA PEKANBARU").regional_head
        assert letterhead_for(session, None, "KEPALA BADAN").lines[0] == "PEMERINTAH KOTA PEKANBARU"


def test_a_kop_without_a_picture_bears_that_of_the_office(store: Store) -> None:
    """And one with its own bears its own."""
    add_office(store)
    with store.write() as session:
        own = keep_picture(session, picture("blue"))
        signatory = save_signatory(
            session, SignatoryEntry("Sekretaris", "CONTOH", letterhead=add_head(session, emblem=own))
        )
        kop = letterhead_for(session, signatory, "SEKRETARIS")
        assert picture_of(session, kop.emblem) == picture("blue")


def test_a_kop_in_use_is_not_given_up(store: Store) -> None:
    """The refusal names who signs under it."""
    with store.write() as session:
        code = add_head(session)
        save_signatory(session, SignatoryEntry("Sekretaris Daerah", "CONTOH", letterhead=code))
    with pytest.raises(Refusal, match="Sekretaris Daerah"), store.write() as session:
        give_up_letterhead(session, letterhead_files(session)[0].key, "Tidak dipakai")
    with store.read() as session:
        assert list(own_letterheads(session)) == [code]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": " "}, "name"),
        ({"lines": ()}, "lines"),
        ({"lines": ("x" * 101,)}, "lines"),
        ({"address": ("kata " * 60,)}, "address"),
        ({"address": tuple("abcdefg")}, "address"),
    ],
)
def test_what_cannot_stand_is_named_at_its_field(store: Store, changed: dict[str, object], field: str) -> None:
    """Nothing is kept."""
    fresh = new_letterhead()
    head = replace(OwnLetterhead(fresh.key.code, "Sekretariat", LINES), **changed)  # type: ignore[arg-type]
    with pytest.raises(Refusal) as told, store.write() as session:
        change_letterhead(session, fresh.key, head, "Edaran")
    assert field in told.value.fields


def test_two_letterheads_have_two_names(store: Store) -> None:
    """A signatory could not tell them apart."""
    with pytest.raises(Refusal) as told, store.write() as session:
        add_head(session)
        add_head(session, "SEKRETARIAT")
    assert "name" in told.value.fields


def test_what_no_letter_could_draw_is_no_picture(store: Store) -> None:
    """Also where it begins as one."""
    with pytest.raises(Refusal), store.write() as session:
        keep_picture(session, b"\x89PNG\r\n\x1a\n" + b"0" * 50)
