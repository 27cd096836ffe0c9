"""What SQLite and the file system do, as sentences with a remedy; the one place that knows their codes."""

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
_INTERRUPTED = 9


def refusal_of(error: Exception) -> Refusal | None:
    """The refusal that `error` stands for, or None if it is our own fault."""
    if isinstance(error, StaleDataError):
        return Stale(
            _("Someone else changed this record while you were editing it."),
            _("Your entries are still here. Load the record again and repeat what is still needed."),
        )
    if isinstance(error, DBAPIError):
        return _refusal_of_code(getattr(error.orig, "sqlite_errorcode", 0) & 0xFF)
    if isinstance(error, MemoryError):
        return Refusal(_("There is not enough memory for this."), _("Close other programs and try again."))
    return None


def refusal_of_driver(error: Exception) -> Refusal | None:
    """The refusal that an error of the SQLite driver itself stands for."""
    return _refusal_of_code(getattr(error, "sqlite_errorcode", 0) & 0xFF)


def _refusal_of_code(code: int) -> Refusal | None:
    if code == _INTERRUPTED:
        return Cancelled(_("Stopped."), _(_NOTHING_LOST))
    if code in _SENTENCES:
        title, remedy = _SENTENCES[code]
        return Refusal(_(title), _(remedy))
    return None
