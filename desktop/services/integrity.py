"""Whether what the database keeps is still what was put in: letters and papers against their fingerprints."""

import hashlib

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import FileContent, Letter
from desktop.text import _


def content_faults(session: Session) -> list[str]:
    """Letters and papers whose bytes do not fit their fingerprint; SQLite's own check does not look inside values."""
    letters = session.execute(select(Letter.number, Letter.sha256, Letter.pdf).execution_options(yield_per=50))
    faults = [
        _("The stored letter {number} is damaged: it does not fit its fingerprint.").format(number=number)
        for number, sha256, pdf in letters
        if hashlib.sha256(pdf).hexdigest() != sha256
    ]
    papers = session.execute(select(FileContent.sha256, FileContent.content).execution_options(yield_per=20))
    return faults + [
        _("The stored paper {fingerprint} is damaged.").format(fingerprint=sha256[:12])
        for sha256, content in papers
        if hashlib.sha256(content).hexdigest() != sha256
    ]
