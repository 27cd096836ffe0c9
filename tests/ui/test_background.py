"""Work away from the window's thread, and its way home."""

import gc
import random
from collections.abc import Generator
from threading import Event, get_ident
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from desktop.db.tables import Unit
from desktop.domain.cases.progress import Progress
from desktop.domain.refusal import Cancelled, Refusal
from desktop.ui.background import Background
from tests.ui.conftest import NotingShell, settle

ENDLESS = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")


@pytest.fixture
def background(shell: NotingShell) -> Background:
    return shell.background


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def add_unit(session: Session, name: str = "Rumbai") -> int:
    unit = Unit(name=name, name_key=name.casefold(), path="/")
    session.add(unit)
    session.flush()
    return unit.id


def count_units(session: Session) -> int:
    return session.scalar(select(func.count(Unit.id))) or 0


def refuse(_session: Session) -> None:
    raise Refusal("Tidak.", "Coba lagi.", {"name": "wajib"})


def fail(_session: Session) -> None:
    raise ZeroDivisionError


def wait_for_ever(session: Session) -> None:
    session.execute(ENDLESS)


def many_units(session: Session, count: int) -> Generator[Progress, None, int]:
    for done in range(count):
        yield Progress(done, count)
        add_unit(session)
    return count


def test_an_answer_comes_home_on_the_windows_thread(qtbot: QtBot, background: Background, owner: QWidget) -> None:
    threads: list[bool] = []
    background.ask(owner, lambda _n: threads.append(owner.thread().isCurrentThread()), count_units)
    qtbot.waitUntil(lambda: threads == [True])


def test_work_is_done_on_another_thread(qtbot: QtBot, background: Background, owner: QWidget) -> None:
    answers: list[bool] = []
    background.compute(owner, answers.append, lambda: QThread.currentThread() is owner.thread())
    qtbot.waitUntil(lambda: answers == [False])


def test_an_answer_is_never_there_before_ask_returns(qtbot: QtBot, background: Background, owner: QWidget) -> None:
    answers: list[int] = []
    background.ask(owner, answers.append, count_units)
    assert answers == []
    qtbot.waitUntil(lambda: answers == [0])


def test_a_change_is_kept_and_told(qtbot: QtBot, background: Background, owner: QWidget) -> None:
    with qtbot.waitSignal(background.changed) as told:
        background.do(owner, lambda _id: None, add_unit)
    assert told.args == [{"unit": frozenset({1})}]


def test_arguments_go_along(qtbot: QtBot, background: Background, owner: QWidget) -> None:
    answers: list[int] = []
    background.do(owner, answers.append, add_unit, name="Rumbai Barat")
    qtbot.waitUntil(lambda: answers == [1])


def test_a_read_changes_nothing(qtbot: QtBot, shell: NotingShell, owner: QWidget) -> None:
    shell.background.ask(owner, lambda _id: None, add_unit)
    qtbot.waitUntil(lambda: len(shell.refusals) == 1)


def test_a_refusal_without_a_place_of_its_own_goes_to_the_window(
    qtbot: QtBot, background: Background, owner: QWidget
) -> None:
    with qtbot.waitSignal(background.refused) as told:
        background.do(owner, lambda _n: None, refuse)
    assert (told.args[0], str(told.args[1])) == (owner, "Tidak. Coba lagi.")


def test_a_refusal_reaches_the_form_that_wants_it(qtbot: QtBot, shell: NotingShell, owner: QWidget) -> None:
    shown: list[Refusal] = []
    job = shell.background.do(owner, lambda _n: None, refuse)
    job.refused = shown.append
    settle(qtbot, shell)
    assert ([refusal.fields for refusal in shown], shell.refusals) == ([{"name": "wajib"}], [])


def test_a_refused_change_is_not_kept(qtbot: QtBot, shell: NotingShell, owner: QWidget) -> None:
    def add_then_refuse(session: Session) -> None:
        add_unit(session)
        refuse(session)

    answers: list[int] = []
    shell.background.do(owner, lambda _n: None, add_then_refuse)
    settle(qtbot, shell)
    shell.background.ask(owner, answers.append, count_units)
    qtbot.waitUntil(lambda: answers == [0])


@pytest.mark.parametrize("way", ["ask", "do"])
def test_our_own_fault_goes_to_the_crash_dialog(qtbot: QtBot, shell: NotingShell, owner: QWidget, way: str) -> None:
    getattr(shell.background, way)(owner, lambda _n: None, fail)
    qtbot.waitUntil(lambda: len(shell.bugs) == 1)
    assert isinstance(shell.bugs.pop(), ZeroDivisionError)


def test_a_fault_is_told_although_its_window_is_gone(qtbot: QtBot, shell: NotingShell) -> None:
    owner = QWidget()
    shell.background.do(owner, lambda _n: None, fail)
    delete(owner)
    qtbot.waitUntil(lambda: len(shell.bugs) == 1)
    shell.bugs.clear()


