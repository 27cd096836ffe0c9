"""Runs the steps of the schema on the connection that `desktop.db.migrate` hands over."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from desktop.db.tables import Table
from desktop.db.tables.base import EnumText, Moment


def _plain_type(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Column types of ours as the plain ones that they are kept as: a step must not change when they do."""
    if kind == "type" and isinstance(item, EnumText):
        return "sa.String(length=40)"
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime()"
    return False


def _is_declared(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out what SQLite keeps for the full-text search: it is written by hand."""
    return kind != "table" or not str(name).startswith("employee_search")


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,
    render_item=_plain_type,
    include_name=_is_declared,
    transactional_ddl=True,
)
context.run_migrations()
