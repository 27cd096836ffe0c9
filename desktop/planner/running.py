"""HiGHS at work in a thread of its own, so that whoever waits may turn away at any moment.

The package's class for this shares one lock among all solvers and prints a banner; its core does neither.
"""

from collections.abc import Generator
from threading import Event, Thread
from typing import Any

from highspy import cb
from highspy._core import _Highs as Highs

from desktop.domain.cases.progress import Progress

GLANCE = 0.1
"""Seconds between two looks whether the solver is done."""
PATIENCE = 0.5
"""Seconds to wait for a solver that was told to stop; it may ask late, and then ends by itself, unheeded."""
ASKED = (cb.HighsCallbackType.kCallbackSimplexInterrupt, cb.HighsCallbackType.kCallbackMipInterrupt)
"""When the solver asks whether it should stop."""


def quiet() -> Highs:
    """A solver that prints nothing."""
    highs = Highs()
    highs.setOptionValue("output_flag", False)
    return highs


def running(highs: Highs, progress: Progress) -> Generator[Progress, None, None]:
    """Let the solver run and tell the progress every moment; closing this stops the solver at once."""
    stopping, done = Event(), Event()

    def answer(_kind: cb.HighsCallbackType, _told: str, _out: Any, question: cb.HighsCallbackInput, _data: Any) -> None:
        question.user_interrupt = stopping.is_set()

    def run() -> None:
        try:
            highs.run()
        finally:
            done.set()

    highs.setCallback(answer, None)
    for kind in ASKED:
        highs.startCallback(kind)
    worker = Thread(target=run, name="planner", daemon=True)
    worker.start()
    try:
        while not done.wait(GLANCE):
            yield progress
    finally:
        stopping.set()
        worker.join(None if done.is_set() else PATIENCE)
        if done.is_set():
            for kind in ASKED:
                highs.stopCallback(kind)
            highs.setCallback(None, None)
