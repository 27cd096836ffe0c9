"""Cut the letters' font faces from the variable Arimo: `python tools/fonts.py`.

ReportLab reads static TrueType only. It also takes two faces with one PostScript name for a single face and
prints bold as regular, hence the names are written anew for each.
"""

import shutil
import sys
from pathlib import Path

import fontpkg_arimo
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
SOURCE = Path(fontpkg_arimo.ROOT)
UPRIGHT, SLANTED = "Arimo[wght].ttf", "Arimo-Italic[wght].ttf"
FACES = {  # style: variable font, weight
    "Regular": (UPRIGHT, 400),
    "Bold": (UPRIGHT, 700),
    "Italic": (SLANTED, 400),
    "Bold Italic": (SLANTED, 700),
}
BOLD_SELECTION, REGULAR_SELECTION, BOLD_MAC = 1 << 5, 1 << 6, 1 << 0
REPLACED_NAMES = (16, 17, 25)  # the variable family's own, which would outweigh the ones written here


def cut(style: str) -> TTFont:
    """The static face of `style`, named as itself and marked bold where it is."""
    source, weight = FACES[style]
    variable = TTFont(SOURCE / "files" / source, recalcTimestamp=False)  # the same bytes on every machine
    face = instancer.instantiateVariableFont(variable, {"wght": weight})
    postscript = f"Arimo-{style.replace(' ', '')}"
    version = face["name"].getDebugName(5)
    for number, text in {
        1: "Arimo",
        2: style,
        3: f"{version};{postscript}",
        4: f"Arimo {style}",
        6: postscript,
    }.items():
        face["name"].setName(text, number, 3, 1, 0x409)
    for number in REPLACED_NAMES:
        face["name"].removeNames(nameID=number)
    if "Bold" in style:
        face["OS/2"].fsSelection = face["OS/2"].fsSelection & ~REGULAR_SELECTION | BOLD_SELECTION
        face["head"].macStyle |= BOLD_MAC
    return face


def target(style: str) -> Path:
    """Where the face of `style` lies."""
    return TARGET / f"Arimo-{style.replace(' ', '')}.ttf"


def is_fresh(style: str) -> bool:
    """Whether the face exists and is younger than this program and the font that it is cut from."""
    sources = (Path(__file__), SOURCE / "files" / FACES[style][0])
    face = target(style)
    return face.exists() and face.stat().st_mtime >= max(file.stat().st_mtime for file in sources)


def main() -> int:
    """Cut what is missing or old, and lay the licence beside it."""
    TARGET.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SOURCE / "LICENSE", TARGET / "OFL.txt")
    for style in FACES:
        if not is_fresh(style):
            unfinished = target(style).with_suffix(".part")
            cut(style).save(unfinished)
            unfinished.replace(target(style))
            print(f"resources/fonts/{target(style).name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
