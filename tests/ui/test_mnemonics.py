"""Alt and a letter do one thing on every page: Qt does nothing at all where two widgets share a letter."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QGroupBox,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.db.store import Store
from desktop.db.tables import Employee, Letter, Objection, TransferCase, Unit
from desktop.services.sample.sample import make_sample
from desktop.text import DEFAULT_LANGUAGE, install_language
from desktop.ui.pages import PAGES
from desktop.ui.places import Place
from desktop.ui.windows import Page
from tests.ui.conftest import NotingShell, settle

TODAY = date(2026, 8, 3)
ROWS: dict[Place, Any] = {
    Place.EMPLOYEE: Employee,
    Place.UNIT: Unit,
    Place.CASE: TransferCase,
    Place.CASE_PROMISES: TransferCase,
    Place.OBJECTION: Objection,
    Place.LETTER: Letter,
}
ASIDES = ("case.return", "case.refuse", "case.ownPaper", "case.repair", "case.cancelDecree", "case.edit")
"""Buttons that bring more fields to the page."""
LEAVES = ("return.cancel", "refuse.cancel", "ownPaper.cancel", "repair.cancel", "cancel.cancel", "caseEdit.cancel")


@pytest.fixture(scope="module")
def sample_file(empty_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office, made once."""
    file = tmp_path_factory.mktemp("sample") / "mutasi.db"
    file.write_bytes(empty_database.read_bytes())
    store = Store(file, actor="Penguji")
    with store.write() as session:
        for _step in make_sample(session, TODAY):
            pass
    store.close()
    return file


@pytest.fixture
def database(sample_file: Path, tmp_path: Path) -> Path:
    """What the shell opens: a copy of the sample office."""
    file = tmp_path / "mutasi.db"
    file.write_bytes(sample_file.read_bytes())
    return file


@pytest.fixture(params=["id", "en"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    install_language(request.param)
    yield request.param
    install_language(DEFAULT_LANGUAGE)


def rows_of(shell: NotingShell, place: Place) -> list[int | None]:
    """Rows to look at: of cases one of every stage."""
    if place not in ROWS:
        return [None]
    table = ROWS[place]
    with shell.background.store.read() as session:
        if table is TransferCase:
            return list({row.stage: row.id for row in session.scalars(select(TransferCase))}.values())
        return list(session.scalars(select(table.id).limit(2)))


def letters(page: Page) -> list[tuple[str, str]]:
    """The letter and the words of all that is seen."""
    words = [
        (widget, widget.title() if isinstance(widget, QGroupBox) else widget.text())
        for kind in (QLabel, QAbstractButton, QGroupBox)
        for widget in page.findChildren(kind)
        if widget.isVisibleTo(page) and (not isinstance(widget, QLabel) or widget.buddy() is not None)
    ]
    bars = [bar for bar in page.findChildren(QTabBar) if bar.isVisibleTo(page)]
    words += [(bar, bar.tabText(at)) for bar in bars for at in range(bar.count())]
    return [(key, text) for _widget, text in words if (key := QKeySequence.mnemonic(text).toString())]


def doubles(page: Page) -> set[str]:
    """The letters that two widgets share, with their words."""
    found: dict[str, list[str]] = {}
    for key, text in letters(page):
        found.setdefault(key, []).append(text)
    return {f"{key}: {sorted(texts)}" for key, texts in found.items() if len(texts) > 1}


def looks_of(page: Page) -> Iterator[None]:
    """Turn to every part of the page that can be turned to."""
    yield
    kinds: tuple[type[QWidget], ...] = (QStackedWidget, QTabWidget)
    for parts in (parts for kind in kinds for parts in page.findChildren(kind)):
        if parts.objectName() == "qt_tabwidget_stackedwidget":
            continue
        first = parts.currentIndex()
        for at in range(parts.count()):
            parts.setCurrentIndex(at)
            yield
        parts.setCurrentIndex(first)
    for more, fewer in zip(ASIDES, LEAVES, strict=True):
        button = page.findChild(QPushButton, more)
        if button is not None and button.isVisibleTo(page):
            button.click()
            yield
            page.findChild(QPushButton, fewer).click()


@pytest.mark.parametrize("place", list(PAGES), ids=lambda place: place.name)
def test_no_letter_is_shared(place: Place, shell: NotingShell, qtbot: QtBot, spoken: str) -> None:
    page = PAGES[place](shell)
    qtbot.addWidget(page)
    found: set[str] = set()
    for row in rows_of(shell, place):
        page.visit(place, row)
        settle(qtbot, shell)
        for _look in looks_of(page):
            found |= doubles(page)
    assert (spoken, found) == (spoken, set())
