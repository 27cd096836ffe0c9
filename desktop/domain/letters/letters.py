"""What an official letter is: its kinds, how it is signed, and the facts frozen when it is issued."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.text import N_


class LetterKind(StrEnum):
    """The kinds of official paper that the office makes (DESIGN section 6)."""

    DECREE = "decree"
    COLLECTIVE_DECREE = "collective_decree"
    EXTRACT = "extract"
    COPY = "copy"
    PROPOSAL = "proposal"
    AGREEMENT = "agreement"
    TECHNICAL_OPINION = "technical_opinion"
    MEMO = "memo"
    INVITATION = "invitation"
    EXPLANATION = "explanation"
    ASSIGNMENT = "assignment"
    START_OF_DUTY = "start_of_duty"
    INAUGURATION = "inauguration"
    HOLDING_OF_POST = "holding_of_post"
    MINUTES = "minutes"
    STATEMENT = "statement"
    RECEIPT = "receipt"
    OBJECTION_ANSWER = "objection_answer"
    OBJECTION_DECISION = "objection_decision"
    OBJECTION_INADMISSIBLE = "objection_inadmissible"


class LetterStatus(StrEnum):
    """How far a letter has come; a number once taken stays taken, also in a void letter."""

    DRAFT = "draft"
    ISSUED = "issued"
    PRINTED = "printed"
    SIGNED = "signed"
    DELIVERED = "delivered"
    VOID = "void"


class LetterAbout(StrEnum):
    """What a letter is made from."""

    CASE = "case"
    OBJECTION = "objection"
    SITTING = "sitting"


class SignedHow(StrEnum):
    """How a letter was signed."""

    WET = "wet"
    """On paper; the scan may be kept."""
    CERTIFICATE = "certificate"
    """Here, with the office's own certificate (PKCS#12)."""
    ELSEWHERE = "elsewhere"
    """Electronically in another system (SRIKANDI, BSrE), and taken back in."""


class BatchState(StrEnum):
    """How far a batch of letters has come."""

    OPEN = "open"
    DONE = "done"
    STOPPED = "stopped"


class SigningCapacity(StrEnum):
    """By what power an official signs (Permendagri 1/2023): his own, another's, or as a stand-in."""

    DEFINITIVE = "definitive"
    ON_BEHALF = "on_behalf"
    FOR_SUPERIOR = "for_superior"
    ACTING = "acting"
    DAILY_ACTING = "daily_acting"
    INTERIM = "interim"


LETTER_KIND_WORDS = {
    LetterKind.DECREE: N_("Decree"),
    LetterKind.COLLECTIVE_DECREE: N_("Collective decree"),
    LetterKind.EXTRACT: N_("Extract of a decree"),
    LetterKind.COPY: N_("Copy of a decree"),
    LetterKind.PROPOSAL: N_("Proposal letter"),
    LetterKind.AGREEMENT: N_("Letter of agreement"),
    LetterKind.TECHNICAL_OPINION: N_("Request for technical opinion"),
    LetterKind.MEMO: N_("Official memo"),
    LetterKind.INVITATION: N_("Invitation"),
    LetterKind.EXPLANATION: N_("Explanation of the transfer"),
    LetterKind.ASSIGNMENT: N_("Letter of assignment"),
    LetterKind.START_OF_DUTY: N_("Statement of start of duty"),
    LetterKind.INAUGURATION: N_("Statement of inauguration"),
    LetterKind.HOLDING_OF_POST: N_("Statement of holding a post"),
    LetterKind.MINUTES: N_("Official minutes"),
    LetterKind.STATEMENT: N_("Statement"),
    LetterKind.RECEIPT: N_("Receipt"),
    LetterKind.OBJECTION_ANSWER: N_("Answer to an objection"),
    LetterKind.OBJECTION_DECISION: N_("Decision on an objection"),
    LetterKind.OBJECTION_INADMISSIBLE: N_("Objection not admissible"),
}
LETTER_STATUS_WORDS = {
    LetterStatus.DRAFT: N_("Draft letter"),
    LetterStatus.ISSUED: N_("Issued"),
    LetterStatus.PRINTED: N_("Printed"),
    LetterStatus.SIGNED: N_("Signed"),
    LetterStatus.DELIVERED: N_("Delivered"),
    LetterStatus.VOID: N_("Void"),
}
SIGNED_HOW_WORDS = {
    SignedHow.WET: N_("On paper"),
    SignedHow.CERTIFICATE: N_("With the office's certificate"),
    SignedHow.ELSEWHERE: N_("Electronically elsewhere (SRIKANDI/BSrE)"),
}
BATCH_STATE_WORDS = {
    BatchState.OPEN: N_("Under way"),
    BatchState.DONE: N_("Finished"),
    BatchState.STOPPED: N_("Stopped"),
}
SIGNING_CAPACITY_WORDS = {
    SigningCapacity.DEFINITIVE: N_("In own right"),
    SigningCapacity.ON_BEHALF: N_("On behalf of (a.n.)"),
    SigningCapacity.FOR_SUPERIOR: N_("For the superior (u.b.)"),
    SigningCapacity.ACTING: N_("Acting, vacant post (Plt.)"),
    SigningCapacity.DAILY_ACTING: N_("Acting, holder away (Plh.)"),
    SigningCapacity.INTERIM: N_("Interim (Pj.)"),
}


