"""One office for each manner of words, furnished once for all tests of letters."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.letters.fixed_office import Fixed, Offices, opened
from tests.letters.typed import Words


@pytest.fixture(scope="session")
def offices(empty_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Offices]:
    """The office of some words, made when it is first asked for."""
    made: list[Fixed] = []

    @cache
    def office(words: Words) -> Fixed:
        file = tmp_path_factory.mktemp("office") / "mutasi.db"
        file.write_bytes(empty_database.read_bytes())
        made.append(opened(file, words))
        return made[-1]

    yield office
    for one in made:
        one.store.close()
