"""Brings a database file to the newest schema, in one transaction, after a verified copy was taken."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy.exc import DBAPIError

from desktop.db.backup import verified_copy
from desktop.db.engine import migrating_engine
from desktop.db.errors import refusal_of
from desktop.db.schema import SchemaState, schema_state

MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def migrate(path: Path, copy_to: Path) -> None:
    """Create or upgrade the database at `path`; an old one is first copied to `copy_to` and the copy verified.

    Raises Refusal if the file cannot be written, is not ours or is newer than this program. The file is
    unchanged then.
    """
    state = schema_state(path)
    if state is SchemaState.CURRENT:
        return
    if state is SchemaState.OLD:
        verified_copy(path, copy_to)
    engine = migrating_engine(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with engine.begin() as connection:
            command.upgrade(migration_config(connection=connection), "head")
    except (DBAPIError, OSError) as error:
        refusal = refusal_of(error)
        if refusal is None:
            raise
        raise refusal from error
    finally:
        engine.dispose()


def migration_config(**attributes: object) -> Config:
    """How Alembic finds our steps; it needs no file of its own."""
    config = Config()
    config.set_main_option("script_location", MIGRATIONS.as_posix())
    config.set_main_option("path_separator", "os")
    config.attributes.update(attributes)
    return config
