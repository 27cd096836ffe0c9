"""A letter is signed and handed over, and nothing of it changes unseen."""

import hashlib
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.db.tables import (
    Attachment,
    AuditEntry,
    CaseStep,
    CheckOverride,
    Decree,
    Employee,
    FileContent,
    Letter,
    TransferCase,
)
from desktop.domain.cases.cases import CaseStage, DeliveryProof
from desktop.domain.letters.letters import LetterStatus, SignedHow
from desktop.domain.letters.life import LifeStep
from desktop.domain.refusal import Refusal, Stale
from desktop.letters.letter import draw_letter
from desktop.letters.style import PageStyle
from desktop.services.attachments import LARGEST, Upload
from desktop.services.cases.cases import open_case
from desktop.services.letter_lists import LetterQuery, letter_ids, status_of
from desktop.services.letters.corrections import CorrectedLetter, correct_letter, replace_letter
from desktop.services.letters.decree_copies import CopyDraft, issue_copy, issue_extract
from desktop.services.letters.letters import issue_decree, letter_pdf, note_printed, open_letter, void_letter
from desktop.services.letters.life import HandOver, Signing, record_handed_over, record_signed
from desktop.services.letters.pdfium import joined
from desktop.services.letters.story import signed_paper
from tests.letter_desk import issue_official, official_facts, scan, signed_elsewhere
from tests.letter_office import TODAY, add_case, add_office, draft

WET = Signing(TODAY, SignedHow.WET)
BY_HAND = HandOver(TODAY, "Siti Aminah", DeliveryProof.HAND, "TT-1")


@pytest.fixture
def letter(store):
    """Id of a letter that is no decree."""
    signatory, case_id = add_office(store), add_case(store)
    with store.write() as session:
        return issue_official(session, case_id, signatory)


@pytest.fixture
def decree(store):
    """Id of a decree's letter."""
    signatory, case_id = add_office(store), add_case(store)
    with store.write() as session:
        return issue_decree(session, case_id, draft(signatory), TODAY)


def test_each_step_leads_to_the_next(store, letter):
    with store.write() as session:
        assert open_letter(session, letter).life.step is LifeStep.PRINT
        note_printed(session, letter)
        assert open_letter(session, letter).life.step is LifeStep.SIGN
        record_signed(session, letter, WET, TODAY)
        assert open_letter(session, letter).life.step is LifeStep.DELIVER
        record_handed_over(session, letter, BY_HAND, TODAY)
        done = open_letter(session, letter)
    assert (done.status, done.life.step) == (LetterStatus.DELIVERED, None)
    assert done.life.delivered_note == "Siti Aminah – Langsung, dengan tanda terima TT-1"


def test_the_scan_is_kept_with_letter_and_case(store, letter):
    with store.write() as session:
        record_signed(session, letter, Signing(TODAY, SignedHow.WET, scan()), TODAY)
        row = session.get_one(Letter, letter)
        paper = session.query(Attachment).one()
        assert (paper.letter_id, paper.case_id, paper.sha256) == (letter, row.case_id, row.signed_sha256)
        assert signed_paper(session, letter).content == scan().content
        actions = [step.action for step in session.query(CaseStep).filter_by(case_id=row.case_id)]
    assert "letter_signed" in actions


def test_a_file_signed_elsewhere_is_kept_to_the_byte(store, letter):
    with store.write() as session:
        signed = signed_elsewhere(letter_pdf(session, letter))
        record_signed(session, letter, Signing(TODAY, SignedHow.ELSEWHERE, signed), TODAY)
        row = session.get_one(Letter, letter)
        assert row.signed_sha256 == hashlib.sha256(signed.content).hexdigest()
        assert session.get_one(FileContent, row.signed_sha256).content == signed.content


def other_letter(session):
    return signed_elsewhere(letter_pdf(session, issue_official(session)))


def with_another(session, letter):
    return signed_elsewhere(joined([letter_pdf(session, letter), letter_pdf(session, issue_official(session))]))


def drawn(session, letter, text, code):
    """The letter with other words, or without its code, signed by whoever did that."""
    row = session.get_one(Letter, letter)
    facts = official_facts(row.number, text)
    return signed_elsewhere(draw_letter(facts, PageStyle(), None, row.check_code if code else ""))


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (lambda session, letter: None, "belum dipilih"),
        (lambda session, letter: Upload("a.pdf", letter_pdf(session, letter)), "tidak memuat tanda tangan"),
        (lambda session, letter: scan(), "tidak memuat tanda tangan"),
        (lambda session, letter: other_letter(session), "surat lain"),
        (with_another, "surat lain juga"),
        (lambda session, letter: drawn(session, letter, "Bersama ini kami sampaikan bonus.", True), "rencana mutasi."),
        (lambda session, letter: drawn(session, letter, "Surat siapa saja.", False), "tidak memuat kode"),
    ],
)
def test_what_is_not_this_letter_signed_is_not_taken_back(store, letter, file, words):
    with store.write() as session, pytest.raises(Refusal) as refused:
        given_file = file(session, letter)
        record_signed(session, letter, Signing(TODAY, SignedHow.ELSEWHERE, given_file), TODAY)
    assert words in refused.value.fields["file"]


