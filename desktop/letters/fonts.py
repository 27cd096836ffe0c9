"""Typefaces of letters: Windows' own where it has them, else one that the program carries; always embedded in the PDF."""

import os
import unicodedata
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFArray, PDFTrueTypeFont
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

from desktop.paths import RESOURCES

rl_config.useA85 = 0  # streams stay binary: 3 % smaller and 7 % faster

FALLBACK = "arimo"
BOXES = ("\u25a1", "\u00a4", "?")
"""What stands for a character that the face lacks: the first of these that it has."""
_FILES = {
    "bookman": ("BOOKOS.TTF", "BOOKOSB.TTF", "BOOKOSI.TTF"),
    "arial": ("arial.ttf", "arialbd.ttf", "ariali.ttf"),
    "times": ("times.ttf", "timesbd.ttf", "timesi.ttf"),
    "arimo": ("Arimo-Regular.ttf", "Arimo-Bold.ttf", "Arimo-Italic.ttf"),
    "chrom_serif": ("ChromSerif-Regular.ttf", "ChromSerif-Bold.ttf", "ChromSerif-Italic.ttf"),
}
_INSTEAD = {"times": "chrom_serif"}
"""What is as wide as a family that the computer lacks; for the others `FALLBACK`, which is as wide as Arial."""
_NO_TEXT = {"Cc", "Cn", "Co", "Cs"}
_RIGHT_TO_LEFT = {"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "PDF", "PDI", "FSI"}


@dataclass(frozen=True)
class Typeface:
    """The names under which ReportLab knows the three faces of one family."""

    regular: str
    bold: str
    italic: str


@lru_cache
def typeface(family: str) -> Typeface:
    """The faces of `family`, or of the one that stands in for it where this computer lacks it."""
    folders = _font_folders()
    for name in (family, _INSTEAD.get(family, FALLBACK), FALLBACK):
        paths = [_find(file, folders) for file in _FILES.get(name, ())]
        if paths and all(paths):
            return Typeface(*(_register(path) for path in paths if path))
    message = f"no font files in {RESOURCES / 'fonts'}; setting up the program makes them"
    raise FileNotFoundError(message)


@lru_cache
def available(family: str) -> bool:
    """Whether this computer has the family itself, so that the settings can say what will be printed."""
    folders = _font_folders()
    return family in _FILES and all(_find(file, folders) for file in _FILES[family])


def unprintable(text: str, family: str = FALLBACK) -> str:
    """The characters of `text`, each once, that the letter shows as an empty box or in a wrong order."""
    font = typeface(family).regular
    wrong = (sign for sign in text if _has_no_glyph(sign, font) or unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT)
    return "".join(dict.fromkeys(wrong))


def shown(text: str, font: str) -> str:
    """`text` with a visible box for each character that the face lacks: nothing vanishes without a trace."""
    if text.isascii() and text.isprintable():
        return text
    glyphs = pdfmetrics.getFont(font).face.charToGlyph
    box = next(sign for sign in BOXES if ord(sign) in glyphs)
    return "".join(box if _has_no_glyph(sign, font) else sign for sign in text)


def _has_no_glyph(sign: str, font: str) -> bool:
    """Whether the face cannot show `sign`; marks that turn the direction of writing are never obeyed."""
    if sign in "\n\t":
        return False
    kind = unicodedata.category(sign)
    turns = kind == "Cf" and unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT
    return turns or kind in _NO_TEXT or ord(sign) not in pdfmetrics.getFont(font).face.charToGlyph


def _font_folders() -> tuple[Path, ...]:
    """Where fonts lie: what the program ships, Windows' own, and those one user installed."""
    folders = [RESOURCES / "fonts"]
    if windows := os.environ.get("WINDIR"):
        folders.append(Path(windows) / "Fonts")
    if local := os.environ.get("LOCALAPPDATA"):
        folders.append(Path(local) / "Microsoft" / "Windows" / "Fonts")
    return tuple(folders)


def _find(file: str, folders: tuple[Path, ...]) -> Path | None:
    """The first folder's copy of a font file."""
    return next((folder / file for folder in folders if (folder / file).is_file()), None)


def _register(path: Path) -> str:
    """Make a face known to ReportLab under its file's name."""
    name = path.stem
    font = _Font(name, str(path), asciiReadable=1)
    font.face = _Face(str(path))
    pdfmetrics.registerFont(font)
    return name


class _Kept:
    """ReportLab's deflate filter, remembering what it packed: a letter's font subset is nearly always the same."""

    pdfname = "FlateDecode"

    def encode(self, content: bytes) -> bytes:
        """`content` packed."""
        return _packed(content)


@lru_cache(maxsize=24)
def _packed(content: bytes) -> bytes:
    """Deflated bytes, made once for each content."""
    return zlib.compress(content)


class _Face(TTFontFace):  # type: ignore[misc]
    """A face whose subsets are cut and packed once: Indonesian text asks for the same characters each time."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._cut = lru_cache(maxsize=24)(super().makeSubset)

    def makeSubset(self, subset: list[int]) -> Any:  # noqa: N802  # ReportLab's name
        """The font file with only the characters of `subset`."""
        return self._cut(tuple(subset))

    def addSubsetObjects(self, doc: Any, fontname: str, subset: list[int]) -> Any:  # noqa: N802  # ReportLab's name
        """The PDF objects of a subset, its file packed by the filter that remembers."""
        reference = super().addSubsetObjects(doc, fontname, subset)
        doc.idToObject[f"fontFile:{self.filename}({fontname})"].filters = [_Kept()]
        return reference


class _Font(TTFont):  # type: ignore[misc]
    """A font that knows the short way for plain ASCII, which is nearly all of an Indonesian letter."""

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802  # ReportLab's name
        """Codes of `text` by subset; the first subset holds ASCII at its own codes."""
        if doc in self.state and text.isascii() and text.isprintable():
            return [(0, text.encode("ascii"))]
        pieces: list[tuple[int, bytes]] = super().splitString(text, doc, encoding)
        return pieces

    def addObjects(self, doc: Any) -> None:  # noqa: N802  # ReportLab's name
        """The PDF objects of the font, its table of widths written once for each subset."""
        super().addObjects(doc)
        for font in doc.idToObject["BasicFonts"].dict.values():
            if isinstance(font, PDFTrueTypeFont) and isinstance(font.Widths, PDFArray):
                # ReportLab writes bytes as they are.
                font.Widths = _numbers(tuple(font.Widths.sequence))


@lru_cache(maxsize=24)
def _numbers(widths: tuple[float, ...]) -> bytes:
    """Widths as ReportLab writes an array."""
    written: bytes = PDFArray(widths).format(None)
    return written
