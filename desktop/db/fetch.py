"""Rows as the driver gives them, for pages of lists; a value becomes a date or a word only when it is shown."""

from collections.abc import Mapping
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Executable
from sqlalchemy.orm import Session

from desktop.db.errors import refusal_of_driver


def fetch_plain(session: Session, statement: Executable, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """All rows of a prebuilt `statement` as plain tuples; an interrupt is a refusal here as everywhere."""
    cursor = session.connection().execute(statement, values).cursor
    try:
        return list(cursor.fetchall())
    except sqlite.Error as error:
        refusal = refusal_of_driver(error)
        if refusal is None:
            raise
        raise refusal from error
