"""Employees found as their names, NIP, units and posts are typed; the one place that knows SQLite's full-text index.

The index holds the trigrams of names under the employee's rank in the order of names, so a page of hits comes
in that order without a sort and stops when it is full (MEASURED part 2 section 1). Units and posts are looked
up first, being few; a NIP is a range. Each word may fit in another way, so a search is the union of the ways
to fit all words, and each way is led by whatever narrows it most.
"""

# ruff: noqa: S608  # the SQL is put together from constants of this module; values are always bound

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy.orm import Session

from desktop.db.search_places import place_names
from desktop.db.search_words import SHORTEST_INDEXED, Way, Word, trigrams, typed_words, ways

FEW = 5_000
"""Up to so many candidates are read and sorted; more are met in the order of names."""
SCATTERED = 30_000
"""A short word in up to so many names is looked up by the trigrams that begin with it."""
MOST_WAYS = 24
RAREST = 3
GAP_BITS = 20
"""Room left between two neighbours in the order of names: twenty names fit even at one spot."""
MOST_SINGLY = 200
REBUILD_SHARE = 20
PADDING = "  "
EVERYTHING = -1  # SQLite's LIMIT without a limit

_PAIR = "SELECT e.name_key, e.id"
_NAME = "e.name_key LIKE ? ESCAPE '\\'"
_AMONG = "+e.{column} IN (SELECT value FROM json_each(?))"
_NIP = "+e.nip >= ? AND +e.nip < ?"


@dataclass(frozen=True, slots=True)
class Scope:
    """Who may be found at all: `conditions` are SQL on the employee `e`, `values` what they are bound to."""

    units: frozenset[int] | None = None
    conditions: tuple[str, ...] = ("e.id NOT IN (SELECT id FROM employee WHERE removed_at IS NOT NULL)",)
    values: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """Something that the full-text index can be asked for, and in how many names it stands at most."""

    most: int
    match: str


@dataclass(frozen=True, slots=True)
class _Spread:
    """In how many names a word stands at most, and the parts by which it is found; none for a common short word."""

    most: int
    parts: tuple[_Part, ...]


LIVING = Scope()
_COUNTS_OF = "SELECT trigram, employees FROM employee_trigram WHERE trigram IN (SELECT value FROM json_each(?))"
_COUNTS_FROM = "SELECT trigram, employees FROM employee_trigram WHERE trigram >= ? AND trigram < ?"
_Statement = tuple[str, tuple[Any, ...]]


def first_page(session: Session, text: str, limit: int, scope: Scope = LIVING) -> list[int]:
    """Ids of the first `limit` employees that fit `text`, in the order of names."""
    hits: set[tuple[str, int]] = set()
    for sql, values in _statements(session, text, scope, limit):
        hits.update((key, number) for key, number in _rows(session, sql, values))
    return [number for _key, number in sorted(hits)[:limit]]


def all_ids(session: Session, text: str, scope: Scope = LIVING) -> "array[int]":
    """Ids of every employee that fits `text`, in the order of names."""
    statements = _statements(session, text, scope, EVERYTHING)
    if not statements:
        return array("q")
    union = " UNION ".join(f"SELECT * FROM ({sql})" for sql, _values in statements)
    sql = f"SELECT id FROM ({union}) ORDER BY name_key, id LIMIT {EVERYTHING}"
    if len(statements) == 1:
        sql = statements[0][0].replace(_PAIR, "SELECT e.id", 1)
    bound = tuple(chain.from_iterable(values for _sql, values in statements))
    return id_array(session, sql, bound)


def id_array(session: Session, sql: str, values: Sequence[Any]) -> "array[int]":
    """The ids that `sql`, which must end in a LIMIT, selects in its order; a million in one step of SQLite."""
    found = session.connection().exec_driver_sql(f"SELECT json_group_array(id) FROM ({sql})", tuple(values))
    return array("q", json.loads(found.scalar_one()))


def _statements(session: Session, text: str, scope: Scope, limit: int) -> list[_Statement]:
    """One statement for each way that something leads, and one walk along the names for all the others."""
    typed = typed_words(text)
    places = place_names(session)
    words = [Word(word, places["unit"].matching(word), places["post"].matching(word)) for word in typed]
    possible = ways(words, scope.units)
    if len(possible) > MOST_WAYS:
        return [_walk(possible, scope, limit)]
    spread = {word: _spread(session, word) for word in typed}
    led, walked = [], []
    for way in possible:
        if all(spread[text].most for text in way.names):
            statement = _led(session, way, spread, scope, limit)
            led += [statement] if statement else []
            walked += [] if statement else [way]
    return [*led, _walk(walked, scope, limit)] if walked else led


