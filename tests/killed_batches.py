"""Makes a batch in child processes that die at random places, for `tests/services/test_batch_killed.py`.

Run as a program of its own: `python -m tests.killed_batches DATABASE BATCH DEATHS SEED`. The program is loaded
once and forked for each death, and has no thread and no open database when it forks.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from sqlalchemy import event

from desktop.db.store import Store
from desktop.services.letters.batches import make_next
from desktop.text import DEFAULT_LANGUAGE, install_language
from tests.letter_office import TODAY

LONGEST_LIFE = 0.15
"""Seconds until a child that dies by the clock is killed; in this time it makes some letters."""
MOST_STATEMENTS = 120


def main() -> None:
    """Let children die, one after the other, half by the clock and half at a statement of SQL."""
    path, batch, deaths, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    install_language(DEFAULT_LANGUAGE)
    chance = random.Random(seed)
    died = 0
    for _time in range(deaths):
        by_clock = chance.random() < 0.5
        last = 0 if by_clock else chance.randint(1, MOST_STATEMENTS)
        child = os.fork()
        if not child:
            _live(path, batch, last)
        if by_clock:
            time.sleep(chance.uniform(0, LONGEST_LIFE))
            os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        died += status != 0
    sys.stdout.write(f"{died}\n")


def _live(path: Path, batch: int, last: int) -> None:
    """Make letters until the statement of number `last` is to be sent, or until none is left."""
    store = Store(path, actor="Penguji")
    sent = 0

    def count(*_given: object) -> None:
        nonlocal sent
        sent += 1
        if sent == last:
            os.kill(os.getpid(), signal.SIGKILL)

    left = 1
    while left:
        with store.write() as session:
            if last and not sent:
                event.listen(session.connection().engine, "before_cursor_execute", count)
                event.listen(session.connection().engine, "commit", count)
            left = make_next(session, batch, TODAY).left
    os._exit(0)


if __name__ == "__main__":
    main()
