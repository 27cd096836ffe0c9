"""Employees: listed, shown, recorded, their papers."""
