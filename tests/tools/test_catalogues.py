"""What the translation check finds, and what it compiles."""

import gettext

import pytest

from tools import catalogues

HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""


@pytest.fixture
def tree(tmp_path):
    """Write a tree that says `source` and translates it by the areas given."""

    def write(source, **areas):
        (tmp_path / "desktop").mkdir()
        (tmp_path / "desktop" / "page.py").write_text(source, "utf-8")
        folder = tmp_path / "resources" / "locale" / "id"
        folder.mkdir(parents=True)
        for area, text in areas.items():
            (folder / f"{area}.po").write_text(HEADER + text, "utf-8")
        return tmp_path

    return write


def found(root):
    """What the check of that tree complains of."""
    return list(catalogues.faults(catalogues.used(root), catalogues.entries(root, "id")))


@pytest.mark.parametrize(
    ("source", "text", "fault"),
    [
        ('_("Save")', "", "not translated"),
        ('_("Save")', 'msgid "Save"\nmsgstr ""\n', "no translation"),
        ('_("Save")', '#, fuzzy\nmsgid "Save"\nmsgstr "Simpan"\n', "marked fuzzy"),
        ('_("{n} rows")', 'msgid "{n} rows"\nmsgstr "{m} baris"\n', "other placeholders"),
        ("", 'msgid "Save"\nmsgstr "Simpan"\n', "nothing says this"),
        (
            '_("Save")',
            'msgid "Save"\nmsgstr "Simpan"\n\nmsgid "Save"\nmsgstr "Menyimpan"\n',
            "translated otherwise",
        ),
        (
            'ngettext("one row", "{n} rows", 2)',
            'msgid "one row"\nmsgid_plural "{n} rows"\nmsgstr[0] "baris"\n',
            "other placeholders",
        ),
    ],
)
def test_each_fault_is_named(tree, source, text, fault):
    (line,) = found(tree(source, page=text))
    assert fault in line


def test_a_complete_catalogue_has_no_fault(tree):
    plural = 'msgid "{n} row"\nmsgid_plural "{n} rows"\nmsgstr[0] "{n} baris"\n'
    source = 'N_("Save")\nngettext("{n} row", "{n} rows", 2)'
    assert found(tree(source, page='msgid "Save"\nmsgstr "Simpan"\n', other=plural)) == []


def test_two_areas_may_not_translate_differently(tree):
    root = tree('_("Save")', one='msgid "Save"\nmsgstr "Simpan"\n', two='msgid "Save"\nmsgstr "Rekam"\n')
    assert "translated otherwise in one.po" in found(root)[0]


def test_all_areas_are_compiled_into_one(tree):
    plural = 'msgid "{n} row"\nmsgid_plural "{n} rows"\nmsgstr[0] "{n} baris"\n'
    root = tree("", one='msgid "Save"\nmsgstr "Simpan"\n', two=plural)
    catalogues.compile_all(root)
    spoken = gettext.translation("mutasi", root / "resources" / "locale", ["id"])
    assert spoken.gettext("Save") == "Simpan"
    assert spoken.ngettext("{n} row", "{n} rows", 1) == "{n} baris"


def test_an_unchanged_catalogue_is_left_alone(tree, capsys):
    root = tree("", one='msgid "Save"\nmsgstr "Simpan"\n')
    catalogues.compile_all(root)
    catalogues.compile_all(root)
    assert capsys.readouterr().out.count("mutasi.mo") == 1


def test_a_damaged_file_is_an_error(tree):
    root = tree("", one="jalan pintas\n")
    with pytest.raises(catalogues.PoFileError):
        catalogues.compile_all(root)
