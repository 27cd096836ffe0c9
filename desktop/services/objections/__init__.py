"""Objections: filed, counted, heard, decided, listed."""
