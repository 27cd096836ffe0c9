"""Sittings, score sheets, and the decisions of the competent official."""
