"""Papers looked at inside the program, hostile ones too."""

import io

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.refusal import Refusal
from desktop.services.attachments import attach
from desktop.services.cases.cases import new_case
from desktop.ui.attachment_view import AttachmentView, PictureView, draw_picture
from desktop.ui.pdf_view import PdfView
from tests.case_office import TODAY, proposal, small_office
from tests.ui.conftest import NotingShell, settle


def pdf(pages: int = 2, password: str = "") -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, encrypt=password or None)
    for number in range(pages):
        canvas.drawString(72, 700, f"Halaman {number}")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def picture(kind: str = "PNG", width: int = 300, height: int = 200) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(buffer.data().data())


def wall() -> bytes:
    """A small PNG that claims to be 100,000 pixels wide and high."""
    claimed = (100_000).to_bytes(4, "big") * 2
    small = picture()
    return small[:16] + claimed + small[24:]


HOSTILE = {
    "damaged PDF": b"%PDF-1.7 ini bukan PDF %%EOF",
    "PDF with a password": pdf(password="rahasia"),  # the test's own
    "damaged photo": b"\xff\xd8\xff\xe0 rusak \xff\xd9",
    "damaged picture": b"\x89PNG\r\n\x1a\n rusak IEND",
    "a wall": wall(),
}


@pytest.fixture
def view(qtbot: QtBot, shell: NotingShell) -> AttachmentView:
    made = AttachmentView(shell, "test.preview")
    qtbot.addWidget(made)
    made.resize(400, 500)
    made.show()
    return made


def kept(shell: NotingShell, content: bytes) -> int:
    with shell.background.store.write() as session:
        return attach(session, "berkas.pdf", content, case_id=new_case(session, proposal(small_office(session)), TODAY))


def child(view: AttachmentView, name: str) -> QWidget:
    return view.findChild(QWidget, f"test.preview.{name}")


def show(qtbot: QtBot, shell: NotingShell, view: AttachmentView, content: bytes) -> None:
    view.show_attachment(kept(shell, content))
    settle(qtbot, shell)


def test_pages_of_a_pdf_are_shown(qtbot: QtBot, shell: NotingShell, view: AttachmentView) -> None:
    show(qtbot, shell, view, pdf(3))
    pages = child(view, "pages")
    assert isinstance(pages, PdfView)
    assert (view.words(), pages.page_count, pages.isVisible()) == ("", 3, True)


@pytest.mark.parametrize("kind", ["PNG", "JPG"])
def test_a_picture_fills_the_width_and_grows(qtbot: QtBot, shell: NotingShell, view: AttachmentView, kind: str) -> None:
    show(qtbot, shell, view, picture(kind))
    shown = child(view, "picture")
    assert isinstance(shown, PictureView)
    fitting = shown.drawn_width()
    assert fitting == shown.viewport().width()
    button = child(view, "enlarge")
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, shell)
    assert shown.drawn_width() > fitting
    view.take_focus()
    qtbot.keyClick(shown, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, shell)
    assert shown.drawn_width() == fitting


@pytest.mark.qt_log_ignore("JPEG", extend=True)
@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_cannot_be_read_is_said(qtbot: QtBot, shell: NotingShell, view: AttachmentView, content: bytes) -> None:
    show(qtbot, shell, view, content)
    assert "tidak dapat ditampilkan" in view.words()
    assert shell.refusals == []


def test_the_last_one_asked_for_is_shown(qtbot: QtBot, shell: NotingShell, view: AttachmentView) -> None:
    first = kept(shell, pdf())
    with shell.background.store.write() as session:
        second = attach(session, "foto.png", picture(), case_id=1)
    view.show_attachment(first)
    view.show_attachment(second)
    settle(qtbot, shell)
    assert view.shown() == second
    assert child(view, "picture").isVisible()


def test_a_paper_that_is_gone_is_said(qtbot: QtBot, shell: NotingShell, view: AttachmentView) -> None:
    view.show_attachment(99)
    settle(qtbot, shell)
    assert view.words().startswith("Berkas ini tidak ada lagi.")


def test_nothing_is_shown_after_it_was_cleared(qtbot: QtBot, shell: NotingShell, view: AttachmentView) -> None:
    show(qtbot, shell, view, picture())
    view.clear()
    assert (view.shown(), bool(view.words())) == (None, True)


def test_a_photo_stands_upright() -> None:
    image = QImage.fromData(picture("JPG", 300, 200))
    assert not image.isNull()
    turned = draw_picture(turned_photo(), 100, 1.0)
    assert (turned.width(), turned.height()) == (100, 150)


def turned_photo() -> bytes:
    """A photo 300 wide and 200 high whose camera was held sideways (Exif orientation 6)."""
    entry = b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"
    exif = b"Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01" + entry + b"\x00\x00\x00\x00"
    segment = b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif
    photo = picture("JPG", 300, 200)
    return photo[:2] + segment + photo[2:]


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(Refusal):
        draw_picture(b"", 100, 1.0)
