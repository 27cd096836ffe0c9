"""Where things lie."""

from pathlib import Path

import platformdirs
import pytest

from desktop.paths import DATABASE_NAME, PORTABLE_FOLDER_VARIABLE, RESOURCES, places


@pytest.fixture(autouse=True)
def no_portable_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PORTABLE_FOLDER_VARIABLE, raising=False)


def test_the_office_lies_in_the_users_data_folder() -> None:
    assert places().database == platformdirs.user_data_path("Mutasi", appauthor=False) / DATABASE_NAME


def test_a_portable_folder_takes_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(PORTABLE_FOLDER_VARIABLE, str(tmp_path))
    found = places()
    assert {found.database.parent, found.log.parent, found.backups.parent, found.window_state.parent} == {tmp_path}


def test_an_empty_name_of_a_portable_folder_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PORTABLE_FOLDER_VARIABLE, "")
    assert places().database == platformdirs.user_data_path("Mutasi", appauthor=False) / DATABASE_NAME


def test_a_given_database_wins_and_keeps_its_files_beside_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(PORTABLE_FOLDER_VARIABLE, str(tmp_path / "portable"))
    found = places(tmp_path / "kantor.db")
    assert (found.database, found.backups) == (tmp_path / "kantor.db", tmp_path / "backups")


@pytest.mark.parametrize("given", ["kantor.db", "./below/../kantor.db"])
def test_a_relative_path_is_of_the_callers_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, given: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert places(Path(given)).database == tmp_path / "kantor.db"


def test_asking_makes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(PORTABLE_FOLDER_VARIABLE, str(tmp_path / "new"))
    places()
    assert list(tmp_path.iterdir()) == []


def test_the_programs_resources_are_there() -> None:
    assert (RESOURCES / "locale").is_dir()
