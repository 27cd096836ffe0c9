"""Tests of desktop.ui.calendar."""
