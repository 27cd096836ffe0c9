"""The emblem of the kop: checked, laid on white and made small once, then put into every letter as it is."""

import warnings
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from desktop.domain.refusal import Refusal
from desktop.letters.file import stream
from desktop.text import _

FORMATS = ("PNG", "JPEG")
LARGEST_FILE = 5_000_000
LARGEST_SIDE = 6_000
PRINTED_SIDE = 640
"""22 mm at 600 dots an inch is 520: more would only make every letter bigger."""


@dataclass(frozen=True)
class Picture:
    """A picture as a PDF holds it."""

    name: str
    size: tuple[int, int]
    """Width and height in pixels."""
    written: bytes


@lru_cache(maxsize=8)
def emblem_image(content: bytes) -> Picture:
    """The picture ready for a letter; refuses what is no picture or too large to be an emblem."""
    packed = emblem_jpeg(content)
    size = Image.open(BytesIO(packed)).size
    kind = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode"
    return Picture(sha256(packed).hexdigest()[:16], size, stream(kind % size, packed))


def emblem_jpeg(content: bytes) -> bytes:
    """The emblem as a small JPEG on white, which a PDF takes without packing it again."""
    remedy = _("Choose a PNG or JPEG file of at most {megabytes} MB.").format(megabytes=LARGEST_FILE // 1_000_000)
    if len(content) > LARGEST_FILE:
        raise Refusal(_("The emblem's file is too large."), remedy)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(content), formats=FORMATS)
        if max(picture.size) > LARGEST_SIDE:
            raise Refusal(_("The emblem has too many pixels."), remedy)
        flat = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombWarning) as error:
        raise Refusal(_("The emblem's file is not a picture that can be read."), remedy) from error
    flat.thumbnail((PRINTED_SIDE, PRINTED_SIDE))
    white = Image.new("RGBA", flat.size, "white")
    white.alpha_composite(flat)
    packed = BytesIO()
    white.convert("RGB").save(packed, "JPEG", quality=92, subsampling=0)
    return packed.getvalue()
