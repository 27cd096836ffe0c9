"""Tests of desktop.db."""
