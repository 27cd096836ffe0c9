"""Build the one-folder program and let it check itself as on a foreign machine: `python run.py freeze`."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "dist" / "mutasi" / ("mutasi.exe" if sys.platform == "win32" else "mutasi")
NEEDED_BY_WINDOWS = ("SYSTEMROOT", "TEMP", "TMP")


def foreign_machine(home: str) -> dict[str, str]:
    """Surroundings without a Python, a screen or anything of this tree."""
    kept = {name: os.environ[name] for name in NEEDED_BY_WINDOWS if name in os.environ}
    homes = dict.fromkeys(("HOME", "XDG_RUNTIME_DIR", "APPDATA", "LOCALAPPDATA", "MUTASI_DATA"), home)
    return {**kept, **homes, "PATH": "", "QT_QPA_PLATFORM": "offscreen"}


def main() -> int:
    """Build, then run the result from another folder; the exit code of whichever failed."""
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", "build.spec"]
    code = subprocess.run(build, cwd=ROOT, check=False).returncode
    if code:
        return code
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        line = [str(PROGRAM), "--self-test"]
        return subprocess.run(line, cwd=home, env=foreign_machine(home), check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
