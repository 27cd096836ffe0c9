"""All benchmarks, each in a process of its own, or one with its options: `python run.py bench [NAME [OPTION …]]`."""

import argparse
import subprocess
import sys
from importlib import import_module

BENCHES = {
    "start": "start to the first painted window and to its first rows, against a bare window with one table",
    "search": "search over 1,000,000 employees, against LIKE",
    "lists": "the list of 1,000,000 employees: opening, jumping to its end, reading a page",
    "needs": "heat table of 500 units x 200 posts, against an empty table and its query",
    "imports": "import of 100,000 employees, against openpyxl and against calamine with a raw insert",
    "plan_facts": "rules and points of 10,000 employees x 30 places gathered for a plan",
    "planner": "the best plan of 10,000 people, against HiGHS bare and against vacancies filled one by one",
    "letters": "letters, annexes and a batch, against platypus, typst, WeasyPrint, fpdf2 and LibreOffice",
}


def main(arguments: list[str]) -> int:
    """Run the bench that is named, or all of them; the number that failed."""
    if arguments and arguments[0] in BENCHES:
        import_module(f"bench.{arguments[0]}").main(arguments[1:])
        return 0
    told = "\n".join(f"  {name:<8} {what}" for name, what in BENCHES.items())
    shape = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="bench", description=__doc__, epilog=told, formatter_class=shape)
    parser.parse_args(arguments)
    return sum(_run(name) for name in BENCHES)


def _run(name: str) -> bool:
    print(f"== {name}: {BENCHES[name]}", flush=True)
    return subprocess.run([sys.executable, "-m", "bench", name], check=False).returncode != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
