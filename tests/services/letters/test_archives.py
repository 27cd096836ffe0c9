"""Every kind of letter is archival and tagged, with examples in all its places."""

import pytest

from desktop.db.store import Store
from desktop.domain.letters.letters import LetterKind
from desktop.letters.style import PageStyle
from desktop.services.letters.samples import sample_of
from tests.letter_office import add_office
from tests.letters.archive import faults


@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_kind_is_archival_and_tagged(store: Store, kind: LetterKind) -> None:
    add_office(store)
    with store.read() as session:
        assert faults(sample_of(session, kind, PageStyle(typeface="arimo"))) == set()
