"""How long the parts of a letter may be: longer ones are mistakes, and a page could not hold them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from desktop.domain.letters.letters import Annex, DecreeFacts, OfficialLetter, Signature
from desktop.domain.refusal import Refusal
from desktop.text import N_, _

LONGEST_WORD = 100
PARTS = {
    "issuer": (N_("Office that decides"), 200),
    "number": (N_("Number"), 120),
    "subject": (N_("Subject"), 500),
    "place": (N_("Place"), 80),
    "letterhead": (N_("Letterhead"), 200),
    "considering": (N_("Considering (Menimbang)"), 2000),
    "bases": (N_("Legal basis (Mengingat)"), 2000),
    "noting": (N_("Noting (Memperhatikan)"), 2000),
    "clauses": (N_("Clause (Diktum)"), 4000),
    "details": (N_("Line about the employee"), 400),
    "nature": (N_("Nature (Sifat)"), 80),
    "enclosures": (N_("Enclosures (Lampiran)"), 120),
    "receiver": (N_("Receiver"), 300),
    "title": (N_("Title of the letter"), 400),
    "sender": (N_("Sender (Dari)"), 300),
    "opening": (N_("Words before the place"), 60),
    "body": (N_("Paragraph"), 4000),
    "labels": (N_("Label of a line"), 120),
    "passage_labels": (N_("Label of a paragraph"), 40),
    "headings": (N_("Heading of a paragraph"), 300),
    "rows": (N_("Line of a list"), 2000),
    "points": (N_("Point"), 2000),
    "copies": (N_("Copies (Tembusan)"), 300),
    "annex_title": (N_("Title of the annex"), 500),
    "annex_headings": (N_("Heading of a column"), 80),
    "annex_rows": (N_("Row of the annex"), 1000),
    "authentication": (N_("Words of the authentication"), 200),
    "role": (N_("Role of a signatory"), 80),
    "parties": (N_("Others who sign"), 0),
    "signature_title": (N_("Title of the signatory"), 200),
    "signature_name": (N_("Name of the signatory"), 150),
}
"""Name for the officer and longest text of each part."""
MOST_ITEMS = 100
MOST_PARTIES = 40
MOST_ROWS = 20_000
MOST_COLUMNS = 12


def check_decree(facts: DecreeFacts) -> None:
    """Refuse a decree with a part that is too long, naming each such part."""
    confirmed = facts.authentication
    single = {"issuer": facts.issuer, "number": facts.number, "subject": facts.subject, "place": facts.place}
    lists = {
        "considering": facts.considering,
        "bases": facts.bases,
        "noting": facts.noting,
        "copies": facts.copies,
        "letterhead": (*facts.letterhead.lines, *facts.letterhead.address),
        "clauses": tuple(clause.text for clause in facts.clauses),
        "details": tuple(chain.from_iterable(pair for clause in facts.clauses for pair in clause.details)),
        "authentication": confirmed.words if confirmed else (),
    }
    signatures = (facts.signature, *([confirmed.signature] if confirmed else []))
    _refuse(chain(_faults(single, lists), _signature_faults(signatures), _annex_faults(facts.annex)))


def check_letter(facts: OfficialLetter) -> None:
    """Refuse a letter with a part that is too long, naming each such part."""
    names = ("number", "nature", "enclosures", "subject", "place", "title", "sender", "opening")
    single = {name: getattr(facts, name) for name in names}
    lists = {
        "receiver": facts.receiver,
        "copies": facts.copies,
        "letterhead": (*facts.letterhead.lines, *facts.letterhead.address),
        "passage_labels": tuple(passage.label for passage in facts.body),
        "headings": tuple(passage.heading for passage in facts.body),
        "body": tuple(passage.text for passage in facts.body),
        "labels": tuple(label for passage in facts.body for label, _value in passage.rows),
        "rows": tuple(value for passage in facts.body for _label, value in passage.rows),
        "points": tuple(point for passage in facts.body for point in passage.points),
        "role": (facts.role, *(party.role for party in facts.parties)),
    }
    signatures = (facts.signature, *(party.signature for party in facts.parties))
    _refuse(chain(_faults(single, lists), _signature_faults(signatures), _annex_faults(facts.annex)))


def lines_fault(lines: Sequence[str], longest: int, most: int = MOST_ITEMS) -> str:
    """Why no letter could print these lines, in a sentence; empty where it can."""
    if len(lines) > most:
        return _("At most {count} lines.").format(count=most)
    if any(len(line) > longest for line in lines):
        return _("At most {count} letters fit here.").format(count=longest)
    if any(len(word) > LONGEST_WORD for line in lines for word in line.split()):
        return _("No word over {count} characters.").format(count=LONGEST_WORD)
    return ""


def check_words(text: str) -> str:
    """`text`, refused if it holds a word that no line could take."""
    if any(len(word) > LONGEST_WORD for word in text.split()):
        sentence = _("A word is too long: at most {count} characters without a blank.").format(count=LONGEST_WORD)
        raise Refusal(sentence, _("Shorten it."))
    return text


def _refuse(faults: Iterable[tuple[str, str]]) -> None:
    wrong = dict(faults)
    if wrong:
        title = _("The letter has a text that is too long.")
        raise Refusal(f"{title} {' '.join(dict.fromkeys(wrong.values()))}", _("Shorten it and try again."), wrong)


def check_signature(signature: Signature) -> None:
    """Refuse a signatory whose name or titles no letter could print."""
    wrong = dict(_signature_faults([signature]))
    if wrong:
        title = _("The signatory has a text that is too long.")
        raise Refusal(f"{title} {' '.join(wrong.values())}", _("Shorten it and try again."), wrong)


def _faults(single: Mapping[str, str], lists: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Each part that breaks a limit, with the sentence that says so."""
    yield from _too_long(single.items())
    yield from _too_long((part, item) for part, items in lists.items() for item in items)
    for part, items in lists.items():
        yield from _too_many(part, len(items), MOST_ITEMS)


