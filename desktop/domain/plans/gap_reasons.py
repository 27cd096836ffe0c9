"""Need and holders of every place before and after a plan, and why a gap that stays is not filled."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from desktop.domain.cases.checks import CHECK_WORDS
from desktop.domain.plans.asked import Waiver, least_asked
from desktop.domain.plans.exchange import steps_words
from desktop.domain.plans.found import FloorBroken, GapReason, PlaceCount, StayCode
from desktop.domain.plans.gathered import Gathered
from desktop.domain.plans.ledger import Ledger, needed
from desktop.domain.plans.move_reasons import Losses
from desktop.domain.plans.rules import PIN, PLAN_BAR_WORDS
from desktop.domain.plans.stay_reasons import Forced, alone, loss_words
from desktop.domain.plans.words import filled_words, tidied
from desktop.text import _

MOST_CODES = 3


def places_of(ledger: Ledger, losses: Losses) -> Iterator[PlaceCount]:
    """Every place that needs or has somebody; `why` where a gap stays."""
    barred = _barred(ledger.gathered)
    for number, slot in enumerate(ledger.gathered.slots):
        if slot.need or ledger.before[number] or ledger.after[number]:
            yield _place(ledger, number, barred.get(number, {}), losses)


def floors_of(ledger: Ledger) -> Iterator[FloorBroken]:
    """Places that are below the least staffing after the plan, whether or not they were so before."""
    for slot, before, after in zip(ledger.gathered.slots, ledger.before, ledger.after, strict=True):
        need = slot.need or 0
        least = least_asked(ledger.gathered.asked, need)
        if after < least:
            yield FloorBroken(slot.unit_id, slot.post_id, need, before, after, by_plan=after < min(before, least))


def _place(ledger: Ledger, number: int, barred: Mapping[str, int], losses: Losses) -> PlaceCount:
    slot = ledger.gathered.slots[number]
    before, after = ledger.before[number], ledger.after[number]
    code, why = (None, "") if after >= needed(slot) else _gap(ledger, number, barred, losses)
    return PlaceCount(slot.unit_id, slot.post_id, needed(slot), before, after, code, why)


def _gap(ledger: Ledger, number: int, barred: Mapping[str, int], losses: Losses) -> tuple[GapReason, str]:
    """Why one more does not come: nobody may, or it would cost more elsewhere."""
    filled = losses.filling(number)
    if filled is None:
        return _nobody(ledger, number, barred)
    loss, arcs = filled
    most = ledger.problem.most_moves
    first = Forced(ledger.problem.arc_person[arcs[0]], arcs[0], loss)
    if most is not None and len(ledger.steps) >= most and (alone(ledger, first) or 0) > 0:
        words = _("All {count} moves that the plan may make are used where they give at least as much together.")
        return GapReason.CAP, words.format(count=most)
    told = (
        _gap_lead(losses, arcs).format(steps=steps_words(ledger, arcs)),
        _left(ledger, arcs),
        loss_words(loss, exact=losses.exact),
    )
    return GapReason.COSTLY, tidied(" ".join(filter(None, told)))


def _gap_lead(losses: Losses, arcs: Sequence[int]) -> str:
    if not losses.exact:
        return _("One more could come there, for instance so: {steps}.")
    if len(arcs) == 1:
        return _("One more could come there at the least loss so: {steps}.")
    return _("One more could come there at the least loss so, one after the other: {steps}.")


def _left(ledger: Ledger, arcs: Sequence[int]) -> str:
    """What would be left where nobody follows."""
    last = ledger.reached(ledger.chosen[ledger.problem.arc_person[arcs[-1]]])
    left = filled_words(ledger.gathered.slots[last], ledger.after[last] - 1)
    return _("Left would be {filled}.").format(filled=left)


def _nobody(ledger: Ledger, number: int, barred: Mapping[str, int]) -> tuple[GapReason, str]:
    post = ledger.gathered.slots[number].post
    if not barred:
        words = _("Nobody elsewhere in this plan holds the post {post} or one from which the plan may send.")
        return GapReason.NOBODY, words.format(post=post)
    told = [
        _("{rule}: {count} employees").format(rule=rule_words(code), count=count)
        for code, count in sorted(barred.items(), key=lambda item: (-item[1], item[0]))[:MOST_CODES]
    ]
    code = GapReason.SETTLED if set(barred) == {PIN} else GapReason.NOBODY
    return code, _("Nobody may come. {rules}.").format(rules="; ".join(told))


def rule_words(code: str) -> str:
    """What a rule is called that keeps somebody from a place."""
    return _(CHECK_WORDS.get(code) or PLAN_BAR_WORDS.get(code, code))


def waived_words(waived: Sequence[Waiver]) -> str:
    """Rules that a plan does not heed, each with the officer's reason."""
    told = (f"{rule_words(one.code)} ({one.reason})" if one.reason else rule_words(one.code) for one in waived)
    return "; ".join(told) or "–"


def _barred(gathered: Gathered) -> dict[int, Counter[str]]:
    """How many people each rule keeps from each slot; of one who is settled to stay, that alone counts."""
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for person in (*gathered.people, *gathered.staying):
        code = PIN if person.stays is StayCode.SETTLED else None
        for one in person.barred:
            for slot in one.slots:
                found[slot][code or one.code] += 1
    return found
