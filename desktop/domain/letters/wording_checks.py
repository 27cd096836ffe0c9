"""What of a wording cannot stand: unknown places, missing parts, empty passages, texts too long, loose braces."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from desktop.domain.employees.names import clean_text
from desktop.domain.letters.limits import lines_fault
from desktop.domain.letters.wording_parts import Part, PartKind, Plain, groups_of, parts_of
from desktop.domain.refusal import Refusal
from desktop.text import _

PLACES = frozenset(
    [
        "pegawai",
        "kepala_unit_lama",
        "kepala_unit_baru",
        "jenis_nomor",
        "tmt",
        "nama",
        "nip",
        "lahir",
        "pangkat",
        "label_golongan",
        "golongan",
        "pendidikan",
        "jabatan_lama",
        "unit_lama",
        "jabatan_baru",
        "unit_baru",
        "kebutuhan",
        "daerah",
        "pemerintah",
        "pejabat",
        "perihal",
        "huruf",
        "nomor",
        "tanggal",
    ]
)
"""What the facts of a decree fill."""
_PLACE = re.compile(r"\{([^{}]*)\}")
_JOINT = frozenset({"jumlah"})
_KEPT = {
    "moves": ("tmt",),
    "moves_each": (),
    "pertek": ("nomor", "tanggal"),
    "imut": ("nomor", "tanggal"),
    "rows": ("nama", "nip"),
}
"""Places that a decree is nothing without, where the shipped wording has them in that part."""


def known_places(plain: Plain) -> frozenset[str]:
    """The places that the facts of this letter fill."""
    if "letter" in plain:
        return frozenset(plain["letter"]["places"])
    return PLACES | _JOINT if "annex" in plain else PLACES


def check_wording(plain: Plain, shipped: Plain) -> None:
    """Refuse a wording with a sentence at each of its parts that cannot stand."""
    known, before = known_places(shipped), parts_of(shipped)
    wrong = {}
    for name, part in parts_of(plain).items():
        told = next(iter(_faults(part, known, before.get(name))), "")
        if told:
            wrong[name] = told
    wrong |= _missing(plain, shipped)
    if wrong:
        raise Refusal(_("The wording cannot stand so."), _("Correct the marked fields."), wrong)


def _missing(plain: Plain, shipped: Plain) -> dict[str, str]:
    """Lists of passages of which nothing is left that is always printed."""
    lists = {key: plain.get(key) for key in ("body", "considering", "clauses") if isinstance(shipped.get(key), list)}
    lists |= {"clauses.after": plain["clauses"]["after"]} if isinstance(shipped.get("clauses"), dict) else {}
    sentence = _("At least one passage has to stand here.")
    return {name: sentence for name, items in lists.items() if not items}


def _faults(part: Part, known: frozenset[str], shipped: Part | None) -> Iterator[str]:
    if part.needed and not part.text.strip():
        yield _("Please fill this in.")
    try:
        clean_text(part.text)
    except Refusal as refusal:
        yield refusal.title
    yield from _length_faults(part)
    yield from _place_faults(part.text, known)
    key = next(step for step in reversed(part.path) if isinstance(step, str))
    for place in _KEPT.get(key, ()):
        if shipped is not None and _has(shipped.text, place) and not _has(part.text, place):
            yield _("The place {place} has to stand here.").format(place=f"{{{place}}}")

    if key == "headings" and shipped is not None and len(part.text.splitlines()) != len(shipped.text.splitlines()):
        yield _("The annex has {count} columns, each with its heading.").format(count=len(shipped.text.splitlines()))


def _length_faults(part: Part) -> Iterator[str]:
    lines = part.text.splitlines() if part.kind in (PartKind.LINES, PartKind.PAIRS) else [part.text]
    if fault := lines_fault(lines, part.longest):
        yield fault


def _place_faults(text: str, known: frozenset[str]) -> Iterator[str]:
    for place in _PLACE.findall(text):
        if place.lower() not in known:
            near = get_close_matches(place.lower(), known, 1, 0.5)
            meant = _("Did you mean {place}?").format(place=f"{{{near[0]}}}") if near else ""
            told = _("Nothing fills the place {place}.").format(place=f"{{{place}}}")
            yield " ".join(filter(None, (told, meant)))
    if re.search("[{}]", _PLACE.sub("", text)):
        yield _("A brace has no partner: places are written as {place}.").format(place="{nama}")


def _has(text: str, place: str) -> bool:
    return place in (found.lower() for found in _PLACE.findall(text))


def differences(old: Plain, new: Plain) -> tuple[str, ...]:
    """What `new` says otherwise than `old`, a sentence a part."""
    before, after = _said(old), _said(new)
    told = [
        _("{part}: “{before}” → “{after}”.").format(part=part, before=_short(before.get(part)), after=_short(said))
        for part, said in after.items()
        if said != before.get(part)
    ]
    gone = [_("{part} was left out: “{before}”.").format(part=part, before=_short(before[part])) for part in before]
    return (*told, *(sentence for part, sentence in zip(before, gone, strict=True) if part not in after))


def _said(plain: Plain) -> Mapping[str, str]:
    """The text of every part by what the officer calls it; passages are counted among those that are printed."""
    return dict(_named(plain))


def _named(plain: Plain) -> Iterator[tuple[str, str]]:
    for group in groups_of(plain):
        title = _(group.title).format(number=group.at + 1)
        for part in group.parts:
            yield f"{title}, {_(part.label)}", part.text


def _short(text: str | None) -> str:
    line = " ".join((text or "").split())
    return line if len(line) <= 120 else f"{line[:117]}…"
