"""Hold the tree against its rules and name every one that is broken: `python run.py lint`."""

import subprocess
import sys

CHECKS = {
    "style": ["-m", "ruff", "check", "."],
    "format": ["-m", "ruff", "format", "--check", "."],
    "types": ["-m", "mypy"],
    "import contracts": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    "translation": ["-m", "tools.catalogues", "--check"],
}


def main() -> int:
    """Run all checks, whatever one of them says."""
    broken = []
    for name, command in CHECKS.items():
        print(f"== {name}", flush=True)
        if subprocess.run([sys.executable, *command], check=False).returncode:
            broken.append(name)
    print(f"Broken: {', '.join(broken)}" if broken else "All rules kept")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
