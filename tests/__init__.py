"""Tests mirror the source tree; `journeys/` drives the real window."""
