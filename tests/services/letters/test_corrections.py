"""Corrections before the signature, replacements after it."""

import pytest

from desktop.db.tables import AuditEntry, FileContent, Letter, LetterCorrection, TransferCase
from desktop.domain.letters.letters import LetterStatus, SignedHow
from desktop.domain.refusal import Refusal, Stale
from desktop.services.letter_lists import LetterQuery, letter_ids, letter_rows, state_words
from desktop.services.letters.corrections import (
    CorrectedLetter,
    correct_letter,
    correction_desk,
    preview_correction,
    preview_replacement,
    replace_letter,
    replacement_desk,
)
from desktop.services.letters.letters import issue_decree, letter_pdf, note_printed, open_letter
from desktop.services.letters.life import Signing, record_signed
from desktop.services.letters.pdf_text import codes_of, pdf_lines
from desktop.services.letters.registers import Register, RegisterQuery, letter_register
from desktop.services.letters.story import earlier_version
from tests.letter_desk import issue_official
from tests.letter_office import TODAY, add_case, add_office, draft

WRONG_NAME = CorrectedLetter({"body.0.row.0": "Siti Aminah, S.Kep."}, reason="Gelar tertinggal")


@pytest.fixture
def signatory(store):
    return add_office(store)


@pytest.fixture
def letter(store, signatory):
    case_id = add_case(store)
    with store.write() as session:
        return issue_official(session, case_id, signatory)


def said(session, letter_id):
    return " ".join(pdf_lines(letter_pdf(session, letter_id)))


def test_a_corrected_letter_says_the_new_words_under_the_old_number(store, letter):
    with store.write() as session:
        number, code = session.get_one(Letter, letter).number, session.get_one(Letter, letter).check_code
        correct_letter(session, letter, WRONG_NAME)
        row = session.get_one(Letter, letter)
        assert "Siti Aminah, S.Kep." in said(session, letter)
        assert row.number == number
        assert row.check_code != code
        assert codes_of(pdf_lines(row.pdf)) == (row.check_code,)


def test_what_it_said_before_is_kept_with_reason_and_actor(store, letter):
    with store.write() as session:
        before, snapshot = letter_pdf(session, letter), session.get_one(Letter, letter).snapshot
        correct_letter(session, letter, WRONG_NAME)
        (row,) = session.query(LetterCorrection)
        assert (row.reason, row.actor, row.snapshot) == ("Gelar tertinggal", "Penguji", snapshot)
        assert session.get_one(FileContent, row.sha256).content == before
        assert earlier_version(session, row.id).content == before
        assert session.query(AuditEntry).filter_by(action="correct").count() == 1


def test_corrections_are_listed_the_newest_first(store, letter):
    with store.write() as session:
        correct_letter(session, letter, WRONG_NAME)
        correct_letter(session, letter, CorrectedLetter({"subject": "Lain"}, reason="Perihal"))
        reasons = [one.reason for one in open_letter(session, letter).life.corrections]
        assert (reasons, session.get_one(Letter, letter).subject) == (["Perihal", "Gelar tertinggal"], "Lain")


def test_a_printed_letter_that_was_corrected_is_printed_again(store, letter):
    with store.write() as session:
        note_printed(session, letter)
        correct_letter(session, letter, WRONG_NAME)
        assert open_letter(session, letter).status is LetterStatus.ISSUED


@pytest.mark.parametrize(
    ("corrected", "words"),
    [
        (CorrectedLetter({"subject": "Lain"}), "Alasan"),
        (CorrectedLetter({}, reason="Tanpa sebab"), "tidak mengubah apa pun"),
        (CorrectedLetter({"subject": "x" * 600}, reason="Panjang"), "terlalu panjang"),
    ],
)
def test_a_correction_without_reason_or_effect_is_refused(store, letter, corrected, words):
    with pytest.raises(Refusal, match=words), store.write() as session:
        correct_letter(session, letter, corrected)
    with store.read() as session:
        assert session.query(LetterCorrection).count() == 0


def test_the_preview_of_a_correction_keeps_nothing(store, letter):
    with store.read() as session:
        preview = preview_correction(session, letter, WRONG_NAME)
    with store.write() as session:
        assert letter_pdf(session, letter) != preview.pdf
        correct_letter(session, letter, WRONG_NAME)
        assert letter_pdf(session, letter) == preview.pdf


