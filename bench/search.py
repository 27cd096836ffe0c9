"""Search over 1,000,000 employees: two words against LIKE, and keystroke by keystroke.

LIKE is asked the same question: each word in the name, the unit or the post, or at the beginning of the NIP, the
same first page in the order of names. It walks an index of the names, as most programs have it, and once more the
index that this program has for itself and that holds all that is asked for. The narrower LIKE over names alone,
which finds less, is printed too. Keystrokes are every beginning of names, places, posts and NIPs as they are typed.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from bench.population import FAMILY, GIVEN, MIDDLE, PLACES, POSTS, populate
from desktop.db.store import Store
from desktop.services.employees.employees import FIRST_PAGE, EmployeeQuery, search_page

KINDS_OF_UNIT = ("puskesmas", "kelurahan", "kecamatan", "dinas", "sdn", "smpn")
_WHOLE = (
    "(e.name_key LIKE ? OR e.nip LIKE ? OR e.unit_id IN (SELECT id FROM unit WHERE name_key LIKE ?) "
    "OR e.post_id IN (SELECT id FROM post WHERE title_key LIKE ?))"
)
_ROWS = (
    "SELECT e.id, e.name, e.nip, u.name, p.title FROM employee e INDEXED BY {index} "
    "LEFT JOIN unit u ON u.id = e.unit_id LEFT JOIN post p ON p.id = e.post_id WHERE e.removed_at IS NULL AND {words} "
    f"ORDER BY e.name_key, e.id LIMIT {FIRST_PAGE + 1}"
)
PLAIN, OWN = "bench_employee_names", "ix_employee_in_order"


def main(arguments: list[str]) -> None:
    """Print the ratio to LIKE and the times of keystrokes, measured in one run on one database."""
    parser = argparse.ArgumentParser(prog="bench search", description=__doc__)
    parser.add_argument("--employees", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=30)
    parser.add_argument("--database", type=Path, help="keep the made-up office here and use it again")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = populate(chosen.database or Path(folder, "office.db"), chosen.employees)
        store = Store(path)
        with store.write() as session:
            plain = f"CREATE INDEX IF NOT EXISTS {PLAIN} ON employee (name_key, id)"
            session.connection().exec_driver_sql(plain)
        chance = random.Random(7)
        with store.read() as session:
            print(f"{chosen.employees:,} employees")
            _two_words(session, chance, chosen.queries)
            _keystrokes(session, chance, chosen.queries)
        store.close()


def _two_words(session: Session, chance: random.Random, count: int) -> None:
    """Halves of words as officers type them: parts of two names, or of a name and a place."""
    names = [f"{_part(chance, GIVEN)} {_part(chance, FAMILY)}" for _ in range(count)]
    mixed = [f"{_part(chance, MIDDLE)} {chance.choice(KINDS_OF_UNIT)}" for _ in range(count // 2)]
    mixed += [f"{chance.choice(POSTS).lower()} {chance.choice(PLACES).lower()}" for _ in range(count // 2)]
    for title, queries in (("two names", names), ("name, unit or post", mixed)):
        ours = _times(queries, lambda text: search_page(session, EmployeeQuery(text=text)))
        print(_line(f"{title}: search", ours))
        for index, words in ((PLAIN, "LIKE"), (OWN, "LIKE by our index")):
            like = _times(queries, lambda text, index=index: _like(session, text, index, whole=True))
            print(_line(f"{title}: {words}", like) + _ratio(ours, like))
        if title == "two names":
            narrow = _times(queries, lambda text: _like(session, text, PLAIN, whole=False))
            print(_line(f"{title}: LIKE over names alone", narrow) + _ratio(ours, narrow))


def _keystrokes(session: Session, chance: random.Random, count: int) -> None:
    """Every beginning of what is typed, one after the other."""
    typed = [f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}" for _ in range(count)]
    typed += [f"{chance.choice(GIVEN)} {chance.choice(KINDS_OF_UNIT)}" for _ in range(count // 3)]
    typed += [f"{chance.choice(POSTS)} {chance.choice(PLACES)}" for _ in range(count // 3)]
    typed += [
        f"19{chance.randrange(66, 98)}{chance.randrange(1, 13):02}{chance.randrange(1, 29):02}"
        for _ in range(count // 3)
    ]
    strokes = [text.lower()[:end] for text in typed for end in range(1, len(text) + 1)]
    taken = _times(strokes, lambda text: search_page(session, EmployeeQuery(text=text)), warm=False)
    print(_line(f"keystrokes ({len(strokes)})", taken) + "   (aim: p99 <= 16)")


def _part(chance: random.Random, words: Sequence[str]) -> str:
    """Three to five letters from somewhere in a word."""
    word = chance.choice(words).lower()
    begin = chance.randrange(max(1, len(word) - 4))
    return word[begin : begin + chance.randrange(3, 6)]


def _like(session: Session, text: str, index: str, *, whole: bool) -> object:
    words = text.split()
    conditions = " AND ".join([_WHOLE if whole else "e.name_key LIKE ?"] * len(words))
    values: list[str] = []
    for word in words:
        nip = f"{word}%" if word.isdigit() else "-"
        values += [f"%{word}%", nip, f"%{word}%", f"%{word}%"] if whole else [f"%{word}%"]
    sql = _ROWS.format(words=conditions, index=index)
    return session.connection().exec_driver_sql(sql, tuple(values)).fetchall()


def _times(queries: Sequence[str], ask: Callable[[str], object], *, warm: bool = True) -> list[float]:
    """Milliseconds of each question, in order from the shortest; `warm` asks once before, or who is second gains."""
    ask(queries[0])
    taken = []
    for query in queries:
        if warm:
            ask(query)
        begun = time.perf_counter()
        ask(query)
        taken.append((time.perf_counter() - begun) * 1000)
    return sorted(taken)


def _line(title: str, times: list[float]) -> str:
    last = len(times) - 1
    middle, high = times[last // 2], times[round(last * 0.99)]
    return f"{title:38} p50 {middle:9.2f} ms   p99 {high:9.2f} ms   most {times[-1]:9.2f} ms"


def _ratio(ours: list[float], other: list[float]) -> str:
    return f"   search is {other[len(other) // 2] / ours[len(ours) // 2]:,.0f} x faster (aim >= 50)"
