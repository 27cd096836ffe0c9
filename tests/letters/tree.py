"""The tags of a page as another program reads them: `H1 L(LI(Lbl LBody))`."""

from ctypes import create_string_buffer
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium


def tree(pdf: bytes, page: int = 0) -> str:
    """What stands on a page, each part with the parts inside it."""
    document = pypdfium2.PdfDocument(pdf)
    sheet = document[page]
    root = pdfium.FPDF_StructTree_GetForPage(sheet.raw)
    told = [
        _told(pdfium.FPDF_StructTree_GetChildAtIndex(root, at))
        for at in range(pdfium.FPDF_StructTree_CountChildren(root))
    ]
    pdfium.FPDF_StructTree_Close(root)
    (whole,) = told
    return whole.removeprefix("Document(").removesuffix(")")


def _told(element: Any) -> str:
    size = pdfium.FPDF_StructElement_GetType(element, None, 0)
    name = create_string_buffer(size)
    pdfium.FPDF_StructElement_GetType(element, name, size)
    role = name.raw.decode("utf-16-le").rstrip("\0")
    kids = [
        pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
        for at in range(pdfium.FPDF_StructElement_CountChildren(element))
    ]
    inside = " ".join(_told(kid) for kid in kids if kid)
    return f"{role}({inside})" if inside else role
