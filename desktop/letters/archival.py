"""The file itself, as PDF/A wants it: what has been drawn, written so that it can be read in thirty years.

Streams stand by themselves, all dictionaries are packed together (object streams of PDF 1.5), which keeps a tagged
letter as small as a plain one. Nothing in it comes from the clock or from the process that writes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from desktop.letters.colour import SRGB
from desktop.letters.file import File, packed_stream, stream
from desktop.letters.fonts import Faces
from desktop.letters.metadata import About, written
from desktop.letters.structure import write_structure
from desktop.letters.tagging import Tags


@dataclass(slots=True)
class Page:
    """One page, with the packed streams of what is drawn on it."""

    size: tuple[float, float]
    annex_page: int = 0
    """Which page of the annex it is; 0 for a page of the letter."""
    contents: list[bytes] = field(default_factory=list)


def archived(about: About, pages: Sequence[Page], used: tuple[Faces, Mapping[str, bytes]], tags: Tags) -> bytes:
    """The whole file; `used` are the faces and the pictures of its pages."""
    file = File()
    root, numbers = _write_pages(file, pages, _resources(file, *used))
    return file.closed(_catalogue(file, about, root, write_structure(file, tags, numbers)), file.add(about.info()))


def _resources(file: File, faces: Faces, pictures: Mapping[str, bytes]) -> int:
    """What every page may draw with."""
    fonts = b"".join(b"%s %d 0 R" % (name.encode(), number) for name, number in faces.written(file))
    inside = b"".join(b"/%s %d 0 R" % (name.encode(), file.add(written)) for name, written in pictures.items())
    return file.add(b"<</Font<<%s>>/XObject<<%s>>>>" % (fonts, inside))


def _write_pages(file: File, pages: Sequence[Page], resources: int) -> tuple[int, dict[int, int]]:
    """Add all pages; the number of their tree, and of each of them by its place."""
    drawn = [" ".join([f"{file.add(content)} 0 R" for content in page.contents]) for page in pages]
    first = file.next
    root = first + len(pages)
    for place, (page, contents) in enumerate(zip(pages, drawn, strict=True)):
        width, height = page.size
        file.add(
            f"<</Type/Page/Parent {root} 0 R/MediaBox[0 0 {width:.3f} {height:.3f}]/Resources {resources} 0 R"
            f"/Contents[{contents}]/StructParents {place}>>".encode()
        )
    numbers = {place: first + place - 1 for place in range(1, len(pages) + 1)}
    kids = " ".join([f"{number} 0 R" for number in numbers.values()])
    file.add(f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode())
    return root, numbers


def _catalogue(file: File, about: About, pages: int, structure: int) -> int:
    """The root: pages, language, colours, what the document is about, and what its parts are."""
    metadata = file.add(stream(b"/Type/Metadata/Subtype/XML", about.packet()))
    intent = b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile %d 0 R>>"
    entries = (
        b"/Type/Catalog/Pages %d 0 R" % pages,
        b"/Lang%s" % written(about.language),
        b"/Metadata %d 0 R" % metadata,
        b"/OutputIntents[%s]" % (intent % file.add(_colours())),
        b"/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R" % structure,
        b"/ViewerPreferences<</DisplayDocTitle true>>",
    )
    return file.add(b"<<%s>>" % b"".join(entries))


@lru_cache
def _colours() -> bytes:
    """The profile of the colours."""
    return packed_stream(b"/N 3", SRGB)
