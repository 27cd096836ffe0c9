"""Work away from the window's thread: `ask` to read, `do` to change, `follow` and `watch` for long work.

The answer comes home on the window's thread through one long-lived object and one queued signal, which asks
there whether the owner still lives (MODELS section 0.2: reply objects of windows crash). A refusal goes to
`refused`, a bug to `bug`; callers need no code for either.
"""

import gc
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from desktop.db.store import Session, Store
from desktop.domain.cases.progress import Progress
from desktop.domain.changes import Changes
from desktop.domain.refusal import Cancelled, Refusal
from desktop.text import _

# Session: pages name it where they pass use cases on.
__all__ = ["Background", "Job", "Session"]

READERS = 3
LOOK_EVERY = 200_000
"""Steps of SQLite's machine, some milliseconds of work, after which a statement looks whether it is to stop."""
Answer = TypeVar("Answer")
Given = ParamSpec("Given")
Refused = Callable[[Refusal], None]


@dataclass(eq=False, slots=True)
class Job:
    """A piece of work under way."""

    owner: QObject
    reading: bool = False
    replaceable: bool = False
    """Whether it is stopped only for a newer question, after which nothing of it may be told."""
    refused: Refused | None = None
    stopped: Event = field(default_factory=Event)
    _interrupt: Callable[[], None] | None = None
    _guard: Lock = field(default_factory=Lock)

    def cancel(self) -> None:
        """Stop the work as soon as it can be: what it changed is rolled back, unless it was kept already."""
        self.stopped.set()
        with self._guard:
            if self._interrupt is not None:
                self._interrupt()

    @contextmanager
    def stoppable(self, driver: Any) -> Iterator[None]:
        """While this lasts, `cancel` stops what runs on the connection `driver`; a later one stops nothing."""
        # An interrupt that comes just before a statement begins is lost, so the statement looks for itself as well.
        driver.set_progress_handler(self.stopped.is_set, LOOK_EVERY)
        self._interrupt = driver.interrupt
        try:
            self.stop_here()
            yield
            self.stop_here()
        except Exception as error:
            # An interrupted statement fails in many ways ("vtable constructor failed", rows without values, parameters
            # that cannot be bound): after a cancel none of them is a fault.
            if self.stopped.is_set() and not isinstance(error, Refusal):
                self.stop_here()
            raise
        finally:
            with self._guard:
                self._interrupt = None
            driver.set_progress_handler(None, LOOK_EVERY)

    def stop_here(self) -> None:
        """Raise Cancelled if the work was told to stop."""
        if self.stopped.is_set():
            raise Cancelled(_("Stopped."), _("Nothing was changed."))


@dataclass(frozen=True, slots=True)
class _News:
    job: Job
    tell: Callable[[Any], None]
    what: Any
    last: bool = True


