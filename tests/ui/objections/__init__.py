"""Tests of desktop.ui.objections."""
