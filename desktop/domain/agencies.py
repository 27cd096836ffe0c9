"""Who heads an agency or a unit, as a letter addresses him: "Bupati Kampar", "Camat Rumbai", "Kepala UPT …"."""

from desktop.domain.letters.official_words import title_case

_HEADS_OF_REGIONS = (
    ("kabupaten ", "Bupati "),
    ("kota ", "Wali Kota "),
    ("provinsi ", "Gubernur "),
    ("pemkab ", "Bupati "),
    ("pemko ", "Wali Kota "),
    ("pemkot ", "Wali Kota "),
    ("pemprov ", "Gubernur "),
)
_HEADS_OF_AGENCIES = (
    ("kementerian ", "Menteri "),
    ("sekretariat jenderal ", "Sekretaris Jenderal "),
    ("badan ", "Kepala Badan "),
    ("lembaga ", "Kepala Lembaga "),
    ("kejaksaan agung", "Jaksa Agung"),
    ("mahkamah agung", "Sekretaris Mahkamah Agung"),
)
_HEADS_OF_UNITS = (
    ("kecamatan ", "Camat "),
    ("kelurahan ", "Lurah "),
    ("sekretariat daerah", "Sekretaris Daerah"),
    ("sekretariat ", "Sekretaris "),
    ("inspektorat", "Inspektur"),
    ("rumah sakit ", "Direktur Rumah Sakit "),
    ("rsud ", "Direktur RSUD "),
)

_OTHER_HEADS = (
    *("camat", "lurah", "inspektur", "direktur", "sekretaris daerah"),
    *("kepala badan", "kepala dinas", "kepala upt", "kepala puskesmas", "kepala sekolah", "kepala sd", "kepala smp"),
)


def head_of_agency(name: str) -> str:
    """Who appoints the staff of an agency outside the region; nothing for no name."""
    plain = title_case(" ".join(name.split()))
    region = plain[len("pemerintah ") :] if plain.casefold().startswith("pemerintah ") else plain
    found = _headed(region, _HEADS_OF_REGIONS) or _headed(plain, _HEADS_OF_AGENCIES)
    return found or (f"Pejabat Pembina Kepegawaian {plain}" if plain else "")


def head_of_unit(name: str) -> str:
    """Who leads a unit, named alone or with the unit above it; nothing for no name."""
    plain = title_case(" ".join(name.split()))
    return _headed(plain, _HEADS_OF_UNITS) or (f"Kepala {plain}" if plain else "")


def heads_another(title: str, office: str) -> bool:
    """Whether a title is plainly that of who heads another unit than the office."""
    plain, own = title_case(title).casefold(), head_of_unit(office).casefold()
    return plain.startswith(_OTHER_HEADS) and not plain.startswith(own) and not own.startswith(plain)


def _headed(name: str, heads: tuple[tuple[str, str], ...]) -> str:
    """The name with its first word exchanged for the title of the head."""
    folded = name.casefold()
    return next((title + name[len(begins) :] for begins, title in heads if folded.startswith(begins)), "")
