"""PDFium for everybody: one thing at a time, and several PDFs as one for the printer."""

import threading
from collections.abc import Iterable
from io import BytesIO

import pypdfium2

PDFIUM = threading.Lock()
"""PDFium knows no threads: whoever draws, reads or joins pages holds this."""


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        count = len(document)
        document.close()
    return count


def joined(pdfs: Iterable[bytes]) -> bytes:
    """One PDF with all pages in their order; for printing only, what is kept stays as it was issued."""
    packed = BytesIO()
    with PDFIUM:
        whole = pypdfium2.PdfDocument.new()
        for pdf in pdfs:
            part = pypdfium2.PdfDocument(pdf)
            whole.import_pages(part)
            part.close()
        whole.save(packed)
        whole.close()
    return packed.getvalue()
