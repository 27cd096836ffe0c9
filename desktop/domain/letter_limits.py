"""How long the parts of a letter may be: longer ones are mistakes, and a page could not hold them."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from desktop.domain.letters import DecreeFacts, OfficialLetter, Signature
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
    "body": (N_("Paragraph"), 4000),
    "rows": (N_("Line of a list"), 2000),
    "points": (N_("Point"), 2000),
    "copies": (N_("Copies (Tembusan)"), 300),
    "signature_title": (N_("Title of the signatory"), 200),
    "signature_name": (N_("Name of the signatory"), 150),
}
"""Name for the officer and longest text of each part."""
MOST_ITEMS = 100


def check_decree(facts: DecreeFacts) -> None:
    """Refuse a decree with a part that is too long, naming each such part."""
    single = {"issuer": facts.issuer, "number": facts.number, "subject": facts.subject, "place": facts.place}
    lists = {
        "considering": facts.considering,
        "bases": facts.bases,
        "noting": facts.noting,
        "copies": facts.copies,
        "letterhead": (*facts.letterhead.lines, *facts.letterhead.address),
        "clauses": tuple(clause.text for clause in facts.clauses),
        "details": tuple(chain.from_iterable(pair for clause in facts.clauses for pair in clause.details)),
    }
    _refuse(_faults(single, lists, facts.signature))


def check_letter(facts: OfficialLetter) -> None:
    """Refuse a letter with a part that is too long, naming each such part."""
    single = {name: getattr(facts, name) for name in ("number", "nature", "enclosures", "subject", "place")}
    lists = {
        "receiver": facts.receiver,
        "copies": facts.copies,
        "letterhead": (*facts.letterhead.lines, *facts.letterhead.address),
        "body": tuple(passage.text for passage in facts.body),
        "rows": tuple(chain.from_iterable(pair for passage in facts.body for pair in passage.rows)),
        "points": tuple(point for passage in facts.body for point in passage.points),
    }
    _refuse(_faults(single, lists, facts.signature))


def _refuse(faults: Iterable[tuple[str, str]]) -> None:
    wrong = dict(faults)
    if wrong:
        title = _("The letter has a text that is too long.")
        raise Refusal(f"{title} {' '.join(dict.fromkeys(wrong.values()))}", _("Shorten it and try again."), wrong)


def check_signature(signature: Signature) -> None:
    """Refuse a signatory whose name or titles no letter could print."""
    wrong = dict(_too_long(_signature_texts(signature)))
    if wrong:
        title = _("The signatory has a text that is too long.")
        raise Refusal(f"{title} {' '.join(wrong.values())}", _("Shorten it and try again."), wrong)


def _faults(
    single: Mapping[str, str], lists: Mapping[str, tuple[str, ...]], signature: Signature
) -> Iterator[tuple[str, str]]:
    """Each part that breaks a limit, with the sentence that says so."""
    yield from _too_long(chain(single.items(), _signature_texts(signature)))
    yield from _too_long((part, item) for part, items in lists.items() for item in items)
    for part, items in lists.items():
        if len(items) > MOST_ITEMS:
            yield part, _("{part}: at most {count} items.").format(part=_(PARTS[part][0]), count=MOST_ITEMS)


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
        elif any(len(word) > LONGEST_WORD for word in text.split()):
            yield part, _("{part}: no word over {count} characters.").format(part=_(name), count=LONGEST_WORD)
