"""Draft the next migration from what the tables declare: `python -m tools.migration "What it does"`.

The draft is read and corrected by hand: data has to move too, and neither triggers nor the search are drafted.
"""

import sys
import tempfile
from pathlib import Path

from alembic import command

from desktop.db.engine import migrating_engine
from desktop.db.migrate import migration_config
from desktop.db.schema import SCHEMAS


def main(arguments: list[str]) -> int:
    """Bring an empty database to the newest schema and write down what it lacks."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    number = f"{int(SCHEMAS[-1]) + 1:04}"
    with tempfile.TemporaryDirectory() as folder:
        engine = migrating_engine(Path(folder) / "draft.db")
        with engine.begin() as connection:
            config = migration_config(connection=connection)
            command.upgrade(config, "head")
            command.revision(config, arguments[0], autogenerate=True, rev_id=number)
        engine.dispose()
    print(f"Now add {number!r} to SCHEMAS in desktop/db/schema.py, test, and run: python -m tools.keep_schema")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
