"""The wording in which letters of a day are made: the office's own where it has one, else the shipped one."""

from datetime import date

from sqlalchemy.orm import Session

from desktop.letters.joint_wording import JointWording, joint_wording
from desktop.letters.official_wording import OfficialWording, official_wording
from desktop.letters.wording import Wording, shipped_wording


def wording_on(_session: Session, code: str, _day: date) -> OfficialWording:
    """The wording of the letter `code` for letters of `day`."""
    return official_wording(code)


def decree_wording_on(_session: Session, _day: date) -> Wording:
    """The wording of a decree of `day`."""
    return shipped_wording()


def joint_wording_on(_session: Session, _day: date) -> JointWording:
    """The wording of a decree of `day` that moves several employees."""
    return joint_wording()
