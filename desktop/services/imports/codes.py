"""Cells that are codes or one of a few words: pure readings, made once for each way they are written.

A reading is a value and what is to be said about it; the same cells give the same reading in every row.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

from desktop.domain.employees.education import education_code
from desktop.domain.employees.employees import LEGAL_STATUSES, EmployeeKind, MaritalStatus, Religion, Sex
from desktop.domain.employees.grades import PNS_RANKS, read_grade
from desktop.domain.employees.posts import PostKind
from desktop.domain.refusal import Refusal
from desktop.exchange.reader import Cell
from desktop.services.imports.faults import Faults
from desktop.text import _

Value = TypeVar("Value")
PPPK_STATUSES = frozenset({"71", "72", "73", "101"})
_SEXES = {
    **dict.fromkeys(("M", "L", "PRIA", "LAKI-LAKI", "LAKI"), Sex.MALE),
    **dict.fromkeys(("F", "P", "WANITA", "PEREMPUAN"), Sex.FEMALE),
}
_RELIGIONS = {
    "ISLAM": Religion.ISLAM,
    **dict.fromkeys(("KRISTEN", "PROTESTAN", "KRISTEN PROTESTAN"), Religion.PROTESTANT),
    **dict.fromkeys(("KATHOLIK", "KATOLIK", "KRISTEN KATOLIK"), Religion.CATHOLIC),
    "HINDU": Religion.HINDU,
    **dict.fromkeys(("BUDHA", "BUDDHA"), Religion.BUDDHIST),
    **dict.fromkeys(("KONGHUCU", "KHONGHUCU"), Religion.CONFUCIAN),
    "LAINNYA": Religion.OTHER,
}
_MARITAL = {
    **dict.fromkeys(("MENIKAH", "KAWIN"), MaritalStatus.MARRIED),
    **dict.fromkeys(("CERAI", "CERAI HIDUP"), MaritalStatus.DIVORCED),
    **dict.fromkeys(("JANDA/DUDA", "JANDA", "DUDA", "CERAI MATI"), MaritalStatus.WIDOWED),
    **dict.fromkeys(("BELUM KAWIN", "BELUM MENIKAH"), MaritalStatus.SINGLE),
}
_STATUS_BY_NAME = {name.upper(): code for code, name in reversed(LEGAL_STATUSES.items())}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about a reading: of which field, about which cell, why, and whether it keeps the row out."""

    field: str
    cell: Cell
    reason: str
    refused: bool = False
    rare: bool = False


@dataclass(frozen=True, slots=True)
class Reading(Generic[Value]):
    """What cells say, and the remarks on how they say it."""

    value: Value
    remarks: tuple[Remark, ...] = ()


def report(faults: Faults, headings: dict[str, str], remarks: tuple[Remark, ...]) -> None:
    """Tell `faults` the remarks of a reading in the present row."""
    for remark in remarks:
        tell = faults.reject if remark.refused else faults.warn_if_rare if remark.rare else faults.warn
        tell(headings.get(remark.field, remark.field), remark.cell, remark.reason)


def read_status(kind: str, candidate: str, status_id: str, status: str) -> Reading[tuple[str, str]]:
    """Kind of employee and legal status, each empty where the columns do not tell it."""
    code, remarks = _status_code(status_id, status)
    if "PPPK" in kind.upper() or "PPPK" in candidate.upper() or code in PPPK_STATUSES:
        return Reading((EmployeeKind.PPPK.value, code), remarks)
    if candidate.upper() in {"C", "CPNS"}:
        return Reading((EmployeeKind.CPNS.value, code), remarks)
    return Reading((EmployeeKind.PNS.value if kind or candidate or code else "", code), remarks)


def _status_code(status_id: str, status: str) -> tuple[str, tuple[Remark, ...]]:
    code = status_id.zfill(2) if status_id else _STATUS_BY_NAME.get(status.upper(), "")
    if status_id and (not status_id.isdigit() or len(status_id) > 3):
        return "", (Remark("status_id", status_id, _("This legal status is not known; it was left as it is.")),)
    if status and not code:
        return "", (Remark("status", status, _("This legal status is not known; it was left as it is.")),)
    return code, ()


def read_sex(sex: str) -> Reading[str | None]:
    """Sex, as SIASN or an office writes it."""
    found = _SEXES.get(sex.upper())
    if sex and found is None:
        return Reading(None, (Remark("sex", sex, _("The sex must be M or F; it was left empty.")),))
    return Reading(found.value if found else None)


