"""Tests of desktop.ui.employees."""
