"""Sheets of wishes and skills, and where wishes lead."""
