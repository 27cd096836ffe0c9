"""Tests of desktop.ui.reports."""
