"""Whether who signs a statement ranks as high as BKN 5/2019 asks, JPT Pratama (REGULATION 1.6)."""

from desktop.domain.employees.officials import echelon_level

_HIGH = ("wali kota", "walikota", "bupati", "gubernur", "sekretaris daerah", "asisten ", "staf ahli", "inspektur")
_HIGH_HEADS = ("kepala badan", "kepala dinas", "kepala bkpsdm", "kepala bkd", "kepala satuan polisi")
_LOW = ("inspektur pembantu", "camat", "lurah", "sekretaris ", "kepala bidang", "kepala bagian", "kepala seksi")
_LOW_HEADS = ("kepala sub", "kepala upt", "kepala puskesmas", "kepala sekolah", "kepala sd", "kepala smp")


def is_jpt(title: str, echelon: str = "") -> bool | None:
    """Whether a title is that of a JPT or of a regional head; None where neither title nor echelon tells."""
    level = echelon_level(echelon)
    if level:
        return level in {"1", "2"}
    plain = " ".join(title.casefold().split())
    if plain.startswith("sekretaris daerah"):
        return True
    if plain.startswith(_LOW + _LOW_HEADS):
        return False
    return True if plain.startswith(_HIGH + _HIGH_HEADS) else None


def asks_for_jpt(least_rank: str) -> bool:
    """Whether a least rank, written in words, is JPT Pratama."""
    return "jpt" in least_rank.casefold() or "pimpinan tinggi" in least_rank.casefold()
