"""The official wording of a decree that moves several employees: what differs from that of a single one."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from desktop.paths import RESOURCES

SHIPPED = RESOURCES / "letters" / "joint_decree.toml"


@dataclass(frozen=True)
class JointWording:
    """Subject, diktum and annex; legal bases and invocation are those of the single decree."""

    kinds: Mapping[str, Mapping[str, str]]
    considering: tuple[str, ...]
    clauses: tuple[str, ...]
    headings: tuple[str, ...]
    copies: tuple[str, ...]

    def staff(self, employee_kind: str) -> Mapping[str, str]:
        """What the decree calls employees of this kind and does with them."""
        return self.kinds["pppk" if employee_kind == "pppk" else "pns"]


@lru_cache(maxsize=1)
def joint_wording() -> JointWording:
    """The wording that comes with the program."""
    return plain_joint_wording(tomllib.loads(SHIPPED.read_text(encoding="utf-8")))


def plain_joint_wording(plain: Mapping[str, Any]) -> JointWording:
    """Wording from what its file holds."""
    return JointWording(
        kinds={kind: dict(plain[kind]) for kind in ("pns", "pppk")},
        considering=tuple(item["text"] for item in plain["considering"]),
        clauses=tuple(plain["clauses"]["after"]),
        headings=tuple(plain["annex"]["headings"]),
        copies=tuple(plain["copies"]["list"]),
    )
