"""Recognises a kind of workbook by its headings, and says which column holds what.

To take in another heading for a field, add it to the field's row below; it is compared without case, blanks,
underscores and dots.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.refusal import Refusal
from desktop.text import N_, _

LEAST_FIELDS = 4


class WorkbookKind(StrEnum):
    """Workbooks that can be taken in."""

    EMPLOYEES = "employees"
    ESTABLISHMENT = "establishment"
    TASKS = "tasks"


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a column can hold: its key, its word, the headings under which exports give it."""

    key: str
    word: str
    headings: tuple[str, ...]
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Mapped:
    """One column of the workbook: its heading, and the field it feeds (none: the column is passed over)."""

    heading: str
    field: Field | None


@dataclass(frozen=True, slots=True)
class Recognised:
    """A workbook that can be taken in: its kind, and the field of each column."""

    kind: WorkbookKind
    columns: tuple[Mapped, ...]

    def places(self) -> dict[str, int]:
        """Index of the column of each field that the workbook has."""
        found: dict[str, int] = {}
        for index, column in enumerate(self.columns):
            if column.field is not None:
                found.setdefault(column.field.key, index)
        return found


KIND_WORDS = {
    WorkbookKind.EMPLOYEES: N_("Employees (SIASN main data)"),
    WorkbookKind.ESTABLISHMENT: N_("Units, posts and needs (establishment)"),
    WorkbookKind.TASKS: N_("Task sheets (ABK)"),
}

