"""Every letter of the fixed office as it stood when somebody last looked at it: page, place in millimetres, text.

`python -m tests.letters.references` writes `references/` anew; look at the pages and the difference before keeping it.
"""

import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from difflib import unified_diff
from pathlib import Path

from desktop.db.migrate import migrate
from tests.letters.fixed_office import CODES, Fixed, opened, pdf_of
from tests.letters.layout import lines_of, written
from tests.letters.typed import FEWEST, ORDINARY, Words

FOLDER = Path(__file__).parent / "references"
MANNERS: dict[str, Words] = {"ordinary": ORDINARY, "fewest": FEWEST}
"""With which words each letter is held."""
SAME = 0.3
"""Millimetres that no eye sees."""
_CODE = re.compile(r"(Kode periksa: ).*")


def sheet(office: Fixed, code: str) -> list[str]:
    """The lines of a letter; its check code, which follows from all the others, is left out."""
    with office.store.read() as session:
        pdf = pdf_of(session, office, code)
    return [_CODE.sub(r"\1...", written(line)) for line in lines_of(pdf)]


def kept(code: str, manner: str) -> list[str]:
    """The lines as they were kept."""
    parts = re.split(r"^# (.*)\n", (FOLDER / f"{code}.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))[manner].splitlines()


def difference(old: list[str], new: list[str]) -> str:
    """What changed, as `diff` shows it; a line that moved less than an eye sees has not changed."""
    places = dict(_numbered(old))
    same = [places[key] if key in places and _near(places[key], line) else line for key, line in _numbered(new)]
    return "\n".join(unified_diff(old, same, "kept", "now", n=2, lineterm=""))


def _numbered(lines: list[str]) -> Iterator[tuple[tuple[str, str, int], str]]:
    """Each line by page, text, and how often both came before it."""
    seen: Counter[tuple[str, str]] = Counter()
    for line in lines:
        page, _left, _base, text = line.split(maxsplit=3)
        seen[page, text] += 1
        yield (page, text, seen[page, text]), line


def _near(one: str, other: str) -> bool:
    here, there = (map(float, line.split(maxsplit=3)[1:3]) for line in (one, other))
    return all(abs(a - b) <= SAME for a, b in zip(here, there, strict=True))


def main() -> None:
    """Write all references."""
    FOLDER.mkdir(exist_ok=True)
    texts = dict.fromkeys(CODES, "")
    for manner, words in MANNERS.items():
        with tempfile.TemporaryDirectory() as folder:
            database = Path(folder) / "mutasi.db"
            migrate(database, database.with_suffix(".before"))
            office = opened(database, words)
            with closing(office.store):
                for code in CODES:
                    texts[code] += "".join(f"{line}\n" for line in (f"# {manner}", *sheet(office, code)))
    for code, text in texts.items():
        (FOLDER / f"{code}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
