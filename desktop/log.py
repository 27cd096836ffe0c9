"""The log file: what the program did and where it failed, never whom it was about.

Messages carry ids and counts only, because names and numbers of employees are personal data (UU 27/2022).
"""

import logging
import platform
import re
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from desktop import __version__

LARGEST = 1_000_000
KEPT = 3
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_PERSONAL = re.compile(r"""'[^']*'|"[^"]*"|“[^”]*”|\d{5,}""")
_LOG = logging.getLogger("desktop")


def start_log(path: Path) -> None:
    """Write to `path` from now on; a folder that cannot be written to leaves the program without a log."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
    _LOG.propagate = False
    _LOG.info("Mutasi %s, Python %s, %s", __version__, sys.version.split()[0], platform.system())


def log_bug(details: str) -> None:
    """Keep the details of a failure that is our own fault."""
    _LOG.error("%s", details)


def details_of(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> str:
    """Where a failure happened and of what kind; what its message quotes or counts is blotted out."""
    frames = "".join(traceback.format_tb(trace))
    return f"{kind.__name__}: {_PERSONAL.sub('…', str(error))}\n{frames}"


def stop_log() -> None:
    """Let go of the file."""
    for handler in tuple(_LOG.handlers):
        _LOG.removeHandler(handler)
        handler.close()
