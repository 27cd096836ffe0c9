"""Where things lie: what the program ships and where it keeps the office's data."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
DATABASE_NAME = "mutasi.db"
PORTABLE_FOLDER_VARIABLE = "MUTASI_DATA"


@dataclass(frozen=True, slots=True)
class Places:
    """The files of one office on this workstation."""

    database: Path
    log: Path
    backups: Path
    window_state: Path


def places(database: Path | None = None) -> Places:
    """Files of the office: beside `database` if given, else in MUTASI_DATA, else in the user's data folder."""
    if database is not None:
        folder = database.resolve().parent
        file = database.resolve()
    else:
        portable = os.environ.get(PORTABLE_FOLDER_VARIABLE)
        folder = Path(portable).resolve() if portable else platformdirs.user_data_path("Mutasi", appauthor=False)
        file = folder / DATABASE_NAME
    return Places(
        database=file,
        log=folder / "mutasi.log",
        backups=folder / "backups",
        window_state=folder / "window.ini",
    )
