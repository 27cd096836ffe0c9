"""The office that uses the program: every setting of it in one typed table, and the values that were given.

From this table come the settings page, what is stored and the manual. To add a setting, add a field to `Office`
and a row to `SETTINGS` with the same name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from desktop.domain.letters.numbering import DEFAULT_PATTERN, CounterScope
from desktop.domain.needs.tasks import EFFECTIVE_MINUTES_WORDS, MOST_MINUTES, ROUNDING_WORDS, Rounding
from desktop.domain.workdays import WORK_WEEK_WORDS, WorkWeek
from desktop.text import N_, _


class Group(StrEnum):
    """Which part of the settings page a setting stands in."""

    OFFICE = "office"
    LETTERHEAD = "letterhead"
    NUMBERS = "numbers"
    PAGE = "page"
    RULES = "rules"
    NEEDS = "needs"
    CALENDAR = "calendar"


class Kind(StrEnum):
    """How a setting is entered."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    FILE = "file"
    CLASSIFICATION = "classification"
    """A line for a code of the archive."""


GROUP_WORDS = {
    Group.OFFICE: N_("Identity of the office"),
    Group.LETTERHEAD: N_("Letterhead"),
    Group.NUMBERS: N_("Numbers of letters"),
    Group.PAGE: N_("Page of letters"),
    Group.RULES: N_("Limits of time and quorum"),
    Group.NEEDS: N_("Needs analysis (ABK)"),
    Group.CALENDAR: N_("Working days"),
}


BSRE_SENTENCE = (
    "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik yang diterbitkan oleh "
    "Balai Sertifikasi Elektronik (BSrE), BSSN."
)
"""What all regions print in one form or another (REGULATION 3.5); legal wording, not translated."""


