"""Names of units and titles of posts, kept in memory beside the connection: they are few and asked for at each key."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

_KEPT = "mutasi.places"
_TABLES = {"unit": "SELECT id, name_key FROM unit ORDER BY id", "post": "SELECT id, title_key FROM post ORDER BY id"}


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """All names of one table as one text, which is looked through faster than row by row."""

    joined: str
    starts: list[int]
    ids: list[int]

    def matching(self, text: str) -> frozenset[int]:
        """Ids of the names that hold `text`."""
        found = set()
        at = self.joined.find(text)
        while at >= 0:
            row = bisect_right(self.starts, at) - 1
            found.add(self.ids[row])
            if row + 1 == len(self.starts):
                break
            at = self.joined.find(text, self.starts[row + 1])
        return frozenset(found)


def place_names(session: Session) -> dict[str, PlaceNames]:
    """Names of units and of posts; read again only after the database changed."""
    connection = session.connection()
    driver = connection.connection.driver_connection
    version = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
    stamp = (version, getattr(driver, "total_changes", None))
    kept: tuple[Any, dict[str, PlaceNames]] | None = connection.info.get(_KEPT)
    if kept is None or kept[0] != stamp:
        kept = stamp, {table: _names(connection.exec_driver_sql(sql).fetchall()) for table, sql in _TABLES.items()}
        connection.info[_KEPT] = kept
    return kept[1]


def _names(rows: Any) -> PlaceNames:
    starts, at = [], 0
    for _id, key in rows:
        starts.append(at)
        at += len(key) + 1
    return PlaceNames("\n".join(key for _id, key in rows), starts, [number for number, _key in rows])
