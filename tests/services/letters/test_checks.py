"""Periksa surat: what a code or a file turns out to be."""

from io import BytesIO

import pypdfium2
import pytest
from pyhanko.pdf_utils.generic import DictionaryObject, NameObject, StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from desktop.db.tables import Decree, DecreeCorrection, Letter
from desktop.domain.cases.cases import DecreeState
from desktop.domain.letters.letters import LetterStatus, SignedHow
from desktop.domain.refusal import Refusal
from desktop.letters.letter import draw_letter
from desktop.letters.style import PageStyle
from desktop.services.attachments import LARGEST, Upload
from desktop.services.letters.checks import Difference, Verdict, check_file, check_typed, notes_on
from desktop.services.letters.corrections import CorrectedLetter, correct_letter, facts_of
from desktop.services.letters.decree_copies import CopyDraft, issue_copy, issue_extract
from desktop.services.letters.letters import issue_decree, letter_pdf, void_letter
from desktop.services.letters.life import Signing, record_signed
from desktop.services.letters.pdfium import joined
from tests.letter_desk import issue_official, official_facts, scan, signed_elsewhere
from tests.letter_office import TODAY, add_case, add_office, draft


@pytest.fixture
def letter(store):
    signatory, case_id = add_office(store), add_case(store)
    with store.write() as session:
        return issue_official(session, case_id, signatory)


def checked(store, content):
    with store.read() as session:
        return check_file(session, Upload("surat.pdf", content))


def pdf_of(store, letter):
    with store.read() as session:
        return letter_pdf(session, letter)


def code_of(store, letter):
    with store.read() as session:
        return session.get_one(Letter, letter).check_code


def test_the_issued_file_is_genuine_and_says_what_it_says(store, letter):
    found = checked(store, pdf_of(store, letter))
    assert found.verdict is Verdict.GENUINE
    assert (found.letter.subject, found.letter.signer) == ("Penjelasan Rencana Mutasi", "BUDI CONTOH, KEPALA BADAN")
    assert found.letter.whom.startswith("Yth. Siti Aminah")


@pytest.mark.parametrize("spoiled", [str, str.lower, lambda code: f" {code[:3]} {code[3:]} ".replace("-", "")])
def test_a_code_is_read_however_it_is_typed(store, letter, spoiled):
    with store.read() as session:
        found = check_typed(session, spoiled(code_of(store, letter)))
    assert (found.verdict, found.letter.id) == (Verdict.CODE, letter)
    assert found.pdf == pdf_of(store, letter)


def test_a_code_of_nobody_is_not_ours(store, letter):
    with store.read() as session:
        assert check_typed(session, "00000-00000").verdict is Verdict.UNKNOWN
        with pytest.raises(Refusal) as refused:
            check_typed(session, "12345")
    assert "code" in refused.value.fields


def test_a_mistyped_code_names_the_letter_that_may_be_meant(store, letter):
    code = code_of(store, letter)
    wrong = ("0" if code[0] != "0" else "1") + code[1:]
    with store.read() as session:
        found = check_typed(session, wrong)
        number = session.get_one(Letter, letter).number
    assert (found.verdict, found.letter, found.near) == (Verdict.UNKNOWN, None, ((code, number),))
    assert notes_on(found) == [f"Mungkin salah ketik: kode {code} ada pada surat {number}."]


def test_the_signed_file_is_known(store, letter):
    signed = signed_elsewhere(pdf_of(store, letter))
    assert checked(store, signed.content).verdict is Verdict.EXTENDED
    with store.write() as session:
        record_signed(session, letter, Signing(TODAY, SignedHow.ELSEWHERE, signed), TODAY)
    found = checked(store, signed.content)
    assert (found.verdict, found.letter.status, found.bears_signature) == (Verdict.SIGNED, LetterStatus.SIGNED, True)


def test_the_scan_of_a_decree_is_known(store):
    signatory, case_id = add_office(store), add_case(store)
    with store.write() as session:
        letter = issue_decree(session, case_id, draft(signatory), TODAY)
        record_signed(session, letter, Signing(TODAY, SignedHow.WET, scan()), TODAY)
        session.get_one(Letter, letter).signed_sha256 = None
    assert checked(store, scan().content).letter.id == letter


def test_an_earlier_version_is_told_with_day_and_reason(store, letter):
    before, code = pdf_of(store, letter), code_of(store, letter)
    with store.write() as session:
        correct_letter(session, letter, CorrectedLetter({"subject": "Lain"}, reason="Perihal salah"))
    with store.read() as session:
        typed = check_typed(session, code)
    for found in (typed, checked(store, before)):
        assert (found.verdict, found.reason, found.pdf) == (Verdict.CORRECTED, "Perihal salah", before)
    assert checked(store, pdf_of(store, letter)).verdict is Verdict.GENUINE


def forged(store, letter, text):
    with store.read() as session:
        row = session.get_one(Letter, letter)
        return draw_letter(official_facts(row.number, text), PageStyle(), None, row.check_code)


def test_a_changed_letter_is_told_by_its_lines(store, letter):
    found = checked(store, forged(store, letter, "Bersama ini kami sampaikan kenaikan pangkat."))
    assert (found.verdict, found.letter.id) == (Verdict.CHANGED, letter)
    assert any("rencana mutasi" in one.issued and "kenaikan pangkat" in one.found for one in found.differences)


