"""Every kind of letter on the page on which it is made, on the sample office."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.db.store import Store
from desktop.db.tables import Objection, Sitting, TransferCase
from desktop.domain.letters.letters import LetterAbout
from desktop.services.letters.choice import LETTERS, letters_about
from desktop.services.sample.sample import make_sample
from desktop.services.wording.letter_kinds import KindOfLetter
from desktop.text import DEFAULT_LANGUAGE, install_language
from desktop.ui.letters.compose import ComposePage
from desktop.ui.letters.compose_form import LetterForm
from desktop.ui.written import MAKING
from tests.ui.conftest import NotingShell, settle
from tests.ui.test_mnemonics import doubles

TODAY = date(2026, 8, 3)
ROWS = {LetterAbout.CASE: TransferCase, LetterAbout.OBJECTION: Objection, LetterAbout.SITTING: Sitting}
each_kind = pytest.mark.parametrize("kind", LETTERS, ids=lambda kind: kind.code)


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


def begin(qtbot: QtBot, shell: NotingShell, kind: KindOfLetter) -> ComposePage:
    page = ComposePage(shell)
    qtbot.addWidget(page)
    page.show()
    with shell.background.store.read() as session:
        about_id = session.scalars(select(ROWS[kind.about].id)).first()
    page.visit(MAKING[kind.about], about_id)
    settle(qtbot, shell)
    page.kinds.set_value(kind.code)
    page.kinds.edited.emit()
    settle(qtbot, shell)
    return page


@each_kind
@pytest.mark.parametrize("language", ["id", "en"])
def test_each_has_its_form_and_no_letter_twice(
    qtbot: QtBot, shell: NotingShell, kind: KindOfLetter, language: str
) -> None:
    install_language(language)
    page = begin(qtbot, shell, kind)
    install_language(DEFAULT_LANGUAGE)
    assert isinstance(page.form, LetterForm)
    assert [field.name for field in kind.fields if page.form.field(field.name).isHidden()] == []
    assert not page.form.is_touched()
    assert doubles(page) == set()


@each_kind
def test_each_shows_its_pages_or_says_what_is_missing(qtbot: QtBot, shell: NotingShell, kind: KindOfLetter) -> None:
    page = begin(qtbot, shell, kind)
    problem = page.findChild(QLabel, "compose.problem")
    assert bool(page.view.page_count) != bool(problem.text())


@each_kind
def test_each_is_kept_as_a_draft(qtbot: QtBot, shell: NotingShell, kind: KindOfLetter) -> None:
    page = begin(qtbot, shell, kind)
    qtbot.mouseClick(page.drafts.save, Qt.MouseButton.LeftButton)
    settle(qtbot, shell)
    assert (page.drafts.draft_id(), shell.refusals) == (1, [])


def test_the_list_offers_every_letter_about_a_case(qtbot: QtBot, shell: NotingShell) -> None:
    page = ComposePage(shell)
    qtbot.addWidget(page)
    page.visit(MAKING[LetterAbout.CASE], 1)
    settle(qtbot, shell)
    letters = len(letters_about(LetterAbout.CASE))
    assert (page.list.count(), page.kinds.count()) == (letters + 2, letters + 2)
    page.list.itemActivated.emit(page.list.item(1))
    settle(qtbot, shell)
    assert isinstance(page.form, LetterForm)
