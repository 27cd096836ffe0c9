"""How far a long piece of work is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` steps; `total` is 0 while it is not known; `text` says what is being done."""

    done: int
    total: int
    text: str = ""
