"""Needs: where people are short and over, on which day, and how the need is worked out."""