IN_ANOTHERS_NAME = (SigningCapacity.ON_BEHALF, SigningCapacity.FOR_SUPERIOR)
"""Capacities in which the decision is another official's, and only the signature is one's own."""


@dataclass(frozen=True)
class Letterhead:
    """The kop: for a regional head the emblem above the title, for others the office's lines with a rule."""

    lines: tuple[str, ...]
    address: tuple[str, ...] = ()
    regional_head: bool = False
    emblem: str = ""
    """Fingerprint of its picture; empty where it has none."""


@dataclass(frozen=True)
class Signature:
    """Who signs, as it is printed; `nip` and `grade` stay empty where local habit leaves them out."""

    title: str
    name: str
    capacity: SigningCapacity = SigningCapacity.DEFINITIVE
    principal: str = ""
    middle: str = ""
    nip: str = ""
    grade: str = ""


@dataclass(frozen=True)
class Clause:
    """One diktum: its text and, for the one that moves somebody, the lines about that person."""

    text: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Annex:
    """The list of persons that a collective decree moves (lampiran); without rows the decree has none."""

    title: str = ""
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    shares: tuple[float, ...] = ()
    """Parts of the width that the columns take; empty: those of a collective decree."""


@dataclass(frozen=True)
class Authentication:
    """Who confirms that an extract or a copy says what the decree says, and what stands above the signature."""

    words: tuple[str, ...]
    signature: Signature


class DecreeForm(StrEnum):
    """What a sheet is of a decree."""

    ORIGINAL = "original"
    EXTRACT = "extract"
    COPY = "copy"


@dataclass(frozen=True)
class DecreeFacts:
    """All that a decree says, in the words in which it is printed."""

    letterhead: Letterhead
    issuer: str
    number: str
    subject: str
    considering: tuple[str, ...]
    bases: tuple[str, ...]
    clauses: tuple[Clause, ...]
    place: str
    day: date
    signature: Signature
    noting: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    invocation: str = ""
    annex: Annex = Annex()
    form: DecreeForm = DecreeForm.ORIGINAL
    authentication: Authentication | None = None
    """Of an extract or a copy only."""
    footnote: str = ""
    """Small at the foot of each page: that it is signed electronically elsewhere."""


class LetterShape(StrEnum):
    """How a letter that is no decree is laid out (REGULATION 3.7)."""

    LETTER = "letter"
    """Surat dinas: date at the right, Nomor to Hal, Yth., the text."""
    MEMO = "memo"
    """Nota dinas: a title, a table of eight lines, the text."""
    TITLED = "titled"
    """A title with its number below, the text, place and date above the signature: orders, statements, minutes."""


@dataclass(frozen=True)
class Passage:
    """A paragraph of a letter, with lines of label and value or numbered points below it."""

    text: str
    rows: tuple[tuple[str, str], ...] = ()
    points: tuple[str, ...] = ()
    label: str = ""
    """Stands at the left with a colon ("Menimbang", "Dasar", "Kepada", "Untuk"); text and points stand beside it."""
    heading: str = ""
    """A line in the middle above the paragraph ("MEMERINTAHKAN:", "PIHAK PERTAMA")."""


@dataclass(frozen=True)
class Party:
    """One more who signs, and as what ("PIHAK KEDUA", "Saksi", "Yang menerima")."""

    role: str
    signature: Signature


@dataclass(frozen=True)
class OfficialLetter:
    """All that a letter which is no decree says, in the words in which it is printed."""

    letterhead: Letterhead
    number: str
    nature: str
    """Sifat: how urgent or secret it is."""
    enclosures: str
    """Lampiran, in words."""
    subject: str
    receiver: tuple[str, ...]
    """Whom it is to, beginning with "Yth."."""
    place: str
    day: date
    body: tuple[Passage, ...]
    signature: Signature
    copies: tuple[str, ...] = ()
    shape: LetterShape = LetterShape.LETTER
    title: str = ""
    """Of a memo or a titled letter: "NOTA DINAS", "SURAT PERINTAH TUGAS"; lines after the first follow the number."""
    sender: str = ""
    """Dari, of a memo."""
    role: str = ""
    """As what the main signer signs where others sign too ("PIHAK PERTAMA")."""
    parties: tuple[Party, ...] = ()
    """Who else signs, in the order of print: the first beside the main signer, the others below."""
    annex: Annex = Annex()
    opening: str = ""
    """What stands before the place of a titled letter ("Dikeluarkan di"); empty: place and date in one line."""
    footnote: str = ""
    """Small at the foot of each page: that it is signed electronically elsewhere."""


def signature_lines(signature: Signature) -> tuple[str, ...]:
    """The lines above the signer's name (REGULATION 3.4): a power once named is printed before the title."""
    own = TITLE_PREFIXES.get(signature.capacity, "") + signature.title + ","
    above = [f"a.n. {signature.principal}"] if signature.principal else []
    if signature.capacity is SigningCapacity.DEFINITIVE:
        return (own,)
    if signature.capacity is SigningCapacity.FOR_SUPERIOR:
        return (*above, *filter(None, [signature.middle]), "u.b.", own)
    return (*above, own)


TITLE_PREFIXES = {
    SigningCapacity.ACTING: "Plt. ",
    SigningCapacity.DAILY_ACTING: "Plh. ",
    SigningCapacity.INTERIM: "Pj. ",
}
