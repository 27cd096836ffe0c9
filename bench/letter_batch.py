"""Memory of a batch of letters, made and kept in a database as the window does."""

import tempfile
from datetime import date
from pathlib import Path

from sqlalchemy import text

from bench.memory import peak_megabytes
from desktop.db.migrate import migrate
from desktop.db.store import Store
from desktop.services.letters.batches import DECREE, Shared, make_next, start_batch
from tests.letter_office import TODAY, add_case, add_office


def batch_memory(count: int) -> float:
    """Megabytes at most while a batch of `count` decrees is made."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "batch.db"
        migrate(path, path.with_suffix(".before"))
        store = Store(path, actor="bench")
        signer = add_office(store)
        cases = [add_case(store, f"Pegawai {at:04}") for at in range(count)]
        with store.write() as session:
            batch = start_batch(session, DECREE, cases, Shared(TODAY, signer))
        store.close()
        return peak_megabytes(_make_all, path, batch, TODAY)


def _make_all(path: Path, batch: int, today: date) -> None:
    store, left = Store(path, actor="bench"), 1
    with store.write() as session:
        # SQLite keeps up to 32 MB of pages whatever is done with it: here it is what Python holds that counts.
        session.execute(text("PRAGMA cache_size=-2000"))
    while left:
        with store.write() as session:
            left = make_next(session, batch, today).left
    store.close()
