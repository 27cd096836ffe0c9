"""A wording as its file holds it, taken apart into fields of plain text for the officer, and put together again."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from desktop.domain.letters.letters import LetterShape
from desktop.domain.letters.limits import PARTS
from desktop.domain.refusal import Refusal
from desktop.text import N_, _

Path = tuple[str | int, ...]
Plain = Mapping[str, Any]


class PartKind(StrEnum):
    """How a part of a wording is written."""

    LINE = "line"
    TEXT = "text"
    LINES = "lines"
    """A line each."""
    PAIRS = "pairs"
    """Label, colon and value, a line each."""


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a wording."""

    path: Path
    label: str
    """An N_ sentence."""
    kind: PartKind
    longest: int
    needed: bool
    text: str
    """What it says now, as it is shown in its field."""

    @property
    def name(self) -> str:
        """By which it is named in a form and in a refusal."""
        return ".".join(map(str, self.path))


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that stand together: a section of the file, or one passage of a list of passages."""

    title: str
    """An N_ sentence; of a passage it has the place {number}."""
    parts: tuple[Part, ...]
    passages: Path = ()
    """The list that a passage belongs to; empty for a section."""
    at: int = 0
    when: tuple[str, ...] = ()
    each: str = ""


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """A place as the editor offers it."""

    name: str
    meaning: str
    example: str


_KEYS: Mapping[str, tuple[str, PartKind, int]] = {
    "invocation": (N_("Invocation"), PartKind.LINE, 120),
    "title": (N_("Title of the letter"), PartKind.TEXT, 300),
    "sender": (N_("Sender (Dari)"), PartKind.LINE, 300),
    "receiver": (N_("Receiver"), PartKind.LINES, 300),
    "nature": (N_("Nature (Sifat)"), PartKind.LINE, 80),
    "enclosures": (N_("Enclosures (Lampiran)"), PartKind.LINE, 120),
    "subject": (N_("Subject (Hal)"), PartKind.TEXT, 500),
    "opening": (N_("Opening words"), PartKind.LINE, PARTS["opening"][1]),
    "role": (N_("As what the signatory signs"), PartKind.LINE, PARTS["role"][1]),
    "staff": (N_("What employees are called"), PartKind.LINE, 200),
    "staff_number": (N_("What their number is called"), PartKind.LINE, 40),
    "moves": (N_("First clause (Diktum KESATU)"), PartKind.TEXT, 4000),
    "moves_each": (N_("First clause where each has a day of their own"), PartKind.TEXT, 4000),
    "annex": (N_("Title of the annex"), PartKind.TEXT, 300),
    "heading": (N_("Heading in the middle"), PartKind.LINE, 200),
    "label": (N_("Label at the left"), PartKind.LINE, PARTS["passage_labels"][1]),
    "text": (N_("Text"), PartKind.TEXT, 4000),
    "rows": (N_("Lines (label : value)"), PartKind.PAIRS, 2000),
    "points": (N_("Points, one a line"), PartKind.LINES, 2000),
    "pertek": (N_("Citation of a pertek"), PartKind.TEXT, 2000),
    "imut": (N_("Citation of I-MUT"), PartKind.TEXT, 2000),
    "headings": (N_("Headings of the columns, one a line"), PartKind.LINES, PARTS["annex_headings"][1]),
    "copies": (N_("Copies (Tembusan), one a line"), PartKind.LINES, 300),
    "list": (N_("Copies (Tembusan), one a line"), PartKind.LINES, 300),
    "after": (N_("Text"), PartKind.TEXT, 4000),
}
"""Name for the officer, way of writing and longest text (of one line) by the key of the file."""
_LONGEST = {name: PARTS[name][1] for name in ("considering", "noting")}
"""Lists whose sentences a letter takes shorter than others."""
_SECTIONS = {
    "decree": N_("Decree"),
    "letter": N_("Head and foot of the letter"),
    "pns": N_("For PNS"),
    "pppk": N_("For PPPK"),
    "details": N_("Lines about the employee"),
    "opinions": N_("Opinions of BKN (Memperhatikan)"),
    "annex": N_("Annex"),
    "copies": N_("Copies (Tembusan)"),
}
PASSAGES = {
    "body": N_("Paragraph {number}"),
    "considering": N_("Considering (Menimbang) {number}"),
    "noting": N_("Noting (Memperhatikan) {number}"),
    "clauses": N_("Clause (Diktum) {number}"),
    "after": N_("Clause (Diktum) {number}"),
}
"""Lists whose items an officer adds, moves and takes away."""
_HEAD = ("subject", "copies")
_SHOWN = {
    LetterShape.LETTER: ("nature", "enclosures", "receiver", *_HEAD),
    LetterShape.MEMO: ("title", "sender", "nature", "enclosures", "receiver", *_HEAD),
    LetterShape.TITLED: ("title", *_HEAD),
}
"""What of `[letter]` is offered even where it is empty."""
_NEEDED = {
    LetterShape.LETTER: ("subject", "receiver"),
    LetterShape.MEMO: ("title", "sender", "subject", "receiver"),
    LetterShape.TITLED: ("title", "subject"),
}
_ALWAYS = frozenset(
    ("staff", "staff_number", "moves", "moves_each", "annex", "text", "after", "pertek", "imut", "headings")
)
"""What is needed wherever it stands."""


def groups_of(plain: Plain) -> tuple[Group, ...]:
    """All that the officer may write, in the order of the file."""
    return tuple(_groups(plain))


def parts_of(plain: Plain) -> Mapping[str, Part]:
    """Every part by its name."""
    return {part.name: part for group in groups_of(plain) for part in group.parts}


def with_texts(plain: Plain, texts: Mapping[str, str]) -> dict[str, Any]:
    """The wording with what was written in its fields; a pair without a colon is refused."""
    made: dict[str, Any] = deepcopy(dict(plain))
    wrong = {}
    for name, part in parts_of(plain).items():
        try:
            _put(made, part.path, _value(part.kind, texts.get(name, part.text)))
        except Refusal as refusal:
            wrong[name] = refusal.title
    if wrong:
        raise Refusal(_("The wording cannot stand so."), _("Correct the marked fields."), wrong)
    return made


def with_passage(plain: Plain, passages: Path, at: int, kind: str = "") -> dict[str, Any]:
    """The wording with a new passage before the one at `at`; `kind` "points" or "rows" gives it a list."""
    made: dict[str, Any] = deepcopy(dict(plain))
    items = _found(made, passages)
    blank: Any = "" if passages[-1] == "after" else {"text": "", **({kind: []} if kind else {})}
    items.insert(at, blank)
    return made


def without_passage(plain: Plain, passages: Path, at: int) -> dict[str, Any]:
    """The wording without one passage."""
    made: dict[str, Any] = deepcopy(dict(plain))
    del _found(made, passages)[at]
    return made


def moved_passage(plain: Plain, passages: Path, at: int, by: int) -> dict[str, Any]:
    """The wording with one passage moved up or down."""
    made: dict[str, Any] = deepcopy(dict(plain))
    items = _found(made, passages)
    items.insert(min(max(at + by, 0), len(items) - 1), items.pop(at))
    return made


def shape_of(plain: Plain) -> LetterShape | None:
    """The shape of the letter; None for what is set as a decree."""
    letter = plain.get("letter")
    if letter is None or "considering" in plain:
        return None
    return LetterShape(letter.get("shape", LetterShape.LETTER))


def _groups(plain: Plain) -> Iterator[Group]:
    for key, found in plain.items():
        if key in PASSAGES and isinstance(found, list):
            yield from _passages((key,), found)
        elif key in _SECTIONS and isinstance(found, dict):
            parts = tuple(_section(plain, key, found))
            if parts:
                yield Group(_SECTIONS[key], parts)
        elif isinstance(found, dict):
            for inner in PASSAGES.keys() & found.keys():
                yield from _passages((key, inner), found[inner])


def _section(plain: Plain, section: str, found: Mapping[str, Any]) -> Iterator[Part]:
    shape = shape_of(plain)
    for key, (label, kind, longest) in _KEYS.items():
        if key not in found or (section == "letter" and not found[key] and shape and key not in _SHOWN[shape]):
            continue
        needed = key in _ALWAYS or (key == "subject") or (section == "details")
        needed = needed or bool(section == "letter" and shape and key in _NEEDED[shape])
        yield Part((section, key), label, kind, longest, needed, _text(kind, found[key]))


def _passages(path: Path, items: list[Any]) -> Iterator[Group]:
    title = PASSAGES[str(path[-1])]
    for at, item in enumerate(items):
        if isinstance(item, str):
            label, kind, longest = _KEYS["after"]
            yield Group(title, (Part((*path, at), label, kind, longest, True, item),), path, at)
            continue
        when = item.get("when", ())
        parts = tuple(
            Part(
                (*path, at, key),
                label,
                kind,
                min(longest, _LONGEST.get(str(path[-1]), longest)),
                key == "text" and not _lists(item),
                _text(kind, item[key]),
            )
            for key, (label, kind, longest) in _KEYS.items()
            if key in item
        )
        yield Group(title, parts, path, at, (when,) if isinstance(when, str) else tuple(when), item.get("each", ""))


def _lists(item: Mapping[str, Any]) -> bool:
    """Whether a passage says something without a text of its own."""
    return any(item.get(key) for key in ("each", "points", "rows"))


def _text(kind: PartKind, value: Any) -> str:
    if kind is PartKind.PAIRS:
        return "\n".join(f"{label} : {said}" for label, said in value)
    return "\n".join(value) if kind is PartKind.LINES else str(value)


def _value(kind: PartKind, text: str) -> Any:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if kind is PartKind.PAIRS:
        return [_pair(line) for line in lines]
    return lines if kind is PartKind.LINES else text.strip()


def _pair(line: str) -> list[str]:
    label, colon, value = line.partition(":")
    if not colon or not label.strip():
        raise Refusal(_("Write each line as “label : value”; this one has none: {line}").format(line=line))
    return [label.strip(), value.strip()]


def _found(plain: Any, path: Path) -> Any:
    for step in path:
        plain = plain[step]
    return plain


def _put(plain: Any, path: Path, value: Any) -> None:
    _found(plain, path[:-1])[path[-1]] = value
