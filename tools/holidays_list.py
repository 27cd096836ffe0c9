"""Write the days off that the program ships: `python tools/holidays_list.py`.

The library of holidays brings 300 modules in 0.12 s; the program reads one plain list instead, a day a line, so that a
new joint leave shows as added lines.
"""

from pathlib import Path

from holidays.countries.indonesia import Indonesia

TARGET = Path(__file__).resolve().parent.parent / "resources" / "reference" / "holidays.tsv"
FIRST_YEAR, LAST_YEAR = 1946, 2100  # what the library can compute
CATEGORIES = ("public", "government")


def lines() -> list[str]:
    """Every day off: day, category ("government" is joint leave) and name, in order."""
    found = [
        f"{day.isoformat()}\t{category}\t{name}"
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
        for category in CATEGORIES
        for day, name in Indonesia(years=year, categories=(category,), language="id").items()
        if day.year == year
    ]
    return sorted(found)


if __name__ == "__main__":
    TARGET.write_text("\n".join(lines()) + "\n", encoding="utf-8", newline="\n")