def _signature_faults(signatures: Sequence[Signature]) -> Iterator[tuple[str, str]]:
    """What of those who sign no letter could print."""
    yield from _too_many("parties", len(signatures) - 1, MOST_PARTIES)
    yield from _too_long(chain.from_iterable(map(_signature_texts, signatures)))


def _annex_faults(annex: Annex) -> Iterator[tuple[str, str]]:
    """What of the list no page could hold."""
    yield from _too_many("annex_headings", len(annex.headings), MOST_COLUMNS)
    yield from _too_many("annex_rows", len(annex.rows), MOST_ROWS)
    yield from _too_long([("annex_title", annex.title)])
    yield from _too_long(("annex_headings", words) for words in annex.headings)
    yield from _too_long(("annex_rows", cell) for row in annex.rows for cell in row)


def _too_many(part: str, count: int, most: int) -> Iterator[tuple[str, str]]:
    """The sentence about a list that is too long."""
    if count > most:
        yield part, _("{part}: at most {count} items.").format(part=_(PARTS[part][0]), count=most)


def _signature_texts(signature: Signature) -> Iterable[tuple[str, str]]:
    """What of a signature is printed, by part."""
    titles = (signature.title, signature.principal, signature.middle)
    names = (signature.name, signature.grade, signature.nip)
    return chain((("signature_title", text) for text in titles), (("signature_name", text) for text in names))


def _too_long(texts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The texts that are over their part's limit or hold a word that no line could take."""
    for part, text in texts:
        name, longest = PARTS[part]
        if len(text) > longest:
            yield part, _("{part}: at most {count} characters.").format(part=_(name), count=longest)
        elif len(text) > LONGEST_WORD and any(len(word) > LONGEST_WORD for word in text.split()):
            yield part, _("{part}: no word over {count} characters.").format(part=_(name), count=LONGEST_WORD)
