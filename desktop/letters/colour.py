"""The colours that a letter means: the sRGB profile (IEC 61966-2-1), put together from its numbers.

PDF/A wants it in the file, and the same letter wants the same bytes: libraries date what they make.
"""

from struct import pack

_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    "rXYZ": (0.43607, 0.22249, 0.01392),
    "gXYZ": (0.38515, 0.71687, 0.09708),
    "bXYZ": (0.14307, 0.06061, 0.71410),
}
_ADAPTATION = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
"""From the daylight that sRGB is defined in to the one that profiles are compared in."""
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_HEAD = 128


def _fixed(*numbers: float) -> bytes:
    """Numbers with 16 bits behind the point."""
    return b"".join(pack(">i", round(number * 65536)) for number in numbers)


def _text(words: str) -> bytes:
    """Words in one language."""
    letters = words.encode("utf-16-be")
    return b"mluc" + pack(">4xII2s2sII", 1, 12, b"en", b"US", len(letters), 28) + letters


def _profile() -> bytes:
    """Header, table of tags, tags; each tag begins at a multiple of four."""
    curve = b"para" + pack(">4xHH", 3, 0) + _fixed(*_CURVE)
    tags = {
        "desc": _text("sRGB"),
        "cprt": _text("No copyright, use freely"),
        "wtpt": b"XYZ " + bytes(4) + _fixed(*_WHITE),
        "chad": b"sf32" + bytes(4) + _fixed(*_ADAPTATION),
        **{name: b"XYZ " + bytes(4) + _fixed(*numbers) for name, numbers in _PRIMARIES.items()},
        **dict.fromkeys(("rTRC", "gTRC", "bTRC"), curve),
    }
    table, content, places = pack(">I", len(tags)), b"", dict[bytes, int]()
    start = _HEAD + 4 + 12 * len(tags)
    for name, tag in tags.items():
        if tag not in places:
            places[tag] = start + len(content)
            content += tag + bytes(-len(tag) % 4)
        table += pack(">4sII", name.encode(), places[tag], len(tag))
    made = pack(">6H", 2000, 1, 1, 0, 0, 0)
    size = start + len(content)
    head = pack(">I4sI4s4s4s12s4s", size, b"", 0x04300000, b"mntr", b"RGB ", b"XYZ ", made, b"acsp")
    return head.ljust(68, b"\0") + _fixed(*_WHITE) + bytes(_HEAD - 80) + table + content


SRGB = _profile()
