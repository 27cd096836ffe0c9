"""A letter goes its way: it is signed, its signed file is kept, it is handed over.

What concerns a decree goes through the use cases of its cases, for there lies the truth about it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from sqlalchemy.orm import Session

from desktop.db.tables import Letter, LetterCorrection, TransferCase
from desktop.domain.cases.cases import DELIVERY_PROOF_WORDS, CaseStage, DeliveryProof
from desktop.domain.dates import shown_date
from desktop.domain.employees.names import check_line
from desktop.domain.letters.letters import SIGNED_HOW_WORDS, SignedHow
from desktop.domain.letters.life import check_deliverable, check_signable
from desktop.domain.refusal import Refusal
from desktop.services.attachments import PDF, PaperOf, Upload, accepted, attach
from desktop.services.case_rows import add_step, check_version, found_case, not_after, not_before, unfilled
from desktop.services.cases.deliveries import deliver_together
from desktop.services.cases.steps import Delivery, record_signature
from desktop.services.decree_rows import cases_of
from desktop.services.letter_lists import status_of
from desktop.services.letters.joint_decrees import advance_together
from desktop.services.letters.letters import found_letter
from desktop.services.letters.pdf_text import codes_of, pdf_lines, said_lines, words_lacking
from desktop.services.letters.story import is_of_decree
from desktop.text import _

SIGNATURE_MARK = b"/ByteRange"
"""What every PDF that bears an electronic signature holds in the open."""
MOST_SHOWN = 120
"""Letters of what a file lacks that are told."""


@dataclass(frozen=True, slots=True)
class Signing:
    """When and how a letter was signed, with the scan or the signed file."""

    on: date | None
    how: SignedHow | None
    file: Upload | None = None


@dataclass(frozen=True, slots=True)
class HandOver:
    """When a letter reached whom, which way, and what proves it."""

    on: date | None
    to: str
    how: DeliveryProof | None
    reference: str = ""
    paper: Upload | None = None


def record_signed(session: Session, letter_id: int, signing: Signing, today: date, version: int | None = None) -> None:
    """Keep when and how a letter was signed, and the signed file with its fingerprint."""
    letter = found_letter(session, letter_id)
    check_version(letter.version, version)
    check_signable(status_of(session, letter_id))
    if signing.how is None:
        raise unfilled(_("It is not said how the letter was signed."), "how")
    day = not_after(signing.on, today, "date")
    if signing.how is not SignedHow.WET:
        _check_taken_back(session, letter, signing.file)
    if is_of_decree(letter):
        _sign_decree(session, _first_case(session, letter).id, day, signing.file, today)
    else:
        not_before(day, letter.dated, "date", _("The letter is dated later than its signature."))
        letter.signed_on = day
        if signing.file is not None:
            attach(session, signing.file.name, signing.file.content, _("Signed letter"), **_owner(letter))
        note = (letter.number, shown_date(day), _(SIGNED_HOW_WORDS[signing.how]))
        _note(session, letter, "letter_signed", " – ".join(note))
    letter.signed_how = signing.how
    if signing.file is not None:
        letter.signed_sha256 = hashlib.sha256(signing.file.content).hexdigest()


def record_handed_over(
    session: Session, letter_id: int, over: HandOver, today: date, version: int | None = None
) -> None:
    """Keep when, to whom and how a letter was handed over; that of a decree counts for all its cases that wait."""
    letter = found_letter(session, letter_id)
    check_version(letter.version, version)
    check_deliverable(status_of(session, letter_id))
    if is_of_decree(letter):
        _deliver_decree(session, letter, over, today)
        return
    day = not_after(over.on, today, "date")
    not_before(day, letter.signed_on, "date", _("The letter was signed later than its delivery."))
    to = check_line(over.to)
    if not to:
        raise unfilled(_("It is not said to whom the letter was handed over."), "to")
    if over.how is None:
        raise unfilled(_("The proof of delivery is not given."), "how")
    way = " ".join(filter(None, (_(DELIVERY_PROOF_WORDS[over.how]), check_line(over.reference))))
    if over.paper is not None:
        attach(session, over.paper.name, over.paper.content, _("Proof of delivery"), **_owner(letter))
    letter.delivered_on, letter.delivered_note = day, f"{to} – {way}"
    _note(session, letter, "letter_delivered", " – ".join((letter.number, shown_date(day), letter.delivered_note)))


def _sign_decree(session: Session, case_id: int, day: date, file: Upload | None, today: date) -> None:
    try:
        record_signature(session, case_id, day, file, today)
    except Refusal as refusal:
        raise Refusal(refusal.title, refusal.remedy, _by_our_names(refusal.fields)) from refusal


def _deliver_decree(session: Session, letter: Letter, over: HandOver, today: date) -> None:
    """One recording for every case of the decree; cases that still stand at the signature go on first."""
    case = _first_case(session, letter)
    if case.stage is CaseStage.DECREE:
        stayed = advance_together(session, case.id, today).stayed
        if stayed:
            raise Refusal(stayed[0].why, _("Settle it on the page of the case."))
    waiting = [one for one in _cases(session, letter) if one.stage is CaseStage.DELIVERY and one.delivered_on is None]
    if not waiting:
        raise Refusal(_("The delivery of this decree is recorded already."), _("See the pages of its cases."))
    delivery = Delivery(over.on, over.how, over.to, over.reference, over.paper)
    try:
        deliver_together(session, waiting[0].id, delivery, today)
    except Refusal as refusal:
        raise Refusal(refusal.title, refusal.remedy, _by_our_names(refusal.fields)) from refusal


def _by_our_names(fields: Mapping[str, str]) -> dict[str, str]:
    """The fields of a signature or a delivery as the letter's form calls them."""
    return {{"proof": "how", "scan": "file"}.get(name, name): sentence for name, sentence in fields.items()}


