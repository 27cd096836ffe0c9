"""Signing an issued letter with the office's own certificate, and what the signatures of a file tell.

The password goes through memory only: it is kept nowhere, and what holds it says nothing of it when it is printed.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from types import ModuleType

from sqlalchemy.orm import Session

from desktop.domain.dates import shown_date
from desktop.domain.letters.electronic_signatures import CertificateSaid, SignatureSeen
from desktop.domain.letters.letters import DecreeFacts, Signature, SignedHow, signature_lines
from desktop.domain.letters.life import UNSIGNED
from desktop.domain.letters.texts import Facts
from desktop.domain.refusal import Refusal
from desktop.services.attachments import Upload
from desktop.services.case_rows import check_version
from desktop.services.letter_lists import status_of
from desktop.services.letters.corrections import facts_of
from desktop.services.letters.letters import found_letter, letter_pdf
from desktop.services.letters.life import Signing, record_signed
from desktop.services.letters.pdf_text import room_to_sign
from desktop.services.settings import office
from desktop.text import _


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A PKCS#12 file and its password, for as long as the form is open."""

    file: Upload = field(repr=False)
    password: str = field(repr=False)


def may_sign_here(session: Session) -> bool:
    """Whether the office signs letters with a certificate of its own."""
    return office(session).sign_here == "yes"


def look_into(key: KeyFile) -> CertificateSaid:
    """Holder and validity of the certificate, for the officer to see before anything is signed."""
    signing = _signing()
    said: CertificateSaid = signing.said_by(signing.open_key(key.file.content, key.password))
    return said


def sign_letter(session: Session, letter_id: int, key: KeyFile, at: datetime, version: int | None = None) -> None:
    """Sign an issued letter and keep the signed file; the moment is that of this computer."""
    signing = _signing()
    letter = found_letter(session, letter_id)
    check_version(letter.version, version)
    if not may_sign_here(session):
        raise Refusal(_("Letters are not signed here."), _("Settings: sign with the office's own certificate."))
    if status_of(session, letter_id) not in UNSIGNED:
        raise Refusal(_("The letter is signed or void already."), _("Load the letter again."))
    opened = signing.open_key(key.file.content, key.password)
    _check_valid(signing.said_by(opened), at)
    signer = _signer(facts_of(letter))
    pdf = letter_pdf(session, letter_id)
    title = " ".join(signature_lines(signer)).rstrip(",")
    mark = signing.Mark(signer.name, title, at, letter.check_code)
    signed = signing.sign_pdf(pdf, opened, mark, room_to_sign(pdf, signer.name, signing.MARK_SIZE))
    name = _("{number} signed.pdf").format(number=letter.number.replace("/", "-"))
    done = Signing(at.date(), SignedHow.CERTIFICATE, Upload(name, signed))
    record_signed(session, letter_id, done, at.date())


def signatures_in(pdf: bytes) -> tuple[SignatureSeen, ...]:
    """The electronic signatures of a file: whose they are and whether what they signed is unchanged."""
    seen: tuple[SignatureSeen, ...] = _signing().signatures_of(pdf)
    return seen


def _signing() -> ModuleType:
    """What signs, loaded when it is needed: it takes half a second, and most offices sign on paper."""
    from desktop.letters import signing  # noqa: PLC0415

    return signing


def _check_valid(said: CertificateSaid, at: datetime) -> None:
    """Refuse a certificate that is not valid at that moment."""
    if at > said.valid_until:
        sentence = _("The certificate expired on {day}.").format(day=_day(said.valid_until))
        raise Refusal(sentence, _("Ask its issuer for a new one."), {"file": sentence})
    if at < said.valid_from:
        sentence = _("The certificate is valid from {day} on only.").format(day=_day(said.valid_from))
        raise Refusal(sentence, _("Check the clock of this computer."), {"file": sentence})


def _day(moment: datetime) -> str:
    day: date = moment.astimezone().date()
    return shown_date(day)


def _signer(facts: Facts) -> Signature:
    """Who signs the sheet: of an extract or a copy the official who confirms it."""
    if isinstance(facts, DecreeFacts) and facts.authentication is not None:
        return facts.authentication.signature
    return facts.signature