def test_a_correction_over_another_ones_is_refused(store, letter):
    with store.write() as session:
        version = correction_desk(session, letter).version
        correct_letter(session, letter, WRONG_NAME)
    with store.write() as session, pytest.raises(Stale):
        correct_letter(session, letter, CorrectedLetter({"subject": "Lain"}, reason="x"), version)


def test_a_decree_is_corrected_from_the_records_of_its_case(store, signatory):
    case_id = add_case(store)
    with store.write() as session:
        letter = issue_decree(session, case_id, draft(signatory), TODAY)
        session.get_one(TransferCase, case_id).need = "kekurangan tiga orang perawat"
    with store.write() as session:
        assert correction_desk(session, letter).gathers
        correct_letter(session, letter, CorrectedLetter({}, anew=True, reason="Jumlah perawat salah"))
        assert "kekurangan tiga orang perawat" in said(session, letter)
        assert "terhitung mulai tanggal 1 Desember 2026" in said(session, letter)


def test_what_a_decree_decides_is_no_text_to_be_typed_over(store, signatory):
    case_id = add_case(store)
    with store.write() as session:
        letter = issue_decree(session, case_id, draft(signatory), TODAY)
        names = {text.name for text in correction_desk(session, letter).texts}
    assert names == {"subject", "considering", "bases", "noting", "copies"}


@pytest.fixture
def signed(store, letter):
    with store.write() as session:
        record_signed(session, letter, Signing(TODAY, SignedHow.WET), TODAY)
    return letter


def test_a_signed_letter_is_not_corrected(store, signed):
    with store.write() as session, pytest.raises(Refusal) as refused:
        correct_letter(session, signed, WRONG_NAME)
    assert "pengganti" in refused.value.remedy


def test_an_unsigned_letter_needs_no_replacement(store, letter):
    with store.read() as session, pytest.raises(Refusal):
        replacement_desk(session, letter, TODAY)


def test_a_replacement_names_the_old_letter_on_paper_and_both_know_it(store, signed, signatory):
    with store.write() as session:
        desk = replacement_desk(session, signed, TODAY)
        made = replace_letter(session, signed, CorrectedLetter({}, signatory_id=desk.signatory_id), TODAY)
        old, new = open_letter(session, signed), open_letter(session, made)
        assert f"pengganti surat nomor {old.number} tanggal 23 November 2026" in said(session, made)
        assert (new.life.replaces.id, old.life.replaced_by.id, new.case_id) == (signed, made, old.case_id)
        assert new.number != old.number


def test_a_replacement_that_does_not_name_the_old_letter_is_refused(store, signed, signatory):
    with store.write() as session, pytest.raises(Refusal) as refused:
        replace_letter(session, signed, CorrectedLetter({"body.0": "x"}, signatory_id=signatory), TODAY)
    assert "body.0" in refused.value.fields


def test_a_letter_is_replaced_once(store, signed, signatory):
    with store.write() as session:
        replace_letter(session, signed, CorrectedLetter({}, signatory_id=signatory), TODAY)
        with pytest.raises(Refusal, match="menggantikannya"):
            replace_letter(session, signed, CorrectedLetter({}, signatory_id=signatory), TODAY)


def test_the_preview_of_a_replacement_takes_no_number(store, signed, signatory):
    given = CorrectedLetter({"subject": "Baru"}, signatory_id=signatory)
    with store.read() as session:
        preview = preview_replacement(session, signed, given, TODAY)
    with store.write() as session:
        made = replace_letter(session, signed, given, TODAY)
        assert (letter_pdf(session, made), open_letter(session, made).number) == (preview.pdf, preview.number)


def test_a_replaced_letter_is_said_to_be_replaced_in_list_and_agenda(store, signed, signatory):
    with store.write() as session:
        made = replace_letter(session, signed, CorrectedLetter({}, signatory_id=signatory), TODAY)
        number = open_letter(session, made).number
        assert list(letter_ids(session, LetterQuery(replaced=True))) == [signed]
        assert list(letter_ids(session, LetterQuery(status=LetterStatus.SIGNED))) == []
        assert [state_words(row) for row in letter_rows(session, [signed])] == ["Diganti"]
        agenda = letter_register(session, RegisterQuery(Register.AGENDA, TODAY.year))
        assert {row.state for row in agenda if row.letter_id == signed} == {f"diganti oleh {number}"}
