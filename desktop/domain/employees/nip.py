"""The NIP of PNS and the NI PPPK: 18 digits that tell birth, appointment and sex (REGULATION 4.1).

Old records disagree with their digits, and BKN counts that as a fault of data, not of the number: so a number
that cannot be one is refused, and one that only disagrees gives mismatches.
"""

import re
from dataclasses import dataclass
from datetime import date

from desktop.domain.dates import shown_date, shown_month
from desktop.domain.employees.employees import SEX_WORDS, EmployeeKind, Sex
from desktop.domain.refusal import Refusal
from desktop.text import _

ARTICLE_PNS = "BKN 22/2007"
ARTICLE_PPPK = "BKN CON_3, CON_4"

_SEXES = {"1": Sex.MALE, "2": Sex.FEMALE}


@dataclass(frozen=True, slots=True)
class Nip:
    """What the 18 digits say; `kind` is a guess, PNS where digits 13 and 14 are a month."""

    digits: str
    birth_date: date
    appointed: tuple[int, int | None]
    """Year and, of a PNS, month of first appointment."""
    sex: Sex
    sequence: int
    kind: EmployeeKind

    def __str__(self) -> str:
        return self.digits


@dataclass(frozen=True, slots=True)
class NipMismatch:
    """One place where the digits disagree with the record: the field, the rule, the sentence."""

    field: str
    article: str
    sentence: str


def number_name(value: str) -> str:
    """What the number is called: NI PPPK where its digits 13 and 14 are no month, else NIP."""
    digits = "".join(value.split())
    return "NI PPPK" if len(digits) == 18 and digits[12:14] > "12" else "NIP"


def read_nip(value: str) -> Nip:
    """The NIP that `value` writes, with or without blanks between its groups; refused if it cannot be one."""
    digits = re.sub(r"[\s\u00a0]", "", value)
    if not digits:
        raise _refusal(_("The NIP is missing."))
    if not re.fullmatch(r"[0-9]+", digits):
        raise _refusal(_("The NIP {value} holds characters other than digits.").format(value=value.strip()))
    if len(digits) != 18:
        raise _refusal(_("The NIP {value} has {count} digits.").format(value=value.strip(), count=len(digits)))
    kind = EmployeeKind.PNS if "01" <= digits[12:14] <= "12" else EmployeeKind.PPPK
    return Nip(
        digits=digits,
        birth_date=_birth_date(digits),
        appointed=_appointed(digits, kind),
        sex=_sex(digits),
        sequence=int(digits[15:]),
        kind=kind,
    )


def mismatches(nip: Nip, birth_date: date | None, appointed_on: date | None, sex: Sex | None) -> list[NipMismatch]:
    """Where the digits disagree with what the record says; what the record leaves empty is not judged."""
    article = ARTICLE_PNS if nip.kind is EmployeeKind.PNS else ARTICLE_PPPK
    found = []
    if birth_date and birth_date != nip.birth_date:
        sentence = _("The NIP says born on {nip}, the record {record}.")
        found.append(("birth_date", sentence.format(nip=shown_date(nip.birth_date), record=shown_date(birth_date))))
    if appointed_on and not _agrees(nip.appointed, appointed_on):
        year, month = nip.appointed
        sentence = _("The NIP says appointed in {nip}, the record {record}.")
        told = shown_month(date(year, month, 1)) if month else str(year)
        found.append(("appointed_on", sentence.format(nip=told, record=shown_date(appointed_on))))
    if sex and sex is not nip.sex:
        sentence = _("The NIP's 15th digit says {nip}, the record {record}.")
        found.append(("sex", sentence.format(nip=_(SEX_WORDS[nip.sex]), record=_(SEX_WORDS[sex]))))
    return [NipMismatch(field, article, sentence) for field, sentence in found]


def grouped(nip: Nip | str) -> str:
    """The digits in the groups in which they are read: 8 6 1 3."""
    digits = str(nip)
    return f"{digits[:8]} {digits[8:14]} {digits[14:15]} {digits[15:]}".strip()


def _birth_date(digits: str) -> date:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError as error:
        raise _refusal(_("The NIP {value} does not begin with a date of birth.").format(value=digits)) from error


def _appointed(digits: str, kind: EmployeeKind) -> tuple[int, int | None]:
    year = int(digits[8:12])
    if not int(digits[:4]) < year <= 2100:
        raise _refusal(_("The NIP {value} has no year of appointment in digits 9 to 12.").format(value=digits))
    return year, int(digits[12:14]) if kind is EmployeeKind.PNS else None


def _sex(digits: str) -> Sex:
    if digits[14] not in _SEXES:
        raise _refusal(_("The NIP {value} has neither 1 nor 2 as its 15th digit.").format(value=digits))
    return _SEXES[digits[14]]


def _agrees(appointed: tuple[int, int | None], on: date) -> bool:
    year, month = appointed
    return on.year == year and month in {None, on.month}


def _refusal(title: str) -> Refusal:
    remedy = _("A NIP has 18 digits: date of birth, month of appointment, sex and sequence. Copy it from the decree.")
    return Refusal(title, remedy, {"nip": title})
