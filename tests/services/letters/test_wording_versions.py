"""The office's own wording: from a day on, checked at every field, with history, withdrawn and reset."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from desktop.db.store import Store
from desktop.db.tables import Letter
from desktop.domain.letters.wording_parts import moved_passage, parts_of, with_passage, with_texts, without_passage
from desktop.domain.refusal import Refusal, Stale
from desktop.services.letters.letters import issue_decree
from desktop.services.letters.wording_versions import (
    WordingFile,
    keep_wording,
    reset_wording,
    withdraw_version,
    wording_file,
    wording_rows,
)
from desktop.services.wording.wordings import decree_wording_on, joint_wording_on, shipped_plain, wording_on
from tests.letter_office import TODAY, add_case, add_office, draft

FIRST, LATER = date(2026, 1, 1), date(2026, 12, 1)
SUBJECT = "Penjelasan tentang Rencana Mutasi"


def _file(store: Store, code: str = "explanation") -> WordingFile:
    with store.read() as session:
        return wording_file(session, code)


def _with(code: str, **texts: str) -> dict[str, Any]:
    return with_texts(shipped_plain(code), {name.replace("__", "."): text for name, text in texts.items()})


def _keep(store: Store, plain: dict[str, Any], day: date = FIRST, code: str = "explanation") -> int:
    with store.write() as session:
        return keep_wording(session, wording_file(session, code), plain, day, "Edaran Sekda")


def test_the_version_of_the_letters_day_holds(store: Store) -> None:
    """Letters of before keep the shipped wording."""
    _keep(store, _with("explanation", letter__subject=SUBJECT))
    _keep(store, _with("explanation", letter__subject="Hal baru"), LATER)
    with store.read() as session:
        subjects = [wording_on(session, "explanation", day).subject for day in (date(2025, 12, 31), FIRST, LATER)]
    assert subjects == ["Penjelasan Rencana Mutasi", SUBJECT, "Hal baru"]


def test_decrees_take_the_offices_wording_too(store: Store) -> None:
    """Of one employee and of several."""
    _keep(store, _with("decree", copies__list="Yth. Inspektur"), code="decree")
    _keep(store, _with("joint_decree", copies__list="Arsip"), code="joint_decree")
    with store.read() as session:
        assert decree_wording_on(session, FIRST).copies == ("Yth. Inspektur",)
        assert joint_wording_on(session, FIRST).copies == ("Arsip",)


def test_the_record_of_a_letter_names_its_wording(store: Store) -> None:
    """Which version, from when, and its fingerprint."""
    signatory, case = add_office(store), add_case(store)
    version = _keep(store, _with("decree", copies__list="Yth. Inspektur"), code="decree")
    with store.write() as session:
        letter = session.get_one(Letter, issue_decree(session, case, draft(signatory), TODAY))
        said = letter.snapshot["wording"]
        assert (said["code"], said["version"], said["from"]) == ("decree", version, "2026-01-01")
        assert len(said["sha256"]) == 64
        assert "Yth. Inspektur" in letter.snapshot["facts"]["copies"] or letter.snapshot["facts"]["copies"]


def test_history_says_what_is_not_as_shipped(store: Store) -> None:
    """Who, when, why, from when."""
    _keep(store, _with("explanation", letter__subject=SUBJECT))
    file = _file(store)
    assert len(file.differences) == 1
    assert SUBJECT in file.differences[0]
    row = file.versions[0]
    assert (row.actor, row.note, row.valid_from, row.what) == ("Penguji", "Edaran Sekda", FIRST, file.differences)


def test_reset_brings_the_shipped_wording_back_from_a_day_on(store: Store) -> None:
    """The office's version still holds before."""
    _keep(store, _with("explanation", letter__subject=SUBJECT))
    with store.write() as session:
        reset_wording(session, wording_file(session, "explanation"), LATER, "Dicabut")
    with store.read() as session:
        assert wording_on(session, "explanation", FIRST).subject == SUBJECT
        assert wording_on(session, "explanation", LATER).subject == "Penjelasan Rencana Mutasi"
    assert _file(store).differences == ()


def test_a_withdrawn_version_holds_no_more(store: Store) -> None:
    """It stays in the history with its reason."""
    version = _keep(store, _with("explanation", letter__subject=SUBJECT))
    with store.write() as session:
        withdraw_version(session, wording_file(session, "explanation"), version, "Keliru")
    with store.read() as session:
        assert wording_on(session, "explanation", FIRST).subject == "Penjelasan Rencana Mutasi"
    assert _file(store).versions[0].withdrawn == "Keliru"


def test_a_save_over_a_newer_version_is_stale(store: Store) -> None:
    """What the other officer kept is not lost."""
    read = _file(store)
    _keep(store, _with("explanation", letter__subject=SUBJECT))
    with pytest.raises(Stale), store.write() as session:
        keep_wording(session, read, _with("explanation", letter__subject="Lain"), FIRST, "Coba")