def test_the_same_words_in_another_file_are_told_apart(store, letter):
    document = pypdfium2.PdfDocument(pdf_of(store, letter))
    copy = pypdfium2.PdfDocument.new()
    copy.import_pages(document)
    path = store.path.with_name("copy.pdf")
    copy.save(path)
    copy.close()
    document.close()
    assert checked(store, path.read_bytes()).verdict is Verdict.REWRITTEN


def test_a_void_letter_says_so(store, letter):
    with store.write() as session:
        void_letter(session, letter, "Salah alamat")
    found = checked(store, pdf_of(store, letter))
    assert (found.verdict, found.letter.status, found.letter.void_reason) == (
        Verdict.GENUINE,
        LetterStatus.VOID,
        "Salah alamat",
    )


def test_a_genuine_file_is_told_apart_from_a_damaged_record(store, letter):
    whole, code = pdf_of(store, letter), code_of(store, letter)
    with store.write() as session:
        session.get_one(Letter, letter).pdf = b"%PDF-1.4 gone %%EOF"
    found = checked(store, whole)
    assert (found.verdict, found.letter.damaged) == (Verdict.GENUINE, True)
    with store.read() as session:
        assert check_typed(session, code).verdict is Verdict.DAMAGED


def test_facts_that_were_changed_behind_the_program_are_damage(store, letter):
    with store.write() as session:
        row = session.get_one(Letter, letter)
        row.snapshot = {**row.snapshot, "facts": {**row.snapshot["facts"], "subject": "Lain"}}
    with store.read() as session:
        assert facts_of(session.get_one(Letter, letter)).subject == "Lain"
        assert check_typed(session, code_of(store, letter)).verdict is Verdict.DAMAGED


def test_a_picture_cannot_be_read(store, letter):
    assert checked(store, scan().content).verdict is Verdict.UNREADABLE


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "kosong"),
        (b"MZ what is this", "bukan PDF"),
        (b"%PDF-1.4 torn", "terputus"),
        (b"%PDF-1.4 torn %%EOF", "tidak dapat dibaca"),
        (b"%PDF-1.4 " + bytes(LARGEST), "20 MB"),
    ],
)
def test_what_is_no_paper_is_refused(store, letter, content, words):
    with pytest.raises(Refusal) as refused:
        checked(store, content)
    assert words in str(refused.value)


def test_a_file_of_several_letters_is_no_forgery(store, letter):
    with store.write() as session:
        other = issue_official(session)
    found = checked(store, joined([pdf_of(store, letter), pdf_of(store, other)]))
    assert (found.verdict, found.letter) == (Verdict.SEVERAL, None)


def overwritten(issued, other):
    """The issued bytes, behind which an update puts the page of another file over the first page."""
    writer = IncrementalPdfFileWriter(BytesIO(issued))
    drawn = writer.import_page_as_xobject(PdfFileReader(BytesIO(other)))
    page_ref = writer.find_page_for_modification(0)[0]
    page = page_ref.get_object()
    page["/Contents"] = writer.add_object(StreamObject(stream_data=b"/Other Do"))
    named = DictionaryObject({NameObject("/Other"): drawn})
    page["/Resources"] = DictionaryObject({NameObject("/XObject"): named})
    writer.update_container(page)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def test_words_put_over_the_issued_bytes_are_told(store, letter):
    issued = pdf_of(store, letter)
    content = overwritten(issued, forged(store, letter, "Bersama ini kami sampaikan kenaikan pangkat."))
    assert content.startswith(issued)
    found = checked(store, content)
    assert found.verdict is Verdict.CHANGED
    assert any("kenaikan pangkat" in one.found for one in found.differences)


def test_of_letters_that_read_the_same_the_one_that_counts_is_found(store):
    signatory, case_id = add_office(store), add_case(store)
    with store.write() as session:
        decree = issue_decree(session, case_id, draft(signatory), TODAY)
        void, copy = (issue_copy(session, decree, CopyDraft(TODAY, signatory), TODAY) for _time in range(2))
        void_letter(session, void, "Rusak")
        void_letter(session, issue_copy(session, decree, CopyDraft(TODAY, signatory), TODAY), "Rusak")
    for found in (checked(store, pdf_of(store, void)), typed(store, void)):
        assert (found.letter.id, notes_on(found)) == (copy, [])


def typed(store, letter):
    with store.read() as session:
        return check_typed(session, session.get_one(Letter, letter).check_code)


def test_what_became_of_the_decree_is_told(store):
    signatory, case_id = add_office(store), add_case(store)
    with store.write() as session:
        decree = issue_decree(session, case_id, draft(signatory), TODAY)
        extract = issue_extract(session, decree, case_id, CopyDraft(TODAY, signatory), TODAY)
        row = session.query(Decree).one()
        row.state, row.cancelled_by = DecreeState.CANCELLED, "800/9/2026"
        given = {"decree_id": row.id, "case_id": case_id, "corrected_on": TODAY, "by_number": "800/8/2026"}
        session.add(DecreeCorrection(**given, field="tmt", before="", after="x", reason="Salah", actor=""))
    for letter in (decree, extract):
        told = notes_on(typed(store, letter))
        assert ["800/8/2026" in told[0], "800/9/2026" in told[1], len(told)] == [True, True, 2]


def test_a_difference_has_two_sides() -> None:
    assert Difference("a", "").found == ""
