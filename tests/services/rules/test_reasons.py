"""The lists of reasons: as shipped, and as the office words them."""

from desktop.db.store import Store
from desktop.db.tables import RuleChange
from desktop.services.rules.reasons import REFUSAL, REPAIR, refusal_reasons, repair_reasons, shipped_reasons


def test_the_shipped_lists_hold_whole_sentences_once() -> None:
    for sentences in shipped_reasons().values():
        assert len(sentences) == len(set(sentences)) >= 10
        assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in sentences)


def test_without_a_change_the_shipped_ones_are_offered(store: Store) -> None:
    with store.read() as session:
        assert repair_reasons(session) == shipped_reasons()[REPAIR]
        assert refusal_reasons(session) == shipped_reasons()[REFUSAL]


def test_the_office_has_its_own_words_until_it_resets_them(store: Store) -> None:
    with store.write() as session:
        session.add(RuleChange(subject="reasons", code=REPAIR, content={"sentences": ["Cap basah kurang."]}, note="x"))
    with store.read() as session:
        assert repair_reasons(session) == ("Cap basah kurang.",)
        assert refusal_reasons(session) == shipped_reasons()[REFUSAL]
