"""What an employee is: kinds, legal status and the codes that SIASN gives them (REGULATION 4.4)."""

from enum import StrEnum

from desktop.text import N_


class EmployeeKind(StrEnum):
    """The three kinds of civil servant (UU 20/2023)."""

    PNS = "pns"
    CPNS = "cpns"
    PPPK = "pppk"


class Sex(StrEnum):
    """Sex as SIASN writes it."""

    MALE = "M"
    FEMALE = "F"


class Religion(StrEnum):
    """SIASN's codes of religion."""

    ISLAM = "1"
    PROTESTANT = "2"
    CATHOLIC = "3"
    HINDU = "4"
    BUDDHIST = "5"
    CONFUCIAN = "6"
    OTHER = "7"


class MaritalStatus(StrEnum):
    """SIASN's codes of marital status."""

    MARRIED = "1"
    DIVORCED = "2"
    WIDOWED = "3"
    SINGLE = "4"


class HistoryKind(StrEnum):
    """SIASN's two kinds of change of post."""

    POST = "MJ"
    UNIT = "MU"


class Assignment(StrEnum):
    """How a post is held (SIASN "jenis penugasan")."""

    DEFINITIVE = "D"
    ACTING = "PLT"
    DAILY_ACTING = "PLH"
    INTERIM = "PJ"
    ADDITIONAL = "TT"


EMPLOYEE_KIND_WORDS = {
    EmployeeKind.PNS: N_("Civil servant (PNS)"),
    EmployeeKind.CPNS: N_("Candidate civil servant (CPNS)"),
    EmployeeKind.PPPK: N_("Contract employee (PPPK)"),
}
SEX_WORDS = {Sex.MALE: N_("Male"), Sex.FEMALE: N_("Female")}
RELIGION_WORDS = {
    Religion.ISLAM: N_("Islam"),
    Religion.PROTESTANT: N_("Protestant"),
    Religion.CATHOLIC: N_("Catholic"),
    Religion.HINDU: N_("Hindu"),
    Religion.BUDDHIST: N_("Buddhist"),
    Religion.CONFUCIAN: N_("Confucian"),
    Religion.OTHER: N_("Other religion"),
}
MARITAL_STATUS_WORDS = {
    MaritalStatus.MARRIED: N_("Married"),
    MaritalStatus.DIVORCED: N_("Divorced"),
    MaritalStatus.WIDOWED: N_("Widowed"),
    MaritalStatus.SINGLE: N_("Not married"),
}

# SIASN "kedudukan hukum" (REGULATION 4.4). The words are SIASN's own, Indonesian in both languages.
LEGAL_STATUSES = {
    "01": "Aktif",
    "02": "CLTN",
    "03": "Tugas Belajar",
    "04": "Pemberhentian Sementara",
    "05": "Penerima Uang Tunggu",
    "06": "Prajurit Wajib",
    "07": "Pejabat Negara",
    "08": "Kepala Desa",
    "09": "Proses Banding",
    "11": "Pegawai Titipan",
    "12": "Pengungsi",
    "13": "Perpanjangan CLTN",
    "14": "Hilang",
    "15": "Terkena Hukuman Disiplin",
    "16": "Pindah dalam rangka turun jabatan",
    "20": "Masa Persiapan Pensiun",
    "51": "Tidak Aktif",
    "52": "Tidak Aktif",
    "66": "Diberhentikan",
    "70": "Pembatalan NIP",
    "71": "PPPK Aktif",
    "77": "Berhenti tanpa hak pensiun",
    "88": "Berhenti dengan hak pensiun",
    "98": "Mencapai BUP",
    "99": "Pensiun",
    "101": "PPPK Paruh Waktu",
}
LEFT_STATUSES = frozenset({"51", "52", "66", "70", "77", "88", "98", "99"})
"""Legal statuses of those who are no longer in service."""
ACTIVE_STATUSES = frozenset({"01", "03", "15", "71", "72", "73", "101"})
"""Legal statuses in which an employee counts among the holders of a post."""


def display_name(title_before: str, name: str, title_after: str) -> str:
    """Name with its titles, as it is written in letters: "dr. Rina Batubara, S.E."."""
    full = f"{title_before} {name}".strip()
    return f"{full}, {title_after}" if title_after else full
