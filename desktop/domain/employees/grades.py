"""Ranks of PNS (pangkat/golongan) and grades of PPPK: their names, codes and order (REGULATION 4.5)."""

import re
from dataclasses import dataclass

from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.refusal import Refusal
from desktop.text import _

# Grade → SIASN code, name of the rank. The names are official, Indonesian in both languages.
PNS_RANKS = {
    "I/a": ("11", "Juru Muda"),
    "I/b": ("12", "Juru Muda Tk. I"),
    "I/c": ("13", "Juru"),
    "I/d": ("14", "Juru Tk. I"),
    "II/a": ("21", "Pengatur Muda"),
    "II/b": ("22", "Pengatur Muda Tk. I"),
    "II/c": ("23", "Pengatur"),
    "II/d": ("24", "Pengatur Tk. I"),
    "III/a": ("31", "Penata Muda"),
    "III/b": ("32", "Penata Muda Tk. I"),
    "III/c": ("33", "Penata"),
    "III/d": ("34", "Penata Tk. I"),
    "IV/a": ("41", "Pembina"),
    "IV/b": ("42", "Pembina Tk. I"),
    "IV/c": ("43", "Pembina Utama Muda"),
    "IV/d": ("44", "Pembina Utama Madya"),
    "IV/e": ("45", "Pembina Utama"),
}
PPPK_GRADES = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"),
    *("X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII"),
)
GRADES = (*PNS_RANKS, *PPPK_GRADES)
"""Every grade, PNS before PPPK, each from the lowest up."""

_ORDER = {grade: place for place, grade in enumerate(GRADES)}
_BY_CODE = {code: grade for grade, (code, _name) in PNS_RANKS.items()}
_PNS = re.compile(r"(IV|III|II|I)\s*[/.\- ]?\s*([a-e])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade as it is read: `code` is "III/b" or "IX", `rank` the name that a PNS bears with it."""

    code: str
    rank: str = ""

    def __str__(self) -> str:
        return f"{self.rank} ({self.code})" if self.rank else self.code

    @property
    def in_full(self) -> str:
        """As letters write it: "Penata Muda Tingkat I (III/b)"."""
        return str(self).replace("Tk. I", "Tingkat I")


def read_grade(text: str) -> Grade:
    """The grade that `text` writes: "III/b", "iii b", "Penata Muda Tk. I (III/b)", SIASN's "32", "IX"."""
    bare = text.strip()
    inner = bare[bare.rfind("(") + 1 : -1] if bare.endswith(")") else bare
    match = _PNS.fullmatch(inner.strip())
    code = f"{match[1].upper()}/{match[2].lower()}" if match else _BY_CODE.get(inner, inner.upper())
    if code not in _ORDER:
        raise Refusal(_("{grade} is not a grade.").format(grade=text), _("Write it as III/b for PNS or IX for PPPK."))
    return grade_of(code)


def grade_of(code: str) -> Grade:
    """The grade of a code as the database keeps it."""
    return Grade(code, PNS_RANKS[code][1] if code in PNS_RANKS else "")


def grade_order(code: str) -> int:
    """Place of a grade in `GRADES`; an unknown or empty one comes after all."""
    return _ORDER.get(code, len(GRADES))


def is_below(code: str, least: str) -> bool:
    """Whether `code` is lower than `least`; grades of PNS and PPPK are not compared with each other."""
    same_scale = ("/" in code) == ("/" in least)
    return same_scale and code in _ORDER and least in _ORDER and _ORDER[code] < _ORDER[least]


def grades_for(kind: EmployeeKind) -> tuple[str, ...]:
    """The grades that an employee of `kind` can hold."""
    return PPPK_GRADES if kind is EmployeeKind.PPPK else tuple(PNS_RANKS)
