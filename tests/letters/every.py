"""One PDF of each kind, shape and block that the program draws: `python -m tests.letters.every FOLDER` writes them."""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from desktop.db.migrate import migrate
from desktop.db.store import Store
from desktop.domain.letters.letters import LetterKind
from desktop.letters.decree import draw_decree
from desktop.letters.report import draw_report
from desktop.letters.style import PageStyle
from desktop.services.letters.samples import sample_of
from desktop.text import DEFAULT_LANGUAGE, install_language
from tests.letter_office import add_office
from tests.letters.layout import CODE, drawn
from tests.letters.samples import LONGEST, ORDINARY
from tests.letters.test_annex import collective
from tests.letters.test_decree import HOSTILE, emblem, facts
from tests.letters.test_report import BLOCKS, report, rows

STYLE = PageStyle(typeface="arimo")


def drawings() -> Iterator[tuple[str, bytes]]:
    """Letters and reports from facts."""
    yield from ((f"letter {name}", drawn(given)) for name, given in ORDINARY.items())
    yield from ((f"longest {name}", drawn(given)) for name, given in LONGEST.items())
    yield "annex", draw_decree(collective(200), STYLE, emblem(), CODE)
    yield "hostile", draw_decree(facts(considering=(HOSTILE, "a\t\x00\u202e\ufeff \u6f22 \U0001f600")), STYLE)
    yield "draft", draw_decree(facts(), replace(STYLE, across="KONSEP"), emblem())
    yield from (
        (f"report {place} {type(block).__name__}", draw_report(report(block))) for place, block in enumerate(BLOCKS)
    )
    yield "report", draw_report(report())
    yield "long report", draw_report(report(rows(300), landscape=True))


def kinds(store: Store) -> Iterator[tuple[str, bytes]]:
    """Each kind of letter with examples in its places."""
    add_office(store)
    for kind in LetterKind:
        with store.read() as session:
            yield f"kind {kind}", sample_of(session, kind, STYLE)


def main(folder: Path) -> None:
    """Write all of them."""
    install_language(DEFAULT_LANGUAGE)
    with tempfile.TemporaryDirectory() as place:
        database = Path(place) / "kinds.db"
        migrate(database, database.with_suffix(".before"))
        store = Store(database, actor="Penguji")
        for name, pdf in (*drawings(), *kinds(store)):
            (folder / f"{name.replace(' ', '-')}.pdf").write_bytes(pdf)
        store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
