"""What a file is by its first bytes, whatever its name says; and files written whole or not at all."""

import errno
import zipfile
from enum import Enum
from pathlib import Path

from desktop.domain.refusal import Refusal
from desktop.exchange.prescan import damaged
from desktop.text import _

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
LARGEST = 500 << 20
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


class FileKind(Enum):
    """Kinds of file that can be read."""

    WORKBOOK = "workbook"
    DELIMITED = "delimited"


def file_kind(path: Path) -> FileKind:
    """Kind of the file at `path`; raises Refusal, with what to do, for each kind that cannot be read."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            beginning = file.read(4096)
    except OSError as error:
        raise refusal_of_file(error) from error
    if not beginning:
        raise Refusal(_("The file is empty."), _("Download or export it again."))
    if size > LARGEST:
        raise Refusal(_("The file is too large to be an export of employees."), _("Choose another file."))
    if beginning.startswith(OLE):
        raise _refusal_of_old_workbook(path)
    if beginning.startswith((ZIP, EMPTY_ZIP)):
        return _check_zip(path)
    return _check_text(path, beginning)


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path`; what stood there stays as it was if the disk does not allow it."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except FileNotFoundError as error:
        raise Refusal(
            _("There is no folder {folder}.").format(folder=path.parent), _("Choose another folder.")
        ) from error
    except OSError as error:
        raise refusal_of_file(error) from error
    finally:
        part.unlink(missing_ok=True)


def refusal_of_file(error: OSError) -> Refusal:
    """What the file system did, as a sentence."""
    if isinstance(error, FileNotFoundError):
        return Refusal(_("The file is not there."), _("It may have been moved or renamed. Choose it again."))
    if isinstance(error, PermissionError):
        return Refusal(
            _("The file cannot be opened or written."),
            _("Close it in Excel and other programs, check that you may use its folder, then try again."),
        )
    if isinstance(error, IsADirectoryError):
        return Refusal(_("This is a folder, not a file."), _("Choose a file."))
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return Refusal(_("The disk is full."), _("Nothing was left half written. Free some space and try again."))
    return Refusal(
        _("The file could not be read or written: {reason}.").format(reason=error.strerror or type(error).__name__),
        _("Check the disk and try again, or choose another folder."),
    )


def _refusal_of_old_workbook(path: Path) -> Refusal:
    with path.open("rb") as file:
        protected = _ENCRYPTED_STREAM in file.read(4 << 20)
    if protected:
        return Refusal(
            _("The workbook is protected with a password."),
            _("Open it in Excel, remove the password, save it, and choose it again."),
        )
    return Refusal(_("This is a workbook of the old .xls kind."), _("Open it in Excel and save it as .xlsx."))


def _check_zip(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, EOFError) as error:
        raise damaged() from error
    if "xl/workbook.xml" in names:
        return FileKind.WORKBOOK
    raise Refusal(
        _("The file is not an Excel workbook (.xlsx)."),
        _("Open it in the program that made it and save it as .xlsx, then choose that file."),
    )


def _check_text(path: Path, beginning: bytes) -> FileKind:
    first_line = beginning.split(b"\n", 1)[0]
    delimited = b"\0" not in first_line and any(mark in first_line for mark in (b",", b";", b"\t", b"|"))
    if path.suffix.lower() in {".csv", ".txt", ".tsv"}:
        return FileKind.DELIMITED
    if delimited and not beginning.lstrip().startswith(b"<"):
        raise Refusal(
            _("The file is named {suffix} but holds plain text (CSV).").format(suffix=path.suffix or "?"),
            _("Rename it so that it ends in .csv and choose it again, or save it as .xlsx in Excel."),
        )
    raise Refusal(
        _("The file is not an Excel workbook (.xlsx)."),
        _("Open it in the program that made it and save it as .xlsx, then choose that file."),
    )
