"""Tooltips show what was typed."""

import pytest
from PySide6.QtGui import QTextDocument

from desktop.ui.tables import as_typed

HOSTILE = ["<b>tebal</b>", '<img src="file:///etc/passwd">', "A & B < C", "&lt;b&gt;", "baris\nkedua", ""]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_tip_is_read_as_it_was_typed(qapp: object, text: str) -> None:
    shown = as_typed(text)
    if shown == text:
        return
    document = QTextDocument()
    document.setHtml(shown)
    assert document.toPlainText() == text


def test_what_looks_like_a_tag_is_escaped() -> None:
    assert "<img" not in as_typed(HOSTILE[1])
