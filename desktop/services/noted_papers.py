"""What a decree cites under Memperhatikan: papers that are there, and BKN's opinion, each with number and date."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import ChecklistItem, TechnicalOpinion, TransferCase
from desktop.domain.cases.cases import ChecklistState
from desktop.domain.dates import letter_date
from desktop.domain.review.review import TechnicalResult
from desktop.letters.wording import fill
from desktop.services.cases.course import cited
from desktop.services.rules.case_kinds import case_kinds
from desktop.services.wording.wordings import decree_wording_on

MOST_NOTED = 12
"""Papers that one decree for many cases names one by one; of more, only those that all of its cases share."""


def noted_papers(session: Session, case_ids: Sequence[int], day: date) -> tuple[str, ...]:
    """What a decree of `day` on these cases cites, each paper once however many of them rest on it."""
    papers, opinions = _papers(session, case_ids), _opinions(session, case_ids, day)
    counted = Counter(chain.from_iterable({*papers[case], *opinions[case]} for case in case_ids))
    in_order = dict.fromkeys(chain.from_iterable(found[case] for found in (papers, opinions) for case in case_ids))
    if len(counted) <= MOST_NOTED:
        return tuple(in_order)
    return tuple(line for line in in_order if counted[line] == len(case_ids))


def _papers(session: Session, case_ids: Sequence[int]) -> Mapping[int, list[str]]:
    """The papers that the kind of each case cites, as far as their number is known."""
    noted = {kind: {paper.code for paper in rules.papers if paper.cited} for kind, rules in case_kinds(session).items()}
    rows = session.execute(
        select(ChecklistItem, TransferCase.kind)
        .join(TransferCase, TransferCase.id == ChecklistItem.case_id)
        .where(ChecklistItem.case_id.in_(case_ids), ChecklistItem.state == ChecklistState.MET)
        .where(ChecklistItem.reference != "")
        .order_by(ChecklistItem.position)
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for paper, kind in rows:
        if paper.code in noted[kind]:
            found[paper.case_id].append(f"{paper.name}, {cited(paper.reference, paper.dated_on)}")
    return found


def _opinions(session: Session, case_ids: Sequence[int], day: date) -> Mapping[int, list[str]]:
    """The newest opinion on each case, if it was granted on the move that the case proposes now."""
    rows = session.execute(
        select(TechnicalOpinion, TransferCase.move_since)
        .join(TransferCase, TransferCase.id == TechnicalOpinion.case_id)
        .where(TechnicalOpinion.case_id.in_(case_ids), TechnicalOpinion.removed_at.is_(None))
        .order_by(TechnicalOpinion.asked_on, TechnicalOpinion.id)
    )
    newest = {row.case_id: row for row, since in rows if row.asked_on >= (since or date.min)}
    words = decree_wording_on(session, day).opinions
    found: defaultdict[int, list[str]] = defaultdict(list)
    for case_id, row in newest.items():
        if row.result is TechnicalResult.GRANTED and row.answered_on is not None:
            values = {"nomor": row.number, "tanggal": letter_date(row.answered_on)}
            found[case_id].append(fill(words[row.body.value], values))
    return found
