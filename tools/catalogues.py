"""Compile the catalogues of `resources/locale`, or check them: `python tools/catalogues.py [--check]`.

A language is spread over one .po file an area, so that two people seldom edit one file; the program reads the
one .mo made from all of them.
"""

import io
import string
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, PoFileParser

ROOT = Path(__file__).resolve().parent.parent
LOCALE = Path("resources", "locale")
CHECKED = "id"  # English is the source and needs no catalogue
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
BIRTH = datetime(2000, 1, 1, tzinfo=UTC)  # of every .mo, so that the same sentences give the same bytes

Key = tuple[str, ...]  # a sentence, or its singular and its plural


@dataclass(frozen=True, slots=True)
class Entry:
    """One translated sentence and where it stands."""

    place: str
    key: Key
    translation: Key
    fuzzy: bool


class _Pages(Catalog):
    """A catalogue that remembers each entry as it was read, as a plain one keeps only the first of two."""

    def __init__(self, language: str) -> None:
        super().__init__(locale=language)
        self.entries: list[Message] = []

    def __setitem__(self, id: str | Key | list[str], message: Message) -> None:  # noqa: A002  # babel's name
        if id:
            self.entries.append(message)
        super().__setitem__(id, message)


def _key(text: object) -> Key:
    return tuple(map(str, text)) if isinstance(text, list | tuple) else (str(text),)


def po_files(root: Path, language: str) -> list[Path]:
    """The areas' files of one language, in a fixed order."""
    return sorted((root / LOCALE / language).glob("*.po"))


def read(file: Path, language: str) -> _Pages:
    """The sentences of one area; a damaged file is an error, not a shorter catalogue."""
    pages = _Pages(language)
    with file.open("rb") as stream:
        PoFileParser(pages, abort_invalid=True).parse(stream)
    return pages


def entries(root: Path, language: str) -> list[Entry]:
    """Every sentence of one language, from all its areas."""
    return [
        Entry(f"{file.name}:{message.lineno}", _key(message.id), _key(message.string), message.fuzzy)
        for file in po_files(root, language)
        for message in read(file, language).entries
    ]


def used(root: Path) -> dict[Key, str]:
    """Every sentence that the program says, and where first."""
    found: dict[Key, str] = {}
    for file in sorted((root / "desktop").rglob("*.py")):
        for line, message, _comments, _context in extract_from_file("python", file, KEYWORDS):
            if message:
                found.setdefault(_key(message), f"{file.relative_to(root).as_posix()}:{line}")
    return found


def placeholders(text: str) -> set[str] | None:
    """The names that a sentence leaves open; None where its braces are no placeholders."""
    try:
        return {name for _text, name, _form, _conversion in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def entry_faults(entry: Entry) -> Iterator[str]:
    """What is wrong with one sentence taken alone."""
    if not all(entry.translation):
        yield f"{entry.place}: no translation: {entry.key[0]!r}"
    elif entry.fuzzy:
        yield f"{entry.place}: marked fuzzy: {entry.key[0]!r}"
    elif any(placeholders(text) != placeholders(entry.key[-1]) for text in entry.translation):
        yield f"{entry.place}: other placeholders than the source: {entry.key[0]!r}"


def faults(said: dict[Key, str], translated: list[Entry]) -> Iterator[str]:
    """All that keeps a language from being complete, one line each."""
    first: dict[str, Entry] = {}
    for entry in translated:
        yield from entry_faults(entry)
        earlier = first.setdefault(entry.key[0], entry)
        if earlier.translation != entry.translation:
            yield f"{entry.place}: translated otherwise in {earlier.place}: {entry.key[0]!r}"
        if entry.key not in said:
            yield f"{entry.place}: nothing says this any more: {entry.key[0]!r}"
    known = {entry.key for entry in translated}
    for key, place in said.items():
        if key not in known:
            yield f"{place}: not translated: {key[0]!r}"


def compiled(root: Path, language: str) -> bytes:
    """The one binary catalogue made from all areas of a language."""
    whole = Catalog(locale=language, creation_date=BIRTH, revision_date=BIRTH, fuzzy=False)
    for file in po_files(root, language):
        for message in read(file, language).entries:
            whole[message.id] = message
    # Babel gives Indonesian two forms, of which the second would be looked for and not found.
    header = ("Plural-Forms", "nplurals=1; plural=0;") if language == CHECKED else None
    if header:
        whole.mime_headers = [header if name == header[0] else (name, value) for name, value in whole.mime_headers]
    stream = io.BytesIO()
    write_mo(stream, whole)
    return stream.getvalue()


def compile_all(root: Path) -> None:
    """Write each language's .mo if its sentences changed."""
    for folder in sorted({file.parent for file in (root / LOCALE).glob("*/*.po")}):
        target = folder / "LC_MESSAGES" / "mutasi.mo"
        content = compiled(root, folder.name)
        if not target.exists() or target.read_bytes() != content:
            target.parent.mkdir(exist_ok=True)
            unfinished = target.with_suffix(".part")
            unfinished.write_bytes(content)
            unfinished.replace(target)
            print(target.relative_to(root).as_posix())


def check(root: Path) -> int:
    """Print what keeps the Indonesian screens from being complete; the exit code."""
    found = list(faults(used(root), entries(root, CHECKED)))
    print("\n".join(found) if found else f"Catalogue {CHECKED}: complete")
    return 1 if found else 0


def main(arguments: list[str]) -> int:
    """Compile or check; a damaged file is named with its line."""
    try:
        if arguments == ["--check"]:
            return check(ROOT)
        compile_all(ROOT)
    except PoFileError as error:
        print(f"{error} ({error.lineno}: {error.line!r})")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
