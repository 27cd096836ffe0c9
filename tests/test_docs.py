"""What the documents promise: their links lead somewhere, their names exist, their commands are commands."""

import re
from pathlib import Path

import pytest

from desktop import __version__
from desktop.cli import COMMANDS
from desktop.db.schema import SCHEMAS

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(ROOT.glob("docs/*.md"))
LARGEST_PICTURE = 150_000


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", document.read_text("utf-8"))
    missing = [one for one in targets if "://" not in one and not (document.parent / one).exists()]
    assert missing == []


@pytest.mark.parametrize("name", ["docs/architecture.md", "CONTRIBUTING.md"])
def test_files_that_are_named_exist(name: str) -> None:
    named = re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.(?:py|toml|md|po))[:`]", text_of(name))
    assert named
    assert [one for one in named if not ((ROOT / one).exists() or (ROOT / "desktop" / one).exists())] == []


def test_the_changelog_tells_of_this_version_and_its_schema() -> None:
    versions = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$", text_of("CHANGELOG.md"), re.MULTILINE)
    assert versions[0] == __version__
    assert f"Schema {SCHEMAS[-1]}" in text_of("CHANGELOG.md")


def test_commands_of_the_readme_are_commands() -> None:
    known = {" ".join(command.words) for command in COMMANDS}
    named = re.findall(r"\bmutasi ((?:list employees|case \w+|objection \w+|letter \w+|office \w+|signatory\s\w+|\w+))",
                       text_of("README.md"))  # fmt: skip
    told = {" ".join(one.split()) for one in named} & {word for one in known for word in (one, one.split()[0])}
    assert told >= {"import", "list employees", "case new", "case advance", "letter make", "check", "backup", "tour"}


@pytest.mark.parametrize("picture", sorted((ROOT / "docs" / "pictures").glob("*")), ids=lambda path: path.name)
def test_pictures_are_small_and_shown(picture: Path) -> None:
    assert picture.stat().st_size <= LARGEST_PICTURE


def test_no_address_of_a_registry_and_no_folder_of_a_machine() -> None:
    files = [*DOCUMENTS, *ROOT.glob("*.lock"), ROOT / "pyproject.toml", ROOT / "run.py"]
    found = [file.name for file in files if re.search(r"index-url|/work/|/home/\w|/root/", file.read_text("utf-8"))]
    assert found == []