EMPLOYEE_FIELDS = (
    Field("siasn_id", N_("SIASN id"), ("PNS ID",)),
    Field("nip", N_("NIP"), ("NIP BARU", "NIP"), needed=True),
    Field("old_nip", N_("Old NIP"), ("NIP LAMA",)),
    Field("name", N_("Name"), ("NAMA", "NAMA LENGKAP"), needed=True),
    Field("title_before", N_("Title before the name"), ("GELAR DEPAN",)),
    Field("title_after", N_("Title after the name"), ("GELAR BELAKANG",)),
    Field("birth_place", N_("Place of birth"), ("TEMPAT LAHIR NAMA", "TEMPAT LAHIR")),
    Field("birth_date", N_("Date of birth"), ("TANGGAL LAHIR", "TGL LAHIR")),
    Field("sex", N_("Sex"), ("JENIS KELAMIN",)),
    Field("religion_id", N_("Religion (code)"), ("AGAMA ID",)),
    Field("religion", N_("Religion"), ("AGAMA NAMA", "AGAMA")),
    Field("marital_id", N_("Marital status (code)"), ("JENIS KAWIN ID",)),
    Field("marital", N_("Marital status"), ("JENIS KAWIN NAMA",)),
    Field("nik", N_("NIK"), ("NIK",)),
    Field("phone", N_("Phone"), ("NOMOR HP",)),
    Field("email", N_("E-mail"), ("EMAIL",)),
    Field("email_office", N_("E-mail of the office"), ("EMAIL GOV",)),
    Field("address", N_("Address"), ("ALAMAT",)),
    Field("kind", N_("Kind of employee"), ("JENIS PEGAWAI NAMA",)),
    Field("status_id", N_("Legal status (code)"), ("KEDUDUKAN HUKUM ID", "KEDUDUKAN PNS ID")),
    Field("status", N_("Legal status"), ("KEDUDUKAN HUKUM NAMA", "KEDUDUKAN PNS NAMA")),
    Field("candidate", N_("CPNS or PNS"), ("STATUS CPNS PNS",)),
    Field("appointed_number", N_("Number of the CPNS decree"), ("NOMOR SK CPNS",)),
    Field("appointed_decided", N_("Date of the CPNS decree"), ("TANGGAL SK CPNS",)),
    Field("appointed_on", N_("TMT CPNS"), ("TMT CPNS",)),
    Field("tenured_on", N_("TMT PNS"), ("TMT PNS",)),
    Field("first_grade", N_("First grade"), ("GOL AWAL NAMA",)),
    Field("grade_id", N_("Grade (code)"), ("GOL AKHIR ID",)),
    Field("grade", N_("Grade"), ("GOL AKHIR NAMA",)),
    Field("grade_since", N_("TMT of the grade"), ("TMT GOLONGAN", "TMT GOLONGAN AKHIR")),
    Field("service_years", N_("Years of service"), ("MK TAHUN",)),
    Field("service_months", N_("Months of service"), ("MK BULAN",)),
    Field("post_kind_id", N_("Kind of post (code)"), ("JENIS JABATAN ID",)),
    Field("post_kind", N_("Kind of post"), ("JENIS JABATAN NAMA",)),
    Field("post_id", N_("Post (code)"), ("JABATAN ID",)),
    Field("post", N_("Post"), ("JABATAN NAMA",)),
    Field("post_since", N_("TMT of the post"), ("TMT JABATAN",)),
    Field("echelon", N_("Echelon"), ("ESELON NAMA",)),
    Field("education_id", N_("Level of education (code)"), ("TINGKAT PENDIDIKAN ID",)),
    Field("education", N_("Level of education"), ("TINGKAT PENDIDIKAN NAMA",)),
    Field("education_field", N_("Field of study"), ("PENDIDIKAN NAMA", "PENDIDIKAN TERAKHIR NAMA")),
    Field("graduation_year", N_("Year of graduation"), ("TAHUN LULUS",)),
    Field("school", N_("School"), ("NAMA SEKOLAH",)),
    Field("unit_id", N_("Unit (code)"), ("UNOR ID",)),
    Field("unit", N_("Unit"), ("UNOR NAMA",)),
    Field("parent_id", N_("Parent unit (code)"), ("SATUAN KERJA INDUK ID",)),
    Field("parent", N_("Parent unit"), ("SATUAN KERJA INDUK NAMA",)),
    Field("government", N_("Agency"), ("INSTANSI INDUK NAMA", "INSTANSI KERJA NAMA")),
)
ESTABLISHMENT_FIELDS = (
    Field("unit_id", N_("Unit (code)"), ("KODE UNOR", "UNOR ID")),
    Field("unit", N_("Unit"), ("UNOR NAMA",), needed=True),
    Field("parent", N_("Parent unit"), ("UNOR INDUK",)),
    Field("district", N_("District"), ("KECAMATAN",)),
    Field("latitude", N_("Latitude"), ("LINTANG",)),
    Field("longitude", N_("Longitude"), ("BUJUR",)),
    Field("post", N_("Post"), ("JABATAN NAMA",), needed=True),
    Field("post_kind", N_("Kind of post"), ("JENIS JABATAN",)),
    Field("job_class", N_("Class of the post"), ("KELAS", "KELAS JABATAN")),
    Field("retirement_age", N_("Retirement age"), ("BUP",)),
    Field("least_education", N_("Least education"), ("PENDIDIKAN MINIMAL",)),
    Field("education_fields", N_("Fields of study that fit"), ("BIDANG PENDIDIKAN",)),
    Field("least_grade", N_("Least grade"), ("GOL MINIMAL",)),
    Field("need", N_("Need (ABK)"), ("KEBUTUHAN ABK", "KEBUTUHAN"), needed=True),
    Field("year", N_("Year"), ("TAHUN",)),
)
TASK_FIELDS = (
    Field("unit_id", N_("Unit (code)"), ("KODE UNOR", "UNOR ID")),
    Field("unit", N_("Unit"), ("UNOR NAMA", "UNIT KERJA"), needed=True),
    Field("post", N_("Post"), ("JABATAN NAMA", "NAMA JABATAN", "JABATAN"), needed=True),
    Field("year", N_("Year"), ("TAHUN",)),
    Field("task", N_("Task"), ("URAIAN TUGAS",), needed=True),
    Field("result", N_("Result of the work"), ("HASIL KERJA", "SATUAN HASIL")),
    Field("volume", N_("Volume in a year"), ("VOLUME", "VOLUME KERJA", "JUMLAH HASIL", "BEBAN KERJA"), needed=True),
    Field(
        "minutes",
        N_("Minutes for each"),
        ("WAKTU (MENIT)", "WAKTU PENYELESAIAN (MENIT)", "MENIT", "NORMA WAKTU"),
        needed=True,
    ),
    Field("effective_minutes", N_("Effective minutes"), ("WAKTU KERJA EFEKTIF", "WAKTU EFEKTIF")),
    Field("rounding", N_("Rounding"), ("PEMBULATAN",)),
)
# Other exports that offices have at hand: what each is, and the headings that tell it.
_OTHERS = (
    (N_("SIASN's history of posts"), ("idPns", "tmtJabatan", "nomorSk", "unorNama")),
    (N_("SIASN's history of transfers between agencies"), ("instansiKerjaLama", "instansiKerjaBaru", "unorLama")),
    (N_("SIASN's main data without units and posts"), ("NIP BARU", "NAMA", "JENIS PEGAWAI NAMA")),
    (N_("SIASN's unit tree"), ("ID", "NAMA UNOR", "ID ATASAN")),
    (N_("SIASN's unit tree"), ("ID", "NAMA UNOR", "DIATASAN ID")),
    (N_("SIASN's list of structural posts"), ("ID", "NAMA UNOR", "NAMA JABATAN", "ESELON ID")),
    (N_("SIASN's list of functional posts"), ("ID", "NAMA", "JENJANG", "BUP")),
    (N_("SIASN's list of general posts"), ("ID", "NAMA")),
    (N_("a nominative list"), ("NO", "NAMA", "GOLRU", "SATKER", "JABATAN")),
    (N_("a rank list (DUK)"), ("NO URUT", "NAMA PEGAWAI / NOMOR INDUK PEGAWAI", "PANGKAT", "JABATAN")),
    (N_("a rank list (DUK)"), ("NO", "NAMA", "GOL/RUANG", "TMT (PANGKAT)")),
    (N_("an annex to a decree"), ("NO", "JABATAN LAMA", "JABATAN BARU")),
)


