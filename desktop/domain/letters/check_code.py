"""The short code in the foot of a letter: told from what the letter says, and typed back in to look it up.

Ten signs of Crockford's Base32 in two groups, fifty bits of a SHA-256; I, L, O and U are no signs of it, so a
code copied by hand reads one way only.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ = str.maketrans("ILO", "110")
SIGNS_A_CODE = 10
_BITS_A_SIGN = 5


def check_code(facts: Any) -> str:
    """The code of a letter's plain facts (`desktop.domain.letters.snapshot.to_plain`), as "7K3QM-0XTBA"."""
    packed = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    digest = int.from_bytes(hashlib.sha256(packed.encode("utf-8", "surrogatepass")).digest(), "big")
    signs = "".join(_SIGNS[(digest >> _BITS_A_SIGN * place) & 31] for place in range(SIGNS_A_CODE))
    return f"{signs[:5]}-{signs[5:]}"


def read_code(typed: str) -> str:
    """A code as it was typed, or pasted with the words before it, as it is kept; empty if it cannot be one."""
    written = typed.rpartition(":")[2].upper()
    signs = "".join(sign for sign in written if sign.isalnum()).translate(_READ)
    if len(signs) != SIGNS_A_CODE or any(sign not in _SIGNS for sign in signs):
        return ""
    return f"{signs[:5]}-{signs[5:]}"


def near_codes(code: str) -> Iterator[str]:
    """The codes that `code` may have been meant for: one sign is another, or two neighbours changed places."""
    signs = code.replace("-", "")
    meant = [signs[:at] + sign + signs[at + 1 :] for at in range(SIGNS_A_CODE) for sign in _SIGNS]
    meant += [signs[:at] + signs[at + 1] + signs[at] + signs[at + 2 :] for at in range(SIGNS_A_CODE - 1)]
    return (f"{one[:5]}-{one[5:]}" for one in dict.fromkeys(meant) if one != signs)
