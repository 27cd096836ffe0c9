"""A PDF file as it is put together: streams by themselves, dictionaries packed, a table of all objects."""

import zlib
from hashlib import sha256
from struct import pack

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PACKED_TOGETHER = 500
_END = b"endstream\n"


class File:
    """Objects as they are written, and where each of them stands."""

    def __init__(self) -> None:
        self._parts = [HEADER]
        self._size = len(HEADER)
        self._places: dict[int, bytes] = {0: pack(">BIH", 0, 0, 65535)}
        self._small: list[tuple[int, bytes]] = []
        self._packs: list[tuple[list[int], bytes]] = []
        self.next = 1
        """The number of the object that is added next."""

    def add(self, content: bytes) -> int:
        """One more object; its number."""
        number = self.next
        self.next += 1
        if content.endswith(_END):
            self._write(number, content)
        else:
            self._small.append((number, content))
            if len(self._small) == PACKED_TOGETHER:
                self._pack()
        return number

    def closed(self, root: int, info: int) -> bytes:
        """The file, with the dictionaries and the table of all objects at its end."""
        if self._small:
            self._pack()
        for numbers, packed in self._packs:
            for place, number in enumerate(numbers):
                self._places[number] = pack(">BIH", 2, self.next, place)
            self._write(self.next, packed)
            self.next += 1
        body = sha256()
        for part in self._parts:
            body.update(part)
        start, name = self._size, body.hexdigest()[:32].encode()
        self._places[self.next] = pack(">BIH", 1, start, 0)
        table = b"".join(place for _number, place in sorted(self._places.items()))
        trailer = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]"
        self._write(self.next, packed_stream(trailer % (self.next + 1, root, info, name, name), table))
        return b"".join([*self._parts, b"startxref\n%d\n%%%%EOF\n" % start])

    def _pack(self) -> None:
        """Put the dictionaries that wait into one stream, which is numbered and written when all others are."""
        index, at = [], 0
        for number, content in self._small:
            index.append(b"%d %d" % (number, at))
            at += len(content) + 1
        head = b" ".join(index) + b"\n"
        content = head + b"\n".join([content for _number, content in self._small])
        packed = packed_stream(b"/Type/ObjStm/N %d/First %d" % (len(index), len(head)), content)
        self._packs.append(([number for number, _content in self._small], packed))
        self._small.clear()

    def _write(self, number: int, content: bytes) -> None:
        """A stream, its last byte parted from the word that ends it: no reader may take one for the other."""
        whole = b"%d 0 obj\n%s\r\nendstream\nendobj\n" % (number, content[: -len(_END)])
        self._places[number] = pack(">BIH", 1, self._size, 0)
        self._parts.append(whole)
        self._size += len(whole)


def stream(entries: bytes, content: bytes) -> bytes:
    """A stream with its length."""
    return b"<<%s/Length %d>>\nstream\n%s%s" % (entries, len(content), content, _END)


def packed_stream(entries: bytes, content: bytes) -> bytes:
    """A stream whose content is packed."""
    return stream(entries + b"/Filter/FlateDecode", zlib.compress(content))
