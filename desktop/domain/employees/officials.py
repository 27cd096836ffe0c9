"""Who counts as an official in the law on elections (UU 10/2016 arts. 71(2), 162(3); REGULATION 1.8)."""

from desktop.domain.employees.posts import PostKind

_LEADS = ("kepala ", "ka. ", "direktur ")
_ROMAN = (("iv", "4"), ("iii", "3"), ("ii", "2"), ("i", "1"), ("v", "5"))


def echelon_level(echelon: str) -> str:
    """First figure of an echelon written as "31", "III.a" or "III/A": "1" to "5"; empty if it is none of them."""
    text = echelon.strip().casefold()
    if text[:1] in {"1", "2", "3", "4", "5"}:
        return text[0]
    return next((level for roman, level in _ROMAN if text.startswith(roman)), "")


def leads_unit(title: str) -> bool:
    """Whether a title is that of a head: Kepala Puskesmas, Kepala Sekolah, Direktur RSUD."""
    return title.strip().casefold().startswith(_LEADS)


def is_official(kind: PostKind | None, echelon: str, title: str) -> bool:
    """JPT, administrator, pengawas, and the holder of a functional post who leads a unit.

    Structural posts of echelon V are none; one whose echelon was never recorded counts, for most of them are.
    """
    if kind in {PostKind.STRUCTURAL, PostKind.BOTH}:
        return echelon_level(echelon) != "5"
    return kind is PostKind.FUNCTIONAL and leads_unit(title)
