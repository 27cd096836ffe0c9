"""Levels of education with SIASN's codes, from the lowest up (REGULATION 4.5)."""

EDUCATION_LEVELS = {
    "05": "SD",
    "10": "SLTP",
    "12": "SLTP Kejuruan",
    "15": "SLTA",
    "17": "SLTA Kejuruan",
    "18": "SLTA Keguruan",
    "20": "D-I",
    "25": "D-II",
    "30": "D-III/Sarjana Muda",
    "35": "D-IV",
    "40": "S-1/Sarjana",
    "45": "S-2",
    "50": "S-3/Doktor",
}
# Levels that count as equal where a post asks for one of them: SLTA of every kind; D-IV and S-1.
_STEPS = {"12": "10", "17": "15", "18": "15", "35": "40"}
_OTHER_WORDS = {
    **dict.fromkeys(("SMP", "MTS"), "10"),
    **dict.fromkeys(("SMA", "MA", "SMU", "SLTA SEDERAJAT"), "15"),
    **dict.fromkeys(("SMK", "STM", "SMEA"), "17"),
    "SPG": "18",
    **dict.fromkeys(("DIPLOMA I", "D1", "DI"), "20"),
    **dict.fromkeys(("DIPLOMA II", "D2", "DII"), "25"),
    **dict.fromkeys(("DIPLOMA III", "D3", "DIII", "D-III", "SARJANA MUDA", "DIPLOMA III/SARJANA MUDA"), "30"),
    **dict.fromkeys(("DIPLOMA IV", "D4", "DIV"), "35"),
    **dict.fromkeys(("S1", "S-1", "SARJANA"), "40"),
    **dict.fromkeys(("S2", "MAGISTER"), "45"),
    **dict.fromkeys(("S3", "S-3", "DOKTOR"), "50"),
}
_BY_WORD = {word.upper(): code for code, word in EDUCATION_LEVELS.items()} | _OTHER_WORDS


def education_code(text: str) -> str:
    """SIASN's code of the level that `text` names or codes; empty if it is none."""
    word = " ".join(text.upper().split())
    return word if word in EDUCATION_LEVELS else _BY_WORD.get(word, "")


def education_name(code: str) -> str:
    """Name of a level; an unknown code as it is."""
    return EDUCATION_LEVELS.get(code, code)


def education_step(code: str) -> int:
    """Height of a level for comparing; -1 for an unknown one."""
    return int(_STEPS.get(code, code)) if code in EDUCATION_LEVELS else -1


def education_below(code: str, least: str) -> bool:
    """Whether `code` is lower than the `least` that a post asks for; unknown levels are not judged."""
    return -1 < education_step(code) < education_step(least)
