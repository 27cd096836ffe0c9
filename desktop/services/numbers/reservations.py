"""Numbers kept for others: ranges for letters written by hand, and those that another system gave before this one."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.changes import actor_of, audit
from desktop.db.tables import HandLetter, Letter, NumberCounter, NumberReservation
from desktop.db.tables.base import now
from desktop.domain.employees.names import check_line
from desktop.domain.letters.numbering import counter_words, read_counter
from desktop.domain.refusal import Refusal
from desktop.services.case_rows import reason_given
from desktop.services.numbers.numbering import HIGHEST, raise_counter, reserved_until
from desktop.text import _

MOST_AT_ONCE = 500


def first_free(session: Session, counter: str) -> int:
    """The lowest number from which on nothing of the counter is borne or kept."""
    tops = [
        session.scalar(select(func.max(Letter.running_number)).where(Letter.counter == counter)),
        session.scalar(select(func.max(HandLetter.running_number)).where(HandLetter.counter == counter)),
        session.scalar(
            select(func.max(NumberReservation.last)).where(
                NumberReservation.counter == counter, NumberReservation.removed_at.is_(None)
            )
        ),
        session.scalar(select(NumberCounter.last).where(NumberCounter.counter == counter)),
    ]
    return max(top or 0 for top in tops) + 1


def reserve_numbers(session: Session, counter: str, first: int | None, last: int | None, purpose: str) -> int:
    """Keep a range of numbers for letters written by hand; the program passes them over. The reservation's id."""
    _known(counter)
    first = first or first_free(session, counter)
    last = last or first
    said = check_line(purpose)
    problems = {} if said else {"purpose": _("Write what the numbers are kept for.")}
    if not 1 <= first <= last <= HIGHEST:
        problems["last"] = _("The last number lies before the first, or is too high.")
    elif last - first >= MOST_AT_ONCE:
        problems["last"] = _("At most {count} numbers are reserved at once.").format(count=MOST_AT_ONCE)
    elif taken := _first_taken(session, counter, first, last):
        problems["first"] = _("Number {number} is borne or kept already.").format(number=taken)
    if problems:
        raise Refusal(_("These numbers cannot be reserved."), _("See the red lines."), problems)
    row = NumberReservation(counter=counter, first=first, last=last, purpose=said, actor=actor_of(session))
    session.add(row)
    session.flush()
    audit(session, "reserve", row.__tablename__, row.id, {"counter": counter, "first": first, "last": last})
    return row.id


def release_reservation(session: Session, reservation_id: int, reason: str) -> None:
    """Give a reservation up; those of its numbers that no letter bears may be given again, or stay as gaps."""
    row = session.get(NumberReservation, reservation_id)
    if row is None or row.removed_at is not None:
        raise Refusal(_("There is no such reservation."), _("Load the page again."))
    if row.taken_over:
        raise Refusal(
            _("These numbers were given by another system."), _("They stay kept, so that none is used twice.")
        )
    row.removed_at, row.removed_reason = now(), reason_given(reason)
    session.flush()
    audit(session, "release", row.__tablename__, row.id, {"counter": row.counter, "reason": row.removed_reason})


def take_over_number(session: Session, counter: str, last: int | None, reason: str) -> None:
    """Go on after `last`, the last number that another system gave; a counter goes only forwards."""
    _known(counter)
    before = session.scalar(select(NumberCounter.last).where(NumberCounter.counter == counter)) or 0
    if last is None or not before < last <= HIGHEST:
        sentence = _("The number must be higher than {before}, the last one given here.").format(before=before)
        raise Refusal(sentence, _("A counter goes only forwards."), {"last": sentence})
    why = reason_given(reason)
    kept = NumberReservation(
        counter=counter, first=before + 1, last=last, purpose=check_line(why), taken_over=True, actor=actor_of(session)
    )
    session.add(kept)
    raise_counter(session, counter, last)
    details = {"counter": counter, "before": before, "last": last, "reason": why}
    audit(session, "take_over", NumberCounter.__tablename__, None, details)


def lowest_kept(session: Session, counter: str) -> int | None:
    """The lowest number that is kept for letters written by hand and that nobody bears yet."""
    kept = NumberReservation
    ranges = session.execute(
        select(kept.first, kept.last)
        .where(kept.counter == counter, kept.removed_at.is_(None), kept.taken_over.is_(False))
        .order_by(kept.first)
    )
    for first, last in ranges:
        borne = set(_borne(session, counter, first, last))
        free = next((running for running in range(first, last + 1) if running not in borne), None)
        if free is not None:
            return free
    return None


def is_kept(session: Session, counter: str, running: int) -> bool:
    """Whether a number is kept for somebody else and nobody bears it yet."""
    return reserved_until(session, counter, running) is not None and not _borne(session, counter, running, running)


def _known(counter: str) -> None:
    if read_counter(counter) is None:
        raise Refusal(
            _("{counter} has no running numbers.").format(counter=counter_words(counter)), _("Choose a counter.")
        )


def _first_taken(session: Session, counter: str, first: int, last: int) -> int | None:
    """The first number of a range that is borne or kept already."""
    kept = session.scalars(
        select(NumberReservation.first).where(
            NumberReservation.counter == counter,
            NumberReservation.removed_at.is_(None),
            NumberReservation.first <= last,
            NumberReservation.last >= first,
        )
    )
    found = [*_borne(session, counter, first, last), *(max(each, first) for each in kept)]
    return min(found, default=None)


def _borne(session: Session, counter: str, first: int, last: int) -> list[int]:
    return [
        running
        for table in (Letter, HandLetter)
        for running in session.scalars(
            select(table.running_number).where(table.counter == counter, table.running_number.between(first, last))
        )
    ]
