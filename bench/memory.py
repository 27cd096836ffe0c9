"""The most memory that a piece of work holds, measured in a process of its own."""

import multiprocessing
from collections.abc import Callable
from pathlib import Path
from typing import Any


def peak_megabytes(work: Callable[..., Any], *given: Any) -> float:
    """Megabytes of resident memory at most while `work` runs, with the program that it loads; Linux only."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_measure, args=(theirs, work, given))
    process.start()
    answer: float = ours.recv()
    process.join()
    return answer


def _measure(answers: Any, work: Callable[..., Any], given: tuple[Any, ...]) -> None:
    work(*given)
    answers.send(_peak())


def _peak() -> float:
    """From the kernel's account of this program alone: that of `getrusage` goes on from the one that started it."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    (peak,) = (line for line in lines if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024
