"""Sentences for the user, in the language that was chosen."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop import text
from desktop.text import N_, _, install_language, language, ngettext

ROOT = Path(__file__).resolve().parent.parent


def test_indonesian_is_the_language_of_the_screen() -> None:
    assert (language(), text.DEFAULT_LANGUAGE) == ("id", "id")


def test_english_is_the_source_and_needs_no_catalogue() -> None:
    install_language("en")
    assert (language(), _("Save")) == ("en", "Save")


def test_an_unknown_language_falls_back_to_the_source() -> None:
    install_language("xx")
    assert (language(), _("Save")) == ("en", "Save")


def test_a_sentence_without_translation_stays_as_it_is() -> None:
    assert _("A sentence that nobody says.") == "A sentence that nobody says."


def test_nothing_stays_nothing() -> None:
    """gettext keeps its header under the empty sentence."""
    assert _("") == ""


def test_a_marked_constant_is_itself() -> None:
    assert N_("Save") == "Save"


@pytest.mark.parametrize(("count", "expected"), [(0, "{n} apples"), (1, "{n} apple"), (2, "{n} apples")])
def test_english_counts(count: int, expected: str) -> None:
    install_language("en")
    assert ngettext("{n} apple", "{n} apples", count) == expected


def test_importing_the_program_installs_no_language() -> None:
    """Only the entry points do: a constant translated at import would stay in one language."""
    program = "import desktop.domain.cases.cases, desktop.text as t; print(t.language(), t._('Save'))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["en", "Save"]
