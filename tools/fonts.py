"""Make the letters' font faces: Arimo, and a serif as wide as Times New Roman: `python tools/fonts.py`.

ReportLab reads static TrueType only. It also takes two faces with one PostScript name for a single face and
prints bold as regular, hence the names are written anew for each. The serif is the one by which PDFium shows
documents whose Times is missing; its outlines are cubic and are drawn anew as quadratic ones.
"""

import ctypes
import shutil
import sys
from importlib.metadata import files
from io import BytesIO
from pathlib import Path

import fontpkg_arimo
import pypdfium2
import pypdfium2.raw as pdfium
from fontTools.agl import AGL2UV
from fontTools.cffLib import CFFFontSet
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
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
SERIF_FACES = {"Regular": b"Times-Roman", "Bold": b"Times-Bold", "Italic": b"Times-Italic"}
"""Style: the name by which PDFium is asked for it."""
SERIF_HEIGHTS = {"ascent": 891, "descent": -216}
"""Those of Times New Roman, of a thousand."""
SERIF_ERROR = 0.5
"""How far a drawn outline may lie from the cubic one, of a thousand."""
ITALIC_SELECTION, BOLD_SELECTION, REGULAR_SELECTION = 1 << 0, 1 << 5, 1 << 6
BOLD_MAC, ITALIC_MAC = 1 << 0, 1 << 1
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


def draw_serif(style: str) -> TTFont:
    """The serif face of `style` as TrueType."""
    packed = CFFFontSet()
    packed.decompile(BytesIO(_pdfium_font(SERIF_FACES[style])), None)
    outlines = packed[0].CharStrings
    glyphs, widths, order = {}, {}, list(outlines.keys())
    for name in order:
        pen = TTGlyphPen(None)
        outlines[name].draw(Cu2QuPen(pen, SERIF_ERROR, reverse_direction=True))  # fontTools' own signature
        glyphs[name], widths[name] = pen.glyph(), outlines[name].width
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *(name for name in order if name != ".notdef")])
    signs = {AGL2UV[name]: name for name in order if name in AGL2UV}
    # PDFium's hyphen and space serve for the ones that do not break, as in Times New Roman.
    builder.setupCharacterMap(signs | {0xA0: "space", 0xAD: "hyphen"})
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (round(width), glyphs[name].xMin) for name, width in widths.items()})
    builder.setupHorizontalHeader(**SERIF_HEIGHTS)
    postscript = f"ChromSerif-{style}"
    names = {"familyName": "Chrom Serif", "styleName": style, "psName": postscript, "fullName": f"Chrom Serif {style}"}
    builder.setupNameTable(names | {"uniqueFontIdentifier": postscript, "version": "Version 1.000"})
    heights = {"sTypoAscender": SERIF_HEIGHTS["ascent"], "sTypoDescender": SERIF_HEIGHTS["descent"]}
    builder.setupOS2(**heights, usWinAscent=891, usWinDescent=216, fsSelection=_selection(style))
    builder.setupPost(italicAngle=-15.5 if style == "Italic" else 0)
    # The same bytes on every machine.
    builder.updateHead(created=0, modified=0, macStyle={"Bold": BOLD_MAC, "Italic": ITALIC_MAC}.get(style, 0))
    builder.font.recalcTimestamp = False
    return builder.font


def _selection(style: str) -> int:
    return {"Regular": REGULAR_SELECTION, "Bold": BOLD_SELECTION}.get(style, ITALIC_SELECTION)


def _pdfium_font(name: bytes) -> bytes:
    """The bytes of a font that PDFium carries."""
    document = pypdfium2.PdfDocument.new()
    font = pdfium.FPDFText_LoadStandardFont(document.raw, name)
    length = ctypes.c_size_t()
    pdfium.FPDFFont_GetFontData(font, None, 0, ctypes.byref(length))
    content = (ctypes.c_uint8 * length.value)()
    pdfium.FPDFFont_GetFontData(font, content, length.value, ctypes.byref(length))
    pdfium.FPDFFont_Close(font)
    document.close()
    return bytes(content)


def _serif_licence() -> Path:
    """PDFium's licence, which its fonts share."""
    carried = (file for file in files("pypdfium2") or () if file.name == "pdfium.txt" and "LICENSES" in str(file))
    return Path(str(next(carried).locate()))


def target(style: str, family: str = "Arimo") -> Path:
    """Where the face of `style` lies."""
    return TARGET / f"{family}-{style.replace(' ', '')}.ttf"


def is_fresh(face: Path, source: Path) -> bool:
    """Whether the face exists and is younger than this program and what it is made from."""
    newest = max(file.stat().st_mtime for file in (Path(__file__), source))
    return face.exists() and face.stat().st_mtime >= newest


def keep(face: Path, font: TTFont) -> None:
    """Write a face whole or not at all."""
    unfinished = face.with_suffix(".part")
    font.save(unfinished)
    unfinished.replace(face)
    print(f"resources/fonts/{face.name}")


def main() -> int:
    """Make what is missing or old, and lay the licences beside it."""
    TARGET.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SOURCE / "LICENSE", TARGET / "OFL.txt")
    shutil.copyfile(_serif_licence(), TARGET / "ChromSerif.txt")
    for style, (source, _weight) in FACES.items():
        if not is_fresh(target(style), SOURCE / "files" / source):
            keep(target(style), cut(style))
    for style in SERIF_FACES:
        face = target(style, "ChromSerif")
        if not is_fresh(face, Path(pypdfium2.__file__)):
            keep(face, draw_serif(style))
    return 0


if __name__ == "__main__":
    sys.exit(main())