def test_an_earlier_version_signed_elsewhere_is_not_taken_back(store, letter):
    with store.write() as session:
        old = signed_elsewhere(letter_pdf(session, letter))
        correct_letter(session, letter, CorrectedLetter({"subject": "Lain"}, reason="Salah ketik"))
        with pytest.raises(Refusal, match="versi sebelumnya"):
            record_signed(session, letter, Signing(TODAY, SignedHow.ELSEWHERE, old), TODAY)


@pytest.mark.parametrize(
    ("signing", "field"),
    [
        (Signing(None, SignedHow.WET), "date"),
        (Signing(TODAY + timedelta(1), SignedHow.WET), "date"),
        (Signing(TODAY - timedelta(1), SignedHow.WET), "date"),
        (Signing(TODAY, None), "how"),
    ],
)
def test_a_signature_is_told_what_is_wrong_with_it(store, letter, signing, field):
    with store.write() as session, pytest.raises(Refusal) as refused:
        record_signed(session, letter, signing, TODAY)
    assert field in refused.value.fields


@pytest.mark.parametrize(
    ("over", "field"),
    [
        (HandOver(None, "A", DeliveryProof.HAND), "date"),
        (HandOver(TODAY - timedelta(1), "A", DeliveryProof.HAND), "date"),
        (HandOver(TODAY, " ", DeliveryProof.HAND), "to"),
        (HandOver(TODAY, "A", None), "how"),
    ],
)
def test_a_delivery_is_told_what_is_wrong_with_it(store, letter, over, field):
    with store.write() as session:
        record_signed(session, letter, WET, TODAY)
        with pytest.raises(Refusal) as refused:
            record_handed_over(session, letter, over, TODAY)
    assert field in refused.value.fields


def test_a_signature_recorded_wrongly_is_recorded_anew_until_delivery(store, letter):
    with store.write() as session:
        record_signed(session, letter, WET, TODAY)
        record_signed(session, letter, Signing(TODAY, SignedHow.WET, scan()), TODAY)
        record_handed_over(session, letter, BY_HAND, TODAY)
        with pytest.raises(Refusal):
            record_signed(session, letter, WET, TODAY)


def test_two_officers_do_not_overwrite_each_other(store, letter):
    with store.write() as session:
        version = open_letter(session, letter).version
        note_printed(session, letter)
    with store.write() as session, pytest.raises(Stale):
        record_signed(session, letter, WET, TODAY, version)


def test_the_signature_of_a_decree_is_the_cases_own(store, decree):
    with store.write() as session:
        with pytest.raises(Refusal) as refused:
            record_signed(session, decree, WET, TODAY)
        assert "scan" in refused.value.fields or "file" in refused.value.fields
        record_signed(session, decree, Signing(TODAY, SignedHow.WET, scan()), TODAY)
        assert session.query(Decree).one().signed_on == TODAY
        row = session.get_one(Letter, decree)
        assert (row.signed_on, row.signed_how, open_letter(session, decree).status) == (
            None,
            SignedHow.WET,
            LetterStatus.SIGNED,
        )


def test_the_delivery_of_a_decree_moves_its_case_on(store, decree):
    with store.write() as session:
        session.query(Employee).one().legal_status = "01"
        for check in open_case(session, 1, TODAY).checks:
            session.add(CheckOverride(case_id=1, code=check.code, what=check.what, reason="Dilihat"))
        record_signed(session, decree, Signing(TODAY, SignedHow.WET, scan()), TODAY)
        record_handed_over(session, decree, BY_HAND, TODAY)
        case = session.query(TransferCase).one()
        assert (case.stage, case.delivered_on, case.delivery_note) == (CaseStage.DELIVERY, TODAY, "Siti Aminah")
        assert open_letter(session, decree).status is LetterStatus.DELIVERED
        with pytest.raises(Refusal):
            record_handed_over(session, decree, BY_HAND, TODAY)


def test_a_signed_letter_is_not_made_void(store, letter):
    with store.write() as session:
        record_signed(session, letter, WET, TODAY)
        with pytest.raises(Refusal, match="ditandatangani"):
            void_letter(session, letter, "Salah")


