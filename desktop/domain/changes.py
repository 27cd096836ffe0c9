"""What a commit changed, as the windows hear of it."""

from collections.abc import Mapping

ALL: frozenset[int] = frozenset({-1})
"""Stands for "any row of the table", after a bulk write."""

Changes = Mapping[str, frozenset[int]]
"""Ids of the changed rows by table name; `ALL` for a bulk write."""