def _led(session: Session, way: Way, spread: dict[str, _Spread], scope: Scope, limit: int) -> _Statement | None:
    """The statement led by what narrows `way` most; None if nothing does."""
    match = _match([spread[text] for text in way.names])
    few_names = match and min(spread[text].most for text in way.names) < FEW
    if not few_names:
        if way.nip and _count(session, "nip >= ? AND nip < ?", (way.nip, way.nip + ":")) < FEW:
            return _by_nip(way, scope, limit)
        for column, ids in (("unit_id", way.units), ("post_id", way.posts)):
            if ids is not None and _few(session, column, ids):
                return _by_place(column, ids, way, scope, limit)
    return _by_trigrams(match, way, scope, limit) if match else None


def _match(spreads: list[_Spread]) -> str:
    """What the full-text index is asked for; empty if only common short words are to be found.

    The rarest part of every word, then the rarest of what is left: more would be read than they rule out.
    """
    by_word = [sorted(spread.parts, key=lambda part: (part.most, part.match)) for spread in spreads if spread.parts]
    others = sorted(chain.from_iterable(parts[1:] for parts in by_word), key=lambda part: (part.most, part.match))
    chosen = [parts[0] for parts in by_word]
    chosen += others[: max(0, RAREST - len(chosen))]
    return " AND ".join(part.match for part in sorted(chosen, key=lambda part: (part.most, part.match)))


def _by_nip(way: Way, scope: Scope, limit: int) -> _Statement:
    conditions, values = _conditions(way, scope)
    conditions[conditions.index(_NIP)] = _NIP.replace("+", "")
    sql = f"{_PAIR} FROM employee e WHERE {_all(conditions)} ORDER BY +e.name_key, e.id LIMIT ?"
    return sql, (*values, limit)


def _by_place(column: str, ids: frozenset[int], way: Way, scope: Scope, limit: int) -> _Statement:
    conditions, values = _conditions(way, scope)
    sql = (
        f"{_PAIR} FROM json_each(?) place CROSS JOIN employee e ON e.{column} = place.value "
        f"WHERE {_all(conditions)} ORDER BY +e.name_key, e.id LIMIT ?"
    )
    return sql, (_json(ids), *values, limit)


def _by_trigrams(match: str, way: Way, scope: Scope, limit: int) -> _Statement:
    conditions, values = _conditions(way, scope)
    # The narrow row of the rank is asked for unit and post before the wide one of the employee is read.
    ranked = [sql.replace("+e.unit_id", "r.unit_id").replace("+e.post_id", "r.post_id") for sql in conditions]
    sql = (
        f"{_PAIR} FROM employee_search f CROSS JOIN employee_rank r ON r.rank = f.rowid "
        "CROSS JOIN employee e ON e.id = r.employee_id "
        f"WHERE f.employee_search MATCH ? AND {_all(ranked)} ORDER BY f.rowid LIMIT ?"
    )
    return sql, (match, *values, limit)


def _walk(some: list[Way], scope: Scope, limit: int) -> _Statement:
    """Along the names, keeping whoever fits one of the ways: quick where many fit."""
    fits, values = [], []
    for way in some:
        conditions, bound = _conditions(way, Scope(conditions=()))
        fits.append(_all(conditions))
        values += bound
    conditions = [f"({' OR '.join(fits)})", *scope.conditions]
    sql = f"{_PAIR} FROM employee e WHERE {_all(conditions)} ORDER BY e.name_key, e.id LIMIT ?"
    return sql, (*values, *scope.values, limit)


def _conditions(way: Way, scope: Scope) -> tuple[list[str], list[Any]]:
    conditions = [_NAME] * len(way.names)
    values: list[Any] = [_pattern(text) for text in way.names]
    for column, ids in (("unit_id", way.units), ("post_id", way.posts)):
        if ids is not None:
            conditions.append(_AMONG.format(column=column))
            values.append(_json(ids))
    if way.nip:
        conditions.append(_NIP)
        values += [way.nip, way.nip + ":"]
    return [*conditions, *scope.conditions], [*values, *scope.values]


def _spread(session: Session, word: str) -> _Spread:
    """How rare `word` is in names, and by which trigrams it is found."""
    if len(word) >= SHORTEST_INDEXED:
        known = dict(_rows(session, _COUNTS_OF, (json.dumps(sorted(trigrams(word))),)))
        parts = tuple(_Part(known.get(part, 0), _quoted(part)) for part in trigrams(word))
        return _Spread(min(part.most for part in parts), parts)
    # Names are padded in the index, so that every letter of them begins a trigram.
    begun = _rows(session, _COUNTS_FROM, (word, word + chr(0x10FFFF)))
    most = sum(count for _part, count in begun)
    any_of = " OR ".join(_quoted(part) for part, _count in begun)
    return _Spread(most, (_Part(most, f"({any_of})"),) if 0 < most <= SCATTERED else ())


