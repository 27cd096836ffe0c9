"""A letter of no special kind, issued for a case, and a PDF that came back signed from elsewhere."""

from sqlalchemy.orm import Session

from desktop.domain.letters.letters import Letterhead, LetterKind, OfficialLetter, Passage, Signature
from desktop.letters.letter import draw_letter
from desktop.services.attachments import Upload
from desktop.services.letters.making import Making, new_letter
from tests.letter_office import TODAY

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40 + b"IEND\xaeB`\x82"


def official_facts(number: str, text: str = "Bersama ini kami sampaikan rencana mutasi.") -> OfficialLetter:
    """What the letter says."""
    return OfficialLetter(
        letterhead=Letterhead(("PEMERINTAH KOTA PEKANBARU",)),
        number=number,
        nature="Biasa",
        enclosures="-",
        subject="Penjelasan Rencana Mutasi",
        receiver=("Yth. Siti Aminah, S.Kep.", "di Pekanbaru"),
        place="Pekanbaru",
        day=TODAY,
        body=(
            Passage(text, rows=(("Nama", "Siti Aminah"), ("Unit", "Puskesmas Rumbai")), points=("Satu.", "Dua.")),
            Passage("Demikian disampaikan untuk diketahui."),
        ),
        signature=Signature("KEPALA BADAN", "BUDI CONTOH"),
        copies=("Yth. Inspektur",),
    )


def issue_official(session: Session, case_id: int | None = None, signatory_id: int | None = None) -> int:
    """Issue the letter; its id."""
    making = Making(LetterKind.EXPLANATION, TODAY, "", official_facts, draw_letter)
    letter = new_letter(session, making, TODAY)
    letter.case_id, letter.signatory_id = case_id, signatory_id
    session.add(letter)
    session.flush()
    return letter.id


def signed_elsewhere(pdf: bytes, name: str = "signed.pdf") -> Upload:
    """The issued bytes with what an electronic signature adds to them, near enough for keeping it."""
    return Upload(name, pdf + b"\n% /ByteRange [0 1 2 3]\n%%EOF\n")


def scan(name: str = "scan.png") -> Upload:
    """A scanned paper."""
    return Upload(name, PNG)