def _cases(session: Session, letter: Letter) -> list[TransferCase]:
    return cases_of(session, letter.decree_id) if letter.decree_id is not None else []


def _first_case(session: Session, letter: Letter) -> TransferCase:
    cases = _cases(session, letter)
    if not cases:
        raise Refusal(_("No case is moved by this decree any more."), _("See the page of its case."))
    return cases[0]


def _check_taken_back(session: Session, letter: Letter, file: Upload | None) -> None:
    """Refuse what is not this very letter with an electronic signature on it."""
    if file is None:
        raise unfilled(_("The signed file is not chosen."), "file")
    if accepted(file.content) != PDF or SIGNATURE_MARK not in file.content:
        sentence = _("The file bears no electronic signature.")
        remedy = _("Choose the PDF that came back signed, or record a signature on paper.")
        raise Refusal(sentence, remedy, {"file": f"{sentence} {remedy}"})
    lines = pdf_lines(file.content)
    sentence = _what_else(session, letter, lines) if lines else ""
    if sentence:
        raise Refusal(sentence, _("Choose the signed file of this letter."), {"file": sentence})


def _what_else(session: Session, letter: Letter, lines: list[str]) -> str:
    """What a file is that is not this very letter; empty if it is. Pages that are pictures have no lines to be held."""
    codes = codes_of(lines)
    others = [code for code in codes if code != letter.check_code]
    if letter.check_code and letter.check_code not in codes:
        earlier = session.query(LetterCorrection).filter_by(letter_id=letter.id).all()
        if any(one.check_code in codes for one in earlier):
            return _("The file is an earlier version of this letter, from before it was corrected.")
        if not codes:
            return _("The file does not bear the code {code} of this letter.").format(code=letter.check_code)
        return _("The file is another letter: it bears the code {code}.").format(code=codes[0])
    if others:
        return _("The file holds another letter too: it bears the code {code}.").format(code=others[0])
    lacking = words_lacking(said_lines(pdf_lines(letter.pdf)), said_lines(lines))
    words = _("The file does not say what the letter says; it lacks: {words}")
    return words.format(words=shorten(lacking, MOST_SHOWN, placeholder=" …")) if lacking else ""


def _owner(letter: Letter) -> PaperOf:
    """What the letter's papers belong to: the letter, and what it is about."""
    owner = PaperOf(letter_id=letter.id)
    if letter.case_id is not None:
        owner["case_id"] = letter.case_id
    if letter.objection_id is not None:
        owner["objection_id"] = letter.objection_id
    if letter.sitting_id is not None:
        owner["sitting_id"] = letter.sitting_id
    return owner


def _note(session: Session, letter: Letter, action: str, note: str) -> None:
    """A line in the timeline of the case that the letter is about."""
    if letter.case_id is not None:
        add_step(session, found_case(session, letter.case_id), action, note)
