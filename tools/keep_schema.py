"""Keep a database of the newest schema among the tests' files: `python -m tools.keep_schema`.

Run it once when a schema is final; every kept file must open in all later versions (tests/db/test_migrate.py).
"""

import sys
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from desktop.db.migrate import migrate
from desktop.db.schema import SCHEMAS

FILES = Path(__file__).resolve().parent.parent / "tests" / "db" / "files"
BIRTH = (2000, 1, 1, 0, 0, 0)  # the same bytes at each making

# One row in each of the tables that everything hangs on, so that a later migration has something to carry over.
ROWS = (
    "INSERT INTO unit (id, name, name_key, path) VALUES (1, 'Kecamatan Rumbai', 'kecamatan rumbai', '/1/')",
    "INSERT INTO post (id, title, title_key, kind) VALUES (1, 'Pengelola Data', 'pengelola data', '4')",
    """INSERT INTO employee (id, nip, name, name_key, kind, unit_id)
        VALUES (1, '199001012015011001', 'Rahmawati', 'rahmawati', 'pns', 1)""",
    "INSERT INTO setting (key, value) VALUES ('kept', '\"schema\"')",
)


def kept_file(schema: str) -> Path:
    """Where the database of `schema` is kept."""
    return FILES / f"{schema}.db.zip"


def make(path: Path) -> None:
    """Make a database of the newest schema with a few rows at `path`."""
    migrate(path, path.with_suffix(".before"))
    with closing(sqlite.connect(path, isolation_level=None)) as connection:
        for statement in ROWS:
            connection.execute(statement)
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("VACUUM")


def main() -> int:
    """Make the file of the newest schema; an earlier one of the same schema is replaced."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mutasi.db"
        make(path)
        target = kept_file(SCHEMAS[-1])
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            archive.writestr(zipfile.ZipInfo("mutasi.db", BIRTH), path.read_bytes(), zipfile.ZIP_DEFLATED)
    print(f"{target.name}: {target.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