@pytest.mark.parametrize(
    ("code", "part", "text", "said"),
    [
        ("explanation", "letter.subject", "Hal {nmaa}", "{nama}"),
        ("explanation", "letter.subject", "", "isi"),
        ("explanation", "letter.receiver", "", "isi"),
        ("explanation", "body.2.text", " ", "isi"),
        ("explanation", "body.2.text", "alasan {nama", "kurawal"),
        ("explanation", "body.2.text", "x" * 101, "100"),
        ("explanation", "body.2.text", "kata " * 900, "4000"),
        ("explanation", "body.2.text", "a\x00b", ""),
        ("decree", "pns.moves", "Memindahkan pegawai.", "{tmt}"),
        ("decree", "details.rows", "Nama : {nama}", "{nip}"),
        ("joint_decree", "annex.headings", "No.", "7"),
        ("start_of_duty", "letter.title", "", "isi"),
    ],
)
def test_what_cannot_stand_is_named_at_its_field(store: Store, code: str, part: str, text: str, said: str) -> None:
    """Nothing is kept then."""
    with pytest.raises(Refusal) as told:
        _keep(store, with_texts(shipped_plain(code), {part: text}), code=code)
    assert said in told.value.fields[part]
    assert _file(store, code).versions == ()


def test_a_pair_without_a_colon_is_named_at_its_field() -> None:
    """It would have no label."""
    with pytest.raises(Refusal) as told:
        with_texts(shipped_plain("explanation"), {"body.0.rows": "Jabatan sekarang"})
    assert "body.0.rows" in told.value.fields


def test_passages_are_added_moved_and_taken_away() -> None:
    """The wording that came in is not touched."""
    shipped = shipped_plain("explanation")
    before = deepcopy(shipped)
    longer = with_passage(shipped, ("body",), 1, "points")
    assert longer["body"][1] == {"text": "", "points": []}
    assert moved_passage(longer, ("body",), 1, -1)["body"][0] == {"text": "", "points": []}
    assert without_passage(longer, ("body",), 1) == before == shipped


@pytest.mark.parametrize("code", ["decree", "joint_decree", "explanation", "start_of_duty", "objection_decision"])
def test_fields_put_together_again_are_the_wording(code: str) -> None:
    """Opening the editor changes nothing."""
    shipped = shipped_plain(code)
    texts = {name: part.text for name, part in parts_of(shipped).items()}
    assert with_texts(shipped, texts) == shipped


def test_the_places_of_a_letter_stay_the_programs(store: Store) -> None:
    """Whatever an old version of the office says."""
    plain = _with("explanation", letter__subject=SUBJECT)
    plain["letter"]["places"] = ["nama"]
    _keep(store, plain)
    assert _file(store).plain["letter"]["places"] == shipped_plain("explanation")["letter"]["places"]


def test_every_letter_can_be_edited(store: Store) -> None:
    """The office's own are marked."""
    _keep(store, _with("explanation", letter__subject=SUBJECT))
    with store.read() as session:
        own = {row.code: row.own for row in wording_rows(session, LATER)}
    assert own["explanation"]
    assert not own["decree"]


def test_a_reset_that_is_to_come_is_shown_with_its_day(store: Store) -> None:
    """Else a change of today would seem to vanish behind it."""
    _keep(store, _with("explanation", letter__subject=SUBJECT))
    with store.write() as session:
        reset_wording(session, wording_file(session, "explanation"), LATER, "Edaran dicabut")
    file = _file(store)
    assert (file.valid_from, file.differences) == (LATER, ())


@pytest.mark.parametrize("day", [FIRST, LATER])
def test_what_stands_as_shipped_cannot_be_reset(store: Store, day: date) -> None:
    with store.write() as session, pytest.raises(Refusal):
        reset_wording(session, wording_file(session, "memo"), day, "Edaran dicabut")


def test_of_two_versions_from_one_day_the_later_kept_holds(store: Store) -> None:
    for subject in (SUBJECT, "Hal baru"):
        _keep(store, _with("explanation", letter__subject=subject))
    with store.read() as session:
        assert wording_on(session, "explanation", FIRST).subject == "Hal baru"


@pytest.mark.parametrize(
    ("code", "part", "length"),
    [
        ("minutes_inauguration", "letter.role", 81),
        ("assignment", "letter.opening", 61),
        ("decree", "considering.0.text", 2001),
    ],
)
def test_what_no_letter_could_print_is_told_while_it_is_written(store: Store, code, part, length) -> None:
    """The limits of letters are those of their wording."""
    text = ("kata " * 1000)[: length - 1] + "a"
    with pytest.raises(Refusal) as refused:
        _keep(store, with_texts(shipped_plain(code), {part: text}), code=code)
    assert set(refused.value.fields) == {part}
