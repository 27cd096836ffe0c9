"""The import contracts of pyproject.toml hold: layers, features that do not know each other, no cycles."""

from pathlib import Path

from importlinter import cli

ROOT = Path(__file__).resolve().parent.parent


def test_the_import_contracts_hold(tmp_path: Path) -> None:
    found = cli.lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=str(tmp_path), is_debug_mode=False)
    assert found == cli.EXIT_STATUS_SUCCESS
