"""The wording in which letters of a day are made: the office's own where it has one, else the shipped one."""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import LetterWording
from desktop.letters.joint_wording import JointWording, joint_wording, plain_joint_wording
from desktop.letters.official_wording import OfficialWording, official_wording, plain_official_wording
from desktop.letters.wording import Wording, plain_wording, shipped_wording
from desktop.paths import RESOURCES

FIXED = ("places", "shape")
"""What of `[letter]` belongs to the program, whatever the office kept: its facts fill no other places."""
Plain = Mapping[str, Any]


def wording_on(session: Session, code: str, day: date) -> OfficialWording:
    """The wording of the letter `code` for letters of `day`."""
    own = own_plain(session, code, day)
    return official_wording(code) if own is None else plain_official_wording(own)


def decree_wording_on(session: Session, day: date) -> Wording:
    """The wording of a decree of `day`."""
    own = own_plain(session, "decree", day)
    return shipped_wording() if own is None else plain_wording(own)


def joint_wording_on(session: Session, day: date) -> JointWording:
    """The wording of a decree of `day` that moves several employees."""
    own = own_plain(session, "joint_decree", day)
    return joint_wording() if own is None else plain_joint_wording(own)


def plain_on(session: Session, code: str, day: date) -> Plain:
    """The whole wording of `code` for letters of `day`, as its file holds it."""
    own = own_plain(session, code, day)
    return shipped_plain(code) if own is None else own


def own_plain(session: Session, code: str, day: date) -> Plain | None:
    """The office's wording for letters of `day`, as its file would hold it; None where the shipped one holds."""
    row = _row_on(session, code, day)
    return None if row is None or row.content is None else with_fixed(code, row.content)


def with_fixed(code: str, content: Plain) -> Plain:
    """`content` with the places and the shape that the program gives this letter."""
    letter = shipped_plain(code).get("letter")
    if letter is None:
        return content
    fixed = {name: letter[name] for name in FIXED if name in letter}
    return {**content, "letter": {**content["letter"], **fixed}}


def wording_mark(session: Session, code: str, day: date) -> dict[str, object]:
    """What the record of a letter says of its wording: which, whose, from when, and its fingerprint."""
    if not code:
        return {}
    row = _row_on(session, code, day)
    own = None if row is None or row.content is None else row
    plain = shipped_plain(code) if own is None else with_fixed(code, own.content or {})
    written = json.dumps(plain, sort_keys=True, ensure_ascii=False)
    return {
        "wording": {
            "code": code,
            "version": 0 if own is None else own.id,
            "from": "" if own is None else own.valid_from.isoformat(),
            "sha256": hashlib.sha256(written.encode()).hexdigest(),
        }
    }


@cache
def shipped_plain(code: str) -> Plain:
    """The wording that comes with the program, as its file holds it."""
    found: Plain = tomllib.loads((RESOURCES / "letters" / f"{code}.toml").read_text(encoding="utf-8"))
    return found


def _row_on(session: Session, code: str, day: date) -> LetterWording | None:
    """The office's version in force on `day`; of two that begin on one day the one kept later."""
    return session.scalar(
        select(LetterWording)
        .where(LetterWording.code == code, LetterWording.valid_from <= day, LetterWording.removed_at.is_(None))
        .order_by(LetterWording.valid_from.desc(), LetterWording.id.desc())
        .limit(1)
    )
