"""Tests of desktop.ui.sittings."""
