"""Cases and letters going out as workbooks."""

from openpyxl import load_workbook

from desktop.db.tables import AuditEntry
from desktop.services.cases.export import export_cases
from desktop.services.cases.list import CaseQuery
from desktop.services.letter_lists import LetterQuery
from desktop.services.letters.export import export_letters
from desktop.services.letters.letters import issue_decree
from desktop.services.row_blocks import BLOCK, in_blocks
from tests.letter_office import TODAY, add_case, add_office, draft


def written(path):
    """The lines of a workbook as texts."""
    return [tuple(map(str, row)) for row in load_workbook(path).active.iter_rows(values_only=True)]


def test_cases_are_exported_as_they_are_listed(store, tmp_path):
    add_case(store, "=HYPERLINK(1)")
    add_case(store, "Andi Koto")
    with store.write() as session:
        assert export_cases(session, tmp_path / "a.xlsx", CaseQuery(sort="employee", descending=False)) == 2
        assert session.query(AuditEntry).filter_by(action="export", table_name="transfer_case").count() == 1
    heading, first, second = written(tmp_path / "a.xlsx")
    assert heading[:3] == ("Nomor", "Pegawai", "NIP")
    assert {first[1], second[1]} == {"Andi Koto, S.Kep.", "=HYPERLINK(1), S.Kep."}


def test_letters_are_exported_as_they_are_searched(store, tmp_path):
    signatory, first, second = add_office(store), add_case(store), add_case(store, "Andi Koto")
    with store.write() as session:
        for case_id in (first, second):
            issue_decree(session, case_id, draft(signatory), TODAY)
        assert export_letters(session, tmp_path / "a.xlsx", LetterQuery("andi")) == 1
    (_heading, line) = written(tmp_path / "a.xlsx")
    assert (line[0], line[3]) == ("800.1.3.1/2/BKPSDM/XI/2026", "Andi Koto, S.Kep.")


def test_blocks_hold_every_id_once_and_in_order():
    ids = range(2 * BLOCK + 1)
    assert [each for block in in_blocks(ids) for each in block] == list(ids)
