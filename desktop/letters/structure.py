"""The tree of parts as it is written into the file, with the way back from each mark of a page to its part."""

from collections.abc import Iterator

from desktop.letters.file import File
from desktop.letters.tagging import Element, Tags


def write_structure(file: File, tags: Tags, pages: dict[int, int]) -> int:
    """Add the tree; `pages` says under which number each page is written. The number of its root."""
    root = file.next
    elements = list(_walked(tags.root))
    for number, element in enumerate(elements, root + 2):
        element.number = number
    file.add(
        b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>" % (root + 2, root + 1, len(pages))
    )
    file.add(b"<</Nums[%s]>>" % b"".join(_parents(tags, pages)))
    for element in elements:
        file.add(_written(element, element.parent.number if element.parent else root, pages))
    return root


def _walked(root: Element) -> Iterator[Element]:
    """All parts, each before what is in it."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))


def _parents(tags: Tags, pages: dict[int, int]) -> Iterator[bytes]:
    """For each page, the parts that its marks belong to, in the order of the marks."""
    for page in pages:
        told = b" ".join(b"%d 0 R" % element.number for element in tags.pages.get(page, ()))
        yield b"%d[%s]" % (page - 1, told)


def _written(element: Element, parent: int, pages: dict[int, int]) -> bytes:
    """One part."""
    kids, on, page = [], b"", 0
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(b"%d 0 R" % kid.number)
        elif not page or page == kid[0]:
            page = kid[0]
            on = b"/Pg %d 0 R" % pages[page]
            kids.append(b"%d" % kid[1])
        else:
            kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[kid[0]], kid[1]))
    inside = b"/K[%s]" % b" ".join(kids) if kids else b""
    role = element.role.encode()
    return b"<</S/%s/P %d 0 R%s%s%s>>" % (role, parent, on, inside, element.attributes)