def _count(session: Session, condition: str, values: tuple[Any, ...]) -> int:
    """How many employees fit `condition`, counted up to `FEW`."""
    sql = f"SELECT count(*) FROM (SELECT 1 FROM employee WHERE {condition} LIMIT {FEW})"
    return int(_rows(session, sql, values)[0][0])


def _few(session: Session, column: str, ids: frozenset[int]) -> bool:
    return _count(session, f"{column} IN (SELECT value FROM json_each(?))", (_json(ids),)) < FEW


def _rows(session: Session, sql: str, values: tuple[Any, ...]) -> Any:
    return session.connection().exec_driver_sql(sql, values).fetchall()


def _all(conditions: Iterable[str]) -> str:
    return " AND ".join(conditions) or "1"


def _quoted(part: str) -> str:
    return '"' + part.replace('"', '""') + '"'


def _pattern(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _json(ids: frozenset[int]) -> str:
    return json.dumps(sorted(ids))


def rebuild(session: Session) -> None:
    """Make the whole search index again from the employees: after an import, or when a gap is used up."""
    session.flush()
    run = session.connection().exec_driver_sql
    run("DELETE FROM employee_rank")
    run(
        f"INSERT INTO employee_rank (rank, employee_id, unit_id, post_id) "
        f"SELECT row_number() OVER (ORDER BY name_key, id) << {GAP_BITS}, id, unit_id, post_id FROM employee"
    )
    run("INSERT INTO employee_search (employee_search) VALUES ('delete-all')")
    run(
        f"INSERT INTO employee_search (rowid, name_key) SELECT r.rank, e.name_key || '{PADDING}' "
        "FROM employee_rank r CROSS JOIN employee e ON e.id = r.employee_id ORDER BY r.rank"
    )
    run("CREATE VIRTUAL TABLE IF NOT EXISTS temp.employee_term USING fts5vocab(main, employee_search, row)")
    run("DELETE FROM employee_trigram")
    run("INSERT INTO employee_trigram SELECT term, doc FROM temp.employee_term")


def refresh(session: Session, employee_ids: Iterable[int]) -> None:
    """Put employees who were added or renamed into the index at their places; many at once make it again."""
    session.flush()
    numbers = sorted(set(employee_ids))
    indexed = _rows(session, "SELECT count(*) FROM employee_rank", ())[0][0]
    if len(numbers) > MOST_SINGLY and len(numbers) * REBUILD_SHARE > indexed:
        rebuild(session)
        return
    for number in numbers:
        _leave(session, number)
    for number in numbers:
        if not _enter(session, number):
            rebuild(session)
            return


def _leave(session: Session, number: int) -> None:
    run = session.connection().exec_driver_sql
    run("DELETE FROM employee_search WHERE rowid = (SELECT rank FROM employee_rank WHERE employee_id = ?)", (number,))
    run("DELETE FROM employee_rank WHERE employee_id = ?", (number,))


def _enter(session: Session, number: int) -> bool:
    """Whether there was room for the employee between the two neighbours by name."""
    found = _rows(session, "SELECT name_key, unit_id, post_id FROM employee WHERE id = ?", (number,))
    if not found:
        return True
    key, unit_id, post_id = found[0]
    low = _neighbour(session, "<", "DESC", key, number) or 0
    high = _neighbour(session, ">", "ASC", key, number) or low + (2 << GAP_BITS)
    rank = (low + high) // 2
    if rank == low:
        return False
    run = session.connection().exec_driver_sql
    run(
        "INSERT INTO employee_rank (rank, employee_id, unit_id, post_id) VALUES (?, ?, ?, ?)",
        (rank, number, unit_id, post_id),
    )
    run("INSERT INTO employee_search (rowid, name_key) VALUES (?, ?)", (rank, key + PADDING))
    run(
        "INSERT OR IGNORE INTO employee_trigram (trigram, employees) SELECT value, 1 FROM json_each(?)",
        (json.dumps(sorted(trigrams(key + PADDING))),),
    )
    return True


def _neighbour(session: Session, side: str, order: str, key: str, number: int) -> int | None:
    sql = (
        "SELECT r.rank FROM employee e CROSS JOIN employee_rank r ON r.employee_id = e.id "
        f"WHERE (e.name_key, e.id) {side} (?, ?) ORDER BY e.name_key {order}, e.id {order} LIMIT 1"
    )
    rows = _rows(session, sql, (key, number))
    return int(rows[0][0]) if rows else None
