"""Indicators, follow-ups and reports of moves."""
