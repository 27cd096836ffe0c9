"""Tests of desktop.ui.units."""
