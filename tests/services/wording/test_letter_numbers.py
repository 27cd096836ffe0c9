"""Numbers by kind of letter: shipped codes, the office's own, and what the next letters would bear."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from desktop.domain.letters.letters import LetterKind
from desktop.domain.letters.numbering import CounterScope
from desktop.domain.office import Office
from desktop.domain.refusal import Refusal, Stale
from desktop.services.letters.making import number_on
from desktop.services.numbers.numbering import take_number
from desktop.services.numbers.previews import number_previews, sample_number
from desktop.services.wording.classifications import doubts_of_number
from desktop.services.wording.letter_numbers import (
    NUMBERED,
    NumberFile,
    NumberRule,
    change_number_rule,
    number_files,
    reset_number_rule,
)
from desktop.services.wording.letter_settings import letter_settings

TODAY = date(2026, 11, 23)
OFFICE = Office(unit_code="BKPSDM", number_pattern="{klasifikasi}/{kode}.{urut}/{unit}/{tahun}")


def file_of(session: Session, kind: LetterKind) -> NumberFile:
    return next(file for file in number_files(session) if file.kind is kind)


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (LetterKind.DECREE, "800.1.3.1/Kep.12/BKPSDM/2026"),
        (LetterKind.MEMO, "800.1.3.1/ND.12/BKPSDM/2026"),
        (LetterKind.ASSIGNMENT, "800.1.11.1/ST.12/BKPSDM/2026"),
        (LetterKind.PROPOSAL, "800.1.3.1/S.12/BKPSDM/2026"),
    ],
)
def test_each_kind_has_its_code(kind: LetterKind, number: str) -> None:
    assert sample_number(OFFICE, kind, None, TODAY) == number


def test_a_kind_of_the_offices_own_numbering_is_used_from_now_on(session: Session) -> None:
    rule = NumberRule("{kode}/{urut:3}/{unit}/{tahun}", CounterScope.KIND, "", "SETDA", "Nodin", "")
    change_number_rule(session, file_of(session, LetterKind.MEMO).key, rule, "Surat edaran Sekda")
    assert take_number(session, letter_settings(session, LetterKind.MEMO), TODAY).number == "Nodin/001/SETDA/2026"
    assert take_number(session, letter_settings(session, LetterKind.DECREE), TODAY).running == 1


def test_a_counter_by_unit_is_keyed_by_the_kinds_own_unit(session: Session) -> None:
    rule = NumberRule("{urut}/{unit}/{tahun}", CounterScope.UNIT, "", "SETDA")
    change_number_rule(session, file_of(session, LetterKind.DECREE).key, rule, "SK dinomori Setda")
    assert take_number(session, letter_settings(session, LetterKind.DECREE), TODAY).counter == "2026:unit:SETDA"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"pattern": "{urut}"}, "pattern"),
        ({"pattern": "{urut}/{tahun}/{apa}"}, "pattern"),
        ({"pattern": "{urut}/{tahun}", "scope": "kind"}, "pattern"),
        ({"scope": "kind", "code": ""}, "code"),
        ({"code": "x" * 41}, "code"),
        ({"classification": "8\x00"}, "classification"),
    ],
)
def test_what_cannot_number_is_told_at_its_field(session: Session, changed, field) -> None:
    with pytest.raises(Refusal) as refused:
        change_number_rule(session, file_of(session, LetterKind.MEMO).key, replace(NumberRule(), **changed), "Uji")
    assert list(refused.value.fields) == [field]


def test_a_change_has_its_note_and_is_reset(session: Session) -> None:
    before = file_of(session, LetterKind.MEMO)
    change_number_rule(session, before.key, replace(before.rule, code="Nodin"), "Kebiasaan kantor")
    changed = file_of(session, LetterKind.MEMO)
    assert (changed.differences, changed.changes[0].note) == (("Kode jenis: ND → Nodin.",), "Kebiasaan kantor")
    reset_number_rule(session, changed.key, "Kembali")
    assert file_of(session, LetterKind.MEMO).rule == before.rule
    with pytest.raises(Stale):
        change_number_rule(session, changed.key, replace(before.rule, code="X"), "Terlambat")


def test_the_preview_shows_every_kind_with_its_counter_and_its_fault(session: Session) -> None:
    shown = number_previews(session, OFFICE, TODAY)
    assert [row.kind for row in shown] == list(NUMBERED)
    assert (shown[0].number, shown[0].counter) == ("800.1.3.1/Kep.1/BKPSDM/2026", "Semua surat 2026")
    faulty = number_previews(session, replace(OFFICE, number_pattern="{urut}"), TODAY)
    assert all(row.fault and not row.number for row in faulty)


def test_one_letter_may_be_filed_under_a_code_of_its_own(session: Session) -> None:
    assert number_on(session, LetterKind.DECREE, TODAY, "", "100.3.3.3") == "100.3.3.3/1/XI/2026"
    assert number_on(session, LetterKind.DECREE, TODAY) == "800.1.3.1/1/XI/2026"


@pytest.mark.parametrize(
    ("number", "doubts"),
    [("824.5/7/BKPSDM/2026", 1), ("824.5-lama", 0), ("824/x", 1), ("800.1.3.1/821/BKPSDM/2026", 0), ("", 0)],
)
def test_an_old_code_in_a_number_is_doubted_but_not_a_running_number(number: str, doubts: int) -> None:
    assert len(doubts_of_number("{klasifikasi}/{urut}/{unit}/{tahun}", number, TODAY)) == doubts
