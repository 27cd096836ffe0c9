"""The classification codes that come with the program, found by code or words."""

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache

from desktop.domain.employees.names import search_key
from desktop.domain.letters.classifications import Classification, Era, Sureness, classification_doubts
from desktop.domain.letters.numbering import read_number
from desktop.paths import RESOURCES

FILE = RESOURCES / "reference" / "classifications.tsv"


@cache
def classifications() -> Mapping[str, Classification]:
    """Every known code, in the order of the list: those of today before the old ones."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {
        row["code"]: Classification(
            row["code"], Era(row["era"]), row["meaning"], Sureness(row["sureness"]), row["remark"], row["successor"]
        )
        for row in rows
    }


def found_classifications(text: str) -> tuple[Classification, ...]:
    """The codes that begin with `text`, then those in which all its words stand."""
    typed = text.strip().casefold()
    words = search_key(text).split()
    every = classifications().values()
    begun = [entry for entry in every if entry.code.startswith(typed)]
    held = [entry for entry in every if all(word in search_key(entry.line()) for word in words)]
    return tuple(dict.fromkeys((*begun, *held)))


def doubts_of_code(code: str, day: date) -> tuple[str, ...]:
    """What deserves a look before a letter of `day` is filed under `code`."""
    return classification_doubts(code, day, classifications())


def doubts_of_number(pattern: str, number: str, day: date) -> tuple[str, ...]:
    """What deserves a look in the code of a number; of one that follows no pattern, what stands first counts."""
    read = read_number(pattern, number)
    code = number.partition("/")[0] if read is None else read.classification
    return doubts_of_code(code or "", day)
