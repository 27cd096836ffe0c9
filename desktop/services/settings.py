"""The office's settings: read, kept and checked as one; only what differs from its default is stored."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import FileContent, Setting
from desktop.domain.office import BY_NAME, SETTINGS, Office, SettingRow, is_complete
from desktop.domain.office_checks import checked, fault_of
from desktop.domain.refusal import Refusal, Stale
from desktop.text import _

__all__ = ["Office", "emblem", "is_set_up", "keep_emblem", "office", "office_form", "save_office", "set_value", "value"]

LARGEST_EMBLEM = 5_000_000
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_DEFAULTS = Office()


@dataclass(frozen=True, slots=True)
class OfficeForm:
    """The office as an officer begins to edit it, with the versions of what is stored."""

    office: Office
    versions: Mapping[str, int]


def office(session: Session) -> Office:
    """The office's settings as they are now, defaults where nothing was set."""
    return office_form(session).office


def office_form(session: Session) -> OfficeForm:
    """The settings to be edited and given back to `save_office`."""
    stored = session.execute(select(Setting.key, Setting.value, Setting.version)).all()
    by_key = {row.key: row for row in SETTINGS}
    values = {by_key[key].name: given for key, given, _version in stored if key in by_key}
    return OfficeForm(Office(**values), {key: version for key, _given, version in stored if key in by_key})


def is_set_up(session: Session) -> bool:
    """Whether the office has told what a letter cannot do without."""
    return is_complete(office(session))


def save_office(session: Session, new: Office, versions: Mapping[str, int] | None = None) -> None:
    """Keep `new` after checking it; raises Stale if `versions`, as read, were overtaken by another's save."""
    new = checked(new)
    if versions is not None and dict(office_form(session).versions) != dict(versions):
        raise Stale(
            _("Someone else changed the settings while you were editing them."),
            _("Your entries are still here. Load the settings again and repeat what is still needed."),
        )
    for row in SETTINGS:
        _keep(session, row, getattr(new, row.name))


def value(session: Session, name: str) -> Any:
    """The value of one setting."""
    return getattr(office(session), name)


def set_value(session: Session, name: str, new: Any) -> None:
    """Set one setting without a form; raises Refusal if it does not fit."""
    row = BY_NAME[name]
    fault = fault_of(row, new)
    if fault:
        raise Refusal(fault, fields={name: fault})
    _keep(session, row, new)


def keep_emblem(session: Session, content: bytes) -> str:
    """Store the picture of the emblem; the answer goes into the setting `emblem`."""
    if not content.startswith(_PICTURES):
        raise Refusal(_("This file is no PNG or JPEG picture."), _("Choose a picture of the emblem in one of these."))
    if len(content) > LARGEST_EMBLEM:
        raise Refusal(_("The picture is larger than 5 MB."), _("Choose a smaller picture of the emblem."))
    sha256 = hashlib.sha256(content).hexdigest()
    if session.get(FileContent, sha256) is None:
        session.add(FileContent(sha256=sha256, size=len(content), content=content))
    return sha256


def emblem(session: Session, of: Office) -> bytes | None:
    """The picture of the emblem, if the office gave one."""
    kept = session.get(FileContent, of.emblem) if of.emblem else None
    return None if kept is None else kept.content


def _keep(session: Session, row: SettingRow, new: Any) -> None:
    stored = session.get(Setting, row.key)
    if stored is not None:
        stored.value = new
    elif new != getattr(_DEFAULTS, row.name):
        session.add(Setting(key=row.key, value=new))