class Background(QObject):
    """The threads behind the window, and the notice of what was changed."""

    changed = Signal(object)
    """`Changes` of each commit."""
    refused = Signal(object, object)
    """Owner and `Refusal`, where the caller gave no way of its own to show it."""
    done = Signal()
    """A change was made without refusal; told before its answer is handed over."""
    bug = Signal(object)
    """An exception that is our own fault."""
    _news = Signal(object)
    _committed = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="read")
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="write")
        self._running: set[Job] = set()
        self._closed = False
        self._collects = False
        self._news.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._committed.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        store.on_change = self._announce

    def ask(
        self,
        owner: QObject,
        then: Callable[[Answer], None],
        work: Callable[Concatenate[Session, Given], Answer],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Job:
        """Run the read `work(session, *args)` and hand its answer to `then` if `owner` still lives."""
        job = Job(owner, reading=True, replaceable=True)
        return self._submit(self._readers, job, then, lambda: self._run(job, self.store.read(), work, *args, **kwargs))

    def do(
        self,
        owner: QObject,
        then: Callable[[Answer], None],
        work: Callable[Concatenate[Session, Given], Answer],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Job:
        """Run the change `work(session, *args)` in one transaction, then hand its answer to `then`.

        To show a refusal beside the fields of a form, set `refused` of the job that is returned.
        """
        job = Job(owner)
        return self._submit(self._writer, job, then, lambda: self._run(job, self.store.write(), work, *args, **kwargs))

    def follow(
        self,
        owner: QObject,
        then: Callable[[Answer], None],
        progressed: Callable[[Progress], None],
        work: Callable[Concatenate[Session, Given], Generator[Progress, None, Answer]],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Job:
        """Like `do` for long work, a generator that yields how far it is; cancelling rolls all of it back."""
        return self._follow(Job(owner), then, progressed, lambda session: work(session, *args, **kwargs))

    def watch(
        self,
        owner: QObject,
        then: Callable[[Answer], None],
        progressed: Callable[[Progress], None],
        work: Callable[Concatenate[Session, Given], Generator[Progress, None, Answer]],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Job:
        """Like `follow` for long work that only reads: nothing that is saved meanwhile has to wait for it."""
        return self._follow(Job(owner, reading=True), then, progressed, lambda session: work(session, *args, **kwargs))

    def compute(
        self,
        owner: QObject,
        then: Callable[[Answer], None],
        work: Callable[Given, Answer],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Job:
        """Run `work(*args)`, which needs no database, and hand its answer to `then`."""
        job = Job(owner, reading=True, replaceable=True)
        return self._submit(self._readers, job, then, lambda: work(*args, **kwargs))

    def close(self) -> None:
        """Finish what is being written, drop what is being read, and let the threads end; later reads are dropped."""
        self._closed = True
        for job in tuple(self._running):
            if job.reading:
                job.cancel()
        self._readers.shutdown(cancel_futures=True)
        self._writer.shutdown()
        self.store.close()
        if self._collects:
            gc.enable()

    def collect_garbage(self) -> None:
        """From now on circles of garbage are looked for, while nothing is under way."""
        self._collects = True
        self._collect_if_idle()

    def idle(self) -> bool:
        """Whether all that was asked for has come home."""
        return not self._running

    def _follow(
        self,
        job: Job,
        then: Callable[[Answer], None],
        progressed: Callable[[Progress], None],
        begin: Callable[[Session], Generator[Progress, None, Answer]],
    ) -> Job:
        executor, opened = (self._readers, self.store.read()) if job.reading else (self._writer, self.store.write())

        def drain(session: Session) -> Answer:
            return self._drain(job, progressed, begin(session))

        return self._submit(executor, job, then, lambda: self._run(job, opened, drain))

    def _submit(self, executor: Executor, job: Job, then: Callable[[Answer], None], work: Callable[[], Answer]) -> Job:
        if self._closed and job.reading:
            # A window that goes away still loses its focus, and a field that loses it asks.
            return job
        if gc.isenabled():
            # Whichever thread comes by would collect, and windows that end in another thread than theirs crash.
            self._collects = True
            gc.disable()
        self._running.add(job)
        executor.submit(self._attempt, job, then, work)
        return job

    def _attempt(self, job: Job, then: Callable[[Answer], None], work: Callable[[], Answer]) -> None:
        try:
            job.stop_here()
            answer = work()
        except Refusal as refusal:
            self._tell(_News(job, self._refuse(job), refusal))
        except Exception as error:  # noqa: BLE001  # the runner: our own fault goes to the crash dialog
            self._tell(_News(job, self.bug.emit, error))
        else:
            self._tell(_News(job, then, answer))

    def _run(
        self,
        job: Job,
        opened: AbstractContextManager[Session],
        work: Callable[Concatenate[Session, Given], Answer],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Answer:
        with opened as session:
            driver: Any = session.connection().connection.driver_connection
            try:
                with job.stoppable(driver):
                    return work(session, *args, **kwargs)
            except Cancelled:
                # The driver keeps an interrupted statement half-way in its cache, for the next one on this connection.
                session.invalidate()
                raise

    def _drain(
        self, job: Job, progressed: Callable[[Progress], None], steps: Generator[Progress, None, Answer]
    ) -> Answer:
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                answer: Answer = end.value
                return answer
            job.stop_here()
            self._tell(_News(job, progressed, step, last=False))

    def _refuse(self, job: Job) -> Callable[[Refusal], None]:
        def refuse(refusal: Refusal) -> None:
            if isinstance(refusal, Cancelled) and job.refused is None:
                return
            if job.refused is not None:
                job.refused(refusal)
            else:
                self.refused.emit(job.owner, refusal)

        return refuse

    def _tell(self, news: _News) -> None:
        if isValid(self):
            self._news.emit(news)

    def _deliver(self, news: _News) -> None:
        if news.last:
            self._running.discard(news.job)
            self._collect_if_idle()
            if not news.job.reading and not isinstance(news.what, Exception):
                self.done.emit()
        job, is_bug = news.job, news.tell == self.bug.emit
        # What was kept before the cancel came is told; what was only read, or how far it is, interests nobody.
        unwanted = job.replaceable or (not isinstance(news.what, Exception) and (job.reading or not news.last))
        if is_bug or (isValid(job.owner) and not (job.stopped.is_set() and unwanted)):
            news.tell(news.what)

    def _collect_if_idle(self) -> None:
        if self._collects and not self._running:
            gc.enable()
            # Here and now: else the first to make an object does it, which may be a thread that is just ending.
            gc.collect(0)

    def _announce(self, changes: Changes) -> None:
        if isValid(self):
            self._committed.emit(changes)