def normal(heading: str) -> str:
    """A heading as it is compared: small letters and digits only."""
    return re.sub(r"[\W_]+", "", heading).casefold()


def recognise(headings: Iterable[str]) -> Recognised | None:
    """The kind of workbook that has these `headings`, or None; order does not matter."""
    columns = tuple(headings)
    for kind, fields in (
        (WorkbookKind.TASKS, TASK_FIELDS),
        (WorkbookKind.ESTABLISHMENT, ESTABLISHMENT_FIELDS),
        (WorkbookKind.EMPLOYEES, EMPLOYEE_FIELDS),
    ):
        found = Recognised(kind, _mapped(columns, fields))
        places = found.places()
        placed = "unit" in places or "post" in places
        if placed and len(places) >= LEAST_FIELDS and all(field.key in places for field in fields if field.needed):
            return found
    return None


def not_recognised(headings: Iterable[str]) -> Refusal:
    """The refusal that says what a workbook with these `headings` is instead."""
    present = {normal(heading) for heading in headings}
    remedy = _("Choose the main data of employees as SIASN exports it, or the sheet of units, posts and needs.")
    for word, marks in _OTHERS:
        # A bare "ID, NAMA" tells only when there is nothing else beside it.
        if present >= {normal(mark) for mark in marks} and (len(marks) > 2 or len(present) <= 3):
            return Refusal(_("This is {kind}, which cannot be imported yet.").format(kind=_(word)), remedy)
    missing = [
        field.headings[0]
        for field in EMPLOYEE_FIELDS
        if field.needed and present.isdisjoint(normal(heading) for heading in field.headings)
    ]
    return Refusal(
        _("The headings of this workbook are not known: {missing} and others are missing.").format(
            missing=", ".join(missing or ["UNOR NAMA"])
        ),
        remedy,
    )


def _mapped(headings: tuple[str, ...], fields: tuple[Field, ...]) -> tuple[Mapped, ...]:
    by_heading = {normal(heading): (field, rank) for field in fields for rank, heading in enumerate(field.headings)}
    wanted = [by_heading.get(normal(heading)) for heading in headings]
    best: dict[str, int] = {}
    for found in wanted:
        if found is not None:
            best[found[0].key] = min(found[1], best.get(found[0].key, found[1]))
    columns = []
    taken: set[str] = set()
    for heading, found in zip(headings, wanted, strict=True):
        # Of two headings that mean one field, the first in the field's own row is used.
        chosen = found is not None and best[found[0].key] == found[1] and found[0].key not in taken
        columns.append(Mapped(heading, found[0] if found is not None and chosen else None))
        if found is not None and chosen:
            taken.add(found[0].key)
    return tuple(columns)
