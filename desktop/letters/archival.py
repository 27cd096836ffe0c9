"""The file itself, as PDF/A wants it: what ReportLab has drawn, written so that it can be read in thirty years.

Streams stand by themselves, all dictionaries are packed together (object streams of PDF 1.5), which keeps a tagged
letter as small as a plain one. Nothing in it comes from the clock or from the process that writes.
"""

from functools import lru_cache
from itertools import count
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.pdfdoc import format as as_pdf

from desktop.letters.colour import SRGB
from desktop.letters.file import File, packed_stream, stream
from desktop.letters.metadata import About, written
from desktop.letters.structure import write_structure
from desktop.letters.tagging import Tags


class Archive(PDFDocument):  # type: ignore[misc]
    """A document that knows what it is about and writes its own file."""

    def __init__(self, about: About) -> None:
        super().__init__(compression=1, invariant=1)
        self.about = about

    def GetPDFData(self, canvas: Any) -> bytes:  # noqa: N802  # ReportLab's name
        """The whole file."""
        for font in self.delayedFonts:
            font.addObjects(self)
        self.Reference(self.Pages, "Pages")
        file = File()
        for number in count(1):
            # What is written may name objects that nobody has named before: the list grows meanwhile.
            if number not in self.numberToId:
                break
            file.put(number, as_pdf(self.idToObject[self.numberToId[number]], self, toplevel=1))
        return file.closed(self._catalogue(file, canvas.tags), file.add(self.about.info()))

    def number(self, name: str) -> int:
        """The number under which an object of ReportLab's is written."""
        return int(self.idToObjectNumberAndVersion[name][0])

    def _catalogue(self, file: File, tags: Tags) -> int:
        """The root: pages, language, colours, what the document is about, and what its parts are."""
        metadata = file.add(stream(b"/Type/Metadata/Subtype/XML", self.about.packet()))
        colours = file.add(_colours())
        intent = (
            b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile %d 0 R>>"
        )
        pages = {page: self.number(f"Page{page}") for page in range(1, self.pageCounter)}
        entries = (
            b"/Type/Catalog/Pages %d 0 R" % self.number("Pages"),
            b"/Lang%s" % written(self.about.language),
            b"/Metadata %d 0 R" % metadata,
            b"/OutputIntents[%s]" % (intent % colours),
            b"/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R" % write_structure(file, tags, pages),
            b"/ViewerPreferences<</DisplayDocTitle true>>",
        )
        return file.add(b"<<%s>>" % b"".join(entries))


@lru_cache
def _colours() -> bytes:
    """The profile of the colours."""
    return packed_stream(b"/N 3", SRGB)
