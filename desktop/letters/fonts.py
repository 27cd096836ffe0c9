"""Typefaces of letters: Windows' own where it has them, else one that the program carries; always embedded."""

import os
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFArray
from reportlab.pdfbase.pdfdoc import format as as_pdf
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, SUBSETN, TTFont, TTFontFace

from desktop.letters.file import File, packed_stream
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
_BLANKS = dict.fromkeys(map(ord, "\t\n\v\f\r"), " ")
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
    turns = sign == "\ufeff" or (kind == "Cf" and unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT)
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


@dataclass(frozen=True)
class _Subset:
    """A face with only some characters, as the parts of a PDF that never change."""

    file: bytes
    letters: bytes
    """Which character each code means."""
    widths: bytes
    descriptor: bytes
    """All but the file's number."""


class _Face(TTFontFace):  # type: ignore[misc]
    """A face whose subsets are cut and packed once: Indonesian text asks for the same characters each time."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.subset = lru_cache(maxsize=24)(self._subset)

    def _subset(self, codes: tuple[int, ...], name: str) -> _Subset:
        """The parts for these characters; `name` is the face's name with the subset's tag."""
        cut: bytes = self.makeSubset(list(codes))
        numbers = (self.bbox, self.italicAngle, self.ascent, self.descent, self.capHeight, self.stemV)
        box, angle, up, down, high, stem = (
            as_pdf(PDFArray(given) if isinstance(given, list) else given, None) for given in numbers
        )
        flags = self.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC
        described = (
            (b"/Type/FontDescriptor/FontName/%s/Flags %d" % (name.encode(), flags)),
            (b"/FontBBox %s/ItalicAngle %s/Ascent %s/Descent %s" % (box, angle, up, down)),
            (b"/CapHeight %s/StemV %s/MissingWidth %s" % (high, stem, as_pdf(self.defaultWidth, None))),
        )
        return _Subset(
            packed_stream(b"/Length1 %d" % len(cut), cut),
            packed_stream(b"", _letters(codes, name)),
            b"[%s]" % b" ".join(as_pdf(self.getCharWidth(code), None) for code in codes),
            b"".join(described),
        )


class _Font(TTFont):  # type: ignore[misc]
    """A font that knows the short way for plain ASCII, which is nearly all of an Indonesian letter."""

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802  # ReportLab's name
        """Codes of `text` by subset; the first subset holds ASCII at its own codes."""
        if text.isascii() and text.isprintable() and doc in self.state:
            return [(0, text.encode("ascii"))]
        pieces: list[tuple[int, bytes]] = super().splitString(text.translate(_BLANKS), doc, encoding)
        return pieces

    def addObjects(self, doc: Any) -> None:  # noqa: N802  # ReportLab's name
        """The PDF objects of the font in a document of ReportLab's."""
        for name, number in self.written(doc, partial(_put, doc)):
            doc.idToObject["BasicFonts"][name[1:]] = b"%d 0 R" % number

    def written(self, doc: Any, put: Callable[[bytes], int]) -> Iterator[tuple[str, int]]:
        """Put the objects of the font, all that can be kept from letter to letter written once, into a file.

        The name of each of its subsets in `doc`, and its number.
        """
        state = self.state[doc]
        state.frozen = 1
        for place, codes in enumerate(state.subsets):
            known = self.getSubsetInternalName(place, doc)
            name = (SUBSETN(place) + b"+" + self.face.name).decode("ascii")
            subset = self.face.subset(tuple(codes), name)
            file, letters = put(subset.file), put(subset.letters)
            descriptor = put(b"<<%s/FontFile2 %d 0 R>>" % (subset.descriptor, file))
            font = b"/Type/Font/Subtype/TrueType/BaseFont/%s/FirstChar 0/LastChar %d" % (name.encode(), len(codes) - 1)
            parts = b"/FontDescriptor %d 0 R/ToUnicode %d 0 R/Widths%s" % (descriptor, letters, subset.widths)
            yield known, put(b"<<%s%s>>" % (font, parts))
        del self.state[doc]


def _put(doc: Any, content: bytes) -> int:
    """An object that a document of ReportLab's writes as it is; its number."""
    name = f"face:{len(doc.idToObject)}"
    doc.Reference(content, name)
    return int(doc.idToObjectNumberAndVersion[name][0])


class Faces:
    """The faces of one document: what ReportLab's fonts ask of one, and the words that set text in them."""

    def __init__(self) -> None:
        self.fontMapping: dict[str, str] = {}
        self.delayedFonts: list[_Font] = []
        self._plain: dict[str, str] = {}

    def plain(self, name: str) -> str:
        """What the ASCII letters of a face are called in this document."""
        if name not in self._plain:
            font = pdfmetrics.getFont(name)
            font.splitString("", self)
            self._plain[name] = font.getSubsetInternalName(0, self)
        return self._plain[name]

    def said(self, words: str, name: str, size: float) -> str:
        """Words in the plain letters of a face that is set, and in its others where they need them."""
        if words.isascii() and words.isprintable():
            return "({}) Tj".format(words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)"))
        font = pdfmetrics.getFont(name)
        pieces = [
            f"{font.getSubsetInternalName(subset, self)} {size:g} Tf <{codes.hex()}> Tj"
            for subset, codes in font.splitString(words, self)
        ]
        return " ".join([*pieces, f"{self.plain(name)} {size:g} Tf"])

    def written(self, file: File) -> Iterator[tuple[str, int]]:
        """Put all faces into the file: the name of each and its number."""
        for font in self.delayedFonts:
            yield from font.written(self, file.add)


def _letters(codes: tuple[int, ...], name: str) -> bytes:
    """The table from codes to characters, a hundred a block; a code that stands for nothing has no character."""
    pairs = [f"<{place:02X}> <{chr(code).encode('utf-16-be').hex()}>" for place, code in enumerate(codes) if code]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    lines = "".join("{} beginbfchar\n{}\nendbfchar\n".format(len(block), "\n".join(block)) for block in blocks)
    return _LETTERS.format(name=name, lines=lines).encode("ascii")


_LETTERS = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{lines}endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
