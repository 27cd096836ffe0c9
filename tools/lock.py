"""Renew the lock files from pyproject.toml: `pip install uv`, then `python tools/lock.py`.

Two locks: what the window needs, and what developers need beside it. They name files by hash and no place
to fetch them from, so that an office may use its own mirror.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM, DEVELOPERS = "requirements.lock", "requirements-dev.lock"
DEVELOPERS_EXTRAS = ("setup", "test", "lint", "bench", "verapdf", "days", "freeze")
HEADER = """\
# {purpose}, with the hash of every wheel, for Linux and Windows, Python 3.11 and later.
# Made from pyproject.toml by `python tools/lock.py`; do not edit.
"""


def compile_lock(extras: tuple[str, ...], *options: str) -> str:
    """The lock's text as uv resolves it, for every platform and without an address in it."""
    wanted = [f"--extra={extra}" for extra in extras]
    command = ["pip", "compile", "pyproject.toml", "--universal", "--python-version=3.11", "--no-config"]
    shape = ["--generate-hashes", "--no-header", "--no-annotate", "--quiet", "--upgrade"]
    done = subprocess.run(
        ["uv", *command, *shape, *wanted, *options], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    return re.sub(r"(?m)^# The following packages were excluded.*\n(#.*\n)*", "", done.stdout).strip() + "\n"


def names(lock: str) -> list[str]:
    """The packages that a lock holds."""
    return re.findall(r"(?m)^([a-z0-9._-]+)==", lock)


def main() -> int:
    """Write both locks; the developers' one leaves out what the program's has."""
    program = compile_lock(("setup",))
    (ROOT / PROGRAM).write_text(HEADER.format(purpose="What Mutasi needs to run") + program, "utf-8")
    omitted = [f"--no-emit-package={name}" for name in names(program)]
    developers = compile_lock(DEVELOPERS_EXTRAS, f"--constraints={PROGRAM}", *omitted)
    purpose = "What tests, checks, benchmarks and the frozen program need beside it"
    (ROOT / DEVELOPERS).write_text(HEADER.format(purpose=purpose) + developers, "utf-8")
    print(f"{PROGRAM}: {len(names(program))} packages, {DEVELOPERS}: {len(names(developers))} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
