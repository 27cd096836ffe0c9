"""Screens of employees."""
