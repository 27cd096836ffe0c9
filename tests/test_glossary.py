"""The glossary names what the code is made of."""

import ast
from pathlib import Path

import pytest

from desktop.db.tables import Table

ROOT = Path(__file__).resolve().parent.parent
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
ENUMS = sorted(
    found.name
    for file in (ROOT / "desktop" / "domain").rglob("*.py")
    for found in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    if isinstance(found, ast.ClassDef) and any(ast.unparse(base).endswith("Enum") for base in found.bases)
)
TABLES = sorted(mapper.class_.__name__ for mapper in Table.registry.mappers)


@pytest.mark.parametrize("name", [*TABLES, *ENUMS])
def test_every_table_and_enum_is_in_the_glossary(name):
    assert f"`{name}`" in GLOSSARY