@dataclass(frozen=True, slots=True)
class Office:
    """What the office settled about itself; an empty text means it was not given."""

    government: str = ""
    name: str = ""
    head_title: str = ""
    province: str = ""
    place: str = ""
    agency_code: str = ""
    letterhead: str = ""
    address: str = ""
    phone: str = ""
    website: str = ""
    email: str = ""
    emblem: str = ""
    number_pattern: str = DEFAULT_PATTERN
    counter_scope: str = CounterScope.OFFICE.value
    decree_classification: str = "800.1.3.1"
    letter_classification: str = "800.1.3.1"
    unit_code: str = ""
    paper: str = "f4_wide"
    typeface: str = "bookman"
    letter_paper: str = "a4"
    letter_typeface: str = "arial"
    font_size: int = 12
    margin_top: int = 20
    margin_right: int = 20
    margin_bottom: int = 25
    margin_left: int = 30
    sign_here: str = "no"
    electronic_footer: str = "no"
    electronic_sentence: str = BSRE_SENTENCE
    invocation: str = "yes"
    least_tenure_months: int = 24
    retirement_warning_months: int = 12
    sitting_quorum: int = 50
    technical_limit_days: int = 0
    effective_minutes: int = 75_000
    need_rounding: str = Rounding.NEAREST.value
    week: int = WorkWeek.FIVE_DAYS.value

    def letterhead_lines(self) -> tuple[str, ...]:
        """Lines of an office's kop as given, or made of government and office name."""
        given = tuple(line.strip() for line in self.letterhead.splitlines() if line.strip())
        return given or tuple(line.upper() for line in (self.government, self.name) if line)

    def address_lines(self) -> tuple[str, ...]:
        """Lines below the kop: the address, then how to reach the office."""
        reach = ((_("Telephone"), self.phone), (_("Website"), self.website), (_("E-mail"), self.email))
        given = [line.strip() for line in self.address.splitlines() if line.strip()]
        contact = ", ".join(f"{word} {value}" for word, value in reach if value)
        return (*given, *([contact] if contact else []))

    def work_week(self) -> WorkWeek:
        """How many days of a week the office works."""
        return WorkWeek(self.week)


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting: where it stands, how it is entered and what it is for; label and help are N_ sentences."""

    name: str
    group: Group
    kind: Kind
    label: str
    help: str = ""
    required: bool = False
    choices: Mapping[Any, str] = field(default_factory=dict)
    least: int = 0
    most: int = 300
    """Of a number its highest value, of a text its longest length."""
    offers: Mapping[int, str] = field(default_factory=dict)
    """Numbers in use, each with where it comes from; others may be typed."""

    @property
    def key(self) -> str:
        """Under which name it is stored."""
        return f"{self.group}.{self.name}"


PAPER_WORDS = {
    "a4": N_("A4 (210 × 297 mm)"),
    "f4": N_("F4 (210 × 330 mm)"),
    "f4_wide": N_("F4 (215 × 330 mm)"),
}
TYPEFACE_WORDS = {
    "bookman": N_("Bookman Old Style (as in legal products)"),
    "arial": N_("Arial"),
    "times": N_("Times New Roman"),
    "arimo": N_("Arimo (comes with the program)"),
}
YES_NO_WORDS = {"yes": N_("Yes"), "no": N_("No")}
COUNTER_SCOPE_WORDS = {
    CounterScope.OFFICE.value: N_("One counter a year for all letters"),
    CounterScope.KIND.value: N_("One counter a year for each kind of letter"),
    CounterScope.CLASSIFICATION.value: N_("One counter a year for each classification code"),
    CounterScope.UNIT.value: N_("One counter a year for each unit code"),
}
_ROUNDING_WORDS = {rounding.value: word for rounding, word in ROUNDING_WORDS.items()}
_WEEK_WORDS = {week.value: word for week, word in WORK_WEEK_WORDS.items()}

SETTINGS = (
    SettingRow(
        "government", Group.OFFICE, Kind.LINE, N_("&Government"), N_("For example PEMERINTAH KOTA PEKANBARU."), True
    ),
    SettingRow(
        "name",
        Group.OFFICE,
        Kind.LINE,
        N_("Name &of the office"),
        N_("For example BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA."),
        True,
    ),
    SettingRow(
        "head_title",
        Group.OFFICE,
        Kind.LINE,
        N_("Title of who &decides"),
        N_("The official in whose name decrees are made, for example WALI KOTA PEKANBARU."),
        True,
    ),
    SettingRow("province", Group.OFFICE, Kind.LINE, N_("Provin&ce"), N_("For example RIAU.")),
    SettingRow(
        "place",
        Group.OFFICE,
        Kind.LINE,
        N_("&Place"),
        N_("Where letters are signed, for example Pekanbaru."),
        True,
        most=80,
    ),
    SettingRow(
        "agency_code",
        Group.OFFICE,
        Kind.LINE,
        N_("Agenc&y code"),
        N_("The code of the agency in SIASN, if known."),
        most=40,
    ),
    SettingRow(
        "letterhead",
        Group.LETTERHEAD,
        Kind.TEXT,
        N_("&Lines of the letterhead"),
        N_("The last line is printed larger and bold. If left empty: the government, then the name of the office."),
    ),
    SettingRow("address", Group.LETTERHEAD, Kind.TEXT, N_("&Address"), N_("One or two lines.")),
    SettingRow("phone", Group.LETTERHEAD, Kind.LINE, N_("&Telephone"), most=60),
    SettingRow("website", Group.LETTERHEAD, Kind.LINE, N_("&Website"), most=120),
    SettingRow("email", Group.LETTERHEAD, Kind.LINE, N_("&E-mail"), most=120),
    SettingRow(
        "emblem",
        Group.LETTERHEAD,
        Kind.FILE,
        N_("E&mblem"),
        N_("A PNG or JPEG picture: the state emblem for a regional head, the emblem of the region for an office."),
    ),
    SettingRow(
        "number_pattern",
        Group.NUMBERS,
        Kind.LINE,
        N_("&Number pattern"),
        N_("Places: {klasifikasi} {urut} {urut:3} {unit} {bulan} {bulan_romawi} {tahun} {kode} {sifat}."),
        True,
        most=120,
    ),
    SettingRow("counter_scope", Group.NUMBERS, Kind.CHOICE, N_("&Counters"), choices=COUNTER_SCOPE_WORDS),
    SettingRow(
        "decree_classification",
        Group.NUMBERS,
        Kind.CLASSIFICATION,
        N_("C&lassification of decrees"),
        N_("Permendagri 83/2022: 800.1.3.1, 800.1.3.3 or 100.3.3.3 by local habit."),
        most=40,
    ),
    SettingRow(
        "letter_classification",
        Group.NUMBERS,
        Kind.CLASSIFICATION,
        N_("Classification of letters"),
        N_("Of letters that are no decree, such as the explanation of a transfer."),
        most=40,
    ),
    SettingRow(
        "unit_code", Group.NUMBERS, Kind.LINE, N_("&Unit code"), N_("What {unit} prints, for example BKPSDM."), most=40
    ),
    SettingRow("paper", Group.PAGE, Kind.CHOICE, N_("&Paper"), choices=PAPER_WORDS),
    SettingRow(
        "typeface",
        Group.PAGE,
        Kind.CHOICE,
        N_("&Typeface"),
        N_("Under “Layout by kind” stands what is printed where this computer lacks it."),
        choices=TYPEFACE_WORDS,
    ),
    SettingRow(
        "letter_paper",
        Group.PAGE,
        Kind.CHOICE,
        N_("Paper of letters"),
        N_("Of letters that are no decree, such as the explanation of a transfer."),
        choices=PAPER_WORDS,
    ),
    SettingRow("letter_typeface", Group.PAGE, Kind.CHOICE, N_("Typeface of letters"), choices=TYPEFACE_WORDS),
    SettingRow("font_size", Group.PAGE, Kind.NUMBER, N_("&Size in points"), least=9, most=14),
    SettingRow("margin_top", Group.PAGE, Kind.NUMBER, N_("Margin at the t&op in mm"), least=10, most=60),
    SettingRow("margin_right", Group.PAGE, Kind.NUMBER, N_("Margin at the &right in mm"), least=10, most=60),
    SettingRow("margin_bottom", Group.PAGE, Kind.NUMBER, N_("Margin at the &bottom in mm"), least=10, most=60),
    SettingRow("margin_left", Group.PAGE, Kind.NUMBER, N_("&Margin at the left in mm"), least=10, most=60),
    SettingRow(
        "sign_here",
        Group.PAGE,
        Kind.CHOICE,
        N_("Sign letters here"),
        N_("With the office's own certificate (.p12, .pfx); its password is never kept."),
        choices=YES_NO_WORDS,
    ),
    SettingRow(
        "electronic_footer",
        Group.PAGE,
        Kind.CHOICE,
        N_("Sign in SRIKANDI or BSrE"),
        N_("A letter may be marked to be signed there; it then prints the sentence below at its foot."),
        choices=YES_NO_WORDS,
    ),
    SettingRow(
        "electronic_sentence",
        Group.PAGE,
        Kind.TEXT,
        N_("Sentence at the foot"),
        N_("The wording differs by region; it is printed only on letters that are marked."),
        most=300,
    ),
    SettingRow(
        "invocation",
        Group.PAGE,
        Kind.CHOICE,
        N_("“DENGAN RAHMAT TUHAN …” in decrees"),
        choices=YES_NO_WORDS,
    ),
    SettingRow(
        "least_tenure_months",
        Group.RULES,
        Kind.NUMBER,
        N_("&Least months in the present post"),
        N_("Peraturan BKN 5/2019 Pasal 2 ayat (3): two to five years."),
        most=120,
    ),
    SettingRow(
        "retirement_warning_months",
        Group.RULES,
        Kind.NUMBER,
        N_("&Months before retirement that warn"),
        N_("A move of somebody who retires sooner is marked."),
        most=120,
    ),
    SettingRow(
        "sitting_quorum",
        Group.RULES,
        Kind.NUMBER,
        N_("&Quorum of the Tim Penilai Kinerja (%)"),
        N_("More than this share of the members must be present, and the chair; it only warns."),
        most=99,
    ),
    SettingRow(
        "technical_limit_days",
        Group.RULES,
        Kind.NUMBER,
        N_("Working &days after which a pertek is late"),
        N_("0: no limit. SE BKN 3/2019 sets one, but its number is not confirmed; I-MUT always counts five."),
        most=120,
    ),
    SettingRow(
        "effective_minutes",
        Group.NEEDS,
        Kind.NUMBER,
        N_("&Effective minutes in a year"),
        N_("PermenPANRB 1/2020: 75,000 (1,250 hours). Holds for task sheets that are new."),
        least=1,
        most=MOST_MINUTES,
        offers=EFFECTIVE_MINUTES_WORDS,
    ),
    SettingRow(
        "need_rounding",
        Group.NEEDS,
        Kind.CHOICE,
        N_("Rounding of the need"),
        N_("Holds for task sheets that are new; each keeps the rule by which it was counted."),
        choices=_ROUNDING_WORDS,
    ),
    SettingRow("week", Group.CALENDAR, Kind.CHOICE, N_("Working &week"), choices=_WEEK_WORDS),
)
BY_NAME = {row.name: row for row in SETTINGS}
REQUIRED = tuple(row.name for row in SETTINGS if row.required)


def is_complete(office: Office) -> bool:
    """Whether all is given that a letter cannot do without."""
    return all(getattr(office, name) for name in REQUIRED)
