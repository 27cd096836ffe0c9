"""`mutasi check`, `mutasi backup`, `mutasi office`, `mutasi signatory` and `mutasi sample`."""

from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from desktop.db.backup import integrity_faults
from tests.commands.conftest import Mutasi


def test_a_sound_database_is_told_so(sample: Mutasi) -> None:
    answer = sample.json("check")
    assert (answer["sound"], answer["faults"]) == (True, [])


def test_a_letter_that_was_changed_behind_the_programs_back_is_found(sample: Mutasi) -> None:
    connection = sqlite.connect(sample.database, isolation_level=None)
    connection.execute("UPDATE letter SET pdf = x'00' WHERE id = 1")
    connection.close()
    said = sample("check", "--json")
    assert (said.code, said.data["sound"], len(said.data["faults"])) == (1, False, 1)


def test_a_damaged_database_has_no_traceback(sample: Mutasi) -> None:
    content = bytearray(sample.database.read_bytes())
    content[4096 * 20 : 4096 * 60] = bytes(4096 * 40)
    sample.database.write_bytes(content)
    said = sample("check")
    assert (said.code, "Traceback" in said.err) == (1, False)


def test_a_backup_is_a_sound_database(sample: Mutasi, tmp_path: Path) -> None:
    made = sample.json("backup", tmp_path / "copy.db")
    assert Path(made["file"]).stat().st_size == made["bytes"]
    assert integrity_faults(tmp_path / "copy.db") == []


def test_a_database_is_no_backup_of_itself(sample: Mutasi) -> None:
    assert sample("backup", sample.database).code == 1


def test_a_fresh_machine_is_made_ready_for_letters(mutasi: Mutasi) -> None:
    given = ("government=Pemerintah Kota Pekanbaru", "name=BKPSDM", "head_title=Wali Kota", "place=Pekanbaru")
    assert mutasi.json("office", "set", *given)["name"] == "BKPSDM"
    mutasi.json("signatory", "add", "--title", "Wali Kota Pekanbaru", "--name", "H. Contoh")
    assert [one["name"] for one in mutasi.json("signatory", "list")] == ["H. Contoh"]
    assert mutasi.json("office", "show")["place"] == "Pekanbaru"


def test_an_unknown_setting_is_refused(mutasi: Mutasi) -> None:
    assert mutasi("office", "set", "colour=red").code == 1


def test_a_setting_out_of_its_limits_is_refused_by_its_name(sample: Mutasi) -> None:
    said = sample("office", "set", "font_size=99", "--json")
    assert (said.code, list(said.data["refused"]["fields"])) == (1, ["font_size"])


def test_the_sample_office_fills_only_an_empty_database(sample: Mutasi) -> None:
    assert sample("sample").code == 1
