"""Sample letters for the settings: a wording, a layout or a letterhead with examples in its places, drawn whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from desktop.domain.letters.letters import (
    Annex,
    Clause,
    DecreeFacts,
    Letterhead,
    LetterKind,
    OfficialLetter,
    Party,
    Signature,
)
from desktop.domain.letters.official_words import letters_before
from desktop.domain.letters.wording_checks import check_wording, known_places
from desktop.domain.letters.wording_parts import Group, Plain, shape_of
from desktop.domain.office import Office
from desktop.domain.refusal import Refusal
from desktop.letters.letter import draw_letter
from desktop.letters.official_wording import Filling, filled_body, filled_lines, plain_official_wording
from desktop.letters.style import PageStyle
from desktop.letters.wording import fill
from desktop.letters.wording_words import sample_filling
from desktop.services.letters.choice import LETTERS
from desktop.services.rules.legal_bases import bases_on
from desktop.services.settings import office as current_office
from desktop.services.wording.letter_settings import LayoutEntry, letter_settings, style_of
from desktop.services.wording.letterheads import OwnLetterhead, letterhead_for, picture_of, printed
from desktop.services.wording.wordings import plain_on, shipped_plain, with_fixed
from desktop.text import _

CODES = {
    LetterKind.DECREE: "decree",
    LetterKind.EXTRACT: "decree",
    LetterKind.COPY: "decree",
    LetterKind.COLLECTIVE_DECREE: "joint_decree",
}
"""Wordings of the kinds that no `KindOfLetter` names."""
_SIGNER = Signature(
    "KEPALA BADAN KEPEGAWAIAN",
    "BUDI CONTOH, S.Sos., M.Si.",
    nip="19700101 199503 1 001",
    grade="Pembina Utama Muda, IV/c",
)
_HEAD = Signature("WALI KOTA CONTOH", "BUDI CONTOH")
_OTHER = Signature("", "CONTOH PEGAWAI, S.Kep.", nip="19870312 201001 2 001")
_ROW = (
    "Contoh Pegawai, S.Kep.\n19870312 201001 2 001",
    "Penata Muda Tingkat I, III/b",
    "Perawat\nPuskesmas Umban Sari",
)


@dataclass(frozen=True, slots=True)
class Sample:
    """What is tried: a wording with the passage that is being written, and another layout or letterhead."""

    code: str
    plain: Plain | None = None
    written: Group | None = None
    style: PageStyle | None = None
    head: OwnLetterhead | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """A wording that is being written, with examples in its places, and what of it cannot stand."""

    pdf: bytes
    faults: Mapping[str, str]


def try_wording(session: Session, sample: Sample) -> Tried:
    """The pages of a wording as it stands in the fields; no pages where nothing can be shown of it yet."""
    faults: Mapping[str, str] = {}
    try:
        check_wording(sample.plain or {}, shipped_plain(sample.code))
    except Refusal as refusal:
        faults = refusal.fields
    try:
        return Tried(sample_letter(session, sample), faults)
    except Refusal as refusal:
        return Tried(b"", faults or {"": str(refusal)})


def sample_of(session: Session, kind: LetterKind, style: PageStyle) -> bytes:
    """A letter of this kind set as `style` says."""
    code = CODES.get(kind) or next((letter.code for letter in LETTERS if letter.kind is kind), "decree")
    return sample_letter(session, Sample(code, style=style))


def sample_entered(session: Session, kind: LetterKind, entry: LayoutEntry) -> bytes:
    """A letter of this kind as the fields of its layout say."""
    return sample_of(session, kind, style_of(entry))


def sample_letter(session: Session, sample: Sample) -> bytes:
    """The pages of a letter with examples in its places; nothing is taken or kept."""
    today, kind = date.today(), _kind(sample.code)  # noqa: DTZ011  # a sample of now
    plain = plain_on(session, sample.code, today) if sample.plain is None else with_fixed(sample.code, sample.plain)
    filling = sample_filling(plain, known_places(shipped_plain(sample.code)), sample.written)
    settled = letter_settings(session, kind)
    facts: DecreeFacts | OfficialLetter
    try:
        if shape_of(plain) is not None:
            facts = _official(session, plain, filling)
        else:
            facts = _decree(session, plain, filling, _Shown(kind, sample.written, settled.invocation))
    except (KeyError, TypeError, ValueError) as error:
        raise Refusal(_("The wording cannot be shown yet."), _("Correct the marked fields.")) from error
    if sample.head is not None:
        facts = replace(facts, letterhead=printed(sample.head, current_office(session).emblem))
    picture = picture_of(session, facts.letterhead.emblem)
    return draw_letter(facts, sample.style or settled.style, picture, "")


@dataclass(frozen=True, slots=True)
class _Shown:
    """What of a decree the sample shows."""

    kind: LetterKind
    written: Group | None
    invocation: bool

    def staff(self) -> str:
        """For which employees: the section that is being written, else PNS."""
        path = self.written.parts[0].path if self.written is not None and self.written.parts else ("pns",)
        return "pppk" if path[0] == "pppk" else "pns"


def _kind(code: str) -> LetterKind:
    named = {"decree": LetterKind.DECREE, "joint_decree": LetterKind.COLLECTIVE_DECREE}
    return named.get(code) or next(letter.kind for letter in LETTERS if letter.code == code)


def _head(session: Session, title: str) -> tuple[Office, Letterhead]:
    office = current_office(session)
    return office, letterhead_for(session, None, title)


def _official(session: Session, plain: Plain, filling: Filling) -> OfficialLetter:
    wording = plain_official_wording(plain)
    office, head = _head(session, _SIGNER.title)
    places = filling.places
    return OfficialLetter(
        letterhead=head,
        number="800.1.3.1/012/2026",
        nature=wording.nature,
        enclosures=fill(wording.enclosures, places),
        subject=fill(wording.subject, places),
        receiver=filled_lines(wording.receiver, filling),
        place=office.place or "Pekanbaru",
        day=date.today(),  # noqa: DTZ011  # a sample of now
        body=filled_body(wording, filling),
        signature=_SIGNER,
        copies=filled_lines(wording.copies, filling),
        shape=wording.shape,
        title=fill(wording.title, places),
        sender=fill(wording.sender, places),
        role=fill(wording.role, places),
        opening=fill(wording.opening, places),
        parties=(Party(_("The other party"), _OTHER),) if wording.role else (),
    )


def _decree(session: Session, plain: Plain, filling: Filling, shown: _Shown) -> DecreeFacts:
    issuer = current_office(session).head_title.upper() or _HEAD.title
    office, head = _head(session, issuer)
    own = plain.get("letter") or plain[shown.staff()]
    fixed = {"pegawai": own.get("staff", ""), "jenis_nomor": own.get("staff_number", "NIP")}
    filling = replace(filling, places={**filling.places, **{name: word for name, word in fixed.items() if word}})
    places = filling.places
    today = date.today()  # noqa: DTZ011  # a sample of now
    return DecreeFacts(
        letterhead=head,
        issuer=issuer,
        number="800.1.3.1/012/2026",
        subject=fill(own["subject"], places).upper(),
        considering=_considering(plain, filling),
        bases=bases_on(session, shown.kind.value, shown.staff(), today),
        clauses=tuple(_clauses(plain, own, filling)),
        place=office.place or "Pekanbaru",
        day=today,
        signature=replace(_HEAD, title=issuer),
        noting=(
            *(fill(text, places) for text in plain.get("opinions", {}).values()),
            *_sentences(plain.get("noting", ()), filling),
        ),
        copies=filled_lines(plain["copies"]["list"] if "copies" in plain else own["copies"], filling),
        invocation=_invocation(session, plain) if shown.invocation else "",
        annex=_annex(plain, own, places),
    )


def _invocation(session: Session, plain: Plain) -> str:
    section = plain.get("decree") or plain.get("letter") or {}
    words: str = section.get("invocation") or plain_on(session, "decree", date.today())["decree"]["invocation"]  # noqa: DTZ011
    return words


def _sentences(items: Sequence[Mapping[str, Any]], filling: Filling) -> Iterator[str]:
    """The sentences that hold; one with `each` once for every line of its list."""
    for item in items:
        when = item.get("when", ())
        if not filling.holds.issuperset((when,) if isinstance(when, str) else when):
            continue
        each = item.get("each", "")
        for line in filling.lists.get(each, ()) if each else ("",):
            yield fill(item["text"], {**filling.places, **({"butir": line} if each else {})})


def _considering(plain: Plain, filling: Filling) -> tuple[str, ...]:
    """The sentences under Menimbang, whose last refers to those before it by their letters."""
    count = len(tuple(_sentences(plain["considering"], filling)))
    places = {**filling.places, "huruf": letters_before(count)}
    return tuple(_sentences(plain["considering"], replace(filling, places=places)))


def _clauses(plain: Plain, own: Mapping[str, Any], filling: Filling) -> Iterator[Clause]:
    if isinstance(plain["clauses"], list):
        yield from (Clause(text) for text in _sentences(plain["clauses"], filling))
        return
    rows = plain.get("details", {}).get("rows", ())
    details = tuple((fill(label, filling.places), fill(value, filling.places)) for label, value in rows)
    yield Clause(fill(own["moves"], filling.places), details)
    yield from (Clause(fill(text, filling.places)) for text in plain["clauses"]["after"])


def _annex(plain: Plain, own: Mapping[str, Any], places: Mapping[str, str]) -> Annex:
    if "annex" not in plain:
        return Annex()
    headings = tuple(fill(heading, places) for heading in plain["annex"]["headings"])
    values = (*_ROW, "Perawat\nPuskesmas Rumbai", "8", "1 Desember 2026")
    rows = [(f"{number}.", *values)[: len(headings)] for number in (1, 2)]
    padded = tuple((*row, *[""] * (len(headings) - len(row))) for row in rows)
    return Annex(fill(own["annex"], places), headings, padded)
