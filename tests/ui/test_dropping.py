"""Files dragged onto a list or an area."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.dropping import DropArea, DropTable, dropped_files
from desktop.ui.tables import Column, Rows

COPY = Qt.DropAction.CopyAction
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def files(*paths: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return data


def words() -> QMimeData:
    data = QMimeData()
    data.setText("bukan berkas")
    return data


def enter(widget: QWidget, data: QMimeData, at: QPoint) -> bool:
    event = QDragEnterEvent(at, COPY, data, LEFT, NONE)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def move(widget: QWidget, data: QMimeData, at: QPoint) -> bool:
    event = QDragMoveEvent(at, COPY, data, LEFT, NONE)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def drop(widget: QWidget, data: QMimeData, at: QPoint) -> None:
    QApplication.sendEvent(widget, QDropEvent(QPointF(at), COPY, data, LEFT, NONE))


@pytest.fixture
def table(qtbot: QtBot, tmp_path: Path) -> DropTable:
    rows: Rows[str] = Rows([Column("name", "Name", 100, str)])
    rows.set_rows(["satu", "dua"])
    made = DropTable(rows, "drop.table", QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def middle(table: DropTable, row: int) -> QPoint:
    return QPoint(20, table.rowViewportPosition(row) + table.rowHeight(row) // 2)


def test_files_fall_on_the_row_under_the_pointer(table: DropTable) -> None:
    fallen: list[tuple[int, list[Path]]] = []
    table.dropped.connect(lambda at, paths: fallen.append((at, paths)))
    data, at = files("/a/satu.pdf", "/a/dua.jpg"), middle(table, 1)
    assert enter(table.viewport(), data, at)
    assert move(table.viewport(), data, at)
    assert table.over() == 1
    table.grab()
    drop(table.viewport(), data, at)
    assert fallen == [(1, [Path("/a/satu.pdf"), Path("/a/dua.jpg")])]
    assert table.over() == -1


def test_the_frame_goes_when_the_pointer_leaves(table: DropTable) -> None:
    data = files("/a/satu.pdf")
    enter(table.viewport(), data, middle(table, 0))
    move(table.viewport(), data, middle(table, 0))
    QApplication.sendEvent(table.viewport(), QDragLeaveEvent())
    assert table.over() == -1


def test_nothing_falls_beside_the_rows(table: DropTable) -> None:
    fallen: list[int] = []
    table.dropped.connect(lambda at, _paths: fallen.append(at))
    data, below = files("/a/satu.pdf"), QPoint(20, table.viewport().height() - 2)
    enter(table.viewport(), data, below)
    assert not move(table.viewport(), data, below)
    drop(table.viewport(), data, below)
    assert fallen == []


@pytest.mark.parametrize("urls", [[], ["https://contoh.go.id/surat.pdf"]])
def test_only_files_of_this_computer_are_taken(table: DropTable, urls: list[str]) -> None:
    data = words()
    data.setUrls([QUrl(url) for url in urls])
    assert dropped_files(data) == []
    assert not enter(table.viewport(), data, middle(table, 0))


def test_an_area_takes_files_and_shows_it(qtbot: QtBot) -> None:
    area = DropArea("drop.area")
    qtbot.addWidget(area)
    area.resize(200, 200)
    area.show()
    fallen: list[list[Path]] = []
    area.dropped.connect(fallen.append)
    assert not enter(area, words(), QPoint(9, 9))
    assert enter(area, files("/a/satu.pdf"), QPoint(9, 9))
    assert area.is_over()
    area.grab()
    drop(area, files("/a/satu.pdf"), QPoint(9, 9))
    assert (fallen, area.is_over()) == ([[Path("/a/satu.pdf")]], False)
    enter(area, files("/a/satu.pdf"), QPoint(9, 9))
    QApplication.sendEvent(area, QDragLeaveEvent())
    assert not area.is_over()
