"""Sittings on a real database: members, minutes, agenda, opinions, putting aside, and what is printed."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from desktop.db.store import Store
from desktop.db.tables import TransferCase
from desktop.domain.cases.cases import CaseKind, CaseStage, Direction
from desktop.domain.refusal import Refusal, Stale
from desktop.domain.review.review import TeamOpinion, TeamRole
from desktop.domain.review.sittings import Member
from desktop.services.attachments import attach
from desktop.services.cases.cases import advance, new_case, open_case, return_case
from desktop.services.cases.file import steps_of
from desktop.services.review.sitting_agenda import (
    OpinionEntry,
    agenda_of,
    cases_to_hear,
    opinions_on,
    put_on_agenda,
    record_opinions,
    take_off_agenda,
)
from desktop.services.review.sitting_reports import agenda_report, minutes_report
from desktop.services.review.sittings import (
    SittingEntry,
    list_sittings,
    open_sitting,
    restore_sitting,
    save_sitting,
    set_sitting_aside,
    sitting_draft,
)
from tests.case_office import PDF, TODAY, SmallOffice, lead_to, pass_warnings, proposal, small_office

TEAM = (
    Member("Sekretaris Daerah", "Sekda", TeamRole.CHAIR),
    Member("Kepala BKPSDM", "Kepala Badan", TeamRole.SECRETARY),
    Member("Inspektur", "Inspektur", present=False),
)
ENTRY = SittingEntry(TODAY, "Ruang rapat Sekda", "BA/7/2026", TODAY, "", TEAM)
NOW = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001  # the clock of the workstation
SUPPORTS = OpinionEntry(TeamOpinion.SUPPORTS)


@pytest.fixture
def office(store: Store) -> SmallOffice:
    with store.write() as session:
        return small_office(session)


@pytest.fixture
def case(store: Store, office: SmallOffice) -> int:
    with store.write() as session:
        found = new_case(session, proposal(office), TODAY)
        lead_to(session, found, CaseStage.REVIEW)
    return found


@pytest.fixture
def sitting(store: Store, case: int) -> int:
    with store.write() as session:
        made = save_sitting(session, ENTRY)
        put_on_agenda(session, made, [case])
    return made


def advise(store: Store, sitting: int, entry: OpinionEntry = SUPPORTS, today: date = TODAY) -> None:
    with store.write() as session:
        rows = [(row.id, row.version) for row in agenda_of(session, sitting)]
        record_opinions(session, rows, entry, today)


def finish_scores(store: Store, case: int) -> None:
    with store.write() as session:
        found = session.get_one(TransferCase, case)
        found.scores_shown_on = found.scores_final_on = TODAY
        pass_warnings(session, case)


def test_a_sitting_keeps_its_members_in_their_order(store: Store, sitting: int) -> None:
    with store.read() as session:
        file = open_sitting(session, sitting)
    assert file.entry == ENTRY
    assert file.doubt == ""
    assert [row.case.employee for row in file.agenda] == ["Rina Batubara, S.E."]


def test_the_next_sitting_begins_with_the_same_team_all_present(store: Store, sitting: int) -> None:
    with store.read() as session:
        draft = sitting_draft(session, TODAY + timedelta(days=30))
    assert [member.name for member in draft.members] == [member.name for member in TEAM]
    assert all(member.present for member in draft.members)
    assert (draft.held_on, draft.minutes_number) == (TODAY + timedelta(days=30), "")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"held_on": None}, "held_on"),
        ({"minutes_number": "", "minutes_date": TODAY - timedelta(days=1)}, "minutes_date"),
        ({"minutes_number": "BA/7/2026"}, "minutes_number"),
        ({"minutes_number": "", "members": (Member("", "Asisten"),)}, "members"),
        ({"minutes_number": "", "members": (TEAM[0], TEAM[0])}, "members"),
    ],
)
def test_a_sitting_is_refused_by_the_field_at_fault(
    store: Store, sitting: int, change: dict[str, object], field: str
) -> None:
    with store.write() as session, pytest.raises(Refusal) as refused:
        save_sitting(session, replace(ENTRY, **change))  # type: ignore[arg-type]
    assert list(refused.value.fields) == [field]


def test_an_absent_chair_is_warned_of(store: Store, sitting: int) -> None:
    with store.write() as session:
        absent = (replace(TEAM[0], present=False), *TEAM[1:])
        save_sitting(session, replace(ENTRY, members=absent), sitting, open_sitting(session, sitting).version)
        assert "ketua" in open_sitting(session, sitting).doubt


def test_an_older_version_is_not_saved_over(store: Store, sitting: int) -> None:
    with store.write() as session, pytest.raises(Stale):
        save_sitting(session, ENTRY, sitting, 99)


def test_only_cases_in_review_whose_route_asks_for_it_wait_for_the_team(
    store: Store, office: SmallOffice, sitting: int, case: int
) -> None:
    with store.write() as session:
        second = save_sitting(session, SittingEntry(TODAY))
        assert [one.id for one in cases_to_hear(session, second)] == [case]
        assert cases_to_hear(session, sitting) == ()
        moved = session.get_one(TransferCase, case)
        moved.kind, moved.direction = CaseKind.CENTRAL, Direction.OUTGOING
        session.flush()
        assert cases_to_hear(session, second) == ()


def test_an_opinion_stands_in_the_timeline_and_lets_the_case_go_on(store: Store, sitting: int, case: int) -> None:
    advise(store, sitting)
    finish_scores(store, case)
    with store.write() as session:
        steps = [(step.action, step.note) for step in steps_of(session, case)]
        assert ("opinion", "Sidang 23 Nov 2026 – BA/7/2026 – Mendukung mutasi") in steps
        assert advance(session, case, TODAY) is CaseStage.APPROVAL


@pytest.mark.parametrize("opinion", [TeamOpinion.SUPPORTS_WITH_NOTES, TeamOpinion.ADVISES_AGAINST])
def test_notes_and_advice_against_need_their_words(store: Store, sitting: int, opinion: TeamOpinion) -> None:
    with pytest.raises(Refusal) as refused:
        advise(store, sitting, OpinionEntry(opinion))
    assert "note" in refused.value.fields
    advise(store, sitting, OpinionEntry(opinion, "Menunggu pengganti"))


def test_a_sitting_to_come_gives_no_opinion_yet(store: Store, sitting: int) -> None:
    with pytest.raises(Refusal, match="belum dilaksanakan"):
        advise(store, sitting, today=TODAY - timedelta(days=1))


def test_a_case_with_an_opinion_stays_on_the_agenda_until_it_is_taken_back(
    store: Store, sitting: int, case: int
) -> None:
    advise(store, sitting)
    with store.write() as session, pytest.raises(Refusal, match="sudah memberi pendapat"):
        take_off_agenda(session, [agenda_of(session, sitting)[0].id])
    advise(store, sitting, OpinionEntry(None))
    with store.write() as session:
        take_off_agenda(session, [agenda_of(session, sitting)[0].id])
        assert agenda_of(session, sitting) == ()
        assert [step.action for step in steps_of(session, case)][-1] == "opinion_void"


def test_a_sitting_on_which_a_case_went_on_is_not_put_aside(store: Store, sitting: int, case: int) -> None:
    advise(store, sitting)
    finish_scores(store, case)
    with store.write() as session:
        advance(session, case, TODAY)
        with pytest.raises(Refusal, match="2026/0001"):
            set_sitting_aside(session, sitting, "Salah tanggal")
        return_case(session, case, CaseStage.REVIEW, "Sidang ulang", TODAY)
        set_sitting_aside(session, sitting, "Salah tanggal")
        assert "sitting" in [one.field for one in open_case(session, case, TODAY).missing]


def test_the_number_of_minutes_stays_once_a_case_went_on_upon_them(store: Store, sitting: int, case: int) -> None:
    advise(store, sitting)
    with store.write() as session:
        session.get_one(TransferCase, case).stage = CaseStage.APPROVAL
        with pytest.raises(Refusal) as refused:
            save_sitting(session, replace(ENTRY, minutes_number=" "), sitting)
        save_sitting(session, replace(ENTRY, minutes_number="BA/7a/2026"), sitting)
    assert "minutes_number" in refused.value.fields


def test_a_sitting_put_aside_needs_a_reason_and_comes_back_whole(store: Store, sitting: int, case: int) -> None:
    advise(store, sitting)
    with store.write() as session:
        with pytest.raises(Refusal):
            set_sitting_aside(session, sitting, " ")
        set_sitting_aside(session, sitting, "Salah tanggal")
        assert opinions_on(session, session.get_one(TransferCase, case)) == ()
        with pytest.raises(Refusal, match="disisihkan"):
            save_sitting(session, ENTRY, sitting)
        restore_sitting(session, sitting)
        assert [one.opinion for one in opinions_on(session, session.get_one(TransferCase, case))] == [
            TeamOpinion.SUPPORTS
        ]


def test_the_list_counts_cases_and_those_without_an_opinion(store: Store, sitting: int) -> None:
    with store.read() as session:
        (row,) = list_sittings(session)
    assert (row.cases, row.waiting, row.minutes_number) == (1, 1, "BA/7/2026")


def test_the_scan_of_the_minutes_is_kept_with_the_sitting(store: Store, sitting: int) -> None:
    with store.write() as session:
        attach(session, PDF.name, PDF.content, sitting_id=sitting)
        assert [paper.name for paper in open_sitting(session, sitting).papers] == [PDF.name]


def test_agenda_and_minutes_are_printed(store: Store, sitting: int) -> None:
    advise(store, sitting)
    with store.read() as session:
        for report in (agenda_report(session, sitting, NOW), minutes_report(session, sitting, NOW)):
            assert report.pdf.startswith(b"%PDF-")
            assert (report.about.table, report.about.row_id) == ("sitting", sitting)
