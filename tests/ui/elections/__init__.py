"""Tests of desktop.ui.elections."""
