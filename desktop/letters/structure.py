"""The tree of parts as it is written into the file, with the way back from each mark of a page to its part."""

from collections.abc import Iterator
from itertools import count

from desktop.letters.file import File
from desktop.letters.tagging import Element, Tags


def write_structure(file: File, tags: Tags, pages: dict[int, int]) -> int:
    """Add the tree; `pages` says under which number each page is written. The number of its root."""
    root = file.next
    elements = list(_numbered(tags.root, root))
    file.add(
        b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>" % (root + 2, root + 1, len(pages))
    )
    file.add(b"<</Nums[%s]>>" % b"".join(_parents(tags, pages)))
    for element in elements:
        file.add(_written(element, pages))
    return root


def _numbered(whole: Element, root: int) -> Iterator[Element]:
    """All parts with their numbers, each before what is in it; those of the root and of the way back come first."""
    whole.above = root
    waiting = [whole]
    for number in count(root + 2):
        if not waiting:
            return
        element = waiting.pop()
        element.number = number
        yield element
        for kid in reversed(element.kids):
            if isinstance(kid, Element):
                kid.above = number
                waiting.append(kid)


def _parents(tags: Tags, pages: dict[int, int]) -> Iterator[bytes]:
    """For each page, the parts that its marks belong to, in the order of the marks."""
    for page in pages:
        told = " ".join([f"{element.number} 0 R" for element in tags.pages.get(page, ())])
        yield f"{page - 1}[{told}]".encode()


def _written(element: Element, pages: dict[int, int]) -> bytes:
    """One part."""
    on, inside = "", ""
    if len(element.kids) == 1 and isinstance(element.kids[0], tuple):
        page, mark = element.kids[0]
        on, inside = f"/Pg {pages[page]} 0 R", f"/K {mark}"
    elif element.kids:
        first = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), 0)
        on = f"/Pg {pages[first]} 0 R" if first else ""
        inside = "/K[{}]".format(" ".join([_kid(kid, first, pages) for kid in element.kids]))
    return f"<</S/{element.role}/P {element.above} 0 R{on}{inside}{element.attributes}>>".encode()


def _kid(kid: Element | tuple[int, int], page: int, pages: dict[int, int]) -> str:
    """What is in a part: a part, a mark of its page, or one of another page."""
    if isinstance(kid, Element):
        return f"{kid.number} 0 R"
    return f"{kid[1]}" if kid[0] == page else f"<</Type/MCR/Pg {pages[kid[0]]} 0 R/MCID {kid[1]}>>"
