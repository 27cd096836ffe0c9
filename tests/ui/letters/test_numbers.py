"""The page of numbers: counters, their books, and what an officer does by hand."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.letters.letters import LetterKind
from desktop.domain.letters.number_books import PlaceState
from desktop.services.numbers.hand_letters import HandEntry, record_hand_letter
from desktop.services.numbers.reservations import reserve_numbers
from desktop.ui import messages
from desktop.ui.letters.numbers import NumbersPage
from desktop.ui.places import Place
from tests.ui.conftest import NotingShell, settle

TODAY = date.today()  # the office's own day
COUNTER = f"{TODAY.year}:office:"


@pytest.fixture
def page(shell: NotingShell, qtbot: QtBot) -> Iterator[NumbersPage]:
    """Numbers 1 to 3 are reserved, and 2 is borne by a letter written by hand."""
    with shell.background.store.write() as session:
        reserve_numbers(session, COUNTER, 1, 3, "Titipan")
        record_hand_letter(session, HandEntry(LetterKind.MEMO, "2", TODAY, "Permintaan data"), TODAY)
    made = NumbersPage(shell)
    qtbot.addWidget(made)
    shell.background.changed.connect(made.heed)
    made.show()
    settle(qtbot, shell)
    yield made
    shell.background.changed.disconnect(made.heed)


def click(page: NumbersPage, name: str) -> None:
    page.findChild(QPushButton, name).click()


def told(page: NumbersPage) -> list[tuple[str, PlaceState]]:
    return [(line.span(), line.state) for line in page.lines.rows]


def test_the_book_shows_what_became_of_each_number(page: NumbersPage) -> None:
    assert told(page) == [("1", PlaceState.RESERVED), ("2", PlaceState.HAND), ("3", PlaceState.RESERVED)]
    assert "dicadangkan: 2" in page.findChild(QLabel, "numbers.summary").text()


def test_a_range_is_reserved(page: NumbersPage, shell: NotingShell, qtbot: QtBot) -> None:
    click(page, "numbers.reserve")
    assert page.reserve.form.field("first").value() == 4
    page.reserve.form.field("last").set_value(6)
    page.reserve.form.field("purpose").set_value("Undangan")
    click(page, "reserve.save")
    settle(qtbot, shell)
    assert told(page)[-1] == ("4–6", PlaceState.RESERVED)
    assert shell.said == ["Nomor dicadangkan."]


def test_a_fault_stands_at_its_field(page: NumbersPage, shell: NotingShell, qtbot: QtBot) -> None:
    click(page, "numbers.reserve")
    page.reserve.form.field("first").set_value(2)
    page.reserve.form.field("purpose").set_value("Undangan")
    click(page, "reserve.save")
    settle(qtbot, shell)
    assert "Nomor 2" in page.findChild(QLabel, "reserve.first.problem").text()
    messages.answer_next(True)
    click(page, "reserve.cancel")
    assert page.may_leave()


def test_a_hand_written_letter_is_recorded_under_the_number_that_is_offered(
    page: NumbersPage, shell: NotingShell, qtbot: QtBot
) -> None:
    click(page, "numbers.record")
    click(page, "hand.save")
    assert page.findChild(QLabel, "hand.kind.problem").text() == "Pilih jenis naskahnya."
    page.hand.form.field("kind").set_value(LetterKind.DECREE)
    page.hand.form.field("kind").edited.emit()
    settle(qtbot, shell)
    assert page.hand.form.field("number").value().split("/")[1] == "1"
    page.hand.form.field("subject").set_value("Keputusan lama")
    click(page, "hand.save")
    settle(qtbot, shell)
    assert told(page)[0] == ("1", PlaceState.HAND)


def test_a_recorded_letter_is_corrected(page: NumbersPage, shell: NotingShell, qtbot: QtBot) -> None:
    page.book_table.opened.emit(1)
    settle(qtbot, shell)
    assert not page.hand.form.field("number").isEnabled()
    page.hand.form.field("subject").set_value("Permintaan data pegawai")
    click(page, "hand.save")
    settle(qtbot, shell)
    assert page.lines.rows[1].about == "Permintaan data pegawai"


def test_a_reserved_number_is_given_up(page: NumbersPage, shell: NotingShell, qtbot: QtBot) -> None:
    page.book_table.select_position(2)
    click(page, "numbers.void")
    page.give_up.form.field("reason").setPlainText("Salah tulis")
    click(page, "giveUp.save")
    settle(qtbot, shell)
    assert told(page)[-1] == ("3", PlaceState.HAND_VOID)


def test_a_hand_letter_is_made_void_and_a_reservation_released(
    page: NumbersPage, shell: NotingShell, qtbot: QtBot
) -> None:
    page.book_table.select_position(1)
    messages.answer_next("Tidak dikirim")
    click(page, "numbers.void")
    settle(qtbot, shell)
    page.book_table.select_position(0)
    messages.answer_next("Tidak perlu")
    click(page, "numbers.release")
    settle(qtbot, shell)
    assert told(page) == [("2", PlaceState.HAND_VOID)]


def test_a_number_is_taken_over(page: NumbersPage, shell: NotingShell, qtbot: QtBot) -> None:
    click(page, "numbers.takeOver")
    page.take_over.form.field("last").set_value(20)
    page.take_over.form.field("reason").setPlainText("Dari SRIKANDI")
    click(page, "takeOver.save")
    settle(qtbot, shell)
    assert page.counters.rows[0].last == 20
    assert told(page)[-1] == ("4–20", PlaceState.TAKEN_OVER)


@pytest.mark.parametrize(("chosen", "count"), [("all", 3), ("kept", 2), ("amiss", 0)])
def test_a_part_of_the_book_can_be_read(page: NumbersPage, chosen: str, count: int) -> None:
    page._filter.set_value(chosen)
    page._filter.edited.emit()
    assert page.lines.rowCount() == count


def test_the_page_stands_at_its_place() -> None:
    assert Place.LETTER_NUMBERS in NumbersPage.PLACES
