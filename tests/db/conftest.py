"""Rows to try things on, and programs beside this one."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.db.store import Store
from desktop.db.tables import Employee
from desktop.domain.employees.employees import EmployeeKind

ROOT = Path(__file__).resolve().parents[2]
WITHOUT_PRIVILEGES = """
import ctypes
nothing = (ctypes.c_uint32 * 6)()
assert ctypes.CDLL(None).capset((ctypes.c_uint32 * 2)(0x20080522, 0), nothing) == 0
"""

Child = Callable[..., "subprocess.CompletedProcess[str]"]


def employee(number: int, name: str = "Rahmawati") -> Employee:
    """An employee with the least that one needs."""
    return Employee(nip=f"1990010120150110{number:02}", name=name, name_key=name.casefold(), kind=EmployeeKind.PNS)


def add_employee(store: Store, number: int = 1, name: str = "Rahmawati") -> int:
    """Keep an employee; its id."""
    with store.write() as session:
        row = employee(number, name)
        session.add(row)
        session.flush()
        return row.id


@pytest.fixture
def in_child(tmp_path: Path) -> Child:
    """Run a program in a process of its own; `bound` if permissions should bind it although root runs the tests."""

    def run(program: str, *arguments: object, bound: bool = False) -> "subprocess.CompletedProcess[str]":
        if bound and os.name == "posix" and os.geteuid() == 0:
            program = WITHOUT_PRIVILEGES + program
        line = [sys.executable, "-c", program, *map(str, arguments)]
        return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)

    return run
