"""Renew the pictures of the README: `python -m tools.pictures` takes the tour and keeps a few, made small."""

import sys
import tempfile
from datetime import date
from pathlib import Path

from PIL import Image

from desktop.text import DEFAULT_LANGUAGE, install_language
from desktop.tour import tour

TARGET = Path(__file__).resolve().parent.parent / "docs" / "pictures"
KEPT = (
    "beranda",
    "pegawai-satu",
    "kebutuhan",
    "rencana-usulan",
    "unit-satu",
    "mutasi-satu",
    "keberatan-satu",
    "surat-konsep",
    "impor-periksa",
    "beranda-gelap",
)
LARGEST = 150_000
COLOURS = (256, 64, 32)


def shrink(source: Path, target: Path) -> int:
    """Save a picture with as few colours as it takes to be small; its bytes."""
    for colours in COLOURS:
        with Image.open(source) as picture:
            picture.convert("RGB").quantize(colours, dither=Image.Dither.NONE).save(target, optimize=True)
        if target.stat().st_size <= LARGEST:
            break
    return target.stat().st_size


def main() -> int:
    """Take the tour and keep the pictures that the README shows."""
    install_language(DEFAULT_LANGUAGE)
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for picture in tour(Path(folder), date.today(), dark=True):  # noqa: DTZ011  # the office's own day
            name = picture.stem.partition("-")[2]
            if name in KEPT:
                print(f"{name}.png: {shrink(picture, TARGET / f'{name}.png')} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