def test_a_closed_window_hears_nothing(qtbot: QtBot, shell: NotingShell) -> None:
    owner, heard = QWidget(), []
    shell.background.ask(owner, heard.append, count_units)
    shell.background.do(owner, heard.append, add_unit)
    delete(owner)
    settle(qtbot, shell)
    assert heard == []


def test_a_closed_windows_change_is_kept_all_the_same(qtbot: QtBot, shell: NotingShell, owner: QWidget) -> None:
    gone, answers = QObject(), []
    shell.background.do(gone, lambda _n: None, add_unit)
    delete(gone)
    settle(qtbot, shell)
    shell.background.ask(owner, answers.append, count_units)
    qtbot.waitUntil(lambda: answers == [1])


def test_a_cancelled_read_stops_at_once_and_is_not_heard(qtbot: QtBot, shell: NotingShell, owner: QWidget) -> None:
    heard: list[Any] = []
    job = shell.background.ask(owner, heard.append, wait_for_ever)
    qtbot.waitUntil(lambda: job._interrupt is not None)
    job.cancel()
    qtbot.waitUntil(shell.background.idle, timeout=2_000)
    assert (heard, shell.refusals) == ([], [])


class Ring:
    """A circle of garbage that tells in which thread it ended."""

    def __init__(self, ended: list[int]) -> None:
        self.itself, self.ended = self, ended

    def __del__(self) -> None:
        self.ended.append(get_ident())


def litter(_session: Session, ended: list[int]) -> int:
    Ring(ended)
    return len([[number] for number in range(100_000)])


def test_garbage_is_collected_in_the_windows_thread_only(qtbot: QtBot, shell: NotingShell, owner: QWidget) -> None:
    """A window that ends in another thread than its own takes the program with it."""
    ended: list[int] = []
    Ring(ended)
    shell.background.ask(owner, lambda _n: None, litter, ended)
    settle(qtbot, shell)
    gc.collect()
    assert ended == [get_ident()] * 2
    assert gc.isenabled()


def test_a_cancel_just_before_the_statement_stops_it_too(qtbot: QtBot, shell: NotingShell, owner: QWidget) -> None:
    """SQLite loses an interrupt that comes while nothing runs."""
    begun, interrupted = Event(), Event()

    def stop_then_work(session: Session) -> None:
        begun.set()
        interrupted.wait(5)
        wait_for_ever(session)

    job = shell.background.ask(owner, lambda _n: None, stop_then_work)
    qtbot.waitUntil(begun.is_set)
    job.cancel()
    interrupted.set()
    qtbot.waitUntil(shell.background.idle, timeout=2_000)


def test_a_read_that_a_newer_one_replaced_refuses_nothing(qtbot: QtBot, shell: NotingShell, owner: QWidget) -> None:
    told: list[Refusal] = []
    job = shell.background.ask(owner, lambda _n: None, wait_for_ever)
    job.refused = told.append
    qtbot.waitUntil(lambda: job._interrupt is not None)
    job.cancel()
    settle(qtbot, shell)
    assert told == []


def test_a_read_that_waits_its_turn_can_be_cancelled(qtbot: QtBot, shell: NotingShell, owner: QWidget) -> None:
    busy = [shell.background.ask(owner, lambda _n: None, wait_for_ever) for _each in range(3)]
    heard: list[int] = []
    shell.background.ask(owner, heard.append, count_units).cancel()
    qtbot.waitUntil(lambda: all(job._interrupt is not None for job in busy))
    for job in busy:
        job.cancel()
    settle(qtbot, shell)
    assert heard == []


def driver_of(session: Session) -> Any:
    return session.connection().connection.driver_connection


def test_an_interrupted_connection_serves_nobody_again(qtbot: QtBot, shell: NotingShell, owner: QWidget) -> None:
    interrupted: list[Any] = []

    def wait(session: Session) -> None:
        interrupted.append(driver_of(session))
        wait_for_ever(session)

    job = shell.background.ask(owner, lambda _n: None, wait)
    qtbot.waitUntil(lambda: job._interrupt is not None and interrupted != [])
    job.cancel()
    settle(qtbot, shell)
    later: list[Any] = []
    for _each in range(6):
        shell.background.ask(owner, later.append, driver_of)
    settle(qtbot, shell)
    assert len(later) == 6
    assert all(one is not interrupted[0] for one in later)


def test_whatever_an_interrupted_read_stumbles_over_is_no_fault(
    qtbot: QtBot, shell: NotingShell, owner: QWidget
) -> None:
    going, stopped = Event(), Event()

    def stumble(_session: Session) -> None:
        going.set()
        stopped.wait(10)
        raise IndexError

    job = shell.background.ask(owner, lambda _n: None, stumble)
    qtbot.waitUntil(going.is_set)
    job.cancel()
    stopped.set()
    settle(qtbot, shell)
    assert (shell.bugs, shell.refusals) == ([], [])


