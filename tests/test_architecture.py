"""The import contracts of pyproject.toml hold: layers, features that do not know each other, no cycles."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# In a process of its own: the linter sets up logging, which silences every logger that is there already.
CHECK = "import sys; from importlinter import cli; sys.exit(cli.lint_imports(no_cache=True))"


def test_the_import_contracts_hold() -> None:
    done = subprocess.run([sys.executable, "-c", CHECK], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
