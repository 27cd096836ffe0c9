"""The conventions of the house, held by the suite (MODELS section 10)."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.db.schema import SCHEMAS
from desktop.ui.actions import ACTIONS, PAGE_ACTIONS
from desktop.ui.pages import PAGE_CLASSES, PAGES
from desktop.ui.places import Place

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(file for file in (ROOT / "desktop").rglob("*.py") if "versions" not in file.parts)
"""All but the migrations, which are written once by the tool and never change."""
MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 60
MAY_CATCH_ALL = {"desktop/ui/background.py", "desktop/app.py", "desktop/cli.py", "desktop/selftest.py"}
"""The runner of the window, the loading before there is one, and the two entry points without a window."""
MAY_ASK = {"desktop/ui/messages.py"}
ENGLISH_ONLY = re.compile(r"\b(yang|dan|tidak|dengan|untuk|belum|atau)\b")


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def functions(file: Path) -> Iterator[ast.FunctionDef]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def calls_of(file: Path, *wanted: str) -> list[str]:
    """First arguments of the calls of `wanted` that are plain text."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    return [
        str(call.args[0].value)
        for call in calls
        if call.func.id in wanted and call.args and isinstance(call.args[0], ast.Constant)
    ]


@pytest.mark.parametrize("file", SOURCES, ids=name)
def test_no_file_and_no_function_is_too_long(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) < MOST_LINES_OF_A_FILE
    long = [each.name for each in functions(file) if (each.end_lineno or 0) - each.lineno >= MOST_LINES_OF_A_FUNCTION]
    assert long == []


@pytest.mark.parametrize("file", SOURCES, ids=name)
def test_sentences_are_english_in_the_source(file: Path) -> None:
    assert [text for text in calls_of(file, "_", "N_", "ngettext") if ENGLISH_ONLY.search(text)] == []


@pytest.mark.parametrize("file", SOURCES, ids=name)
def test_no_sentence_hides_from_the_translation_check(file: Path) -> None:
    """The extractor does not look into f-strings."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    inside = (node for text in ast.walk(tree) if isinstance(text, ast.JoinedStr) for node in ast.walk(text))
    hidden = [
        node.args[0].value
        for node in inside
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"_", "ngettext"}
        and isinstance(node.args[0], ast.Constant)
    ]
    assert hidden == []


def test_everything_is_caught_in_few_places_only() -> None:
    broad = re.compile(r"except( Base)? ?(Exception|:)|except BaseException")
    found = {name(file) for file in SOURCES if broad.search(file.read_text(encoding="utf-8"))}
    assert found <= MAY_CATCH_ALL


def test_one_module_opens_boxes_and_file_dialogs() -> None:
    boxes = re.compile(r"\b(QMessageBox|QFileDialog|QInputDialog|QErrorMessage)\b\.?[a-zA-Z]*\(")
    assert {name(file) for file in SOURCES if boxes.search(file.read_text(encoding="utf-8"))} <= MAY_ASK


@pytest.mark.parametrize("forbidden", ["processEvents(", "QThread", "time.sleep(", "print(", "breakpoint("])
def test_what_the_program_never_does(forbidden: str) -> None:
    allowed = {"desktop/cli.py", "desktop/selftest.py", "desktop/tour.py"} if forbidden == "print(" else set()
    word = re.compile(rf"(?<![\w.]){re.escape(forbidden)}|\.{re.escape(forbidden)}" if "(" in forbidden else forbidden)
    found = {name(file) for file in SOURCES if word.search(_code_of(file))}
    assert found <= allowed


def _code_of(file: Path) -> str:
    """The file without its docstrings and comments."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
            node.body[0] = ast.Pass()
    return ast.unparse(tree)


def test_every_action_has_a_tip_and_a_key_of_its_own() -> None:
    keys = Counter(row.key for row in ACTIONS)
    shortcuts = Counter(row.shortcut for row in ACTIONS if row.shortcut)
    assert all(row.tip and row.text and row.icon for row in ACTIONS)
    assert max(keys.values()) == max(shortcuts.values()) == 1


def test_every_page_says_what_it_is() -> None:
    assert all(page.TITLE and page.HELP and page.ROLE and page.PLACES for page in PAGE_CLASSES)
    assert max(Counter(page.ROLE for page in PAGE_CLASSES).values()) == 1


def test_every_place_has_one_page() -> None:
    assert max(Counter(place for page in PAGE_CLASSES for place in page.PLACES).values()) == 1
    assert set(PAGES) == set(Place)
    assert {row.place for row in PAGE_ACTIONS} <= set(PAGES)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_schema_is_kept_as_a_file(schema: str) -> None:
    assert list((ROOT / "tests" / "db" / "files").glob(f"*{schema}*"))


@pytest.mark.parametrize("file", SOURCES, ids=name)
def test_every_module_says_what_it_is_for(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
