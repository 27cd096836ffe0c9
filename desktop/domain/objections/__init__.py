"""Objections: rule sets, days, checks, hearings and outcomes."""
