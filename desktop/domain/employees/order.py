"""What a list of employees can be sorted by."""

from enum import StrEnum


class OrderBy(StrEnum):
    """The orders of the list; names come second in each."""

    NAME = "name"
    NIP = "nip"
    KIND = "kind"
    STATUS = "status"
    GRADE = "grade"
    UNIT = "unit"
    POST = "post"
    POST_SINCE = "post_since"
    BIRTH_DATE = "birth_date"
