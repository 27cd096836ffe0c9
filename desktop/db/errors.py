"""What SQLite and the file system do, as sentences with a remedy; the one place that knows their codes."""

import errno

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError

from desktop.domain.refusal import Cancelled, Refusal, Stale
from desktop.text import N_, _

_NOTHING_LOST = N_("Everything saved before is safe.")

# First byte of SQLite's result code → what happened, what to do.
_SENTENCES = {
    5: (
        N_("The database is being used by another program."),
        N_("Nothing was changed. Wait a moment and try again; close other programs that have the file open."),
    ),
    6: (
        N_("The database is being used by another program."),
        N_("Nothing was changed. Wait a moment and try again; close other programs that have the file open."),
    ),
    8: (
        N_("The database cannot be written to."),
        N_("Nothing was changed. Check that the file and its folder are not read-only."),
    ),
    10: (
        N_("The disk could not be read or written."),
        N_("The last change was not saved; everything before it is safe. Check the disk and its free space."),
    ),
    11: (
        N_("The database file is damaged."),
        N_("Do not go on working in it. Restore the newest backup, and keep the damaged file."),
    ),
    13: (
        N_("The disk is full."),
        N_("The last change was not saved; everything before it is safe. Free some space and try again."),
    ),
    14: (
        N_("The database file cannot be opened."),
        N_("Check that the folder exists and that you may write to it."),
    ),
    26: (
        N_("This file is not a Mutasi database."),
        N_("It was not changed. Choose another file, or restore a backup."),
    ),
}
_BUSY = 5
_INTERRUPTED = 9

# The driver's backup tells SQLite's own words without the code.
_BY_WORDS = {
    "database is locked": 5,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}

# What the file system says → the code by which SQLite says the same.
_LIKE_SQLITE = {
    errno.EACCES: 8,
    errno.EPERM: 8,
    errno.EROFS: 8,
    errno.ENOSPC: 13,
    errno.EDQUOT: 13,
    errno.EFBIG: 13,
    errno.EIO: 10,
    errno.ENOENT: 14,
    errno.ENOTDIR: 14,
    errno.EISDIR: 14,
    errno.EEXIST: 14,
}


def refusal_of(error: Exception) -> Refusal | None:
    """The refusal that `error` stands for, or None if it is our own fault."""
    if isinstance(error, StaleDataError):
        return Stale(
            _("Someone else changed this record while you were editing it."),
            _("Your entries are still here. Load the record again and repeat what is still needed."),
        )
    if isinstance(error, DBAPIError):
        return _refusal_of_code(_code_of(error.orig))
    if isinstance(error, OSError):
        return _refusal_of_code(_LIKE_SQLITE.get(error.errno or 0, 0))
    if isinstance(error, MemoryError):
        return Refusal(_("There is not enough memory for this."), _("Close other programs and try again."))
    return None


def refusal_of_driver(error: Exception) -> Refusal | None:
    """The refusal that an error of the SQLite driver itself, or of the file system, stands for."""
    if isinstance(error, OSError):
        return refusal_of(error)
    return _refusal_of_code(_code_of(error))


def is_busy(error: Exception) -> bool:
    """Whether the driver's `error` says that another connection holds the file."""
    return _code_of(error) == _BUSY


def _code_of(error: BaseException | None) -> int:
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF or _BY_WORDS.get(str(error), 0)


def _refusal_of_code(code: int) -> Refusal | None:
    if code == _INTERRUPTED:
        return Cancelled(_("Stopped."), _(_NOTHING_LOST))
    if code in _SENTENCES:
        title, remedy = _SENTENCES[code]
        return Refusal(_(title), _(remedy))
    return None
