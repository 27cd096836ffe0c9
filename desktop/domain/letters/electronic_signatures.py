"""What a certificate says of its holder, and what a signed file says of who signed it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CertificateSaid:
    """What a certificate says of itself."""

    holder: str
    issuer: str
    valid_from: datetime
    valid_until: datetime
    own: bool
    """Whether nobody but the holder vouches for it."""


@dataclass(frozen=True, slots=True)
class SignatureSeen:
    """One signature of a file."""

    holder: str
    issuer: str
    at: datetime | None
    intact: bool
    """Whether what was signed is as it was signed."""
    whole: bool
    """Whether nothing was added to the file after this signature."""