@pytest.mark.parametrize(
    "file", [Upload("a.pdf", b"%PDF-1.4 /ByteRange" + bytes(LARGEST)), Upload("a.pdf", b"MZ /ByteRange")]
)
def test_a_file_that_is_no_paper_is_not_taken_back(store, letter, file):
    with store.write() as session, pytest.raises(Refusal, match=r"20 MB|bukan PDF"):
        record_signed(session, letter, Signing(TODAY, SignedHow.ELSEWHERE, file), TODAY)


def test_a_void_decree_takes_its_extracts_and_copies_with_it(store, decree):
    with store.write() as session:
        given = (CopyDraft(TODAY, 1), TODAY)
        taken = [issue_extract(session, decree, 1, *given), issue_copy(session, decree, *given)]
        record_signed(session, taken[0], WET, TODAY)
        void_letter(session, decree, "Salah unit")
        rows = [session.get_one(Letter, each) for each in taken]
    assert {(row.status, row.void_reason) for row in rows} == {(LetterStatus.VOID, "Salah unit")}


def test_a_signed_extract_is_made_void_so_that_another_can_be_made(store, decree):
    with store.write() as session:
        first = issue_extract(session, decree, 1, CopyDraft(TODAY, 1), TODAY)
        record_signed(session, first, WET, TODAY)
        void_letter(session, first, "Pengesah salah")
        again = issue_extract(session, decree, 1, CopyDraft(TODAY, 1), TODAY)
        assert status_of(session, again) is LetterStatus.ISSUED


def test_the_case_does_not_go_on_naming_a_void_letter(store, letter):
    with store.write() as session:
        case, row = session.query(TransferCase).one(), session.get_one(Letter, letter)
        case.start_letter_number, case.start_letter_date = row.number, row.dated
        case.handover_minutes = "BA/1"
        void_letter(session, letter, "Salah")
        assert (case.start_letter_number, case.start_letter_date, case.handover_minutes) == ("", None, "BA/1")


def test_the_case_names_the_replacement(store, letter):
    with store.write() as session:
        case, row = session.query(TransferCase).one(), session.get_one(Letter, letter)
        case.start_letter_number = row.number
        record_signed(session, letter, WET, TODAY)
        made = replace_letter(session, letter, CorrectedLetter({}, signatory_id=row.signatory_id), TODAY)
        assert case.start_letter_number == session.get_one(Letter, made).number != row.number


def test_the_register_finds_letters_by_how_far_they_are(store, letter):
    with store.write() as session:
        record_signed(session, letter, WET, TODAY)
        assert list(letter_ids(session, LetterQuery(status=LetterStatus.SIGNED))) == [letter]
        record_handed_over(session, letter, BY_HAND, TODAY)
        assert list(letter_ids(session, LetterQuery(status=LetterStatus.SIGNED))) == []
        assert list(letter_ids(session, LetterQuery(status=LetterStatus.DELIVERED))) == [letter]


DEEDS = {
    "print": note_printed,
    "sign": lambda session, letter: record_signed(session, letter, WET, TODAY),
    "scan": lambda session, letter: record_signed(session, letter, Signing(TODAY, SignedHow.WET, scan()), TODAY),
    "deliver": lambda session, letter: record_handed_over(session, letter, BY_HAND, TODAY),
    "void": lambda session, letter: void_letter(session, letter, "Batal"),
    "correct": lambda session, letter: correct_letter(
        session, letter, CorrectedLetter({"subject": f"Perihal {session.query(AuditEntry).count()}"}, reason="Salah")
    ),
}
REACHED_BY = {
    LetterStatus.PRINTED: "print",
    LetterStatus.SIGNED: "signed_on",
    LetterStatus.DELIVERED: "delivered_on",
    LetterStatus.VOID: "void_reason",
}


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(DEEDS)), max_size=9))
def test_whatever_is_done_the_number_stays_and_the_trail_explains_the_state(store, deeds):
    with store.write() as session:
        letter = issue_official(session)
        number = session.get_one(Letter, letter).number
    for deed in deeds:
        try:
            with store.write() as session:
                DEEDS[deed](session, letter)
        except Refusal:
            pass
        with store.read() as session:
            row, status = session.get_one(Letter, letter), status_of(session, letter)
            assert row.number == number
            assert hashlib.sha256(row.pdf).hexdigest() == row.sha256
            trail = session.query(AuditEntry).filter_by(table_name="letter", row_id=letter).all()
            told = {entry.action for entry in trail} | {name for entry in trail for name in entry.details}
            assert status not in REACHED_BY or REACHED_BY[status] in told
            assert row.signed_on is None or row.signed_on >= date(2026, 11, 23)