def test_what_a_window_asks_while_it_goes_away_is_dropped(qtbot: QtBot, shell: NotingShell, owner: QWidget) -> None:
    heard: list[int] = []
    shell.background.close()
    shell.background.ask(owner, heard.append, count_units)
    settle(qtbot, shell)
    assert (heard, shell.bugs) == ([], [])


def test_a_late_cancel_stops_nobody_elses_work(qtbot: QtBot, shell: NotingShell, owner: QWidget) -> None:
    early = shell.background.ask(owner, lambda _n: None, count_units)
    settle(qtbot, shell)
    heard: list[int] = []
    shell.background.ask(owner, heard.append, count_units)
    early.cancel()
    settle(qtbot, shell)
    assert heard == [0]


def test_long_work_tells_how_far_it_is(qtbot: QtBot, shell: NotingShell, owner: QWidget) -> None:
    steps: list[int] = []
    ended: list[int] = []
    shell.background.follow(owner, ended.append, lambda step: steps.append(step.done), many_units, 5)
    settle(qtbot, shell)
    assert (steps, ended) == ([0, 1, 2, 3, 4], [5])


def test_long_reading_lets_others_save_meanwhile(qtbot: QtBot, shell: NotingShell, owner: QWidget) -> None:
    going, release, told = Event(), Event(), []

    def slow(session: Session) -> Generator[Progress, None, str]:
        count_units(session)
        going.set()
        yield Progress(0, 0)
        release.wait(10)
        return "read"

    shell.background.watch(owner, told.append, lambda _step: None, slow)
    qtbot.waitUntil(going.is_set)
    shell.background.do(owner, lambda _id: told.append("saved"), add_unit)
    qtbot.waitUntil(lambda: "saved" in told)
    release.set()
    settle(qtbot, shell)
    assert told == ["saved", "read"]


def test_long_reading_cannot_write(qtbot: QtBot, shell: NotingShell, owner: QWidget) -> None:
    shell.background.watch(owner, lambda _answer: None, lambda _step: None, many_units, 5)
    settle(qtbot, shell)
    assert [refusal.title for refusal in shell.refusals] == ["Basis data tidak dapat ditulisi."]


def test_cancelled_long_work_is_taken_back_and_told(qtbot: QtBot, shell: NotingShell, owner: QWidget) -> None:
    going, told, counted = Event(), [], []

    def slow(session: Session) -> Generator[Progress, None, None]:
        add_unit(session)
        going.set()
        while True:
            yield Progress(1, 0)

    job = shell.background.follow(owner, told.append, lambda _step: None, slow)
    job.refused = told.append
    qtbot.waitUntil(going.is_set)
    job.cancel()
    settle(qtbot, shell)
    shell.background.ask(owner, counted.append, count_units)
    settle(qtbot, shell)
    assert ([type(one) for one in told], counted) == ([Cancelled], [0])


def test_long_work_cancelled_before_it_began_is_told_too(qtbot: QtBot, shell: NotingShell, owner: QWidget) -> None:
    release, told = Event(), []
    shell.background.do(owner, lambda _n: None, lambda _session: release.wait(10))
    job = shell.background.follow(owner, told.append, lambda _step: None, many_units, 5)
    job.refused = told.append
    job.cancel()
    release.set()
    settle(qtbot, shell)
    assert [type(one) for one in told] == [Cancelled]


def test_what_was_kept_before_the_cancel_came_is_told(qtbot: QtBot, shell: NotingShell, owner: QWidget) -> None:
    ended: list[int] = []
    job = shell.background.do(owner, ended.append, add_unit)
    shell.background.changed.connect(lambda _changes: job.cancel())
    settle(qtbot, shell)
    assert (ended, job.stopped.is_set()) == ([1], True)


def test_closing_finishes_what_is_being_written(qtbot: QtBot, shell: NotingShell, owner: QWidget) -> None:
    going, release = Event(), Event()

    def slow(session: Session) -> None:
        going.set()
        release.wait(10)
        add_unit(session)

    shell.background.do(owner, lambda _n: None, slow)
    qtbot.waitUntil(going.is_set)
    release.set()
    settle(qtbot, shell)
    with shell.background.store.read() as session:
        assert count_units(session) == 1


def test_three_hundred_jobs_with_owners_gone_at_random(qtbot: QtBot, shell: NotingShell) -> None:
    dice, heard = random.Random(7), []
    owners = [QWidget() for _each in range(40)]
    for turn in range(300):
        owner = dice.choice(owners)
        way = shell.background.do if turn % 5 == 0 else shell.background.ask
        job = way(owner, heard.append, add_unit if turn % 5 == 0 else count_units)
        if dice.random() < 0.2:
            job.cancel()
        if dice.random() < 0.1 and len(owners) > 1:
            owners.remove(owner)
            delete(owner)
        if turn % 10 == 0:
            qtbot.wait(1)
    settle(qtbot, shell)
    assert heard
    assert shell.refusals == []
    for owner in owners:
        delete(owner)
