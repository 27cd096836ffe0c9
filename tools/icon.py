"""Draw the program's own icon: `python tools/icon.py` (Windows' .ico of several sizes, and a .png).

Two desks and the way from one to the other; drawn here, so that nobody else's picture is copied.
"""

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath, QPen

TARGET = Path(__file__).resolve().parent.parent / "resources" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)
GROUND, INK, FADED = QColor("#1f5fa8"), QColor("#ffffff"), QColor("#9fc3ea")
GRID = 32.0
"""The drawing's own unit: it is laid out on 32 × 32."""


def draw(size: int) -> QImage:
    """The icon in one size."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / GRID, size / GRID)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(GROUND)
    painter.drawRoundedRect(QRectF(1, 1, 30, 30), 7, 7)
    painter.setBrush(FADED)
    painter.drawRoundedRect(QRectF(5.5, 17.5, 9, 9), 2, 2)
    painter.setBrush(INK)
    painter.drawRoundedRect(QRectF(17.5, 5.5, 9, 9), 2, 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(INK, 1.9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPath(_way())
    painter.end()
    return image


def _way() -> QPainterPath:
    """An arrow that leaves the lower desk to the right and ends below the upper one."""
    way = QPainterPath(QPointF(17, 24.5))
    way.cubicTo(QPointF(21, 24.5), QPointF(22, 23), QPointF(22, 17.5))
    way.moveTo(QPointF(19.4, 19.6))
    way.lineTo(QPointF(22, 17))
    way.lineTo(QPointF(24.6, 19.6))
    return way


def png(image: QImage) -> bytes:
    """The image as PNG."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know the name as bytes only
    return bytes(buffer.data().data())


def ico(pictures: list[bytes]) -> bytes:
    """Pictures as one .ico: a heading, an entry for each, then the PNGs."""
    entries, at = b"", 6 + 16 * len(pictures)
    for size, picture in zip(SIZES, pictures, strict=True):
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(pictures)


def main() -> int:
    """Draw all sizes."""
    application = QGuiApplication(sys.argv[:1])
    pictures = [png(draw(size)) for size in SIZES]
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / "mutasi.ico").write_bytes(ico(pictures))
    (TARGET / "mutasi.png").write_bytes(pictures[-1])
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
