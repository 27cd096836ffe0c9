"""Signing with the office's own certificate, and what a signed file tells."""

import logging
import subprocess
import sys
import traceback
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from desktop.db.tables import Letter
from desktop.domain.letters.letters import LetterStatus, SignedHow
from desktop.domain.refusal import Refusal
from desktop.services.attachments import Upload
from desktop.services.letters.checks import Verdict, check_file
from desktop.services.letters.corrections import mark_electronic
from desktop.services.letters.letters import issue_decree, letter_pdf, open_letter
from desktop.services.letters.life import Signing, record_signed
from desktop.services.letters.pdf_text import pdf_lines, room_to_sign
from desktop.services.letters.signing import KeyFile, look_into, sign_letter, signatures_in
from desktop.services.letters.story import signed_paper
from desktop.services.settings import save_office
from tests.letter_desk import issue_official
from tests.letter_office import OFFICE, TODAY, add_case, add_office, draft
from tests.letters.archive import faults
from tests.letters.certificates import PASSWORD, certificate_file

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def key():
    return KeyFile(Upload("kantor.p12", certificate_file(NOW)), PASSWORD)


@pytest.fixture
def letter(store):
    signatory, case_id = add_office(store), add_case(store)
    with store.write() as session:
        save_office(session, replace(OFFICE, sign_here="yes", electronic_footer="yes"))
        return issue_official(session, case_id, signatory)


def signed(store, letter, key):
    with store.write() as session:
        sign_letter(session, letter, key, NOW)
    with store.read() as session:
        return signed_paper(session, letter).content


def test_a_signed_letter_keeps_the_issued_bytes_and_stays_archival(store, letter, key):
    content = signed(store, letter, key)
    with store.read() as session:
        file = open_letter(session, letter)
        assert content.startswith(file.pdf)
    assert (file.status, file.life.signed_how, file.life.signed_on) == (
        LetterStatus.SIGNED,
        SignedHow.CERTIFICATE,
        TODAY,
    )
    assert faults(content) == set()


def test_the_signature_tells_whose_it_is_and_that_nothing_changed(store, letter, key):
    (seen,) = signatures_in(signed(store, letter, key))
    assert (seen.holder, seen.intact, seen.whole) == ("Budi Contoh, BKPSDM Contoh", True, True)


def test_a_byte_that_changed_breaks_the_signature(store, letter, key):
    content = bytearray(signed(store, letter, key))
    content[content.index(b"stream") + 12] ^= 1
    (seen,) = signatures_in(bytes(content))
    assert not seen.intact


def test_what_was_added_after_the_signature_is_told(store, letter, key):
    content = signed(store, letter, key) + b"\n% more\n"
    (seen,) = signatures_in(content)
    assert not seen.whole


def test_the_check_knows_the_signed_file(store, letter, key):
    content = signed(store, letter, key)
    with store.read() as session:
        found = check_file(session, Upload("x.pdf", content))
    assert (found.verdict, found.bears_signature) == (Verdict.SIGNED, True)


def test_the_mark_stands_between_title_and_name(store, letter):
    with store.read() as session:
        pdf = letter_pdf(session, letter)
    page, (left, bottom, right, top) = room_to_sign(pdf, "BUDI CONTOH", (200, 60))
    assert page == 0
    assert (right - left, top - bottom) == (200, 60)
    assert room_to_sign(pdf, "Nobody", (200, 60)) is None


def test_a_decree_is_signed_through_its_case(store, key):
    signatory, case_id = add_office(store), add_case(store)
    with store.write() as session:
        save_office(session, replace(OFFICE, sign_here="yes"))
        letter = issue_decree(session, case_id, draft(signatory), TODAY)
        sign_letter(session, letter, key, NOW)
        assert open_letter(session, letter).life.signed_on == TODAY


def test_the_certificate_says_whose_it_is_and_until_when(key):
    said = look_into(key)
    assert (said.holder, said.own) == ("Budi Contoh, BKPSDM Contoh", True)
    assert said.valid_from < NOW < said.valid_until


@pytest.mark.parametrize(
    ("days", "words"), [((-20, -10), "sudah berakhir"), ((10, 20), "baru berlaku")], ids=["expired", "too soon"]
)
def test_a_certificate_out_of_its_days_signs_nothing(store, letter, days, words):
    late = certificate_file(NOW, first=timedelta(days[0]), last=timedelta(days[1]))
    with pytest.raises(Refusal, match=words), store.write() as session:
        sign_letter(session, letter, KeyFile(Upload("k.p12", late), PASSWORD), NOW)
    with store.read() as session:
        assert open_letter(session, letter).status is LetterStatus.ISSUED


def test_a_wrong_password_is_told_and_left_nowhere(store, letter, key, caplog):
    caplog.set_level(logging.DEBUG)
    wrong = KeyFile(key.file, "sangat-rahasia")
    with pytest.raises(Refusal) as refused, store.write() as session:
        sign_letter(session, letter, wrong, NOW)
    assert "password" in refused.value.fields
    told = "".join(traceback.format_exception(refused.value)) + caplog.text + repr(wrong)
    assert "sangat-rahasia" not in told
    assert refused.value.__context__ is None


def test_the_password_is_not_in_the_database(store, letter, key):
    signed(store, letter, key)
    store.close()
    written = b"".join(path.read_bytes() for path in store.path.parent.iterdir() if path.is_file())
    assert PASSWORD.encode() not in written


@pytest.mark.parametrize("content", [b"", b"not a certificate"])
def test_what_is_no_certificate_is_refused(content):
    with pytest.raises(Refusal):
        look_into(KeyFile(Upload("x.p12", content), PASSWORD))


def test_an_elliptic_key_signs_too(store, letter):
    content = certificate_file(NOW, key=ec.generate_private_key(ec.SECP256R1()))
    (seen,) = signatures_in(signed(store, letter, KeyFile(Upload("k.p12", content), PASSWORD)))
    assert seen.intact


def test_nothing_is_signed_where_the_office_does_not(store, letter, key):
    with store.write() as session:
        save_office(session, OFFICE)
        with pytest.raises(Refusal):
            sign_letter(session, letter, key, NOW)


def test_a_signed_letter_is_not_signed_again(store, letter, key):
    with store.write() as session:
        record_signed(session, letter, Signing(TODAY, SignedHow.WET), TODAY)
        with pytest.raises(Refusal):
            sign_letter(session, letter, key, NOW)


def test_a_letter_is_marked_for_another_system_and_unmarked(store, letter):
    with store.write() as session:
        before = letter_pdf(session, letter)
        mark_electronic(session, letter, marked=True)
        assert "ditandatangani secara elektronik" in " ".join(pdf_lines(letter_pdf(session, letter)))
        assert open_letter(session, letter).life.marked
        mark_electronic(session, letter, marked=False)
        assert letter_pdf(session, letter) == before
        assert len(open_letter(session, letter).life.corrections) == 2


def test_marking_is_the_offices_choice(store, letter):
    with store.write() as session:
        save_office(session, OFFICE)
        with pytest.raises(Refusal):
            mark_electronic(session, letter, marked=True)
        assert session.get_one(Letter, letter).status is LetterStatus.ISSUED


def test_the_window_starts_without_what_signs():
    """Half a second, which an office that signs on paper never waits."""
    code = "import sys, desktop.ui.pages; print([m for m in sys.modules if m.split('.')[0] == 'pyhanko'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