def read_religion(code: str, name: str) -> Reading[str | None]:
    """Religion by code, or by name."""
    known = code in {member.value for member in Religion}
    found = Religion(code) if known else _RELIGIONS.get(name.upper())
    if (code or name) and found is None:
        return Reading(None, (Remark("religion", name or code, _("This religion is not known; it was left empty.")),))
    return Reading(found.value if found else None)


def read_marital(code: str, name: str) -> Reading[str | None]:
    """Marital status by code, or by name."""
    known = code in {member.value for member in MaritalStatus}
    found = MaritalStatus(code) if known else _MARITAL.get(name.upper())
    if (code or name) and found is None:
        remark = Remark("marital", name or code, _("This marital status is not known; it was left empty."))
        return Reading(None, (remark,))
    return Reading(found.value if found else None)


def read_education(code: str, name: str) -> Reading[str]:
    """SIASN's code of the level of education."""
    found = education_code(code) or education_code(name)
    if (code or name) and not found:
        remark = Remark("education", name or code, _("This level of education is not known; it was left empty."))
        return Reading("", (remark,))
    return Reading(found)


def read_employee_grade(kind: str, code: str, name: str) -> Reading[str]:
    """The grade, held against its code and the kind of employee.

    A grade goes into decrees: one that only is written oddly is read with a remark; one that contradicts its
    own code or cannot belong to the employee keeps the row out, for nobody here can know which is right.
    """
    written_grade = name or code
    if not written_grade:
        return Reading("")
    try:
        grade = read_grade(written_grade).code
    except Refusal as refusal:
        return Reading("", (Remark("grade", written_grade, str(refusal), refused=True),))
    if kind and (grade in PNS_RANKS) != (kind != EmployeeKind.PPPK):
        reason = (
            _("{grade} is a grade of PNS, but the employee is PPPK (I to XVII). Correct it there.")
            if grade in PNS_RANKS
            else _("{grade} is a grade of PPPK, but the employee is PNS (I/a to IV/e). Correct it there.")
        )
        return Reading("", (Remark("grade", written_grade, reason.format(grade=grade), refused=True),))
    said_by_code = next((rank for rank, (number, _word) in PNS_RANKS.items() if number == code), "")
    if name and said_by_code and said_by_code != grade:
        reason = _("The name says {grade}, the code {code} says {other}. Correct the wrong one in the workbook.")
        reason = reason.format(grade=grade, code=code, other=said_by_code)
        return Reading("", (Remark("grade", written_grade, reason, refused=True),))
    if name and name != grade:
        return Reading(grade, (Remark("grade", name, _("Read as grade {grade}.").format(grade=grade), rare=True),))
    return Reading(grade)


def read_first_grade(name: str) -> Reading[str]:
    """The grade at appointment; it only begins the history, so an odd one is left out without a word."""
    try:
        return Reading(read_grade(name).code if name else "")
    except Refusal:
        return Reading("")


def read_post_kind(code: str, name: str, title: str) -> Reading[str]:
    """Kind of post by code, by name, or guessed from the title of the post."""
    if code in {member.value for member in PostKind}:
        return Reading(code)
    word = name.upper()
    if "RANGKAP" in word:
        return Reading(PostKind.BOTH.value)
    if "UMUM" in word or "PELAKSANA" in word:
        return Reading(PostKind.GENERAL.value)
    if "FUNGSIONAL" in word:
        return Reading(PostKind.FUNCTIONAL.value)
    if "STRUKTURAL" in word or "PENGAWAS" in word or "ADMINISTRATOR" in word or "PIMPINAN" in word:
        return Reading(PostKind.STRUCTURAL.value)
    guess = PostKind.FUNCTIONAL if post_level(title) else PostKind.GENERAL
    remarks = (Remark("post_kind", name, _("This kind of post is not known; it was guessed from the title.")),)
    return Reading(guess.value, remarks if name or code else ())


_LEVELS = {
    "AHLI PERTAMA": "PT",
    "AHLI MUDA": "MU",
    "AHLI MADYA": "MA",
    "AHLI UTAMA": "UT",
    "PEMULA": "PM",
    "TERAMPIL": "TR",
    "MAHIR": "MH",
    "PENYELIA": "PY",
}


def post_level(title: str) -> str:
    """SIASN's code of the level of a functional post, told by the end of its title."""
    upper = title.upper()
    return next((code for words, code in _LEVELS.items() if upper.endswith(words)), "")
