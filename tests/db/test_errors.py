"""What SQLite and the file system do, as sentences with a remedy."""

import errno
from types import SimpleNamespace

import pytest
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError

from desktop.db.errors import refusal_of, refusal_of_driver
from desktop.domain.refusal import Cancelled, Stale

KNOWN = [5, 6, 8, 10, 11, 13, 14, 26, 5 | 2 << 8, 10 | 3 << 8, 8 | 4 << 8]


def failure(code: int) -> DBAPIError:
    orig = Exception("as the driver says it")
    orig.sqlite_errorcode = code  # type: ignore[attr-defined]
    return DBAPIError("SELECT 1", {}, orig)


@pytest.mark.parametrize("code", KNOWN)
def test_a_known_code_has_a_sentence_and_a_remedy(code: int) -> None:
    refusal = refusal_of(failure(code))
    assert refusal is not None
    assert refusal.title
    assert refusal.remedy


@pytest.mark.parametrize("code", [0, 1, 19, 20, 21])
def test_our_own_faults_stay_bugs(code: int) -> None:
    assert refusal_of(failure(code)) is None


def test_an_interrupted_read_was_cancelled() -> None:
    assert isinstance(refusal_of(failure(9)), Cancelled)


def test_a_stale_row_is_told_as_stale() -> None:
    assert isinstance(refusal_of(StaleDataError()), Stale)


def test_too_little_memory_is_no_bug() -> None:
    assert refusal_of(MemoryError()) is not None


@pytest.mark.parametrize("words", ["disk I/O error", "database or disk is full", "file is not a database"])
def test_an_error_without_a_code_is_known_by_its_words(words: str) -> None:
    assert refusal_of_driver(Exception(words)) is not None


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, 13), (errno.EACCES, 8), (errno.EROFS, 8), (errno.EIO, 10)])
def test_the_file_system_says_it_as_sqlite_does(number: int, code: int) -> None:
    of_file, of_sqlite = refusal_of(OSError(number, "")), refusal_of(failure(code))
    assert str(of_file) == str(of_sqlite)


@pytest.mark.parametrize("error", [OSError(errno.EINVAL, ""), OSError(), ValueError(), SimpleNamespace()])
def test_what_nobody_foresaw_stays_a_bug(error: Exception) -> None:
    assert refusal_of(error) is None
    assert refusal_of_driver(error) is None
