"""Sittings of the Tim Penilai Kinerja: who sat, and whether so few were present that it should be said."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.review.review import TeamOpinion, TeamRole
from desktop.text import _

NOTE_ASKED = frozenset({TeamOpinion.SUPPORTS_WITH_NOTES, TeamOpinion.ADVISES_AGAINST})
"""Opinions that mean nothing without their reason."""


@dataclass(frozen=True, slots=True)
class Member:
    """Who sits, under which title."""

    name: str
    title: str = ""
    role: TeamRole = TeamRole.MEMBER
    present: bool = True


def quorum_doubt(members: Sequence[Member], percent: int) -> str:
    """What speaks against the quorum: the chair is absent, or not more than `percent` of the members are there."""
    if not members:
        return _("No member of the team is recorded.")
    present = [member for member in members if member.present]
    if not any(member.role is TeamRole.CHAIR for member in present):
        return _("No quorum: the chair of the team is not present.")
    if 100 * len(present) <= percent * len(members):
        words = _("No quorum: {present} of {count} members are present, more than {percent} % are needed.")
        return words.format(present=len(present), count=len(members), percent=percent)
    return ""
